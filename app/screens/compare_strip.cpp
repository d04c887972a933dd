// The overview: one lane for each column, with its passages and what of it is on the screen. A tap jumps there, or to
// the passage that the finger covers; a drag moves the column, a drag across lanes all of them.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Rect;

// The class is told by form here too: a full, a three-quarter and a half-wide block.
constexpr std::array<float, 3> class_width{1.0F, 0.7F, 0.4F};

// A block of a lane, `top` below its beginning.
void draw_block(const CompareColumn& column, const Lane& lane, float top, float h, float part, render::Color color,
                View& view) {
  const float w = std::round((lane.rect.w - 2) * part);
  const float x = column.right_to_left ? right(lane.rect) - 1 - w : lane.rect.x + 1;
  view.canvas.fill({x, lane.rect.y + top, w, h}, color);
}

float top_in_lane(const CompareColumn& column, const Lane& lane, const MarkPlace& place) {
  return (column.text.body_top + place.top) * lane.scale;
}

float least_block_px(const View& view) { return std::max(3.0F, std::round(view.metrics.px_per_mm * 0.7F)); }

void draw_marks(const Compare& compare, const CompareColumn& column, const Lane& lane, View& view) {
  for (std::size_t i = 0; i < column.places.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    if (!is_shown(compare, mark)) continue;
    const MarkPlace& place = column.places[i];
    const float h = std::max(2.0F, (place.bottom - place.top) * lane.scale - 1);
    draw_block(column, lane, top_in_lane(column, lane, place), h,
               class_width[static_cast<std::size_t>(mark.passage_class)], mark_colors(view, mark.passage_class).line,
               view);
  }
}

// Where passages would stand closer than can be told apart, neighbours merge: a row of even blocks, each of the class
// that most of its stretch has, and as tall as the shared part of that stretch.
void draw_merged(const Compare& compare, const CompareColumn& column, const Lane& lane, View& view) {
  const float cell = least_block_px(view);
  std::vector<std::array<float, 3>>& cells = view.scratch.cells;
  cells.assign(static_cast<std::size_t>(std::ceil(lane.rect.h / cell)) + 1, {});
  for (std::size_t i = 0; i < column.places.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    if (!is_shown(compare, mark)) continue;
    const float top = top_in_lane(column, lane, column.places[i]);
    const float end = top + (column.places[i].bottom - column.places[i].top) * lane.scale;
    for (auto c = static_cast<std::size_t>(std::max(0.0F, top) / cell); c < cells.size(); ++c) {
      const float from = static_cast<float>(c) * cell;
      if (from >= end) break;
      cells[c][static_cast<std::size_t>(mark.passage_class)] += std::min(end, from + cell) - std::max(top, from);
    }
  }
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const float shared = std::min(1.0F, (cells[c][0] + cells[c][1] + cells[c][2]) / cell);
    const auto most = static_cast<std::size_t>(std::max_element(cells[c].begin(), cells[c].end()) - cells[c].begin());
    const float h = std::round((cell - 1) * shared);
    if (h >= 1)
      draw_block(column, lane, static_cast<float>(c) * cell, h, class_width[most], view.colors.marks[most].line, view);
  }
}

// The tapped passage is black here as its letter is, across the lane; never too thin to be found.
void draw_chosen(const Compare& compare, const CompareColumn& column, const Lane& lane, View& view) {
  if (!compare.selection) return;
  const auto f = static_cast<std::size_t>(compare.selection->family);
  if (f + 1 >= column.family_begin.size()) return;
  for (std::uint32_t at = column.family_begin[f]; at < column.family_begin[f + 1]; ++at) {
    const std::size_t i = column.by_family[at];
    if (!is_shown(compare, column.marks.marks[i])) continue;
    const MarkPlace& place = column.places[i];
    const float h = std::max(least_block_px(view), (place.bottom - place.top) * lane.scale - 1);
    draw_block(column, lane, top_in_lane(column, lane, place), h, 1, view.colors.chosen, view);
  }
}

void draw_lane(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  const CompareColumn& column = scene.columns[c];
  const Lane lane = lane_of(scene, c);
  view.canvas.fill(lane.rect, view.colors.paper);
  const bool crowded = static_cast<float>(column.places.size()) * 2 * least_block_px(view) > lane.rect.h;
  if (crowded) {
    draw_merged(compare, column, lane, view);
  } else {
    draw_marks(compare, column, lane, view);
  }
  draw_chosen(compare, column, lane, view);
  const float height = column.text.height_px;
  const float from = std::clamp(compare.scrollers[c].position, 0.0F, height) * lane.scale;
  const float to = std::clamp(compare.scrollers[c].position + column.viewport.h, 0.0F, height) * lane.scale;
  const float least = std::min(lane.rect.h, 2 * view.metrics.px_per_mm);
  const float marker_h = std::max(least, to - from);
  const float y = lane.rect.y + std::min(from, std::max(0.0F, lane.rect.h - marker_h));
  view.canvas.stroke({lane.rect.x, y, lane.rect.w, marker_h}, view.colors.ink,
                     std::max(1.0F, std::round(view.metrics.hairline * 1.5F)));
  add_box(view, Role::lane, column.source, lane.rect);
}

}  // namespace

void draw_strip(const Compare& compare, const CompareScene& scene, View& view) {
  if (scene.columns.empty()) return;
  if (Box* box = add_box(view, Role::strip, tr(view.strings, "overview"), strip_target(scene),
                         {.kind = ActionKind::strip_jump})) {
    box->drag = {.kind = ActionKind::strip_drag};
  }
  for (std::size_t c = 0; c < scene.columns.size(); ++c) draw_lane(compare, scene, c, view);
}

}  // namespace app
