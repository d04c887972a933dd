// How the search screen looks: the bar with its field, and the rows that scroll below it.
#include <algorithm>
#include <cmath>

#include "app/screens/search.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Color;
using render::Face;
using render::Metrics;
using render::Rect;

constexpr Action field_action{.kind = ActionKind::place_caret};

// Where the field's text stands so that the caret is in sight: an x for the layout's left edge.
float text_left(const Search& search, const SearchScene& scene, const Rect& inner) {
  const render::Layout& layout = scene.field_layout;
  const float room = inner.w - 2;
  const bool right_to_left = runs_from_right(layout);
  const float caret = render::caret_x(layout, typed_into(search).caret);
  if (std::max(layout.width_px, caret) <= room)
    return right_to_left ? right(inner) - std::max(layout.width_px, caret) - 2 : inner.x;
  const float whole = std::max(layout.width_px, caret);
  // A third of the field shows what stands behind the caret.
  const float shift = std::clamp(caret - room * 2 / 3, 0.0F, whole - room);
  return inner.x - shift;
}

void draw_selection(const Search& search, const SearchScene& scene, float left, float top, View& view) {
  const TextField& field = typed_into(search);
  if (!has_selection(field)) return;
  view.scratch.rects.clear();
  render::rectangles(scene.field_layout, selection(field), view.scratch.rects);
  for (const render::LineRect& one : view.scratch.rects)
    view.canvas.fill({left + one.rect.x, top, one.rect.w, one.rect.h}, with_alpha(view.colors.accent, 0.3F));
}

// Three dots; it says its name to those who cannot see them.
void draw_edit_button(const Search& search, const Rect& rect, View& view) {
  constexpr Action toggle{.kind = ActionKind::toggle_editing};
  const Rect surface = inset(rect, 0, view.metrics.hairline * 3);
  const Color color = search.editing ? view.colors.on_chosen : view.colors.accent;
  if (search.editing) view.canvas.fill(surface, view.colors.chosen);
  const float dot = std::max(3.0F, std::round(view.metrics.px_per_mm * 0.7F));
  const float y = std::round(rect.y + (rect.h - dot) / 2);
  for (const float step : {-2.0F, 0.0F, 2.0F})
    view.canvas.fill({std::round(rect.x + rect.w / 2 + step * dot - dot / 2), y, dot, dot}, color);
  if (Box* box = add_box(view, Role::button, tr(view.strings, "Copy and paste"), rect, toggle)) {
    box->focusable = true;
    box->chosen = search.editing;
  }
  focus_ring(view, surface, toggle);
}

