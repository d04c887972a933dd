#include "render/ribbon.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

// Level at both ends, steepest in the middle: the cubic smoothstep.
float ease(float t) { return t * t * (3 - 2 * t); }

Point normal_at(const RibbonEdge& edge, std::size_t i) {
  const Point a = edge[i == 0 ? 0 : i - 1];
  const Point b = edge[std::min(i + 1, edge.size() - 1)];
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  const float length = std::max(std::hypot(dx, dy), 1e-6F);
  return {-dy / length, dx / length};  // points down for an edge that runs to the right
}

Point moved(Point p, Point normal, float by) { return {p.x + normal.x * by, p.y + normal.y * by}; }

// Joins neighbours among `rails` rows of vertices, which stand side by side: rail after rail, then the next step.
void append_strips(std::uint16_t first, unsigned rails, std::size_t steps, RibbonMesh& mesh) {
  for (unsigned rail = 0; rail + 1 < rails; ++rail) {
    for (std::size_t i = 0; i + 1 < steps; ++i) {
      const auto a0 = static_cast<std::uint16_t>(first + i * rails + rail);
      const auto b0 = static_cast<std::uint16_t>(a0 + 1);
      const auto a1 = static_cast<std::uint16_t>(a0 + rails);
      const auto b1 = static_cast<std::uint16_t>(b0 + rails);
      mesh.indices.insert(mesh.indices.end(), {a0, b0, a1, a1, b0, b1});
    }
  }
}

void append_vertex(Point p, float alpha, RibbonMesh& mesh) {
  mesh.points.push_back(p);
  mesh.alpha.push_back(alpha);
}

}  // namespace

namespace {

// The t at which ease(t) reaches a share of the way, by halving: ease rises steadily.
float inverse_ease(float share) {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  float low = 0;
  float high = 1;
  for (int i = 0; i < 24; ++i) {
    const float middle = (low + high) / 2;
    (ease(middle) < share ? low : high) = middle;
  }
  return (low + high) / 2;
}

struct Stretch {
  float from = 0;
  float to = 1;
};

// The part of an edge from y0 to y1 that lies between top and bottom, as t.
Stretch stretch_in_sight(float y0, float y1, const RibbonEnd& visible) {
  if (y0 == y1) return {};
  const auto t_at = [&](float y) { return inverse_ease(std::clamp((y - y0) / (y1 - y0), 0.0F, 1.0F)); };
  const float a = t_at(visible.top);
  const float b = t_at(visible.bottom);
  return {std::min(a, b), std::max(a, b)};
}

// A chord over a step of t lies at most rise * 6 * step^2 / 8 beside the curve: as many steps as keep that below what
// an eye sees of a smoothed edge.
std::size_t steps_of(float rise, float share) {
  constexpr float beside_px = 0.12F;
  return static_cast<std::size_t>(std::clamp(std::ceil(share * std::sqrt(rise * 0.75F / beside_px)), 2.0F, 384.0F));
}

}  // namespace

void ribbon_edges(float x_left, RibbonEnd left, float x_right, RibbonEnd right, RibbonEnd visible, RibbonEdge& upper,
                  RibbonEdge& lower) {
  // A little beyond the visible part, so that the fringe at its ends is out of sight.
  const RibbonEnd around{visible.top - 8, visible.bottom + 8};
  const Stretch above = stretch_in_sight(left.top, right.top, around);
  const Stretch below = stretch_in_sight(left.bottom, right.bottom, around);
  const float from = std::min(above.from, below.from);
  const float to = std::max(std::max(above.to, below.to), from);
  const float rise = std::max(std::abs(left.top - right.top), std::abs(left.bottom - right.bottom));
  const std::size_t steps = steps_of(rise, to - from);
  upper.clear();
  lower.clear();
  for (std::size_t i = 0; i <= steps; ++i) {
    const float t = from + (to - from) * static_cast<float>(i) / static_cast<float>(steps);
    const float x = x_left + (x_right - x_left) * t;
    const float e = ease(t);
    upper.push_back({x, left.top + (right.top - left.top) * e});
    lower.push_back({x, left.bottom + (right.bottom - left.bottom) * e});
  }
}

void append_ribbon_fill(const RibbonEdge& upper, const RibbonEdge& lower, RibbonMesh& mesh) {
  const auto first = static_cast<std::uint16_t>(mesh.points.size());
  for (std::size_t i = 0; i < upper.size(); ++i) {
    append_vertex(moved(upper[i], normal_at(upper, i), -1), 0, mesh);
    append_vertex(upper[i], 1, mesh);
    append_vertex(lower[i], 1, mesh);
    append_vertex(moved(lower[i], normal_at(lower, i), 1), 0, mesh);
  }
  append_strips(first, 4, upper.size(), mesh);
}

void append_ribbon_body(const RibbonEdge& upper, const RibbonEdge& lower, RibbonMesh& mesh) {
  const auto first = static_cast<std::uint16_t>(mesh.points.size());
  for (std::size_t i = 0; i < upper.size(); ++i) {
    append_vertex(upper[i], 1, mesh);
    append_vertex(lower[i], 1, mesh);
  }
  append_strips(first, 2, upper.size(), mesh);
}

void append_ribbon_line(const RibbonEdge& edge, float width_px, RibbonMesh& mesh) {
  const auto first = static_cast<std::uint16_t>(mesh.points.size());
  const float half = width_px / 2;
  const bool has_middle = half > 0.5F;  // a line of one pixel is all fringe
  for (std::size_t i = 0; i < edge.size(); ++i) {
    const Point normal = normal_at(edge, i);
    append_vertex(moved(edge[i], normal, -half - 0.5F), 0, mesh);
    append_vertex(moved(edge[i], normal, 0.5F - half), 1, mesh);
    if (has_middle) append_vertex(moved(edge[i], normal, half - 0.5F), 1, mesh);
    append_vertex(moved(edge[i], normal, half + 0.5F), 0, mesh);
  }
  append_strips(first, has_middle ? 4 : 3, edge.size(), mesh);
}

}  // namespace render
