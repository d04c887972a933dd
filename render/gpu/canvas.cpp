#include "render/gpu/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "render/gpu/canvas_impl.h"

namespace render {
namespace {

// An index is 16 bits: one reservation must fit, and ImDrawList starts a new vertex offset between two.
constexpr int most_atlas_rows = 4096;
constexpr int longest_period_px = 512;
constexpr std::size_t most_vertices = 65'535;
ImVec2 white_texel_uv() { return {white_texel, white_texel}; }

Rect intersection(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0F, std::min(right(a), right(b)) - x), std::max(0.0F, std::min(bottom(a), bottom(b)) - y)};
}

// Edges on whole pixels; what has any extent keeps at least one pixel, so that a hairline never vanishes.
Rect snapped(const Rect& rect) {
  const float x = std::floor(rect.x + 0.5F);
  const float y = std::floor(rect.y + 0.5F);
  const float w = std::floor(right(rect) + 0.5F) - x;
  const float h = std::floor(bottom(rect) + 0.5F) - y;
  return {x, y, rect.w > 0 ? std::max(w, 1.0F) : 0.0F, rect.h > 0 ? std::max(h, 1.0F) : 0.0F};
}

void push_clip_rect(ImDrawList& list, const Rect& rect) {
  list.PushClipRect(ImVec2(rect.x, rect.y), ImVec2(right(rect), bottom(rect)));
}

}  // namespace

DrawListContext::DrawListContext() {
  ImGuiContext* before = ImGui::GetCurrentContext();
  context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ImGui::GetIO().IniFilename = nullptr;
  shared = ImGui::GetDrawListSharedData();
  if (before != nullptr) ImGui::SetCurrentContext(before);
}

DrawListContext::~DrawListContext() { ImGui::DestroyContext(context); }

Canvas::Impl::Impl(Fonts& the_fonts) : fonts(the_fonts), list(imgui.shared), atlas(Atlas::width_px) {}

Canvas::Canvas(Fonts& fonts) : impl_(std::make_unique<Impl>(fonts)) {}

Canvas::~Canvas() = default;

void Canvas::begin(int width_px, int height_px) {
  Impl& c = *impl_;
  const Rect whole = {0, 0, static_cast<float>(width_px), static_cast<float>(height_px)};
  c.atlas.begin_frame();
  c.glyphs.clear();
  c.left_out = 0;
  c.list._ResetForNewFrame();
  c.list.Flags = ImDrawListFlags_AllowVtxOffset;  // the renderer points the attributes at each command's first vertex
  push_clip_rect(c.list, whole);
  c.clips.assign(1, whole);
  c.draw_data.DisplaySize = ImVec2(whole.w, whole.h);
}

void Canvas::end() {
  Impl& c = *impl_;
  assert(c.clips.size() == 1 && "push_clip and pop_clip come in pairs");
  c.list.PopClipRect();
  c.list._PopUnusedDrawCmd();
  const ImVec2 size = c.draw_data.DisplaySize;
  c.draw_data.Clear();
  c.draw_data.DisplaySize = size;
  c.draw_data.FramebufferScale = ImVec2(1, 1);
  c.draw_data.TotalVtxCount = c.list.VtxBuffer.Size;
  c.draw_data.TotalIdxCount = c.list.IdxBuffer.Size;
  c.draw_data.CmdListsCount = 1;
  c.draw_data.Valid = true;
#if IMGUI_VERSION_NUM >= 18980
  c.draw_data.CmdLists.push_back(c.list_pointer);
#else
  c.draw_data.CmdLists = &c.list_pointer;
#endif
}

void Canvas::push_clip(const Rect& rect) {
  Impl& c = *impl_;
  const Rect inner = intersection(snapped(rect), c.clips.back());
  c.clips.push_back(inner);
  push_clip_rect(c.list, inner);
}

