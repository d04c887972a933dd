#include "store/write/match/find_news.h"

#include "store/write/match/align_words.h"
#include "store/write/match/classify.h"
#include "store/write/match/cores.h"
#include "store/write/match/edges.h"
#include "store/write/match/extend.h"
#include "store/write/match/nearby.h"
#include "store/write/match/rewording.h"
#include "store/write/match/seeds.h"
#include "store/write/match/select.h"

namespace store {

namespace {

// A piece as it is marked.
Piece with_edges(const Prepared& a, const Prepared& b, const Piece& piece, NewsStage stages) {
  return stages == NewsStage::without_edges ? piece : trim_and_snap(a, b, piece);
}

void cut_region(const Prepared& a, const Prepared& b, const Region& region, NewsStage stages, std::vector<Piece>& out) {
  for (const Piece& piece : cut(a, b, equal_words(a, b, region), CutRules{})) {
    if (stages == NewsStage::without_cores) {
      out.push_back(with_edges(a, b, piece, stages));
      continue;
    }
    for (const Piece& part : split_at_cores(a, b, piece)) out.push_back(with_edges(a, b, part, stages));
  }
}

// Everything that could be a passage of news, edges set, overlaps not yet settled.
std::vector<Piece> grown_pieces(const Prepared& a, const Prepared& b, const std::vector<Region>& seeds,
                                NewsStage stages) {
  std::vector<Piece> pieces;
  if (stages == NewsStage::without_growth) return pieces;
  for (const Extended& grown : extend_all(a, b, seeds, ExtendRules{})) {
    cut_region(a, b, grown.region, stages, pieces);
  }
  return pieces;
}

// Seeds of eight words or more: a larger region may pass them by when the text repeats itself.
struct ExactPieces {
  std::vector<Piece> marked;  // with their edges
  std::vector<Piece> bare;    // without: their edges would take in changed words, and an edited piece needs evidence
};

ExactPieces exact_pieces(const Prepared& a, const Prepared& b, const std::vector<Region>& seeds, NewsStage stages) {
  ExactPieces pieces;
  if (stages == NewsStage::without_exact) return pieces;
  for (const Region& seed : seeds) {
    if (length(seed.a) < least_verbatim_words) continue;
    Piece bare{seed, equal_words(a, b, seed), 0};
    Piece marked = with_edges(a, b, bare, stages);
    if (class_of(ratio_of(marked.equal.size(), marked.region)) == PassageClass::verbatim) {
      if (is_passage(a, b, marked, 1)) pieces.marked.push_back(std::move(marked));
    } else if (is_passage(a, b, bare, 1)) {
      pieces.bare.push_back(std::move(bare));
    }
  }
  return pieces;
}

}  // namespace

std::vector<Piece> find_news(const Prepared& a, const Prepared& b, const NewsRules& rules) {
  const std::vector<Region> seeds = exact_seeds(a, b);
  const ExactPieces exact = exact_pieces(a, b, seeds, rules.stages);
  std::vector<Piece> pieces = grown_pieces(a, b, seeds, rules.stages);
  pieces.insert(pieces.end(), exact.marked.begin(), exact.marked.end());
  std::vector<Piece> kept = select(a, b, std::move(pieces), rules.least_edited);
  leave_out_chance(a, b, rules.least_edited, kept);
  for (const std::vector<Piece>* some : {&exact.marked, &exact.bare})
    for (Piece& piece : lost_among(a, *some, kept)) kept.push_back(std::move(piece));
  if (rules.stages == NewsStage::without_rewordings) return kept;
  for (Piece& piece : find_rewordings(a, b, kept, rules.least_reworded)) kept.push_back(std::move(piece));
  return kept;
}

}  // namespace store
