// Keys and contacts of the window, as actions. Which key does what stands in key_map.h.
#pragma once

#include <vector>

#include "app/model.h"
#include "platform/kiosk/window.h"

namespace app {

// Appends what the event asks for, judged by the boxes of the last frame. Keeps the gesture and the pointer up to date.
void act_on_event(Model& model, const kiosk::Event& event, const Boxes& boxes, const render::Metrics& metrics,
                  Actions& out);

}  // namespace app
