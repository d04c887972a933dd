#include "render/ribbon.h"

#include <algorithm>
#include <cmath>

#include "doctest/doctest.h"

using namespace render;

namespace {

// Least distance of a point of the mesh with alpha 0 from the outline it fringes.
double fringe_width(const RibbonMesh& mesh, std::size_t column) {
  const Point outer = mesh.points[column * 4];
  const Point inner = mesh.points[column * 4 + 1];
  return std::hypot(outer.x - inner.x, outer.y - inner.y);
}

}  // namespace

TEST_CASE("a ribbon begins and ends level at its passages") {
  RibbonEdge upper;
  RibbonEdge lower;
  ribbon_edges(100, {10, 40}, 148, {300, 360}, {-1e4F, 1e4F}, upper, lower);
  REQUIRE(upper.size() == lower.size());
  CHECK(upper.front().y == 10);
  CHECK(lower.front().y == 40);
  CHECK(upper.back().y == 300);
  CHECK(lower.back().y == 360);
  CHECK(upper.front().x == 100);
  CHECK(upper.back().x == 148);
  for (std::size_t i = 1; i < upper.size(); ++i) CHECK(upper[i].x > upper[i - 1].x);
  // Level where it meets the columns: the first step rises far less than an even slope would.
  const float even = 290.0F / static_cast<float>(upper.size() - 1);
  CHECK(std::abs(upper[1].y - upper[0].y) < even / 2);
}

TEST_CASE("the fringe is one pixel along the normal, however steep the ribbon is") {
  for (const float far : {0.0F, 50.0F, 400.0F, 2000.0F}) {
    RibbonEdge upper;
    RibbonEdge lower;
    ribbon_edges(0, {0, 30}, 48, {far, far + 30}, {-1e4F, 1e4F}, upper, lower);
    RibbonMesh mesh;
    append_ribbon_fill(upper, lower, mesh);
    REQUIRE(mesh.points.size() == upper.size() * 4);
    REQUIRE(mesh.alpha.size() == mesh.points.size());
    for (std::size_t i = 0; i < upper.size(); ++i) CHECK(fringe_width(mesh, i) == doctest::Approx(1).epsilon(0.001));
    for (const std::uint16_t index : mesh.indices) CHECK(index < mesh.points.size());
    CHECK(mesh.indices.size() % 3 == 0);
  }
}

TEST_CASE("lines and fills share one mesh without mixing their points") {
  RibbonEdge upper;
  RibbonEdge lower;
  ribbon_edges(0, {0, 30}, 48, {10, 40}, {-1e4F, 1e4F}, upper, lower);
  RibbonMesh mesh;
  append_ribbon_fill(upper, lower, mesh);
  const auto first_of_line = static_cast<std::uint16_t>(mesh.points.size());
  const std::size_t indices_of_fill = mesh.indices.size();
  append_ribbon_line(upper, 2, mesh);
  CHECK(*std::min_element(mesh.indices.begin() + static_cast<std::ptrdiff_t>(indices_of_fill), mesh.indices.end()) ==
        first_of_line);
}

TEST_CASE("no chord lies visibly beside the curve, and none is spent where the ribbon is level") {
  RibbonEdge upper;
  RibbonEdge lower;
  for (const float far : {0.0F, 3.0F, 60.0F, 700.0F, 5000.0F}) {
    ribbon_edges(0, {0, 30}, 48, {far, far + 30}, {0, 1000}, upper, lower);
    double worst = 0;
    for (std::size_t i = 1; i < upper.size(); ++i) {
      const double t = (static_cast<double>(upper[i - 1].x) + static_cast<double>(upper[i].x)) / 2 / 48;
      const double chord = (static_cast<double>(upper[i - 1].y) + static_cast<double>(upper[i].y)) / 2;
      worst = std::max(worst, std::abs(chord - static_cast<double>(far) * t * t * (3 - 2 * t)));
    }
    CAPTURE(far);
    CHECK(worst < 0.2);
    CHECK(upper.size() < 100);
  }
  ribbon_edges(0, {100, 130}, 48, {100, 130}, {0, 1000}, upper, lower);
  CHECK(upper.size() == 3);
}

TEST_CASE("a line of one pixel is two strips, a thicker one three, and a body without fringe one") {
  RibbonEdge upper;
  RibbonEdge lower;
  ribbon_edges(0, {0, 30}, 48, {200, 230}, {-1e4F, 1e4F}, upper, lower);
  const std::size_t strip = (upper.size() - 1) * 6;
  RibbonMesh thin;
  append_ribbon_line(upper, 1, thin);
  CHECK(thin.indices.size() == 2 * strip);
  RibbonMesh thick;
  append_ribbon_line(upper, 2, thick);
  CHECK(thick.indices.size() == 3 * strip);
  RibbonMesh body;
  append_ribbon_body(upper, lower, body);
  CHECK(body.indices.size() == strip);
  CHECK(*std::min_element(body.alpha.begin(), body.alpha.end()) == 1);
}
