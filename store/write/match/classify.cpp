#include "store/write/match/classify.h"

namespace store {

namespace {

bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace

double ratio_of(std::size_t equal, const Region& region) {
  const std::size_t words = std::size_t{length(region.a)} + length(region.b);
  return words == 0 ? 0 : 2.0 * static_cast<double>(equal) / static_cast<double>(words);
}

PassageClass class_of(double ratio) {
  if (ratio >= verbatim_ratio) return PassageClass::verbatim;
  return ratio >= edited_ratio ? PassageClass::edited : PassageClass::reworded;
}

bool is_long_enough(const Prepared& text, WordSpan span) {
  std::uint32_t ideographs = 0;
  std::uint32_t ideograph_words = 0;
  const std::uint32_t enough = 4 * least_verbatim_ideographs;
  for (std::uint32_t i = span.begin; i < span.end && i - span.begin < enough; ++i) {
    const base::TextRange range = text.tokens.words[i].range;
    std::uint32_t here = 0;
    for (std::uint32_t at = range.begin; at < range.end;) {
      const base::CodePoint point = base::code_point_at(text.text, at);
      here += is_ideograph(point.value) ? 1U : 0U;
      at += point.bytes;
    }
    ideographs += here;
    ideograph_words += here > 0 ? 1U : 0U;
  }
  if (ideograph_words * 2 > std::min(length(span), enough)) return ideographs >= least_verbatim_ideographs;
  return length(span) >= least_verbatim_words;
}

}  // namespace store