// Gives the field's left edge of text, for taps.
void draw_field(const Search& search, const SearchScene& scene, const Rect& rect, View& view) {
  const Metrics& m = view.metrics;
  const TextField& field = typed_into(search);
  const bool focused = view.focus.kind == ActionKind::none || view.focus == field_action;
  view.canvas.fill(rect, view.colors.paper);
  view.canvas.stroke(rect, focused ? view.colors.accent : view.colors.dim,
                     std::max(1.0F, focused ? m.focus_ring : m.hairline));
  const bool clearable = !field.text.empty();
  // Where the dots would leave no room for letters, a selection still brings what they offer.
  const bool roomy = rect.w >= 4 * m.target;
  const bool editable = roomy && (clearable || !search.clipboard.empty());
  Rect inner = inset(rect, m.gap, 0);
  if (clearable) inner.w -= m.target - m.gap;
  if (editable) inner.w -= m.target;
  inner = in_bar(view, rect, inner);
  const float line = render::label_line_height(m.interface);
  const float top = std::round(rect.y + (rect.h - line) / 2);
  const float left = std::floor(text_left(search, scene, inner));
  if (Box* box = add_box(view, Role::field, field.text, rect, {.kind = ActionKind::place_caret})) {
    box->focusable = true;
    box->origin_x = left;
    box->drag = {.kind = ActionKind::drag_select};
  }
  if (!clearable) {
    // Beside the caret.
    const float beside = std::round(m.px_per_mm);
    label(view, Role::note,
          search.choosing ? tr(view.strings, "Find in this list") : tr(view.strings, "Search the articles"),
          in_bar(view, inner, {inner.x + beside, inner.y, inner.w - beside, inner.h}),
          {Face::sans, m.interface, view.colors.dim});
  }
  view.canvas.push_clip({inner.x - 1, rect.y, inner.w + 2, rect.h});
  draw_selection(search, scene, left, top, view);
  view.canvas.text(scene.field_layout, {left, top}, view.colors.ink);
  if (focused) {
    const float caret_w = std::max(2.0F, std::round(m.px_per_mm * 0.4F));
    const float x = clearable ? left + std::round(render::caret_x(scene.field_layout, field.caret))
                              : in_bar(view, inner, {inner.x, 0, caret_w, 0}).x;
    view.canvas.fill({std::min(x, right(inner) - caret_w + 1), top - 1, caret_w, line + 2}, view.colors.ink);
  }
  view.canvas.pop_clip();
  const float edit_x = right(rect) - m.target * (clearable ? 2.0F : 1.0F);
  if (editable) draw_edit_button(search, in_bar(view, rect, {edit_x, rect.y, m.target, rect.h}), view);
  if (clearable)
    button(view, "×", in_bar(view, rect, {right(rect) - m.target, rect.y, m.target, rect.h}),
           {.kind = ActionKind::clear_text}, ButtonLook::bare, std::round(m.interface * 1.3F));
}

void draw_bar(const Search& search, const SearchScene& scene, View& view) {
  const Metrics& m = view.metrics;
  const Rect& bar = scene.bar;
  view.canvas.fill(bar, view.colors.paper);
  view.canvas.fill({bar.x, bottom(bar) - m.hairline, bar.w, m.hairline}, view.colors.rule);
  add_box(view, Role::bar, "", bar);
  float x = back_link(view, bar) + m.gap;
  if (bar_has_room(scene)) {
    const float badge = sample_badge(view, x, bar);
    if (badge > 0) x += badge + 2 * m.gap;
  }
  const float end = bar_controls(view, bar) - m.gap;
  const Rect field{x, bar.y + std::round((bar.h - m.target) / 2), end - x, m.target};
  draw_field(search, scene, in_bar(view, bar, field), view);
}

// What was found, set off by a tint and a line under it: two forms besides the colour.
void draw_marks(const std::vector<render::LineRect>& marks, float x, float y, View& view) {
  const float line = std::max(2.0F, view.metrics.underline * 0.75F);
  for (const render::LineRect& mark : marks) {
    const Rect rect{x + mark.rect.x, y + mark.rect.y, mark.rect.w, mark.rect.h};
    view.canvas.fill(rect, view.colors.notice);
    view.canvas.fill({rect.x, bottom(rect) - std::round(line), rect.w, std::round(line)}, view.colors.accent);
  }
}

Box* add_row_box(const SearchRow& row, Role role, const Rect& rect, View& view) {
  const Action action = action_of(row);
  Box* box = add_box(view, role, row.text, rect, action);
  if (box != nullptr) {
    box->focusable = true;
    box->drag = {.kind = ActionKind::scroll_drag};
  }
  return box;
}

void draw_text_row(const SearchRow& row, const Rect& rect, View& view) {
  view.canvas.text(row.title, {rect.x, rect.y + row.title_top},
                   row.kind == SearchRowKind::status ? view.colors.ink : view.colors.dim);
  const float begin = row.title.lines.empty() ? 0 : row.title.lines.front().x;
  if (Box* box = add_box(view, Role::text, row.text,
                         {rect.x + begin, rect.y + row.title_top, row.title.width_px, row.title.height_px})) {
    box->own_text = true;
    box->shortened = row.title.truncated;
  }
}

