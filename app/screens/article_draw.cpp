// The picture of the article screen: the bar, the page with its margin, the other sources at the foot.
#include <algorithm>
#include <cmath>

#include "app/screens/article_parts.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Point;
using render::Rect;

void draw_bar(const ReadingScene& scene, View& view) {
  const render::Metrics& m = view.metrics;
  const Rect& bar = scene.bar;
  view.canvas.fill(bar, view.colors.paper);
  view.canvas.fill({bar.x, bottom(bar) - m.hairline, bar.w, m.hairline}, view.colors.rule);
  float x = back_link(view, bar) + m.gap;
  const float end = bar_controls(view, bar) - 2 * m.gap;
  const float badge_w = sample_badge(view, x, bar);
  if (badge_w > 0) x += badge_w + 2 * m.gap;
  if (end - x < m.interface * 4) return;  // a few letters would tell nothing
  const float title_w = std::min(end - x, label_width(view, scene.story.title, Face::sans_bold, m.interface) + 1);
  label(view, Role::title, scene.story.title, in_bar(view, bar, {x, bar.y, title_w, bar.h}),
        {Face::sans_bold, m.interface, view.colors.ink});
  x += title_w + 2 * m.gap;
  if (end - x < label_width(view, scene.place, Face::sans, m.interface)) return;
  label(view, Role::text, scene.place, in_bar(view, bar, {x, bar.y, end - x, bar.h}),
        {Face::sans, m.interface, view.colors.dim});
}

// The other sources of the story, and the way to see them side by side.
void draw_foot(const ReadingScene& scene, View& view) {
  const render::Metrics& m = view.metrics;
  const Rect& foot = scene.foot;
  if (foot.h <= 0) return;
  view.canvas.fill(foot, view.colors.paper);
  view.canvas.fill({foot.x, foot.y, foot.w, m.hairline}, view.colors.rule);
  const float y = foot.y + std::round((foot.h - m.target) / 2);
  const std::string_view compare = tr(view.strings, "Compare");
  // The names of the sources are told in full: all three words get smaller where they must.
  const auto width = [&](std::string_view text, float size) {
    return text.empty() ? 0 : std::max(m.target, label_width(view, text, Face::sans_bold, size) + 2 * m.gap);
  };
  const auto side_room = [&](float size) { return (foot.w - width(compare, size)) / 2 - 2 * m.gap; };
  float size = m.interface;
  while (size > m.small * 0.5F && std::max(width(scene.previous, size), width(scene.next, size)) > side_room(size)) {
    --size;
  }
  const float side_most = side_room(size);
  const float previous_w = std::min(side_most, width(scene.previous, size));
  const float next_w = std::min(side_most, width(scene.next, size));
  const float compare_w = width(compare, size);
  if (!scene.previous.empty()) {
    button(view, scene.previous, in_bar(view, foot, {foot.x + m.gap, y, previous_w, m.target}),
           {.kind = ActionKind::step_source, .a = -1}, ButtonLook::plain, size);
  }
  button(view, compare, {foot.x + std::round((foot.w - compare_w) / 2), y, compare_w, m.target},
         {.kind = ActionKind::compare_article}, ButtonLook::plain, size);
  if (!scene.next.empty()) {
    button(view, scene.next, in_bar(view, foot, {right(foot) - m.gap - next_w, y, next_w, m.target}),
           {.kind = ActionKind::step_source, .a = 1}, ButtonLook::plain, size);
  }
}

void draw_pieces(const ReadingScene& scene, float top, View& view) {
  for (const ReadingPiece& piece : scene.pieces) {
    const Rect rect{scene.text_x, top + piece.top, scene.text_w, piece.layout.height_px};
    if (!intersects(rect, scene.page)) continue;
    if (piece.boxed) view.canvas.fill(inset(rect, -view.metrics.gap, -view.metrics.gap / 2), view.colors.notice);
    view.canvas.text(piece.layout, {scene.text_x + piece.x, rect.y}, piece.dim ? view.colors.dim : view.colors.ink);
    if (Box* box = add_box(view, piece.role, piece.text, rect)) box->own_text = true;
  }
  view.canvas.fill({scene.text_x, top + scene.rule_top, scene.text_w, view.metrics.hairline}, view.colors.rule);
}

