#include "store/search/sentence.h"

#include <algorithm>
#include <array>

namespace store {
namespace {

constexpr std::size_t least_words = 3;
constexpr std::size_t exact_words = 5;     // up to so many stand as they were typed
constexpr double least_share = 0.6;        // of the weight of the words
constexpr double least_neighbours = 0.25;  // of the words stand behind the word that stands before them in the query
constexpr double longest = 1.5;            // a stretch for one word of the query

// Words of the stretch that is being looked at.
struct Held {
  std::array<std::uint32_t, most_terms> times{};
  double weight = 0;
  std::size_t neighbours = 0;
};

bool follows(const TextScan& scan, std::size_t hit) {
  const TermHit& one = scan.hits[hit];
  for (std::size_t i = hit; i-- > 0 && scan.hits[i].place + 1 >= one.place;)
    if (scan.hits[i].place + 1 == one.place && scan.hits[i].term + 1 == one.term) return true;
  return false;
}

// Whether the next word of the query stands right behind the hit.
bool is_followed(const TextScan& scan, std::size_t hit) {
  const TermHit& one = scan.hits[hit];
  for (std::size_t i = hit + 1; i < scan.hits.size() && scan.hits[i].place <= one.place + 1; ++i)
    if (scan.hits[i].place == one.place + 1 && scan.hits[i].term == one.term + 1) return true;
  return false;
}

// Whether the stretch does not need its first hit: the word stands there again, and this one stands alone.
bool is_idle(const TextScan& scan, std::size_t first, std::size_t last, const Held& held) {
  return first < last && held.times[scan.hits[first].term] > 1 && !is_followed(scan, first);
}

bool is_quoted_whole(const ParsedQuery& query) {
  return query.phrases.size() == 1 && query.phrases.front().count == query.terms.size();
}

std::optional<Stretch> find_loosely(const TextScan& scan, const ParsedQuery& query, std::span<const double> weights) {
  double all = 0;
  for (const double weight : weights) all += weight;
  const auto words = static_cast<double>(query.terms.size());
  const auto reach = static_cast<std::uint32_t>(longest * words);
  std::optional<Stretch> best;
  Held held;
  std::size_t first = 0;
  for (std::size_t i = 0; i < scan.hits.size(); ++i) {
    const TermHit& hit = scan.hits[i];
    if (held.times[hit.term]++ == 0) held.weight += weights[hit.term];
    held.neighbours += follows(scan, i) ? 1 : 0;
    for (; scan.hits[first].place + reach < hit.place || is_idle(scan, first, i, held); ++first) {
      if (--held.times[scan.hits[first].term] == 0) held.weight -= weights[scan.hits[first].term];
      held.neighbours -= follows(scan, first) ? 1 : 0;
    }
    const double share = held.weight / all;
    if (share < std::max(least_share, best ? best->share + 1e-9 : 0)) continue;
    if (static_cast<double>(held.neighbours) < least_neighbours * words) continue;
    best = Stretch{{scan.hits[first].range.begin, hit.range.end}, share, false};
  }
  return best;
}

}  // namespace

std::optional<Stretch> find_sentence(const TextScan& scan, const ParsedQuery& query, std::span<const double> weights) {
  if (query.terms.size() < least_words && !is_quoted_whole(query)) return std::nullopt;
  if (scan.longest_run.count == query.terms.size()) return Stretch{scan.longest_run.range, 1, true};
  if (query.terms.size() <= exact_words || is_quoted_whole(query)) return std::nullopt;
  return find_loosely(scan, query, weights);
}

}  // namespace store
