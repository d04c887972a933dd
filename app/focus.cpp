#include "app/focus.h"

#include <algorithm>

namespace app {
namespace {

// Sources of a card that have a row of their own.
int rows_of(const ShelfScene& scene, int card) {
  const auto& sources = scene.stories[static_cast<std::size_t>(card)].sources;
  return static_cast<int>(std::min(sources.size(), most_sources_on_card));
}

// A place on the shelf: a card, or (row >= 0) a source on it.
struct ShelfPlace {
  int card = 0;
  int row = -1;
};

std::optional<ShelfPlace> step_on_shelf(const ShelfScene& scene, ShelfPlace at, int step, FocusStride stride) {
  const auto cards = static_cast<int>(scene.stories.size());
  if (stride == FocusStride::whole_cards) {
    at.card += step < 0 && at.row >= 0 ? 0 : step;
    at.row = -1;
  } else if (step > 0 && at.row + 1 < rows_of(scene, at.card)) {
    ++at.row;
  } else if (step > 0) {
    at = {at.card + 1, -1};
  } else if (at.row >= 0) {
    --at.row;
  } else {
    --at.card;
    if (at.card >= 0) at.row = rows_of(scene, at.card) - 1;
  }
  if (at.card < 0 || at.card >= cards) return std::nullopt;
  return at;
}

void focus_on_shelf(Model& model, const ShelfScene& scene, const ShelfPlace& place, double now_ms) {
  std::optional<std::size_t> source;
  model.focus = {.kind = ActionKind::open_story, .a = place.card};
  if (place.row >= 0) {
    model.focus = {.kind = ActionKind::open_article, .a = place.card, .b = place.row};
    source = static_cast<std::size_t>(place.row);
  }
  reveal(model.shelf, scene, static_cast<std::size_t>(place.card), source, now_ms);
}

std::optional<ShelfPlace> place_on_shelf(const Model& model, const ShelfScene& scene) {
  const bool on_card = model.focus.kind == ActionKind::open_story;
  if (!on_card && model.focus.kind != ActionKind::open_article) return std::nullopt;
  if (model.focus.a < 0 || model.focus.a >= static_cast<int>(scene.stories.size())) return std::nullopt;
  return ShelfPlace{model.focus.a, on_card ? -1 : model.focus.b};
}

bool move_on_shelf(Model& model, const ShelfScene& scene, int step, FocusStride stride, double now_ms) {
  const auto at = place_on_shelf(model, scene);
  if (!at) return false;
  const auto next = step_on_shelf(scene, *at, step, stride);
  if (next) focus_on_shelf(model, scene, *next, now_ms);
  return next.has_value();
}

bool move_among_notes(Model& model, const ReadingScene& scene, int step, double now_ms) {
  const std::optional<std::size_t> at = note_of(scene, model.focus);
  const auto count = static_cast<std::int64_t>(scene.notes.size());
  const std::int64_t next = at ? static_cast<std::int64_t>(*at) + step : -1;
  if (next < 0 || next >= count) return false;
  const ReadingNote& note = scene.notes[static_cast<std::size_t>(next)];
  model.focus = {.kind = ActionKind::compare_passage, .a = note.family, .b = note.member};
  reveal_note(model.reading, scene, static_cast<std::size_t>(next), now_ms);
  return true;
}

bool is_chip(SearchRowKind kind) {
  return kind == SearchRowKind::edit || kind == SearchRowKind::completion || kind == SearchRowKind::filters ||
         kind == SearchRowKind::filter || kind == SearchRowKind::clear_filter;
}

// The rows that can be chosen follow one another, out of sight or not; above the first stands the field.
bool move_among_results(Model& model, const SearchScene& scene, int step, FocusStride stride, double now_ms) {
  const auto count = static_cast<int>(scene.rows.size());
  int at = -1;
  for (int i = 0; i < count; ++i) {
    const Action action = action_of(scene.rows[static_cast<std::size_t>(i)]);
    if (action.kind != ActionKind::none && action == model.focus) at = i;
  }
  if (at < 0 && (stride == FocusStride::every_box || step < 0)) return false;
  for (int next = at + step; next >= 0 && next < count; next += step) {
    const Action action = action_of(scene.rows[static_cast<std::size_t>(next)]);
    if (action.kind == ActionKind::none) continue;
    if (at < 0 && stride == FocusStride::results && is_chip(scene.rows[static_cast<std::size_t>(next)].kind)) continue;
    model.focus = action;
    reveal_row(model.search, scene, static_cast<std::size_t>(next), now_ms);
    return true;
  }
  if (stride == FocusStride::every_box) return false;
  if (step < 0) model.focus = {};
  return true;
}

// A list of the comparison, round and round: in sight or not, and nothing beside it. Where nothing has the focus yet it
// begins at the end it is walked from.
bool move_in_list(Model& model, const CompareScene& scene, int step, double now_ms) {
  const auto count = static_cast<int>(listed_rows(model.compare, scene));
  if (count == 0) return false;
  int at = step > 0 ? -1 : count;
  for (int row = 0; row < count; ++row)
    if (listed_row(model.compare, scene, static_cast<std::size_t>(row)) == model.focus) at = row;
  const auto next = static_cast<std::size_t>((at + step + count) % count);
  model.focus = listed_row(model.compare, scene, next);
  reveal_row(model.compare, scene, next, now_ms);
  return true;
}

// What scrolls under the bars and has places that move_on_shelf() and move_among_notes() know, in sight or not.
bool is_content(const Action& action) {
  return action.kind == ActionKind::open_story || action.kind == ActionKind::open_article ||
         action.kind == ActionKind::compare_passage;
}

void move_among_boxes(Model& model, const Boxes& boxes, int step) {
  const auto count = static_cast<int>(boxes.all.size());
  int at = step > 0 ? -1 : count;
  for (int i = 0; i < count; ++i) {
    const Box& box = boxes.all[static_cast<std::size_t>(i)];
    if (box.focusable && model.focus.kind != ActionKind::none && box.tap == model.focus) at = i;
  }
  // Keys may be quicker than the sliding page: the last card has the focus and is not in sight yet. It goes on behind
  // what is.
  const bool unseen = (at < 0 || at == count) && is_content(model.focus);
  for (int i = 0; unseen && i < count; ++i) {
    if (!is_content(boxes.all[static_cast<std::size_t>(i)].tap)) continue;
    at = i;
    if (step < 0) break;
  }
  for (int tried = 0; tried < count; ++tried) {
    at = (at + step + count) % count;
    const Box& box = boxes.all[static_cast<std::size_t>(at)];
    if (!box.focusable || (unseen && is_content(box.tap))) continue;
    model.focus = box.tap;
    return;
  }
}

}  // namespace

void move_focus(Model& model, const Scenes& scenes, const Boxes& boxes, int step, FocusStride stride, double now_ms) {
  if (model.visit.session.stage != Stage::active) return move_among_boxes(model, boxes, step);
  const bool on_shelf = model.screen == ScreenKind::shelf;
  const bool on_article = model.screen == ScreenKind::article;
  if (on_shelf && move_on_shelf(model, scenes.shelf, step, stride, now_ms)) return;
  if (on_article && move_among_notes(model, scenes.reading, step, now_ms)) return;
  if (model.screen == ScreenKind::compare && move_in_list(model, scenes.compare, step, now_ms)) return;
  // Where nothing has the focus on the search screen, the field is being typed in.
  const bool typing = model.screen == ScreenKind::search && model.focus.kind == ActionKind::none;
  if (typing && stride == FocusStride::every_box) model.focus = {.kind = ActionKind::place_caret};
  if (model.screen == ScreenKind::search && move_among_results(model, scenes.search, step, stride, now_ms)) return;
  move_among_boxes(model, boxes, step);
  // What was half in sight comes wholly into it.
  if (const auto place = place_on_shelf(model, scenes.shelf); place && on_shelf) {
    focus_on_shelf(model, scenes.shelf, *place, now_ms);
  }
  if (const auto note = note_of(scenes.reading, model.focus); note && on_article) {
    reveal_note(model.reading, scenes.reading, *note, now_ms);
  }
}

}  // namespace app
