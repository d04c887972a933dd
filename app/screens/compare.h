// Compare: one to four sources of one story side by side, shared passages marked. What it is (Compare), what is derived
// from it (compare_scene.h), how it looks (draw), what a touch does (update).
#pragma once

#include "app/input/scroller.h"
#include "app/screens/compare_lock.h"
#include "app/screens/compare_scene.h"

namespace app {

// Which member of the selected family a column shows, where it has several.
struct Pick {
  std::int32_t article = 0;
  std::int32_t member = 0;
};

// A tapped passage, by what it is, not by where it stands: it survives a resize.
struct Selection {
  std::int32_t family = 0;
  std::int32_t article = 0;  // of the tapped column; not shown when the slot of an absent passage was tapped
  std::int32_t member = 0;   // the tapped one
  float level_y = 0;         // height on the screen at which the members stand
  std::vector<Pick> picks;   // of columns where another member was asked for
};

// Whose passages are listed, as actions tell it.
constexpr std::int32_t of_letters = 0;   // a chip: what the column has
constexpr std::int32_t of_absences = 1;  // a slot: what it lacks
struct Choosing {
  std::int32_t column = 0;
  std::int32_t index = 0;  // of the column's chips or absences
  std::int32_t of = of_letters;
  friend bool operator==(const Choosing&, const Choosing&) = default;
};

// The scroll targets of the list of sources and of that of a chip; columns are 0 to 3.
constexpr std::int32_t picker_target = 100;
constexpr std::int32_t chooser_target = 101;

constexpr double long_ago_ms = -1e9;

struct Compare {
  std::vector<std::int32_t> order;  // articles of the story; the first `columns` are shown
  std::int32_t wanted_columns = 3;  // what was asked for; fewer are shown where they do not fit
  std::optional<Selection> selection;
  std::array<bool, 3> class_shown{true, true, true};
  bool only_here = false;
  bool first_source = false;            // ordered by time, marks say who was first
  bool legend_open = false;             // where it is folded away
  bool whole_strip = false;             // a drag on the overview that crossed lanes moves all columns
  std::optional<std::int32_t> picking;  // the column whose header was tapped: it lists all sources
  std::optional<Choosing> choosing;
  bool card_open = false;  // where it is folded away
  Scroller picker;
  Scroller chooser;
  ScrollLock lock;
  std::array<Scroller, most_columns> scrollers;
  double moved_ms = long_ago_ms;  // when columns were put into another order: they slide to their places
  float way_left = 0;             // of that slide, 1 to 0
  double gaps_ms = long_ago_ms;   // when gaps for what is not in a source began to open and close
  float gaps_left = 0;            // of that way, 1 to 0
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

// Derives the marks again: after the selection or the legend changed.
void mark_columns(CompareScene& scene, const Compare& compare, const Strings& strings);

void draw(const Compare& compare, const CompareScene& scene, View& view);
void update(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings);
// Moves what moves by itself. True while something wants another frame.
bool advance(Compare& compare, double now_ms);
// Whatever moves is where it is going: for those who want no motion.
void finish(Compare& compare);
// The rows of the list that lies open, in sight or not: a column's sources, or a chip's passages; none: no list.
std::size_t listed_rows(const Compare& compare, const CompareScene& scene);
Action listed_row(const Compare& compare, const CompareScene& scene, std::size_t row);
// Brings a row of it into sight.
void reveal_row(Compare& compare, const CompareScene& scene, std::size_t row, double now_ms);
// Where the keyboard's focus goes with an action of this screen: into the list of sources and back.
Action focus_after(const Compare& compare, const CompareScene& scene, const Action& focus, const Action& action);

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
