#include "store/write/match/stretch.h"

#include <algorithm>
#include <iterator>

#include "store/write/match/speakers.h"
#include "store/write/match/word_weights.h"

namespace store {

std::vector<TellingStem> telling_stems(const Prepared& text, WordSpan span) {
  std::vector<TellingStem> stems;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (text.kinds[i] != WordKind::function) stems.push_back({text.stems[i], i});
  }
  std::sort(stems.begin(), stems.end(), [](const TellingStem& x, const TellingStem& y) {
    return x.stem != y.stem ? x.stem < y.stem : x.at < y.at;
  });
  const auto same = [](const TellingStem& x, const TellingStem& y) { return x.stem == y.stem; };
  stems.erase(std::unique(stems.begin(), stems.end(), same), stems.end());
  return stems;
}

bool has_stem(const std::vector<TellingStem>& stems, std::uint32_t stem) {
  const auto place = std::lower_bound(stems.begin(), stems.end(), stem,
                                      [](const TellingStem& x, std::uint32_t value) { return x.stem < value; });
  return place != stems.end() && place->stem == stem;
}

bool is_name(const Prepared& text, std::uint32_t word) {
  return text.pauses[word] < Pause::sentence && is_capitalised(text, word);
}

std::size_t count_common_words(const Prepared& a, const Prepared& b, const Region& region) {
  const auto sorted = [](const Prepared& text, WordSpan span) {
    std::vector<std::uint64_t> words(text.words.begin() + span.begin, text.words.begin() + span.end);
    std::sort(words.begin(), words.end());
    return words;
  };
  std::vector<std::uint64_t> common;
  const std::vector<std::uint64_t> in_a = sorted(a, region.a);
  const std::vector<std::uint64_t> in_b = sorted(b, region.b);
  std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(), std::back_inserter(common));
  return common.size();
}

bool denies(const Prepared& text, WordSpan span) {
  const auto begin = text.tokens.words.begin();
  return std::any_of(begin + span.begin, begin + span.end,
                     [&](const Token& word) { return is_denying_word(folded_word(text.tokens, word)); });
}

}  // namespace store
