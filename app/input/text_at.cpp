#include "app/input/text_at.h"

#include <string>

#include "app/input/text_borders.h"

namespace app {
namespace {

struct Stretch {
  base::TextRange range;
  std::int32_t status = 0;  // what ICU says of it
};

// The stretch between two of ICU's borders that holds the offset; nothing where it has none.
std::optional<Stretch> stretch_at(std::string_view text, std::uint32_t offset, UBreakIteratorType type,
                                  const std::string& locale) {
  const Borders borders = borders_of(text, type, locale.c_str());
  if (!borders.breaker) return std::nullopt;
  UBreakIterator* breaker = borders.breaker.get();
  const std::int32_t end = ubrk_following(breaker, static_cast<std::int32_t>(offset));
  if (end == UBRK_DONE) return std::nullopt;
  const std::int32_t kind = ubrk_getRuleStatus(breaker);
  const std::int32_t begin = ubrk_previous(breaker);
  return Stretch{{begin == UBRK_DONE ? 0 : static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind};
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

std::optional<base::TextRange> word_at(std::string_view text, std::uint32_t offset) {
  const std::optional<Stretch> word = stretch_at(text, offset, UBRK_WORD, "");
  if (!word || word->status < UBRK_WORD_NONE_LIMIT) return std::nullopt;
  return word->range;
}

base::TextRange sentence_at(std::string_view text, std::string_view language, std::uint32_t offset) {
  // With the abbreviations that ICU knows of the language: "Mr." ends no sentence.
  const std::string locale = std::string(language.substr(0, language.find('-'))) + "@ss=standard";
  const std::optional<Stretch> sentence = stretch_at(text, offset, UBRK_SENTENCE, locale);
  base::TextRange range = sentence ? sentence->range : base::TextRange{0, static_cast<std::uint32_t>(text.size())};
  while (range.begin < range.end && is_space(text[range.begin])) ++range.begin;
  while (range.end > range.begin && is_space(text[range.end - 1])) --range.end;
  return range;
}

}  // namespace app
