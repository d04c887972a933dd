// The keyboard as it is drawn: what of it is kept from frame to frame, and how it looks.
#pragma once

#include <vector>

#include "app/keyboard/typing.h"
#include "app/screens/view.h"

namespace app {

struct KeyboardScene {
  KeyboardRoom room;
  KeyboardGeometry geometry;
  std::vector<render::Rect> cells;  // of what is offered
};

// Places the keys; nothing is placed, and the panel has no height, where the keyboard is not shown.
void arrange(KeyboardScene& scene, const Keyboard& keyboard, const render::Rect& area, const render::Metrics& metrics);

void draw(const Keyboard& keyboard, const KeyboardScene& scene, View& view);

}  // namespace app
