#include "store/write/match/extend.h"

#include <limits>

namespace store {

namespace {

// All regions together may be that many times as long as the texts. Only text that repeats a few words without end
// comes near: there every seed grows over everything.
constexpr std::size_t most_times = 8;
constexpr std::size_t least_budget = 10000;  // words

constexpr int nothing = std::numeric_limits<int>::min() / 2;

int points(float weight) {
  if (weight <= 0.2F) return 2;
  return weight < 0.8F ? 4 : 6;
}

// One direction of growth: word i of side x and word j of side y, counted from the seed outwards.
struct Side {
  const std::vector<std::uint64_t>* words;
  const std::vector<float>* weights;
  std::int64_t first;   // index of the first word outside the seed
  int step;             // +1 or -1
  std::uint32_t count;  // words there are in this direction

  std::uint64_t word(std::uint32_t i) const {
    return (*words)[static_cast<std::size_t>(first + step * std::int64_t{i})];
  }
  float weight(std::uint32_t i) const { return (*weights)[static_cast<std::size_t>(first + step * std::int64_t{i})]; }
};

struct Growth {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  int score = 0;
};

// The live cells of one row: columns first .. first + scores.size() - 1.
struct Row {
  std::uint32_t first = 0;
  std::vector<int> scores;
  int at(std::uint32_t column) const {
    return column < first || column - first >= scores.size() ? nothing : scores[column - first];
  }
};

void cut_dead(Row& row, int least) {
  std::size_t dead = 0;
  while (dead < row.scores.size() && row.scores[dead] < least) ++dead;
  row.scores.erase(row.scores.begin(), row.scores.begin() + static_cast<std::ptrdiff_t>(dead));
  row.first += static_cast<std::uint32_t>(dead);
  while (!row.scores.empty() && row.scores.back() < least) row.scores.pop_back();
}

// Fills the row after `above`; columns go on to the right as long as they live.
void fill_row(const Side& a, const Side& b, std::uint32_t i, const Row& above, const ExtendRules& rules, Row& row,
              Growth& best) {
  row.first = above.first;
  row.scores.clear();
  const std::uint32_t above_end = above.first + static_cast<std::uint32_t>(above.scores.size());
  int left = nothing;
  for (std::uint32_t j = above.first; j <= b.count; ++j) {
    int score = std::max(above.at(j), left) - rules.skipped;
    if (j > 0) {
      const bool equal = a.word(i - 1) == b.word(j - 1);
      const int diagonal = above.at(j - 1) + (equal ? points(a.weight(i - 1)) : -rules.changed);
      score = std::max(score, diagonal);
    }
    if (j >= above_end && score < best.score - rules.drop) break;
    row.scores.push_back(score);
    left = score;
    if (score > best.score) best = {i, j, score};
  }
  cut_dead(row, best.score - rules.drop);
}

Growth grow(const Side& a, const Side& b, const ExtendRules& rules) {
  Growth best;
  Row above;
  for (int score = 0; score >= -rules.drop && above.scores.size() <= b.count; score -= rules.skipped) {
    above.scores.push_back(score);
  }
  Row row;
  for (std::uint32_t i = 1; i <= a.count && !above.scores.empty(); ++i) {
    fill_row(a, b, i, above, rules, row, best);
    std::swap(above, row);
  }
  return best;
}

Side outwards(const Prepared& text, WordSpan seed, int step) {
  const auto size = static_cast<std::uint32_t>(text.words.size());
  if (step > 0) return {&text.words, &text.weights, seed.end, step, size - seed.end};
  return {&text.words, &text.weights, std::int64_t{seed.begin} - 1, step, seed.begin};
}

// The regions grown so far, found by the words of a that they cover: 64 words to a bucket.
class Covered {
 public:
  explicit Covered(std::size_t words_of_a) : buckets_(words_of_a / bucket_words + 1) {}

  bool contains(const Region& seed) const {
    const std::vector<Region>& near = buckets_[seed.a.begin / bucket_words];
    return std::any_of(near.begin(), near.end(), [&](const Region& grown) {
      return store::contains(grown.a, seed.a) && store::contains(grown.b, seed.b);
    });
  }
  void add(const Region& grown) {
    for (std::size_t i = grown.a.begin / bucket_words; i <= (grown.a.end - 1) / bucket_words; ++i) {
      if (buckets_[i].size() < most_in_bucket) buckets_[i].push_back(grown);
    }
  }

 private:
  static constexpr std::uint32_t bucket_words = 64;
  static constexpr std::size_t most_in_bucket = 256;  // text that repeats itself without end
  std::vector<std::vector<Region>> buckets_;
};

}  // namespace

Extended extend(const Prepared& a, const Prepared& b, const Region& seed, const ExtendRules& rules) {
  const Growth after = grow(outwards(a, seed.a, 1), outwards(b, seed.b, 1), rules);
  const Growth before = grow(outwards(a, seed.a, -1), outwards(b, seed.b, -1), rules);
  Extended grown;
  grown.region.a = {seed.a.begin - before.a, seed.a.end + after.a};
  grown.region.b = {seed.b.begin - before.b, seed.b.end + after.b};
  grown.score = before.score + after.score;
  for (std::uint32_t i = seed.a.begin; i < seed.a.end; ++i) grown.score += points(a.weights[i]);
  return grown;
}

std::vector<Extended> extend_all(const Prepared& a, const Prepared& b, const std::vector<Region>& seeds,
                                 const ExtendRules& rules) {
  std::vector<Extended> regions;
  Covered covered(a.words.size());
  std::size_t left = most_times * (a.words.size() + b.words.size()) + least_budget;
  for (const Region& seed : seeds) {
    if (covered.contains(seed)) continue;
    const Extended grown = extend(a, b, seed, rules);
    covered.add(grown.region);
    const std::size_t words = std::size_t{length(grown.region.a)} + length(grown.region.b);
    if (words > left) break;
    left -= words;
    if (grown.score >= rules.least_score) regions.push_back(grown);
  }
  return regions;
}

}  // namespace store
