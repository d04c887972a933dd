// What stands near a likeness between two texts, and what that says for it. The judges of evidence (evidence.h,
// rewording_evidence.h) learned from pairs of articles on one story. In a book each stretch is compared with many times
// as many others, of which all but one are alike by chance; words copied nearby in both books tell which one it is.
#pragma once

#include <vector>

#include "store/write/match/cut.h"
#include "store/write/match/prepare.h"

namespace store {

// The words of the passages that two texts are known to share, by where they stand in both.
struct CopiedWords {
  struct Cell {
    std::uint32_t a = 0;  // in steps of a quarter of an article
    std::uint32_t b = 0;
    std::uint32_t before = 0;  // words in the cells in front of this one, the sum of both sides
  };
  std::vector<Cell> cells;  // by a, then b; one more at the end
};
CopiedWords count_copied(const std::vector<Piece>& found);

// How many stand within an article's length of the stretch in a and of that in b, the mean of both sides. A quarter of
// an article is as exact as it gets; in texts no longer than an article it is all of them.
float copied_near(const CopiedWords& copied, const Region& region);

// A confidence as it is in these texts: its odds, less by as many times as the longer text is longer than an article;
// each word copied nearby divides that number once more. In articles nothing changes.
float confidence_in(const Prepared& a, const Prepared& b, float confidence, float copied);

// Gives edited pieces that confidence, by what is copied near them besides their own words, and leaves out those that
// are not sure enough then.
void leave_out_chance(const Prepared& a, const Prepared& b, float least_edited, std::vector<Piece>& pieces);

}  // namespace store
