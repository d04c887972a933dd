#include "store/search/known_words.h"

#include <algorithm>

#include "store/packed_number.h"
#include "store/search/word_index.h"

namespace store {
namespace {

using base::Result;

constexpr std::size_t most_word_bytes = 255;

// Bytes at the beginning that both have, as far as whole letters go.
std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t shared = 0;
  while (shared < most && a[shared] == b[shared]) ++shared;
  const auto is_within = [](std::string_view word, std::size_t at) {
    return at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U;
  };
  while (shared > 0 && (is_within(a, shared) || is_within(b, shared))) --shared;
  return shared;
}

}  // namespace

Result<void> fill(KnownWords& words, WordIndex& index) {
  TRY(index.seek(words.begun ? std::string_view(words.last) : first_word));
  for (IndexedWord next; words.packed.size() < words.most_bytes;) {
    if (!TRY(index.next(next))) {
      words.at_end = true;
      words.packed.shrink_to_fit();
      return {};
    }
    const std::string& word = next.packed.word;
    // What does not rise comes from a damaged index, and would be gone over for ever.
    if (word.size() > most_word_bytes || (words.begun && word <= words.last)) continue;
    const std::size_t shared = words.packed.empty() ? 0 : shared_bytes(words.last, word);
    words.packed += static_cast<char>(shared);
    words.packed += static_cast<char>(word.size() - shared);
    put_number(words.packed, static_cast<std::uint64_t>(next.packed.rows) * 2 + (next.packed.written.empty() ? 0 : 1));
    words.packed.append(word, shared);
    words.last = word;
    words.begun = true;
  }
  return {};
}

}  // namespace store
