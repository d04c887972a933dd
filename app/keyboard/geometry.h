// Where the keys of the keyboard stand. Pure: the same layout in the same room gives the same places. Pixels of the
// window. The panel lies at the bottom of the room, as wide as keys of a comfortable size need, in the middle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/keyboard/layouts.h"
#include "render/geometry.h"

namespace app {

enum class KeyKind : std::uint8_t {
  character,
  shift,
  backspace,
  plane,     // letters or signs
  language,  // the list of layouts
  accents,   // the next letter offers what else its key has
  space,
  left,  // the caret
  right,
  hide,
};

struct KeyCap {
  KeyKind kind = KeyKind::character;
  std::string_view text;  // of a character: as in the layout, in small letters
  render::Rect rect;
};

struct KeyboardGeometry {
  render::Rect panel;
  std::vector<KeyCap> keys;  // row by row, from the left
};

enum class KeyPlane : std::uint8_t { letters, symbols };

// Sides are millimetres of the panel: never under 9, rows of digits only where the screen has room for them.
KeyboardGeometry place_keys(const KeyboardLayout& layout, KeyPlane plane, const render::Rect& room, float px_per_mm);

// The key a finger means: the one it is on; between keys the one whose edge is nearest, of equals the one whose centre
// is. Requires: there are keys.
std::size_t key_at(const std::vector<KeyCap>& keys, render::Point point);

// Cells for what is offered above a key (`above`), inside the room: in one row, or in as few as the room takes.
std::vector<render::Rect> place_offers(std::size_t count, float cell_w, const render::Rect& above,
                                       const render::Rect& room, float gap);

}  // namespace app
