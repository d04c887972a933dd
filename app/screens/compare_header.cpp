// A column's header: who says it, when, and how much of it is shared. Tapped, it turns the column into the list of all
// sources of the story, to choose what stands here.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

// A name over a time and a share; mirrored where the text runs from the right.
struct SourceLines {
  std::string_view source;
  std::string_view time;
  std::string_view share;
  const std::array<double, 3>* class_share = nullptr;
};

// Puts w pixels at the start of a row (or its end), whichever side that is.
Rect at_start(const Rect& row, float w, bool right_to_left) {
  return right_to_left ? Rect{right(row) - w, row.y, w, row.h} : Rect{row.x, row.y, w, row.h};
}
Rect at_end(const Rect& row, float w, bool right_to_left) { return at_start(row, w, !right_to_left); }

// `kept_free`: at the end of the first line, for others.
void draw_source_lines(const SourceLines& lines, const Rect& rect, float kept_free, bool right_to_left, View& view) {
  const render::Metrics& m = view.metrics;
  const float name_h = std::round(m.interface * 1.45F);
  const float name_w = std::min(rect.w - kept_free, label_width(view, lines.source, Face::sans_bold, m.interface) + 1);
  label(view, Role::source, lines.source, at_start({rect.x, rect.y, rect.w, name_h}, name_w, right_to_left),
        {Face::sans_bold, m.interface, view.colors.ink});
  const Rect row{rect.x, rect.y + name_h, rect.w, std::round(m.small * 1.5F)};
  // The time is told in full, smaller where it must be; the bar takes what is left beside it, and goes where that is
  // too little to read.
  const float wanted = label_width(view, lines.share, Face::sans_bold, m.small) + m.gap + 2 +
                       label_width(view, lines.time, Face::sans_bold, m.small);
  const float size = wanted > row.w ? std::floor(m.small * row.w / wanted) : m.small;
  const float share_w = label_width(view, lines.share, Face::sans_bold, size);
  label(view, Role::share, lines.share, at_end(row, share_w, right_to_left), {Face::sans_bold, size, view.colors.dim});
  const float time_w = std::min(label_width(view, lines.time, Face::sans_bold, size) + 1, row.w - share_w - m.gap);
  label(view, Role::text, lines.time, at_start(row, time_w, right_to_left), {Face::sans_bold, size, view.colors.dim});
  const float left = row.w - share_w - time_w - 3 * m.gap;
  if (left < std::round(m.px_per_mm * 5)) return;
  const float bar_w = std::min(std::round(m.px_per_mm * 21), left);
  const float bar_h = std::round(m.px_per_mm * 1.5F);
  const Rect beside = right_to_left ? Rect{row.x + share_w + m.gap, row.y, row.w - share_w - m.gap, row.h}
                                    : Rect{row.x, row.y, row.w - share_w - m.gap, row.h};
  Rect bar = at_end(beside, bar_w, right_to_left);
  bar.y += std::round((row.h - bar_h) / 2);
  bar.h = bar_h;
  share_bar(view, bar, *lines.class_share);
}

// "Read ›" at the end of the header: the article by itself. Gives the width it took.
float draw_read_link(const CompareColumn& column, const Rect& line, View& view) {
  const render::Metrics& m = view.metrics;
  const std::string_view text = tr(view.strings, "Read ›");
  const float text_w = label_width(view, text, Face::sans_bold, m.small) + 1;
  const Rect at = at_end(line, text_w, column.right_to_left);
  const float w = std::max(m.target, text_w + 2 * m.gap);
  const Rect touch = at_end(column.header, w, column.right_to_left);
  const Action open{.kind = ActionKind::open_article, .a = -1, .b = column.article};
  label(view, Role::text, text, at, {Face::sans_bold, m.small, view.colors.accent});
  focus_ring(view, inset(touch, m.focus_ring, m.focus_ring), open);
  if (Box* box = add_box(view, Role::link, text, touch, open)) box->focusable = true;
  return text_w + m.gap;
}

// A small triangle: there is a list behind it. Points down, or up while the list is open.
void draw_triangle(const Rect& rect, bool up, View& view) {
  const float y = up ? bottom(rect) : rect.y;
  const float tip = up ? rect.y : bottom(rect);
  std::vector<render::ColoredPoint>& points = view.scratch.points;
  points.clear();
  points.push_back({{rect.x, y}, view.colors.dim});
  points.push_back({{right(rect), y}, view.colors.dim});
  points.push_back({{rect.x + rect.w / 2, tip}, view.colors.dim});
  constexpr std::array<std::uint16_t, 3> corners{0, 1, 2};
  view.canvas.triangles(points, corners);
}

}  // namespace

