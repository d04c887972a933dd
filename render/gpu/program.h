// The two shader programs: plain for shapes and letters, coloured for emoji and pictures too. Written in GLSL ES 1.00,
// which every ES 3.0 context must accept. Requires a current context.
#pragma once

#include <GLES3/gl3.h>

#include "platform/base/result.h"
#include "render/gpu/gl.h"

namespace render {

constexpr GLuint position_slot = 0;
constexpr GLuint texel_slot = 1;
constexpr GLuint color_slot = 2;

// A linked program and its uniforms; -1: it has none of that name.
struct Program {
  GlProgram program;
  GLint to_clip = -1;
  GLint turn = -1;
  GLint picture = -1;  // of the coloured one
};

// Fail with `unavailable` when the driver refuses the shaders.
base::Result<Program> link_plain_program();
base::Result<Program> link_coloured_program();

}  // namespace render
