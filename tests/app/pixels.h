// The pixels of a reader's screen, painted without a display.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/headless/picture.h"
#include "render/theme.h"

// Every screen that can be drawn of the sample edition, as --shot names it.
std::vector<std::string> sample_screens();

// Calls check(name) for each of them in turn, and for the comparison with each of `states` switched on.
void for_each_sample_screen(app::Reader& reader, const std::vector<app::ActionKind>& states,
                            const std::function<void(const std::string&)>& check);

struct Picture {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgba;
};
// Draws the screen as it stands and reads it back.
Picture picture_of(app::Reader& reader, app::Painter& painter, double now_ms = 20'000);
// Requires: x and y inside the picture.
render::Color color_at(const Picture& picture, int x, int y);
// The commonest colour of a rectangle.
render::Color ground_of(const Picture& picture, const render::Rect& rect);
// The best contrast that any pixel of the rectangle has to its ground.
double contrast_in(const Picture& picture, const render::Rect& rect);
