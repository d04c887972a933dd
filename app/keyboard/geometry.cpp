#include "app/keyboard/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace app {
namespace {

using render::Point;
using render::Rect;

constexpr float least_mm = 9;
constexpr float widest_key_mm = 17;  // wider ones are a way to go for one finger
constexpr float highest_key_mm = 14;
constexpr float row_for_digits_mm = 11;  // rows must have this height before a fifth one is shown
constexpr float share_of_room = 0.42F;   // of the height; more where 9 mm need it

struct Slot {
  KeyKind kind = KeyKind::character;
  std::string_view text;
  float units = 1;  // of a key's width
};
using Slots = std::vector<Slot>;

float units_of(const Slots& slots) {
  float units = 0;
  for (const Slot& slot : slots) units += slot.units;
  return units;
}

Slots slots_of(std::string_view row) {
  Slots slots;
  for (const std::string_view key : keys_of(row)) slots.push_back({KeyKind::character, key});
  return slots;
}

// Rows of letters, with what stands beside the last of them, and the row below.
std::vector<Slots> rows_of(const KeyboardLayout& layout, KeyPlane plane, bool digits) {
  const bool letters = plane == KeyPlane::letters;
  const std::array<std::string_view, 3> texts = letters ? layout.rows : symbol_rows();
  std::vector<Slots> rows;
  if (letters && digits) rows.push_back(slots_of(digit_row()));
  for (const std::string_view text : texts) rows.push_back(slots_of(text));
  Slots& last = rows.back();
  if (letters && layout.has_capitals) last.insert(last.begin(), {KeyKind::shift, {}, 1.4F});
  last.push_back({KeyKind::backspace, {}, 1.4F});
  float widest = 10.5F;
  for (const Slots& row : rows) widest = std::max(widest, units_of(row));
  Slots below{{KeyKind::plane, {}, 1.4F}, {KeyKind::language, {}, 2.1F}, {KeyKind::accents, {}, 1.2F},
              {KeyKind::space, {}, 0},    {KeyKind::left, {}, 1},        {KeyKind::right, {}, 1},
              {KeyKind::hide, {}, 1.2F}};
  below[3].units = widest - units_of(below);
  rows.push_back(std::move(below));
  return rows;
}

float squared_distance(const Rect& rect, Point point) {
  const float dx = std::max({rect.x - point.x, 0.0F, point.x - right(rect)});
  const float dy = std::max({rect.y - point.y, 0.0F, point.y - bottom(rect)});
  return dx * dx + dy * dy;
}

float squared_from_centre(const Rect& rect, Point point) {
  const float dx = rect.x + rect.w / 2 - point.x;
  const float dy = rect.y + rect.h / 2 - point.y;
  return dx * dx + dy * dy;
}

}  // namespace

KeyboardGeometry place_keys(const KeyboardLayout& layout, KeyPlane plane, const Rect& room, float px_per_mm) {
  const float gap = std::max(2.0F, std::round(px_per_mm * 0.8F));
  constexpr float rows_with_digits = 5;
  const bool digits = room.h * share_of_room / rows_with_digits >= row_for_digits_mm * px_per_mm;
  const std::vector<Slots> rows = rows_of(layout, plane, digits);
  float units = 0;
  for (const Slots& row : rows) units = std::max(units, units_of(row));
  // The plane with signs is as high as the one with letters: the keyboard does not jump.
  const float count = digits ? rows_with_digits : rows_with_digits - 1;
  const float wanted_h = room.h * share_of_room / count - gap;
  const float key_h = std::round(std::clamp(wanted_h, std::ceil(least_mm * px_per_mm), highest_key_mm * px_per_mm));
  const float step = std::floor(std::min((room.w - gap) / units, widest_key_mm * px_per_mm));
  const float w = units * step + gap;
  const float h = count * (key_h + gap) + gap;
  KeyboardGeometry out;
  out.panel = {std::round(room.x + (room.w - w) / 2), bottom(room) - h, w, h};
  float y = bottom(room) - static_cast<float>(rows.size()) * (key_h + gap);
  for (const Slots& row : rows) {
    float x = out.panel.x + gap + std::round((units - units_of(row)) * step / 2);
    for (const Slot& slot : row) {
      out.keys.push_back({slot.kind, slot.text, {std::round(x), y, std::round(slot.units * step - gap), key_h}});
      x += slot.units * step;
    }
    y += key_h + gap;
  }
  return out;
}

std::size_t key_at(const std::vector<KeyCap>& keys, Point point) {
  std::size_t nearest = 0;
  float least = std::numeric_limits<float>::infinity();
  float least_centre = least;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const float edge = squared_distance(keys[i].rect, point);
    const float centre = squared_from_centre(keys[i].rect, point);
    if (edge > least || (edge == least && centre >= least_centre)) continue;
    least = edge;
    least_centre = centre;
    nearest = i;
  }
  return nearest;
}

std::vector<Rect> place_offers(std::size_t count, float cell_w, const Rect& above, const Rect& room, float gap) {
  std::vector<Rect> cells;
  if (count == 0) return cells;
  const float step = cell_w + gap;
  const auto fitting = static_cast<std::size_t>(std::max(1.0F, std::floor((room.w - gap) / step)));
  const std::size_t columns = std::min(count, fitting);
  const std::size_t rows = (count + columns - 1) / columns;
  const float w = static_cast<float>(columns) * step - gap;
  const float x =
      std::clamp(above.x + above.w / 2 - w / 2, room.x + gap, std::max(room.x + gap, right(room) - gap - w));
  const float top = std::max(room.y, above.y - static_cast<float>(rows) * (above.h + gap) - gap);
  for (std::size_t i = 0; i < count; ++i) {
    const auto column = static_cast<float>(i % columns);
    const std::size_t above_it = i / columns;
    const auto row = static_cast<float>(above_it);
    cells.push_back({std::round(x + column * step), std::round(top + row * (above.h + gap)), cell_w, above.h});
  }
  return cells;
}

}  // namespace app
