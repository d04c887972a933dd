#include "render/text/shape.h"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <span>

#include "render/text/fonts_impl.h"

namespace render {
namespace {

bool is_right_to_left(const TextRun& run) { return run.level % 2 == 1; }

float pixels_per_unit(const OpenFont& font, float size_px) { return size_px * font.scale / font.units_per_em; }

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

// Shapes [begin, end) without the cache.
void shape_directly(const RunShaper& shaper, std::uint32_t begin, std::uint32_t end, Shaped& out) {
  const std::span<const hb_glyph_info_t> infos = run_harfbuzz(shaper, begin, end);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(shaper.impl.buffer.get(), nullptr);
  for (std::size_t at = 0; at < infos.size(); ++at) {
    const WordGlyph glyph = word_glyph(infos[at], positions[at]);
    append_glyphs(shaper, std::span(&glyph, 1), begin + infos[at].cluster - glyph.offset, out);
  }
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

// The glyph that comes `index`-th in reading order.
const ShapedGlyph& logical(const Shaped& shaped, const Segment& segment, bool reversed, std::uint32_t index) {
  return shaped.glyphs[segment.first_glyph + (reversed ? segment.glyph_count - 1 - index : index)];
}

// Where a ligature of `parts` graphemes is divided, as fractions: by the font's carets if it has them, else evenly.
void divide_ligature(const OpenFont& font, const TextRun& run, const ShapedGlyph& glyph, float size_px,
                     std::uint32_t parts, std::array<float, 8>& cuts) {
  for (std::uint32_t at = 0; at + 1 < parts && at < cuts.size(); ++at) {
    cuts[at] = glyph.advance * static_cast<float>(at + 1) / static_cast<float>(parts);
  }
  if (parts - 1 > cuts.size()) return;
  std::array<hb_position_t, 8> carets{};
  unsigned count = carets.size();
  const auto direction = is_right_to_left(run) ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
  hb_ot_layout_get_ligature_carets(font.shaper.get(), direction, glyph.id, 0, &count, carets.data());
  if (count != parts - 1) return;
  for (unsigned at = 0; at < count; ++at) {
    const float caret = static_cast<float>(carets[at]) * pixels_per_unit(font, size_px);
    cuts[at] = is_right_to_left(run) ? glyph.advance - caret : caret;
  }
  if (is_right_to_left(run)) std::sort(cuts.begin(), cuts.begin() + count);
}

// The advance to each unit of the segment, from `x` on: `to[0]` belongs to segment.begin, and the place behind the last
// unit gets the end. Graphemes inside one HarfBuzz cluster divide it among themselves.
void spread_advances(Fonts::Impl& impl, const Paragraph& paragraph, const Shaped& shaped, const Segment& segment,
                     float x, std::span<float> to) {
  const TextRun& run = paragraph.runs[segment.run];
  const bool reversed = is_right_to_left(run);
  std::fill(to.begin(), to.end(), x);
  for (std::uint32_t at = 0; at < segment.glyph_count;) {
    const ShapedGlyph& first = logical(shaped, segment, reversed, at);
    float advance = 0;
    while (at < segment.glyph_count && logical(shaped, segment, reversed, at).cluster == first.cluster) {
      advance += logical(shaped, segment, reversed, at++).advance;
    }
    const std::uint32_t next = at < segment.glyph_count ? logical(shaped, segment, reversed, at).cluster : segment.end;
    std::uint32_t parts = 1;
    for (std::uint32_t unit = first.cluster + 1; unit < next; ++unit) parts += paragraph.grapheme[unit];
    std::array<float, 8> cuts{};
    if (parts > 1) divide_ligature(impl.fonts[run.font], run, first, shaped.size_px, parts, cuts);
    std::uint32_t part = 0;
    for (std::uint32_t unit = first.cluster + 1; unit < next; ++unit) {
      part += paragraph.grapheme[unit];
      const bool known = parts - 1 <= cuts.size() && advance == first.advance;
      const float even = advance * static_cast<float>(part) / static_cast<float>(parts);
      to[unit - segment.begin] = x + (part > 0 && known ? cuts[part - 1] : even);
    }
    x += advance;
    if (next > segment.begin)
      std::fill(to.begin() + (next - segment.begin), to.begin() + (next - segment.begin) + 1, x);
  }
  to.back() = x;
}

// Glyphs of the run whose clusters begin in [begin, end), which are safe cuts.
Segment cut(const Shaped& shaped, const Segment& run, bool reversed, std::uint32_t begin, std::uint32_t end) {
  const auto from = shaped.glyphs.begin() + run.first_glyph;
  const auto until = from + run.glyph_count;
  const auto first_at_least = [&](std::uint32_t unit) {
    if (!reversed) {
      return std::lower_bound(from, until, unit, [](const ShapedGlyph& g, std::uint32_t u) { return g.cluster < u; });
    }
    return std::lower_bound(from, until, unit, [](const ShapedGlyph& g, std::uint32_t u) { return g.cluster >= u; });
  };
  const auto a = first_at_least(begin);
  const auto b = first_at_least(end);
  const auto first = reversed ? b : a;
  const auto last = reversed ? a : b;
  return {run.run, begin, end, static_cast<std::uint32_t>(first - shaped.glyphs.begin()),
          static_cast<std::uint32_t>(last - first)};
}

// True if the run may be cut before `unit` without shaping it anew.
bool is_safe(const Paragraph& paragraph, const Shaped& shaped, const Segment& run, std::uint32_t unit) {
  if (unit == run.begin || unit == run.end) return true;
  if (paragraph.grapheme[unit] == 0) return false;
  const bool reversed = is_right_to_left(paragraph.runs[run.run]);
  const Segment one = cut(shaped, run, reversed, unit, unit + 1);
  return one.glyph_count > 0 && !logical(shaped, one, reversed, 0).unsafe_to_break;
}

// Appends [begin, end) of a run to the draft: its shaped glyphs as they are, or shaped anew.
void append_segment(Fonts::Impl& impl, const Paragraph& paragraph, std::string_view language, Segment wanted, bool anew,
                    Shaped& shaped, LineDraft& draft) {
  if (wanted.begin >= wanted.end) return;
  const TextRun& run = paragraph.runs[wanted.run];
  const std::span<float> to(draft.advance_to.data() + (wanted.begin - draft.begin), wanted.end - wanted.begin + 1);
  const float x = draft.width;
  if (anew) {
    wanted.first_glyph = static_cast<std::uint32_t>(shaped.glyphs.size());
    shape_directly({impl, paragraph, run, language_for(language)}, wanted.begin, wanted.end, shaped);
    wanted.glyph_count = static_cast<std::uint32_t>(shaped.glyphs.size()) - wanted.first_glyph;
    spread_advances(impl, paragraph, shaped, wanted, x, to);
  } else {
    wanted = cut(shaped, shaped.runs[wanted.run], is_right_to_left(run), wanted.begin, wanted.end);
    const float from = shaped.advance_to[wanted.begin];
    for (std::size_t at = 0; at < to.size(); ++at) to[at] = x + shaped.advance_to[wanted.begin + at] - from;
  }
  draft.width = to.back();
  draft.segments.push_back(wanted);
}

}  // namespace

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

std::uint32_t without_hanging_space(const Paragraph& paragraph, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && is_hanging_space(paragraph.text[end - 1]) && paragraph.grapheme[end - 1] != 0) --end;
  return end;
}

void draft_line(Fonts::Impl& impl, const Paragraph& paragraph, std::string_view language, std::uint32_t begin,
                std::uint32_t end, Shaped& shaped, LineDraft& draft) {
  draft.begin = begin;
  draft.end = end;
  draft.visible_end = without_hanging_space(paragraph, begin, end);
  draft.segments.clear();
  draft.width = 0;
  draft.advance_to.assign(end - begin + 1, 0.0F);
  if (!shaped.runs.empty()) {  // drop what an earlier draft shaped anew
    const Segment& last = shaped.runs.back();
    shaped.glyphs.resize(last.first_glyph + last.glyph_count);
  }
  const auto first = std::upper_bound(shaped.runs.begin(), shaped.runs.end(), begin,
                                      [](std::uint32_t unit, const Segment& run) { return unit < run.end; });
  for (auto run = first; run != shaped.runs.end() && run->begin < draft.visible_end; ++run) {
    const std::uint32_t from = std::max(run->begin, begin);
    const std::uint32_t to = std::min(run->end, draft.visible_end);
    std::uint32_t safe_from = from;
    while (safe_from < to && !is_safe(paragraph, shaped, *run, safe_from)) ++safe_from;
    std::uint32_t safe_to = to;
    while (safe_to > safe_from && !is_safe(paragraph, shaped, *run, safe_to)) --safe_to;
    append_segment(impl, paragraph, language, {run->run, from, safe_from, 0, 0}, true, shaped, draft);
    append_segment(impl, paragraph, language, {run->run, safe_from, safe_to, 0, 0}, false, shaped, draft);
    append_segment(impl, paragraph, language, {run->run, safe_to, to, 0, 0}, true, shaped, draft);
  }
  float x = draft.width;  // hanging space keeps its own widths, outside the line
  for (std::uint32_t unit = draft.visible_end; unit < end; ++unit) {
    draft.advance_to[unit - begin] = x;
    x += shaped.advance_to[unit + 1] - shaped.advance_to[unit];
  }
  if (end > draft.visible_end) draft.advance_to[end - begin] = x;
}

}  // namespace render
