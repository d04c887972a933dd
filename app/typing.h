// Typing on the screen: between the keyboard, which knows no field, and the search's field, which knows no keyboard.
#pragma once

#include "app/model.h"

namespace app {

// A touch on the keyboard (ActionKind::touch_keyboard), and what it types.
void use_keyboard(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms);

// What a resting finger types. True while it wants another frame. A keyboard away from the field is put away.
bool advance_keyboard(Model& model, Scenes& scenes, Services& services, double now_ms);

// A keyboard as a visit begins with it: hidden, in the interface's language.
Keyboard fresh_keyboard(const Strings& strings);

}  // namespace app