void Canvas::pop_clip() {
  Impl& c = *impl_;
  assert(c.clips.size() > 1);
  c.clips.pop_back();
  c.list.PopClipRect();
}

Rect Canvas::clip() const { return impl_->clips.back(); }

void Canvas::fill(const Rect& rect, Color color) {
  Impl& c = *impl_;
  const Rect r = snapped(rect);
  if (invisible(color) || r.w <= 0 || r.h <= 0 || !intersects(r, c.clips.back())) return;
  c.list.PrimReserve(6, 4);
  c.list.PrimRectUV(ImVec2(r.x, r.y), ImVec2(right(r), bottom(r)), white_texel_uv(), white_texel_uv(),
                    packed_color(color));
}

void Canvas::stroke(const Rect& rect, Color color, float width_px) {
  const Rect r = snapped(rect);
  const float w = std::max(1.0F, std::floor(width_px + 0.5F));
  if (r.w <= 2 * w || r.h <= 2 * w) {
    fill(r, color);
    return;
  }
  fill({r.x, r.y, r.w, w}, color);
  fill({r.x, bottom(r) - w, r.w, w}, color);
  fill({r.x, r.y + w, w, r.h - 2 * w}, color);
  fill({right(r) - w, r.y + w, w, r.h - 2 * w}, color);
}

// One quad for as many dashes as a strip of the atlas has: dotted lines would else be half of all that a frame draws.
void Canvas::dashes(const Rect& row, int on_px, int period_px, Color color) {
  Impl& c = *impl_;
  const Rect all = snapped(row);
  const Rect& clip = c.clips.back();
  if (invisible(color) || on_px < 1 || all.w <= 0 || all.h <= 0 || !intersects(all, clip)) return;
  const auto period = static_cast<unsigned>(std::clamp(period_px, 1, longest_period_px));
  const auto slot =
      c.strip_of(static_cast<std::uint16_t>(std::min(on_px, longest_period_px)), static_cast<std::uint16_t>(period));
  if (!slot) {
    ++c.left_out;
    return;
  }
  const auto end = static_cast<unsigned>(std::min(right(all), std::ceil(right(clip))));
  for (auto x = static_cast<unsigned>(std::max(all.x, std::floor(clip.x))); x < end;) {
    const unsigned phase = x % period;
    const unsigned count = std::min(end - x, strip_length(period) - phase);
    c.list.PrimReserve(6, 4);
    c.write_quad({static_cast<float>(x), all.y, static_cast<float>(count), all.h}, *slot,
                 {static_cast<std::uint16_t>(phase), static_cast<std::uint16_t>(count)}, packed_color(color));
    x += count;
  }
}

// Four rails along the line: the colour between the inner two, fading to nothing over one pixel at the outer two.
// A line thinner than a pixel keeps that pixel's width and loses opacity instead.
void Canvas::line(Point a, Point b, Color color, float width_px) {
  Impl& c = *impl_;
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  const float length = std::hypot(dx, dy);
  if (length <= 0 || width_px <= 0 || invisible(color)) return;
  const float inner = std::max(0.0F, (width_px - 1.0F) * 0.5F);
  const float outer = inner + 1.0F;
  const float reach = outer + 1.0F;
  const Rect box = {std::min(a.x, b.x) - reach, std::min(a.y, b.y) - reach, std::fabs(dx) + 2 * reach,
                    std::fabs(dy) + 2 * reach};
  if (!intersects(box, c.clips.back())) return;

  const float nx = -dy / length;
  const float ny = dx / length;
  const ImU32 full = packed_color(with_alpha(color, std::min(1.0F, width_px)));
  const ImU32 none = packed_color(with_alpha(color, 0));
  const std::array<float, 4> rails = {-outer, -inner, inner, outer};
  c.list.PrimReserve(18, 8);
  const unsigned first = c.list._VtxCurrentIdx;
  for (std::size_t rail = 0; rail < rails.size(); ++rail) {
    const ImU32 shade = rail == 0 || rail == 3 ? none : full;
    const float ox = nx * rails[rail];
    const float oy = ny * rails[rail];
    c.list.PrimWriteVtx(ImVec2(a.x + ox, a.y + oy), white_texel_uv(), shade);
    c.list.PrimWriteVtx(ImVec2(b.x + ox, b.y + oy), white_texel_uv(), shade);
  }
  for (unsigned strip = 0; strip < 3; ++strip) {
    for (const unsigned corner : {0U, 1U, 2U, 2U, 1U, 3U}) {
      c.list.PrimWriteIdx(static_cast<ImDrawIdx>(first + strip * 2 + corner));
    }
  }
}

