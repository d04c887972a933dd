// Scrolling: what the scrolling actions do to one scroller. Every screen that scrolls says its steps.
#pragma once

#include "app/action.h"
#include "app/input/scroller.h"

namespace app {

// Pixels.
struct ScrollSteps {
  float notch = 0;  // of the wheel
  float line = 0;   // an arrow key
  float page = 0;   // PgUp, PgDn
  float top = 0;    // where Home and End lead
  float end = 0;
};

// False when the action is none of scrolling.
bool scroll(Scroller& scroller, const Action& action, const ScrollSteps& steps, double now_ms);

}  // namespace app
