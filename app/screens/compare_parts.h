// The parts of the compare screen: geometry, marks, texts and what is done to a selection. For compare_*.cpp only.
#pragma once

#include "app/screens/compare.h"

namespace app {

// compare_layout.cpp
float to_px(const render::Metrics& metrics, float mm);
// A seven-inch panel: no room for a legend, little for gutters.
bool is_narrow(const render::Metrics& metrics, float area_w);
float body_for(const render::Metrics& metrics, std::int32_t columns);
void place_frames(CompareScene& scene, const render::Metrics& metrics);
// After the columns changed places: each slides from where its article stood, a new one comes in from the side.
void slide_from(CompareScene& scene, const std::vector<CompareColumn>& before);
// Puts the columns where they stand while `way_left` (1 to 0) of their slide is to come.
void slide_columns(CompareScene& scene, float way_left);
// All that a finger on the overview may touch.
render::Rect strip_target(const CompareScene& scene);
struct Lane {
  render::Rect rect;
  float scale = 1;  // pixels of the lane for one of the article
};
Lane lane_of(const CompareScene& scene, std::size_t column);
std::size_t lane_at(const CompareScene& scene, float x);
// The underline of a mark under one of its rectangles, both in the same coordinates.
render::Rect underline_of(const CompareScene& scene, const MarkPlace& place, const render::Rect& rect);

// compare_places.cpp: rectangles, underlines, letters, tints of the column's marks.
void place_marks(CompareColumn& column, const Compare& compare, const CompareScene& scene);

// compare_letters.cpp
void place_letters(CompareColumn& column, const Compare& compare, const CompareScene& scene);
float letter_height(const CompareScene& scene);  // with its figure
float chip_height(const CompareScene& scene, const Chip& chip);

// compare_absences.cpp: the slots of what a column lacks. After place_marks() of all columns.
void place_absences(CompareScene& scene, std::size_t column);
void write_absences(CompareScene& scene, const Strings& strings);
// Whether an article lacks a passage that most other sources have.
bool lacks_any(const CompareScene& scene, std::int32_t article);
// The member whose place among the others says where a missing one would stand: of the leftmost column that has it.
const store::Member& model_of(const CompareScene& scene, const store::Family& family);
// Valid until absences are placed anew.
std::span<const std::int32_t> families_of(const CompareColumn& column, const Absence& absence);
const Absence* absence_of(const CompareColumn& column, std::int32_t family);

// compare_gaps.cpp: room for "not in this source" in columns that lack the tapped passage.
float opened(const CompareColumn& column, float body_y);  // where a place is drawn: from the body's top
// Both begin at now_ms and take as long as a slide. What stands at the height of `kept_y` or below it stays where it
// is.
void close_gaps(CompareScene& scene, Compare& compare, float kept_y, double now_ms);
void open_gaps(CompareScene& scene, Compare& compare, double now_ms);
void move_gaps(CompareScene& scene, Compare& compare);  // to what is left of their way

// compare_chooser.cpp: the list of a chip's or a slot's passages.
void write_chips(CompareScene& scene);
void open_chooser(Compare& compare, CompareScene& scene, const Action& action);
// What a tap on the slot of an absent passage does, given what choosing the passage does: a shared one opens its list.
Action slot_tap(const CompareScene& scene, const Action& show_absent);

// compare_texts.cpp
// A name that runs from the right, kept together inside a sentence; any other as it is.
std::string isolated(const std::string& name);
void write_texts(CompareScene& scene, const Strings& strings);
void write_card(CompareScene& scene, const Compare& compare, const Strings& strings);
void write_repeats(CompareScene& scene, const Strings& strings);
// The first words of a member, for the card and the chooser.
std::string quoted_beginning(const store::StoryContents& story, const store::Family& family, std::int32_t member);
void write_offer(CompareScene& scene, const Strings& strings);

// compare_select.cpp
std::optional<std::size_t> column_of(const CompareScene& scene, std::int32_t article);
void select(Compare& compare, CompareScene& scene, Selection selection, std::optional<float> at_y, double now_ms,
            const Strings& strings);
void clear_selection(Compare& compare, CompareScene& scene, double now_ms, const Strings& strings);
void step_selection(Compare& compare, CompareScene& scene, std::int32_t step, double now_ms, const Strings& strings);
void cycle_member(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings);
// Selects a passage that the column lacks, at the height of its slot.
void show_absent(Compare& compare, CompareScene& scene, const Action& action, double now_ms, const Strings& strings);
// Height on the screen at which the selected passage stands; where no column shows it, where it was asked for.
float level_of(const CompareScene& scene, const Compare& compare);
// After the columns changed: the selection's article may be gone, new columns come level at once.
void keep_selection(CompareScene& scene, Compare& compare, const Strings& strings);

// compare_scroll.cpp
bool is_scroll(ActionKind kind);
void scroll(Compare& compare, const CompareScene& scene, const Action& action, double now_ms);
void jump_on_strip(Compare& compare, const CompareScene& scene, const Action& action, double now_ms);
void drag_on_strip(Compare& compare, const CompareScene& scene, const Action& action, double now_ms);
void toggle_lock(Compare& compare, const CompareScene& scene, double now_ms);

}  // namespace app
