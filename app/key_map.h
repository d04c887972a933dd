// Key map: which key does what on which screen. Stands here and nowhere else.
#pragma once

#include "app/model.h"
#include "platform/kiosk/window.h"

namespace app {

// Appends what a pressed key asks for.
void act_on_key(const Model& model, const kiosk::Event& event, Actions& out);

// Appends what a typed character asks for: it goes into the field; on the shelf the first letter opens the search,
// elsewhere a slash does.
void act_on_text(const Model& model, char32_t text, Actions& out);

}  // namespace app
