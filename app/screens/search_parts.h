// Parts of the search screen's layout that its files share.
#pragma once

#include <string>

#include "app/screens/search.h"

namespace app {

// Rows are added from the top, between x and x + w.
struct Arranging {
  SearchScene& scene;
  const Search& search;
  const render::Metrics& m;
  render::Fonts& fonts;
  const Strings& strings;
  float x = 0;
  float w = 0;
  float y = 0;
};

constexpr float widest_em = 50;  // of a line of a hit

// What stands around the text of a passage or a hit.
float row_padding(const render::Metrics& m);

// A paragraph of the interface in a row of its own.
void add_text_row(Arranging& a, SearchRowKind kind, std::string text, float size_px, int most_lines);
SearchRow& add_row(Arranging& a, SearchRowKind kind, std::size_t index, float height);
std::string counted_articles(const Arranging& a, std::int64_t count);

// A line of chips: what can be done with the field's text.
void add_editing(Arranging& a);
// A line of chips.
void add_completions(Arranging& a);
// One line: in full, with shorter words, or folded into one chip, which opens them in as many lines as they need.
void add_filters(Arranging& a);
// What the filter that is being chosen can be set to.
void add_choices(Arranging& a);
// The way out of filters that leave nothing.
void add_clear_all(Arranging& a);
// Every story that was found, with its hits.
void add_stories(Arranging& a);

}  // namespace app
