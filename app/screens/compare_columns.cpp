// One column: header, text with its marks, letters in the margin.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Point;
using render::Rect;

constexpr float dimmed_line = 0.40F;  // what is not tapped steps back
constexpr float dimmed_text = 0.55F;  // shared text while only what is unique counts

Rect moved(const Rect& rect, Point by) { return {rect.x + by.x, rect.y + by.y, rect.w, rect.h}; }

// "Read ›" at the end of the header: the article by itself. Gives the width it took.
float draw_read_link(const CompareColumn& column, float name_h, View& view) {
  const render::Metrics& m = view.metrics;
  const std::string_view text = tr(view.strings, "Read ›");
  const float text_w = label_width(view, text, Face::sans_bold, m.small) + 1;
  const float pad = std::round(m.px_per_mm * 1.6F);
  const float w = std::max(m.target, text_w + pad);
  const Rect& header = column.header;
  const Action open{.kind = ActionKind::open_article, .a = -1, .b = column.article};
  const Rect touch{right(header) - w, header.y, w, std::max(m.target, header.h)};
  label(view, Role::text, text,
        {right(header) - pad - text_w, header.y + std::round(m.px_per_mm * 0.8F), text_w, name_h},
        {Face::sans_bold, m.small, view.colors.accent});
  focus_ring(view, inset(touch, m.focus_ring, m.focus_ring), open);
  if (Box* box = add_box(view, Role::link, text, touch, open)) box->focusable = true;
  return text_w + m.gap;
}

void draw_header(const CompareColumn& column, View& view) {
  const render::Metrics& m = view.metrics;
  const Rect& header = column.header;
  const float pad = std::round(m.px_per_mm * 1.6F);
  const float top = std::round(m.px_per_mm * 0.8F);
  const float name_h = std::round(m.interface * 1.45F);
  const float read_w = draw_read_link(column, name_h, view);
  label(view, Role::source, column.source, {header.x + pad, header.y + top, header.w - 2 * pad - read_w, name_h},
        {Face::sans_bold, m.interface, view.colors.ink});
  const Rect row{header.x + pad, header.y + top + name_h, header.w - 2 * pad, std::round(m.small * 1.5F)};
  // The time is told in full, smaller where it must be; the bar takes what is left beside it, and goes where that is
  // too little to read.
  const float wanted = label_width(view, column.share, Face::sans_bold, m.small) + m.gap + 2 +
                       label_width(view, column.time, Face::sans_bold, m.small);
  const float figures_px = wanted > row.w ? std::floor(m.small * row.w / wanted) : m.small;
  const float share_w = label_width(view, column.share, Face::sans_bold, figures_px);
  label(view, Role::share, column.share, {right(row) - share_w, row.y, share_w, row.h},
        {Face::sans_bold, figures_px, view.colors.dim});
  const float time_w =
      std::min(label_width(view, column.time, Face::sans_bold, figures_px) + 1, row.w - share_w - m.gap);
  label(view, Role::text, column.time, {row.x, row.y, time_w, row.h}, {Face::sans_bold, figures_px, view.colors.dim});
  const float left = row.w - share_w - time_w - 3 * m.gap;
  if (left >= std::round(m.px_per_mm * 5)) {
    const float bar_w = std::min(std::round(m.px_per_mm * 21), left);
    const float bar_h = std::round(m.px_per_mm * 1.5F);
    const float bar_x = right(row) - share_w - m.gap - bar_w;
    share_bar(view, {bar_x, row.y + std::round((row.h - bar_h) / 2), bar_w, bar_h}, column.marks.class_share);
  }
  view.canvas.fill({header.x, bottom(header) - m.hairline, header.w, m.hairline}, view.colors.rule);
}

void draw_tints(const Compare& compare, const CompareColumn& column, Point origin, View& view) {
  for (std::size_t i = 0; i < column.places.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    const Emphasis emphasis = emphasis_of(compare, mark);
    if (!is_shown(compare, mark) || emphasis == Emphasis::dimmed || compare.only_here) continue;
    const render::MarkColors& colors = mark_colors(view, mark.passage_class);
    for (std::uint32_t r = column.places[i].rect_begin; r < column.places[i].rect_end; ++r) {
      const Rect rect = moved(column.rects[r].rect, origin);
      if (!intersects(rect, column.viewport)) continue;
      view.canvas.fill(inset(rect, 0, std::round(rect.h * 0.04F)), colors.tint);
      if (emphasis == Emphasis::chosen) view.canvas.fill(inset(rect, 0, std::round(rect.h * 0.04F)), colors.tint);
    }
  }
}

