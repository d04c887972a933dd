#include "render/text/font.h"

#include <ft2build.h>
#include <hb-ot.h>

#include <array>
#include <utility>

#include <freetype/freetype.h>

#include "platform/base/file.h"
#include "render/text/fonts_impl.h"

namespace render {
namespace {

constexpr std::array<std::string_view, face_count> face_files = {
    "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"};

// Leaves `shaper` empty when the file is no font.
OpenFont open_font(const std::string& path, unsigned face_in_file) {
  OpenFont font;
  font.face_in_file = face_in_file;
  font.bytes.reset(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!font.bytes) return font;
  hb_face_t* face = hb_face_create(font.bytes.get(), face_in_file);
  if (hb_face_get_glyph_count(face) > 0) {
    font.shaper.reset(hb_font_create(face));  // measures by its own OpenType tables, in font units
    font.units_per_em = static_cast<float>(hb_face_get_upem(face));
    font.pictures = hb_ot_color_has_png(face) != 0;
    font.space_glyph = nominal_glyph(font, U' ');
    font.space_advance = hb_font_get_glyph_h_advance(font.shaper.get(), font.space_glyph);
  }
  hb_face_destroy(face);
  return font;
}

std::string list_of(const std::vector<std::string>& folders) {
  std::string list;
  for (const std::string& folder : folders) list += (list.empty() ? "" : ", ") + folder;
  return list;
}

float metric(const OpenFont& font, hb_ot_metrics_tag_t tag, float fallback_em) {
  hb_position_t value = 0;
  if (hb_ot_metrics_get_position(font.shaper.get(), tag, &value) == 0) return fallback_em;
  return static_cast<float>(value) / font.units_per_em;
}

}  // namespace

void FreeTypeLibraryCloser::operator()(FT_LibraryRec_* library) const { FT_Done_FreeType(library); }
void FreeTypeFaceCloser::operator()(FT_FaceRec_* face) const { FT_Done_Face(face); }

Fonts::Fonts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

std::vector<std::string> default_font_folders() {
  return {"/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/dejavu"};
}

std::uint32_t nominal_glyph(const OpenFont& font, char32_t code_point) {
  hb_codepoint_t glyph = 0;
  hb_font_get_nominal_glyph(font.shaper.get(), code_point, &glyph);
  return glyph;
}

FontIndex find_font(Fonts::Impl& impl, std::string_view file_name, unsigned face_in_file) {
  const std::string key = std::string(file_name) + '#' + std::to_string(face_in_file);
  if (const auto known = impl.by_name.find(key); known != impl.by_name.end()) return known->second;
  FontIndex found = no_font;
  for (const std::string& folder : impl.folders) {
    const std::string path = base::join_path(folder, std::string(file_name));
    if (!base::file_exists(path)) continue;
    OpenFont font = open_font(path, face_in_file);
    if (!font.shaper) continue;
    found = static_cast<FontIndex>(impl.fonts.size());
    impl.fonts.push_back(std::move(font));
    break;
  }
  impl.by_name.emplace(key, found);
  return found;
}

base::Result<Fonts> open_fonts(const std::vector<std::string>& folders) {
  auto impl = std::make_unique<Fonts::Impl>();
  impl->folders = folders;
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return base::Error{base::ErrorCode::unavailable, "FreeType does not start"};
  impl->freetype.reset(library);
  impl->buffer.reset(hb_buffer_create());
  for (const std::string_view file : face_files) {
    if (find_font(*impl, file) != no_font) continue;
    return base::Error{base::ErrorCode::unavailable,
                       "the font " + std::string(file) + " is not in " + list_of(folders) +
                           ": install Debian's package fonts-noto-core (apt install fonts-noto-core)"};
  }
  TRY(open_boundaries(impl->boundaries));
  return Fonts(std::move(impl));
}

FontMetrics metrics(Fonts& fonts, Face face, float size_px) {
  const OpenFont& font = fonts.impl().fonts[static_cast<std::size_t>(face)];
  FontMetrics result;
  result.ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 1.07F) * size_px;
  result.descent = -metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -0.29F) * size_px;
  result.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, 0.54F) * size_px;
  result.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 0.71F) * size_px;
  return result;
}

const std::vector<std::string>& missing_font_packages(const Fonts& fonts) { return fonts.impl().missing_packages; }

}  // namespace render
