// Itemise: a paragraph as UTF-16 with its boundaries (graphemes, line break opportunities), and cut into runs of one
// direction, one script and one font. Offsets are UTF-16 units of the paragraph unless they are called bytes.
// For render/text only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/utf8.h"
#include "render/text/layout.h"

struct UBreakIterator;
struct UBiDi;

namespace render {

struct IcuCloser {
  void operator()(UBreakIterator* iterator) const;
  void operator()(UBiDi* bidi) const;
};

// ICU's rules, opened once.
struct Boundaries {
  std::unique_ptr<UBreakIterator, IcuCloser> graphemes;
  std::unique_ptr<UBreakIterator, IcuCloser> lines;
  std::string language;  // of `lines`
  std::unique_ptr<UBiDi, IcuCloser> bidi;
};
// Fails with `unavailable` when ICU's data is missing.
base::Result<void> open_boundaries(Boundaries& boundaries);

struct TextRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t script = 0;  // ISO 15924 tag
  FontIndex font = 0;
  std::uint8_t level = 0;  // bidirectional; odd: right to left
};

// Text between two forced breaks. Reused from one paragraph to the next.
struct Paragraph {
  std::u16string text;                 // as shown: tabs are spaces, controls word joiners; one unit for one
  std::vector<std::uint32_t> byte_of;  // text.size() + 1 offsets into the whole text
  std::vector<std::uint8_t> grapheme;  // text.size() + 1 flags: a grapheme cluster begins here
  std::vector<std::uint32_t> breaks;   // where a line may end, ascending; the last is text.size()
  std::vector<std::uint8_t> levels;    // of each unit
  std::vector<std::int32_t> scripts;   // of each unit, UScriptCode, none of them Common where a neighbour is not
  std::vector<FontIndex> font_of;      // of each unit
  std::vector<TextRun> runs;           // in logical order, cut at graphemes only
  std::uint8_t base_level = 0;         // 1: right to left
};

// Fills the paragraph from text[range], which holds no forced break. `base_level` 0 or 1.
void read_paragraph(Boundaries& boundaries, std::string_view text, base::TextRange range, std::uint8_t base_level,
                    std::string_view language, Paragraph& out);

// Splits a paragraph that was read into runs; asks fallback.cpp for fonts.
void itemise(Fonts::Impl& fonts, Face face, std::string_view language, Paragraph& paragraph);

// 1 if the first strong character of the text is right-to-left, else 0.
std::uint8_t level_from_text(std::string_view text);
// The same by what most of its strong characters are; by the first where there are as many of both.
std::uint8_t level_from_most(std::string_view text);

// The code point that begins at unit `at`; `at` moves behind it. A lone surrogate is U+FFFD.
char32_t next_code_point(const std::u16string& text, std::uint32_t& at);

// Space that hangs over the end of a line instead of taking room there.
bool is_hanging_space(char16_t unit);

}  // namespace render
