// A column that lacks the tapped passage says so level with it, in a gap that opens between two of its lines: nothing
// it tells is covered.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_parts.h"

namespace app {
namespace {

bool has_family(const CompareColumn& column, std::int32_t family) {
  return std::any_of(column.marks.marks.begin(), column.marks.marks.end(),
                     [&](const Mark& mark) { return mark.family == family; });
}

// The line nearest to the wanted height, of those that leave the slot in sight. Beyond the text nothing must part.
Gap gap_at(const CompareColumn& column, float slot_h, float wanted, float body_y) {
  const float least = column.viewport.y;
  const float most = bottom(column.viewport) - slot_h;
  wanted = std::clamp(wanted, least, std::max(least, most));
  const float head = body_y - column.text.body_top;
  const float end = head + column.text.height_px;
  if (wanted + slot_h <= head || wanted >= end) return {wanted - body_y, 0};
  Gap best{-column.text.body_top, slot_h};
  float best_distance = -1;
  const auto consider = [&](float line_top) {
    const float y = body_y + line_top;
    const float outside = std::max({0.0F, least - y, y - most});
    const float distance = std::abs(y - wanted) + 1e4F * outside;
    if (best_distance >= 0 && distance >= best_distance) return;
    best.at = line_top;
    best_distance = distance;
  };
  const ArticleText& text = column.text;
  for (const render::Line& line : text.headline.lines) consider(text.headline_top + line.top - text.body_top);
  for (const render::Line& line : text.body.lines) consider(line.top);
  for (const render::Line& line : text.captions.lines) consider(text.captions_top + line.top - text.body_top);
  consider(text.body.height_px);
  return best;
}

}  // namespace

float opened(const CompareColumn& column, float body_y) {
  return column.gap && body_y >= column.gap->at ? body_y + column.gap->height : body_y;
}

void close_gaps(CompareScene& scene, Compare& compare, float kept_y) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    CompareColumn& column = scene.columns[c];
    if (!column.gap) continue;
    const float y = screen_y(scene, compare, c, column.gap->at) - column.gap->height;
    if (y < kept_y) compare.scrollers[c].position -= column.gap->height;
    column.gap.reset();
  }
}

void open_gaps(CompareScene& scene, const Compare& compare) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    CompareColumn& column = scene.columns[c];
    column.gap.reset();
    if (!compare.selection || has_family(column, compare.selection->family)) continue;
    column.gap = gap_at(column, scene.slot_h, compare.selection->level_y, screen_y(scene, compare, c, 0));
  }
}

}  // namespace app
