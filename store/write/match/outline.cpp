#include "store/write/match/outline.h"

#include "store/tokens.h"

namespace store {

namespace {

std::uint32_t marked(std::uint32_t stem, WordKind kind) { return (stem & ~1U) | (kind == WordKind::common ? 0U : 1U); }

}  // namespace

Outline outline_of(const MatchText& text, Vocabulary& vocabulary) {
  const Tokens tokens = tokenise(text.text, text.language);
  vocabulary.set_language(text.language);
  Outline outline;
  outline.stems.reserve(tokens.words.size() * 2 / 3);
  for (const Token& word : tokens.words) {
    const KnownWord& known = vocabulary.know(folded_word(tokens, word));
    if (known.kind == WordKind::function) continue;
    outline.stems.push_back(marked(known.stem, known.kind));
  }
  outline.stems.shrink_to_fit();
  return outline;
}

}  // namespace store
