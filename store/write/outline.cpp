#include "store/write/outline.h"

#include "store/tokens.h"

namespace store {

Outline outline_of(const MatchText& text, Vocabulary& vocabulary) {
  const Tokens tokens = tokenise(text.text, text.language);
  vocabulary.set_language(text.language);
  Outline outline;
  outline.stems.reserve(tokens.words.size() * 2 / 3);
  for (const Token& word : tokens.words) {
    const KnownWord& known = vocabulary.know(folded_word(tokens, word));
    const WordKind kind = kind_of(known.weight);
    if (kind == WordKind::function) continue;
    outline.stems.push_back((known.stem & ~1U) | (kind == WordKind::common ? 0U : 1U));
  }
  outline.stems.shrink_to_fit();
  return outline;
}

}  // namespace store
