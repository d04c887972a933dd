// The obvious way to find word for word passages, and questions that every answer must stand.
#pragma once

#include <algorithm>
#include <tuple>
#include <vector>

#include "store/write/match/match.h"

namespace match_tests {

struct CommonRun {
  std::size_t a = 0;  // first word
  std::size_t b = 0;
  std::size_t words = 0;
};

// Every maximal run of at least `least` equal words, by comparing each word with each.
inline std::vector<CommonRun> common_runs(const store::Tokens& a, const store::Tokens& b, std::size_t least) {
  std::vector<CommonRun> out;
  std::vector<std::size_t> above(b.words.size() + 1, 0);
  std::vector<std::size_t> row(b.words.size() + 1, 0);
  const auto equal = [&](std::size_t i, std::size_t j) {
    return i < a.words.size() && j < b.words.size() &&
           store::folded_word(a, a.words[i]) == store::folded_word(b, b.words[j]);
  };
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    for (std::size_t j = 0; j < b.words.size(); ++j) {
      row[j + 1] = equal(i, j) ? above[j] + 1 : 0;
      const std::size_t n = row[j + 1];
      if (n >= least && !equal(i + 1, j + 1)) out.push_back({i + 1 - n, j + 1 - n, n});
    }
    std::swap(above, row);
  }
  return out;
}

// Words begin .. begin + count - 1 that lie in no range.
inline std::size_t words_outside(const store::Tokens& tokens, std::size_t begin, std::size_t count,
                                 const std::vector<base::TextRange>& ranges) {
  std::size_t outside = 0;
  for (std::size_t i = begin; i < begin + count; ++i) {
    const base::TextRange word = tokens.words[i].range;
    outside += std::none_of(ranges.begin(), ranges.end(),
                            [&](base::TextRange range) { return range.begin <= word.begin && word.end <= range.end; });
  }
  return outside;
}

// Of the runs of `least` equal words, the most words that stand outside of all passages.
inline std::size_t most_words_missed(const std::string& a, const std::string& b,
                                     const std::vector<store::Passage>& passages, std::size_t least) {
  const store::Tokens words_a = store::tokenise(a, "en");
  const store::Tokens words_b = store::tokenise(b, "en");
  std::vector<base::TextRange> in_a;
  std::vector<base::TextRange> in_b;
  for (const store::Passage& passage : passages) {
    in_a.push_back(passage.a);
    in_b.push_back(passage.b);
  }
  std::size_t most = 0;
  for (const CommonRun& run : common_runs(words_a, words_b, least)) {
    most = std::max(
        {most, words_outside(words_a, run.a, run.words, in_a), words_outside(words_b, run.b, run.words, in_b)});
  }
  return most;
}

// Whether `back` is what `there` is with the texts exchanged.
inline bool is_swapped(const std::vector<store::Passage>& there, std::vector<store::Passage> back) {
  for (store::Passage& passage : back) std::swap(passage.a, passage.b);
  const auto key = [](const store::Passage& x) {
    return std::tuple(x.a.begin, x.a.end, x.b.begin, x.b.end, x.ratio, x.score, x.words.size());
  };
  std::sort(back.begin(), back.end(), [&](const auto& x, const auto& y) {
    return std::tuple(x.a.begin, x.b.begin, x.a.end, x.b.end) < std::tuple(y.a.begin, y.b.begin, y.a.end, y.b.end);
  });
  return std::equal(there.begin(), there.end(), back.begin(), back.end(),
                    [&](const auto& x, const auto& y) { return key(x) == key(y); });
}

// Whether members of families in that article hold a range, but for what lies between them.
inline bool is_in_families(const std::vector<store::Family>& families, store::ArticleIndex article,
                           base::TextRange range) {
  std::uint32_t covered = 0;
  for (const store::Family& family : families) {
    for (const store::Member& member : family.members) {
      if (member.article != article) continue;
      const std::uint32_t begin = std::max(member.range.begin, range.begin);
      const std::uint32_t end = std::min(member.range.end, range.end);
      covered += end > begin ? end - begin : 0;
    }
  }
  return covered + 4 >= base::length(range);
}

}  // namespace match_tests
