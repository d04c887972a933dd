// Word cache: words as HarfBuzz shaped them, in font units, so that they serve every size and every column: stories of
// one event share most of their words, and A+ or a resized window shapes nothing. When it is full it is emptied.
// Spaces part words in every font Lectern opens; a font that kerns across them would lose that kerning.
// For render/text only.
#pragma once

#include <hb.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "render/text/font.h"

namespace render {

struct WordGlyph {
  std::int32_t advance = 0;
  std::int32_t dx = 0;
  std::int32_t dy = 0;
  std::uint16_t id = 0;
  std::uint8_t offset = 0;  // of its cluster, in UTF-16 units from the word's start
  bool unsafe_to_break = false;
};

constexpr std::size_t longest_cached_word = 48;  // units; offset has 8 bits

struct WordView {
  std::u16string_view text;
  hb_language_t language = nullptr;
  std::uint32_t script = 0;
  FontIndex font = 0;
  bool right_to_left = false;
};

class WordCache {
 public:
  // Glyphs in visual order, valid until the next insert; nothing for a word not met.
  std::optional<std::span<const WordGlyph>> find(const WordView& word) const;
  // Requires: the word is not there and no longer than longest_cached_word.
  void insert(const WordView& word, std::span<const WordGlyph> glyphs);

 private:
  struct Word {
    std::u16string text;
    WordView key;  // without the text
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const WordView& word) const;
    std::size_t operator()(const Word& word) const;
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(const Word& a, const Word& b) const;
    bool operator()(const WordView& a, const Word& b) const;
    bool operator()(const Word& a, const WordView& b) const;
  };
  struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  std::unordered_map<Word, Stretch, Hash, Equal> words_;
  std::vector<WordGlyph> glyphs_;
};

}  // namespace render
