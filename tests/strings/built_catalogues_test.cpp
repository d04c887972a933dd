// The catalogues that the build has made: sound, complete, and with the places for values that the English has.
#define DOCTEST_CONFIG_IMPLEMENT
#include <algorithm>
#include <iostream>
#include <set>

#include "app/strings/strings.h"
#include "doctest/doctest.h"
#include "platform/base/file.h"

namespace {

constexpr const char* locale_folder = LECTERN_LOCALE_DIR;

std::string catalogue_path(const std::string& language) {
  return std::string(locale_folder) + "/" + language + "/LC_MESSAGES/lectern.mo";
}

app::Catalogue read_catalogue(const std::string& language) {
  auto bytes = base::read_file(catalogue_path(language));
  REQUIRE(bytes);
  auto catalogue = app::parse_catalogue(std::move(bytes).value());
  REQUIRE(catalogue);
  return std::move(catalogue).value();
}

// The digits of the places {1} to {9} in a text.
std::set<char> places_of(std::string_view text) {
  std::set<char> places;
  for (std::size_t at = 0; at + 2 < text.size(); ++at)
    if (text[at] == '{' && text[at + 2] == '}') places.insert(text[at + 1]);
  return places;
}

// The forms of a translation, and the original without its context.
std::vector<std::string_view> forms_of(std::string_view text) {
  std::vector<std::string_view> forms;
  for (std::size_t end = text.find('\0'); end != std::string_view::npos; end = text.find('\0')) {
    forms.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  forms.push_back(text);
  return forms;
}
std::string_view without_context(std::string_view original) { return original.substr(original.find('\4') + 1); }

// Original and forms of every entry but the header.
template <class Check>
void each_text(const app::Catalogue& catalogue, const Check& check) {
  for (const app::Catalogue::Entry& entry : catalogue.entries) {
    if (base::length(entry.original) == 0) continue;
    check(without_context(base::slice(catalogue.bytes, entry.original)),
          forms_of(base::slice(catalogue.bytes, entry.translation)));
  }
}

// Those that translators have written: neither English nor a pseudo-language, which are made of the sources.
std::vector<std::string> translated_languages() {
  const auto folders = base::list_folder(locale_folder);
  REQUIRE(folders);
  std::vector<std::string> languages;
  for (const base::Entry& folder : folders.value())
    if (folder.name != "en" && !folder.name.starts_with("en_X")) languages.push_back(folder.name);
  return languages;
}

// A form that one number alone takes may write that number as a word ("one source"); the number is the last place.
bool one_number_takes(const app::PluralRule& rule, std::size_t form) {
  int numbers = 0;
  for (std::uint64_t n = 0; n < 1000; ++n) numbers += app::plural_form(rule, n) == form ? 1 : 0;
  return numbers == 1;
}

bool fits_places(const app::PluralRule& rule, std::string_view original, std::string_view translation, std::size_t form,
                 bool plural) {
  std::set<char> wanted = places_of(original);
  if (places_of(translation) == wanted) return true;
  if (!plural || wanted.empty() || !one_number_takes(rule, form)) return false;
  wanted.erase(std::prev(wanted.end()));
  return places_of(translation) == wanted;
}

// Which of these a text ends in; marks of direction are no letters.
std::string_view ending_of(std::string_view text) {
  for (const std::string_view ending : {":", "…", "...", "."})
    if (text.ends_with(ending)) return ending == "..." ? "…" : ending;
  return "";
}

bool has_outer_space(std::string_view text) {
  const auto space = [](std::string_view at) {
    return at.starts_with(' ') || at.starts_with('\n') || at.starts_with('\t') || at.starts_with("\u00a0") ||
           at.starts_with("\u202f");
  };
  return space(text) || text.ends_with(' ') || text.ends_with('\n') || text.ends_with('\t') ||
         text.ends_with("\u00a0") || text.ends_with("\u202f");
}

// The words of ASCII letters.
std::set<std::string> latin_words(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) word += c;
    if (letter || word.empty()) continue;
    words.insert(word);
    word.clear();
  }
  return words;
}

// Whether a line that begins so runs from the right: by its first letter, or by U+200F before it. A line of nothing but
// figures says with U+200E that it means to run as figures do.
bool begins_from_the_right(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (rest.starts_with("\u200f") || (byte >= 0xD6 && byte <= 0xDF && !rest.starts_with("\u060c"))) return true;
    if (rest.starts_with("\u200e")) return latin_words(text).empty();
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) return false;
  }
  return false;
}

}  // namespace

