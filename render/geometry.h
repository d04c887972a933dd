// Points, rectangles and colours of the screen. Pixels, y down, top left of the window is (0, 0).
#pragma once

#include <cstdint>

namespace render {

struct Point {
  float x = 0;
  float y = 0;
};

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;
  friend bool operator==(const Rect&, const Rect&) = default;
};

constexpr float right(const Rect& r) { return r.x + r.w; }
constexpr float bottom(const Rect& r) { return r.y + r.h; }
constexpr bool contains(const Rect& r, Point p) {
  return p.x >= r.x && p.x < right(r) && p.y >= r.y && p.y < bottom(r);
}
constexpr bool intersects(const Rect& a, const Rect& b) {
  return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}
constexpr Rect inset(const Rect& r, float dx, float dy) { return {r.x + dx, r.y + dy, r.w - 2 * dx, r.h - 2 * dy}; }

// sRGB, not premultiplied, 0xRRGGBBAA.
struct Color {
  std::uint32_t rgba = 0;
  friend bool operator==(const Color&, const Color&) = default;
};
// rgb(0x0072B2), rgb(0x56B4E9, 0.31F)
constexpr Color rgb(std::uint32_t value, float alpha = 1.0F) {
  return {(value << 8U) | (static_cast<std::uint32_t>(alpha * 510.0F) + 1) / 2};
}
constexpr Color with_alpha(Color color, float alpha) {
  const float old = static_cast<float>(color.rgba & 0xFFU);
  return {(color.rgba & 0xFFFFFF00U) | (static_cast<std::uint32_t>(old * alpha * 2.0F) + 1) / 2};
}

}  // namespace render
