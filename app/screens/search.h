// Search screen: a field to type in, and what is found as it is typed, grouped by story. What it is (Search), what is
// derived from it and kept until something changes (SearchScene), how it looks (draw), what a touch does (update). What
// was typed stands in these two and nowhere else; leaving the screen for the shelf forgets it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/input/scroller.h"
#include "app/input/text_field.h"
#include "app/screens/view.h"
#include "render/text/query.h"
#include "store/search/search.h"

namespace app {

enum class FilterKind : std::uint8_t { source, language, from, until };
constexpr std::size_t filter_kinds = 4;

struct Search {
  TextField field;
  Scroller scroller;
  std::string clipboard;                                         // of this visit; never the system's
  std::array<std::optional<std::string>, filter_kinds> filters;  // by FilterKind, as SearchRequest takes them
  std::optional<FilterKind> choosing;                            // its list stands in place of the results
  TextField narrowing;                                           // what is typed meanwhile: only choices called so
  bool editing = false;                                          // a line of what can be done with the field's text
  bool filters_open = false;                                     // where one chip stands for all of them
  std::uint64_t question = 0;                                    // of the worker's answer that is waited for
};

// What the field in the bar edits.
inline const TextField& typed_into(const Search& search) { return search.choosing ? search.narrowing : search.field; }
inline TextField& typed_into(Search& search) { return search.choosing ? search.narrowing : search.field; }

// As many as a visitor scrolls through; the count tells of the others.
constexpr std::size_t most_shown_hits = 40;
constexpr std::size_t most_completions = 6;

enum class SearchRowKind : std::uint8_t {
  sample,
  status,
  edit,  // index: EditStep
  completion,
  filters,  // one for all of them, where they are folded away
  filter,
  clear_filter,  // at a filter's end; index -1: one for all of them
  choice,        // index -1: all
  suggestion,
  passage,
  story,
  hit,
  more,
};

enum class EditStep : std::uint8_t { select, copy, cut, paste };

// A stretch of the page that the results scroll on.
struct SearchRow {
  SearchRowKind kind = SearchRowKind::status;
  render::Rect rect;       // on the page, from its top
  std::int32_t index = 0;  // of the completion, choice, suggestion, passage, story or hit (counted over all stories)
  FilterKind filter = FilterKind::source;  // of a filter, its end and its choices
  bool chosen = false;
  std::string text;
  std::string note;
  render::Layout title;  // of a hit; the words of a passage's row
  render::Layout snippet;
  std::vector<render::LineRect> title_marks;
  std::vector<render::LineRect> marks;
  float title_top = 0;  // from the row's own top
  float snippet_top = 0;
  float text_w = 0;         // of a hit: what its lines are broken to
  render::Rect paper;       // of a hit that stands alone beside nothing: what is under both columns
  bool from_right = false;  // of a hit: its text runs from the right, and all of it is mirrored
};

// What of the screen's size and type the scene was made for.
struct SearchKey {
  render::Rect area;
  float body_px = 0;
  float interface_px = 0;
  std::uint64_t answer = 0;  // counts the answers, and what else is shown anew
  friend bool operator==(const SearchKey&, const SearchKey&) = default;
};

struct SearchScene {
  bool badged = false;  // the edition's texts are invented or not signed, and the screen says so
  std::string asked;    // the query that `results` answer
  store::SearchResults results;
  std::vector<const store::SearchHit*> hits;  // over all stories, in the order shown; into `results`
  std::vector<std::int32_t> story_of_hit;
  std::vector<std::string> completions;       // whole queries
  std::optional<store::SearchFacets> facets;  // nothing until they were read
  bool waiting = false;                       // for the first answer
  std::uint64_t answer = 0;
  SearchKey key;
  std::vector<SearchRow> rows;
  render::Rect bar;
  render::Rect page;  // what the rows scroll in
  float height_px = 0;
  std::string field_text;  // what field_layout shows
  render::Layout field_layout;
};

// Whether the bar has room for the note on sample texts beside the field; else it is a row of the page.
bool bar_has_room(const SearchScene& scene);

// What a filter can be set to.
std::span<const store::SearchFacets::Choice> choices_of(const SearchScene& scene, FilterKind kind);
bool is_filtered(const Search& search);
// What is asked of the edition.
store::SearchRequest request_of(const Search& search);

// Another list, other completions: the next arrange() shows them.
inline void show_anew(SearchScene& scene) { ++scene.answer; }
// Takes an answer in place of the one before, and goes to its top.
void show_results(SearchScene& scene, Search& search, std::string asked, store::SearchResults results);

void arrange(SearchScene& scene, Search& search, const render::Rect& area, const render::Metrics& metrics,
             render::Fonts& fonts, const Strings& strings);
void draw(const Search& search, const SearchScene& scene, View& view);

// What the keys and touches of the screen do, apart from what leads elsewhere. True when the text or a filter has
// changed and is to be asked for again.
bool update(Search& search, SearchScene& scene, const Action& action, double now_ms);

// What the keyboard goes through, in reading order: completions, filters, suggestions, passages, stories, hits.
Action action_of(const SearchRow& row);
void reveal_row(Search& search, const SearchScene& scene, std::size_t row, double now_ms);

}  // namespace app
