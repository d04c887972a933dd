#include "tests/text/sound.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "doctest/doctest.h"
#include "render/text/query.h"

namespace {

constexpr float close_px = 0.06F;

std::vector<render::Cluster> clusters_of(const render::Layout& layout, std::size_t line) {
  return {layout.clusters.begin() + layout.line_clusters[line],
          layout.clusters.begin() + layout.line_clusters[line + 1]};
}

void check_bytes(const render::Layout& layout, std::span<const render::TextBlock> blocks) {
  std::size_t index = 0;
  for (std::size_t block = 0; block < blocks.size(); ++block) {
    std::uint32_t at = blocks[block].range.begin;
    for (; index < layout.lines.size() && layout.lines[index].block == block; ++index) {
      const base::TextRange range = layout.lines[index].range;
      if (range.begin != at)
        CHECK_MESSAGE(range.begin == at, "line " << index << " does not begin where the last ended");
      if (range.end < range.begin)
        CHECK_MESSAGE(range.end >= range.begin, "line " << index << " ends before it begins");
      at = range.end;
    }
    if (!layout.truncated) CHECK(at == blocks[block].range.end);
  }
  CHECK(index == layout.lines.size());
}

void check_clusters(const render::Layout& layout, std::size_t index) {
  const render::Line& line = layout.lines[index];
  std::vector<render::Cluster> clusters = clusters_of(layout, index);
  float x = -1e9F;
  std::string fault;
  for (const render::Cluster& cluster : clusters) {
    if (cluster.width < 0) fault = "negative width";
    if (cluster.x < x - close_px) fault = "clusters overlap";
    x = cluster.x + cluster.width;
  }
  std::sort(clusters.begin(), clusters.end(),
            [](const auto& a, const auto& b) { return a.range.begin < b.range.begin; });
  std::uint32_t at = line.range.begin;
  for (const render::Cluster& cluster : clusters) {
    if (cluster.range.begin != at || cluster.range.end <= at) fault = "clusters do not tile the line";
    at = cluster.range.end;
  }
  if (at != line.range.end) fault = "clusters end short of the line";
  CHECK_MESSAGE(fault.empty(), fault << " on line " << index);
}

void check_width(const render::Layout& layout, std::size_t index, const render::TextBlock& block, float width_px) {
  if (width_px <= 0) return;
  const render::Line& line = layout.lines[index];
  const float room = std::max(1.0F, width_px - block.indent_px);
  if (line.width <= room + close_px) return;
  const auto clusters = clusters_of(layout, index);
  const auto inked = std::count_if(clusters.begin(), clusters.end(), [&](const render::Cluster& cluster) {
    return cluster.width > 0 && cluster.x >= line.x - close_px && cluster.x < line.x + line.width - close_px;
  });
  CHECK_MESSAGE(inked <= 1, "line " << index << " is " << line.width << " wide in " << room);
}

void check_queries(const render::Layout& layout, std::size_t index) {
  const render::Line& line = layout.lines[index];
  float cluster_width = 0;
  std::string fault;
  for (const render::Cluster& cluster : clusters_of(layout, index)) {
    cluster_width += cluster.width;
    if (cluster.width < 0.2F) continue;
    const auto hit = render::hit_test(layout, {cluster.x + cluster.width / 2, line.top + line.height / 2});
    if (hit != cluster.range.begin) fault = "the hit test misses a cluster";
  }
  std::vector<render::LineRect> rects;
  render::rectangles(layout, line.range, rects);
  float rect_width = 0;
  for (const render::LineRect& rect : rects) {
    if (rect.line != index || rect.rect.y != line.top || rect.rect.h != line.height) fault = "a rectangle off its line";
    rect_width += rect.rect.w;
  }
  const float slack = close_px * static_cast<float>(rects.size() + 1) + cluster_width * 1e-4F;
  if (std::abs(rect_width - cluster_width) > slack) fault = "rectangles are not the union of the clusters";
  if (layout.line_clusters[index] != layout.line_clusters[index + 1] && line.range.end > line.range.begin &&
      render::top_of(layout, line.range.begin) != line.top) {
    fault = "top_of does not find the line";
  }
  CHECK_MESSAGE(fault.empty(), fault << " on line " << index);
}

}  // namespace

render::Fonts test_fonts() {
  auto fonts = render::open_fonts();
  REQUIRE_MESSAGE(fonts, (fonts ? "" : fonts.error().what));
  return std::move(fonts).value();
}

void check_sound(const render::Layout& layout, std::string_view text, std::span<const render::TextBlock> blocks,
                 const render::LayoutOptions& options) {
  REQUIRE(layout.line_clusters.size() == layout.lines.size() + 1);
  check_bytes(layout, blocks);
  float bottom = 0;
  std::uint32_t next_glyph = 0;
  for (std::size_t index = 0; index < layout.lines.size(); ++index) {
    const render::Line& line = layout.lines[index];
    if (line.range.end > text.size()) FAIL("a line ends behind the text");
    if (line.first_glyph != next_glyph) CHECK_MESSAGE(line.first_glyph == next_glyph, "glyphs do not tile");
    next_glyph = line.first_glyph + line.glyph_count;
    if (line.baseline != std::floor(line.baseline)) CHECK_MESSAGE(false, "a baseline between pixels");
    if (line.top < bottom) CHECK_MESSAGE(false, "lines overlap");
    bottom = line.top + line.height;
    check_clusters(layout, index);
    check_width(layout, index, blocks[line.block], options.width_px);
    check_queries(layout, index);
  }
  CHECK(next_glyph == layout.glyphs.size());
  if (!layout.lines.empty()) CHECK(layout.height_px == doctest::Approx(bottom));
}

render::Layout sound_layout(render::Fonts& fonts, std::string_view text, const render::LayoutOptions& options,
                            render::TextStyle style) {
  render::TextBlock block;
  block.range = {0, static_cast<std::uint32_t>(text.size())};
  block.style = style;
  const std::span<const render::TextBlock> blocks(&block, 1);
  render::Layout layout = render::lay_out(fonts, text, blocks, options);
  check_sound(layout, text, blocks, options);
  return layout;
}

std::string lines_of(const render::Layout& layout, std::string_view text) {
  std::string out;
  for (const render::Line& line : layout.lines) {
    std::string shown(base::slice(text, line.range));
    while (shown.ends_with(' ') || shown.ends_with('\n')) shown.pop_back();
    out += (&line == layout.lines.data() ? "" : "|") + shown;
  }
  return out;
}
