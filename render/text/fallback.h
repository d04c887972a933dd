// Fallback: which font draws a grapheme cluster that the face in use lacks. Noto names its files after the scripts, so
// most are found by ICU's name of the script; the exceptions stand in a table. For render/text only.
#pragma once

#include <span>
#include <string_view>

#include "render/text/fonts_impl.h"

namespace render {

// What a cluster needs: code points, and the script it belongs to (UScriptCode) once neighbours have been asked.
struct ClusterNeed {
  std::u32string_view code_points;
  std::int32_t script = 0;
};

// True if the font has every code point that is drawn (joiners and variation selectors are not).
bool covers(const OpenFont& font, std::u32string_view code_points);

// True for clusters that are shown as pictures, where there is a font of pictures.
bool wants_emoji(std::u32string_view code_points);

// The best font for a cluster that the face lacks (or that wants emoji): the first candidate that covers it, else the
// one that has most of it, else the face itself; then the package that would help is noted.
FontIndex fallback_font(Fonts::Impl& fonts, Face face, std::string_view language, const ClusterNeed& need);

}  // namespace render
