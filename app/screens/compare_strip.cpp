// The overview: one lane for each column, with its passages and what of it is on the screen. A tap jumps there, a drag
// moves the column, a drag across lanes all of them.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Rect;

void draw_lane(const Compare& compare, const CompareScene& scene, std::size_t c, View& view) {
  const CompareColumn& column = scene.columns[c];
  const Lane lane = lane_of(scene, c);
  view.canvas.fill(lane.rect, view.colors.paper);
  // The class is told by form here too: a full, a three-quarter and a half-wide block.
  constexpr std::array<float, 3> width{1.0F, 0.7F, 0.4F};
  for (std::size_t i = 0; i < column.places.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    if (!is_shown(compare, mark)) continue;
    const MarkPlace& place = column.places[i];
    const render::Color color = mark_colors(view, mark.passage_class).line;
    // The tapped passage is black here as its letter is, across the lane.
    const bool chosen = emphasis_of(compare, mark) == Emphasis::chosen;
    const float part = chosen ? 1.0F : width[static_cast<std::size_t>(mark.passage_class)];
    const float w = std::round((lane.rect.w - 2) * part);
    const float x = column.right_to_left ? right(lane.rect) - 1 - w : lane.rect.x + 1;
    view.canvas.fill({x, lane.rect.y + (column.text.body_top + place.top) * lane.scale, w,
                      std::max(2.0F, (place.bottom - place.top) * lane.scale - 1)},
                     chosen ? view.colors.chosen : color);
  }
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
