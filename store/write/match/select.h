// Which of the pieces found are passages, when several claim the same words.
#pragma once

#include <vector>

#include "store/write/match/cut.h"

namespace store {

// Whether the equal words are a name alone, each word of which stands in the texts so often (nine pairs of places) that
// it is what the story is about.
bool is_name_of_the_story(const Prepared& a, const Prepared& b, const Piece& piece);

// Long enough and more than a speaker and a verb of saying. Eight equal words in a row need no more, but for a name of
// which the whole story speaks; an edited piece needs that confidence (evidence.h). Sets the piece's confidence.
bool is_passage(const Prepared& a, const Prepared& b, Piece& piece, float least_edited);

// The weightiest pieces first. A piece that lies half inside an earlier one on both sides is dropped. One that lies
// half inside an earlier one on one side only stays when it is alike by .65, or by .80 where the other place is farther
// away than an article is long: the text really repeats. Smaller overlaps are cut off the later piece, unless it is
// word for word and the overlap on one side only.
std::vector<Piece> select(const Prepared& a, const Prepared& b, std::vector<Piece> pieces, float least_edited);

// The pieces among `exact`, stretches of eight equal words or more, of which the selection lost three words or more on
// either side: in text that repeats itself an earlier piece may have claimed a part.
std::vector<Piece> lost_among(const Prepared& a, const std::vector<Piece>& exact, const std::vector<Piece>& selected);

}  // namespace store
