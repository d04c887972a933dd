// Typing: what a finger on the keyboard does, as a pure machine. Contacts and times in, letters and steps out; the same
// contacts give the same letters. A letter is typed when the finger leaves it, so a slip can still be mended; what
// repeats (backspace, the caret) begins when the finger comes down. A long press offers the other letters of a key.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/keyboard/geometry.h"

namespace app {

enum class Capitals : std::uint8_t { off, once, locked };
enum class TouchKind : std::uint8_t { down, move, up };

struct Keyboard {
  bool shown = false;
  std::size_t layout = 0;  // of keyboard_layouts()
  KeyPlane plane = KeyPlane::letters;
  Capitals capitals = Capitals::off;
  bool accents = false;             // the next letter offers what else its key has
  std::optional<std::size_t> held;  // key the finger is on
  double held_ms = 0;               // since when
  double repeat_ms = 0;             // when it repeats next
  // What is offered above a key: other letters, or the layouts. Stays until something is chosen.
  std::vector<std::string> offers;
  std::size_t offered_by = 0;           // key
  std::optional<std::size_t> offer_on;  // the finger is on it
};

struct Typed {
  std::string text;
  int erase = 0;  // letters before the caret
  int move = 0;   // caret steps to the right, negative to the left
  bool hide = false;
};

// Metrics and room that the geometry was made for.
struct KeyboardRoom {
  render::Rect room;
  float px_per_mm = 5;
};

KeyboardGeometry geometry_of(const Keyboard& keyboard, const KeyboardRoom& room);
// Cells of Keyboard::offers, in their order.
std::vector<render::Rect> offer_cells(const Keyboard& keyboard, const KeyboardGeometry& geometry,
                                      const KeyboardRoom& room);

// A finger at a point. A touch beside the keyboard only closes what is offered.
void touch(Keyboard& keyboard, const KeyboardRoom& room, TouchKind kind, render::Point point, double now_ms,
           Typed& out);
// What time does while a finger rests. True while it wants to be called again.
bool pass_time(Keyboard& keyboard, const KeyboardRoom& room, double now_ms, Typed& out);
// The finger is gone without a word: nothing is typed.
void let_go(Keyboard& keyboard);

// What a key shows: the letter as it would be typed.
std::string shown_on(const Keyboard& keyboard, const KeyCap& key);

constexpr double long_press_ms = 450;
constexpr double first_repeat_ms = 400;
constexpr double next_repeat_ms = 70;

}  // namespace app
