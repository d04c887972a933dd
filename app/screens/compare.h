// Compare: two to four sources of one story side by side, shared passages marked. What it is (Compare), what is derived
// from it and kept until something changes (CompareScene), how it looks (draw), what a touch does (update).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/article_text.h"
#include "app/input/scroller.h"
#include "app/screens/view.h"
#include "app/story_view.h"
#include "render/text/query.h"
#include "store/edition.h"

namespace app {

constexpr int most_columns = 4;

// A tapped passage, by what it is, not by where it stands: it survives a resize.
struct Selection {
  std::int32_t family = 0;
  std::int32_t article = 0;  // of the tapped column
  std::int32_t member = 0;   // the tapped one
};

struct Compare {
  std::vector<std::int32_t> order;  // articles of the story; the first `columns` are shown
  std::int32_t wanted_columns = 3;  // what was asked for; fewer are shown where they do not fit
  std::optional<Selection> selection;
  std::array<bool, 3> class_shown{true, true, true};
  bool only_here = false;
  bool first_source = false;  // ordered by time
  std::array<Scroller, most_columns> scrollers;
};

// Where a mark stands, in pixels from the top left of the article's body layout.
struct MarkPlace {
  float top = 0;
  float bottom = 0;
  std::uint32_t rect_begin = 0;  // into CompareColumn::rects
  std::uint32_t rect_end = 0;
  std::uint32_t word_begin = 0;  // into CompareColumn::changed: boxed words
  std::uint32_t word_end = 0;
  float letter_y = 0;  // moved down where letters would lie on one another
};

struct CompareColumn {
  std::int32_t article = 0;
  render::Rect frame;  // paper, with header
  render::Rect header;
  render::Rect viewport;  // what the text scrolls in
  float text_x = 0;       // screen x of the layouts' left edge
  float text_w = 0;
  ArticleText text;
  ColumnMarks marks;
  std::vector<MarkPlace> places;  // parallel to marks.marks
  std::vector<render::LineRect> rects;
  std::vector<render::LineRect> changed;
  std::string source;
  std::string time;
  std::string share;
};

// What of the screen's size and type the scene was made for.
struct CompareKey {
  render::Rect area;
  float body_px = 0;
  float px_per_mm = 0;
  std::int32_t columns = 0;
  std::array<std::int32_t, most_columns> shown{};  // articles, left to right; the first `columns` count
  friend bool operator==(const CompareKey&, const CompareKey&) = default;
};

inline std::span<const std::int32_t> shown_articles(const CompareKey& key) {
  return std::span(key.shown).first(static_cast<std::size_t>(key.columns));
}

struct CompareScene {
  store::StoryContents story;
  std::vector<WordBegins> words;
  CompareKey key;
  std::vector<CompareColumn> columns;
  render::Rect bar;
  render::Rect strip;
  render::Rect foot;
  float gutter = 0;
  std::string facts;         // "5 sources · 7 shared passages · first: …"
  std::string card;          // of the selected family: its words in one line,
  std::string card_passage;  // and the same in two
  std::string card_facts;
  std::string first;                                   // "first: …", or empty when nobody was
  std::array<std::string, most_columns + 1> numerals;  // "2", "3", "4", as the language writes them
};

// Most columns that leave a readable measure at this size; never fewer than two.
std::int32_t columns_that_fit(const render::Rect& area, const render::Metrics& metrics);

// Makes a story ready; nothing is laid out yet.
CompareScene open_scene(store::StoryContents story);
// Who published first, as the shelf says it: told on the bar too. Before the first arrange().
void tell_first(CompareScene& scene, const store::StorySummary& summary, const Strings& strings);
Compare open_compare(const CompareScene& scene, std::int32_t wanted_columns);

// Brings the scene in line with the screen's size, the type and the chosen columns; keeps what stands at the top of
// each column (or the selected passage) where it is.
void arrange(CompareScene& scene, Compare& compare, const render::Rect& area, const render::Metrics& metrics,
             render::Fonts& fonts, const Strings& strings);

// Derives the marks again: after the selection changed.
void mark_columns(CompareScene& scene, const Compare& compare, const Strings& strings);

void draw(const Compare& compare, const CompareScene& scene, View& view);
void update(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings);

// The scene's y of a place of a column's body, on the screen.
float screen_y(const CompareScene& scene, const Compare& compare, std::size_t column, float body_y);
// Index into places of the selected family's member in a column: the one nearest to `near_y` on the screen.
std::optional<std::size_t> member_in_column(const CompareScene& scene, const Compare& compare, std::size_t column,
                                            std::int32_t family, float near_y);
// A top for each column shown.
struct MemberTops {
  std::array<float, most_columns> y{};
  std::size_t count = 0;
};
// Tops on the screen of the selected family's members, for dumps: -1 where a column has none.
MemberTops member_tops(const CompareScene& scene, const Compare& compare);

}  // namespace app
