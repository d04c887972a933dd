// Ribbon: the band in a gutter that ties a passage in one column to its counterpart in the next. Two stretches of the
// gutter's sides become an outline; pure geometry, no drawing. Pixels.
#pragma once

#include <cstdint>
#include <vector>

#include "render/geometry.h"

namespace render {

// The passage stands from top to bottom on that side of the gutter.
struct RibbonEnd {
  float top = 0;
  float bottom = 0;
};

// Points along one edge, left to right.
using RibbonEdge = std::vector<Point>;

// Fills both edges with the same number of points: a smooth curve, level where it meets the columns. Points are spent
// on what is in sight, `visible` being the gutter's own stretch: an end far off the screen costs no smoothness.
// Requires: x_right > x_left.
void ribbon_edges(float x_left, RibbonEnd left, float x_right, RibbonEnd right, RibbonEnd visible, RibbonEdge& upper,
                  RibbonEdge& lower);

// A mesh with vertex alpha: 1 inside, 0 one pixel outside along the edge's normal, so that edges stay smooth at any
// steepness. `alpha` runs parallel to `points`; indices are triples.
struct RibbonMesh {
  std::vector<Point> points;
  std::vector<float> alpha;
  std::vector<std::uint16_t> indices;
};
// The body of the ribbon with its fringe; appends.
void append_ribbon_fill(const RibbonEdge& upper, const RibbonEdge& lower, RibbonMesh& mesh);
// The body alone, for a ribbon whose edges are then drawn as lines: they cover its steps. Appends.
void append_ribbon_body(const RibbonEdge& upper, const RibbonEdge& lower, RibbonMesh& mesh);
// A line along one edge, width_px thick; appends.
void append_ribbon_line(const RibbonEdge& edge, float width_px, RibbonMesh& mesh);

}  // namespace render
