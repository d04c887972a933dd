// Widgets: the few things every screen is made of. Each draws itself and leaves its box.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "app/screens/view.h"
#include "store/article.h"
#include "store/passages.h"

namespace app {

struct LabelStyle {
  render::Face face = render::Face::sans;
  float size_px = 18;
  render::Color color;
  render::Align align = render::Align::start;
  int max_lines = 1;
};

// Text inside rect, centred in its height when it is one line, from the top when more. Gives its width.
float label(View& view, Role role, std::string_view text, const render::Rect& rect, const LabelStyle& style);
// The width a one-line label takes.
float label_width(View& view, std::string_view text, render::Face face, float size_px);

enum class ButtonLook { plain, chosen, bare };  // bare: no surface, accent text
// size_px: of the text; 0 for the interface's own.
void button(View& view, std::string_view text, const render::Rect& rect, const Action& action, ButtonLook look,
            float size_px = 0);

// The line under a passage: solid word for word, dashed edited, dotted reworded.
// pattern_px: the thickness whose pattern it has, when it is drawn thinner; 0: its own.
void underline(View& view, float x_begin, float x_end, float y, store::PassageClass passage_class, render::Color color,
               float thickness_px, float pattern_px = 0);

// Shares of the three classes, stacked; the rest empty.
void share_bar(View& view, const render::Rect& rect, const std::array<double, 3>& shares);

// Names and times as they are shown: what was found in the text, not told, is called a guess.
std::string shown_source(const Strings& strings, const std::optional<std::string>& name, bool guessed);
std::string shown_time(const Strings& strings, const std::optional<store::PublicationTime>& time, bool guessed);

// A ring around what has the keyboard's focus.
void focus_ring(View& view, const render::Rect& rect, const Action& action);

// The size at which the text fits on one line of that width: `size_px`, or smaller, but not below what can be read.
float fitting_px(View& view, std::string_view text, render::Face face, float size_px, float width_px);

// Where something of a bar stands: bars are laid out from the left, and mirrored where the interface runs from the
// right.
render::Rect in_bar(const View& view, const render::Rect& bar, const render::Rect& rect);

// The alignment that puts a text at the left or the right, whatever it is written in; and at the side where the
// interface begins.
render::Align align_at(const render::Layout& layout, bool at_right);
render::Align align_at_start(const render::Layout& layout, const View& view);
bool runs_from_right(const render::Layout& layout);
// "‹" and "›" where no word stands beside them: back and on.
const char* back_arrow(const View& view);
const char* on_arrow(const View& view);

// Box::swipes: the next source lies where reading goes on.
inline std::int8_t swipe_of(const View& view) { return view.strings.from_right ? -1 : 1; }

// What every screen says of an edition in its top bar: that its texts are invented, that nobody has signed it; gives
// the width it took.
float sample_badge(View& view, float x, const render::Rect& bar);

const render::MarkColors& mark_colors(const View& view, store::PassageClass passage_class);

// View::back at the beginning of a top bar. Gives where it ends.
float back_link(View& view, const render::Rect& bar);

// The end of a top bar: smaller and larger type, light or dark, and the way out of the visit. Gives where it begins.
float bar_controls(View& view, const render::Rect& bar);

// "Clear my visit now", the last thing of every bar, in fewer words where the bar is short. Gives where it begins.
float clear_button(View& view, const render::Rect& bar);

}  // namespace app
