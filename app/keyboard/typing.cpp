#include "app/keyboard/typing.h"

#include <algorithm>

namespace app {
namespace {

using render::Point;

constexpr float letter_cell_mm = 11;
constexpr float language_cell_mm = 25;

const KeyboardLayout& layout_of(const Keyboard& keyboard) { return keyboard_layouts()[keyboard.layout]; }

bool repeats(KeyKind kind) { return kind == KeyKind::backspace || kind == KeyKind::left || kind == KeyKind::right; }

std::string cased(const Keyboard& keyboard, std::string_view text) {
  return keyboard.capitals == Capitals::off ? std::string(text) : capital(text);
}

void close_offers(Keyboard& keyboard) {
  keyboard.offers.clear();
  keyboard.offer_on.reset();
}

void type(Keyboard& keyboard, const std::string& text, Typed& out) {
  out.text += text;
  keyboard.accents = false;
  if (keyboard.capitals == Capitals::once) keyboard.capitals = Capitals::off;
}

void repeat(const KeyCap& key, Typed& out) {
  if (key.kind == KeyKind::backspace) ++out.erase;
  if (key.kind == KeyKind::left) --out.move;
  if (key.kind == KeyKind::right) ++out.move;
}

// Gives whether there is anything to offer.
bool offer_letters(Keyboard& keyboard, std::size_t index, const KeyCap& key) {
  if (key.kind != KeyKind::character || keyboard.plane != KeyPlane::letters) return false;
  const std::vector<std::string_view> variants = variants_of(layout_of(keyboard), key.text);
  if (variants.empty()) return false;
  close_offers(keyboard);
  for (const std::string_view variant : variants) keyboard.offers.push_back(cased(keyboard, variant));
  keyboard.offered_by = index;
  return true;
}

void offer_layouts(Keyboard& keyboard, std::size_t index) {
  close_offers(keyboard);
  for (const KeyboardLayout& layout : keyboard_layouts()) keyboard.offers.emplace_back(layout.name);
  keyboard.offered_by = index;
}

void take_offer(Keyboard& keyboard, const KeyCap& offering, std::size_t offer, Typed& out) {
  const std::string text = keyboard.offers[offer];
  close_offers(keyboard);
  if (offering.kind != KeyKind::language) return type(keyboard, text, out);
  keyboard.layout = offer;
  keyboard.capitals = Capitals::off;
  keyboard.plane = KeyPlane::letters;
}

Capitals next(Capitals capitals) {
  if (capitals == Capitals::off) return Capitals::once;
  return capitals == Capitals::once ? Capitals::locked : Capitals::off;
}

// The finger has left the key where it came down, or slid to it.
void press(Keyboard& keyboard, std::size_t index, const KeyCap& key, Typed& out) {
  switch (key.kind) {
    case KeyKind::character:
      if (keyboard.accents && offer_letters(keyboard, index, key)) {
        keyboard.accents = false;
        return;
      }
      return type(keyboard, shown_on(keyboard, key), out);
    case KeyKind::space:
      return type(keyboard, " ", out);
    case KeyKind::shift:
      keyboard.capitals = next(keyboard.capitals);
      return;
    case KeyKind::plane:
      keyboard.plane = keyboard.plane == KeyPlane::letters ? KeyPlane::symbols : KeyPlane::letters;
      return;
    case KeyKind::language:
      return offer_layouts(keyboard, index);
    case KeyKind::accents:
      keyboard.accents = !keyboard.accents;
      return;
    case KeyKind::hide:
      out.hide = true;
      return;
    default:
      return;
  }
}

std::optional<std::size_t> offer_at(const std::vector<render::Rect>& cells, Point point) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (contains(cells[i], point)) return i;
  return std::nullopt;
}

// The cells with what lies between them.
bool is_among(const std::vector<render::Rect>& cells, Point point) {
  return std::any_of(cells.begin(), cells.end(), [&](const render::Rect& cell) {
    constexpr float around = 0.2F;
    return contains(inset(cell, -cell.w * around, -cell.h * around), point);
  });
}

void come_down(Keyboard& keyboard, const KeyboardGeometry& geometry, std::size_t index, double now_ms, Typed& out) {
  keyboard.held = index;
  keyboard.held_ms = now_ms;
  keyboard.repeat_ms = now_ms + first_repeat_ms;
  if (repeats(geometry.keys[index].kind)) repeat(geometry.keys[index], out);
}

}  // namespace

