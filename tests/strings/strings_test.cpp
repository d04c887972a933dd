#include "app/strings/strings.h"
#include "app/strings/languages.h"

#include <filesystem>

#include "doctest/doctest.h"
#include "platform/base/file.h"
#include "tests/strings/mo_file.h"

namespace {

// A folder of catalogues that goes away again.
struct LocaleFolder {
  std::filesystem::path path;
  explicit LocaleFolder(const std::string& name)
      : path(std::filesystem::temp_directory_path() / ("lectern-strings-" + name)) {
    std::filesystem::remove_all(path);
  }
  LocaleFolder(const LocaleFolder&) = delete;
  LocaleFolder& operator=(const LocaleFolder&) = delete;
  ~LocaleFolder() { std::filesystem::remove_all(path); }
  void add(const std::string& language, const std::string& bytes) const {
    const std::filesystem::path folder = path / language / "LC_MESSAGES";
    std::filesystem::create_directories(folder);
    REQUIRE(base::replace_file((folder / "lectern.mo").string(), bytes));
  }
};

std::string one_word(const std::string& translation) { return strings_test::mo_file({{"Back", translation}}); }

}  // namespace

TEST_CASE("English needs no catalogue") {
  const app::Strings strings = app::english_strings();
  CHECK(app::tr(strings, "Only here") == "Only here");
  CHECK(app::tr_context(strings, "first", "Page") == "Page");
  CHECK(app::tr_n(strings, "{1} source", "{1} sources", 1) == "{1} source");
  CHECK(app::tr_n(strings, "{1} source", "{1} sources", 0) == "{1} sources");
  CHECK(app::tr(app::Strings(), "Only here") == "Only here");
  CHECK(app::load_catalogue("/nonexistent", "en"));
  CHECK(app::load_catalogue("/nonexistent", "en-GB"));
}

TEST_CASE("words come in the language of the catalogue, the rest stays English") {
  const LocaleFolder folder("words");
  folder.add("de", strings_test::mo_file(strings_test::german()));
  const auto strings = app::load_catalogue(folder.path.string(), "de-AT");
  REQUIRE(strings);
  CHECK(strings.value().language == "de-AT");
  CHECK(app::tr(strings.value(), "Only here") == "Nur hier");
  CHECK(app::tr(strings.value(), "untranslated") == "untranslated");
  CHECK(app::tr(strings.value(), "never seen") == "never seen");
  CHECK(app::tr_context(strings.value(), "first", "Page") == "Erste Seite");
  CHECK(app::tr_context(strings.value(), "last", "Page") == "Page");
  CHECK(app::tr_n(strings.value(), "{1} source", "{1} sources", 1) == "{1} Quelle");
  CHECK(app::tr_n(strings.value(), "{1} source", "{1} sources", 5) == "{1} Quellen");
  CHECK(app::tr_n(strings.value(), "{1} word", "{1} words", 5) == "{1} words");
}

TEST_CASE("words outlive the moving of their strings") {
  const LocaleFolder folder("moved");
  folder.add("de", one_word("Zurück"));
  auto loaded = app::load_catalogue(folder.path.string(), "de");
  REQUIRE(loaded);
  const app::Strings strings = std::move(loaded).value();
  CHECK(app::tr(strings, "Back") == "Zurück");
}

TEST_CASE("the nearest catalogue is taken") {
  const LocaleFolder folder("nearest");
  folder.add("pt", one_word("Voltar (pt)"));
  folder.add("pt_BR", one_word("Voltar (pt_BR)"));
  folder.add("zh_TW", one_word("返回"));
  folder.add("sr_Latn", one_word("Nazad"));
  folder.add("en_XA", one_word("[Båáçk]"));
  struct Row {
    const char* language;
    const char* word;
  };
  for (const Row& row :
       {Row{"pt", "Voltar (pt)"}, Row{"pt-BR", "Voltar (pt_BR)"}, Row{"pt-PT", "Voltar (pt)"},
        Row{"zh-Hant-TW", "返回"}, Row{"sr-Latn", "Nazad"}, Row{"en-XA", "[Båáçk]"}, Row{"en", "Back"}}) {
    const auto strings = app::load_catalogue(folder.path.string(), row.language);
    REQUIRE(strings);
    CHECK(app::tr(strings.value(), "Back") == row.word);
  }
}

