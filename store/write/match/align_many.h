// Many pairs of many texts, of which not all fit into memory. Texts are read and prepared when a batch of pairs needs
// them and kept while there is room; the one that is needed last goes first (Belady 1966: the order of the pairs is
// known).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/write/match/match.h"

namespace store {

struct TextPair {
  std::size_t a = 0;
  std::size_t b = 0;
};

// Where the texts are. Both functions are called from several threads at once.
struct TextSource {
  std::vector<std::uint32_t> bytes;  // of each text
  std::function<base::Result<std::string>(std::size_t)> read;
  std::function<std::string_view(std::size_t)> language;  // BCP 47, or empty
};

struct AlignOptions {
  MatchPreset preset = MatchPreset::news;
  WordDetail detail = WordDetail::with_words;
  ParagraphRule paragraphs = ParagraphRule::run_on;
};

// Calls take(number of the pair, its passages) once for each pair, from several threads, in no certain order. Pairs
// that share texts should stand near each other. Fails with what `read` fails with, or interrupted.
base::Result<void> align_many(const TextSource& texts, std::span<const TextPair> pairs, const AlignOptions& options,
                              const base::Task& task,
                              const std::function<void(std::size_t, std::vector<Passage>)>& take);

}  // namespace store
