#include "app/screens/keyboard.h"

#include <algorithm>
#include <cmath>

#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Color;
using render::Face;
using render::Point;
using render::Rect;

constexpr Action touched{.kind = ActionKind::touch_keyboard};

// What the signs on keys are drawn with: strokes between points, in halves of the sign's side from its centre.
struct Pen {
  View& view;
  Point centre;
  float half;
  Color color;
  float width;

  void stroke(Point a, Point b) const {
    view.canvas.line({centre.x + a.x * half, centre.y + a.y * half}, {centre.x + b.x * half, centre.y + b.y * half},
                     color, width);
  }
};

// An arrow up, with a line under it where capitals stay.
void draw_shift(const Pen& pen, bool locked) {
  const float tail = locked ? 0.45F : 1;
  pen.stroke({0, -1}, {-0.9F, 0});
  pen.stroke({0, -1}, {0.9F, 0});
  pen.stroke({-0.9F, 0}, {-0.35F, 0});
  pen.stroke({0.9F, 0}, {0.35F, 0});
  pen.stroke({-0.35F, 0}, {-0.35F, tail});
  pen.stroke({0.35F, 0}, {0.35F, tail});
  pen.stroke({-0.35F, tail}, {0.35F, tail});
  if (locked) pen.stroke({-0.8F, 1}, {0.8F, 1});
}

// An arrow to the left, with a cross on it.
void draw_backspace(const Pen& pen) {
  pen.stroke({-1.3F, 0}, {-0.5F, -0.8F});
  pen.stroke({-1.3F, 0}, {-0.5F, 0.8F});
  pen.stroke({-0.5F, -0.8F}, {1.2F, -0.8F});
  pen.stroke({-0.5F, 0.8F}, {1.2F, 0.8F});
  pen.stroke({1.2F, -0.8F}, {1.2F, 0.8F});
  pen.stroke({-0.1F, -0.35F}, {0.7F, 0.35F});
  pen.stroke({-0.1F, 0.35F}, {0.7F, -0.35F});
}

// A keyboard that goes down.
void draw_hide(const Pen& pen) {
  pen.stroke({-1.1F, -0.9F}, {1.1F, -0.9F});
  pen.stroke({-1.1F, 0.2F}, {1.1F, 0.2F});
  pen.stroke({-1.1F, -0.9F}, {-1.1F, 0.2F});
  pen.stroke({1.1F, -0.9F}, {1.1F, 0.2F});
  pen.stroke({-0.6F, -0.35F}, {0.6F, -0.35F});
  pen.stroke({0, 1.1F}, {-0.45F, 0.65F});
  pen.stroke({0, 1.1F}, {0.45F, 0.65F});
}

void draw_caret_step(const Pen& pen, float direction) {
  pen.stroke({0.4F * direction, 0}, {-0.3F * direction, -0.7F});
  pen.stroke({0.4F * direction, 0}, {-0.3F * direction, 0.7F});
}

// Its name, for those who cannot see the sign; the letter itself on a letter's key.
std::string name_of(const Keyboard& keyboard, const KeyCap& key, const Strings& strings) {
  switch (key.kind) {
    case KeyKind::character:
      return shown_on(keyboard, key);
    case KeyKind::shift:
      return std::string(tr_context(strings, "key", "Capitals"));
    case KeyKind::backspace:
      return std::string(tr_context(strings, "key", "Delete"));
    case KeyKind::plane:
      return keyboard.plane == KeyPlane::letters ? "?123" : "ABC";
    case KeyKind::language:
      return std::string(keyboard_layouts()[keyboard.layout].name);
    case KeyKind::accents:
      return std::string(keyboard_layouts()[keyboard.layout].accents);
    case KeyKind::space:
      return std::string(tr_context(strings, "key", "Space"));
    case KeyKind::left:
      return std::string(tr_context(strings, "key", "Left"));
    case KeyKind::right:
      return std::string(tr_context(strings, "key", "Right"));
    case KeyKind::hide:
      return std::string(tr_context(strings, "key", "Close"));
  }
  return {};
}

bool is_on(const Keyboard& keyboard, const KeyCap& key) {
  return (key.kind == KeyKind::shift && keyboard.capitals != Capitals::off) ||
         (key.kind == KeyKind::accents && keyboard.accents);
}

void draw_words(const Rect& rect, std::string_view text, float size, Color color, View& view) {
  while (size > view.metrics.small * 0.6F && label_width(view, text, Face::sans, size) > rect.w - 2) --size;
  const render::Layout& layout = view.labels.get(text, {Face::sans, size}, rect.w, 1, render::Align::center);
  view.canvas.text(layout, {rect.x, rect.y + std::round((rect.h - layout.height_px) / 2)}, color);
}