void draw_header(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  const render::Metrics& m = view.metrics;
  const CompareColumn& column = scene.columns[c];
  const Rect& header = column.header;
  const bool can_choose = scene.story.articles.size() > 1;
  const Action tap{.kind = ActionKind::open_picker, .a = static_cast<std::int32_t>(c)};
  const bool open = compare.picking == static_cast<std::int32_t>(c);
  if (can_choose) {
    if (Box* box = add_box(view, Role::header, column.source, header, tap)) {
      box->focusable = true;
      box->chosen = open;
    }
  }
  const float pad = std::round(m.px_per_mm * 1.6F);
  const float text_h = std::round(m.interface * 1.45F) + std::round(m.small * 1.5F);
  const float arrow = can_choose ? std::round(m.interface * 0.55F) : 0;
  const Rect text{header.x + pad, header.y + std::round((header.h - text_h) / 2), header.w - 2 * pad, text_h};
  const float name_h = std::round(m.interface * 1.45F);
  const float read_w = draw_read_link(column, {text.x, text.y, text.w, name_h}, view);
  const float kept_free = read_w + 2 * arrow;
  const float name_w = std::min(text.w - kept_free, label_width(view, column.source, Face::sans_bold, m.interface) + 1);
  if (can_choose) {
    const float x = column.right_to_left ? right(text) - name_w - 2 * arrow : text.x + name_w + arrow;
    draw_triangle({x, text.y + std::round(name_h / 2 - arrow * 0.25F), arrow, arrow * 0.6F}, open, view);
  }
  draw_source_lines({column.source, column.time, column.share, &column.marks.class_share}, text, kept_free,
                    column.right_to_left, view);
  view.canvas.fill({header.x, bottom(header) - m.hairline, header.w, m.hairline}, view.colors.rule);
  if (can_choose) focus_ring(view, inset(header, m.focus_ring, m.focus_ring), tap);
}

void draw_sources(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  const render::Metrics& m = view.metrics;
  const CompareColumn& column = scene.columns[c];
  const Rect& viewport = column.viewport;
  if (Box* box = add_box(view, Role::column, tr(view.strings, "sources of this story"), viewport,
                         {.kind = ActionKind::open_picker, .a = static_cast<std::int32_t>(c)})) {
    box->drag = {.kind = ActionKind::scroll_drag, .a = picker_target};
  }
  const float badge = std::round(m.interface * 1.6F);
  const float pad = std::round(m.px_per_mm * 1.6F);
  const float text_h = std::round(m.interface * 1.45F) + std::round(m.small * 1.5F);
  float y = viewport.y - std::floor(compare.picker.position);
  for (std::size_t i = 0; i < scene.sources.size(); ++i, y += scene.row_h) {
    const SourceRow& row = scene.sources[i];
    const Rect rect{viewport.x, y, viewport.w, scene.row_h};
    if (!intersects(rect, viewport)) continue;
    const auto article = static_cast<std::int32_t>(i);
    const Action tap{.kind = ActionKind::pick_source, .a = static_cast<std::int32_t>(c), .b = article};
    const auto shown = column_of(scene, article);
    const bool here = shown == c;
    if (here) view.canvas.fill(rect, view.colors.button);
    view.canvas.fill({rect.x, bottom(rect) - m.hairline, rect.w, m.hairline}, view.colors.rule);
    const Rect square = in_bar(view, rect, {rect.x + pad, rect.y + std::round((rect.h - badge) / 2), badge, badge});
    if (shown) {
      // Which column it stands in now.
      view.canvas.fill(square, here ? view.colors.chosen : view.colors.desk);
      label(view, Role::text, scene.numerals[*shown + 1], square,
            {Face::sans_bold, m.small, here ? view.colors.on_chosen : view.colors.ink, render::Align::center});
    }
    const float x = rect.x + badge + 2 * pad;
    draw_source_lines(
        {row.source, row.time, row.share, &row.class_share},
        in_bar(view, rect, {x, rect.y + std::round((rect.h - text_h) / 2), right(rect) - pad - x, text_h}), 0,
        view.strings.from_right, view);
    focus_ring(view, inset(rect, m.focus_ring, m.focus_ring), tap);
    if (Box* box = add_box(view, Role::card, row.source, rect, tap)) {
      box->focusable = true;
      box->chosen = here;
      box->drag = {.kind = ActionKind::scroll_drag, .a = picker_target};
    }
  }
}

}  // namespace app
