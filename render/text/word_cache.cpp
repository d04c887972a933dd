#include "render/text/word_cache.h"

#include <functional>

namespace render {
namespace {

constexpr std::size_t most_glyphs = 64UL * 1024;  // 1 MB; about 10,000 words

bool same(const WordView& a, std::u16string_view a_text, const WordView& b, std::u16string_view b_text) {
  return a.language == b.language && a.script == b.script && a.font == b.font && a.right_to_left == b.right_to_left &&
         a_text == b_text;
}

std::size_t hash_of(const WordView& key, std::u16string_view text) {
  const std::size_t kind = (std::size_t{key.script} << 20U) ^ (std::size_t{key.font} << 1U) ^
                           static_cast<std::size_t>(key.right_to_left) ^ std::hash<const void*>{}(key.language);
  return std::hash<std::u16string_view>{}(text) ^ (kind * 0x9E3779B97F4A7C15ULL);
}

}  // namespace

std::size_t WordCache::Hash::operator()(const WordView& word) const { return hash_of(word, word.text); }
std::size_t WordCache::Hash::operator()(const Word& word) const { return hash_of(word.key, word.text); }

bool WordCache::Equal::operator()(const Word& a, const Word& b) const { return same(a.key, a.text, b.key, b.text); }
bool WordCache::Equal::operator()(const WordView& a, const Word& b) const { return same(a, a.text, b.key, b.text); }
bool WordCache::Equal::operator()(const Word& a, const WordView& b) const { return same(a.key, a.text, b, b.text); }

std::optional<std::span<const WordGlyph>> WordCache::find(const WordView& word) const {
  const auto found = words_.find(word);
  if (found == words_.end()) return std::nullopt;
  return std::span(glyphs_).subspan(found->second.first, found->second.count);
}

void WordCache::insert(const WordView& word, std::span<const WordGlyph> glyphs) {
  if (glyphs_.size() + glyphs.size() > most_glyphs) {
    words_.clear();
    glyphs_.clear();
  }
  const auto first = static_cast<std::uint32_t>(glyphs_.size());
  glyphs_.insert(glyphs_.end(), glyphs.begin(), glyphs.end());
  WordView key = word;
  key.text = {};
  words_.emplace(Word{std::u16string(word.text), key}, Stretch{first, static_cast<std::uint32_t>(glyphs.size())});
}

}  // namespace render
