#include "app/strings/languages.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <array>

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

}  // namespace app
