#include "render/text/shape.h"

#include <hb.h>

#include <algorithm>
#include <span>

#include "render/text/advances.h"

namespace render {
namespace {

std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }

// How one run is shaped.
struct RunShaper {
  Fonts::Impl& impl;
  const Paragraph& paragraph;
  const TextRun& run;
  hb_language_t language;
};

void append_glyphs(const RunShaper& shaper, std::span<const WordGlyph> glyphs, std::uint32_t begin, Shaped& out) {
  const float scale = pixels_per_unit(shaper.impl.fonts[shaper.run.font], out.size_px);
  for (const WordGlyph& glyph : glyphs) {
    out.glyphs.push_back({begin + glyph.offset, glyph.id, glyph.unsafe_to_break,
                          static_cast<float>(glyph.advance) * scale, static_cast<float>(glyph.dx) * scale,
                          static_cast<float>(-glyph.dy) * scale});
  }
}

// Has HarfBuzz shape [begin, end) in the sight of the text around it; the result stays in the buffer, clusters counted
// from begin.
std::span<const hb_glyph_info_t> run_harfbuzz(const RunShaper& shaper, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t context = 5;  // units either side: as far as HarfBuzz looks
  const std::u16string& text = shaper.paragraph.text;
  const std::uint32_t from = begin - std::min(context, begin);
  const std::uint32_t to = std::min(end + context, static_cast<std::uint32_t>(text.size()));
  std::vector<std::uint16_t>& units = shaper.impl.units;
  units.assign(text.begin() + from, text.begin() + to);
  hb_buffer_t* buffer = shaper.impl.buffer.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_direction(buffer, is_right_to_left(shaper.run) ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(shaper.run.script));
  hb_buffer_set_language(buffer, shaper.language);
  hb_buffer_add_utf16(buffer, units.data(), static_cast<int>(units.size()), begin - from,
                      static_cast<int>(end - begin));
  hb_shape(shaper.impl.fonts[shaper.run.font].shaper.get(), buffer, nullptr, 0);
  unsigned count = 0;
  hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  for (unsigned at = 0; at < count; ++at) infos[at].cluster -= begin - from;
  return {infos, count};
}

WordGlyph word_glyph(const hb_glyph_info_t& info, const hb_glyph_position_t& position) {
  const bool is_unsafe = (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
  return {position.x_advance,
          position.x_offset,
          position.y_offset,
          static_cast<std::uint16_t>(info.codepoint),
          static_cast<std::uint8_t>(info.cluster),
          is_unsafe};
}

// HarfBuzz takes time quadratic in the length of hostile text (a letter under 100,000 accents), so that no more than
// this many units are shaped at once.
constexpr std::uint32_t longest_piece = 512;

// Where a piece of [begin, end) ends: between graphemes if there is such a place.
std::uint32_t piece_end(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end) {
  if (end - begin <= longest_piece) return end;
  std::uint32_t cut = begin + longest_piece;
  while (cut > begin + 1 && paragraph.grapheme[cut] == 0) --cut;
  if (paragraph.grapheme[cut] != 0) return cut;
  cut = begin + longest_piece;
  const char16_t unit = paragraph.text[cut];
  return unit >= 0xDC00 && unit <= 0xDFFF ? cut - 1 : cut;
}

// Shapes [begin, end) without the cache.
void shape_directly(const RunShaper& shaper, std::uint32_t begin, std::uint32_t end, Shaped& out) {
  const std::size_t first = out.glyphs.size();
  while (begin < end) {
    const std::uint32_t until = piece_end(shaper.paragraph, begin, end);
    const std::size_t first_of_piece = out.glyphs.size();
    const std::span<const hb_glyph_info_t> infos = run_harfbuzz(shaper, begin, until);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(shaper.impl.buffer.get(), nullptr);
    for (std::size_t at = 0; at < infos.size(); ++at) {
      const WordGlyph glyph = word_glyph(infos[at], positions[at]);
      append_glyphs(shaper, std::span(&glyph, 1), begin + infos[at].cluster - glyph.offset, out);
    }
    if (is_right_to_left(shaper.run)) std::reverse(out.glyphs.begin() + offset(first_of_piece), out.glyphs.end());
    begin = until;
  }
  if (is_right_to_left(shaper.run)) std::reverse(out.glyphs.begin() + offset(first), out.glyphs.end());
}

// Shapes a word: from the cache if nothing but spaces can stand beside it.
void shape_word(const RunShaper& shaper, std::uint32_t begin, std::uint32_t end, Shaped& out) {
  const std::u16string_view text = shaper.paragraph.text;
  const bool stands_alone = (begin == 0 || text[begin - 1] == u' ') && (end == text.size() || text[end] == u' ');
  if (!stands_alone || end - begin > longest_cached_word) return shape_directly(shaper, begin, end, out);
  WordCache& words = shaper.impl.words;
  const WordView word{text.substr(begin, end - begin), shaper.language, shaper.run.script, shaper.run.font,
                      is_right_to_left(shaper.run)};
  if (const auto known = words.find(word)) return append_glyphs(shaper, *known, begin, out);
  const std::span<const hb_glyph_info_t> infos = run_harfbuzz(shaper, begin, end);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(shaper.impl.buffer.get(), nullptr);
  std::vector<WordGlyph>& glyphs = shaper.impl.word_glyphs;
  glyphs.clear();
  for (std::size_t at = 0; at < infos.size(); ++at) glyphs.push_back(word_glyph(infos[at], positions[at]));
  words.insert(word, glyphs);
  append_glyphs(shaper, glyphs, begin, out);
}

bool is_word_space(const Paragraph& paragraph, std::uint32_t unit) {
  return paragraph.text[unit] == u' ' && paragraph.grapheme[unit] != 0 && paragraph.grapheme[unit + 1] != 0;
}

// Shapes all of a run, word by word; appends glyphs in visual order.
void shape_run(const RunShaper& shaper, Segment& segment, Shaped& out) {
  segment.first_glyph = static_cast<std::uint32_t>(out.glyphs.size());
  const OpenFont& font = shaper.impl.fonts[shaper.run.font];
  const WordGlyph space{font.space_advance, 0, 0, static_cast<std::uint16_t>(font.space_glyph), 0, false};
  const bool reversed = is_right_to_left(shaper.run);
  const bool has_space = font.space_glyph != 0;
  const auto parts = [&](std::uint32_t unit) { return has_space && is_word_space(shaper.paragraph, unit); };
  std::uint32_t begin = segment.begin;
  std::uint32_t end = segment.end;
  while (begin < end) {
    std::uint32_t from = reversed ? end - 1 : begin;
    std::uint32_t to = from + 1;
    if (parts(from)) {
      append_glyphs(shaper, std::span(&space, 1), from, out);
    } else {
      while (!reversed && to < end && !parts(to)) ++to;
      while (reversed && from > begin && !parts(from - 1)) --from;
      shape_word(shaper, from, to, out);
    }
    (reversed ? end : begin) = reversed ? from : to;
  }
  segment.glyph_count = static_cast<std::uint32_t>(out.glyphs.size()) - segment.first_glyph;
}

hb_language_t language_for(std::string_view language) {
  if (language.empty()) return HB_LANGUAGE_INVALID;
  return hb_language_from_string(language.data(), static_cast<int>(language.size()));
}

}  // namespace

void shape_anew(Fonts::Impl& impl, const Paragraph& paragraph, std::string_view language, Segment& segment,
                Shaped& out) {
  segment.first_glyph = static_cast<std::uint32_t>(out.glyphs.size());
  shape_directly({impl, paragraph, paragraph.runs[segment.run], language_for(language)}, segment.begin, segment.end,
                 out);
  segment.glyph_count = static_cast<std::uint32_t>(out.glyphs.size()) - segment.first_glyph;
}

void shape_paragraph(Fonts::Impl& impl, const Paragraph& paragraph, float size_px, std::string_view language,
                     Shaped& out) {
  out.glyphs.clear();
  out.runs.clear();
  out.size_px = size_px;
  out.advance_to.assign(paragraph.text.size() + 1, 0.0F);
  float x = 0;
  for (std::uint32_t index = 0; index < paragraph.runs.size(); ++index) {
    const TextRun& run = paragraph.runs[index];
    Segment segment{index, run.begin, run.end, 0, 0};
    shape_run({impl, paragraph, run, language_for(language)}, segment, out);
    spread_advances(impl, paragraph, out, segment, x,
                    std::span(out.advance_to).subspan(run.begin, run.end - run.begin + 1));
    x = out.advance_to[run.end];
    out.runs.push_back(segment);
  }
}

}  // namespace render
