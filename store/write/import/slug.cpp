#include "store/write/import/slug.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>

#include "store/write/clean/chars.h"

namespace store {
namespace {

// Most titles: nothing but their case changes.
bool is_ascii(std::string_view title) {
  return std::none_of(title.begin(), title.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// FNV-1a, 64 bits: the same on every machine, unlike std::hash.
std::string hash_name(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string name = "x";
  for (int i = 0; i < 10; ++i, hash >>= 4U) name += digits[hash & 15U];
  return name;
}

}  // namespace

struct Slugs::Latin {
  std::unique_ptr<icu::Transliterator> rules;
};

Slugs::Slugs() = default;
Slugs::~Slugs() = default;

std::string Slugs::to_ascii(std::string_view title) {
  if (is_ascii(title)) return lower_ascii(title);
  if (!latin_) {
    UErrorCode code = U_ZERO_ERROR;
    latin_ = std::make_unique<Latin>();
    latin_->rules.reset(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower()", UTRANS_FORWARD, code));
  }
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(title.data(), static_cast<std::int32_t>(title.size())));
  if (latin_->rules != nullptr) latin_->rules->transliterate(text);
  std::string ascii;
  text.toUTF8String(ascii);
  return ascii;
}

std::string Slugs::make(std::string_view title, std::size_t max_bytes) {
  std::string result;
  for (const char c : to_ascii(title.substr(0, 2000))) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      result += c;
    } else if (c != '\'' && !result.empty() && result.back() != '-') {
      result += '-';  // an apostrophe joins: "Connecticut's" is one word
    }
  }
  if (result.size() > max_bytes) {
    result.resize(max_bytes);
    const std::size_t word_end = result.rfind('-');
    if (word_end != std::string::npos && word_end > max_bytes / 2) result.resize(word_end);
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result.empty() ? hash_name(title) : result;
}

std::string slug(std::string_view title, std::size_t max_bytes) { return Slugs().make(title, max_bytes); }

}  // namespace store
