// Focus: where the keyboard goes next. Boxes in drawing order, which is reading order; cards of the shelf and notes of
// an article count when they are out of sight too, and are brought into sight.
#pragma once

#include "app/model.h"

namespace app {

enum class FocusStride {
  every_box,
  whole_cards,
  results,  // of a search: from the field past the chips
};

// step: 1 forwards, -1 backwards.
void move_focus(Model& model, const Scenes& scenes, const Boxes& boxes, int step, FocusStride stride, double now_ms);

}  // namespace app
