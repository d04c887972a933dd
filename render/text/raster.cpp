// Rasters: coverage images of glyphs from FreeType, vertically hinted ("light"), at quarter pixels in x.
#include <ft2build.h>

#include <algorithm>
#include <cmath>

#include <freetype/freetype.h>
#include <freetype/ftoutln.h>

#include "render/text/fonts_impl.h"

namespace render {
namespace {

// The FreeType face of a font at the size; null when the file is broken for FreeType.
FT_Face face_at(Fonts::Impl& impl, OpenFont& font, float size_px) {
  if (font.raster_failed) return nullptr;
  if (!font.raster) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(font.bytes.get(), &length);
    FT_Open_Args source{};
    source.flags = FT_OPEN_MEMORY;
    source.memory_base = reinterpret_cast<const FT_Byte*>(data);
    source.memory_size = static_cast<FT_Long>(length);
    FT_Face face = nullptr;
    font.raster_failed = FT_Open_Face(impl.library.get(), &source, static_cast<FT_Long>(font.face_in_file), &face) != 0;
    if (font.raster_failed) return nullptr;
    font.raster.reset(face);
  }
  FT_Face face = font.raster.get();
  if (!FT_IS_SCALABLE(face) || font.raster_size_px == size_px) return face;
  const auto size = static_cast<FT_F26Dot6>(std::lround(size_px * 64.0F));
  if (FT_Set_Char_Size(face, 0, size, 72, 72) != 0) return nullptr;
  font.raster_size_px = size_px;
  return face;
}

void copy_bitmap(const FT_Bitmap& bitmap, GlyphImage& out) {
  out.width = static_cast<int>(bitmap.width);
  out.height = static_cast<int>(bitmap.rows);
  out.coverage.resize(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
  const unsigned char* row = bitmap.buffer;
  for (auto to = out.coverage.begin(); to != out.coverage.end(); row += bitmap.pitch) {
    to = std::copy_n(row, bitmap.width, to);
  }
}

// How much ink a pixel of a colour picture (BGRA, premultiplied) is in one colour: dark parts full, bright ones a
// quarter, so that a face keeps its eyes.
float ink_of(const unsigned char* bgra) {
  const float alpha = static_cast<float>(bgra[3]) / 255.0F;
  const float luminance = (0.07F * static_cast<float>(bgra[0]) + 0.72F * static_cast<float>(bgra[1]) +
                           0.21F * static_cast<float>(bgra[2])) /
                          255.0F;
  return std::clamp(alpha - 0.75F * luminance, 0.0F, 1.0F);
}

// Mean ink of the picture's pixels under column x, row y of an image scaled down by `step`.
std::uint8_t mean_ink(const FT_Bitmap& bitmap, int x, int y, float step) {
  const auto bound = [step](int at, unsigned limit) {
    return std::min(static_cast<int>(static_cast<float>(at) * step), static_cast<int>(limit));
  };
  const int x_end = std::max(bound(x + 1, bitmap.width), bound(x, bitmap.width) + 1);
  const int y_end = std::max(bound(y + 1, bitmap.rows), bound(y, bitmap.rows) + 1);
  float sum = 0;
  int count = 0;
  for (int from_y = bound(y, bitmap.rows); from_y < std::min(y_end, static_cast<int>(bitmap.rows)); ++from_y) {
    for (int from_x = bound(x, bitmap.width); from_x < std::min(x_end, static_cast<int>(bitmap.width)); ++from_x) {
      sum += ink_of(bitmap.buffer + static_cast<std::ptrdiff_t>(from_y) * bitmap.pitch + std::ptrdiff_t{from_x} * 4);
      ++count;
    }
  }
  return count == 0 ? std::uint8_t{0}
                    : static_cast<std::uint8_t>(std::lround(255.0F * sum / static_cast<float>(count)));
}

// Fonts of pictures (colour emoji) come in one size: scaled to the one asked for.
void scale_picture(FT_Face face, std::uint32_t glyph, float size_px, GlyphImage& out) {
  if (face->num_fixed_sizes < 1 || FT_Select_Size(face, 0) != 0) return;
  if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR) != 0) return;
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0 || bitmap.rows == 0) return;
  const float step = static_cast<float>(face->size->metrics.y_ppem) / std::max(size_px, 1.0F);
  out.width = std::max(1, static_cast<int>(std::lround(static_cast<float>(bitmap.width) / step)));
  out.height = std::max(1, static_cast<int>(std::lround(static_cast<float>(bitmap.rows) / step)));
  out.left = static_cast<int>(std::lround(static_cast<float>(face->glyph->bitmap_left) / step));
  out.top = static_cast<int>(std::lround(static_cast<float>(face->glyph->bitmap_top) / step));
  out.coverage.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  auto to = out.coverage.begin();
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) *to++ = mean_ink(bitmap, x, y, step);
  }
}

}  // namespace

void rasterise(Fonts& fonts, FontIndex font, std::uint32_t glyph, float size_px, int quarter, GlyphImage& out) {
  out.width = out.height = out.left = out.top = 0;
  out.coverage.clear();
  Fonts::Impl& impl = fonts.impl();
  if (font >= impl.fonts.size()) return;
  FT_Face face = face_at(impl, impl.fonts[font], size_px);
  if (face == nullptr) return;
  if (!FT_IS_SCALABLE(face)) {
    scale_picture(face, glyph, size_px, out);
    return;
  }
  if (FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return;
  FT_GlyphSlot slot = face->glyph;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return;
  FT_Outline_Translate(&slot->outline, FT_Pos{quarter} * 16, 0);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return;
  if (slot->bitmap.width == 0 || slot->bitmap.rows == 0) return;
  out.left = slot->bitmap_left;
  out.top = slot->bitmap_top;
  copy_bitmap(slot->bitmap, out);
}

}  // namespace render
