#include "app/strings/languages.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <utility>

#include "platform/base/file.h"

namespace app {

std::string language_name(const Strings& strings, const std::string& tag) {
  std::array<UChar, 128> name{};
  std::array<char, 400> bytes{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = uloc_getDisplayName(tag.c_str(), strings.language.c_str(), name.data(),
                                                  static_cast<std::int32_t>(name.size()), &status);
  std::int32_t written = 0;
  u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &written, name.data(), length, &status);
  if (U_FAILURE(status) || written <= 0) return tag;
  return {bytes.data(), static_cast<std::size_t>(written)};
}

std::string own_name(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  if (U_FAILURE(status)) return tag;
  icu::UnicodeString name;
  locale.getDisplayName(locale, name);
  // French calls itself "français": on a button it begins with a capital.
  name.toTitle(nullptr, locale, U_TITLECASE_NO_LOWERCASE | U_TITLECASE_NO_BREAK_ADJUSTMENT | U_TITLECASE_WHOLE_STRING);
  std::string bytes;
  name.toUTF8String(bytes);
  return bytes.empty() ? tag : bytes;
}

std::vector<std::string> languages_in(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> named{{own_name("en"), "en"}};
  if (const base::Result<std::vector<base::Entry>> entries = base::list_folder(folder)) {
    for (const base::Entry& entry : entries.value()) {
      std::string tag = entry.name;
      std::replace(tag.begin(), tag.end(), '_', '-');
      const bool pseudo = tag.find("-XA") != std::string::npos || tag.find("-XB") != std::string::npos;
      const std::string words = base::join_path(folder, entry.name + "/LC_MESSAGES/lectern.mo");
      if (entry.kind != base::EntryKind::folder || pseudo || tag == "en" || !base::file_exists(words)) continue;
      named.emplace_back(own_name(tag), std::move(tag));
    }
  }
  std::sort(named.begin(), named.end());
  std::vector<std::string> tags;
  tags.reserve(named.size());
  for (auto& [name, tag] : named) tags.push_back(std::move(tag));
  return tags;
}

}  // namespace app
