// What Fonts holds: open font files, the fallbacks found so far, the boundary rules of ICU and the scratch memory of a
// layout. For render/text only.
#pragma once

#include <hb.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "render/text/font.h"
#include "render/text/itemise.h"
#include "render/text/shape.h"
#include "render/text/word_cache.h"

struct FT_LibraryRec_;
struct FT_FaceRec_;

namespace render {

struct FreeTypeLibraryCloser {
  void operator()(FT_LibraryRec_* library) const;
};
struct FreeTypeFaceCloser {
  void operator()(FT_FaceRec_* face) const;
};
struct HarfBuzzRelease {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

// A mapped font file. HarfBuzz measures in font units (so that a shape is the same at every size); FreeType opens the
// same bytes when the first glyph is rasterised.
struct OpenFont {
  std::unique_ptr<hb_blob_t, HarfBuzzRelease> bytes;
  std::unique_ptr<hb_font_t, HarfBuzzRelease> shaper;
  std::unique_ptr<FT_FaceRec_, FreeTypeFaceCloser> raster;
  bool raster_failed = false;
  bool pictures = false;  // colour emoji
  unsigned face_in_file = 0;
  float units_per_em = 1000;
  float scale = 1;  // of the size asked for: scripts that look small beside Latin are enlarged
  std::uint32_t space_glyph = 0;
  std::int32_t space_advance = 0;  // font units
  float raster_size_px = 0;        // what `raster` is set to
};

constexpr FontIndex no_font = 0xFFFF;
constexpr std::size_t face_count = 5;

struct FreeTypeState;

struct Fonts::Impl {
  std::vector<std::string> folders;
  std::unique_ptr<FT_LibraryRec_, FreeTypeLibraryCloser> freetype;  // before `fonts`: it must outlive their faces
  std::vector<OpenFont> fonts;
  std::unordered_map<std::string, FontIndex> by_name;                    // "NotoSans-Regular.ttf#0" -> index or no_font
  std::unordered_map<std::uint32_t, std::vector<FontIndex>> candidates;  // by fallback key, see fallback.cpp
  std::vector<std::string> missing_packages;                             // sorted
  std::unique_ptr<hb_buffer_t, HarfBuzzRelease> buffer;
  std::vector<std::uint16_t> units;  // what HarfBuzz is given
  Boundaries boundaries;
  WordCache words;
  std::vector<WordGlyph> word_glyphs;
  Paragraph paragraph;  // the paragraph being laid out
  Shaped shaped;
  LineDraft draft;
};

// The font in the first of the folders that has the file, opened if need be; no_font when none has it or it is broken.
// `face_in_file` counts the faces of a collection (.ttc).
FontIndex find_font(Fonts::Impl& impl, std::string_view file_name, unsigned face_in_file = 0);

// Glyph of a code point; 0 when the font lacks it.
std::uint32_t nominal_glyph(const OpenFont& font, char32_t code_point);

}  // namespace render
