// One column: its paper, its text, and the marks in the text.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Point;
using render::Rect;

// What is not tapped steps back by its form: a line this much thinner keeps its contrast.
constexpr float thinner = 0.34F;

Rect moved(const Rect& rect, Point by) { return {rect.x + by.x, rect.y + by.y, rect.w, rect.h}; }

void fill_tint(const CompareColumn& column, const Rect& rect, render::Color color, View& view) {
  if (intersects(rect, column.viewport)) view.canvas.fill(inset(rect, 0, std::round(rect.h * 0.04F)), color);
}

// Nothing tapped: every mark's tint, or only the first source's. A passage tapped: its tint alone, and stronger.
void draw_tints(const Compare& compare, const CompareScene& scene, const CompareColumn& column, Point origin,
                View& view) {
  if (compare.only_here) return;
  if (!compare.selection) {
    // Pieces stand in the order of the text: those above and below the clip are passed over together.
    const Rect clip = view.canvas.clip();
    auto piece_at = std::partition_point(column.tints.begin(), column.tints.end(), [&](const TintPiece& piece) {
      return origin.y + bottom(piece.rect) < clip.y;
    });
    for (; piece_at != column.tints.end() && origin.y + piece_at->rect.y <= bottom(clip); ++piece_at) {
      const TintPiece& piece = *piece_at;
      const Mark& mark = column.marks.marks[piece.mark];
      if (compare.first_source && precedence_of(scene, mark) == Precedence::later) continue;
      fill_tint(column, moved(piece.rect, origin), mark_colors(view, mark.passage_class).tint, view);
    }
    return;
  }
  for (std::size_t i = 0; i < column.places.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    if (emphasis_of(compare, mark) != Emphasis::chosen || !is_shown(compare, mark)) continue;
    for (std::uint32_t r = column.places[i].rect_begin; r < column.places[i].rect_end; ++r) {
      const render::Color tint = render::tapped_tint(mark_colors(view, mark.passage_class).tint);
      fill_tint(column, moved(column.rects[r].rect, origin), tint, view);
    }
  }
}

void draw_line(const Compare& compare, const CompareScene& scene, std::size_t c, std::uint32_t i, Point origin,
               View& view) {
  const CompareColumn& column = scene.columns[c];
  const Mark& mark = column.marks.marks[i];
  const MarkPlace& place = column.places[i];
  if (origin.y + place.bottom <= column.viewport.y || origin.y + place.top >= bottom(column.viewport)) return;
  const Emphasis emphasis = emphasis_of(compare, mark);
  const bool back = emphasis == Emphasis::dimmed || compare.only_here;
  const render::Color color = mark_colors(view, mark.passage_class).line;
  const Action tap{
      .kind = ActionKind::select_member, .a = mark.family, .b = static_cast<std::int32_t>(c), .c = mark.member};
  for (std::uint32_t r = place.rect_begin; r < place.rect_end; ++r) {
    const Rect rect = moved(column.rects[r].rect, origin);
    if (!intersects(rect, column.viewport)) continue;
    Rect under = underline_of(scene, place, rect);
    if (back) under.h = std::max(1.0F, std::round(under.h * thinner));
    underline(view, under.x, right(under), under.y, mark.passage_class, color, under.h, place.line_px);
    if (Box* box = add_box(view, Role::member, {}, rect, tap)) box->chosen = emphasis == Emphasis::chosen;
  }
  if (compare.only_here) return;
  const float thin = back ? view.metrics.hairline : std::max(1.0F, std::round(view.metrics.hairline * 1.5F));
  for (std::uint32_t r = place.word_begin; r < place.word_end; ++r) {
    const Rect rect = moved(column.changed[r].rect, origin);
    if (!intersects(rect, column.viewport)) continue;
    view.canvas.stroke(
        {rect.x - thin, rect.y + std::round(rect.h * 0.08F), rect.w + 2 * thin, rect.h - std::round(rect.h * 0.16F)},
        color, thin);
  }
}

