// A column that lacks the tapped passage says so level with it, in a gap that opens between two of its lines: nothing
// it tells is covered.
#include <algorithm>
#include <cmath>
#include <utility>

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
  float lower = 0;
  for (const std::optional<Gap>* gap : {&column.gap, &column.closing})
    if (*gap && body_y >= (*gap)->at) lower += (*gap)->shown;
  return body_y + lower;
}

void close_gaps(CompareScene& scene, Compare& compare, float kept_y, double now_ms) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    CompareColumn& column = scene.columns[c];
    if (column.closing && column.closing->keeps_below) compare.scrollers[c].position -= column.closing->shown;
    column.closing = std::exchange(column.gap, std::nullopt);
    if (!column.closing) continue;
    const float y = screen_y(scene, compare, c, column.closing->at) - column.closing->shown;
    column.closing->keeps_below = y < kept_y;
    column.closing->height = column.closing->shown;
    compare.gaps_ms = now_ms;
  }
}

void open_gaps(CompareScene& scene, Compare& compare, double now_ms) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    CompareColumn& column = scene.columns[c];
    column.gap.reset();
    if (!compare.selection || has_family(column, compare.selection->family)) continue;
    // Where the text will stand once the other gap is gone.
    const float rises = column.closing && column.closing->keeps_below ? column.closing->shown : 0;
    const float body_y = column.viewport.y + column.text.body_top - std::floor(compare.scrollers[c].position) + rises;
    column.gap = gap_at(column, scene.slot_h, compare.selection->level_y, body_y);
    if (column.gap->height > 0) compare.gaps_ms = now_ms;
  }
}

void move_gaps(CompareScene& scene, Compare& compare) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    CompareColumn& column = scene.columns[c];
    if (column.gap) column.gap->shown = std::round(column.gap->height * (1 - compare.gaps_left));
    if (!column.closing) continue;
    // What moves anyway, or follows another column, goes its own way.
    const bool follows = compare.lock.on && compare.lock.leader >= 0 && compare.lock.leader != static_cast<int>(c);
    if (compare.scrollers[c].motion != ScrollMotion::rest || follows) column.closing->keeps_below = false;
    const float before = std::exchange(column.closing->shown, std::round(column.closing->height * compare.gaps_left));
    if (column.closing->keeps_below) compare.scrollers[c].position -= before - column.closing->shown;
    if (compare.gaps_left <= 0) column.closing.reset();
  }
}

}  // namespace app
