#include "render/gpu/program.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace render {
namespace {

// Positions are pixels of the window, texture coordinates whole texels of the atlas.
constexpr const char* vertex_shader = R"(#version 100
uniform vec4 to_clip;    // scale x, scale y: pixels to clip space; 1 / atlas width, 1 / atlas height
uniform vec4 turn;       // the picture's axes on the panel: x, y of the one to the right, x, y of the one up
attribute vec2 position;
attribute vec2 texel;
attribute vec4 color;
varying vec4 ink;
varying vec2 place;
varying float plane;     // of a coloured picture: how far its colours stand from one another; else 0
void main() {
  ink = color;
  float plane_texels = floor(texel.x / 4096.0);
  plane = plane_texels * to_clip.z;
  place = vec2(texel.x - plane_texels * 4096.0, texel.y) * to_clip.zw;
  vec2 upright = vec2(position.x * to_clip.x - 1.0, 1.0 - position.y * to_clip.y);
  gl_Position = vec4(upright.x * turn.xy + upright.y * turn.zw, 0.0, 1.0);
}
)";

// Of both fragment shaders. mediump may be 10 bits of mantissa: not enough to tell 2048 texels apart.
constexpr const char* fragment_head = R"(#version 100
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
uniform sampler2D atlas;
varying vec4 ink;
varying vec2 place;
)";

// Shapes and letters: nearly all that is ever drawn, on most terminals all of it.
constexpr const char* plain_shader = R"(
void main() { gl_FragColor = vec4(ink.rgb, ink.a * texture2D(atlas, place).r); }
)";

// Pictures too, and emoji. The driver makes machine code of it when first something is drawn with it.
constexpr const char* coloured_shader = R"(
uniform float picture;  // 1: the texture's own colours; 0: it is coverage
varying float plane;
void main() {
  vec4 first = texture2D(atlas, place);
  if (plane > 0.0) {
    vec2 next = vec2(plane, 0.0);
    gl_FragColor = vec4(first.r, texture2D(atlas, place + next).r, texture2D(atlas, place + 2.0 * next).r,
                        ink.a * texture2D(atlas, place + 3.0 * next).r);
  } else {
    gl_FragColor = vec4(mix(ink.rgb, first.rgb, picture), ink.a * mix(first.r, 1.0, picture));
  }
}
)";

base::Result<GlShader> compile(GLenum stage, std::initializer_list<const char*> source) {
  GlShader shader(glCreateShader(stage));
  glShaderSource(shader.get(), static_cast<GLsizei>(source.size()), source.begin(), nullptr);
  glCompileShader(shader.get());
  GLint compiled = GL_FALSE;
  glGetShaderiv(shader.get(), GL_COMPILE_STATUS, &compiled);
  if (compiled == GL_TRUE) return shader;
  std::string log(1024, '\0');
  GLsizei length = 0;
  glGetShaderInfoLog(shader.get(), static_cast<GLsizei>(log.size()), &length, log.data());
  log.resize(static_cast<std::size_t>(length));
  return base::Error{base::ErrorCode::unavailable, "the graphics driver refuses a shader of Lectern: " + log};
}

base::Result<Program> link_program(const char* fragment_shader) {
  const GlShader vertex = TRY(compile(GL_VERTEX_SHADER, {vertex_shader}));
  const GlShader fragment = TRY(compile(GL_FRAGMENT_SHADER, {fragment_head, fragment_shader}));
  GlProgram program(glCreateProgram());
  glAttachShader(program.get(), vertex.get());
  glAttachShader(program.get(), fragment.get());
  glBindAttribLocation(program.get(), position_slot, "position");
  glBindAttribLocation(program.get(), texel_slot, "texel");
  glBindAttribLocation(program.get(), color_slot, "color");
  glLinkProgram(program.get());
  GLint linked = GL_FALSE;
  glGetProgramiv(program.get(), GL_LINK_STATUS, &linked);
  if (linked != GL_TRUE)
    return base::Error{base::ErrorCode::unavailable, "the graphics driver cannot link the shaders of Lectern"};
  glUseProgram(program.get());
  glUniform1i(glGetUniformLocation(program.get(), "atlas"), 0);
  const auto uniform = [&program](const char* name) { return glGetUniformLocation(program.get(), name); };
  const GLint to_clip = uniform("to_clip");
  const GLint turn = uniform("turn");
  const GLint picture = uniform("picture");
  return Program{std::move(program), to_clip, turn, picture};
}

}  // namespace

base::Result<Program> link_plain_program() { return link_program(plain_shader); }
base::Result<Program> link_coloured_program() { return link_program(coloured_shader); }

}  // namespace render
