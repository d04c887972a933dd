// Fonts: the faces Lectern draws with, found at run time where Debian's packages put them, and glyph images.
// Opened once, kept for the life of the program. No GL. Not for two threads at once: layouts share its scratch memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace render {

// What a designer asks for; scripts a face lacks fall back to other fonts, glyph cluster by glyph cluster.
enum class Face : std::uint8_t { serif, serif_bold, serif_italic, sans, sans_bold };

// A concrete font file: index into the open fonts. The first five are the faces, the rest fallbacks.
using FontIndex = std::uint16_t;

struct FontMetrics {  // pixels at the asked size; all positive
  float ascent = 0;
  float descent = 0;
  float x_height = 0;
  float cap_height = 0;
};

// Coverage of one glyph, 0..255, row by row. left/top place it relative to the pen on the baseline (y down:
// the first row stands at baseline - top).
struct GlyphImage {
  int width = 0;
  int height = 0;
  int left = 0;
  int top = 0;
  std::vector<std::uint8_t> coverage;
  // A picture (emoji): each row holds four rows of `width`, one after the other: red, green, blue, coverage.
  bool colored = false;
};

class Fonts {
 public:
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;
  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;
  ~Fonts();

  struct Impl;
  Impl& impl() { return *impl_; }  // for render/text only
  const Impl& impl() const { return *impl_; }

 private:
  explicit Fonts(std::unique_ptr<Impl> impl);
  friend base::Result<Fonts> open_fonts(const std::vector<std::string>& folders);
  std::unique_ptr<Impl> impl_;
};

// The folders Debian's font packages install to.
std::vector<std::string> default_font_folders();

// Fails with `unavailable`, naming the missing file and the Debian package to install. Fallback fonts are optional
// and opened when first needed.
base::Result<Fonts> open_fonts(const std::vector<std::string>& folders = default_font_folders());

FontMetrics metrics(Fonts& fonts, Face face, float size_px);

// Rasterises with light hinting at x + quarter/4 pixels (quarter 0..3). Reuses `out`. An empty image (a space, or a
// broken font) has width 0.
void rasterise(Fonts& fonts, FontIndex font, std::uint32_t glyph, float size_px, int quarter, GlyphImage& out);

// Packages that would give glyphs for text met so far and not drawable, e.g. "fonts-noto-cjk"; empty when none. Sorted;
// valid until the next layout.
const std::vector<std::string>& missing_font_packages(const Fonts& fonts);

}  // namespace render
