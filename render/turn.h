// Turn: the picture stands turned on a panel that is mounted on its side or upside down. The panel is what the system
// knows (its framebuffer, width x height as it is wired); the picture is what the screens know. Pixels go to pixels: a
// turned picture is as sharp as another. Pure.
#pragma once

#include <cstdint>

#include "render/geometry.h"

namespace render {

// Clockwise, of the picture on the panel.
enum class Turn : std::uint8_t { none, right, over, left };

// 0, 90, 180, 270; anything else is none.
Turn turn_of(int degrees);
// Width and height change places.
constexpr bool is_sideways(Turn turn) { return turn == Turn::right || turn == Turn::left; }

// The pixel of the picture that a pixel of the panel shows; `width_px` and `height_px` are the panel's.
Point in_picture(Turn turn, Point on_panel, float width_px, float height_px);
// And back, for a rectangle of the picture.
Rect on_panel(Turn turn, const Rect& in_picture, float width_px, float height_px);

}  // namespace render
