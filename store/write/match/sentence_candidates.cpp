#include "store/write/match/sentence_candidates.h"

#include <cmath>
#include <span>
#include <tuple>

#include "store/write/match/shared_keys.h"
#include "store/write/match/weigh.h"
#include "store/write/match/word_weights.h"

namespace store {

namespace {

constexpr std::size_t most_places = 100;    // of one stem, as pairs, for each article's length: more says nothing
constexpr std::size_t pairs_per_word = 16;  // of all stems in texts longer than an article; the rarest stems come first
constexpr std::uint32_t most_joined = 4;    // sentences against one

using WeighedStems = std::vector<std::pair<std::uint32_t, float>>;

struct Distinct {
  std::uint32_t stems = 0;
  float weight = 0;  // of each stem the least of its weights
};

// Sorts them.
Distinct distinct(WeighedStems& stems) {
  std::sort(stems.begin(), stems.end());
  Distinct sum;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    if (i > 0 && stems[i].first == stems[i - 1].first) continue;
    ++sum.stems;
    sum.weight += stems[i].second;
  }
  return sum;
}

void pair_stem(const FreeText& a, const FreeText& b, std::span<const std::uint32_t> in_a,
               std::span<const std::uint32_t> in_b, std::vector<CommonStem>& out) {
  for (const std::uint32_t x : in_a) {
    if (!a.free[x]) continue;
    for (const std::uint32_t y : in_b) {
      if (!b.free[y]) continue;
      const float weight = damped(a.text->weights[x], a.text->counts[x], b.text->counts[y]);
      out.push_back({a.sentence[x], b.sentence[y], a.text->stems[x], x, y, weight});
    }
  }
}

// The stems worth pairing. A longer text has a stem in more places, of which most lie too far away to count; all
// places of all stems would be as many as the product of the lengths.
std::vector<SharedKey> keys_to_pair(const Prepared& a, const Prepared& b) {
  const std::size_t longer = std::max(a.words.size(), b.words.size());
  const std::size_t most = most_places * std::max<std::size_t>(1, longer / article_words);
  std::vector<std::pair<std::size_t, SharedKey>> counted;
  for (const SharedKey& key : shared_keys(a.telling, b.telling)) {
    const std::size_t pairs = places_of(a.telling, key.a).size() * places_of(b.telling, key.b).size();
    if (pairs <= most) counted.emplace_back(pairs, key);
  }
  std::stable_sort(counted.begin(), counted.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  std::size_t left = pairs_per_word * (a.words.size() + b.words.size());
  std::vector<SharedKey> keys;
  for (const auto& [pairs, key] : counted) {
    if (pairs > most_places && pairs > left) break;
    left -= std::min(left, pairs);
    keys.push_back(key);
  }
  return keys;
}

std::vector<CommonStem> shared_stems(const FreeText& a, const FreeText& b) {
  std::vector<CommonStem> out;
  for (const SharedKey& key : keys_to_pair(*a.text, *b.text)) {
    pair_stem(a, b, places_of(a.text->telling, key.a), places_of(b.text->telling, key.b), out);
  }
  std::sort(out.begin(), out.end(), [](const CommonStem& p, const CommonStem& q) {
    return std::tuple(p.sentence_a, p.sentence_b, p.stem, p.at_a, p.at_b) <
           std::tuple(q.sentence_a, q.sentence_b, q.stem, q.at_a, q.at_b);
  });
  return out;
}

float sum_of(const std::vector<float>& weights, WordSpan sentences) {
  float sum = 0;
  for (std::uint32_t s = sentences.begin; s < sentences.end; ++s) sum += weights[s];
  return sum;
}

// Weighs a candidate whose `shared` is set: each stem once.
void weigh(const FreeText& a, const FreeText& b, SentenceCandidate& candidate) {
  WeighedStems stems;
  stems.reserve(candidate.shared.size());
  for (const CommonStem& stem : candidate.shared) stems.emplace_back(stem.stem, stem.weight);
  const Distinct shared = distinct(stems);
  candidate.stems = shared.stems;
  candidate.weight = shared.weight;
  const float norm = std::sqrt(sum_of(a.weight, candidate.sentences_a) * sum_of(b.weight, candidate.sentences_b));
  candidate.cosine = norm > 0 ? std::min(1.0F, candidate.weight / norm) : 0;
}

// A line without a full stop: a heading, which belongs to no sentence behind it.
bool is_heading(const Prepared& text, std::uint32_t sentence) {
  const std::uint32_t next = text.sentences[sentence + 1];
  if (next >= text.words.size() || text.pauses[next] != Pause::paragraph) return false;
  const std::uint32_t end = text.tokens.words[next - 1].range.end;
  const std::string_view gap = base::slice(text.text, {end, text.tokens.words[next].range.begin});
  return gap.substr(0, gap.find('\n')).find_first_not_of(" \r\t") == std::string_view::npos;
}

std::vector<SentenceCandidate> single_candidates(const FreeText& a, const FreeText& b,
                                                 const std::vector<CommonStem>& stems) {
  std::vector<SentenceCandidate> out;
  for (std::size_t begin = 0; begin < stems.size();) {
    std::size_t end = begin;
    while (end < stems.size() && stems[end].sentence_a == stems[begin].sentence_a &&
           stems[end].sentence_b == stems[begin].sentence_b) {
      ++end;
    }
    SentenceCandidate candidate;
    candidate.sentences_a = {stems[begin].sentence_a, stems[begin].sentence_a + 1};
    candidate.sentences_b = {stems[begin].sentence_b, stems[begin].sentence_b + 1};
    candidate.shared.assign(stems.begin() + static_cast<std::ptrdiff_t>(begin),
                            stems.begin() + static_cast<std::ptrdiff_t>(end));
    weigh(a, b, candidate);
    if (end - begin >= 2) out.push_back(std::move(candidate));
    begin = end;
  }
  return out;
}

// A candidate with the next sentence of one side, of which `next` tells what it shares.
SentenceCandidate joined(const FreeText& a, const FreeText& b, const SentenceCandidate& some,
                         const SentenceCandidate& next) {
  SentenceCandidate both;
  both.sentences_a = {some.sentences_a.begin, std::max(some.sentences_a.end, next.sentences_a.end)};
  both.sentences_b = {some.sentences_b.begin, std::max(some.sentences_b.end, next.sentences_b.end)};
  both.shared = some.shared;
  both.shared.insert(both.shared.end(), next.shared.begin(), next.shared.end());
  weigh(a, b, both);
  return both;
}

// The candidate of one sentence of either text; `singles` in their order.
const SentenceCandidate* find_single(std::span<const SentenceCandidate> singles, std::uint32_t in_a,
                                     std::uint32_t in_b) {
  const auto place = std::lower_bound(singles.begin(), singles.end(), std::tuple(in_a, in_b),
                                      [](const SentenceCandidate& x, const auto& key) {
                                        return std::tuple(x.sentences_a.begin, x.sentences_b.begin) < key;
                                      });
  const bool hit = place != singles.end() && place->sentences_a.begin == in_a && place->sentences_b.begin == in_b;
  return hit ? &*place : nullptr;
}

// Several sentences against one: kept where each further sentence makes the likeness greater.
void add_joined_candidates(const FreeText& a, const FreeText& b, std::vector<SentenceCandidate>& candidates) {
  const std::vector<SentenceCandidate> singles = candidates;
  std::vector<SentenceCandidate> last = candidates;
  const auto grow = [&](const SentenceCandidate& some, const SentenceCandidate* next, bool heading,
                        std::vector<SentenceCandidate>& out) {
    if (!next || heading) return;
    SentenceCandidate both = joined(a, b, some, *next);
    if (both.cosine > std::max(some.cosine, next->cosine)) out.push_back(std::move(both));
  };
  for (std::uint32_t sentences = 2; sentences <= most_joined && !last.empty(); ++sentences) {
    std::vector<SentenceCandidate> longer;
    for (const SentenceCandidate& some : last) {
      if (length(some.sentences_a) == 1) {
        grow(some, find_single(singles, some.sentences_a.begin, some.sentences_b.end),
             is_heading(*b.text, some.sentences_b.end - 1), longer);
      }
      if (length(some.sentences_b) == 1) {
        grow(some, find_single(singles, some.sentences_a.end, some.sentences_b.begin),
             is_heading(*a.text, some.sentences_a.end - 1), longer);
      }
    }
    candidates.insert(candidates.end(), longer.begin(), longer.end());
    last = std::move(longer);
  }
}

}  // namespace

FreeText free_text(const Prepared& text, const std::vector<Piece>& found, WordSpan Region::* side) {
  FreeText out;
  out.text = &text;
  out.free.assign(text.words.size(), true);
  out.sentence.resize(text.words.size());
  for (const Piece& piece : found) {
    const WordSpan span = piece.region.*side;
    for (std::uint32_t i = span.begin; i < span.end; ++i) out.free[i] = false;
  }
  WeighedStems stems;
  out.weight.reserve(text.sentences.size());
  for (std::uint32_t s = 0; s + 1 < text.sentences.size(); ++s) {
    stems.clear();
    for (std::uint32_t i = text.sentences[s]; i < text.sentences[s + 1]; ++i) {
      out.sentence[i] = s;
      if (out.free[i] && text.weights[i] > function_weight) {
        stems.emplace_back(text.stems[i], damped(text.weights[i], text.counts[i], 1));
      }
    }
    out.weight.push_back(distinct(stems).weight);
  }
  return out;
}

std::vector<SentenceCandidate> sentence_candidates(const FreeText& a, const FreeText& b) {
  std::vector<SentenceCandidate> candidates = single_candidates(a, b, shared_stems(a, b));
  add_joined_candidates(a, b, candidates);
  return candidates;
}

}  // namespace store
