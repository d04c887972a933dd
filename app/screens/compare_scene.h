// What the compare screen derives from a story, a size and a state, and keeps until one of them changes. Pixels; places
// in a column count from the top left of its article's body layout.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/article_text.h"
#include "app/screens/view.h"
#include "app/story_view.h"
#include "render/text/query.h"
#include "store/edition.h"

namespace app {

constexpr int most_columns = 4;

// Where a mark stands.
struct MarkPlace {
  float top = 0;
  float bottom = 0;
  std::uint32_t rect_begin = 0;  // into CompareColumn::rects
  std::uint32_t rect_end = 0;
  std::uint32_t word_begin = 0;  // into CompareColumn::changed: boxed words
  std::uint32_t word_end = 0;
  float line_dy = 0;  // its underline stands that much lower, under those of shorter marks it overlaps
  float line_px = 0;  // thickness of the underline
};

// A letter in the margin, or several that would lie on one another: "B", "A–C".
struct Chip {
  float y = 0;
  std::uint32_t begin = 0;  // into CompareColumn::in_chips
  std::uint32_t end = 0;
  bool figure = true;   // there is room for "4/5" below
  bool tapped = false;  // of the selected family: its letter alone is drawn, whatever else shares the chip
};

// Passages that most other sources have and this one lacks: a slot in the margin, where they would stand. Neighbours
// share one.
struct Absence {
  float y = 0;
  std::uint32_t begin = 0;  // into CompareColumn::absent
  std::uint32_t end = 0;
  std::string words;    // "B: in 4 others", "B C D: not in this source"
  std::string letters;  // "B C D"
  std::string brief;    // "B–D"
};

// Where a column that lacks the tapped passage says so: between two lines, that no word is covered. What stands at `at`
// and below it is drawn lower by `shown`, which grows to `height` when it opens and falls to 0 when it closes.
struct Gap {
  float at = 0;
  float height = 0;
  float shown = 0;
  bool keeps_below = false;  // closing: what stands below it stays, what is above comes down
};

// A stretch of one tint: where marks overlap, the shortest one's.
struct TintPiece {
  render::Rect rect;
  std::uint32_t mark = 0;  // index into marks
};

struct Stretch {
  float top = 0;
  float bottom = 0;
};

struct CompareColumn {
  std::int32_t article = 0;
  float rest_x = 0;            // of the frame, when it does not slide
  float slides_from = 0;       // how far from there it stood before the columns changed places
  bool right_to_left = false;  // its text runs from the right: margin, letters and bars stand there too
  render::Rect frame;          // paper, with header
  render::Rect header;
  render::Rect viewport;  // what the text scrolls in
  float text_x = 0;       // screen x of the layouts' left edge
  float text_w = 0;
  render::Rect margin;  // of the letters: x and w count
  render::Rect slots;   // the same, and what room there is beside it for words
  ArticleText text;
  ColumnMarks marks;
  std::vector<MarkPlace> places;       // parallel to marks.marks
  std::vector<std::uint32_t> by_size;  // indices of marks, the shortest first
  // Indices of marks, family by family, in the order of the text; those of family f from family_begin[f] to [f + 1].
  // Frames of long stories look for a family's marks often.
  std::vector<std::uint32_t> by_family;
  std::vector<std::uint32_t> family_begin;
  std::vector<render::LineRect> rects;
  std::vector<render::LineRect> changed;
  std::vector<TintPiece> tints;
  std::vector<base::TextRange> shared;  // what any mark covers, in order, without overlaps
  std::vector<Stretch> unique;          // lines that are this source's own
  std::vector<Chip> chips;              // by y
  std::vector<std::uint32_t> in_chips;  // indices of the marks that are shown
  std::vector<std::string> chip_words;  // parallel to chips: "A–C"; empty for one letter
  std::vector<Absence> absences;        // by y
  std::vector<std::int32_t> absent;     // families, of the absences
  std::optional<Gap> gap;               // while a passage is tapped that is not here
  std::optional<Gap> closing;           // that of the passage tapped before, until it is gone
  std::vector<std::string> nth;         // parallel to marks: "1 of 2", or empty
  std::string source;
  std::string time;
  std::string share;
};

// A source of the story, for the list that a column's header opens.
struct SourceRow {
  std::string source;
  std::string time;
  std::string share;
  std::array<double, 3> class_share{};
};

// How a family is spoken of.
struct FamilyTexts {
  std::string count;   // "4/5"
  std::string absent;  // "B: in 4 others"
};

// A row of the list that a chip or a slot opens.
struct Choice {
  std::string letter;
  std::string count;
  std::string words;  // how the passage begins here, or where it is
  store::PassageClass passage_class = store::PassageClass::verbatim;
  bool absent = false;  // of a slot
  Action tap;
};

// What stands where the passage card would, when there is nothing to tap: why, and another source to try.
struct Offer {
  std::string note;  // empty: passages are shared
  std::string button;
  std::int32_t column = 0;
  std::int32_t article = -1;  // to put into that column; -1: none
};

// What of the screen's size and type the scene was made for.
struct CompareKey {
  render::Rect area;
  float body_px = 0;
  float px_per_mm = 0;
  std::int32_t columns = 0;
  std::array<std::int32_t, most_columns> shown{};  // articles in the order of the columns; the first `columns` count
  friend bool operator==(const CompareKey&, const CompareKey&) = default;
};

inline std::span<const std::int32_t> shown_articles(const CompareKey& key) {
  return std::span(key.shown).first(static_cast<std::size_t>(key.columns));
}

struct CompareScene {
  store::StoryContents story;
  std::vector<WordBegins> words;
  std::vector<SourceRow> sources;     // one for each article
  std::vector<FamilyTexts> families;  // one for each family
  CompareKey key;
  bool mirrored = false;               // the interface runs from the right: the first column stands there
  std::vector<CompareColumn> columns;  // in their order: from the left, or from the right
  render::Rect bar;
  render::Rect strip;
  render::Rect foot;
  float gutter = 0;
  float underline_px = 3;
  float row_h = 0;              // of the list of sources
  float slot_h = 0;             // of "not in this source"
  float choice_h = 0;           // of a row of the list of a chip
  std::string facts;            // "5 sources · 7 shared passages",
  std::string facts_and_first;  // and " · first: …" where there is room
  std::string card;             // of the selected family: its words in one line,
  std::string card_passage;     // and the same in two
  std::string card_facts;
  std::string absent_in;        // "not in this source", of the selected family
  std::string first;            // "first: …", or empty when nobody was
  std::string card_folded;      // "C 4/5"
  std::vector<Choice> choices;  // of the chip or slot that was tapped
  Offer offer;
  std::array<std::string, most_columns + 1> numerals;  // "1" to "4", as the language writes them
};

}  // namespace app
