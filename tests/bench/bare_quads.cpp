#include "tests/bench/bare_quads.h"

#include <GLES3/gl3.h>

#include <algorithm>

#include "platform/base/process.h"

namespace bench {
namespace {

constexpr const char* vertex_shader = R"(#version 100
attribute vec4 corner;  // place in clip space, place in the texture
varying vec2 place;
void main() { place = corner.zw; gl_Position = vec4(corner.xy, 0.0, 1.0); }
)";
constexpr const char* fragment_shader = R"(#version 100
precision mediump float;
uniform sampler2D picture;
varying vec2 place;
void main() { gl_FragColor = vec4(0.1, 0.1, 0.1, texture2D(picture, place).r); }
)";

constexpr int most_at_once = 16'384;
constexpr int floats_per_quad = 16;

void attach(GLuint program, GLenum stage, const char* source) {
  const GLuint shader = glCreateShader(stage);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  glAttachShader(program, shader);
}

}  // namespace

BareQuads::BareQuads(int width_px, int height_px) : width_px_(width_px), height_px_(height_px) {
  program_ = glCreateProgram();
  attach(program_, GL_VERTEX_SHADER, vertex_shader);
  attach(program_, GL_FRAGMENT_SHADER, fragment_shader);
  glBindAttribLocation(program_, 0, "corner");
  glLinkProgram(program_);
  glGenTextures(1, &texture_);
  glBindTexture(GL_TEXTURE_2D, texture_);
  const std::vector<std::uint8_t> texels(std::size_t{64} * 64, 128);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, 64, 64, 0, GL_RED, GL_UNSIGNED_BYTE, texels.data());
  std::vector<std::uint16_t> order;
  for (int quad = 0; quad < most_at_once; ++quad) {
    for (const int corner : {0, 1, 2, 0, 2, 3}) order.push_back(static_cast<std::uint16_t>(quad * 4 + corner));
  }
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(order.size() * 2), order.data(), GL_STATIC_DRAW);
}

double BareQuads::draw_us(int quads) {
  // The letters of a page of text, row by row; written before the clock runs.
  corners_.clear();
  const int in_row = std::max(1, width_px_ / 10);
  const int row_count = quads / in_row + 1;
  const auto rows = static_cast<float>(row_count);
  for (int quad = 0; quad < quads; ++quad) {
    const int row = quad / in_row;
    const float x = static_cast<float>(quad % in_row) * 20.0F / static_cast<float>(width_px_) - 1;
    const float y = static_cast<float>(row) * 2.0F / rows - 1;
    const float w = 18.0F / static_cast<float>(width_px_);
    const float h = 28.0F / static_cast<float>(height_px_);
    corners_.insert(corners_.end(), {x, y, 0, 0, x + w, y, 0.14F, 0, x + w, y + h, 0.14F, 0.2F, x, y + h, 0, 0.2F});
  }
  const double begin_us = base::thread_cpu_us();
  glViewport(0, 0, width_px_, height_px_);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  if (quads > 0) {
    glUseProgram(program_);
    glEnable(GL_BLEND);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(corners_.size() * sizeof(float)), corners_.data(),
                 GL_STREAM_DRAW);
    glDisableVertexAttribArray(1);
    glDisableVertexAttribArray(2);
    glEnableVertexAttribArray(0);
    for (int drawn = 0; drawn < quads; drawn += most_at_once) {
      const std::size_t from = static_cast<std::size_t>(drawn) * floats_per_quad * sizeof(float);
      // NOLINTNEXTLINE(performance-no-int-to-ptr): GL takes a place in the bound buffer as a pointer
      glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, 0, reinterpret_cast<const void*>(from));
      glDrawElements(GL_TRIANGLES, std::min(most_at_once, quads - drawn) * 6, GL_UNSIGNED_SHORT, nullptr);
    }
  }
  glFinish();
  return base::thread_cpu_us() - begin_us;
}

}  // namespace bench