void draw_sign(const Keyboard& keyboard, const KeyCap& key, std::string_view name, Color color, View& view) {
  const float mm = view.metrics.px_per_mm;
  const Pen pen{view,
                {key.rect.x + key.rect.w / 2, key.rect.y + key.rect.h / 2},
                std::round(std::min(key.rect.h, 12 * mm) * 0.2F),
                color,
                std::max(1.5F, mm * 0.35F)};
  switch (key.kind) {
    case KeyKind::shift:
      return draw_shift(pen, keyboard.capitals == Capitals::locked);
    case KeyKind::backspace:
      return draw_backspace(pen);
    case KeyKind::left:
      return draw_caret_step(pen, -1);
    case KeyKind::right:
      return draw_caret_step(pen, 1);
    case KeyKind::hide:
      return draw_hide(pen);
    case KeyKind::space:
      return;
    case KeyKind::character:
      return draw_words(key.rect, name, std::round(std::min(key.rect.h * 0.44F, 6.5F * mm)), color, view);
    default:
      return draw_words(key.rect, name, std::round(std::min(key.rect.h * 0.3F, 4 * mm)), color, view);
  }
}

void draw_key(const Keyboard& keyboard, const KeyCap& key, bool held, View& view) {
  const render::Palette& colors = view.colors;
  const bool typed = key.kind == KeyKind::character || key.kind == KeyKind::space;
  const bool chosen = held || is_on(keyboard, key);
  view.canvas.fill(key.rect, chosen ? colors.chosen : typed ? colors.paper : colors.button);
  const std::string name = name_of(keyboard, key, view.strings);
  draw_sign(keyboard, key, name, chosen ? colors.on_chosen : colors.ink, view);
  if (Box* box = add_box(view, Role::key, name, key.rect, touched)) box->chosen = chosen;
}

void draw_offers(const Keyboard& keyboard, const KeyboardScene& scene, View& view) {
  if (scene.cells.empty() || scene.cells.size() != keyboard.offers.size()) return;
  const float edge = std::round(view.metrics.px_per_mm);
  Rect around = scene.cells.front();
  for (const Rect& cell : scene.cells) {
    around.w = std::max(right(around), right(cell)) - std::min(around.x, cell.x);
    around.x = std::min(around.x, cell.x);
    around.h = bottom(cell) - around.y;
  }
  around = inset(around, -edge, -edge);
  view.canvas.fill(around, view.colors.rule);
  view.canvas.stroke(around, view.colors.accent, view.metrics.focus_ring);
  add_box(view, Role::bar, "", around, touched);
  const std::size_t current =
      scene.geometry.keys[keyboard.offered_by].kind == KeyKind::language ? keyboard.layout : scene.cells.size();
  for (std::size_t i = 0; i < scene.cells.size(); ++i) {
    const bool chosen = keyboard.offer_on == i || i == current;
    const Rect& cell = scene.cells[i];
    view.canvas.fill(cell, chosen ? view.colors.chosen : view.colors.paper);
    const float size = std::round(cell.w > 2 * cell.h ? cell.h * 0.32F : cell.h * 0.44F);
    draw_words(cell, keyboard.offers[i], size, chosen ? view.colors.on_chosen : view.colors.ink, view);
    if (Box* box = add_box(view, Role::key, keyboard.offers[i], cell, touched)) box->chosen = chosen;
  }
}

}  // namespace

void arrange(KeyboardScene& scene, const Keyboard& keyboard, const Rect& area, const render::Metrics& metrics) {
  scene.room = {area, metrics.px_per_mm};
  if (!keyboard.shown) {
    scene.geometry = {};
    scene.cells.clear();
    return;
  }
  scene.geometry = geometry_of(keyboard, scene.room);
  scene.cells = offer_cells(keyboard, scene.geometry, scene.room);
}

void draw(const Keyboard& keyboard, const KeyboardScene& scene, View& view) {
  if (scene.geometry.keys.empty()) return;
  const Rect& panel = scene.geometry.panel;
  const Rect& room = scene.room.room;
  view.canvas.fill({room.x, panel.y, room.w, panel.h}, view.colors.rule);
  add_box(view, Role::bar, "", {room.x, panel.y, room.w, panel.h}, touched);
  for (std::size_t i = 0; i < scene.geometry.keys.size(); ++i)
    draw_key(keyboard, scene.geometry.keys[i], keyboard.held == i && keyboard.offers.empty(), view);
  draw_offers(keyboard, scene, view);
}

}  // namespace app
