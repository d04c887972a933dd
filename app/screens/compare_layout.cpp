// Where the parts of the compare screen stand: bars, overview strip, columns with their margins.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_parts.h"

namespace app {
namespace {

using render::Metrics;
using render::Rect;

// Lengths, in millimetres. The strip and the margins around it make a target of nine.
constexpr float strip_mm = 6.2F;
constexpr float margin_mm = 1.4F;
constexpr float text_pad_mm = 2.4F;
constexpr float least_characters = 31;  // a narrower measure is hard to read
constexpr float character_em = 0.5F;    // mean advance of body text
constexpr float widest_measure_em = 33;
constexpr float slot_words_em = 4.6F;  // of body text, beside the letters' margin

// Letters stand in a margin wide enough to be touched with the text beside it.
float letter_margin(const Metrics& m) { return std::round(std::max(m.body * 1.7F, 6.4F * m.px_per_mm)); }

float gutter_px(const Metrics& m, std::int32_t columns, float area_w) {
  if (columns == 2) return to_px(m, is_narrow(m, area_w) ? 7.2F : 15.0F);
  return to_px(m, columns == 3 ? 8.6F : 5.4F);
}

float column_width(const Rect& area, const Metrics& m, std::int32_t columns) {
  const float margin = to_px(m, margin_mm);
  const float n = static_cast<float>(columns);
  const float free = area.w - to_px(m, strip_mm) - 3 * margin - gutter_px(m, columns, area.w) * (n - 1);
  return std::floor(free / n);
}

float text_width(const Rect& area, const Metrics& m, std::int32_t columns) {
  return column_width(area, m, columns) - letter_margin(m) - to_px(m, text_pad_mm);
}

// A wide paper keeps a readable measure and centres it.
void place_text(CompareColumn& column, float body_px, bool has_slots, const Metrics& m) {
  const float margin = letter_margin(m);
  const float room = column.frame.w - margin - to_px(m, text_pad_mm);
  column.text_w = std::min(room, std::round(widest_measure_em * body_px));
  const float all_spare = room - column.text_w;
  // First the words of the slots get room: "B: in 4 others".
  const float words = has_slots ? std::min(all_spare, std::round(slot_words_em * body_px)) : 0;
  const float spare = std::floor((all_spare - words) / 2);
  const Rect& frame = column.frame;
  if (column.right_to_left) {
    column.text_x = frame.x + to_px(m, text_pad_mm) + spare;
    column.margin = {column.text_x + column.text_w, frame.y, margin, frame.h};
    column.slots = {column.margin.x, frame.y, margin + words, frame.h};
  } else {
    column.text_x = frame.x + spare + words + margin;
    column.margin = {column.text_x - margin, frame.y, margin, frame.h};
    column.slots = {column.margin.x - words, frame.y, margin + words, frame.h};
  }
}

}  // namespace

float to_px(const Metrics& m, float mm) { return std::round(mm * m.px_per_mm); }

bool is_narrow(const Metrics& m, float area_w) { return area_w < 180 * m.px_per_mm; }

// Four columns are set a little smaller: forty characters stay in a line.
float body_for(const Metrics& m, std::int32_t columns) { return columns >= 4 ? std::round(m.body * 0.865F) : m.body; }

std::int32_t columns_that_fit(const Rect& area, const Metrics& metrics) {
  for (std::int32_t columns = most_columns; columns > 2; --columns) {
    const float characters = text_width(area, metrics, columns) / (body_for(metrics, columns) * character_em);
    if (characters >= least_characters) return columns;
  }
  return 2;
}

namespace {

// The other way round, as a mirror at the area's edge shows it.
float mirrored_x(const CompareScene& scene, float x, float w) {
  return scene.mirrored ? scene.key.area.x + right(scene.key.area) - x - w : x;
}

}  // namespace

void place_frames(CompareScene& scene, const Metrics& m) {
  const Rect& area = scene.key.area;
  const auto count = static_cast<std::int32_t>(scene.columns.size());
  const float margin = to_px(m, margin_mm);
  scene.bar = {area.x, area.y, area.w, m.bar};
  scene.foot = {area.x, bottom(area) - m.bar, area.w, m.bar};
  scene.gutter = gutter_px(m, count, area.w);
  scene.underline_px = m.underline;
  scene.row_h = std::max(m.target, std::round(m.interface * 1.45F + m.small * 1.5F + m.px_per_mm * 2.4F));
  scene.slot_h = std::round(std::max(scene.key.body_px * leading, m.interface * 1.7F));
  scene.choice_h = std::max(m.target, std::round(2 * render::label_line_height(m.interface) + m.interface * 0.4F));
  const float top = bottom(scene.bar) + margin;
  const float h = scene.foot.y - margin - top;
  scene.strip = {area.x + margin, top, to_px(m, strip_mm), h};
  const float w = column_width(area, m, count);
  const float header_h = std::max(m.target, std::round(m.interface * 1.45F + m.small * 1.5F + m.px_per_mm * 1.6F));
  float x = right(scene.strip) + margin;
  scene.strip.x = mirrored_x(scene, scene.strip.x, scene.strip.w);
  for (CompareColumn& column : scene.columns) {
    column.rest_x = mirrored_x(scene, x, w);
    column.frame = {column.rest_x, top, w, h};
    column.header = {column.rest_x, top, w, header_h};
    column.viewport = {column.rest_x, top + header_h, w, std::max(1.0F, h - header_h)};
    place_text(column, scene.key.body_px, lacks_any(scene, column.article), m);
    x += w + scene.gutter;
  }
}

void slide_from(CompareScene& scene, const std::vector<CompareColumn>& before) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    CompareColumn& column = scene.columns[c];
    column.slides_from = 0;
    const auto was = std::find_if(before.begin(), before.end(),
                                  [&](const CompareColumn& other) { return other.article == column.article; });
    if (was != before.end()) {
      column.slides_from = was->frame.x - column.rest_x;
    } else if (c == 0 || c + 1 == scene.columns.size()) {
      const bool at_right = (c + 1 == scene.columns.size()) != scene.mirrored;
      column.slides_from = at_right ? right(scene.key.area) - column.rest_x : -(column.rest_x + column.frame.w);
    }
  }
}

