// Pictures of the reader without a display.
#pragma once

#include <string>

#include "app/frame.h"
#include "platform/base/result.h"
#include "platform/kiosk/window.h"
#include "render/gpu/renderer.h"

namespace app {

// What paints where there is no window. The reader it paints must live as long: the atlas is uploaded bit by bit.
struct Painter {
  kiosk::HeadlessContext context;
  render::Renderer renderer;
  render::OffscreenTarget target;
  std::int32_t width_px = 0;
  std::int32_t height_px = 0;
};
// Of the size of the model's panel. Fails with `unavailable` when the machine has no OpenGL ES.
base::Result<Painter> create_painter(const Model& model);

// Paints the frame that draw_frame() left on the reader's canvas; follows a change of size.
base::Result<void> paint(Painter& painter, Reader& reader);

// The painted frame as a PNG, replaced atomically.
base::Result<void> write_picture(const Painter& painter, const std::string& path);

}  // namespace app