void draw_lines(const Compare& compare, const CompareColumn& column, std::size_t i, Point origin, View& view) {
  const Mark& mark = column.marks.marks[i];
  const MarkPlace& place = column.places[i];
  const Emphasis emphasis = emphasis_of(compare, mark);
  const bool back = emphasis == Emphasis::dimmed || compare.only_here;
  const render::Color color = back ? with_alpha(mark_colors(view, mark.passage_class).line, dimmed_line)
                                   : mark_colors(view, mark.passage_class).line;
  for (std::uint32_t r = place.rect_begin; r < place.rect_end; ++r) {
    const Rect rect = moved(column.rects[r].rect, origin);
    if (!intersects(rect, column.viewport)) continue;
    underline(view, rect.x, right(rect), bottom(rect) - std::round(rect.h * 0.04F) - view.metrics.underline,
              mark.passage_class, color, view.metrics.underline);
    if (Box* box = add_box(view, Role::member, {}, rect,
                           {.kind = ActionKind::select_member, .a = mark.family, .b = -1, .c = mark.member})) {
      box->chosen = emphasis == Emphasis::chosen;
    }
  }
  if (emphasis == Emphasis::dimmed) return;
  const float thin = std::max(1.0F, std::round(view.metrics.hairline * 1.5F));
  for (std::uint32_t r = place.word_begin; r < place.word_end; ++r) {
    const Rect rect = moved(column.changed[r].rect, origin);
    if (intersects(rect, column.viewport))
      view.canvas.stroke(inset(rect, -2 * thin, std::round(rect.h * 0.08F)), color, thin);
  }
}

void draw_letter(const Compare& compare, const CompareScene& scene, const CompareColumn& column, std::size_t i,
                 std::int32_t c, float y, View& view) {
  const Mark& mark = column.marks.marks[i];
  const auto family = static_cast<std::size_t>(mark.family);
  const bool chosen = emphasis_of(compare, mark) == Emphasis::chosen;
  const float side = std::round(scene.key.body_px * 1.05F);
  const float margin = column.text_x - column.frame.x;
  const float line_h = std::round(scene.key.body_px * leading);
  const Rect badge{std::round(column.text_x - side - margin * 0.2F), y + std::round((line_h - side) / 2), side, side};
  const render::Color surface = chosen ? view.colors.chosen : mark_colors(view, mark.passage_class).line;
  view.canvas.fill(badge, surface);
  const float size = std::round(scene.key.body_px * 0.66F);
  const std::string& letter = scene.story.families[family].label;
  label(view, Role::text, letter, badge, {Face::sans_bold, size, view.colors.paper, render::Align::center});
  const float count_h = std::round(size * 1.25F);
  char count[32];
  const int n =
      std::snprintf(count, sizeof count, "%d/%zu", scene.story.sizes[family].articles, scene.story.articles.size());
  const float count_w = margin - std::round(margin * 0.08F);
  label(view, Role::text, {count, static_cast<std::size_t>(n)},
        {badge.x + side / 2 - count_w / 2, bottom(badge) + 1, count_w, count_h},
        {Face::sans_bold, std::round(size * 0.95F), view.colors.dim, render::Align::center});
  const Rect touch{column.frame.x, y, margin, side + count_h + line_h * 0.3F};
  const Action tap{.kind = ActionKind::select_member, .a = mark.family, .b = c, .c = mark.member};
  if (Box* box = add_box(view, Role::letter, letter, touch, tap)) box->chosen = chosen;
}

// What only this source says: lines that no mark touches get a bar beside them.
void draw_only_here(const Compare& compare, const CompareColumn& column, Point origin, View& view) {
  const float bar = std::round(view.metrics.px_per_mm * 1.1F);
  for (const render::Line& line : column.text.body.lines) {
    const Rect rect{column.text_x - 2 * bar, origin.y + line.top, bar, line.height};
    if (!intersects(rect, column.viewport) || line.width <= 0) continue;
    const bool shared = std::any_of(column.marks.marks.begin(), column.marks.marks.end(), [&](const Mark& mark) {
      return is_shown(compare, mark) && overlaps(mark.range, line.range);
    });
    if (!shared) view.canvas.fill(rect, view.colors.ink);
  }
}

void draw_body_text(const Compare& compare, const CompareColumn& column, Point origin, View& view) {
  if (!compare.only_here) {
    view.canvas.text(column.text.body, origin, view.colors.ink);
    return;
  }
  view.canvas.text(column.text.body, origin, view.colors.ink);
  for (const Mark& mark : column.marks.marks) {
    if (!is_shown(compare, mark)) continue;
    // Shared text steps back: paper over ink, so that overlapping marks do not add up.
    view.canvas.text_range(column.text.body, origin, with_alpha(view.colors.paper, 1 - dimmed_text), mark.range);
  }
}

