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

// Seeds of eight words or more as they are: a larger region may pass them by when the text repeats itself.
std::vector<Piece> exact_pieces(const Prepared& a, const Prepared& b, const std::vector<Region>& seeds,
                                NewsStage stages) {
  std::vector<Piece> pieces;
  if (stages == NewsStage::without_exact) return pieces;
  for (const Region& seed : seeds) {
    if (length(seed.a) < least_verbatim_words) continue;
    Piece piece = with_edges(a, b, {seed, equal_words(a, b, seed), 0}, stages);
    if (is_passage(a, b, piece, 1)) pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace

std::vector<Piece> find_news(const Prepared& a, const Prepared& b, const NewsRules& rules) {
  const std::vector<Region> seeds = exact_seeds(a, b);
  const std::vector<Piece> exact = exact_pieces(a, b, seeds, rules.stages);
  std::vector<Piece> pieces = grown_pieces(a, b, seeds, rules.stages);
  pieces.insert(pieces.end(), exact.begin(), exact.end());
  std::vector<Piece> kept = select(a, b, std::move(pieces), rules.least_edited);
  leave_out_chance(a, b, rules.least_edited, kept);
  for (Piece& piece : lost_among(a, exact, kept)) kept.push_back(std::move(piece));
  if (rules.stages == NewsStage::without_rewordings) return kept;
  for (Piece& piece : find_rewordings(a, b, kept, rules.least_reworded)) kept.push_back(std::move(piece));
  return kept;
}

}  // namespace store
