// Two shader programs, two streamed buffers and the atlas texture. ES 3.0 and ES 2.0 differ in two things only: the
// format of a one-channel texture, and the shader language; the shaders are written in GLSL ES 1.00, which every
// ES 3.0 context must accept too. So there is one path to test, not two.
#include "render/gpu/renderer.h"

#include <GLES3/gl3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <initializer_list>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "render/gpu/gl.h"

namespace render {
namespace {

constexpr int fewest_texels = 2048;

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

constexpr GLuint position_slot = 0;
constexpr GLuint texel_slot = 1;
constexpr GLuint color_slot = 2;

std::string gl_string(GLenum name) {
  const GLubyte* text = glGetString(name);
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

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

struct Program {
  GlProgram program;
  GLint to_clip = -1;
  GLint turn = -1;
  GLint picture = -1;  // of the coloured one
};

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

GlBuffer make_buffer() {
  GLuint name = 0;
  glGenBuffers(1, &name);
  return GlBuffer(name);
}

// `smoothing`: GL_NEAREST where texels and pixels match one to one. The texture is bound.
GlTexture make_texture(GLint smoothing) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
    glTexParameteri(GL_TEXTURE_2D, filter, smoothing);
  }
  for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
    glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
  }
  return GlTexture(name);
}

// How a picture stands on the panel.
struct Stand {
  Turn turn = Turn::none;
  int panel_width = 0;
  int panel_height = 0;
  int picture_width() const { return is_sideways(turn) ? panel_height : panel_width; }
  int picture_height() const { return is_sideways(turn) ? panel_width : panel_height; }
};

// In the order of Turn: clip space, where up is positive.
constexpr std::array<std::array<float, 4>, 4> turn_axes{{{1, 0, 0, 1}, {0, -1, 1, 0}, {-1, 0, 0, -1}, {0, 1, -1, 0}}};

}  // namespace

struct Renderer::Impl {
  bool es3 = false;
  GLint texture_limit = 0;
  Program plain;
  Program coloured;
  GlBuffer vertices;
  GlBuffer indices;
  GlTexture atlas;
  std::uint32_t atlas_generation = 0;  // 0: nothing uploaded yet
  std::map<std::uintptr_t, GlTexture> images;

  void upload(Canvas& canvas);
  void upload_images(Canvas& canvas);
  void choose_texture(std::uintptr_t image, const AtlasView& view, const Stand& stand) const;
  void set_state(const AtlasView& view, const Stand& stand) const;
  void draw_commands(const ImDrawData& data, const AtlasView& view, const Stand& stand) const;
};

void Renderer::Impl::upload_images(Canvas& canvas) {
  for (const ImageId id : canvas.dropped_images()) images.erase(static_cast<std::uintptr_t>(id));
  for (const NewImage& image : canvas.new_images()) {
    GlTexture texture = make_texture(GL_LINEAR);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    images.insert_or_assign(static_cast<std::uintptr_t>(image.id), std::move(texture));
  }
  canvas.images_uploaded();
}

// And the program that draws it. 0 is the atlas.
void Renderer::Impl::choose_texture(std::uintptr_t image, const AtlasView& view, const Stand& stand) const {
  const auto known = images.find(image);
  const bool is_picture = known != images.end();
  const Program& program = is_picture || view.holds_colored ? coloured : plain;
  glUseProgram(program.program.get());
  glBindTexture(GL_TEXTURE_2D, is_picture ? known->second.get() : atlas.get());
  glUniform4fv(program.turn, 1, turn_axes[static_cast<std::size_t>(stand.turn)].data());
  if (program.picture >= 0) glUniform1f(program.picture, is_picture ? 1.0F : 0.0F);
  glUniform4f(program.to_clip, 2.0F / static_cast<float>(stand.picture_width()),
              2.0F / static_cast<float>(stand.picture_height()),
              is_picture ? 1.0F : 1.0F / static_cast<float>(view.width),
              is_picture ? 1.0F : 1.0F / static_cast<float>(view.height));
}

// Whole rows only: ES 2.0 cannot skip texels at the end of a row. 2048 bytes suit every unpack alignment.
void Renderer::Impl::upload(Canvas& canvas) {
  const AtlasView view = canvas.atlas();
  if (view.generation == atlas_generation && view.dirty_begin == view.dirty_end) return;
  const GLenum format = es3 ? GL_RED : GL_LUMINANCE;
  if (view.generation != atlas_generation) {
    glTexImage2D(GL_TEXTURE_2D, 0, es3 ? GL_R8 : GL_LUMINANCE, view.width, view.height, 0, format, GL_UNSIGNED_BYTE,
                 view.pixels);
    atlas_generation = view.generation;
  } else {
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, view.dirty_begin, view.width, view.dirty_end - view.dirty_begin, format,
                    GL_UNSIGNED_BYTE, view.pixels + static_cast<std::ptrdiff_t>(view.dirty_begin) * view.width);
  }
  canvas.atlas_uploaded();
}

// Everything the drawing depends on is said here, whatever another user of the context left behind.
void Renderer::Impl::set_state(const AtlasView& view, const Stand& stand) const {
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_DITHER);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  // Straight alpha over sRGB values; the window's own alpha stays opaque.
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  choose_texture(0, view, stand);
  for (const GLuint attribute : {position_slot, texel_slot, color_slot}) glEnableVertexAttribArray(attribute);
}

