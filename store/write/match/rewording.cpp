#include "store/write/match/rewording.h"

#include "store/write/match/choose_rewordings.h"
#include "store/write/match/classify.h"
#include "store/write/match/nearby.h"
#include "store/write/match/rewording_evidence.h"
#include "store/write/match/select.h"
#include "store/write/match/sentence_candidates.h"
#include "store/write/match/speakers.h"
#include "store/write/match/stock_phrases.h"

namespace store {

namespace {

constexpr std::uint32_t least_words = 5;  // on either side
// What is worth a closer look; rewording_evidence.h decides.
constexpr std::uint32_t least_shared = 3;  // distinct stems
constexpr float least_cosine = 0.15F;
constexpr float least_weight = 1.0F;

// From the first clause with a shared word to the last one, inside the free words. Where a passage cuts a clause off,
// no small words are left hanging at it: "told voters that the agenda is".
WordSpan clauses(const FreeText& side, std::uint32_t first, std::uint32_t last) {
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

Region region_of(const FreeText& a, const FreeText& b, const SentenceCandidate& candidate) {
  WordSpan in_a{~0U, 0};
  WordSpan in_b{~0U, 0};
  for (const CommonStem& stem : candidate.shared) {
    in_a = {std::min(in_a.begin, stem.at_a), std::max(in_a.end, stem.at_a)};
    in_b = {std::min(in_b.begin, stem.at_b), std::max(in_b.end, stem.at_b)};
  }
  return {clauses(a, in_a.begin, in_a.end), clauses(b, in_b.begin, in_b.end)};
}

bool is_worth_a_look(const SentenceCandidate& candidate) {
  return candidate.cosine >= least_cosine && candidate.weight >= least_weight && candidate.stems >= least_shared;
}

bool is_rewording(const FreeText& a, const FreeText& b, Piece& piece) {
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

}  // namespace

std::vector<Piece> rewording_candidates(const Prepared& a, const Prepared& b, const std::vector<Piece>& found,
                                        float least_confidence) {
  const FreeText in_a = free_text(a, found, &Region::a);
  const FreeText in_b = free_text(b, found, &Region::b);
  const CopiedWords copied = count_copied(found);
  std::vector<Piece> pieces;
  for (const SentenceCandidate& candidate : sentence_candidates(in_a, in_b)) {
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
  return choose_rewordings(a, b, rewording_candidates(a, b, found, least_confidence));
}

}  // namespace store