void draw_chip(const SearchRow& row, const Rect& rect, View& view) {
  if (!row.chosen) {
    view.canvas.fill(rect, view.colors.paper);
    view.canvas.stroke(rect, view.colors.dim, view.metrics.hairline);
  }
  button(view, row.text, rect, action_of(row), row.chosen ? ButtonLook::chosen : ButtonLook::bare);
}

void draw_suggestion(const SearchRow& row, const Rect& rect, View& view) {
  const Metrics& m = view.metrics;
  const float w = std::min(rect.w, label_width(view, row.text, Face::sans_bold, m.interface) + 3 * m.gap);
  button(view, row.text, in_bar(view, rect, {rect.x, rect.y, w, rect.h}), action_of(row), ButtonLook::chosen);
}

void draw_passage_row(const SearchRow& row, const Rect& rect, View& view) {
  const Metrics& m = view.metrics;
  const float pad = row.title_top;
  const float line = render::label_line_height(m.interface);
  view.canvas.fill(rect, view.colors.notice);
  view.canvas.fill(in_bar(view, rect, {rect.x, rect.y, std::round(m.px_per_mm), rect.h}), view.colors.accent);
  add_row_box(row, Role::passage_card, rect, view);
  const Rect in = inset(rect, pad, 0);
  label(view, Role::text, row.text, {in.x, rect.y + row.title_top, in.w, line},
        {Face::sans_bold, m.interface, view.colors.ink});
  label(view, Role::source, row.note, {in.x, rect.y + row.snippet_top, in.w, line},
        {Face::sans, m.interface, view.colors.ink,
         align_at_start(view.labels.get(row.note, {Face::sans, m.interface}), view)});
  focus_ring(view, rect, action_of(row));
}

// w pixels at the start of a row, or as far from its other end where the text runs from the right.
Rect along(const Rect& row, float from, float w, bool from_right) {
  return {from_right ? right(row) - from - w : row.x + from, row.y, w, row.h};
}

void draw_story_row(const SearchRow& row, const Rect& rect, View& view) {
  const Metrics& m = view.metrics;
  view.canvas.fill(rect, view.colors.paper);
  add_row_box(row, Role::header, rect, view);
  const Rect in = inset(rect, std::round(m.px_per_mm * 2.6F), 0);
  const float note_w = label_width(view, row.note, Face::sans, m.small) + 1;
  const render::Layout& title = view.labels.get(row.text, {Face::sans_bold, m.interface});
  const bool from_right = runs_from_right(title);
  const float title_w = std::min(std::ceil(title.width_px) + 1, in.w - note_w - m.gap);
  label(view, Role::title, row.text, along(in, 0, title_w, from_right),
        {Face::sans_bold, m.interface, view.colors.accent});
  label(view, Role::text, row.note, along(in, in.w - note_w, note_w, from_right),
        {Face::sans, m.small, view.colors.dim});
  focus_ring(view, rect, action_of(row));
}

// As wide as they are: a name in Arabic would stand at the far end of a wider place.
void draw_hit_source(const SearchRow& row, const Rect& line, View& view) {
  const Metrics& m = view.metrics;
  const float source_w = std::min(label_width(view, row.text, Face::sans_bold, m.small) + 1, line.w * 0.6F);
  label(view, Role::source, row.text, along(line, 0, source_w, row.from_right),
        {Face::sans_bold, m.small, view.colors.ink});
  const float time_w =
      std::min(label_width(view, row.note, Face::sans, m.small) + 1, line.w - source_w - view.metrics.gap);
  label(view, Role::text, row.note, along(line, source_w + m.gap, time_w, row.from_right),
        {Face::sans, m.small, view.colors.dim});
}

