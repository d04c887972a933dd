// Ribbons in the gutters and lanes in the strip: where the same passage stands in the neighbouring column, and where
// all passages stand in each article.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/compare_draw.h"
#include "app/screens/widgets.h"
#include "render/ribbon.h"

namespace app {
namespace {

using render::Rect;

// Gutters narrower than this show the tapped passage's ribbon only; narrower still, none: the letters do the work.
constexpr float all_ribbons_mm = 7.0F;
constexpr float one_ribbon_mm = 4.2F;

void draw_mesh(render::Color color, View& view) {
  Scratch& scratch = view.scratch;
  scratch.points.clear();
  for (std::size_t i = 0; i < scratch.mesh.points.size(); ++i) {
    scratch.points.push_back({scratch.mesh.points[i], with_alpha(color, scratch.mesh.alpha[i])});
  }
  view.canvas.triangles(scratch.points, scratch.mesh.indices);
  scratch.mesh.points.clear();
  scratch.mesh.alpha.clear();
  scratch.mesh.indices.clear();
}

void draw_ribbon(const Rect& gutter, render::RibbonEnd left, render::RibbonEnd right_end,
                 store::PassageClass passage_class, Emphasis emphasis, View& view) {
  const float top = std::min(left.top, right_end.top);
  const float low = std::max(left.bottom, right_end.bottom);
  if (low < gutter.y || top > bottom(gutter)) return;
  const render::MarkColors& colors = mark_colors(view, passage_class);
  Scratch& scratch = view.scratch;
  render::ribbon_edges(gutter.x, left, right(gutter), right_end, scratch.upper, scratch.lower);
  render::append_ribbon_fill(scratch.upper, scratch.lower, scratch.mesh);
  const float strength = emphasis == Emphasis::chosen ? 1.6F : emphasis == Emphasis::dimmed ? 0.25F : 0.7F;
  draw_mesh({(colors.tint.rgba & 0xFFFFFF00U) |
             static_cast<std::uint32_t>(std::min(255.0F, static_cast<float>(colors.tint.rgba & 0xFFU) * strength))},
            view);
  const float width = emphasis == Emphasis::chosen ? 2.0F : 1.0F;
  const float line_alpha = emphasis == Emphasis::chosen ? 1.0F : emphasis == Emphasis::dimmed ? 0.2F : 0.6F;
  render::append_ribbon_line(scratch.upper, width, scratch.mesh);
  render::append_ribbon_line(scratch.lower, width, scratch.mesh);
  draw_mesh(with_alpha(colors.line, line_alpha), view);
}

render::RibbonEnd end_of(const Compare& compare, const CompareScene& scene, std::size_t c, const MarkPlace& place) {
  const float y = screen_y(scene, compare, c, 0);
  return {y + place.top, y + place.bottom};
}

void draw_gutter(const Compare& compare, const CompareScene& scene, std::size_t c, bool only_chosen, View& view) {
  const CompareColumn& left = scene.columns[c];
  const CompareColumn& next = scene.columns[c + 1];
  const Rect gutter{right(left.frame), left.viewport.y, next.frame.x - right(left.frame), left.viewport.h};
  view.canvas.push_clip(gutter);
  for (const bool chosen_pass : {false, true}) {
    for (std::size_t i = 0; i < left.places.size(); ++i) {
      const Mark& mark = left.marks.marks[i];
      const Emphasis emphasis = emphasis_of(compare, mark);
      if (!is_shown(compare, mark) || (emphasis == Emphasis::chosen) != chosen_pass) continue;
      if (only_chosen && emphasis != Emphasis::chosen) continue;
      const render::RibbonEnd from = end_of(compare, scene, c, left.places[i]);
      const auto other = member_in_column(scene, compare, c + 1, mark.family, from.top);
      if (!other || !is_shown(compare, next.marks.marks[*other])) continue;
      const store::PassageClass shown = std::max(mark.passage_class, next.marks.marks[*other].passage_class);
      draw_ribbon(gutter, from, end_of(compare, scene, c + 1, next.places[*other]), shown, emphasis, view);
    }
  }
  view.canvas.pop_clip();
}

void draw_lane(const Compare& compare, const CompareScene& scene, std::size_t c, const Rect& lane, View& view) {
  const CompareColumn& column = scene.columns[c];
  // Lanes share one scale: a short article is a short lane.
  float tallest = 1;
  for (const CompareColumn& each : scene.columns) tallest = std::max(tallest, each.text.height_px);
  const float scale = lane.h / tallest;
  view.canvas.fill({lane.x, lane.y, lane.w, column.text.height_px * scale}, view.colors.paper);
  for (std::size_t i = 0; i < column.places.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    if (!is_shown(compare, mark)) continue;
    const MarkPlace& place = column.places[i];
    const render::Color color = mark_colors(view, mark.passage_class).line;
    const bool dimmed = emphasis_of(compare, mark) == Emphasis::dimmed;
    // The class is told by form here too: a full, a three-quarter and a half-wide block.
    constexpr std::array<float, 3> width{1.0F, 0.7F, 0.4F};
    const float w = std::round((lane.w - 2) * width[static_cast<std::size_t>(mark.passage_class)]);
    view.canvas.fill({lane.x + 1, lane.y + (column.text.body_top + place.top) * scale, w,
                      std::max(2.0F, (place.bottom - place.top) * scale - 1)},
                     dimmed ? with_alpha(color, 0.35F) : color);
  }
  const float from = std::clamp(compare.scrollers[c].position, 0.0F, column.text.height_px);
  const float to = std::clamp(compare.scrollers[c].position + column.viewport.h, 0.0F, column.text.height_px);
  view.canvas.stroke({lane.x, lane.y + from * scale, lane.w, std::max(2.0F, (to - from) * scale)}, view.colors.ink,
                     view.metrics.hairline);
  add_box(view, Role::lane, column.source, lane);
}

}  // namespace

void draw_ribbons(const Compare& compare, const CompareScene& scene, View& view) {
  const float mm = scene.gutter / view.metrics.px_per_mm;
  if (mm < one_ribbon_mm || compare.only_here) return;
  for (std::size_t c = 0; c + 1 < scene.columns.size(); ++c) {
    draw_gutter(compare, scene, c, mm < all_ribbons_mm, view);
  }
}

void draw_strip(const Compare& compare, const CompareScene& scene, View& view) {
  const auto count = static_cast<float>(scene.columns.size());
  const float w = std::floor(scene.strip.w / count);
  add_box(view, Role::strip, tr(view.strings, "overview"), scene.strip);
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    draw_lane(compare, scene, c, {scene.strip.x + w * static_cast<float>(c), scene.strip.y, w - 2, scene.strip.h},
              view);
  }
}

}  // namespace app