void slide_columns(CompareScene& scene, float way_left) {
  for (CompareColumn& column : scene.columns) {
    const float by = column.rest_x + std::round(column.slides_from * way_left) - column.frame.x;
    if (by == 0) continue;
    column.text_x += by;
    for (Rect* rect : {&column.frame, &column.header, &column.viewport, &column.margin, &column.slots}) rect->x += by;
  }
}

Rect strip_target(const CompareScene& scene) {
  const Rect& area = scene.key.area;
  if (scene.columns.empty()) return scene.strip;
  const Rect& first = scene.columns.front().frame;
  if (scene.mirrored) return {right(first), scene.strip.y, right(area) - right(first), scene.strip.h};
  return {area.x, scene.strip.y, first.x - area.x, scene.strip.h};
}

// Lanes share one scale: a short article is a short lane, but never too short to be seen.
Lane lane_of(const CompareScene& scene, std::size_t c) {
  float tallest = 1;
  for (const CompareColumn& column : scene.columns) tallest = std::max(tallest, column.text.height_px);
  const float w = std::floor(scene.strip.w / static_cast<float>(scene.columns.size()));
  const float least_h = std::min(scene.strip.h, 3 * scene.key.px_per_mm);
  const float content_h = std::max(1.0F, scene.columns[c].text.height_px);
  const float h = std::max(least_h, content_h * scene.strip.h / tallest);
  const float lane_w = std::max(2.0F, w - 2);
  const float from = w * static_cast<float>(c);
  const float x = scene.mirrored ? right(scene.strip) - from - lane_w : scene.strip.x + from;
  return {{x, scene.strip.y, lane_w, h}, h / content_h};
}

std::size_t lane_at(const CompareScene& scene, float x) {
  const float w = scene.strip.w / static_cast<float>(std::max<std::size_t>(1, scene.columns.size()));
  const float from = scene.mirrored ? right(scene.strip) - x : x - scene.strip.x;
  const auto lane = static_cast<std::int64_t>(std::floor(from / w));
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(lane, 0, static_cast<std::int64_t>(scene.columns.size()) - 1));
}

Rect underline_of(const CompareScene& scene, const MarkPlace& place, const Rect& rect) {
  const float y = bottom(rect) - std::round(rect.h * 0.04F) - scene.underline_px + place.line_dy;
  return {rect.x, y, rect.w, place.line_px};
}

}  // namespace app
