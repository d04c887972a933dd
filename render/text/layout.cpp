#include "render/text/layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "render/text/lines.h"

namespace render {
namespace {

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
  if (options.direction == Direction::from_most_letters) level = level_from_most(base::slice(text, block.range));
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
    const Setting setting{impl,       options,
                          block,      static_cast<std::uint32_t>(index),
                          room_px,    baseline_in_box(fonts, block),
                          level == 1, text_behind || end.after_break < block.range.end};
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