void Canvas::triangles(std::span<const ColoredPoint> points, std::span<const std::uint16_t> indices) {
  Impl& c = *impl_;
  assert(points.size() <= most_vertices && indices.size() % 3 == 0);
  if (points.empty() || indices.empty()) return;
  c.list.PrimReserve(static_cast<int>(indices.size()), static_cast<int>(points.size()));
  const unsigned first = c.list._VtxCurrentIdx;
  for (const ColoredPoint& p : points)
    c.list.PrimWriteVtx(ImVec2(p.point.x, p.point.y), white_texel_uv(), packed_color(p.color));
  for (const std::uint16_t index : indices) {
    assert(index < points.size());
    c.list.PrimWriteIdx(static_cast<ImDrawIdx>(first + index));
  }
}

ImageId Canvas::add_image(int width, int height, std::vector<std::uint8_t> rgba) {
  assert(rgba.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  const ImageId id{++impl_->last_image};
  impl_->new_images.push_back({id, width, height, std::move(rgba)});
  return id;
}

void Canvas::drop_image(ImageId id) {
  const auto removed = std::erase_if(impl_->new_images, [id](const NewImage& image) { return image.id == id; });
  if (removed == 0) impl_->dropped_images.push_back(id);
}

void Canvas::image(ImageId id, const Rect& rect) {
  Impl& c = *impl_;
  const Rect r = snapped(rect);
  if (id == ImageId{} || r.w <= 0 || r.h <= 0 || !intersects(r, c.clips.back())) return;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's name for a texture is a pointer
  c.list.PushTextureID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(id)));
  c.list.PrimReserve(6, 4);
  c.list.PrimRectUV(ImVec2(r.x, r.y), ImVec2(right(r), bottom(r)), ImVec2(0, 0), ImVec2(1, 1),
                    packed_color(rgb(0xFFFFFF)));
  c.list.PopTextureID();
}

std::span<const NewImage> Canvas::new_images() const { return impl_->new_images; }
std::span<const ImageId> Canvas::dropped_images() const { return impl_->dropped_images; }
void Canvas::images_uploaded() {
  impl_->new_images.clear();
  impl_->dropped_images.clear();
}

void Canvas::set_coverage_gamma(float gamma) { impl_->atlas.set_gamma(gamma); }

void Canvas::set_texture_limit(int height_px) {
  impl_->atlas.set_max_height(std::clamp(height_px, 64, most_atlas_rows));
}

const ImDrawData* Canvas::draw_data() const { return &impl_->draw_data; }

AtlasView Canvas::atlas() const {
  const Atlas& atlas = impl_->atlas;
  return {atlas.pixels(),    Atlas::width_px,    atlas.height_px(),    atlas.dirty_begin(),
          atlas.dirty_end(), atlas.generation(), atlas.holds_colored()};
}

void Canvas::atlas_uploaded() { impl_->atlas.uploaded(); }

std::uint32_t Canvas::quads() const { return static_cast<std::uint32_t>(impl_->list.IdxBuffer.Size / 6); }

std::uint32_t Canvas::commands() const { return static_cast<std::uint32_t>(impl_->list.CmdBuffer.Size); }

std::uint32_t Canvas::glyphs_left_out() const { return impl_->left_out; }

}  // namespace render
