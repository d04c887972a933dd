// Text field: a line of text being typed, with a caret and a selection. Pure; no window, no pixels. Places are bytes of
// the text's UTF-8, always between graphemes (ICU, UAX 29): a caret never stands inside an accented letter or an emoji.
// Nothing of it is kept anywhere else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/utf8.h"

namespace app {

struct TextField {
  std::string text;
  std::uint32_t caret = 0;
  std::uint32_t anchor = 0;  // other end of the selection; the caret's place when nothing is selected
};

// Who types more leans on a key.
constexpr std::size_t most_field_bytes = 16000;

enum class Step : std::uint8_t {
  grapheme,
  word,
  all,  // to the beginning or the end
};
enum class Select : std::uint8_t { no, yes };  // whether the selection grows or goes

inline bool has_selection(const TextField& field) { return field.caret != field.anchor; }
base::TextRange selection(const TextField& field);

// The text, and the caret behind it.
void set_text(TextField& field, std::string text);
// In place of the selection. Control characters and what is no character are left out; gives whether anything changed.
bool type(TextField& field, char32_t character);
// `direction` -1 towards the beginning of the text, 1 towards its end: logical, whichever way the script runs. A
// selection that is not to grow ends at its nearer end.
void move(TextField& field, int direction, Step step, Select select);
// Removes the selection, else the step beside the caret; gives whether anything changed. A step back takes one code
// point of a grapheme that was typed of several, as is usual for accents and joined letters.
bool erase(TextField& field, int direction, Step step);
void select_all(TextField& field);
// What is selected; "" for nothing.
std::string selected_text(const TextField& field);
// A text in place of the selection, its line breaks as spaces; gives whether anything changed.
bool insert(TextField& field, std::string_view text);
// To the grapheme border nearest to `offset`, not behind it.
void place(TextField& field, std::uint32_t offset, Select select);

}  // namespace app
