#include "store/write/match/surroundings.h"

#include <algorithm>
#include <span>

namespace store {

namespace {

constexpr std::uint32_t near_words = 80;  // on either side: what is said there belongs to the same statement

// The paragraphs that the span touches, in words.
WordSpan paragraphs_of(const Prepared& text, WordSpan span) {
  while (span.begin > 0 && text.pauses[span.begin] != Pause::paragraph) --span.begin;
  while (span.end < text.words.size() && text.pauses[span.end] != Pause::paragraph) ++span.end;
  return span;
}

// The span and so many words before it and after it, of a text of `size` words.
WordSpan widened(WordSpan span, std::uint32_t words, std::size_t size) {
  return {span.begin - std::min(span.begin, words), std::min(static_cast<std::uint32_t>(size), span.end + words)};
}

// The places of a stem in the text, in rising order; none where it does not stand.
std::span<const std::uint32_t> find_places(const PlaceIndex& index, std::uint32_t stem) {
  const auto key = std::lower_bound(index.keys.begin(), index.keys.end(), stem);
  if (key == index.keys.end() || *key != stem) return {};
  return places_of(index, static_cast<std::size_t>(key - index.keys.begin()));
}

bool stands_in(std::span<const std::uint32_t> places, WordSpan span) {
  const auto place = std::lower_bound(places.begin(), places.end(), span.begin);
  return place != places.end() && *place < span.end;
}

bool stands_far_away(const Stretch& side, std::uint32_t stem, WordSpan near) {
  const std::span<const std::uint32_t> places = find_places(side.text->telling, stem);
  if (stands_in(places, near)) return false;
  const std::vector<std::uint32_t>& background = side.text->background_stems;
  if (!background.empty()) return std::binary_search(background.begin(), background.end(), stem);
  return stands_in(places, widened(near, article_words, side.text->words.size()));
}

}  // namespace

float count_elsewhere(const Stretch& one, const Stretch& other) {
  const WordSpan span = other.span;
  const WordSpan near = other.text->background_stems.empty() ? widened(span, near_words, other.text->words.size())
                                                             : paragraphs_of(*other.text, span);
  float count = 0;
  for (const TellingStem& stem : one.stems) count += stands_far_away(other, stem.stem, near) ? 1.0F : 0.0F;
  return count;
}

float count_rest(const Stretch& one, const std::vector<SharedStem>& of_sentences, bool is_a) {
  const auto outside = std::count_if(of_sentences.begin(), of_sentences.end(), [&](const SharedStem& stem) {
    return !has_stem(one.stems, is_a ? stem.a.stem : stem.b.stem);
  });
  return static_cast<float>(outside);
}

}  // namespace store
