#include "store/write/vocabulary.h"

#include <libstemmer.h>

#include <algorithm>
#include <cstring>

#include "store/write/word_weights.h"

namespace store {

namespace {

constexpr std::size_t places = std::size_t{1} << 16U;

template <class Number>
std::uint64_t load(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t part) {
  hash = (hash ^ part) * 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 32U);
}

// Eight bytes at a time, the last ones overlapping, mixed as MurmurHash3 ends, so that neighbouring words spread over
// the places.
std::uint64_t hash_of(std::string_view bytes) {
  const char* at = bytes.data();
  const std::size_t size = bytes.size();
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8) hash = mixed(hash, load<std::uint64_t>(at + i));
    hash = mixed(hash, load<std::uint64_t>(at + size - 8));
  } else if (size >= 4) {
    hash = mixed(hash, load<std::uint32_t>(at) << 32U | load<std::uint32_t>(at + size - 4));
  } else if (size > 0) {
    hash = mixed(hash, load<std::uint8_t>(at) << 16U | load<std::uint8_t>(at + size / 2) << 8U |
                           load<std::uint8_t>(at + size - 1));
  }
  hash = mixed(hash, size);  // by itself: "no" and "non" are read alike above
  hash *= 0xC4CEB9FE1A85EC53ULL;
  hash ^= hash >> 29U;
  return hash == 0 ? 1 : hash;
}

std::string_view primary_subtag(std::string_view language) { return language.substr(0, language.find_first_of("-_")); }

std::string_view stem_of(std::string_view word, sb_stemmer* stemmer) {
  if (!stemmer || word.size() < 3) return word;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (!stem) return word;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace

void Vocabulary::CloseStemmer::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Vocabulary::Vocabulary() : known_(places) {}

void Vocabulary::set_language(std::string_view language) {
  if (opened_ && language == language_) return;
  language_ = language;
  opened_ = true;
  const std::string name(language.empty() ? "en" : primary_subtag(language));
  stemmer_.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
  std::fill(known_.begin(), known_.end(), KnownWord{});
}

const KnownWord& Vocabulary::know(std::string_view folded) {
  const std::uint64_t hash = hash_of(folded);
  KnownWord& place = known_[hash % places];
  if (place.word == hash) return place;
  place.word = hash;
  place.stem = static_cast<std::uint32_t>(hash_of(stem_of(folded, stemmer_.get())) >> 32U);
  place.weight = weight_of(folded, primary_subtag(language_));
  return place;
}

}  // namespace store