TEST_CASE("a language without words, or with damaged ones, is an error that says what to do") {
  const LocaleFolder folder("refused");
  folder.add("de", one_word("Zurück").substr(0, 40));
  const std::string path = folder.path.string();
  const auto missing = app::load_catalogue(path, "fr");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == base::ErrorCode::not_found);
  CHECK(missing.error().what ==
        path + ": there are no words for \"fr\" here; choose another language, or add a catalogue");
  const auto damaged = app::load_catalogue(path, "de");
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().code == base::ErrorCode::bad_input);
  CHECK(damaged.error().what ==
        path + "/de/LC_MESSAGES/lectern.mo: no sound catalogue of translations: it is cut off; install Lectern again");
}

TEST_CASE("what is no language never becomes a path") {
  const LocaleFolder folder("path");
  folder.add("de", one_word("Zurück"));
  for (const char* language : {"", "../de", "de/../de", "..", "/", "not a language", "x", "\xff"}) {
    CAPTURE(language);
    const auto strings = app::load_catalogue(folder.path.string(), language);
    REQUIRE_FALSE(strings);
    CHECK(strings.error().code == base::ErrorCode::not_found);
  }
}

TEST_CASE("values go where the pattern wants them") {
  CHECK(app::format("{1} of {2} sources", {"4", "5"}) == "4 of 5 sources");
  CHECK(app::format("von {2} Quellen {1}", {"4", "5"}) == "von 5 Quellen 4");
  CHECK(app::format("{1}{1}{1}", {"ab"}) == "ababab");
  CHECK(app::format("", {"x"}).empty());
  CHECK(app::format("no place", {"x"}) == "no place");
  CHECK(app::format("{1} {2}", {"{2}", "{1}"}) == "{2} {1}");  // a value is never read as a pattern
  for (const char* pattern : {"{", "{1", "{}", "{0}", "{2}", "{9}", "{10}", "{a}", "}1{", "{{", "{1 }"}) {
    CAPTURE(pattern);
    CHECK(app::format(pattern, {"x"}) == pattern);
  }
  CHECK(app::format("{{1}}", {"x"}) == "{x}");
  std::string out = "A: ";
  app::format_to(out, "{9}", {"1", "2", "3", "4", "5", "6", "7", "8", "9"});
  CHECK(out == "A: 9");
}

TEST_CASE("a right-to-left name in a sentence leaves the words and figures around it in their order") {
  CHECK(app::format("first: {1}, {2}", {"הקול", "12 Apr"}) == "first: \u2068הקול\u2069, \u206812 Apr\u2069");
  CHECK(app::format("first: {1}, {2}", {"La Señal", "12 Apr"}) == "first: La Señal, 12 Apr");
}

TEST_CASE("in a sentence that runs from the right each value stands by itself") {
  CHECK(app::format("أولًا: {1}، {2}", {"La Señal", "12"}) == "أولًا: \u2068La Señal\u2069، \u206812\u2069");
  CHECK(app::format("\u200f{1}: {2}", {"A", "12"}) == "\u200f\u2068A\u2069: \u206812\u2069");
  CHECK(app::format("\u200e{1}/{2}", {"3", "5"}) == "\u200e3/5");
}

TEST_CASE("languages are offered by their own names, pseudo-languages are none") {
  const LocaleFolder folder("offered");
  for (const char* language : {"zh_TW", "pt", "pt_BR", "ar", "en", "en_XA"}) folder.add(language, one_word("x"));
  CHECK(app::languages_in(folder.path.string()) == std::vector<std::string>{"en", "pt", "pt-BR", "ar", "zh-TW"});
  CHECK(app::languages_in("/nonexistent") == std::vector<std::string>{"en"});
  CHECK(app::own_name("fr") == "Français");
  CHECK(app::own_name("de") == "Deutsch");
  CHECK(app::own_name("ar") == "العربية");
  CHECK(app::own_name("no such tag") == "no such tag");
}

TEST_CASE("an interface in Arabic runs from the right") {
  const LocaleFolder folder("right");
  for (const char* language : {"ar", "he", "de"}) folder.add(language, one_word("x"));
  for (const char* language : {"ar", "he"})
    CHECK(app::load_catalogue(folder.path.string(), language).value().from_right);
  for (const char* language : {"de", "en"})
    CHECK_FALSE(app::load_catalogue(folder.path.string(), language).value().from_right);
}
