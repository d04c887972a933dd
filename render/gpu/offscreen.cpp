// Pictures instead of windows: a framebuffer object, pixels read back.
#include <GLES3/gl3.h>

#include <algorithm>

#include "render/gpu/gl.h"
#include "render/gpu/renderer.h"

namespace render {

struct OffscreenTarget::Impl {
  int width_px = 0;
  int height_px = 0;
  GlTexture texture;
  GlFramebuffer framebuffer;
};

OffscreenTarget::OffscreenTarget(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
OffscreenTarget::OffscreenTarget(OffscreenTarget&&) noexcept = default;
OffscreenTarget& OffscreenTarget::operator=(OffscreenTarget&&) noexcept = default;
OffscreenTarget::~OffscreenTarget() = default;

// A texture of RGBA bytes: renderbuffers of ES 2.0 offer 16 bits a pixel at most.
base::Result<OffscreenTarget> create_offscreen_target(int width_px, int height_px) {
  GLint limit = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
  if (width_px <= 0 || height_px <= 0 || width_px > limit || height_px > limit) {
    return base::Error{base::ErrorCode::unavailable,
                       "a picture of " + std::to_string(width_px) + "x" + std::to_string(height_px) +
                           " pixels cannot be made; at most " + std::to_string(limit) + " each way"};
  }
  auto impl = std::make_unique<OffscreenTarget::Impl>();
  impl->width_px = width_px;
  impl->height_px = height_px;
  GLuint name = 0;
  glGenTextures(1, &name);
  impl->texture = GlTexture(name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glGenFramebuffers(1, &name);
  impl->framebuffer = GlFramebuffer(name);
  glBindFramebuffer(GL_FRAMEBUFFER, name);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, impl->texture.get(), 0);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    return base::Error{base::ErrorCode::unavailable, "the graphics driver cannot draw into a picture"};
  }
  return OffscreenTarget(std::move(impl));
}

std::vector<std::uint8_t> OffscreenTarget::read_pixels() const {
  glBindFramebuffer(GL_FRAMEBUFFER, impl_->framebuffer.get());
  return read_window_pixels(impl_->width_px, impl_->height_px);
}

void OffscreenTarget::finish() const { glFinish(); }

// GL counts rows from below; and a picture is opaque whatever alpha the framebuffer kept.
std::vector<std::uint8_t> read_window_pixels(int width_px, int height_px) {
  const auto row_bytes = static_cast<std::ptrdiff_t>(width_px) * 4;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(row_bytes) * static_cast<std::size_t>(height_px));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_px, height_px, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  for (std::ptrdiff_t top = 0, low = height_px - 1; top < low; ++top, --low) {
    std::swap_ranges(pixels.begin() + top * row_bytes, pixels.begin() + (top + 1) * row_bytes,
                     pixels.begin() + low * row_bytes);
  }
  for (std::size_t alpha = 3; alpha < pixels.size(); alpha += 4) pixels[alpha] = 255;
  return pixels;
}

}  // namespace render
