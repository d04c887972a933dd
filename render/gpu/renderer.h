// Renderer: draws a canvas with OpenGL ES 3.0, or 2.0 where there is no better (Raspberry Pi 3 and older). The only
// gl* calls of Lectern are in this folder. Requires a current context for every call.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "render/gpu/canvas.h"
#include "render/turn.h"

namespace render {

class Renderer {
 public:
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;
  ~Renderer();

  // Clears to `background` and draws the frame; uploads what changed in the atlas, all of it where this renderer has
  // drawn nothing of the canvas yet. The size is the framebuffer's: a picture that stands turned on it is as wide as
  // that is high.
  void draw(Canvas& canvas, int width_px, int height_px, Color background, Turn turn = Turn::none);
  std::string description() const;  // GL_RENDERER, GL_VERSION

  struct Impl;  // for render/gpu only

 private:
  explicit Renderer(std::unique_ptr<Impl> impl);
  friend base::Result<Renderer> create_renderer();
  std::unique_ptr<Impl> impl_;
};

// Fails with `unavailable` when the context offers neither ES 3.0 nor ES 2.0, or a shader does not compile.
base::Result<Renderer> create_renderer();

// A framebuffer object to draw into where there is no window; read back as RGBA rows, top row first.
class OffscreenTarget {
 public:
  OffscreenTarget(OffscreenTarget&&) noexcept;
  OffscreenTarget& operator=(OffscreenTarget&&) noexcept;
  OffscreenTarget(const OffscreenTarget&) = delete;
  OffscreenTarget& operator=(const OffscreenTarget&) = delete;
  ~OffscreenTarget();
  std::vector<std::uint8_t> read_pixels() const;
  void finish()
      const;  // waits until all is drawn: nothing is shown here, so nothing else keeps the driver from queueing

  struct Impl;  // for render/gpu only

 private:
  explicit OffscreenTarget(std::unique_ptr<Impl> impl);
  friend base::Result<OffscreenTarget> create_offscreen_target(int width_px, int height_px);
  std::unique_ptr<Impl> impl_;
};
base::Result<OffscreenTarget> create_offscreen_target(int width_px, int height_px);  // bound from now on

// Pixels of the current window's back buffer, for screenshots of a running program.
std::vector<std::uint8_t> read_window_pixels(int width_px, int height_px);

// RGBA rows as a PNG, replaced atomically.
base::Result<void> write_png(const std::string& path, int width_px, int height_px,
                             const std::vector<std::uint8_t>& rgba);

}  // namespace render
