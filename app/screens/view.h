// View: what a screen's draw() gets to draw with, and the boxes it leaves behind. A box is anything a visitor sees or
// touches: role, text, rectangle, and what touching it does. Boxes answer taps, carry the keyboard's focus and are the
// dump that tests compare. Memory of the last frame is reused: a steady frame allocates nothing.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"
#include "app/picture_cache.h"
#include "app/strings/strings.h"
#include "render/geometry.h"
#include "render/gpu/canvas.h"
#include "render/ribbon.h"
#include "render/text/label_cache.h"
#include "render/text/query.h"
#include "render/theme.h"
#include "store/passages.h"

namespace app {

enum class Role : std::uint8_t {
  bar,
  title,
  text,
  note,
  button,
  link,
  card,
  source,
  column,
  header,
  share,
  letter,
  member,
  slot,
  strip,
  lane,
  legend,
  passage_card,
  scrollbar,
  message,
  paragraph,
  heading,
  list_item,
  quote,
  caption,
  passage,
  field,
  snippet,
  picture,
  key,
};
const char* name_of(Role role);

struct Box {
  Role role = Role::text;
  std::uint32_t text_begin = 0;  // into Boxes::texts
  std::uint32_t text_end = 0;
  render::Rect rect;  // what is visible of it
  Action tap;         // none: cannot be touched
  Action drag;        // kind scroll_drag: what a drag or the wheel over it scrolls
  bool focusable = false;
  bool chosen = false;  // a toggle that is on, the selected passage
  // What a walk over all screens checks: nothing cut, nothing on top of another.
  bool own_text = false;   // its text is drawn in its rectangle
  bool shortened = false;  // not all of it: it ends in "…"
  render::Rect whole;      // before the clip cut it
  float origin_x = 0;      // of a field: where its text begins, for a tap into it
  // A drag across it, sideways, turns to another source: 1 where a finger that goes to the left brings the next one, -1
  // where it brings the one before; 0: nowhere.
  std::int8_t swipes = 0;
};

struct Boxes {
  std::vector<Box> all;  // in drawing order: later ones lie on top
  std::string texts;
};
void clear(Boxes& boxes);
inline std::string_view text_of(const Boxes& boxes, const Box& box) {
  return std::string_view(boxes.texts).substr(box.text_begin, box.text_end - box.text_begin);
}
// The topmost box at a point that can be tapped (or dragged); nullptr when there is none.
const Box* tapped_box(const Boxes& boxes, render::Point at);
const Box* dragged_box(const Boxes& boxes, render::Point at);

// A passage of one column tied to the same in the next: where it begins and ends, on the screen. `left` is the column's
// own end, which is the right one where columns stand from the right.
struct Ribbon {
  std::int32_t family = 0;
  store::PassageClass passage_class = store::PassageClass::verbatim;
  render::RibbonEnd left;
  render::RibbonEnd right;
};

// Memory that drawing needs for a moment and gives back: kept from frame to frame.
struct Scratch {
  std::vector<Ribbon> ribbons;
  render::RibbonEdge upper;
  render::RibbonEdge lower;
  render::RibbonMesh mesh;
  std::vector<render::ColoredPoint> points;
  std::vector<render::LineRect> rects;
  std::vector<std::array<float, 3>> cells;  // of a lane of the overview
};

struct View {
  render::Canvas& canvas;
  render::LabelCache& labels;
  render::ThemeName theme;
  const render::Palette& colors;  // of the theme
  const render::Metrics& metrics;
  const Strings& strings;
  Boxes& boxes;
  Scratch& scratch;
  Action focus;                            // the action of the box that has the keyboard's focus; none: no focus shown
  bool sample = false;                     // the edition's texts are invented: every screen says so
  bool preview = false;                    // the edition is not signed: every screen says so
  std::string_view back;                   // where the back link leads: "‹ Stories"
  const PictureCache* pictures = nullptr;  // those that are ready to be drawn
};

// Appends a box, cut to the clip; gives nullptr when nothing of it is visible. Valid until the next box.
Box* add_box(View& view, Role role, std::string_view text, const render::Rect& rect, Action tap = {});

}  // namespace app
