// Action: what a touch, a wheel or a key asks for. Screens append actions, update() alone carries them out.
#pragma once

#include <cstdint>
#include <vector>

namespace app {

enum class ActionKind : std::uint8_t {
  none,
  // anywhere
  back,
  toggle_theme,
  type_larger,
  type_smaller,
  scroll_drag,     // a: scroll target, y: pixels the finger moved (down positive)
  scroll_release,  // a: scroll target, y: pixels per millisecond
  scroll_wheel,    // a: scroll target, y: notches (up positive)
  scroll_page,     // a: scroll target (-1: the screen's own), y: pages, down positive
  scroll_line,     // a: scroll target, y: lines, down positive
  scroll_edge,     // y: -1 to the top, 1 to the end
  scroll_hold,     // a: scroll target: a finger rests on it
  focus_next,      // a: 1: on the shelf, whole cards only
  focus_previous,
  activate_focus,
  // the visit
  clear_visit,      // at once
  start_again,      // the same, from the countdown
  keep_reading,     // out of the countdown
  wake,             // out of the dark: nothing else
  begin_visit,      // out of the attract loop, to the shelf
  open_attracted,   // the comparison of the story that the attract loop shows
  toggle_curtain,   // whoever presents blacks the screen, and shows it again
  choose_language,  // a: of Services::languages; begins a visit in it
  // the staff
  open_pin_pad,
  pin_digit,  // a: 0..9
  pin_erase,
  pin_enter,
  admin_page,    // a: AdminPage
  admin_change,  // a: AdminSetting, b: 1 or -1
  admin_self_test,
  admin_report,
  admin_restart,
  admin_leave,
  // an update
  show_update,   // the panel
  start_update,  // the PIN pad, for the edition chosen; a: 1: also one that was refused before
  next_offer,    // of those on the sticks
  cancel_update,
  dismiss_update,  // what was said is read
  roll_back,       // the PIN pad, to go back to the edition before
  // shelf
  open_story,  // a: row of the shelf
  // compare
  set_columns,    // a: 2..4
  select_member,  // a: family, b: column, c: member; the tapped column stays
  show_member,    // the same where no finger is: the member comes into sight first
  select_next,
  select_previous,
  clear_selection,
  toggle_class,  // a: passage class shown or not
  toggle_only_here,
  toggle_first_source,
  toggle_lock,
  toggle_legend,  // where it is folded away
  open_picker,    // a: column whose header was tapped; the same again closes the list
  pick_source,    // a: column, b: article to put there
  cycle_member,   // a: family, b: column: the passage's next place in that column
  open_chooser,   // a: column, b: chip or slot, c: which (ChooserOf): its passages listed; the same again closes it
  toggle_card,    // the card of the tapped passage, where it is folded away
  show_absent,    // a: family, b: column that lacks it
  strip_jump,     // x, y: point tapped on the overview
  strip_drag,     // c: x where the finger went down, x: where it is, y: pixels it moved
  strip_release,
  // article
  open_article,  // a: row of the shelf, -1: the story in hand; b: article of that story
  step_source,   // a: 1 the next source of the story, -1 the one before; compare: it comes in at that side
  step_hit,      // a: 1 the next place of what was searched for, -1 the one before
  close_hits,
  search_chosen,  // a: 0 the word a finger has rested on, 1 its sentence
  close_chosen,
  compare_passage,  // a: family, b: member: the comparison, with this article tapped there
  compare_article,  // the comparison, nothing tapped
  // search
  open_search,  // a: code point typed, 0 for none
  type_text,    // a: code point
  erase_text,   // a: -1 before the caret, 1 behind it; b: Step
  move_caret,   // a: -1 towards the beginning, 1 towards the end; b: Step; c: Select
  place_caret,  // y: pixels from the beginning of the field's text; c: Select
  drag_select,  // of a field: what a drag over it does
  copy_text,    // into the visit's own clipboard, which the system never sees; so the next two
  cut_text,
  paste_text,
  select_text,  // all of it
  clear_text,
  use_suggestion,      // a: index into SearchResults::did_you_mean
  use_completion,      // a: index into SearchScene::completions
  toggle_filters,      // where they are folded away
  choose_filter,       // a: FilterKind: the list of what it can be set to; the same again closes the list
  pick_filter,         // a: FilterKind, b: index into its choices, -1 for all
  clear_filter,        // a: FilterKind, -1 for every one
  toggle_editing,      // what can be done with the field's text and the clipboard
  touch_keyboard,      // a: TouchKind; x, y: where the finger is
  open_hit,            // a: hit, counted over all stories
  open_found_story,    // a: story among the results
  open_found_passage,  // a: passage among the results
};

struct Action {
  ActionKind kind = ActionKind::none;
  std::int32_t a = 0;
  std::int32_t b = 0;
  std::int32_t c = 0;
  float y = 0;
  float x = 0;
  friend bool operator==(const Action&, const Action&) = default;
};

using Actions = std::vector<Action>;

}  // namespace app
