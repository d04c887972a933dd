#include "app/strings/catalogue.h"

#include "doctest/doctest.h"
#include "tests/strings/mo_file.h"

namespace {

using strings_test::ByteOrder;
using strings_test::mo_file;
using strings_test::Texts;
using strings_test::with_nul;

std::string reason_of(const base::Result<app::Catalogue>& result) { return result ? "" : result.error().what; }

// Overwrites the number at `at`, little endian.
std::string with_number(std::string bytes, std::size_t at, std::uint32_t value) {
  std::string number;
  strings_test::append_number(number, value, ByteOrder::little);
  return bytes.replace(at, 4, number);
}

}  // namespace

TEST_CASE("a catalogue answers in either byte order") {
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    const auto catalogue = app::parse_catalogue(mo_file(strings_test::german(), order));
    REQUIRE(catalogue);
    CHECK(app::find_translation(catalogue.value(), "Back") == "Zurück");
    CHECK(app::find_translation(catalogue.value(), "first\4Page") == "Erste Seite");
    CHECK(app::find_translation(catalogue.value(), "{1} of {2} sources") == "von {2} Quellen {1}");
    CHECK(app::find_plural(catalogue.value(), "{1} source", 1) == "{1} Quelle");
    CHECK(app::find_plural(catalogue.value(), "{1} source", 0) == "{1} Quellen");
    CHECK(app::find_plural(catalogue.value(), "{1} source", 7) == "{1} Quellen");
  }
}

TEST_CASE("what a catalogue lacks or leaves empty is not found") {
  const auto catalogue = app::parse_catalogue(mo_file(strings_test::german()));
  REQUIRE(catalogue);
  CHECK_FALSE(app::find_translation(catalogue.value(), "Forward"));
  CHECK_FALSE(app::find_translation(catalogue.value(), "untranslated"));
  CHECK_FALSE(app::find_translation(catalogue.value(), "Bac"));
  CHECK_FALSE(app::find_plural(catalogue.value(), "Back", 2));
  CHECK_FALSE(app::find_translation(catalogue.value(), ""));  // the header is no word
  CHECK_FALSE(app::find_translation(app::Catalogue(), "Back"));
}

TEST_CASE("a catalogue cut off at any byte is refused, or its words are whole") {
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    const std::string whole = mo_file(strings_test::german(), order);
    for (std::size_t size = 0; size < whole.size(); ++size) {
      INFO("cut to " << size << " of " << whole.size() << " bytes");
      CHECK_FALSE(app::parse_catalogue(whole.substr(0, size)));
    }
    CHECK(app::parse_catalogue(whole));
  }
}

TEST_CASE("a catalogue with any one byte changed never leads outside itself") {
  const std::string whole = mo_file(strings_test::german());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const unsigned change : {0x01U, 0x80U, 0xffU}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ change);
      const auto catalogue = app::parse_catalogue(bytes);
      if (!catalogue) continue;
      for (const char* word : {"Back", "Only here", "{1} source"}) {
        (void)app::find_translation(catalogue.value(), word);
        (void)app::find_plural(catalogue.value(), word, 3);
      }
    }
  }
}

TEST_CASE("a hostile catalogue is refused with its reason") {
  const std::string sound = mo_file(strings_test::german());
  struct Row {
    const char* reason;
    std::string bytes;
  };
  const Row rows[] = {
      {"does not begin as a .mo file does", with_number(sound, 0, 0x12345678)},
      {"newer than this program", with_number(sound, 4, 2U << 16U)},
      {"too many texts", with_number(sound, 8, 0xffffffff)},
      {"cut off", with_number(sound, 8, 60000)},
      {"cut off", with_number(sound, 12, 0xfffffff0)},
      {"cut off", with_number(sound, 16, static_cast<std::uint32_t>(sound.size()) - 4)},
      {"lies outside the file", with_number(sound, 28, 0xffffffff)},
      {"lies outside the file", with_number(sound, 32, 0xffffffff)},
      {"lies outside the file", with_number(sound, 28 + 8, static_cast<std::uint32_t>(sound.size()))},
      {"has no end", with_number(sound, 28 + 8, 2)},
      {"not sorted", mo_file({{"b", "B"}, {"a", "A"}})},
      {"not sorted", mo_file({{"a", "A"}, {"a", "A"}})},
      {"not UTF-8", mo_file({{"a", "\xff"}})},
      {"not written in UTF-8", mo_file({{"", "Content-Type: text/plain; charset=ISO-8859-1\n"}})},
      {"no rule for plurals", mo_file({{"", "Plural-Forms: nplurals=2; plural=system(n);\n"}})},
      {"lacks plural forms", mo_file({{with_nul("cat\0cats"), "Katze"}})},
      {"lacks plural forms", mo_file({{with_nul("cat\0cats"), with_nul("a\0b\0c")}})},
  };
  for (const Row& row : rows) {
    const std::string reason = reason_of(app::parse_catalogue(row.bytes));
    CHECK_MESSAGE(reason.find(row.reason) != std::string::npos, row.reason, " is not in: ", reason);
  }
}

TEST_CASE("a catalogue without any text is sound") { CHECK(app::parse_catalogue(mo_file({}))); }

TEST_CASE("a word with three forms takes the one its header says") {
  const auto catalogue = app::parse_catalogue(mo_file(
      {{"", "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"},
       {with_nul("file\0files"), with_nul("plik\0pliki\0plików")}}));
  REQUIRE(catalogue);
  CHECK(app::find_plural(catalogue.value(), "file", 1) == "plik");
  CHECK(app::find_plural(catalogue.value(), "file", 3) == "pliki");
  CHECK(app::find_plural(catalogue.value(), "file", 13) == "plików");
  CHECK(app::find_plural(catalogue.value(), "file", 22) == "pliki");
}
