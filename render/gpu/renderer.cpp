// Two streamed buffers, the atlas texture, pictures. ES 3.0 and ES 2.0 differ in two things only: the format of a
// one-channel texture, and the shader language, of which both accept the older. So there is one path to test, not two.
#include "render/gpu/renderer.h"

#include <GLES3/gl3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <optional>
#include <string_view>

#include "render/gpu/gl.h"
#include "render/gpu/program.h"

namespace render {
namespace {

constexpr int fewest_texels = 2048;

std::string gl_string(GLenum name) {
  const GLubyte* text = glGetString(name);
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
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
  impl->plain = TRY(link_plain_program());
  impl->coloured = TRY(link_coloured_program());
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