std::string shown_on(const Keyboard& keyboard, const KeyCap& key) {
  return keyboard.plane == KeyPlane::letters ? cased(keyboard, key.text) : std::string(key.text);
}

KeyboardGeometry geometry_of(const Keyboard& keyboard, const KeyboardRoom& room) {
  return place_keys(layout_of(keyboard), keyboard.plane, room.room, room.px_per_mm);
}

std::vector<render::Rect> offer_cells(const Keyboard& keyboard, const KeyboardGeometry& geometry,
                                      const KeyboardRoom& room) {
  if (keyboard.offers.empty() || keyboard.offered_by >= geometry.keys.size()) return {};
  const KeyCap& key = geometry.keys[keyboard.offered_by];
  const float cell_mm = key.kind == KeyKind::language ? language_cell_mm : letter_cell_mm;
  return place_offers(keyboard.offers.size(), std::max(1.0F, cell_mm * room.px_per_mm), key.rect, room.room,
                      room.px_per_mm);
}

void touch(Keyboard& keyboard, const KeyboardRoom& room, TouchKind kind, Point point, double now_ms, Typed& out) {
  const KeyboardGeometry geometry = geometry_of(keyboard, room);
  const std::vector<render::Rect> cells = offer_cells(keyboard, geometry, room);
  keyboard.offer_on = kind == TouchKind::up ? keyboard.offer_on : offer_at(cells, point);
  if (kind == TouchKind::down) {
    if (is_among(cells, point)) return;
    close_offers(keyboard);
    if (contains(geometry.panel, point)) come_down(keyboard, geometry, key_at(geometry.keys, point), now_ms, out);
    return;
  }
  if (kind == TouchKind::move) {
    if (!keyboard.held || !keyboard.offers.empty() || !contains(geometry.panel, point)) return;
    const std::size_t index = key_at(geometry.keys, point);
    // What repeats stays what it is; a letter follows the finger.
    const bool letters =
        geometry.keys[*keyboard.held].kind == KeyKind::character && geometry.keys[index].kind == KeyKind::character;
    if (index == *keyboard.held || !letters) return;
    keyboard.held = index;
    keyboard.held_ms = now_ms;
    return;
  }
  const std::optional<std::size_t> held = keyboard.held;
  keyboard.held.reset();
  if (keyboard.offer_on && *keyboard.offer_on < keyboard.offers.size())
    return take_offer(keyboard, geometry.keys[keyboard.offered_by], *keyboard.offer_on, out);
  if (!held || !keyboard.offers.empty()) return;
  press(keyboard, *held, geometry.keys[*held], out);
}

bool pass_time(Keyboard& keyboard, const KeyboardRoom& room, double now_ms, Typed& out) {
  if (!keyboard.held) return false;
  const KeyboardGeometry geometry = geometry_of(keyboard, room);
  const KeyCap& key = geometry.keys[*keyboard.held];
  if (repeats(key.kind)) {
    for (; keyboard.repeat_ms <= now_ms; keyboard.repeat_ms += next_repeat_ms) repeat(key, out);
    return true;
  }
  if (keyboard.offers.empty() && now_ms - keyboard.held_ms >= long_press_ms)
    return !offer_letters(keyboard, *keyboard.held, key);
  return keyboard.offers.empty();
}

void let_go(Keyboard& keyboard) {
  keyboard.held.reset();
  close_offers(keyboard);
}

}  // namespace app