// A tap takes the shortest passage under the finger, a second tap on it the next longer one, and so on in a circle:
// boxes that are drawn later lie on top.
void draw_lines(const Compare& compare, const CompareScene& scene, std::size_t c, Point origin, View& view) {
  const CompareColumn& column = scene.columns[c];
  const std::size_t count = column.by_size.size();
  std::size_t bottom_most = count;  // rank of the mark drawn first
  if (compare.selection && compare.selection->article == column.article) {
    for (std::size_t rank = 0; rank < count; ++rank) {
      const Mark& mark = column.marks.marks[column.by_size[rank]];
      if (mark.family == compare.selection->family && mark.member == compare.selection->member) bottom_most = rank + 1;
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t mark = column.by_size[(bottom_most + count - 1 - i) % count];
    if (is_shown(compare, column.marks.marks[mark])) draw_line(compare, scene, c, mark, origin, view);
  }
}

// What only this source says: a bar beside its lines, on the side where they begin.
void draw_only_here(const CompareColumn& column, Point origin, View& view) {
  const float bar = std::round(view.metrics.px_per_mm * 1.1F);
  // At the outer edge: beside the text stand the letters.
  const float x = column.right_to_left ? right(column.margin) - bar : column.margin.x;
  for (const Stretch& stretch : column.unique) {
    const Rect rect{x, origin.y + stretch.top, bar, stretch.bottom - stretch.top};
    if (intersects(rect, column.viewport)) view.canvas.fill(rect, view.colors.ink);
  }
}

void draw_body(const Compare& compare, const CompareColumn& column, Point origin, View& view) {
  view.canvas.text(column.text.body, origin, view.colors.ink);
  if (!compare.only_here) return;
  // Shared text steps back: paper over ink.
  for (const base::TextRange& range : column.shared) {
    view.canvas.text_range(column.text.body, origin, with_alpha(view.colors.paper, 1 - view.colors.faded_text), range);
  }
}

// "not in this source", in the gap level with the tapped passage. While it opens more and more of it is seen.
void draw_gap(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  const CompareColumn& column = scene.columns[c];
  const render::Metrics& m = view.metrics;
  const Gap& gap = *column.gap;
  const float y = screen_y(scene, compare, c, gap.at) - gap.shown;
  const float h = gap.height > 0 ? gap.shown : scene.slot_h;  // nothing parts beyond the text
  if (h < 1) return;
  const Rect slot{column.text_x - m.gap, y, column.text_w + 2 * m.gap, h};
  for (const float edge : {slot.y, bottom(slot) - m.hairline}) {
    underline(view, slot.x, right(slot), edge, store::PassageClass::edited, view.colors.dim, m.hairline);
  }
  const float w = label_width(view, scene.absent_in, render::Face::sans, m.interface) + 1;
  const float text_w = std::min(w, slot.w - 2 * m.gap);
  const float x = column.right_to_left ? right(slot) - m.gap - text_w : slot.x + m.gap;
  view.canvas.push_clip(slot);
  label(view, Role::slot, scene.absent_in, {x, bottom(slot) - scene.slot_h, text_w, scene.slot_h},
        {render::Face::sans, m.interface, view.colors.dim});
  view.canvas.pop_clip();
}

void draw_scrollbar(const Compare& compare, const CompareColumn& column, std::size_t c, View& view) {
  const float w = std::max(2.0F, std::round(view.metrics.px_per_mm * 0.5F));
  const float shown = column.viewport.h / std::max(column.viewport.h, column.text.height_px);
  if (shown >= 1) return;
  const float track = column.viewport.h - 4 * w;
  const float h = std::max(track * shown, 4 * w);
  const float at = std::clamp(compare.scrollers[c].position / (column.text.height_px - column.viewport.h), 0.0F, 1.0F);
  const float x = column.right_to_left ? column.frame.x + w : right(column.frame) - 2 * w;
  view.canvas.fill({x, column.viewport.y + 2 * w + (track - h) * at, w, h}, view.colors.dim);
}

// All that scrolls but the margin, with the body's top left at `origin`.
void draw_content(const Compare& compare, const CompareScene& scene, std::size_t c, Point origin, View& view) {
  const CompareColumn& column = scene.columns[c];
  const float top = origin.y - column.text.body_top;
  view.canvas.text(column.text.headline, {column.text_x, top + column.text.headline_top}, view.colors.ink);
  const store::Article& article = scene.story.articles[static_cast<std::size_t>(column.article)];
  if (article.title) {
    add_box(view, Role::title, *article.title, {column.text_x, top, column.text_w, column.text.headline.height_px});
  }
  draw_tints(compare, scene, column, origin, view);
  draw_body(compare, column, origin, view);
  view.canvas.text(column.text.captions, {column.text_x, top + column.text.captions_top}, view.colors.dim);
  draw_lines(compare, scene, c, origin, view);
  if (compare.only_here) draw_only_here(column, origin, view);
}

// What is above the gaps, between them and below, each where it stands.
void draw_parted(const Compare& compare, const CompareScene& scene, std::size_t c, Point origin, View& view) {
  const CompareColumn& column = scene.columns[c];
  const Rect& all = column.viewport;
  std::array<Gap, 2> gaps{column.gap.value_or(Gap{}), column.closing.value_or(Gap{})};
  if (gaps[1].at < gaps[0].at) std::swap(gaps[0], gaps[1]);
  // Between the lines: lower than the underlines of the one, higher than the letters of the other.
  const float under = std::round(scene.key.body_px * 0.14F);
  float from = all.y;
  float lower = 0;
  const auto draw_piece = [&](float to) {
    if (to > from) {
      view.canvas.push_clip({all.x, from, all.w, to - from});
      draw_content(compare, scene, c, {origin.x, origin.y + lower}, view);
      view.canvas.pop_clip();
    }
  };
  for (const Gap& gap : gaps) {
    if (gap.shown <= 0) continue;
    const float split = origin.y + lower + gap.at + under;
    draw_piece(std::min(split, bottom(all)));
    lower += gap.shown;
    from = std::max(all.y, split + gap.shown);
  }
  draw_piece(bottom(all));
}

void draw_text(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  const CompareColumn& column = scene.columns[c];
  const float top = column.viewport.y - std::floor(compare.scrollers[c].position);
  const Point origin{column.text_x, top + column.text.body_top};
  if (Box* box = add_box(view, Role::column, column.source, column.viewport, {.kind = ActionKind::clear_selection})) {
    box->drag = {.kind = ActionKind::scroll_drag, .a = static_cast<std::int32_t>(c)};
    if (scene.story.articles.size() > scene.columns.size()) box->swipes = swipe_of(view);
  }
  const auto is_open = [](const std::optional<Gap>& gap) { return gap && gap->shown > 0; };
  if (is_open(column.gap) || is_open(column.closing)) {
    draw_parted(compare, scene, c, origin, view);
  } else {
    draw_content(compare, scene, c, origin, view);
  }
  if (column.gap) draw_gap(compare, scene, c, view);
  draw_absences(compare, scene, c, origin, view);
  draw_letters(compare, scene, c, origin, view);
  draw_scrollbar(compare, column, c, view);
}

}  // namespace

