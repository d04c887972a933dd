// What stands beside a column's text: the letters of its passages.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Point;
using render::Rect;

std::string_view precedence_text(Precedence precedence, const View& view) {
  if (precedence == Precedence::first) return tr(view.strings, "first");
  if (precedence == Precedence::later) return tr(view.strings, "later");
  return "?";
}

// "1 of 2" where the tapped passage stands twice in this article: the next one comes with a tap.
void draw_repeat(const CompareScene& scene, std::size_t c, std::size_t i, const Badge& badge, View& view) {
  const CompareColumn& column = scene.columns[c];
  const std::string& text = column.nth[i];
  const Action tap{
      .kind = ActionKind::cycle_member, .a = column.marks.marks[i].family, .b = static_cast<std::int32_t>(c)};
  // As wide as the margin lets it be, and within it.
  const Rect& margin = column.margin;
  const float size = fitting_px(view, text, Face::sans_bold, std::floor(figure_px(scene) * 0.95F), margin.w - 4);
  const float w = std::min(margin.w - 2, label_width(view, text, Face::sans_bold, size) + 4);
  const float x = std::clamp(badge.square.x + badge.square.w / 2 - w / 2, margin.x, right(margin) - 2 - w);
  const Rect surface{std::round(x), badge.below.y, w, badge.below.h};
  view.canvas.fill(surface, view.colors.chosen);
  label(view, Role::text, text, surface, {Face::sans_bold, size, view.colors.on_chosen, render::Align::center});
  focus_ring(view, surface, tap);
  if (Box* box = add_box(view, Role::button, text, badge.touch, tap)) box->focusable = true;
}

void draw_letter(const Compare& compare, const CompareScene& scene, std::size_t c, const Chip& chip, float y,
                 View& view) {
  const CompareColumn& column = scene.columns[c];
  const std::size_t i = column.in_chips[chip.begin];
  const Mark& mark = column.marks.marks[i];
  const auto family = static_cast<std::size_t>(mark.family);
  const bool chosen = emphasis_of(compare, mark) == Emphasis::chosen;
  const Badge badge = badge_at(scene, column, y, view);
  const Precedence precedence = compare.first_source ? precedence_of(scene, mark) : Precedence::first;
  const render::Color line = mark_colors(view, mark.passage_class).line;
  const std::string& letter = scene.story.families[family].label;
  const bool hollow = precedence != Precedence::first && !chosen;
  if (hollow) {
    view.canvas.stroke(badge.square, line, std::max(1.0F, std::round(view.metrics.hairline * 1.5F)));
  } else {
    view.canvas.fill(badge.square, chosen ? view.colors.chosen : line);
  }
  label(view, Role::text, letter, badge.square,
        {Face::sans_bold, letter_px(scene), hollow ? view.colors.ink : view.colors.paper, render::Align::center});
  const Action tap{
      .kind = ActionKind::select_member, .a = mark.family, .b = static_cast<std::int32_t>(c), .c = mark.member};
  if (chosen) focus_ring(view, badge.square, tap);
  if (Box* box = add_box(view, Role::letter, letter, badge.touch, tap)) {
    box->chosen = chosen;
    // The others are met with Tab; this one keeps the focus of the list it was chosen from.
    box->focusable = chosen && view.focus == tap && is_whole(column, badge.square);
  }
  const auto shown = chosen ? member_in_column(scene, compare, c, mark.family, level_of(scene, compare)) : std::nullopt;
  if (shown == i && !column.nth[i].empty()) {
    draw_repeat(scene, c, i, badge, view);
    return;
  }
  if (!chip.figure) return;
  const std::string_view below = compare.first_source ? precedence_text(precedence_of(scene, mark), view)
                                                      : std::string_view(scene.families[family].count);
  // Air on both sides: "later" would else read on into the line beside it.
  const float air = std::max(1.0F, std::round(scene.key.body_px * 0.25F));
  label(view, Role::text, below, badge.below,
        {Face::sans_bold, fitting_px(view, below, Face::sans_bold, figure_px(scene), badge.below.w - air),
         view.colors.dim, render::Align::center});
}