// A column that lacks the tapped passage says so at its height.
void draw_slot(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  if (!compare.selection) return;
  const CompareColumn& column = scene.columns[c];
  for (const Mark& mark : column.marks.marks) {
    if (mark.family == compare.selection->family) return;
  }
  float y = column.viewport.y;
  for (std::size_t other = 0; other < scene.columns.size(); ++other) {
    if (scene.columns[other].article != compare.selection->article) continue;
    const auto member = member_in_column(scene, compare, other, compare.selection->family, y);
    if (member) y = screen_y(scene, compare, other, scene.columns[other].places[*member].top);
  }
  const render::Metrics& m = view.metrics;
  const float h = std::round(m.interface * 2.1F);
  const Rect slot{column.text_x - m.gap, std::clamp(y, column.viewport.y, bottom(column.viewport) - h),
                  column.text_w + m.gap, h};
  view.canvas.fill(slot, view.colors.paper);
  underline(view, slot.x, right(slot), slot.y, store::PassageClass::edited, view.colors.dim, m.hairline);
  underline(view, slot.x, right(slot), bottom(slot) - m.hairline, store::PassageClass::edited, view.colors.dim,
            m.hairline);
  label(view, Role::slot, tr(view.strings, "not in this source"), inset(slot, m.gap, 0),
        {Face::sans, m.interface, view.colors.dim});
}

void draw_scrollbar(const Compare& compare, const CompareColumn& column, std::size_t c, View& view) {
  const float w = std::max(2.0F, std::round(view.metrics.px_per_mm * 0.5F));
  const float shown = column.viewport.h / std::max(column.viewport.h, column.text.height_px);
  if (shown >= 1) return;
  const float track = column.viewport.h - 4 * w;
  const float at = std::clamp(compare.scrollers[c].position / column.text.height_px, 0.0F, 1 - shown);
  view.canvas.fill({right(column.frame) - 2 * w, column.viewport.y + 2 * w + track * at, w, track * shown},
                   view.colors.dim);
}

}  // namespace

Emphasis emphasis_of(const Compare& compare, const Mark& mark) {
  if (!compare.selection) return Emphasis::plain;
  return compare.selection->family == mark.family ? Emphasis::chosen : Emphasis::dimmed;
}

bool is_shown(const Compare& compare, const Mark& mark) {
  return compare.class_shown[static_cast<std::size_t>(mark.passage_class)];
}

void draw_column(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  const CompareColumn& column = scene.columns[c];
  view.canvas.fill(column.frame, view.colors.paper);
  view.canvas.push_clip(column.viewport);
  const float top = column.viewport.y - std::floor(compare.scrollers[c].position);
  const Point origin{column.text_x, top + column.text.body_top};
  if (Box* box = add_box(view, Role::column, column.source, column.viewport, {.kind = ActionKind::clear_selection})) {
    box->drag = {.kind = ActionKind::scroll_drag, .a = static_cast<std::int32_t>(c)};
  }
  view.canvas.text(column.text.headline, {column.text_x, top + column.text.headline_top}, view.colors.ink);
  const store::Article& article = scene.story.articles[static_cast<std::size_t>(column.article)];
  if (article.title) {
    add_box(view, Role::title, *article.title, {column.text_x, top, column.text_w, column.text.headline.height_px});
  }
  draw_tints(compare, column, origin, view);
  draw_body_text(compare, column, origin, view);
  view.canvas.text(column.text.captions, {column.text_x, top + column.text.captions_top}, view.colors.dim);
  for (std::size_t i = 0; i < column.places.size(); ++i) {
    if (!is_shown(compare, column.marks.marks[i])) continue;
    const std::size_t first_box = view.boxes.all.size();
    draw_lines(compare, column, i, origin, view);
    for (std::size_t b = first_box; b < view.boxes.all.size(); ++b)
      view.boxes.all[b].tap.b = static_cast<std::int32_t>(c);
    const float y = origin.y + column.places[i].letter_y;
    if (y < bottom(column.viewport) && y > column.viewport.y - column.viewport.h) {
      draw_letter(compare, scene, column, i, static_cast<std::int32_t>(c), y, view);
    }
  }
  if (compare.only_here) draw_only_here(compare, column, origin, view);
  draw_slot(compare, scene, c, view);
  draw_scrollbar(compare, column, c, view);
  view.canvas.pop_clip();
  draw_header(column, view);
  view.canvas.stroke(column.frame, view.colors.rule, view.metrics.hairline);
}

}  // namespace app
