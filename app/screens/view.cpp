#include "app/screens/view.h"

#include <algorithm>

namespace app {
namespace {

render::Rect common(const render::Rect& a, const render::Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::min(right(a), right(b)) - x, std::min(bottom(a), bottom(b)) - y};
}

}  // namespace

const char* name_of(Role role) {
  switch (role) {
    case Role::bar:
      return "bar";
    case Role::title:
      return "title";
    case Role::text:
      return "text";
    case Role::note:
      return "note";
    case Role::button:
      return "button";
    case Role::link:
      return "link";
    case Role::card:
      return "card";
    case Role::source:
      return "source";
    case Role::column:
      return "column";
    case Role::header:
      return "header";
    case Role::share:
      return "share";
    case Role::letter:
      return "letter";
    case Role::member:
      return "member";
    case Role::slot:
      return "slot";
    case Role::strip:
      return "strip";
    case Role::lane:
      return "lane";
    case Role::legend:
      return "legend";
    case Role::passage_card:
      return "passage_card";
    case Role::scrollbar:
      return "scrollbar";
    case Role::message:
      return "message";
    case Role::paragraph:
      return "paragraph";
    case Role::heading:
      return "heading";
    case Role::list_item:
      return "list_item";
    case Role::quote:
      return "quote";
    case Role::caption:
      return "caption";
    case Role::passage:
      return "passage";
    case Role::field:
      return "field";
    case Role::snippet:
      return "snippet";
    case Role::picture:
      return "picture";
  }
  return "text";
}

void clear(Boxes& boxes) {
  boxes.all.clear();
  boxes.texts.clear();
}

const Box* tapped_box(const Boxes& boxes, render::Point at) {
  const auto found = std::find_if(boxes.all.rbegin(), boxes.all.rend(), [&](const Box& box) {
    return box.tap.kind != ActionKind::none && contains(box.rect, at);
  });
  return found == boxes.all.rend() ? nullptr : &*found;
}

const Box* dragged_box(const Boxes& boxes, render::Point at) {
  const auto found = std::find_if(boxes.all.rbegin(), boxes.all.rend(), [&](const Box& box) {
    return box.drag.kind != ActionKind::none && contains(box.rect, at);
  });
  return found == boxes.all.rend() ? nullptr : &*found;
}

Box* add_box(View& view, Role role, std::string_view text, const render::Rect& rect, Action tap) {
  const render::Rect visible = common(rect, view.canvas.clip());
  if (visible.w <= 0 || visible.h <= 0) return nullptr;
  Box box;
  box.role = role;
  box.rect = visible;
  box.whole = rect;
  box.tap = tap;
  box.text_begin = static_cast<std::uint32_t>(view.boxes.texts.size());
  view.boxes.texts += text;
  box.text_end = static_cast<std::uint32_t>(view.boxes.texts.size());
  view.boxes.all.push_back(box);
  return &view.boxes.all.back();
}

}  // namespace app