TEST_CASE("every translation has every word of the sources, in every form, and none that is only guessed") {
  // msgfmt leaves out what has no translation or a fuzzy one, so either is missing here.
  const app::Catalogue english = read_catalogue("en");
  for (const std::string& language : translated_languages()) {
    CAPTURE(language);
    const app::Catalogue catalogue = read_catalogue(language);
    for (const app::Catalogue::Entry& entry : english.entries) {
      const std::string_view original = base::slice(english.bytes, entry.original);
      if (original.empty()) continue;
      CAPTURE(without_context(original));
      CHECK_MESSAGE(app::find_translation(catalogue, original).has_value(), "cmake --build .. --target strings");
    }
    CHECK(catalogue.entries.size() == english.entries.size());
    for (const app::Catalogue::Entry& entry : catalogue.entries) {
      const auto forms = forms_of(base::slice(catalogue.bytes, entry.translation));
      CAPTURE(base::slice(catalogue.bytes, entry.original));
      CHECK(forms.size() == (entry.plural ? catalogue.plurals.forms : 1));
      for (const std::string_view form : forms) CHECK_FALSE(form.empty());
    }
  }
}

TEST_CASE("every translation has the places for values that the English has") {
  const auto languages = base::list_folder(locale_folder);
  REQUIRE(languages);
  for (const base::Entry& language : languages.value()) {
    CAPTURE(language.name);
    const app::Catalogue catalogue = read_catalogue(language.name);
    each_text(catalogue, [&](std::string_view original, const std::vector<std::string_view>& forms) {
      CAPTURE(original);
      for (std::size_t i = 0; i < forms.size(); ++i)
        CHECK(fits_places(catalogue.plurals, original, forms[i], i, forms.size() > 1));
    });
  }
}

TEST_CASE(
    "no translation begins or ends in white space, and each ends in a colon, an ellipsis or a stop as English does") {
  for (const std::string& language : translated_languages()) {
    CAPTURE(language);
    each_text(read_catalogue(language), [](std::string_view original, const std::vector<std::string_view>& forms) {
      for (const std::string_view form : forms) {
        CAPTURE(form);
        CHECK_FALSE(has_outer_space(form));
        CHECK(ending_of(form) == ending_of(original));
      }
    });
  }
}

TEST_CASE("where words run from the right every one does, and none is left in English") {
  // What is typed or read so in every language.
  const std::set<std::string> kept{"Lectern", "lectern", "pack", "build",   "check", "sign",  "sudo", "pin", "set",
                                   "FOLDER",  "NAME",    "o",    "edition", "FAT",   "exFAT", "ext",  "f",   "fs"};
  for (const std::string& language : translated_languages()) {
    const auto strings = app::load_catalogue(locale_folder, language);
    REQUIRE(strings);
    if (!strings.value().from_right) continue;
    CAPTURE(language);
    each_text(strings.value().catalogue, [&](std::string_view original, const std::vector<std::string_view>& forms) {
      CAPTURE(original);
      for (const std::string_view form : forms) {
        CHECK(begins_from_the_right(form));
        for (const std::string& word : latin_words(form)) CHECK_MESSAGE(kept.contains(word), word);
      }
    });
  }
}

TEST_CASE("the English catalogue says what the code says") {
  const app::Catalogue catalogue = read_catalogue("en");
  CHECK(catalogue.entries.size() > 1);
  each_text(catalogue, [](std::string_view original, const std::vector<std::string_view>& forms) {
    CHECK(forms.front() == original);
  });
}

TEST_CASE("the pseudo-language changes every word and makes it longer") {
  const app::Catalogue catalogue = read_catalogue("en_XA");
  std::size_t english = 0;
  std::size_t pseudo = 0;
  each_text(catalogue, [&](std::string_view original, const std::vector<std::string_view>& forms) {
    CHECK(forms.front().starts_with('['));
    CHECK(forms.back().ends_with(']'));
    english += original.size();
    pseudo += forms.front().size();
  });
  CHECK(pseudo * 10 >= english * 13);
  CHECK(catalogue.entries.size() == read_catalogue("en").entries.size());
}

TEST_CASE("the pseudo-language loads by its code") {
  const auto strings = app::load_catalogue(locale_folder, "en-XA");
  REQUIRE(strings);
  CHECK(app::tr(strings.value(), "no date") == "[ñøó dåátëé]");
}

int main(int argc, char** argv) {
  if (!base::file_exists(catalogue_path("en_XA"))) {
    std::cout << "SKIPPED: no catalogues were built; install the Debian package gettext\n";
    return 77;
  }
  return doctest::Context(argc, argv).run();
}
