// The list behind a chip: passages that begin so near one another that their letters share it.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

constexpr int most_lines = 2;

const Mark& mark_in(const CompareColumn& column, std::uint32_t at) { return column.marks.marks[column.in_chips[at]]; }

const std::string& label_of(const CompareScene& scene, const Mark& mark) {
  return scene.story.families[static_cast<std::size_t>(mark.family)].label;
}

// "A–C" where the letters follow one another, else "A+2".
std::string words_of(const CompareScene& scene, const CompareColumn& column, const Chip& chip) {
  bool in_a_row = true;
  for (std::uint32_t at = chip.begin + 1; at < chip.end; ++at) {
    in_a_row = in_a_row && mark_in(column, at).family == mark_in(column, at - 1).family + 1;
  }
  const std::string& first = label_of(scene, mark_in(column, chip.begin));
  if (in_a_row) return first + "–" + label_of(scene, mark_in(column, chip.end - 1));
  return first + "+" + std::to_string(chip.end - chip.begin - 1);
}

struct Panel {
  Rect rect;
  float badge = 0;
  float pad = 0;
  float words_w = 0;
  float row_h = 0;
};

Panel place_panel(const CompareScene& scene, const CompareColumn& column, float chip_y, View& view) {
  const render::Metrics& m = view.metrics;
  Panel panel{.rect = {}, .badge = std::round(m.interface * 1.5F), .pad = m.gap};
  const float w = std::min(column.frame.w - 2 * m.gap, std::max(m.interface * 24, column.text_w * 0.7F));
  const float count_w = std::round(m.small * 2.4F);
  panel.words_w = w - panel.badge - count_w - 4 * panel.pad;
  panel.row_h = m.target;
  for (const Choice& choice : scene.choices) {
    const float words_h =
        view.labels.get(choice.words, {Face::serif, m.interface}, panel.words_w, most_lines).height_px;
    panel.row_h = std::max(panel.row_h, std::round(words_h + m.interface * 0.4F));
  }
  const Rect& viewport = column.viewport;
  const float h = std::min(panel.row_h * static_cast<float>(scene.choices.size()), viewport.h);
  const float beside = column.right_to_left ? column.margin.x - w : right(column.margin);
  const float x = std::clamp(beside, column.frame.x + m.gap, right(column.frame) - m.gap - w);
  panel.rect = {std::round(x), std::round(std::clamp(chip_y, viewport.y, bottom(viewport) - h)), w, h};
  return panel;
}

void draw_choice(const Choice& choice, const CompareColumn& column, const Panel& panel, const Rect& row, View& view) {
  const render::Metrics& m = view.metrics;
  const bool mirrored = column.right_to_left;
  const auto across = [&](float from, float w) {
    return Rect{mirrored ? right(row) - from - w : row.x + from, row.y, w, row.h};
  };
  Rect square = across(panel.pad, panel.badge);
  square.y += std::round((row.h - panel.badge) / 2);
  square.h = panel.badge;
  view.canvas.fill(square, mark_colors(view, choice.passage_class).line);
  label(view, Role::text, choice.letter, square, {Face::sans_bold, m.small, view.colors.paper, render::Align::center});
  const float words_h = view.labels.get(choice.words, {Face::serif, m.interface}, panel.words_w, most_lines).height_px;
  Rect words = across(2 * panel.pad + panel.badge, panel.words_w);
  words.y += std::round((row.h - words_h) / 2);
  words.h = words_h;
  label(view, Role::title, choice.words, words,
        {Face::serif, m.interface, view.colors.ink, render::Align::start, most_lines});
  const float count_w = std::round(m.small * 2.4F);
  label(view, Role::text, choice.count, across(row.w - panel.pad - count_w, count_w),
        {Face::sans_bold, m.small, view.colors.dim, render::Align::center});
  focus_ring(view, inset(row, m.focus_ring, m.focus_ring), choice.tap);
  if (Box* box = add_box(view, Role::card, choice.letter, row, choice.tap)) box->focusable = true;
}

}  // namespace

void write_chips(CompareScene& scene) {
  for (CompareColumn& column : scene.columns) {
    column.chip_words.assign(column.chips.size(), {});
    for (std::size_t i = 0; i < column.chips.size(); ++i) {
      const Chip& chip = column.chips[i];
      if (chip.end - chip.begin > 1) column.chip_words[i] = words_of(scene, column, chip);
    }
  }
}

void open_chooser(Compare& compare, CompareScene& scene, const Action& action) {
  const auto c = static_cast<std::size_t>(action.a);
  const auto i = static_cast<std::size_t>(action.b);
  const bool again = compare.choosing && compare.choosing->column == action.a && compare.choosing->chip == action.b;
  compare.choosing.reset();
  if (again || c >= scene.columns.size() || i >= scene.columns[c].chips.size()) return;
  compare.choosing = Choosing{action.a, action.b};
  scene.choices.clear();
  const CompareColumn& column = scene.columns[c];
  for (std::uint32_t at = column.chips[i].begin; at < column.chips[i].end; ++at) {
    const Mark& mark = mark_in(column, at);
    const auto f = static_cast<std::size_t>(mark.family);
    Choice choice;
    choice.letter = label_of(scene, mark);
    choice.count = scene.families[f].count;
    choice.words = quoted_beginning(scene.story, scene.story.families[f], mark.member);
    choice.passage_class = mark.passage_class;
    choice.tap = {.kind = ActionKind::select_member, .a = mark.family, .b = action.a, .c = mark.member};
    scene.choices.push_back(std::move(choice));
  }
}

void draw_chooser(const Compare& compare, const CompareScene& scene, View& view) {
  if (!compare.choosing) return;
  const auto c = static_cast<std::size_t>(compare.choosing->column);
  const auto i = static_cast<std::size_t>(compare.choosing->chip);
  if (c >= scene.columns.size() || i >= scene.columns[c].chips.size()) return;
  const CompareColumn& column = scene.columns[c];
  const Panel panel = place_panel(scene, column, screen_y(scene, compare, c, column.chips[i].y), view);
  const render::Metrics& m = view.metrics;
  view.canvas.fill(panel.rect, view.colors.paper);
  add_box(view, Role::passage_card, column.chip_words[i], panel.rect,
          {.kind = ActionKind::open_chooser, .a = compare.choosing->column, .b = compare.choosing->chip});
  float y = panel.rect.y;
  for (const Choice& choice : scene.choices) {
    const Rect row{panel.rect.x, y, panel.rect.w, panel.row_h};
    if (bottom(row) > bottom(panel.rect) + 1) break;
    if (y > panel.rect.y) view.canvas.fill({row.x, row.y, row.w, m.hairline}, view.colors.rule);
    draw_choice(choice, column, panel, row, view);
    y += panel.row_h;
  }
  view.canvas.stroke(panel.rect, view.colors.ink, std::max(1.0F, std::round(m.hairline * 1.5F)));
}

}  // namespace app