// Several letters on one square, as wide as the margin: which ones, told by the list that a tap opens.
void draw_chip(const CompareScene& scene, std::size_t c, std::size_t i, float y, View& view) {
  const CompareColumn& column = scene.columns[c];
  const Chip& chip = column.chips[i];
  const std::string& words = column.chip_words[i];
  const Badge badge = badge_at(scene, column, y, view);
  const Rect& margin = column.margin;
  const float pad = std::round(scene.key.body_px * 0.2F);
  const float near = column.right_to_left ? badge.square.x - margin.x : right(margin) - right(badge.square);
  const float room = margin.w - near - 1;
  float size = letter_px(scene);
  float wide = label_width(view, words, Face::sans_bold, size);
  if (wide + 2 > room) size = std::floor(size * (room - 2) / wide);
  wide = std::min(room, label_width(view, words, Face::sans_bold, size) + 2 * pad);
  const Rect rect{column.right_to_left ? badge.square.x : right(badge.square) - wide, badge.square.y, wide,
                  badge.square.h};
  const store::PassageClass first = column.marks.marks[column.in_chips[chip.begin]].passage_class;
  bool alike = true;
  for (std::uint32_t at = chip.begin; at < chip.end; ++at) {
    alike = alike && column.marks.marks[column.in_chips[at]].passage_class == first;
  }
  view.canvas.fill(rect, alike ? mark_colors(view, first).line : view.colors.dim);
  label(view, Role::text, words, rect, {Face::sans_bold, size, view.colors.paper, render::Align::center});
  const Action tap{
      .kind = ActionKind::open_chooser, .a = static_cast<std::int32_t>(c), .b = static_cast<std::int32_t>(i)};
  focus_ring(view, rect, tap);
  if (Box* box = add_box(view, Role::letter, words, badge.touch, tap)) box->focusable = is_whole(column, rect);
}

}  // namespace

Badge badge_at(const CompareScene& scene, const CompareColumn& column, float y, const View& view) {
  const float side = std::round(scene.key.body_px * 1.05F);
  const float line_h = std::round(scene.key.body_px * leading);
  const Rect& margin = column.margin;
  const float off = std::round(margin.w * 0.2F);
  const float x = column.right_to_left ? margin.x + off : right(margin) - off - side;
  Badge badge{.square = {x, y + std::round((line_h - side) / 2), side, side}, .below = {}, .touch = {}};
  const float figure_h = std::round(scene.key.body_px * 0.82F);
  const float figure_w = std::max(side, 2 * std::min(x + side / 2 - margin.x, right(margin) - x - side / 2));
  badge.below = {x + side / 2 - figure_w / 2, bottom(badge.square) + 1, figure_w, figure_h};
  // As wide as a finger, over the beginnings of the lines; the passage's own words do the same there.
  const float w = std::max(margin.w, view.metrics.target);
  const float from = column.right_to_left ? right(margin) - w : margin.x;
  badge.touch = {from, y, w, std::max(letter_height(scene), view.metrics.target)};
  return badge;
}

float letter_px(const CompareScene& scene) { return std::round(scene.key.body_px * 0.66F); }
float figure_px(const CompareScene& scene) { return std::round(scene.key.body_px * 0.62F); }

bool is_whole(const CompareColumn& column, const Rect& rect) {
  return rect.y >= column.viewport.y && bottom(rect) <= bottom(column.viewport);
}

void draw_letters(const Compare& compare, const CompareScene& scene, std::size_t c, Point origin, View& view) {
  const CompareColumn& column = scene.columns[c];
  for (std::size_t i = 0; i < column.chips.size(); ++i) {
    const Chip& chip = column.chips[i];
    const float y = origin.y + opened(column, chip.y);
    if (y > bottom(column.viewport) || y < column.viewport.y - 2 * letter_height(scene)) continue;
    if (chip.end - chip.begin > 1 && !chip.tapped) {
      draw_chip(scene, c, i, y, view);
    } else {
      draw_letter(compare, scene, c, chip, y, view);
    }
  }
}

}  // namespace app
