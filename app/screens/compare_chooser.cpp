// The list behind a chip, of passages that begin so near one another that their letters share it; and behind a slot.
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
};

// As many rows as fit; the others are scrolled to.
float panel_height(const CompareScene& scene, const CompareColumn& column) {
  return std::min(scene.choice_h * static_cast<float>(scene.choices.size()), column.viewport.h);
}

Panel place_panel(const CompareScene& scene, const CompareColumn& column, float chip_y, View& view) {
  const render::Metrics& m = view.metrics;
  Panel panel{.rect = {}, .badge = std::round(m.interface * 1.5F), .pad = m.gap};
  const float w = std::min(column.frame.w - 2 * m.gap, std::max(m.interface * 24, column.text_w * 0.7F));
  const float count_w = std::round(m.small * 2.4F);
  panel.words_w = w - panel.badge - count_w - 4 * panel.pad;
  const Rect& viewport = column.viewport;
  const float h = panel_height(scene, column);
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
  if (choice.absent) {
    dashed_frame(square, view.colors.dim, std::max(1.0F, std::round(m.hairline)), view);
  } else {
    view.canvas.fill(square, mark_colors(view, choice.passage_class).line);
  }
  label(view, Role::text, choice.letter, square,
        {Face::sans_bold, m.small, choice.absent ? view.colors.dim : view.colors.paper, render::Align::center});
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
  if (Box* box = add_box(view, Role::card, choice.letter, row, choice.tap)) {
    box->focusable = true;
    box->drag = {.kind = ActionKind::scroll_drag, .a = chooser_target};
  }
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

namespace {

Choice choice_for(const CompareScene& scene, std::int32_t family, std::int32_t member) {
  const auto f = static_cast<std::size_t>(family);
  Choice choice;
  choice.letter = scene.story.families[f].label;
  choice.count = scene.families[f].count;
  choice.words = quoted_beginning(scene.story, scene.story.families[f], member);
  return choice;
}

void list_letters(CompareScene& scene, const Choosing& choosing) {
  const CompareColumn& column = scene.columns[static_cast<std::size_t>(choosing.column)];
  const Chip& chip = column.chips[static_cast<std::size_t>(choosing.index)];
  for (std::uint32_t at = chip.begin; at < chip.end; ++at) {
    const Mark& mark = mark_in(column, at);
    Choice choice = choice_for(scene, mark.family, mark.member);
    choice.passage_class = mark.passage_class;
    choice.tap = {.kind = ActionKind::select_member, .a = mark.family, .b = choosing.column, .c = mark.member};
    scene.choices.push_back(std::move(choice));
  }
}

void list_absences(CompareScene& scene, const Choosing& choosing) {
  const CompareColumn& column = scene.columns[static_cast<std::size_t>(choosing.column)];
  for (const std::int32_t family : families_of(column, column.absences[static_cast<std::size_t>(choosing.index)])) {
    const store::Family& absent = scene.story.families[static_cast<std::size_t>(family)];
    const auto member = static_cast<std::int32_t>(&model_of(scene, absent) - absent.members.data());
    Choice choice = choice_for(scene, family, member);
    choice.absent = true;
    choice.tap = {.kind = ActionKind::show_absent, .a = family, .b = choosing.column};
    scene.choices.push_back(std::move(choice));
  }
}

bool is_there(const CompareScene& scene, const Choosing& choosing) {
  const auto c = static_cast<std::size_t>(choosing.column);
  if (c >= scene.columns.size()) return false;
  const CompareColumn& column = scene.columns[c];
  const std::size_t count = choosing.of == of_absences ? column.absences.size() : column.chips.size();
  return static_cast<std::size_t>(choosing.index) < count;
}

}  // namespace

void open_chooser(Compare& compare, CompareScene& scene, const Action& action) {
  const Choosing asked{action.a, action.b, action.c};
  const bool again = compare.choosing == asked;
  compare.choosing.reset();
  if (again || !is_there(scene, asked)) return;
  compare.choosing = asked;
  scene.choices.clear();
  if (asked.of == of_absences) {
    list_absences(scene, asked);
  } else {
    list_letters(scene, asked);
  }
  const float all_h = scene.choice_h * static_cast<float>(scene.choices.size());
  compare.chooser = {};
  set_limits(compare.chooser, 0, all_h - panel_height(scene, scene.columns[static_cast<std::size_t>(asked.column)]));
}

Action slot_tap(const CompareScene& scene, const Action& show_absent) {
  const auto c = static_cast<std::size_t>(show_absent.b);
  if (c >= scene.columns.size()) return show_absent;
  const CompareColumn& column = scene.columns[c];
  const Absence* absence = absence_of(column, show_absent.a);
  if (absence == nullptr || absence->end - absence->begin == 1) return show_absent;
  return {.kind = ActionKind::open_chooser,
          .a = show_absent.b,
          .b = static_cast<std::int32_t>(absence - column.absences.data()),
          .c = of_absences};
}

std::size_t listed_rows(const Compare& compare, const CompareScene& scene) {
  if (compare.picking) return scene.sources.size();
  return compare.choosing && is_there(scene, *compare.choosing) ? scene.choices.size() : 0;
}

Action listed_row(const Compare& compare, const CompareScene& scene, std::size_t row) {
  if (!compare.picking) return scene.choices[row].tap;
  return {.kind = ActionKind::pick_source, .a = *compare.picking, .b = static_cast<std::int32_t>(row)};
}

void reveal_row(Compare& compare, const CompareScene& scene, std::size_t row, double now_ms) {
  if (row >= listed_rows(compare, scene)) return;
  const bool sources = compare.picking.has_value();
  Scroller& scroller = sources ? compare.picker : compare.chooser;
  const auto c = static_cast<std::size_t>(sources ? *compare.picking : compare.choosing->column);
  const CompareColumn& column = scene.columns[c];
  const float h = sources ? column.viewport.h : panel_height(scene, column);
  const float row_h = sources ? scene.row_h : scene.choice_h;
  const float top = row_h * static_cast<float>(row);
  // One that is taller than the list shows its upper part.
  const float wanted = std::min(std::max(scroller.position, top + row_h - h), top);
  slide_to(scroller, std::clamp(wanted, scroller.low, scroller.high), now_ms);
}

void draw_chooser(const Compare& compare, const CompareScene& scene, View& view) {
  if (!compare.choosing || !is_there(scene, *compare.choosing)) return;
  const Choosing& choosing = *compare.choosing;
  const auto c = static_cast<std::size_t>(choosing.column);
  const auto i = static_cast<std::size_t>(choosing.index);
  const CompareColumn& column = scene.columns[c];
  const bool absent = choosing.of == of_absences;
  const float y = absent ? column.absences[i].y : column.chips[i].y;
  const Panel panel = place_panel(scene, column, screen_y(scene, compare, c, y), view);
  const render::Metrics& m = view.metrics;
  view.canvas.fill(panel.rect, view.colors.paper);
  const Action close{.kind = ActionKind::open_chooser, .a = choosing.column, .b = choosing.index, .c = choosing.of};
  add_box(view, Role::passage_card, absent ? column.absences[i].words : column.chip_words[i], panel.rect, close);
  view.canvas.push_clip(panel.rect);
  float row_y = panel.rect.y - std::floor(compare.chooser.position);
  for (const Choice& choice : scene.choices) {
    const Rect row{panel.rect.x, row_y, panel.rect.w, scene.choice_h};
    if (row_y > panel.rect.y) view.canvas.fill({row.x, row.y, row.w, m.hairline}, view.colors.rule);
    if (intersects(row, panel.rect)) draw_choice(choice, column, panel, row, view);
    row_y += scene.choice_h;
  }
  if (compare.chooser.high > 0) {
    const float w = std::max(2.0F, std::round(m.px_per_mm * 0.5F));
    const float h = panel.rect.h * panel.rect.h / (panel.rect.h + compare.chooser.high);
    const float at = (panel.rect.h - h) * compare.chooser.position / compare.chooser.high;
    view.canvas.fill({right(panel.rect) - 2 * w, panel.rect.y + at, w, h}, view.colors.dim);
  }
  view.canvas.pop_clip();
  view.canvas.stroke(panel.rect, view.colors.ink, std::max(1.0F, std::round(m.hairline * 1.5F)));
}

}  // namespace app
