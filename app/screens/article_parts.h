// The parts a page of the article screen is made of, in this order: notes are written, pieces and body set around them,
// then the notes placed beside or below what they speak of. For the article screen's own files.
#pragma once

#include <string>
#include <vector>

#include "app/screens/article.h"

namespace app {

// A page while it is being written, from the top down.
struct PageWriter {
  ReadingScene& scene;
  render::Fonts& fonts;
  const Strings& strings;
  float y = 0;  // where the next piece may begin
};

// Appends a text as wide as the page's; `line` is its leading. The reference is valid until the next piece.
ReadingPiece& add_piece(PageWriter& page, Role role, std::string text, const render::TextStyle& style, float line,
                        float space_before);
// How far a layout as wide as the text is moved to begin where the text begins: a Latin name over Arabic text, and the
// words of an Arabic interface over Latin text.
float words_x(const ReadingScene& scene, const render::Layout& layout);
// Moves each piece to the side the page begins at.
void align_pieces(ReadingScene& scene);

// A note for each mark, its words set. `width_px` 0: below the paragraphs, as wide as the text.
void write_notes(PageWriter& page, float width_px, const render::Metrics& m);
// How much room the notes need below each block of the body; empty when it has none.
std::vector<float> room_below_blocks(const ReadingScene& scene, const store::Article& article,
                                     const render::Metrics& m);
// Gives each note its rectangle, and its passage's line in the margin a lane. Requires: the body is set.
void place_notes(ReadingScene& scene, const store::Article& article, const render::Metrics& m);

// A figure for each picture and caption, its words set and its size known, not yet its place.
void write_figures(PageWriter& page, const render::Metrics& m);
// How much room the figures at a place take, from 0 (above the first block) to the number of blocks.
float room_of_figures(const ReadingScene& scene, std::size_t place);
// Gives each figure its place. `notes`: room below each block for its notes. Requires: the body is set.
void place_figures(ReadingScene& scene, const std::vector<float>& notes);
void draw_figures(const ReadingScene& scene, float top, View& view);

// Rectangles of the hits, when they or the body have changed; brings the current one into sight when it should be.
void arrange_hits(ReadingScene& scene, Reading& reading, bool fresh);
// Under the text: all are underlined, the current one is framed. The strip with the steps.
void draw_hits(const Reading& reading, const ReadingScene& scene, float top, View& view);
// In its place: the word that was chosen, and what can be asked of it.
void draw_chosen(const Reading& reading, const ReadingScene& scene, float top, View& view);
void draw_chosen_strip(const Reading& reading, const ReadingScene& scene, View& view);
void draw_finder(const Reading& reading, const ReadingScene& scene, View& view);
// True when it was an action of the finder.
bool update_hits(Reading& reading, const ReadingScene& scene, const Action& action, double now_ms);

// Where the letter of a note stands, and how far its words are from it.
float note_badge_px(const render::Metrics& m);
float note_gap_px(const render::Metrics& m);

}  // namespace app
