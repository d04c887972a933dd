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

}  // namespace

TEST_CASE("every translation has the places for values that the English has") {
  const auto languages = base::list_folder(locale_folder);
  REQUIRE(languages);
  for (const base::Entry& language : languages.value()) {
    CAPTURE(language.name);
    const app::Catalogue catalogue = read_catalogue(language.name);
    each_text(catalogue, [](std::string_view original, const std::vector<std::string_view>& forms) {
      for (const std::string_view form : forms) CHECK(places_of(form) == places_of(original));
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