Role role_of(store::BlockKind kind) {
  switch (kind) {
    case store::BlockKind::paragraph:
      return Role::paragraph;
    case store::BlockKind::heading:
      return Role::heading;
    case store::BlockKind::list_item:
      return Role::list_item;
    case store::BlockKind::quote:
      return Role::quote;
  }
  return Role::paragraph;
}

// The lines of one block that are in sight: its box, and the rule beside a quotation.
struct BlockInSight {
  std::uint32_t block = 0;
  base::TextRange range;
  Rect rect;
};

void end_block(const ReadingScene& scene, const BlockInSight& seen, View& view) {
  const store::Article& article = scene.story.articles[static_cast<std::size_t>(scene.key.article)];
  const store::BlockKind kind = article.blocks[seen.block].kind;
  if (kind == store::BlockKind::quote) {
    const float w = std::max(2.0F, std::round(view.metrics.px_per_mm * 0.5F));
    const float x = scene.mirrored ? right(seen.rect) - w : seen.rect.x;
    view.canvas.fill({x, seen.rect.y, w, seen.rect.h}, view.colors.rule);
  }
  if (Box* box = add_box(view, role_of(kind), base::slice(article.text, seen.range), seen.rect)) box->own_text = true;
}

void draw_body(const ReadingScene& scene, float top, View& view) {
  const Point origin{scene.text_x, top + scene.body_top};
  view.canvas.text(scene.body, origin, view.colors.ink);
  std::optional<BlockInSight> seen;
  for (std::uint32_t i = render::line_at(scene.body, scene.page.y - origin.y); i < scene.body.lines.size(); ++i) {
    const render::Line& line = scene.body.lines[i];
    const float y = origin.y + line.top;
    if (y >= bottom(scene.page)) break;
    if (seen && seen->block != line.block) {
      end_block(scene, *seen, view);
      seen.reset();
    }
    if (!seen) seen = BlockInSight{line.block, line.range, {scene.text_x, y, scene.text_w, line.height}};
    seen->range.end = line.range.end;
    seen->rect.h = y + line.height - seen->rect.y;
  }
  if (seen) end_block(scene, *seen, view);
}

// A line down the margin: solid word for word, dashed edited, dotted reworded.
void side_line(View& view, const Rect& rect, store::PassageClass passage_class, render::Color color) {
  float on = rect.h;
  float off = 0;
  if (passage_class == store::PassageClass::edited) {
    on = std::round(rect.w * 2.4F);
    off = std::round(rect.w * 1.4F);
  } else if (passage_class == store::PassageClass::reworded) {
    on = off = rect.w;
  }
  const float period = std::max(1.0F, on + off);
  for (float y = rect.y; y < bottom(rect); y += period) {
    view.canvas.fill({rect.x, y, rect.w, std::min(on, bottom(rect) - y)}, color);
  }
}

void draw_passage(const ReadingScene& scene, const ReadingNote& note, float top, bool chosen, View& view) {
  const render::Metrics& m = view.metrics;
  const render::MarkColors& colors = mark_colors(view, note.passage_class);
  const Point origin{scene.text_x, top + scene.body_top};
  const Rect& first = scene.rects[note.rect_begin].rect;
  const Rect& last = scene.rects[note.rect_end - 1].rect;
  const Rect extent{scene.page.x, origin.y + first.y, scene.page.w, bottom(last) - first.y};
  if (!intersects(extent, scene.page)) return;
  const float thin = std::max(1.0F, std::round(m.underline * 0.6F));
  for (std::uint32_t r = note.rect_begin; r < note.rect_end; ++r) {
    Rect rect = scene.rects[r].rect;
    rect.x += origin.x;
    rect.y += origin.y;
    if (!intersects(rect, scene.page)) continue;
    if (chosen) view.canvas.fill(rect, colors.tint);
    underline(view, rect.x, right(rect), bottom(rect) - std::round(rect.h * 0.06F) - thin, note.passage_class,
              colors.line, thin);
  }
  const float inside = std::round(first.h * 0.12F);
  side_line(view,
            {scene.lanes_x + scene.lane_step * static_cast<float>(note.lane), extent.y + inside, m.underline,
             extent.h - 2 * inside},
            note.passage_class, colors.line);
}

