#include "store/write/match/likeness.h"

#include <algorithm>
#include <atomic>
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

// Texts by day, those of unknown day last.
struct Order {
  std::vector<std::uint32_t> texts;  // by rank
  std::vector<std::int64_t> days;    // by rank
  std::uint32_t dated = 0;           // how many ranks have a day
};

// For each word the texts that hold it, of the ranks begin <= x < end.
struct Index {
  std::uint32_t begin = 0;
  std::vector<std::vector<Term>> terms;  // by rank - begin; Term::stem is then a number of `first`
  std::vector<std::uint32_t> first;      // by word: its first posting; one more at the end
  std::vector<Posting> postings;
};

Order order_by_day(std::span<const TextOfDay> texts) {
  Order order;
  order.texts.resize(texts.size());
  std::iota(order.texts.begin(), order.texts.end(), 0U);
  const auto day = [&](std::uint32_t text) { return texts[text].day.value_or(no_day); };
  std::stable_sort(order.texts.begin(), order.texts.end(),
                   [&](std::uint32_t x, std::uint32_t y) { return day(x) < day(y); });
  for (const std::uint32_t text : order.texts) {
    order.days.push_back(day(text));
    order.dated += order.days.back() != no_day ? 1U : 0U;
  }
  return order;
}

// The words that more texts hold than can be compared by, sorted. Counted a part of all words at a time, since a
// library has more words than fit into memory.
std::vector<std::uint32_t> words_of_many(std::span<const TextOfDay> texts, const base::Task& task) {
  constexpr std::size_t parts = 16;
  std::vector<std::vector<std::uint32_t>> found(parts);
  base::for_each_index(texts.size() > most_with_word ? parts : 0, task.jobs, [&](std::size_t part) {
    if (base::stopped(task)) return;
    std::vector<std::uint32_t> held;
    std::vector<std::uint32_t> own;
    for (const TextOfDay& text : texts) {
      own.clear();
      for (const std::uint32_t stem : text.outline.stems)
        if (stem >> 28U == part) own.push_back(stem);
      std::sort(own.begin(), own.end());
      held.insert(held.end(), own.begin(), std::unique(own.begin(), own.end()));
    }
    std::sort(held.begin(), held.end());
    for (std::size_t begin = 0, end = 0; begin < held.size(); begin = end) {
      end = static_cast<std::size_t>(
          std::upper_bound(held.begin() + static_cast<std::ptrdiff_t>(begin), held.end(), held[begin]) - held.begin());
      if (end - begin > most_with_word) found[part].push_back(held[begin]);
    }
  });
  std::vector<std::uint32_t> all;
  for (const std::vector<std::uint32_t>& some : found) all.insert(all.end(), some.begin(), some.end());
  return all;
}

// An index without the words of `without`, which is sorted.
Index make_index(std::span<const TextOfDay> texts, const Order& order, std::uint32_t begin, std::uint32_t end,
                 const std::vector<std::uint32_t>& without, const base::Task& task) {
  Index index;
  index.begin = begin;
  index.terms.resize(end - begin);
  base::for_each_index(index.terms.size(), task.jobs, [&](std::size_t i) {
    if (base::stopped(task)) return;
    std::vector<Term> terms = terms_of(texts[order.texts[begin + i]].outline);
    std::erase_if(terms,
                  [&](const Term& term) { return std::binary_search(without.begin(), without.end(), term.stem); });
    index.terms[i] = std::vector<Term>(terms.begin(), terms.end());
  });
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
  for (std::uint32_t i = 0; i < index.terms.size(); ++i)
    for (const Term& term : index.terms[i]) index.postings[next[term.stem]++] = {begin + i, term.weight};
  return index;
}

float decay(std::int64_t day, std::int64_t other) {
  const bool known = day != no_day && other != no_day;
  return std::exp(-(known ? static_cast<float>(std::abs(day - other)) : days_when_unknown) / days_of_decay);
}

