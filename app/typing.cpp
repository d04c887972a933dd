#include "app/typing.h"

#include <cstdlib>

#include "app/searching.h"
#include "platform/base/utf8.h"

namespace app {
namespace {

// The field edits as if a keyboard of hardware had been used.
void carry_out(Model& model, Scenes& scenes, Services& services, const Typed& typed, double now_ms) {
  const auto act = [&](ActionKind kind, std::int32_t a) {
    update_search(model, scenes, services, {.kind = kind, .a = a}, now_ms);
  };
  for (int i = 0; i < typed.erase; ++i) act(ActionKind::erase_text, -1);
  for (int i = 0; i < std::abs(typed.move); ++i) act(ActionKind::move_caret, typed.move < 0 ? -1 : 1);
  for (std::size_t at = 0; at < typed.text.size();) {
    const base::CodePoint point = base::code_point_at(typed.text, at);
    at += point.bytes;
    act(ActionKind::type_text, static_cast<std::int32_t>(point.value));
  }
  if (typed.hide) {
    let_go(model.keyboard);
    model.keyboard.shown = false;
  }
}

}  // namespace

void use_keyboard(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  if (!model.keyboard.shown) return;
  Typed typed;
  touch(model.keyboard, scenes.keyboard.room, static_cast<TouchKind>(action.a), {action.x, action.y}, now_ms, typed);
  carry_out(model, scenes, services, typed, now_ms);
}

bool advance_keyboard(Model& model, Scenes& scenes, Services& services, double now_ms) {
  if (!model.keyboard.shown) return false;
  if (model.screen != ScreenKind::search) {
    let_go(model.keyboard);
    model.keyboard.shown = false;
    return false;
  }
  Typed typed;
  const bool again = pass_time(model.keyboard, scenes.keyboard.room, now_ms, typed);
  carry_out(model, scenes, services, typed, now_ms);
  return again;
}

Keyboard fresh_keyboard(const Strings& strings) {
  Keyboard keyboard;
  keyboard.layout = keyboard_layout_for(strings.language);
  return keyboard;
}

}  // namespace app
