// Ribbons in the gutters: where the same passage stands in the neighbouring column.
#include <algorithm>
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
  // Both passages out of sight: nothing to tie together, and the way between them would only cross the screen.
  const auto in_sight = [&](const render::RibbonEnd& end) { return end.bottom > gutter.y && end.top < bottom(gutter); };
  if (!in_sight(left) && !in_sight(right_end)) return;
  const render::MarkColors& colors = mark_colors(view, passage_class);
  Scratch& scratch = view.scratch;
  render::ribbon_edges(gutter.x, left, right(gutter), right_end, {gutter.y, bottom(gutter)}, scratch.upper,
                       scratch.lower);
  const bool has_lines = emphasis != Emphasis::dimmed;
  if (has_lines) {
    render::append_ribbon_body(scratch.upper, scratch.lower, scratch.mesh);
  } else {
    render::append_ribbon_fill(scratch.upper, scratch.lower, scratch.mesh);
  }
  const float strength = emphasis == Emphasis::chosen ? 1.6F : emphasis == Emphasis::dimmed ? 0.25F : 0.7F;
  draw_mesh({(colors.tint.rgba & 0xFFFFFF00U) |
             static_cast<std::uint32_t>(std::min(255.0F, static_cast<float>(colors.tint.rgba & 0xFFU) * strength))},
            view);
  // Behind a tapped passage the others are left as a faint band.
  if (!has_lines) return;
  const float width = emphasis == Emphasis::chosen ? 2.0F : 1.0F;
  const float line_alpha = emphasis == Emphasis::chosen ? 1.0F : 0.9F;
  render::append_ribbon_line(scratch.upper, width, scratch.mesh);
  render::append_ribbon_line(scratch.lower, width, scratch.mesh);
  draw_mesh(with_alpha(colors.line, line_alpha), view);
}

render::RibbonEnd end_of(const Compare& compare, const CompareScene& scene, std::size_t c, const MarkPlace& place) {
  // A gap may have opened between its lines.
  return {screen_y(scene, compare, c, place.top), screen_y(scene, compare, c, place.bottom - 1) + 1};
}

void draw_gutter(const Compare& compare, const CompareScene& scene, std::size_t c, bool only_chosen, View& view) {
  const CompareColumn& left = scene.columns[scene.mirrored ? c + 1 : c];
  const CompareColumn& next = scene.columns[scene.mirrored ? c : c + 1];
  const Rect gutter{right(left.frame), left.viewport.y, next.frame.x - right(left.frame), left.viewport.h};
  list_ribbons(compare, scene, c, view.scratch.ribbons);
  view.canvas.push_clip(gutter);
  for (const bool chosen_pass : {false, true}) {
    if (only_chosen && !chosen_pass) continue;
    for (const Ribbon& ribbon : view.scratch.ribbons) {
      const bool chosen = compare.selection && compare.selection->family == ribbon.family;
      if (chosen != chosen_pass) continue;
      const Emphasis emphasis = chosen ? Emphasis::chosen : compare.selection ? Emphasis::dimmed : Emphasis::plain;
      draw_ribbon(gutter, scene.mirrored ? ribbon.right : ribbon.left, scene.mirrored ? ribbon.left : ribbon.right,
                  ribbon.passage_class, emphasis, view);
    }
  }
  view.canvas.pop_clip();
}

}  // namespace

void list_ribbons(const Compare& compare, const CompareScene& scene, std::size_t c, std::vector<Ribbon>& out) {
  out.clear();
  const CompareColumn& left = scene.columns[c];
  const CompareColumn& next = scene.columns[c + 1];
  const auto add = [&](std::size_t from, std::size_t to) {
    const Mark& a = left.marks.marks[from];
    const Mark& b = next.marks.marks[to];
    if (!is_shown(compare, a) || !is_shown(compare, b)) return;
    out.push_back({a.family, std::max(a.passage_class, b.passage_class), end_of(compare, scene, c, left.places[from]),
                   end_of(compare, scene, c + 1, next.places[to])});
  };
  const auto nearest = [&](std::size_t in, std::int32_t family, float top) {
    return member_in_column(scene, compare, in, family, top);
  };
  for (std::size_t i = 0; i < left.places.size(); ++i) {
    const float top = screen_y(scene, compare, c, left.places[i].top);
    if (const auto there = nearest(c + 1, left.marks.marks[i].family, top)) add(i, *there);
  }
  for (std::size_t j = 0; j < next.places.size(); ++j) {
    const std::int32_t family = next.marks.marks[j].family;
    const auto here = nearest(c, family, screen_y(scene, compare, c + 1, next.places[j].top));
    if (!here) continue;
    // Not twice.
    const auto back = nearest(c + 1, family, screen_y(scene, compare, c, left.places[*here].top));
    if (back != j) add(*here, j);
  }
}

void draw_ribbons(const Compare& compare, const CompareScene& scene, View& view) {
  const float mm = scene.gutter / view.metrics.px_per_mm;
  if (mm < one_ribbon_mm || compare.only_here || compare.way_left > 0) return;
  for (std::size_t c = 0; c + 1 < scene.columns.size(); ++c) {
    // A column that lists sources shows no text to tie to.
    const auto left = static_cast<std::int32_t>(c);
    if (compare.picking == left || compare.picking == left + 1) continue;
    if (mm >= all_ribbons_mm || compare.selection) draw_gutter(compare, scene, c, mm < all_ribbons_mm, view);
  }
}

}  // namespace app
