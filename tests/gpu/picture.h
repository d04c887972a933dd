// A picture drawn without a display: a context, a canvas, a renderer and a target, made anew for each test case.
// Needs platform_kiosk for the context alone: render/gpu itself knows no window.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "platform/kiosk/window.h"
#include "render/gpu/canvas.h"
#include "render/gpu/renderer.h"
#include "render/text/layout.h"

namespace picture {

struct Rgb {
  int red = 0;
  int green = 0;
  int blue = 0;
  friend bool operator==(const Rgb&, const Rgb&) = default;
};
constexpr Rgb white = {255, 255, 255};
constexpr Rgb black = {0, 0, 0};

// What a test case draws with. Members die in reverse order: GL objects before their context.
struct Easel {
  kiosk::HeadlessContext context;
  render::OffscreenTarget target;
  render::Renderer renderer;
  render::Fonts fonts;
  render::Canvas canvas;
  int width_px = 0;
  int height_px = 0;

  Easel(int width, int height);

  // One frame on a background; leaves no GL error behind, or the test fails.
  std::vector<std::uint8_t> draw(const std::function<void(render::Canvas&)>& paint,
                                 render::Color background = render::rgb(0xFFFFFF));
};

// Pixels of a picture by place.
Rgb at(const std::vector<std::uint8_t>& rgba, int width_px, int x, int y);

// The smallest rectangle that holds every pixel that is not the colour; w = 0 when there is none.
render::Rect bounds_of_ink(const std::vector<std::uint8_t>& rgba, int width_px, Rgb paper = white);

// A line of black text in the serif face.
render::Layout words(render::Fonts& fonts, const std::string& text, float size_px);

}  // namespace picture
