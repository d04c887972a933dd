// A drafted line in visual order (UAX #9, rule L2): its glyphs, its clusters, its box.
#include <unicode/ubidi.h>

#include <algorithm>
#include <cmath>

#include "render/text/lines.h"

namespace render {
namespace {

// Glyphs of a segment from pen position x on; blank ones are not kept.
void add_glyphs(const Setting& setting, const Segment& segment, float x, Layout& layout) {
  Fonts::Impl& impl = setting.impl;
  const FontIndex index = impl.paragraph.runs[segment.run].font;
  const OpenFont& font = impl.fonts[index];
  const float size_px = setting.block.style.size_px * font.scale;
  for (std::uint32_t at = 0; at < segment.glyph_count; ++at) {
    const ShapedGlyph& glyph = impl.shaped.glyphs[segment.first_glyph + at];
    if (glyph.id == 0) ++layout.missing_glyphs;
    if (glyph.id == 0 || glyph.id != font.space_glyph) {
      layout.glyphs.push_back(
          {index, glyph.id, x + glyph.dx, glyph.dy, impl.paragraph.byte_of[glyph.cluster], size_px});
    }
    x += glyph.advance;
  }
}

// Clusters of [begin, end) of the line, whose left edge stands at x.
void add_clusters(const Setting& setting, std::uint32_t begin, std::uint32_t end, bool right_to_left, float x,
                  bool flat, Layout& layout) {
  const Paragraph& paragraph = setting.impl.paragraph;
  const LineDraft& draft = setting.impl.draft;
  const auto advance_to = [&](std::uint32_t unit) { return draft.advance_to[unit - draft.begin]; };
  const std::size_t first = layout.clusters.size();
  for (std::uint32_t unit = begin; unit < end;) {
    std::uint32_t next = unit + 1;
    while (next < end && paragraph.grapheme[next] == 0) ++next;
    const float from = advance_to(unit) - advance_to(begin);
    const float to = advance_to(next) - advance_to(begin);
    const float left = right_to_left ? advance_to(end) - advance_to(begin) - to : from;
    layout.clusters.push_back({{paragraph.byte_of[unit], paragraph.byte_of[next]},
                               flat ? x : x + left,
                               flat ? 0 : std::max(0.0F, to - from),
                               right_to_left});
    unit = next;
  }
  if (right_to_left) std::reverse(layout.clusters.begin() + static_cast<std::ptrdiff_t>(first), layout.clusters.end());
}

// The drafted line's segments in visual order, with x = 0 at its left edge.
void add_visible(const Setting& setting, float x, Layout& layout) {
  LineDraft& draft = setting.impl.draft;
  const Paragraph& paragraph = setting.impl.paragraph;
  draft.levels.clear();
  for (const Segment& segment : draft.segments) draft.levels.push_back(paragraph.runs[segment.run].level);
  draft.order.resize(draft.segments.size());
  ubidi_reorderVisual(draft.levels.data(), static_cast<int>(draft.levels.size()), draft.order.data());
  for (const std::int32_t logical : draft.order) {
    const Segment& segment = draft.segments[static_cast<std::size_t>(logical)];
    const bool right_to_left = paragraph.runs[segment.run].level % 2 == 1;
    add_glyphs(setting, segment, x, layout);
    add_clusters(setting, segment.begin, segment.end, right_to_left, x, false, layout);
    x += draft.advance_to[segment.end - draft.begin] - draft.advance_to[segment.begin - draft.begin];
  }
}

float hanging_width(const LineDraft& draft) {
  return draft.advance_to[draft.end - draft.begin] - draft.advance_to[draft.visible_end - draft.begin];
}

// Clusters behind the visible part: hanging space, and the forced break in [text_end, range.end).
void add_tail(const Setting& setting, const LineEnd& end, float x, Layout& layout) {
  const LineDraft& draft = setting.impl.draft;
  add_clusters(setting, draft.visible_end, draft.end, setting.right_to_left, x, end.broken, layout);
  const std::uint32_t text_end = setting.impl.paragraph.byte_of[draft.end];
  if (text_end >= end.range.end) return;
  const Cluster break_cluster{{text_end, end.range.end}, x, 0, setting.right_to_left};
  if (setting.right_to_left) {
    layout.clusters.insert(layout.clusters.begin() + layout.line_clusters.back(), break_cluster);
  } else {
    layout.clusters.push_back({break_cluster.range, end.broken ? x : x + hanging_width(draft), 0, false});
  }
}
}  // namespace

Mark mark_of(const Setting& setting, char32_t c) {
  const OpenFont& font = setting.impl.fonts[static_cast<std::size_t>(setting.block.style.face)];
  const std::uint32_t glyph = nominal_glyph(font, c);
  const auto units = static_cast<float>(hb_font_get_glyph_h_advance(font.shaper.get(), glyph));
  return {static_cast<std::uint16_t>(glyph), units * setting.block.style.size_px / font.units_per_em};
}

void add_mark(const Setting& setting, const Mark& mark, float x, std::uint32_t cluster, Layout& layout) {
  layout.glyphs.push_back(
      {static_cast<FontIndex>(setting.block.style.face), mark.id, x, 0, cluster, setting.block.style.size_px});
}

void place_line(const Setting& setting, const LineEnd& end, Layout& layout) {
  const LineDraft& draft = setting.impl.draft;
  Line line;
  line.range = end.range;
  line.block = setting.block_index;
  line.first_glyph = static_cast<std::uint32_t>(layout.glyphs.size());
  line.width = draft.width + end.mark.advance;
  line.top = layout.height_px;
  line.height = setting.block.line_height_px;
  line.baseline = std::floor(line.top + setting.baseline_px + 0.5F);
  line.right_to_left = setting.right_to_left;
  const std::uint32_t last_byte = setting.impl.paragraph.byte_of[draft.visible_end];
  if (setting.right_to_left) {
    const float hang = end.broken ? 0 : hanging_width(draft);
    add_tail(setting, end, -hang, layout);
    if (end.mark.id != 0) add_mark(setting, end.mark, 0, last_byte, layout);
    add_visible(setting, end.mark.advance, layout);
  } else {
    add_visible(setting, 0, layout);
    if (end.mark.id != 0) add_mark(setting, end.mark, draft.width, last_byte, layout);
    add_tail(setting, end, draft.width, layout);
  }
  line.glyph_count = static_cast<std::uint32_t>(layout.glyphs.size()) - line.first_glyph;
  layout.lines.push_back(line);
  layout.line_clusters.push_back(static_cast<std::uint32_t>(layout.clusters.size()));
  layout.height_px += line.height;
}
}  // namespace render
