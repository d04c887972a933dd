// Lines: paragraphs shaped once, broken greedily at ICU's opportunities (or between graphemes where a word is wider
// than the line), each line put into visual order (UAX #9, rule L2).
#include <unicode/ubidi.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "render/text/fonts_impl.h"

namespace render {
namespace {

constexpr char16_t soft_hyphen = 0x00AD;
constexpr float tolerance_px = 0.01F;

// Everything that stays the same while one block is set.
struct Setting {
  Fonts::Impl& impl;
  std::string_view text;
  const LayoutOptions& options;
  const TextBlock& block;
  std::uint32_t block_index;
  float room_px;      // between indent and edge
  float baseline_px;  // from the top of a line box
  bool right_to_left;
  bool more_follows;  // text behind this paragraph, for "…"
};

struct Mark {  // a glyph that the text does not hold: hyphen, ellipsis, bullet
  std::uint16_t id = 0;
  float advance = 0;
};

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

struct LineEnd {
  base::TextRange range;  // bytes of the line, the forced break included
  Mark mark;              // hyphen or ellipsis; none: id 0
  bool broken = false;    // text of the paragraph goes on below: its space has no width
};

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

// Writes the drafted line. Its x are from its own left edge; align_lines moves it.
void emit(const Setting& setting, const LineEnd& end, Layout& layout) {
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

bool ends_in_soft_hyphen(const Paragraph& paragraph, std::uint32_t end) {
  return end > 0 && end < paragraph.text.size() && paragraph.text[end - 1] == soft_hyphen;
}

void draft(const Setting& setting, std::uint32_t begin, std::uint32_t end) {
  draft_line(setting.impl, setting.impl.paragraph, setting.options.language, begin, end, setting.impl.shaped,
             setting.impl.draft);
}

float drafted_width(const Setting& setting, float hyphen_px) {
  const LineDraft& line = setting.impl.draft;
  return line.width + (ends_in_soft_hyphen(setting.impl.paragraph, line.end) ? hyphen_px : 0);
}

std::uint32_t grapheme_before(const Paragraph& paragraph, std::uint32_t unit) {
  while (unit > 0 && paragraph.grapheme[--unit] == 0) continue;
  return unit;
}

std::uint32_t grapheme_after(const Paragraph& paragraph, std::uint32_t unit) {
  while (unit < paragraph.text.size() && paragraph.grapheme[++unit] == 0) continue;
  return unit;
}

// Drafts the most graphemes from `begin` on that fit in `room_px`, at least one, none behind `limit`. Returns the end.
std::uint32_t draft_graphemes(const Setting& setting, std::uint32_t begin, std::uint32_t limit, float room_px) {
  const Paragraph& paragraph = setting.impl.paragraph;
  const std::vector<float>& to = setting.impl.shaped.advance_to;
  const float reach = to[begin] + room_px + tolerance_px;
  const std::uint32_t least = std::min(grapheme_after(paragraph, begin), limit);
  const auto place = std::upper_bound(to.begin() + begin + 1, to.begin() + limit + 1, reach);
  std::uint32_t end = static_cast<std::uint32_t>(place - to.begin()) - 1;
  if (end > begin && paragraph.grapheme[end] == 0) end = grapheme_before(paragraph, end);
  end = std::clamp(end, least, limit);
  draft(setting, begin, end);
  // Shaped anew at the cut it may have grown; ever larger steps back, for shapes that defeat the estimate.
  for (std::uint32_t step = 1; setting.impl.draft.width > room_px + tolerance_px && end > least; step *= 2) {
    for (std::uint32_t back = 0; back < step && end > least; ++back) end = grapheme_before(paragraph, end);
    draft(setting, begin, end);
  }
  return end;
}

// Drafts the line that begins at `begin`; `next_break` indexes the first break behind it. Returns the line's end.
std::uint32_t draft_next(const Setting& setting, std::uint32_t begin, std::size_t next_break, float hyphen_px) {
  const Paragraph& paragraph = setting.impl.paragraph;
  const std::vector<float>& to = setting.impl.shaped.advance_to;
  std::size_t chosen = next_break;
  for (std::size_t at = next_break; at < paragraph.breaks.size(); ++at) {
    const std::uint32_t end = paragraph.breaks[at];
    const float width = to[without_hanging_space(paragraph, begin, end)] - to[begin];
    if (width + (ends_in_soft_hyphen(paragraph, end) ? hyphen_px : 0) > setting.room_px + tolerance_px) {
      // A hyphen that does not fit says nothing of the breaks behind it.
      if (width > setting.room_px + tolerance_px) break;
      continue;
    }
    chosen = at;
  }
  for (;; --chosen) {
    draft(setting, begin, paragraph.breaks[chosen]);
    if (drafted_width(setting, hyphen_px) <= setting.room_px + tolerance_px) return paragraph.breaks[chosen];
    if (chosen == next_break) return draft_graphemes(setting, begin, paragraph.breaks[chosen], setting.room_px);
  }
}

// The last line that max_lines allows, with more text behind: cut where "…" fits.
void emit_truncated(const Setting& setting, std::uint32_t begin, Layout& layout) {
  const Paragraph& paragraph = setting.impl.paragraph;
  const Mark ellipsis = mark_of(setting, U'…');
  const auto size = static_cast<std::uint32_t>(paragraph.text.size());
  std::uint32_t end = begin;
  const float room_px = std::max(0.0F, setting.room_px - ellipsis.advance);
  if (begin < size) end = draft_graphemes(setting, begin, size, room_px);
  end = without_hanging_space(paragraph, begin, end);
  draft(setting, begin, end);
  layout.truncated = true;
  emit(setting, {{paragraph.byte_of[begin], paragraph.byte_of[end]}, ellipsis, false}, layout);
}

void add_bullet(const Setting& setting, Layout& layout) {
  Line& line = layout.lines.back();
  const Mark bullet = mark_of(setting, U'•');
  const float gap =
      std::max(0.0F, std::min(setting.block.style.size_px * 0.5F, setting.block.indent_px - bullet.advance));
  const float x = setting.right_to_left ? line.width + gap : -gap - bullet.advance;
  add_mark(setting, bullet, x, setting.block.range.begin, layout);
  ++line.glyph_count;
}

bool is_last_allowed(const Setting& setting, const Layout& layout) {
  return setting.options.max_lines > 0 &&
         layout.lines.size() + 1 == static_cast<std::size_t>(setting.options.max_lines);
}

// Sets the paragraph in hand; `bytes_end` is the end of its forced break. False when max_lines cut it.
bool set_paragraph(const Setting& setting, std::uint32_t bytes_end, Layout& layout) {
  const Paragraph& paragraph = setting.impl.paragraph;
  const auto size = static_cast<std::uint32_t>(paragraph.text.size());
  const Mark hyphen = mark_of(setting, U'‐');
  std::uint32_t begin = 0;
  std::size_t next_break = 0;
  do {
    while (next_break + 1 < paragraph.breaks.size() && paragraph.breaks[next_break] <= begin) ++next_break;
    std::uint32_t end = size;
    if (size == 0)
      draft(setting, 0, 0);
    else
      end = draft_next(setting, begin, next_break, hyphen.advance);
    const bool goes_on = end < size;
    if (is_last_allowed(setting, layout) && (goes_on || setting.more_follows)) {
      emit_truncated(setting, begin, layout);
      return false;
    }
    LineEnd line_end{{paragraph.byte_of[begin], goes_on ? paragraph.byte_of[end] : bytes_end}, {}, goes_on};
    if (goes_on && ends_in_soft_hyphen(paragraph, end)) line_end.mark = hyphen;
    emit(setting, line_end, layout);
    if (setting.block.bullet && line_end.range.begin == setting.block.range.begin) add_bullet(setting, layout);
    begin = end;
  } while (begin < size);
  return true;
}

// The end of the paragraph's text and of the forced break behind it (the same place at the end of the block).
struct ParagraphEnd {
  std::uint32_t text = 0;
  std::uint32_t after_break = 0;
};
ParagraphEnd find_paragraph_end(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  for (std::uint32_t at = begin; at < limit; ++at) {
    const char c = text[at];
    if (c == '\n' || c == '\v' || c == '\f') return {at, at + 1};
    if (c == '\r') return {at, at + (at + 1 < limit && text[at + 1] == '\n' ? 2U : 1U)};
    if (c != '\xE2' && c != '\xC2') continue;
    const std::string_view rest = text.substr(at, limit - at);
    if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) return {at, at + 3};
    if (rest.starts_with("\u0085")) return {at, at + 2};
  }
  return {limit, limit};
}

// Baseline in a line box: the middle between the centre of the capitals and that of the small letters is the box's.
float baseline_in_box(Fonts& fonts, const TextBlock& block) {
  const FontMetrics face = metrics(fonts, block.style.face, block.style.size_px);
  return block.line_height_px / 2 + (face.cap_height + face.x_height) / 4;
}

// Moves every line from x = 0 to where its alignment wants it.
void align_lines(std::span<const TextBlock> blocks, const LayoutOptions& options, Layout& layout) {
  for (const Line& line : layout.lines) {
    layout.width_px = std::max(layout.width_px, line.width + blocks[line.block].indent_px);
  }
  const float whole = options.width_px > 0 ? options.width_px : layout.width_px;
  for (std::size_t index = 0; index < layout.lines.size(); ++index) {
    Line& line = layout.lines[index];
    const float indent = blocks[line.block].indent_px;
    const float left = line.right_to_left ? 0 : indent;
    const float slack = whole - indent - line.width;
    const bool to_right = (options.align == Align::end) != line.right_to_left;
    float shift = left;
    if (options.align == Align::center)
      shift += slack / 2;
    else if (to_right)
      shift += slack;
    line.x = shift;
    for (std::uint32_t at = 0; at < line.glyph_count; ++at) layout.glyphs[line.first_glyph + at].x += shift;
    for (std::uint32_t at = layout.line_clusters[index]; at < layout.line_clusters[index + 1]; ++at) {
      layout.clusters[at].x += shift;
    }
  }
}

// Sets one block, paragraph by paragraph. False when max_lines cut it.
bool set_block(Fonts& fonts, std::string_view text, std::span<const TextBlock> blocks, std::size_t index,
               const LayoutOptions& options, Layout& layout) {
  Fonts::Impl& impl = fonts.impl();
  const TextBlock& block = blocks[index];
  std::uint8_t level = options.direction == Direction::right_to_left ? 1 : 0;
  if (options.direction == Direction::from_text) level = level_from_text(base::slice(text, block.range));
  const float unlimited = std::numeric_limits<float>::max() / 4;
  const float room_px = options.width_px > 0 ? std::max(1.0F, options.width_px - block.indent_px) : unlimited;
  const bool text_behind = std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(index) + 1, blocks.end(),
                                       [](const TextBlock& later) { return base::length(later.range) > 0; });
  layout.height_px += block.space_before_px;
  std::uint32_t begin = block.range.begin;
  do {
    const ParagraphEnd end = find_paragraph_end(text, begin, block.range.end);
    read_paragraph(impl.boundaries, text, {begin, end.text}, level, options.language, impl.paragraph);
    itemise(impl, block.style.face, options.language, impl.paragraph);
    shape_paragraph(impl, impl.paragraph, block.style.size_px, options.language, impl.shaped);
    const Setting setting{impl,
                          text,
                          options,
                          block,
                          static_cast<std::uint32_t>(index),
                          room_px,
                          baseline_in_box(fonts, block),
                          level == 1,
                          text_behind || end.after_break < block.range.end};
    if (!set_paragraph(setting, end.after_break, layout)) return false;
    if (options.max_lines > 0 && layout.lines.size() >= static_cast<std::size_t>(options.max_lines)) {
      return !setting.more_follows;
    }
    begin = end.after_break;
  } while (begin < block.range.end);
  return true;
}

}  // namespace

Layout lay_out(Fonts& fonts, std::string_view text, std::span<const TextBlock> blocks, const LayoutOptions& options) {
  Layout layout;
  layout.line_clusters.push_back(0);
  layout.glyphs.reserve(text.size());
  layout.clusters.reserve(text.size());
  for (std::size_t index = 0; index < blocks.size(); ++index) {
    if (!set_block(fonts, text, blocks, index, options, layout)) break;
  }
  align_lines(blocks, options, layout);
  return layout;
}

Layout lay_out(Fonts& fonts, std::string_view text, const TextStyle& style, float line_height_px,
               const LayoutOptions& options) {
  TextBlock block;
  block.range = {0, static_cast<std::uint32_t>(text.size())};
  block.style = style;
  block.line_height_px = line_height_px;
  return lay_out(fonts, text, std::span(&block, 1), options);
}

}  // namespace render
