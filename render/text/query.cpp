#include "render/text/query.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <span>

namespace render {
namespace {

constexpr float touching_px = 0.05F;  // rounding between clusters that stand side by side

std::span<const Cluster> clusters_of(const Layout& layout, std::uint32_t line) {
  const std::uint32_t first = layout.line_clusters[line];
  return {layout.clusters.data() + first, layout.line_clusters[line + 1] - first};
}

// The first line that ends behind the byte.
std::uint32_t line_of(const Layout& layout, std::uint32_t offset) {
  const auto line = std::partition_point(layout.lines.begin(), layout.lines.end(),
                                         [offset](const Line& l) { return l.range.end <= offset; });
  return static_cast<std::uint32_t>(line - layout.lines.begin());
}

// "410.5", "0", "-3.25": hundredths, no trailing zeros.
std::string rounded(float value) {
  char buffer[32];
  const int size = std::snprintf(buffer, sizeof buffer, "%.2f", static_cast<double>(value));
  std::string text(buffer, static_cast<std::size_t>(std::max(size, 0)));
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace

std::optional<std::uint32_t> hit_test(const Layout& layout, Point point) {
  const std::uint32_t line = line_at(layout, point.y);
  if (line >= layout.lines.size() || point.y < layout.lines[line].top) return std::nullopt;
  for (const Cluster& cluster : clusters_of(layout, line)) {
    if (point.x >= cluster.x && point.x < cluster.x + cluster.width) return cluster.range.begin;
  }
  return std::nullopt;
}

void rectangles(const Layout& layout, base::TextRange range, std::vector<LineRect>& out) {
  for (std::uint32_t index = line_of(layout, range.begin); index < layout.lines.size(); ++index) {
    const Line& line = layout.lines[index];
    if (line.range.begin >= range.end) return;
    bool open = false;  // the last rectangle may grow
    for (const Cluster& cluster : clusters_of(layout, index)) {
      if (cluster.width <= 0) continue;
      if (!base::overlaps(cluster.range, range)) {
        open = false;
        continue;
      }
      if (open && cluster.x - right(out.back().rect) < touching_px) {
        out.back().rect.w = std::max(out.back().rect.w, cluster.x + cluster.width - out.back().rect.x);
        continue;
      }
      out.push_back({{cluster.x, line.top, cluster.width, line.height}, index});
      open = true;
    }
  }
}

float caret_x(const Layout& layout, std::uint32_t offset) {
  if (layout.lines.empty()) return 0;
  const Cluster* last = nullptr;
  for (const Cluster& cluster : clusters_of(layout, 0)) {
    if (offset >= cluster.range.begin && offset < cluster.range.end)
      return cluster.right_to_left ? cluster.x + cluster.width : cluster.x;
    if (last == nullptr || cluster.range.end > last->range.end) last = &cluster;
  }
  if (last == nullptr) return 0;
  return last->right_to_left ? last->x : last->x + last->width;
}

std::uint32_t offset_near(const Layout& layout, float x) {
  if (layout.lines.empty()) return 0;
  float nearest = -1;
  std::uint32_t offset = 0;
  const auto consider = [&](float at, std::uint32_t byte) {
    const float away = std::abs(at - x);
    if (nearest >= 0 && away >= nearest) return;
    nearest = away;
    offset = byte;
  };
  for (const Cluster& cluster : clusters_of(layout, 0)) {
    consider(cluster.right_to_left ? cluster.x + cluster.width : cluster.x, cluster.range.begin);
    consider(cluster.right_to_left ? cluster.x : cluster.x + cluster.width, cluster.range.end);
  }
  return offset;
}

float top_of(const Layout& layout, std::uint32_t offset) {
  if (layout.lines.empty()) return 0;
  const std::uint32_t line = line_of(layout, offset);
  return line < layout.lines.size() ? layout.lines[line].top : layout.lines.back().top;
}

std::uint32_t line_at(const Layout& layout, float y) {
  const auto line = std::partition_point(layout.lines.begin(), layout.lines.end(),
                                         [y](const Line& l) { return l.top + l.height <= y; });
  return static_cast<std::uint32_t>(line - layout.lines.begin());
}

std::string dump(const Layout& layout, std::string_view text) {
  std::string out;
  for (std::size_t index = 0; index < layout.lines.size(); ++index) {
    const Line& line = layout.lines[index];
    std::string shown(base::slice(text, line.range));
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    while (shown.ends_with(' ')) shown.pop_back();
    out += "line " + std::to_string(index) + " [" + std::to_string(line.range.begin) + ',' +
           std::to_string(line.range.end) + ") x=" + rounded(line.x) + " w=" + rounded(line.width) +
           " top=" + rounded(line.top) + " base=" + rounded(line.baseline) +
           (line.right_to_left ? " rtl: " : " ltr: ") + shown + '\n';
  }
  if (layout.truncated) out += "truncated\n";
  if (layout.missing_glyphs > 0) out += "missing glyphs: " + std::to_string(layout.missing_glyphs) + '\n';
  return out;
}

}  // namespace render
