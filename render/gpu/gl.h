// OpenGL names as values: a GlHandle owns one texture, buffer, shader or program and deletes it. Requires: the context
// that made it is current when it dies.
#pragma once

#include <GLES3/gl3.h>

#include <type_traits>
#include <utility>

namespace render {

// Delete is the GL function that frees the name: glDeleteProgram takes one, glDeleteTextures an array of them.
template <auto Delete>
class GlHandle {
 public:
  GlHandle() = default;
  explicit GlHandle(GLuint name) : name_(name) {}
  GlHandle(GlHandle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  GlHandle& operator=(GlHandle&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  GlHandle(const GlHandle&) = delete;
  GlHandle& operator=(const GlHandle&) = delete;
  ~GlHandle() {
    if (name_ == 0) return;
    if constexpr (std::is_invocable_v<decltype(Delete), GLuint>) {
      Delete(name_);
    } else {
      Delete(1, &name_);
    }
  }
  GLuint get() const { return name_; }

 private:
  GLuint name_ = 0;
};

using GlTexture = GlHandle<glDeleteTextures>;
using GlBuffer = GlHandle<glDeleteBuffers>;
using GlFramebuffer = GlHandle<glDeleteFramebuffers>;
using GlShader = GlHandle<glDeleteShader>;
using GlProgram = GlHandle<glDeleteProgram>;

}  // namespace render