void draw_note(const ReadingScene& scene, const ReadingNote& note, float top, const Action& action, View& view) {
  const render::Metrics& m = view.metrics;
  const Rect rect{note.rect.x, top + note.rect.y, note.rect.w, note.rect.h};
  if (!intersects(rect, scene.page)) return;
  const float side = note_badge_px(m);
  const bool from_right = scene.mirrored;
  const Rect badge{from_right ? right(rect) - side : rect.x, rect.y + std::round(m.small * 0.1F), side, side};
  view.canvas.fill(badge, mark_colors(view, note.passage_class).line);
  view.canvas.text(note.letter, {badge.x + std::round((side - note.letter.width_px) / 2), badge.y}, view.colors.paper);
  const auto line = [&](const render::Layout& layout, float y, render::Color color) {
    const bool rtl = !layout.lines.empty() && layout.lines.front().right_to_left;
    float x = rect.x + side + note_gap_px(m);
    if (from_right) x = rtl ? rect.x : badge.x - note_gap_px(m) - layout.width_px;
    if (!from_right && rtl) x -= rect.w - side - note_gap_px(m) - layout.width_px;
    view.canvas.text(layout, {x, y}, color);
  };
  line(note.head, rect.y, view.colors.ink);
  line(note.sources, rect.y + note.head.height_px, view.colors.dim);
  focus_ring(view, inset(rect, view.metrics.focus_ring, view.metrics.focus_ring), action);
  if (Box* box = add_box(view, Role::passage, note.whole, rect, action)) {
    box->focusable = true;
    box->own_text = true;
    box->shortened = note.head.truncated;
    // A finger that begins here scrolls and turns pages as it does on the text.
    box->drag = {.kind = ActionKind::scroll_drag};
    box->swipes = swipe_of(view);
  }
}

void draw_scrollbar(const Reading& reading, const ReadingScene& scene, View& view) {
  if (reading.scroller.high <= 0) return;
  const float w = std::max(3.0F, std::round(view.metrics.px_per_mm * 0.8F));
  const Rect track = inset(scene.track, 0, 2 * w);
  const float thumb = std::max(view.metrics.target / 2, track.h * scene.page.h / scene.height_px);
  const float done = std::clamp(reading.scroller.position / reading.scroller.high, 0.0F, 1.0F);
  const float x = in_bar(view, track, {right(track) - 2 * w, 0, w, 0}).x;
  view.canvas.fill({x, track.y, w, track.h}, view.colors.rule);
  view.canvas.fill({x, track.y + std::round((track.h - thumb) * done), w, thumb}, view.colors.dim);
  if (Box* box = add_box(view, Role::scrollbar, {}, scene.track)) box->drag = {.kind = ActionKind::scroll_drag, .a = 1};
}

}  // namespace

void draw(const Reading& reading, const ReadingScene& scene, View& view) {
  view.canvas.fill(scene.key.area, view.colors.desk);
  draw_bar(scene, view);
  view.canvas.push_clip(scene.page);
  view.canvas.fill(scene.sheet, view.colors.paper);
  const store::Article& article = scene.story.articles[static_cast<std::size_t>(scene.key.article)];
  const std::string_view source = article.source ? std::string_view(*article.source) : std::string_view();
  if (Box* box = add_box(view, Role::column, source, scene.page)) {
    box->drag = {.kind = ActionKind::scroll_drag};
    box->swipes = swipe_of(view);
  }
  const float top = scene.page.y - std::floor(reading.scroller.position);
  draw_pieces(scene, top, view);
  const std::optional<std::size_t> focused = note_of(scene, view.focus);
  // Below the lines of the passages.
  draw_chosen(reading, scene, top, view);
  for (std::size_t i = 0; i < scene.notes.size(); ++i) draw_passage(scene, scene.notes[i], top, focused == i, view);
  draw_hits(reading, scene, top, view);
  draw_body(scene, top, view);
  draw_figures(scene, top, view);
  for (const ReadingNote& note : scene.notes) {
    draw_note(scene, note, top, {.kind = ActionKind::compare_passage, .a = note.family, .b = note.member}, view);
  }
  draw_scrollbar(reading, scene, view);
  view.canvas.pop_clip();
  if (reading.chosen) {
    draw_chosen_strip(reading, scene, view);
  } else {
    draw_finder(reading, scene, view);
  }
  draw_foot(scene, view);
}

}  // namespace app