// What one thread works in.
struct Scratch {
  std::vector<float> sums;  // by rank; 0 between texts
  std::vector<std::uint32_t> met;
};

// Adds up what a text shares with each text before it from the rank `oldest` on.
void add_products(const Index& index, std::uint32_t rank, std::uint32_t oldest, Scratch& scratch) {
  scratch.met.clear();
  for (const Term& term : index.terms[rank - index.begin]) {
    const auto begin = index.postings.begin() + index.first[term.stem];
    const auto end = index.postings.begin() + index.first[term.stem + 1];
    const auto from =
        std::lower_bound(begin, end, oldest, [](const Posting& p, std::uint32_t at) { return p.rank < at; });
    for (auto posting = from; posting != end && posting->rank < rank; ++posting) {
      if (scratch.sums[posting->rank] == 0) scratch.met.push_back(posting->rank);
      scratch.sums[posting->rank] += term.weight * posting->weight;
    }
  }
}

// The search so far.
struct Search {
  std::span<const TextOfDay> texts;
  const base::Task& task;
  Order order;
  std::vector<Scratch> scratches;            // by thread
  std::vector<std::vector<Likeness>> found;  // by rank
};

// The oldest text to compare a text with: ranks are by day.
std::uint32_t oldest_for(const Order& order, std::uint32_t rank) {
  if (rank >= order.dated) return 0;
  const auto begin = order.days.begin();
  return static_cast<std::uint32_t>(std::lower_bound(begin, begin + rank, order.days[rank] - window_days) - begin);
}

// Compares the texts first <= x < end, all of which the index holds, with those before them.
void compare(Search& search, const Index& index, std::uint32_t first, std::uint32_t end) {
  std::atomic<std::size_t> done{first};
  base::for_each_index_by(end - first, search.task.jobs, [&](std::size_t i, std::size_t thread) {
    if (base::stopped(search.task)) return;
    const auto rank = static_cast<std::uint32_t>(first + i);
    Scratch& scratch = search.scratches[thread];
    add_products(index, rank, oldest_for(search.order, rank), scratch);
    for (const std::uint32_t other : scratch.met) {
      const float value = scratch.sums[other] * decay(search.order.days[rank], search.order.days[other]);
      scratch.sums[other] = 0;
      if (value < least_likeness) continue;
      const std::uint32_t x = search.order.texts[rank];
      const std::uint32_t y = search.order.texts[other];
      search.found[rank].push_back({std::min(x, y), std::max(x, y), value});
    }
    const std::size_t so_far = ++done;
    if (thread == 0) base::tell(search.task, so_far, search.texts.size());
  });
}

}  // namespace

std::vector<Likeness> find_likenesses(std::span<const TextOfDay> texts, const base::Task& task) {
  constexpr std::uint32_t least_step = 4096;
  Search search{texts, task, order_by_day(texts), {}, std::vector<std::vector<Likeness>>(texts.size())};
  search.scratches.resize(static_cast<std::size_t>(std::max(task.jobs, 1)));
  for (Scratch& scratch : search.scratches) scratch.sums.resize(texts.size());
  const std::uint32_t dated = search.order.dated;
  // With a day: an index of some thousand texts and the fortnight before them, then of the next.
  for (std::uint32_t first = 0, end = 0; first < dated; first = end) {
    const std::uint32_t oldest = oldest_for(search.order, first);
    end = std::min(dated, first + std::max(least_step, first - oldest));
    compare(search, make_index(texts, search.order, oldest, end, {}, task), first, end);
  }
  const auto all = static_cast<std::uint32_t>(texts.size());
  if (dated < all)
    compare(search, make_index(texts, search.order, 0, all, words_of_many(texts, task), task), dated, all);
  std::vector<Likeness> likenesses;
  for (const std::vector<Likeness>& some : search.found) likenesses.insert(likenesses.end(), some.begin(), some.end());
  std::sort(likenesses.begin(), likenesses.end(),
            [](const Likeness& x, const Likeness& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return likenesses;
}

}  // namespace store
