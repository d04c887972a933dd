#include "app/input/text_field.h"

#include "doctest/doctest.h"

using namespace app;

namespace {

TextField with(std::string text) {
  TextField field;
  set_text(field, std::move(text));
  return field;
}

// The text with "|" at the caret and [ ] around what is selected.
std::string shown(const TextField& field) {
  const base::TextRange selected = selection(field);
  std::string out;
  for (std::uint32_t at = 0; at <= field.text.size(); ++at) {
    if (has_selection(field) && at == selected.end) out += ']';
    if (at == field.caret) out += '|';
    if (has_selection(field) && at == selected.begin) out += '[';
    if (at < field.text.size()) out += field.text[at];
  }
  return out;
}

void type_all(TextField& field, std::u32string_view text) {
  for (const char32_t c : text) type(field, c);
}

}  // namespace

TEST_CASE("typing goes in at the caret, in any script, and control characters do not") {
  TextField field;
  type_all(field, U"Málaga \u0007\u007F\uE000جسر🙂");
  CHECK(field.text == "Málaga جسر🙂");
  CHECK_FALSE(type(field, 0x1B));
  CHECK_FALSE(type(field, 0xD800));
  CHECK_FALSE(type(field, 0x110000));
  move(field, -1, Step::all, Select::no);
  type(field, U'¡');
  CHECK(shown(field) == "¡|Málaga جسر🙂");
}

TEST_CASE("the caret steps over whole graphemes") {
  TextField field = with("ae\xCC\x81👩\u200D👧 हि");
  std::string steps;
  move(field, -1, Step::all, Select::no);
  for (int i = 0; i < 7; ++i) {
    steps += std::to_string(field.caret) + " ";
    move(field, 1, Step::grapheme, Select::no);
  }
  CHECK(steps == "0 1 4 15 16 22 22 ");
  for (int i = 0; i < 3; ++i) move(field, -1, Step::grapheme, Select::no);
  CHECK(field.caret == 4);
  place(field, 9, Select::no);
  CHECK(field.caret == 4);
  place(field, 999, Select::no);
  CHECK(field.caret == 22);
}

TEST_CASE("the caret steps over words, spaces and signs passed by") {
  TextField field = with("the old, bridge…");
  move(field, -1, Step::word, Select::no);
  CHECK(shown(field) == "the old, |bridge…");
  move(field, -1, Step::word, Select::no);
  CHECK(shown(field) == "the |old, bridge…");
  move(field, 1, Step::word, Select::no);
  CHECK(shown(field) == "the old|, bridge…");
  move(field, 1, Step::word, Select::no);
  move(field, 1, Step::word, Select::no);
  CHECK(shown(field) == "the old, bridge…|");
  move(field, -1, Step::all, Select::no);
  move(field, -1, Step::word, Select::no);
  CHECK(field.caret == 0);
}

TEST_CASE("erasing takes the selection, a grapheme, a word, or a mark that was typed last") {
  TextField field = with("old bridge");
  CHECK(erase(field, -1, Step::grapheme));
  CHECK(shown(field) == "old bridg|");
  CHECK(erase(field, -1, Step::word));
  CHECK(shown(field) == "old |");
  CHECK_FALSE(erase(field, 1, Step::grapheme));
  move(field, -1, Step::all, Select::no);
  CHECK_FALSE(erase(field, -1, Step::word));
  CHECK(erase(field, 1, Step::grapheme));
  CHECK(shown(field) == "|ld ");
  field = with("ae\xCC\x81");
  CHECK(erase(field, -1, Step::grapheme));
  CHECK(field.text == "ae");
  field = with("e\xCC\x81z");
  move(field, -1, Step::all, Select::no);
  CHECK(erase(field, 1, Step::grapheme));
  CHECK(field.text == "z");
}

TEST_CASE("a selection grows with the caret, is typed over, and ends where the caret goes on") {
  TextField field = with("old bridge");
  move(field, -1, Step::word, Select::yes);
  CHECK(shown(field) == "old |[bridge]");
  move(field, 1, Step::grapheme, Select::no);
  CHECK(shown(field) == "old bridge|");
  select_all(field);
  CHECK(shown(field) == "[old bridge]|");
  move(field, -1, Step::grapheme, Select::no);
  CHECK(shown(field) == "|old bridge");
  select_all(field);
  type(field, U'x');
  CHECK(shown(field) == "x|");
  select_all(field);
  CHECK(erase(field, 1, Step::word));
  CHECK(field.text.empty());
}

TEST_CASE("whoever leans on a key ends somewhere") {
  TextField field;
  for (int i = 0; i < 20000; ++i) type(field, U'é');
  CHECK(field.text.size() <= most_field_bytes + 4);
}
