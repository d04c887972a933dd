// Countdown: the question whether anybody is still reading, over the screen that is about to be cleared. Takes every
// touch: one beside its buttons means that somebody is there.
#pragma once

#include <cstdint>

#include "app/screens/view.h"

namespace app {

// Leaves only its own boxes: what lies under it can be neither touched nor reached.
void draw_countdown(std::int32_t seconds, const render::Rect& area, View& view);

}  // namespace app
