#include "store/write/match/likeness.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "platform/base/parallel.h"

namespace store {

namespace {

constexpr float common_share = 0.3F;       // what an everyday word counts beside a rare one
constexpr std::size_t opening_words = 36;  // telling words of the first sixty or so
constexpr float opening_share = 2.0F;
constexpr float days_of_decay = 5.0F;
constexpr float days_when_unknown = 2.0F;
constexpr std::int64_t window_days = 15;  // beyond, even equal texts fall below least_likeness
constexpr std::size_t most_with_word = 1000;
constexpr std::int64_t no_day = std::numeric_limits<std::int64_t>::max();

struct Term {
  std::uint32_t stem = 0;
  float weight = 0;
};

// The distinct words of a text as a vector of length 1, sorted by stem.
std::vector<Term> terms_of(const Outline& outline) {
  std::vector<std::uint64_t> places;
  places.reserve(outline.stems.size());
  for (std::size_t i = 0; i < outline.stems.size(); ++i) places.push_back(std::uint64_t{outline.stems[i]} << 32U | i);
  std::sort(places.begin(), places.end());
  std::vector<Term> terms;
  float squares = 0;
  for (std::size_t begin = 0, end = 0; begin < places.size(); begin = end) {
    const auto stem = static_cast<std::uint32_t>(places[begin] >> 32U);
    while (end < places.size() && places[end] >> 32U == stem) ++end;
    const bool opens = static_cast<std::uint32_t>(places[begin]) < opening_words;
    const float weight = (is_rare(stem) ? 1.0F : common_share) * (opens ? opening_share : 1.0F) *
                         (1.0F + std::log(static_cast<float>(end - begin)));
    terms.push_back({stem, weight});
    squares += weight * weight;
  }
  for (Term& term : terms) term.weight /= std::sqrt(squares);
  return terms;
}

struct Posting {
  std::uint32_t rank = 0;  // of the text by day
  float weight = 0;
};

// Texts by day, those of unknown day last, and for each word the texts that hold it in that order.
struct Index {
  std::vector<std::uint32_t> texts;      // by rank
  std::vector<std::int64_t> days;        // by rank
  std::vector<std::vector<Term>> terms;  // by rank; Term::stem is then a number of `first`
  std::vector<std::uint32_t> first;      // by word: its first posting; one more at the end
  std::vector<Posting> postings;
};

void order_by_day(std::span<const TextOfDay> texts, Index& index) {
  index.texts.resize(texts.size());
  std::iota(index.texts.begin(), index.texts.end(), 0U);
  const auto day = [&](std::uint32_t text) { return texts[text].day.value_or(no_day); };
  std::stable_sort(index.texts.begin(), index.texts.end(),
                   [&](std::uint32_t x, std::uint32_t y) { return day(x) < day(y); });
  for (const std::uint32_t text : index.texts) index.days.push_back(day(text));
}

Index make_index(std::span<const TextOfDay> texts, int jobs) {
  Index index;
  order_by_day(texts, index);
  index.terms.resize(texts.size());
  base::for_each_index(texts.size(), jobs,
                       [&](std::size_t rank) { index.terms[rank] = terms_of(texts[index.texts[rank]].outline); });
  std::vector<std::uint32_t> stems;
  for (const std::vector<Term>& terms : index.terms)
    for (const Term& term : terms) stems.push_back(term.stem);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  index.first.assign(stems.size() + 1, 0);
  for (std::vector<Term>& terms : index.terms) {
    auto at = stems.begin();
    for (Term& term : terms) {
      at = std::lower_bound(at, stems.end(), term.stem);
      term.stem = static_cast<std::uint32_t>(at - stems.begin());
      ++index.first[term.stem + 1];
    }
  }
  std::partial_sum(index.first.begin(), index.first.end(), index.first.begin());
  index.postings.resize(index.first.back());
  std::vector<std::uint32_t> next(index.first.begin(), index.first.end() - 1);
  for (std::uint32_t rank = 0; rank < index.terms.size(); ++rank)
    for (const Term& term : index.terms[rank]) index.postings[next[term.stem]++] = {rank, term.weight};
  return index;
}

float decay(std::int64_t day, std::int64_t other) {
  const bool known = day != no_day && other != no_day;
  return std::exp(-(known ? static_cast<float>(std::abs(day - other)) : days_when_unknown) / days_of_decay);
}

// Adds up what a text shares with each text before it that is near enough in time.
void add_products(const Index& index, std::uint32_t rank, std::vector<float>& sums, std::vector<std::uint32_t>& met) {
  const bool known = index.days[rank] != no_day;
  // Both ends of the texts to look at: ranks are by day.
  const auto oldest = static_cast<std::uint32_t>(
      known
          ? std::lower_bound(index.days.begin(), index.days.end(), index.days[rank] - window_days) - index.days.begin()
          : 0);
  for (const Term& term : index.terms[rank]) {
    const auto begin = index.postings.begin() + index.first[term.stem];
    const auto end = index.postings.begin() + index.first[term.stem + 1];
    if (!known && static_cast<std::size_t>(end - begin) > most_with_word) continue;
    const auto from =
        std::lower_bound(begin, end, oldest, [](const Posting& p, std::uint32_t at) { return p.rank < at; });
    for (auto posting = from; posting != end && posting->rank < rank; ++posting) {
      if (sums[posting->rank] == 0) met.push_back(posting->rank);
      sums[posting->rank] += term.weight * posting->weight;
    }
  }
}

}  // namespace

std::vector<Likeness> find_likenesses(std::span<const TextOfDay> texts, const base::Task& task) {
  const Index index = make_index(texts, task.jobs);
  std::vector<std::vector<Likeness>> found(texts.size());
  std::vector<std::vector<float>> sums(static_cast<std::size_t>(std::max(task.jobs, 1)),
                                       std::vector<float>(texts.size()));
  base::for_each_index_by(texts.size(), task.jobs, [&](std::size_t rank, std::size_t thread) {
    if (base::stopped(task)) return;
    std::vector<std::uint32_t> met;
    add_products(index, static_cast<std::uint32_t>(rank), sums[thread], met);
    for (const std::uint32_t other : met) {
      const float value = sums[thread][other] * decay(index.days[rank], index.days[other]);
      sums[thread][other] = 0;
      if (value < least_likeness) continue;
      const std::uint32_t x = index.texts[rank];
      const std::uint32_t y = index.texts[other];
      found[rank].push_back({std::min(x, y), std::max(x, y), value});
    }
  });
  std::vector<Likeness> all;
  for (const std::vector<Likeness>& some : found) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end(),
            [](const Likeness& x, const Likeness& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return all;
}

}  // namespace store
