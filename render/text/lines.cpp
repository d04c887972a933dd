// Lines broken greedily at ICU's opportunities, or between graphemes where a word is wider than the line.
#include "render/text/lines.h"

#include <algorithm>

namespace render {
namespace {

constexpr char16_t soft_hyphen = 0x00AD;
constexpr float tolerance_px = 0.01F;
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
  if (unit > 0) --unit;
  while (unit > 0 && paragraph.grapheme[unit] == 0) --unit;
  return unit;
}

std::uint32_t grapheme_after(const Paragraph& paragraph, std::uint32_t unit) {
  if (unit < paragraph.text.size()) ++unit;
  while (unit < paragraph.text.size() && paragraph.grapheme[unit] == 0) ++unit;
  return unit;
}

// Drafts the most graphemes from `begin` on that fit in `room_px`, at least one, none behind `limit`; space hangs
// behind them. Returns the end.
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
  const std::uint32_t fitted = end;
  while (end < limit && is_hanging_space(paragraph.text[end]) && paragraph.grapheme[end + 1] != 0) ++end;
  if (end != fitted) draft(setting, begin, end);
  return end;
}

// Drafts the line that begins at `begin`; `next_break` indexes the first break behind it. Returns the line's end.
std::uint32_t draft_next(const Setting& setting, std::uint32_t begin, std::size_t next_break, float hyphen_px) {
  const Paragraph& paragraph = setting.impl.paragraph;
  const std::vector<float>& to = setting.impl.shaped.advance_to;
  const float room_px = setting.room_px + tolerance_px;
  std::size_t behind_chosen = next_break;  // index of the best break, plus one; next_break: none fits
  for (std::size_t at = next_break; at < paragraph.breaks.size(); ++at) {
    const std::uint32_t end = paragraph.breaks[at];
    const float width = to[without_hanging_space(paragraph, begin, end)] - to[begin];
    if (width > room_px) break;
    // A hyphen that does not fit says nothing of the breaks behind it.
    if (width + (ends_in_soft_hyphen(paragraph, end) ? hyphen_px : 0) <= room_px) behind_chosen = at + 1;
  }
  // Shaped anew at the cut a line may have grown: then the break before it.
  for (; behind_chosen > next_break; --behind_chosen) {
    const std::uint32_t end = paragraph.breaks[behind_chosen - 1];
    draft(setting, begin, end);
    if (drafted_width(setting, hyphen_px) <= room_px) return end;
  }
  return draft_graphemes(setting, begin, paragraph.breaks[next_break], setting.room_px);
}

// The last line that max_lines allows, with more text behind: cut where "…" fits.
void place_truncated(const Setting& setting, std::uint32_t begin, Layout& layout) {
  const Paragraph& paragraph = setting.impl.paragraph;
  const Mark ellipsis = mark_of(setting, U'…');
  const auto size = static_cast<std::uint32_t>(paragraph.text.size());
  std::uint32_t end = begin;
  const float room_px = std::max(0.0F, setting.room_px - ellipsis.advance);
  if (begin < size) end = draft_graphemes(setting, begin, size, room_px);
  end = without_hanging_space(paragraph, begin, end);
  draft(setting, begin, end);
  layout.truncated = true;
  place_line(setting, {{paragraph.byte_of[begin], paragraph.byte_of[end]}, ellipsis, false}, layout);
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

}  // namespace

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
      place_truncated(setting, begin, layout);
      return false;
    }
    LineEnd line_end{{paragraph.byte_of[begin], goes_on ? paragraph.byte_of[end] : bytes_end}, {}, goes_on};
    // In a column narrower than a syllable the hyphen has no room.
    if (goes_on && drafted_width(setting, hyphen.advance) <= setting.room_px + tolerance_px &&
        ends_in_soft_hyphen(paragraph, end)) {
      line_end.mark = hyphen;
    }
    place_line(setting, line_end, layout);
    if (setting.block.bullet && line_end.range.begin == setting.block.range.begin) add_bullet(setting, layout);
    begin = end;
  } while (begin < size);
  return true;
}

}  // namespace render