Emphasis emphasis_of(const Compare& compare, const Mark& mark) {
  if (!compare.selection) return Emphasis::plain;
  return compare.selection->family == mark.family ? Emphasis::chosen : Emphasis::dimmed;
}

bool is_shown(const Compare& compare, const Mark& mark) {
  return compare.class_shown[static_cast<std::size_t>(mark.passage_class)];
}

Precedence precedence_of(const CompareScene& scene, const Mark& mark) {
  const store::Family& family = scene.story.families[static_cast<std::size_t>(mark.family)];
  const store::Member& member = family.members[static_cast<std::size_t>(mark.member)];
  const bool dated = scene.story.articles[static_cast<std::size_t>(member.article)].published.has_value();
  if (!family.earliest || !dated) return Precedence::unknown;
  const store::Member& first = family.members[static_cast<std::size_t>(*family.earliest)];
  return first.article == member.article ? Precedence::first : Precedence::later;
}

void draw_column(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  const CompareColumn& column = scene.columns[c];
  view.canvas.fill(column.frame, view.colors.paper);
  draw_header(compare, scene, c, view);
  view.canvas.push_clip(column.viewport);
  if (compare.picking == static_cast<std::int32_t>(c)) {
    draw_sources(compare, scene, c, view);
  } else {
    draw_text(compare, scene, c, view);
  }
  view.canvas.pop_clip();
  view.canvas.stroke(column.frame, view.colors.rule, view.metrics.hairline);
}

}  // namespace app
