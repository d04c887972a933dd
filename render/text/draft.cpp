// Drafts of lines: stretches of the shaped paragraph, shaped anew where a cut would show.
#include <algorithm>

#include "render/text/advances.h"

namespace render {
namespace {

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
    shape_anew(impl, paragraph, language, wanted, shaped);
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
