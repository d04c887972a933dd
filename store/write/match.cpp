#include "store/write/match.h"

#include <algorithm>
#include <tuple>

#include "store/write/align_words.h"
#include "store/write/classify.h"
#include "store/write/cluster.h"
#include "store/write/cores.h"
#include "store/write/cut.h"
#include "store/write/edges.h"
#include "store/write/extend.h"
#include "store/write/rewording.h"
#include "store/write/seeds.h"
#include "store/write/select.h"

namespace store {

namespace {

constexpr int pan_drop = 40;                // joins what news would keep apart
constexpr int least_pan_score = 60;         // about a dozen telling words in a row
constexpr std::uint32_t copied_words = 16;  // in a row: whoever copied these did not reword the rest
constexpr std::uint32_t pan_gap = 45;       // words between two regions of one passage

// Everything that could be a passage of news, edges set, overlaps not yet settled.
std::vector<Piece> find_pieces(const Prepared& a, const Prepared& b) {
  std::vector<Piece> pieces;
  for (const Extended& grown : extend_all(a, b, exact_seeds(a, b), ExtendRules{})) {
    for (const Piece& piece : cut(a, b, equal_words(a, b, grown.region), CutRules{})) {
      for (const Piece& part : split_at_cores(a, b, piece)) pieces.push_back(trim_and_snap(a, b, part));
    }
  }
  return pieces;
}

std::vector<Piece> find_news(const Prepared& a, const Prepared& b) {
  std::vector<Piece> kept = select(a, b, find_pieces(a, b), MatchPreset::news);
  for (Piece& piece : find_rewordings(a, b, kept)) kept.push_back(std::move(piece));
  return kept;
}

// Long passages: clusters of telling words and what grows from exact seeds, joined over long gaps.
std::vector<Piece> find_long(const Prepared& a, const Prepared& b) {
  const std::vector<Region> seeds = exact_seeds(a, b);
  const bool copied =
      std::any_of(seeds.begin(), seeds.end(), [](const Region& s) { return length(s.a) >= copied_words; });
  std::vector<Region> regions = find_clusters(a, b, copied ? ClusterRules{14, 3.2F} : ClusterRules{});
  ExtendRules rules;
  rules.drop = pan_drop;
  rules.least_score = least_pan_score;
  for (const Extended& grown : extend_all(a, b, seeds, rules)) {
    regions.push_back(grown.region);
  }
  std::vector<Piece> pieces;
  for (const Region& region : join_regions(std::move(regions), pan_gap)) {
    Piece piece{region, equal_words(a, b, region), 0};
    if (!piece.equal.empty()) pieces.push_back(std::move(piece));
  }
  return select(a, b, std::move(pieces), MatchPreset::pan);
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
  passage.score = std::max(passage.ratio, static_cast<double>(piece.likeness));
  if (detail == WordDetail::with_words) {
    passage.words = in_bytes(a, b, word_operations(a, b, piece.region, piece.equal));
  }
  return passage;
}

}  // namespace

std::vector<Passage> align(const Prepared& a, const Prepared& b, MatchPreset preset, WordDetail detail) {
  const std::vector<Piece> kept = preset == MatchPreset::pan ? find_long(a, b) : find_news(a, b);
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
