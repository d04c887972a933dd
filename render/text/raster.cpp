// Rasters: coverage images of glyphs from FreeType, vertically hinted ("light"), at quarter pixels in x.
#include <ft2build.h>

#include <algorithm>
#include <array>
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
    font.raster_failed =
        FT_Open_Face(impl.freetype.get(), &source, static_cast<FT_Long>(font.face_in_file), &face) != 0;
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

// Where pixel `at` of an image scaled down by `step` begins in the picture.
int source_of(int at, float step, unsigned limit) {
  return std::min(static_cast<int>(static_cast<float>(at) * step), static_cast<int>(limit));
}

// The mean of the picture's pixels (BGRA, premultiplied) under column x, row y of an image scaled down by `step`: red,
// green and blue as they are without transparency, and coverage.
std::array<std::uint8_t, 4> mean_color(const FT_Bitmap& bitmap, int x, int y, float step) {
  const int x_begin = source_of(x, step, bitmap.width);
  const int y_begin = source_of(y, step, bitmap.rows);
  const int x_end =
      std::min(std::max(source_of(x + 1, step, bitmap.width), x_begin + 1), static_cast<int>(bitmap.width));
  const int y_end = std::min(std::max(source_of(y + 1, step, bitmap.rows), y_begin + 1), static_cast<int>(bitmap.rows));
  std::array<unsigned, 4> sum{};  // blue, green, red, coverage
  unsigned count = 0;
  for (int from_y = y_begin; from_y < y_end; ++from_y) {
    const unsigned char* pixel = bitmap.buffer + static_cast<std::ptrdiff_t>(from_y) * bitmap.pitch + x_begin * 4;
    for (int from_x = x_begin; from_x < x_end; ++from_x, pixel += 4, ++count) {
      for (std::size_t i = 0; i < 4; ++i) sum[i] += pixel[i];
    }
  }
  if (count == 0 || sum[3] == 0) return {};
  const auto whole = [&](std::size_t i) { return static_cast<std::uint8_t>(std::min(255U, sum[i] * 255U / sum[3])); };
  return {whole(2), whole(1), whole(0), static_cast<std::uint8_t>(sum[3] / count)};
}

// Fonts of pictures (colour emoji) come in one size: scaled to the one asked for.
void scale_picture(FT_Face face, std::uint32_t glyph, float size_px, GlyphImage& out) {
  if (face->num_fixed_sizes < 1 || FT_Select_Size(face, 0) != 0) return;
  if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR) != 0) return;
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0 || bitmap.rows == 0) return;
  const float step = static_cast<float>(face->size->metrics.y_ppem) / std::max(size_px, 1.0F);
  out.colored = true;
  out.width = std::max(1, static_cast<int>(std::lround(static_cast<float>(bitmap.width) / step)));
  out.height = std::max(1, static_cast<int>(std::lround(static_cast<float>(bitmap.rows) / step)));
  out.left = static_cast<int>(std::lround(static_cast<float>(face->glyph->bitmap_left) / step));
  out.top = static_cast<int>(std::lround(static_cast<float>(face->glyph->bitmap_top) / step));
  const auto w = static_cast<std::size_t>(out.width);
  out.coverage.resize(4 * w * static_cast<std::size_t>(out.height));
  auto row = out.coverage.begin();
  for (int y = 0; y < out.height; ++y, row += static_cast<std::ptrdiff_t>(4 * w)) {
    for (int x = 0; x < out.width; ++x) {
      const std::array<std::uint8_t, 4> color = mean_color(bitmap, x, y, step);
      for (std::size_t plane = 0; plane < 4; ++plane) row[static_cast<std::ptrdiff_t>(plane * w) + x] = color[plane];
    }
  }
}

}  // namespace

void rasterise(Fonts& fonts, FontIndex font, std::uint32_t glyph, float size_px, int quarter, GlyphImage& out) {
  out.width = out.height = out.left = out.top = 0;
  out.coverage.clear();
  out.colored = false;
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
