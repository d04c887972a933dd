#include "store/write/match.h"

#include <algorithm>
#include <tuple>

#include "store/write/align_words.h"
#include "store/write/classify.h"
#include "store/write/cut.h"
#include "store/write/edges.h"
#include "store/write/extend.h"
#include "store/write/seeds.h"

namespace store {

namespace {

ExtendRules extend_rules(MatchPreset preset) {
  ExtendRules rules;
  if (preset == MatchPreset::pan) rules.drop = 60;
  return rules;
}

CutRules cut_rules(MatchPreset preset) { return preset == MatchPreset::pan ? CutRules{60, 60} : CutRules{}; }

bool is_taken(const std::vector<Piece>& kept, const Region& region) {
  return std::any_of(kept.begin(), kept.end(), [&](const Piece& piece) {
    return overlap(piece.region.a, region.a) * 2 > length(region.a) &&
           overlap(piece.region.b, region.b) * 2 > length(region.b);
  });
}

bool is_passage(const Prepared& a, const Prepared& b, const Piece& piece, MatchPreset preset) {
  if (preset == MatchPreset::pan) {
    return base::length(bytes_of(a, piece.region.a)) >= 150 || base::length(bytes_of(b, piece.region.b)) >= 150;
  }
  const bool long_enough = is_long_enough(a, piece.region.a) && is_long_enough(b, piece.region.b);
  if (!long_enough) return false;
  float weight = 0;
  for (const WordPair& pair : piece.equal) weight += a.weights[pair.a];
  if (weight < 2.5F && ratio_of(piece.equal.size(), piece.region) < verbatim_ratio) return false;
  return !is_attribution(a, piece.region.a) && !is_attribution(b, piece.region.b);
}

std::vector<WordOp> in_bytes(const Prepared& a, const Prepared& b, const std::vector<SpanOp>& ops) {
  const auto bytes = [](const Prepared& text, WordSpan span) {
    if (span.begin == span.end) return base::TextRange{};
    return base::TextRange{text.tokens.words[span.begin].range.begin, text.tokens.words[span.end - 1].range.end};
  };
  std::vector<WordOp> out;
  out.reserve(ops.size());
  for (const SpanOp& op : ops) out.push_back({op.kind, bytes(a, op.a), bytes(b, op.b)});
  return out;
}

Passage passage_of(const Prepared& a, const Prepared& b, const Piece& piece, WordDetail detail) {
  Passage passage;
  passage.a = bytes_of(a, piece.region.a);
  passage.b = bytes_of(b, piece.region.b);
  passage.ratio = ratio_of(piece.equal.size(), piece.region);
  passage.passage_class = class_of(passage.ratio);
  passage.score = passage.ratio;
  if (detail == WordDetail::with_words) {
    passage.words = in_bytes(a, b, word_operations(a, b, piece.region, piece.equal));
  }
  return passage;
}

}  // namespace

std::vector<Passage> align(const Prepared& a, const Prepared& b, MatchPreset preset, WordDetail detail) {
  std::vector<Piece> kept;
  for (const Extended& grown : extend_all(a, b, exact_seeds(a, b), extend_rules(preset))) {
    for (Piece& piece : cut(a, b, equal_words(a, b, grown.region), cut_rules(preset))) {
      if (is_passage(a, b, piece, preset) && !is_taken(kept, piece.region)) kept.push_back(std::move(piece));
    }
  }
  std::vector<Passage> passages;
  for (const Piece& piece : kept) passages.push_back(passage_of(a, b, piece, detail));
  std::sort(passages.begin(), passages.end(), [](const Passage& x, const Passage& y) {
    return std::tuple(x.a.begin, x.b.begin, x.a.end, x.b.end) < std::tuple(y.a.begin, y.b.begin, y.a.end, y.b.end);
  });
  return passages;
}

std::vector<Passage> align(const MatchText& a, const MatchText& b, MatchPreset preset) {
  return align(prepare(a), prepare(b), preset);
}

}  // namespace store
