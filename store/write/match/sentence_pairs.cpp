#include "store/write/match/sentence_pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace store {

namespace {

constexpr std::size_t most_pairs = 400;                    // of one stem
constexpr std::size_t most_cells = std::size_t{1} << 18U;  // of a table that is cheaper to clear than a list to sort

std::span<const std::uint32_t> windows_of(const Windows& windows, std::uint32_t key) {
  return std::span(windows.places).subspan(windows.first[key], windows.first[key + 1] - windows.first[key]);
}

// Natural logarithms of how often stems stand in a text: most stand there once or twice.
struct Logarithms {
  std::array<float, 16> small{};
  Logarithms() {
    for (std::size_t i = 1; i < small.size(); ++i) small[i] = std::log(static_cast<float>(i));
  }
  float of(std::uint32_t count) const {
    return count < small.size() ? small[count] : std::log(static_cast<float>(count));
  }
};

std::vector<float> norms(const Windows& windows, float log_all) {
  std::vector<float> out(windows.sums.size());
  for (std::size_t w = 0; w < out.size(); ++w) {
    const WindowSums& sums = windows.sums[w];
    out[w] = log_all * (log_all * sums.squares - 2 * sums.logs) + sums.log_squares;
  }
  return out;
}

float weight_of_key(const Prepared& text, std::uint32_t key) {
  return text.weights[places_of(text.telling, key).front()];
}
std::uint32_t count_of_key(const Prepared& text, std::uint32_t key) {
  return text.telling.first[key + 1] - text.telling.first[key];
}

struct Cell {
  float dot = 0;
  float stems = 0;
};

struct Comparison {
  const Prepared* a = nullptr;
  const Prepared* b = nullptr;
  const Vectors* vectors = nullptr;
  SentencePairRules rules;
  std::vector<SentencePair> out;

  void weigh(std::uint32_t in_a, std::uint32_t in_b, const Cell& cell) {
    const float norm = vectors->norms_a[in_a] * vectors->norms_b[in_b];
    if (cell.dot * cell.dot < rules.least_cosine * rules.least_cosine * norm) return;
    const float distinct = a->windows.sums[in_a].distinct + b->windows.sums[in_b].distinct;
    if (cell.stems * 2 < rules.least_dice * distinct) return;
    out.push_back({in_a, in_b, cell.dot / std::sqrt(norm)});
  }
};

template <class Visit>
void for_each_cell(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared, const Visit& visit) {
  for (std::size_t i = 0; i < shared.size(); ++i) {
    const std::span<const std::uint32_t> in_a = windows_of(a.windows, shared[i].a);
    const std::span<const std::uint32_t> in_b = windows_of(b.windows, shared[i].b);
    if (in_a.size() * in_b.size() > most_pairs) continue;
    for (const std::uint32_t x : in_a) {
      for (const std::uint32_t y : in_b) visit(x, y, i);
    }
  }
}

void fill_table(const std::vector<SharedKey>& shared, Comparison& comparison) {
  constexpr std::size_t bits = 64;
  const std::size_t columns = comparison.b->windows.sums.size();
  const std::size_t cells = comparison.a->windows.sums.size() * columns;
  std::vector<Cell> table(cells);
  std::vector<std::uint64_t> worth_weighing(cells / bits + 1);  // a bit for each cell with two stems or more: few
  for_each_cell(*comparison.a, *comparison.b, shared, [&](std::uint32_t x, std::uint32_t y, std::size_t i) {
    const std::size_t at = x * columns + y;
    Cell& cell = table[at];
    worth_weighing[at / bits] |= std::uint64_t{cell.stems > 0} << (at % bits);
    cell.dot += comparison.vectors->weights[i];
    cell.stems += 1;
  });
  for (std::size_t i = 0; i < worth_weighing.size(); ++i) {
    for (std::uint64_t left = worth_weighing[i]; left != 0; left &= left - 1) {
      const std::size_t at = i * bits + static_cast<std::size_t>(std::countr_zero(left));
      comparison.weigh(static_cast<std::uint32_t>(at / columns), static_cast<std::uint32_t>(at % columns), table[at]);
    }
  }
}

// The same for long texts, of which most cells are empty.
void sort_list(const std::vector<SharedKey>& shared, Comparison& comparison) {
  struct Entry {
    std::uint32_t a, b, key;
  };
  std::vector<Entry> entries;
  for_each_cell(*comparison.a, *comparison.b, shared, [&](std::uint32_t x, std::uint32_t y, std::size_t i) {
    entries.push_back({x, y, static_cast<std::uint32_t>(i)});
  });
  std::sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) {
    if (x.a != y.a) return x.a < y.a;
    return x.b != y.b ? x.b < y.b : x.key < y.key;
  });
  for (std::size_t i = 0; i < entries.size();) {
    Cell cell;
    const Entry& first = entries[i];
    for (; i < entries.size() && entries[i].a == first.a && entries[i].b == first.b; ++i) {
      cell.dot += comparison.vectors->weights[entries[i].key];
      cell.stems += 1;
    }
    if (cell.stems > 1) comparison.weigh(first.a, first.b, cell);
  }
}

}  // namespace

Vectors vectors_of(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared) {
  const Logarithms logarithms;
  const float log_all = std::log(static_cast<float>(a.windows.sums.size() + b.windows.sums.size() + 1));
  Vectors vectors;
  vectors.norms_a = norms(a.windows, log_all);
  vectors.norms_b = norms(b.windows, log_all);
  vectors.weights.reserve(shared.size());
  for (const SharedKey& key : shared) {
    const float weight = weight_of_key(a, key.a);
    const float square = weight * weight;
    const auto idf = [&](std::uint32_t count) { return log_all - logarithms.of(count); };
    const std::uint32_t count_a = count_of_key(a, key.a);
    const std::uint32_t count_b = count_of_key(b, key.b);
    const float both = std::max(idf(count_a + count_b), 0.1F);
    const float here = square * both * both;
    const float more_a = here - square * idf(count_a) * idf(count_a);
    const float more_b = here - square * idf(count_b) * idf(count_b);
    for (const std::uint32_t window : windows_of(a.windows, key.a)) vectors.norms_a[window] += more_a;
    for (const std::uint32_t window : windows_of(b.windows, key.b)) vectors.norms_b[window] += more_b;
    vectors.weights.push_back(here);
  }
  return vectors;
}

std::vector<SentencePair> sentence_pairs(const Prepared& a, const Prepared& b, const std::vector<SharedKey>& shared,
                                         const Vectors& vectors, const SentencePairRules& rules) {
  Comparison comparison{&a, &b, &vectors, rules, {}};
  if (a.windows.sums.size() * b.windows.sums.size() <= most_cells) {
    fill_table(shared, comparison);
  } else {
    sort_list(shared, comparison);
  }
  return std::move(comparison.out);
}

}  // namespace store