void draw_hit(const SearchScene& scene, const SearchRow& row, const Rect& rect, View& view) {
  const Metrics& m = view.metrics;
  const float pad = std::round(m.px_per_mm * 2.6F);
  const Rect in = inset(rect, pad, 0);
  view.canvas.fill(row.paper.w > 0 ? Rect{row.paper.x, rect.y, row.paper.w, rect.h} : rect, view.colors.paper);
  view.canvas.fill({in.x, rect.y, in.w, m.hairline}, view.colors.rule);
  add_row_box(row, Role::card, rect, view);
  draw_hit_source(row, {in.x, rect.y + pad, in.w, render::label_line_height(m.small)}, view);
  const store::SearchHit& hit = *scene.hits[static_cast<std::size_t>(row.index)];
  const float x = along(in, 0, row.text_w, row.from_right).x;
  draw_marks(row.title_marks, x, rect.y + row.title_top, view);
  view.canvas.text(row.title, {x, rect.y + row.title_top}, view.colors.ink);
  if (hit.title) add_box(view, Role::title, *hit.title, {x, rect.y + row.title_top, row.text_w, row.title.height_px});
  draw_marks(row.marks, x, rect.y + row.snippet_top, view);
  view.canvas.text(row.snippet, {x, rect.y + row.snippet_top}, view.colors.ink);
  add_box(view, Role::snippet, hit.snippet, {x, rect.y + row.snippet_top, row.text_w, row.snippet.height_px});
  focus_ring(view, inset(rect, m.focus_ring, m.focus_ring), action_of(row));
}

void draw_row(const SearchScene& scene, const SearchRow& row, const Rect& rect, View& view) {
  switch (row.kind) {
    case SearchRowKind::sample:
      sample_badge(view, rect.x, rect);
      return;
    case SearchRowKind::status:
    case SearchRowKind::more:
      return draw_text_row(row, rect, view);
    case SearchRowKind::edit:
    case SearchRowKind::completion:
    case SearchRowKind::filters:
    case SearchRowKind::filter:
    case SearchRowKind::clear_filter:
    case SearchRowKind::choice:
      return draw_chip(row, rect, view);
    case SearchRowKind::suggestion:
      return draw_suggestion(row, rect, view);
    case SearchRowKind::passage:
      return draw_passage_row(row, rect, view);
    case SearchRowKind::story:
      return draw_story_row(row, rect, view);
    case SearchRowKind::hit:
      return draw_hit(scene, row, rect, view);
  }
}

void draw_scrollbar(const Search& search, const SearchScene& scene, View& view) {
  if (scene.height_px <= scene.page.h) return;
  const float w = std::round(view.metrics.px_per_mm * 0.7F);
  const float h = std::max(view.metrics.target, scene.page.h * scene.page.h / scene.height_px);
  const float part = search.scroller.position / std::max(1.0F, search.scroller.high);
  const float y = scene.page.y + std::round((scene.page.h - h) * std::clamp(part, 0.0F, 1.0F));
  const Rect thumb = in_bar(view, scene.page, {right(scene.page) - w - 2, y, w, h});
  view.canvas.fill(thumb, view.colors.dim);
  add_box(view, Role::scrollbar, "", thumb);
}

}  // namespace

void draw(const Search& search, const SearchScene& scene, View& view) {
  view.canvas.fill(scene.key.area, view.colors.desk);
  draw_bar(search, scene, view);
  view.canvas.push_clip(scene.page);
  if (Box* box = add_box(view, Role::column, "", scene.page)) box->drag = {.kind = ActionKind::scroll_drag};
  const float top = scene.page.y - std::floor(search.scroller.position);
  for (const SearchRow& row : scene.rows) {
    const Rect rect{row.rect.x, top + row.rect.y, row.rect.w, row.rect.h};
    if (rect.y < bottom(scene.page) && bottom(rect) > scene.page.y) draw_row(scene, row, rect, view);
  }
  draw_scrollbar(search, scene, view);
  view.canvas.pop_clip();
}

}  // namespace app
