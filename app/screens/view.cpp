#include "app/screens/view.h"

#include <algorithm>
#include <array>

namespace app {
namespace {

render::Rect common(const render::Rect& a, const render::Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::min(right(a), right(b)) - x, std::min(bottom(a), bottom(b)) - y};
}

// In the order of the roles.
constexpr std::array role_names{"bar",       "title",   "text",      "note",    "button",    "link",
                                "card",      "source",  "column",    "header",  "share",     "letter",
                                "member",    "slot",    "strip",     "lane",    "legend",    "passage_card",
                                "scrollbar", "message", "paragraph", "heading", "list_item", "quote",
                                "caption",   "passage", "field",     "snippet", "picture",   "key"};
static_assert(role_names.size() == static_cast<std::size_t>(Role::key) + 1);

}  // namespace

const char* name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

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
