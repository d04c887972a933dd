#include "store/write/match/rewording.h"

#include <cmath>
#include <span>
#include <tuple>

#include "store/write/match/classify.h"
#include "store/write/match/nearby.h"
#include "store/write/match/rewording_evidence.h"
#include "store/write/match/select.h"
#include "store/write/match/shared_keys.h"
#include "store/write/match/speakers.h"
#include "store/write/match/stock_phrases.h"
#include "store/write/match/weigh.h"
#include "store/write/match/word_weights.h"

namespace store {

namespace {

constexpr std::size_t most_places = 100;    // of one stem, as pairs, for each article's length: more says nothing
constexpr std::size_t pairs_per_word = 16;  // of all stems in texts longer than an article; the rarest stems come first
constexpr std::uint32_t least_words = 5;    // on either side
constexpr std::uint32_t most_joined = 4;    // sentences against one
// What is worth a closer look; rewording_evidence.h decides.
constexpr std::uint32_t least_shared = 3;  // distinct stems
constexpr float least_cosine = 0.15F;
constexpr float least_weight = 1.0F;

// One side: which words are still free, and the sentence of each.
struct Side {
  const Prepared* text = nullptr;
  std::vector<bool> free;               // per word
  std::vector<std::uint32_t> sentence;  // per word
  std::vector<float> weight;            // per sentence: of its free telling words, each stem once
};

// A stem that stands in a sentence of a and one of b.
struct SharedStem {
  std::uint32_t sentence_a = 0;
  std::uint32_t sentence_b = 0;
  std::uint32_t stem = 0;
  std::uint32_t at_a = 0;
  std::uint32_t at_b = 0;
  float weight = 0;
};

// Sentences of a and of b that may say the same; shared: the words they have in common.
struct Candidate {
  WordSpan sentences_a;
  WordSpan sentences_b;
  std::vector<SharedStem> shared;
  float weight = 0;
  float cosine = 0;
};

Side side_of(const Prepared& text, const std::vector<Piece>& found, bool is_a) {
  Side side;
  side.text = &text;
  side.free.assign(text.words.size(), true);
  side.sentence.resize(text.words.size());
  for (const Piece& piece : found) {
    const WordSpan span = is_a ? piece.region.a : piece.region.b;
    for (std::uint32_t i = span.begin; i < span.end; ++i) side.free[i] = false;
  }
  for (std::uint32_t s = 0; s + 1 < text.sentences.size(); ++s) {
    std::vector<std::pair<std::uint32_t, float>> stems;
    for (std::uint32_t i = text.sentences[s]; i < text.sentences[s + 1]; ++i) {
      side.sentence[i] = s;
      if (side.free[i] && text.weights[i] > function_weight) {
        stems.emplace_back(text.stems[i], damped(text.weights[i], text.counts[i], 1));
      }
    }
    std::sort(stems.begin(), stems.end());
    float sum = 0;
    for (std::size_t i = 0; i < stems.size(); ++i) {
      if (i == 0 || stems[i].first != stems[i - 1].first) sum += stems[i].second;
    }
    side.weight.push_back(sum);
  }
  return side;
}

void pair_stem(const Side& a, const Side& b, std::span<const std::uint32_t> in_a, std::span<const std::uint32_t> in_b,
               std::vector<SharedStem>& out) {
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

std::vector<SharedStem> shared_stems(const Side& a, const Side& b) {
  std::vector<SharedStem> out;
  for (const SharedKey& key : keys_to_pair(*a.text, *b.text)) {
    pair_stem(a, b, places_of(a.text->telling, key.a), places_of(b.text->telling, key.b), out);
  }
  std::sort(out.begin(), out.end(), [](const SharedStem& p, const SharedStem& q) {
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
void weigh(const Side& a, const Side& b, Candidate& candidate) {
  std::vector<std::pair<std::uint32_t, float>> stems;
  stems.reserve(candidate.shared.size());
  for (const SharedStem& stem : candidate.shared) stems.emplace_back(stem.stem, stem.weight);
  std::sort(stems.begin(), stems.end());
  candidate.weight = 0;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    if (i == 0 || stems[i].first != stems[i - 1].first) candidate.weight += stems[i].second;
  }
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

std::uint32_t distinct(const std::vector<SharedStem>& shared) {
  std::vector<std::uint32_t> stems;
  stems.reserve(shared.size());
  for (const SharedStem& stem : shared) stems.push_back(stem.stem);
  std::sort(stems.begin(), stems.end());
  return static_cast<std::uint32_t>(std::unique(stems.begin(), stems.end()) - stems.begin());
}

std::vector<Candidate> single_candidates(const Side& a, const Side& b, const std::vector<SharedStem>& stems) {
  std::vector<Candidate> out;
  for (std::size_t begin = 0; begin < stems.size();) {
    std::size_t end = begin;
    while (end < stems.size() && stems[end].sentence_a == stems[begin].sentence_a &&
           stems[end].sentence_b == stems[begin].sentence_b) {
      ++end;
    }
    Candidate candidate;
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
Candidate joined(const Side& a, const Side& b, const Candidate& some, const Candidate& next) {
  Candidate both;
  both.sentences_a = {some.sentences_a.begin, std::max(some.sentences_a.end, next.sentences_a.end)};
  both.sentences_b = {some.sentences_b.begin, std::max(some.sentences_b.end, next.sentences_b.end)};
  both.shared = some.shared;
  both.shared.insert(both.shared.end(), next.shared.begin(), next.shared.end());
  weigh(a, b, both);
  return both;
}

// The candidate of one sentence of either text; `singles` in their order.
const Candidate* find_single(std::span<const Candidate> singles, std::uint32_t in_a, std::uint32_t in_b) {
  const auto place = std::lower_bound(
      singles.begin(), singles.end(), std::tuple(in_a, in_b),
      [](const Candidate& x, const auto& key) { return std::tuple(x.sentences_a.begin, x.sentences_b.begin) < key; });
  const bool hit = place != singles.end() && place->sentences_a.begin == in_a && place->sentences_b.begin == in_b;
  return hit ? &*place : nullptr;
}

// Several sentences against one: kept where each further sentence makes the likeness greater.
void add_joined_candidates(const Side& a, const Side& b, std::vector<Candidate>& candidates) {
  const std::vector<Candidate> singles = candidates;
  std::vector<Candidate> last = candidates;
  const auto grow = [&](const Candidate& some, const Candidate* next, bool heading, std::vector<Candidate>& out) {
    if (!next || heading) return;
    Candidate both = joined(a, b, some, *next);
    if (both.cosine > std::max(some.cosine, next->cosine)) out.push_back(std::move(both));
  };
  for (std::uint32_t sentences = 2; sentences <= most_joined && !last.empty(); ++sentences) {
    std::vector<Candidate> longer;
    for (const Candidate& some : last) {
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

// From the first clause with a shared word to the last one, inside the free words. Where a passage cuts a clause off,
// no small words are left hanging at it: "told voters that the agenda is".
WordSpan clauses(const Side& side, std::uint32_t first, std::uint32_t last) {
  const std::vector<Pause>& pauses = side.text->pauses;
  WordSpan span{first, last + 1};
  while (span.begin > 0 && side.free[span.begin - 1] && pauses[span.begin] < Pause::clause) --span.begin;
  while (span.end < pauses.size() && side.free[span.end] && pauses[span.end] < Pause::clause) ++span.end;
  const auto is_small = [&](std::uint32_t word) { return side.text->kinds[word] == WordKind::function; };
  if (pauses[span.begin] < Pause::clause) {
    while (span.begin < first && is_small(span.begin)) ++span.begin;
  }
  if (span.end < pauses.size() && pauses[span.end] < Pause::clause) {
    while (span.end > last + 1 && is_small(span.end - 1)) --span.end;
  }
  return span;
}

Region region_of(const Side& a, const Side& b, const Candidate& candidate) {
  WordSpan in_a{~0U, 0};
  WordSpan in_b{~0U, 0};
  for (const SharedStem& stem : candidate.shared) {
    in_a = {std::min(in_a.begin, stem.at_a), std::max(in_a.end, stem.at_a)};
    in_b = {std::min(in_b.begin, stem.at_b), std::max(in_b.end, stem.at_b)};
  }
  return {clauses(a, in_a.begin, in_a.end), clauses(b, in_b.begin, in_b.end)};
}

bool is_worth_a_look(const Candidate& candidate) {
  return candidate.cosine >= least_cosine && candidate.weight >= least_weight &&
         distinct(candidate.shared) >= least_shared;
}

bool is_rewording(const Side& a, const Side& b, Piece& piece) {
  if (length(piece.region.a) < least_words || length(piece.region.b) < least_words) return false;
  piece.equal = equal_words(*a.text, *b.text, piece.region);
  // What is as alike as an edited passage must be as long as one: "the keeper was Ada Quill" is a name.
  const bool long_enough = is_long_enough(*a.text, piece.region.a) && is_long_enough(*b.text, piece.region.b);
  const bool alike = class_of(ratio_of(piece.equal.size(), piece.region)) != PassageClass::reworded;
  if (alike && !long_enough) return false;
  if (is_only_speaker(*a.text, piece.region.a) || is_only_speaker(*b.text, piece.region.b)) return false;
  if (!states_something(*a.text, piece.region.a) || !states_something(*b.text, piece.region.b)) return false;
  if (!piece.equal.empty() && is_name_of_the_story(*a.text, *b.text, piece)) return false;
  if (alike && is_stock_phrase(*a.text, *b.text, piece)) return false;
  return !is_attribution(*a.text, piece.region.a) && !is_attribution(*b.text, piece.region.b);
}

bool all_free(const std::vector<bool>& free, WordSpan span) {
  const auto begin = free.begin();
  return std::find(begin + span.begin, begin + span.end, false) == begin + span.end;
}

// The surest first.
void sort_pieces(std::vector<Piece>& pieces) {
  const auto rank = [](const Piece& piece) {
    return std::tuple(-piece.confidence, piece.region.a.begin, piece.region.b.begin, piece.region.a.end,
                      piece.region.b.end);
  };
  std::sort(pieces.begin(), pieces.end(), [&](const Piece& x, const Piece& y) { return rank(x) < rank(y); });
}

}  // namespace

std::vector<Piece> rewording_candidates(const Prepared& a, const Prepared& b, const std::vector<Piece>& found,
                                        float least_confidence) {
  const Side in_a = side_of(a, found, true);
  const Side in_b = side_of(b, found, false);
  std::vector<Candidate> candidates = single_candidates(in_a, in_b, shared_stems(in_a, in_b));
  add_joined_candidates(in_a, in_b, candidates);
  const CopiedWords copied = count_copied(found);
  std::vector<Piece> pieces;
  for (const Candidate& candidate : candidates) {
    if (!is_worth_a_look(candidate)) continue;
    Piece piece{region_of(in_a, in_b, candidate), {}, 0};
    if (!all_free(in_a.free, piece.region.a) || !all_free(in_b.free, piece.region.b)) continue;
    const float near = copied_near(copied, piece.region);
    piece.confidence = confidence_in(a, b, rewording_confidence(rewording_features(a, b, piece.region, near)), near);
    if (piece.confidence >= least_confidence && is_rewording(in_a, in_b, piece)) pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::vector<Piece> find_rewordings(const Prepared& a, const Prepared& b, const std::vector<Piece>& found,
                                   float least_confidence) {
  std::vector<Piece> likely = rewording_candidates(a, b, found, least_confidence);
  sort_pieces(likely);
  std::vector<bool> free_a(a.words.size(), true);
  std::vector<bool> free_b(b.words.size(), true);
  std::vector<Piece> pieces;
  for (Piece& piece : likely) {
    const auto [in_a, in_b] = piece.region;
    if (!all_free(free_a, in_a) || !all_free(free_b, in_b)) continue;
    std::fill(free_a.begin() + in_a.begin, free_a.begin() + in_a.end, false);
    std::fill(free_b.begin() + in_b.begin, free_b.begin() + in_b.end, false);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace store
