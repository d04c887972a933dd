#include "tests/gpu/picture.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cassert>

#include "doctest/doctest.h"

namespace picture {
namespace {

// A test cannot go on without what it asked for; the message says what this machine lacks.
template <class T>
T need(base::Result<T> result) {
  if (!result) FAIL(result.error().what);
  return std::move(result).value();
}

}  // namespace

Easel::Easel(int width, int height)
    : context(need(kiosk::create_headless_context())),
      target(need(render::create_offscreen_target(width, height))),
      renderer(need(render::create_renderer())),
      fonts(need(render::open_fonts())),
      canvas(fonts),
      width_px(width),
      height_px(height) {}

std::vector<std::uint8_t> Easel::draw(const std::function<void(render::Canvas&)>& paint, render::Color background) {
  canvas.begin(width_px, height_px);
  paint(canvas);
  canvas.end();
  renderer.draw(canvas, width_px, height_px, background);
  std::vector<std::uint8_t> pixels = target.read_pixels();
  CHECK(glGetError() == GL_NO_ERROR);
  bool opaque = true;
  for (std::size_t alpha = 3; alpha < pixels.size(); alpha += 4) opaque = opaque && pixels[alpha] == 255;
  CHECK(opaque);
  return pixels;
}

Rgb at(const std::vector<std::uint8_t>& rgba, int width_px, int x, int y) {
  const std::size_t first =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px) + static_cast<std::size_t>(x)) * 4;
  assert(first + 3 < rgba.size());  // not REQUIRE: asked of every pixel
  return {rgba[first], rgba[first + 1], rgba[first + 2]};
}

render::Rect bounds_of_ink(const std::vector<std::uint8_t>& rgba, int width_px, Rgb paper) {
  const int height_px = static_cast<int>(rgba.size() / 4) / width_px;
  int left = width_px;
  int top = height_px;
  int right = 0;
  int bottom = 0;
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) {
      if (at(rgba, width_px, x, y) == paper) continue;
      left = std::min(left, x);
      top = std::min(top, y);
      right = std::max(right, x + 1);
      bottom = std::max(bottom, y + 1);
    }
  }
  if (right == 0) return {};
  return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right - left),
          static_cast<float>(bottom - top)};
}

render::Layout words(render::Fonts& fonts, const std::string& text, float size_px) {
  render::LayoutOptions options;
  options.width_px = 10'000;
  return render::lay_out(fonts, text, {render::Face::serif, size_px}, size_px * 1.45F, options);
}

}  // namespace picture
