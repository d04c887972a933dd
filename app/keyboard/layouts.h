// Keyboard layouts, as data: which letters stand on which key, and what a key has besides. Capital letters are those
// Unicode gives. The keys between the letters and below them are the same in every layout (geometry.h).
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct KeyboardLayout {
  std::string_view language;             // BCP 47
  std::string_view name;                 // in that language
  std::array<std::string_view, 3> rows;  // keys from the left, parted by spaces
  // "a áâ": the key, and what a long press on it offers; keys that are not here have what other Latin layouts offer.
  std::span<const std::string_view> variants;
  std::string_view accents = "áñö";  // what the key that offers variants says
  bool latin = true;
  bool has_capitals = true;
};

std::span<const KeyboardLayout> keyboard_layouts();
// Index of the layout for a language ("pt-BR"); the first one where there is none.
std::size_t keyboard_layout_for(std::string_view language);

// Digits and signs, three rows as in a layout, and the row of digits alone.
std::array<std::string_view, 3> symbol_rows();
std::string_view digit_row();

// The keys of a row: views into it.
std::vector<std::string_view> keys_of(std::string_view row);
// What else the key offers, the likeliest first; empty for most. `key` in small letters.
std::vector<std::string_view> variants_of(const KeyboardLayout& layout, std::string_view key);
// In capitals; what has none stays.
std::string capital(std::string_view text);

}  // namespace app
