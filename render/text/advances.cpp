#include "render/text/advances.h"

#include <unicode/uchar.h>

#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <optional>

namespace render {
namespace {

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
  std::array<float, 8> told{};
  for (unsigned at = 0; at < count; ++at) {
    const float caret = static_cast<float>(carets[at]) * pixels_per_unit(font, size_px);
    told[at] = is_right_to_left(run) ? glyph.advance - caret : caret;
  }
  if (is_right_to_left(run)) std::sort(told.begin(), told.begin() + count);
  // Fonts tell carets at the glyph's edge too (lam-alef): a letter that took no room could be neither seen nor touched.
  const float least = glyph.advance / static_cast<float>(4 * parts);
  float last = 0;
  for (unsigned at = 0; at < count; last = told[at++]) {
    if (told[at] < last + least) return;
  }
  if (glyph.advance < last + least) return;
  std::copy_n(told.begin(), count, cuts.begin());
}

// Some fonts draw two letters (lam-alef) with one glyph that has all the advance and one that has none: the letter
// without takes half of its neighbour's, so that it can be marked and touched.
void share_with_bare_letters(const Paragraph& paragraph, const Segment& segment, std::span<float> to) {
  std::optional<std::uint32_t> before;  // the grapheme that ends where this one begins
  for (std::uint32_t unit = segment.begin; unit < segment.end;) {
    std::uint32_t next = unit + 1;
    while (next < segment.end && paragraph.grapheme[next] == 0) ++next;
    const float from = to[unit - segment.begin];
    const bool bare = to[next - segment.begin] <= from && u_isalpha(paragraph.text[unit]) != 0;
    if (bare && before) to[unit - segment.begin] = (to[*before - segment.begin] + from) / 2;
    before = unit;
    unit = next;
  }
}

}  // namespace

const ShapedGlyph& logical(const Shaped& shaped, const Segment& segment, bool reversed, std::uint32_t index) {
  return shaped.glyphs[segment.first_glyph + (reversed ? segment.glyph_count - 1 - index : index)];
}

void spread_advances(const Fonts::Impl& impl, const Paragraph& paragraph, const Shaped& shaped, const Segment& segment,
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
  share_with_bare_letters(paragraph, segment, to);
}

}  // namespace render