// GL takes a place in the bound buffer as a pointer.
const void* in_buffer(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);  // NOLINT(performance-no-int-to-ptr): the interface is what it is
}

void point_attributes(std::size_t first_vertex) {
  const auto offset = [first_vertex](std::size_t field) {
    return in_buffer(first_vertex * sizeof(ImDrawVert) + field);
  };
  constexpr auto stride = static_cast<GLsizei>(sizeof(ImDrawVert));
  glVertexAttribPointer(position_slot, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(texel_slot, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(color_slot, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(offsetof(ImDrawVert, col)));
}

// What a command may draw on, in pixels of the panel; nothing when that is nothing.
std::optional<Rect> scissor_of(const ImDrawCmd& command, const Stand& stand) {
  const auto wide = static_cast<float>(stand.picture_width());
  const auto high = static_cast<float>(stand.picture_height());
  const float left = std::clamp(std::trunc(command.ClipRect.x), 0.0F, wide);
  const float top = std::clamp(std::trunc(command.ClipRect.y), 0.0F, high);
  const Rect clip{left, top, std::clamp(std::trunc(command.ClipRect.z), 0.0F, wide) - left,
                  std::clamp(std::trunc(command.ClipRect.w), 0.0F, high) - top};
  if (clip.w <= 0 || clip.h <= 0 || command.ElemCount == 0) return std::nullopt;
  return on_panel(stand.turn, clip, static_cast<float>(stand.panel_width), static_cast<float>(stand.panel_height));
}

// An index is 16 bits: beyond 65,535 vertices the attributes start at the command's first vertex (ES has no base
// vertex).
void Renderer::Impl::draw_commands(const ImDrawData& data, const AtlasView& view, const Stand& stand) const {
  const ImDrawList& list = *data.CmdLists[0];
  if (list.IdxBuffer.Size == 0) return;
  glBindBuffer(GL_ARRAY_BUFFER, vertices.get());
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.get());
  // A new store each frame: the driver need not wait for the GPU to finish with the old one.
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(list.VtxBuffer.size_in_bytes()), list.VtxBuffer.Data,
               GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(list.IdxBuffer.size_in_bytes()), list.IdxBuffer.Data,
               GL_STREAM_DRAW);
  point_attributes(0);
  std::size_t first_vertex = 0;
  std::uintptr_t texture = 0;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const std::optional<Rect> clip = scissor_of(command, stand);
    if (!clip) continue;
    if (command.VtxOffset != first_vertex) {
      first_vertex = command.VtxOffset;
      point_attributes(first_vertex);
    }
    const auto wanted = reinterpret_cast<std::uintptr_t>(command.TextureId);
    if (wanted != 0 && !images.contains(wanted)) continue;
    if (wanted != texture) {
      texture = wanted;
      choose_texture(texture, view, stand);
    }
    glScissor(static_cast<GLint>(clip->x), stand.panel_height - static_cast<GLint>(bottom(*clip)),
              static_cast<GLsizei>(clip->w), static_cast<GLsizei>(clip->h));
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                   in_buffer(command.IdxOffset * sizeof(ImDrawIdx)));
  }
}

base::Result<Renderer> create_renderer() {
  const std::string version = gl_string(GL_VERSION);
  auto impl = std::make_unique<Renderer::Impl>();
  constexpr std::string_view prefix = "OpenGL ES ";
  if (!version.starts_with(prefix) || version.size() == prefix.size() || version[prefix.size()] < '2') {
    return base::Error{base::ErrorCode::unavailable,
                       "Lectern needs OpenGL ES 2.0 or newer; this system offers \"" + version + "\""};
  }
  impl->es3 = version[prefix.size()] >= '3';
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &impl->texture_limit);
  if (impl->texture_limit < fewest_texels) {
    return base::Error{base::ErrorCode::unavailable, "the graphics driver allows textures of " +
                                                         std::to_string(impl->texture_limit) +
                                                         " pixels; Lectern needs 2048"};
  }
  impl->plain = TRY(link_program(plain_shader));
  impl->coloured = TRY(link_program(coloured_shader));
  impl->vertices = make_buffer();
  impl->indices = make_buffer();
  glActiveTexture(GL_TEXTURE0);
  impl->atlas = make_texture(GL_NEAREST);
  return Renderer(std::move(impl));
}

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

void Renderer::draw(Canvas& canvas, int width_px, int height_px, Color background, Turn turn) {
  const auto channel = [background](unsigned shift) {
    return static_cast<float>((background.rgba >> shift) & 0xFFU) / 255.0F;
  };
  canvas.set_texture_limit(impl_->texture_limit);
  glViewport(0, 0, width_px, height_px);
  glDisable(GL_SCISSOR_TEST);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glClearColor(channel(24), channel(16), channel(8), 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  if (width_px <= 0 || height_px <= 0) return;
  glActiveTexture(GL_TEXTURE0);
  impl_->upload_images(canvas);
  glBindTexture(GL_TEXTURE_2D, impl_->atlas.get());
  impl_->upload(canvas);
  const Stand stand{turn, width_px, height_px};
  impl_->set_state(canvas.atlas(), stand);
  impl_->draw_commands(*canvas.draw_data(), canvas.atlas(), stand);
}

std::string Renderer::description() const { return gl_string(GL_RENDERER) + ", " + gl_string(GL_VERSION); }

}  // namespace render
