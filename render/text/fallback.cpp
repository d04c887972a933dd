#include "render/text/fallback.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace render {
namespace {

// Scripts whose font is not called Noto{Serif,Sans} + ICU's name of the script, in order of preference; %s stands for
// Serif or Sans as the face is.
struct NamedFonts {
  UScriptCode script;
  std::array<std::string_view, 2> stems;
};
constexpr std::array<NamedFonts, 6> named_fonts = {{
    {USCRIPT_ARABIC, {"NotoNaskhArabic", "NotoSansArabic"}},
    {USCRIPT_LATIN, {"Noto%s", "NotoSans"}},
    {USCRIPT_GREEK, {"Noto%s", "NotoSans"}},
    {USCRIPT_CYRILLIC, {"Noto%s", "NotoSans"}},
    {USCRIPT_NKO, {"NotoSansNKo", ""}},
    {USCRIPT_NUSHU, {"NotoSansNushu", "NotoTraditionalNushu"}},
}};

// Tried for symbols and for what the script's own fonts lack.
constexpr std::array<std::string_view, 8> symbol_files = {"NotoSans-Regular.ttf",
                                                          "NotoSerif-Regular.ttf",
                                                          "NotoSansSymbols-Regular.ttf",
                                                          "NotoSansSymbols2-Regular.ttf",
                                                          "NotoSansMath-Regular.ttf",
                                                          "NotoMusic-Regular.ttf",
                                                          "DejaVuSans.ttf",
                                                          "NotoColorEmoji.ttf"};

constexpr std::string_view emoji_file = "NotoColorEmoji.ttf";

// Faces of Debian's Noto CJK collections, by the language whose forms they hold.
constexpr unsigned cjk_japanese = 0;
constexpr unsigned cjk_korean = 1;
constexpr unsigned cjk_simplified = 2;
constexpr unsigned cjk_traditional = 3;

bool is_serif(Face face) { return face == Face::serif || face == Face::serif_bold || face == Face::serif_italic; }
bool is_bold(Face face) { return face == Face::serif_bold || face == Face::sans_bold; }

bool is_cjk(std::int32_t script) {
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         script == USCRIPT_KATAKANA_OR_HIRAGANA || script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO;
}

// Fullwidth forms, ideographic punctuation: of no script, but drawn by CJK fonts only.
bool is_cjk_symbol(char32_t c) {
  return (c >= 0x2E80 && c <= 0x33FF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF);
}

unsigned cjk_face(std::int32_t script, std::string_view language) {
  if (script == USCRIPT_HANGUL) return cjk_korean;
  if (script == USCRIPT_BOPOMOFO) return cjk_traditional;
  if (script != USCRIPT_HAN && is_cjk(script)) return cjk_japanese;
  if (language.starts_with("ja")) return cjk_japanese;
  if (language.starts_with("ko")) return cjk_korean;
  const auto names = [language](std::string_view part) { return language.find(part) != std::string_view::npos; };
  if (names("Hant") || names("TW") || names("HK") || names("MO")) return cjk_traditional;
  return cjk_simplified;
}

// Drawn by nothing of their own: joiners, variation selectors, controls of direction.
bool is_invisible(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

void append(std::vector<FontIndex>& list, FontIndex font) {
  if (font != no_font && std::find(list.begin(), list.end(), font) == list.end()) list.push_back(font);
}

void append_stem(Fonts::Impl& impl, std::vector<FontIndex>& list, std::string_view stem, Face face) {
  if (stem.empty()) return;
  std::string name(stem);
  if (const auto at = name.find("%s"); at != std::string::npos) name.replace(at, 2, is_serif(face) ? "Serif" : "Sans");
  if (is_bold(face)) append(list, find_font(impl, name + "-Bold.ttf"));
  append(list, find_font(impl, name + "-Regular.ttf"));
}

// "Canadian_Aboriginal" -> "CanadianAboriginal"
std::string name_in_files(std::int32_t script) {
  std::string name = uscript_getName(static_cast<UScriptCode>(script));
  std::erase(name, '_');
  return name;
}

void append_script_fonts(Fonts::Impl& impl, std::vector<FontIndex>& list, std::int32_t script, Face face) {
  for (const NamedFonts& named : named_fonts) {
    if (named.script != script) continue;
    for (const std::string_view stem : named.stems) append_stem(impl, list, stem, face);
    return;
  }
  const std::string name = name_in_files(script);
  append_stem(impl, list, "Noto%s" + name, face);
  append_stem(impl, list, (is_serif(face) ? "NotoSans" : "NotoSerif") + name, face);
}

void append_cjk_fonts(Fonts::Impl& impl, std::vector<FontIndex>& list, unsigned face_in_file, Face face) {
  const std::string first = is_serif(face) ? "NotoSerifCJK" : "NotoSansCJK";
  const std::string second = is_serif(face) ? "NotoSansCJK" : "NotoSerifCJK";
  for (const std::string& stem : {first, second}) {
    if (is_bold(face)) append(list, find_font(impl, stem + "-Bold.ttc", face_in_file));
    append(list, find_font(impl, stem + "-Regular.ttc", face_in_file));
  }
}

// Scripts that look small beside Latin at the same size.
float scale_of(std::int32_t script) { return script == USCRIPT_ARABIC ? 1.15F : 1.0F; }

// The fonts to try for a script, opened now and remembered.
std::span<const FontIndex> candidates(Fonts::Impl& impl, Face face, std::int32_t script, unsigned face_in_file) {
  const std::uint32_t key =
      static_cast<std::uint32_t>(script) * 64 + face_in_file * 8 + static_cast<std::uint32_t>(face);
  auto [place, is_new] = impl.candidates.try_emplace(key);
  std::vector<FontIndex>& list = place->second;
  if (!is_new) return list;
  if (is_cjk(script)) append_cjk_fonts(impl, list, face_in_file, face);
  if (script > USCRIPT_INHERITED && !is_cjk(script)) append_script_fonts(impl, list, script, face);
  for (const FontIndex font : list) {
    if (font >= face_count) impl.fonts[font].scale = scale_of(script);
  }
  for (const std::string_view file : symbol_files) append(list, find_font(impl, file));
  return list;
}

std::size_t count_covered(const OpenFont& font, std::u32string_view code_points) {
  return static_cast<std::size_t>(std::count_if(code_points.begin(), code_points.end(), [&](char32_t c) {
    return is_invisible(c) || nominal_glyph(font, c) != 0;
  }));
}

// A sign shared by many scripts counts for itself, whatever text it stands in.
std::int32_t own_script(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

// Whether fonts-noto-core is there as far as this script goes: its own font for a script of today, else any of it.
bool has_core_fonts(Fonts::Impl& impl, std::int32_t script) {
  if (script > USCRIPT_INHERITED && uscript_getUsage(static_cast<UScriptCode>(script)) >= USCRIPT_USAGE_LIMITED_USE) {
    std::vector<FontIndex> own;
    append_script_fonts(impl, own, script, Face::sans);
    return !own.empty();
  }
  return find_font(impl, "NotoSansSymbols2-Regular.ttf") != no_font;
}

void note_missing(Fonts::Impl& impl, const ClusterNeed& need, bool emoji) {
  std::string package = "fonts-noto-core";
  if (is_cjk(need.script) || is_cjk_symbol(need.code_points.front())) package = "fonts-noto-cjk";
  if (emoji) package = "fonts-noto-color-emoji";
  // A package that is installed and lacks the character does not help.
  const bool there = package == "fonts-noto-core"  ? has_core_fonts(impl, own_script(need.code_points.front()))
                     : package == "fonts-noto-cjk" ? find_font(impl, "NotoSansCJK-Regular.ttc") != no_font
                                                   : find_font(impl, emoji_file) != no_font;
  if (there) return;
  const auto place = std::lower_bound(impl.missing_packages.begin(), impl.missing_packages.end(), package);
  if (place == impl.missing_packages.end() || *place != package) impl.missing_packages.insert(place, package);
}

}  // namespace

bool covers(const OpenFont& font, std::u32string_view code_points) {
  return std::all_of(code_points.begin(), code_points.end(),
                     [&](char32_t c) { return nominal_glyph(font, c) != 0 || is_invisible(c); });
}

bool wants_emoji(std::u32string_view code_points) {
  constexpr char32_t emoji_selector = 0xFE0F;
  constexpr char32_t text_selector = 0xFE0E;
  if (code_points.find(text_selector) != std::u32string_view::npos) return false;
  return code_points.find(emoji_selector) != std::u32string_view::npos ||
         u_hasBinaryProperty(static_cast<UChar32>(code_points.front()), UCHAR_EMOJI_PRESENTATION) != 0;
}

FontIndex fallback_font(Fonts::Impl& impl, Face face, std::string_view language, const ClusterNeed& need) {
  const auto own = static_cast<FontIndex>(face);
  const bool emoji = wants_emoji(need.code_points);
  if (emoji) {
    const FontIndex pictures = find_font(impl, emoji_file);
    if (pictures != no_font && covers(impl.fonts[pictures], need.code_points)) return pictures;
    if (covers(impl.fonts[own], need.code_points)) return own;
  }
  std::int32_t script = need.script;
  if (!is_cjk(script) && is_cjk_symbol(need.code_points.front())) script = USCRIPT_HAN;
  const unsigned face_in_file = is_cjk(script) ? cjk_face(script, language) : 0;
  FontIndex best = own;
  std::size_t most = count_covered(impl.fonts[own], need.code_points);
  for (const FontIndex font : candidates(impl, face, script, face_in_file)) {
    const std::size_t covered = count_covered(impl.fonts[font], need.code_points);
    if (covered == need.code_points.size()) return font;
    if (covered <= most) continue;
    most = covered;
    best = font;
  }
  note_missing(impl, need, emoji);
  return best;
}

}  // namespace render
