// Quads that show a slot of the atlas: a glyph, or a stretch of a row of dashes.
#include <imgui.h>

#include <array>

#include "render/gpu/canvas.h"
#include "render/gpu/canvas_impl.h"

namespace render {
namespace {

constexpr FontIndex no_font = 0xFFFF;  // of a row of dashes
constexpr unsigned strip_px = 1024;

void set_texels(ImDrawVert* corners, const AtlasSlot& slot, Columns columns) {
  // Beyond the atlas's width: how wide the planes of a coloured picture are, for the shader.
  const int code = slot.planes > 1 ? slot.width * color_code : 0;
  const int count = columns.count > 0 ? columns.count : slot.width;
  const int left = slot.x + columns.first + code;
  const ImVec2 a(static_cast<float>(left), slot.y);
  const ImVec2 b(static_cast<float>(left + count), static_cast<float>(slot.y + slot.height));
  corners[0].uv = a;
  corners[1].uv = ImVec2(b.x, a.y);
  corners[2].uv = b;
  corners[3].uv = ImVec2(a.x, b.y);
}

}  // namespace

void Canvas::Impl::write_quad(const Rect& box, SlotIndex slot, Columns columns, ImU32 color) {
  const auto first_vertex = static_cast<int>(list._VtxWritePtr - list.VtxBuffer.Data);
  const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
  constexpr std::array<unsigned, 6> corners{0, 1, 2, 0, 2, 3};
  for (const unsigned corner : corners) *list._IdxWritePtr++ = static_cast<ImDrawIdx>(first + corner);
  ImDrawVert* vertex = list._VtxWritePtr;
  vertex[0].pos = ImVec2(box.x, box.y);
  vertex[1].pos = ImVec2(right(box), box.y);
  vertex[2].pos = ImVec2(right(box), bottom(box));
  vertex[3].pos = ImVec2(box.x, bottom(box));
  for (int i = 0; i < 4; ++i) vertex[i].col = color;
  set_texels(vertex, atlas.slot(slot), columns);
  list._VtxWritePtr += 4;
  list._VtxCurrentIdx += 4;
  glyphs.push_back({first_vertex, slot, columns});
}

std::optional<SlotIndex> Canvas::Impl::slot_of(const GlyphKey& key) {
  if (const auto known = atlas.find(key)) return known;
  rasterise(fonts, key.font, key.glyph, static_cast<float>(key.quarter_sizes) * 0.25F, key.quarter, image);
  if (image.width * (image.colored ? 4 : 1) >= Atlas::width_px || image.height >= Atlas::width_px) return std::nullopt;
  if (const auto added = atlas.insert(key, image)) return added;
  compact();
  return atlas.insert(key, image);
}

// Glyphs recorded earlier in this frame have moved within the atlas: their vertices follow.
void Canvas::Impl::compact() {
  const auto moved = atlas.compact();
  if (!moved) return;
  for (RecordedGlyph& glyph : glyphs) {
    const SlotIndex now = (*moved)[glyph.slot];
    if (now == Atlas::gone) {
      set_texels(&list.VtxBuffer[glyph.first_vertex], AtlasSlot{.x = blank_texel, .y = blank_texel}, {});
      ++left_out;
      continue;
    }
    glyph.slot = now;
    set_texels(&list.VtxBuffer[glyph.first_vertex], atlas.slot(now), glyph.columns);
  }
}

unsigned strip_length(unsigned period) { return strip_px / period * period; }

std::optional<SlotIndex> Canvas::Impl::strip_of(std::uint16_t on, std::uint16_t period) {
  const GlyphKey key{no_font, on, period, 0};
  if (const auto known = atlas.find(key)) return known;
  image.width = static_cast<int>(strip_length(period));
  image.height = 1;
  image.left = 0;
  image.top = 0;
  image.colored = false;
  image.coverage.assign(strip_length(period), 0);
  for (unsigned x = 0; x < image.coverage.size(); ++x) {
    if (x % period < on) image.coverage[x] = 255;
  }
  if (const auto added = atlas.insert(key, image)) return added;
  compact();
  return atlas.insert(key, image);
}

}  // namespace render
