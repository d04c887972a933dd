#include "app/strings/strings.h"

#include <unicode/locid.h>

#include <algorithm>
#include <array>

#include "app/strings/formats.h"
#include "platform/base/file.h"

namespace app {
namespace {

constexpr std::uint64_t most_catalogue_bytes = std::uint64_t{16} << 20U;
constexpr char context_end = '\4';

// Names of folders a language's catalogue may stand in, the nearest first: "zh_Hant_TW", "zh_TW", "zh".
std::array<std::string, 3> catalogue_folders(const icu::Locale& locale) {
  std::string language = locale.getLanguage();
  const std::string country = locale.getCountry();
  return {locale.getBaseName(), country.empty() ? language : language + "_" + country, language};
}

}  // namespace

void FormatsDeleter::operator()(Formats* formats) const { std::default_delete<Formats>()(formats); }

Strings english_strings() {
  Strings strings;
  strings.formats = make_formats(strings.language);
  return strings;
}

base::Result<Strings> load_catalogue(const std::string& folder, const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  const std::string name = locale.getLanguage();
  if (U_FAILURE(status) || name.empty())
    return base::Error{base::ErrorCode::not_found, "\"" + language + "\" is no language; write de, or pt-BR"};
  Strings strings;
  strings.language = language;
  strings.from_right = locale.isRightToLeft() != 0;
  bool found = false;
  for (const std::string& candidate : catalogue_folders(locale)) {
    const std::string path =
        base::join_path(base::join_path(base::join_path(folder, candidate), "LC_MESSAGES"), "lectern.mo");
    if (found || !base::file_exists(path)) continue;
    base::Result<Catalogue> catalogue = parse_catalogue(TRY(base::read_file(path, most_catalogue_bytes)));
    if (!catalogue)
      return base::Error{catalogue.error().code, path + ": " + catalogue.error().what + "; install Lectern again"};
    strings.catalogue = std::move(catalogue).value();
    found = true;
  }
  if (!found && name != "en")
    return base::Error{base::ErrorCode::not_found, folder + ": there are no words for \"" + language +
                                                       "\" here; choose another language, or add a catalogue"};
  strings.formats = make_formats(language);
  return strings;
}

std::string_view tr(const Strings& strings, const char* english) {
  return find_translation(strings.catalogue, english).value_or(english);
}

std::string_view tr_told(const Strings& strings, std::string_view english) {
  return find_translation(strings.catalogue, english).value_or(english);
}

std::string_view tr_context(const Strings& strings, const char* context, const char* english) {
  if (strings.catalogue.entries.empty()) return english;
  const std::string original = std::string(context) + context_end + english;
  return find_translation(strings.catalogue, original).value_or(english);
}

std::string_view tr_n(const Strings& strings, const char* singular, const char* plural, std::uint64_t n) {
  return find_plural(strings.catalogue, singular, n).value_or(n == 1 ? singular : plural);
}

namespace {

// Letters of the scripts that run from right to left stand in these blocks (U+0590 to U+07FF, and the presentation
// forms); U+200F, which translators put before a pattern without letters, counts as one.
bool runs_from_the_right(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (byte >= 0xD6 && byte <= 0xDF) return true;
    if (text.substr(i).starts_with("\u200f")) return true;
    if (byte == 0xEF && (next == 0xAC || next == 0xAD || (next >= 0xAF && next <= 0xBB))) return true;
  }
  return false;
}

}  // namespace

void format_to(std::string& out, std::string_view pattern, std::initializer_list<std::string_view> values) {
  // An Arabic name between a Latin word and a date would turn the date around, and so would a Latin name in an Arabic
  // sentence: each value stands by itself then (U+2068, U+2069; Unicode Bidirectional Algorithm, isolates).
  const bool isolate = runs_from_the_right(pattern) || std::any_of(values.begin(), values.end(), runs_from_the_right);
  for (std::size_t at = 0; at < pattern.size();) {
    const bool place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
    const std::size_t number = place ? static_cast<unsigned char>(pattern[at + 1]) - std::size_t{'0'} : 0;
    if (place && number >= 1 && number <= 9 && number <= values.size()) {
      if (isolate) out += "\u2068";
      out += *(values.begin() + (number - 1));
      if (isolate) out += "\u2069";
      at += 3;
    } else {
      out += pattern[at++];
    }
  }
}

std::string format(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string out;
  format_to(out, pattern, values);
  return out;
}

}  // namespace app
