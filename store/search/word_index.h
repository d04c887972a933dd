// The search index as it is asked: words in the order of their bytes, and the rows of search_order that have them. The
// words of titles stand there once more behind title_mark. One block of words is held at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "store/body.h"
#include "store/search/word_codec.h"
#include "store/sqlite.h"
#include "store/strip.h"

namespace store {

// In front of a word that stands in a title. Folded words hold no such sign, and it comes before all that they hold.
constexpr std::string_view title_mark = "+";
// What stands in texts comes at or behind this, what stands in titles before.
constexpr std::string_view first_word = "0";

struct IndexedWord {
  PackedWord packed;
  std::int64_t list_at = 0;  // where its list begins in the strip
};

// Must not outlive its Database. Everything fails with bad_input on a damaged index, io, interrupted.
class WordIndex {
 public:
  static base::Result<WordIndex> open(const Database& database);

  std::int64_t rows() const { return rows_; }  // of search_order

  // Nothing when no article has the word.
  base::Result<std::optional<IndexedWord>> find(std::string_view word);
  // How many articles have it, 0 for none.
  base::Result<std::int64_t> rows_with(std::string_view word);

  // The words from `from` on, in order: seek, then next() until it says false.
  base::Result<void> seek(std::string_view from);
  base::Result<bool> next(IndexedWord& out);

  // Adds the rows that have the word. Requires: out.rows() == rows().
  base::Result<void> add_rows(const IndexedWord& word, RowSet& out);

 private:
  WordIndex(const Database& database, BodyReader unpack, StripReader strip, Statement holding, Statement following)
      : database_(&database),
        unpack_(std::move(unpack)),
        strip_(std::move(strip)),
        holding_(std::move(holding)),
        following_(std::move(following)) {}
  base::Result<void> take_block(Statement& row);
  base::Result<bool> take_next_block();
  base::Result<bool> advance();

  const Database* database_;
  BodyReader unpack_;
  StripReader strip_;
  Statement holding_;    // the block that would hold a word
  Statement following_;  // the first block behind a word
  std::int64_t rows_ = 0;

  std::string first_;       // word of the block that is read
  std::int64_t begin_ = 0;  // of the frame that is held
  std::int64_t bytes_ = 0;  // of it; 0 when none is
  std::string words_;       // its words, unpacked
  bool reading_ = false;    // whether words of it are left, or a block follows
  BlockReader reader_{{}};  // of words_: an index is moved only before it is asked
  IndexedWord word_;        // read last
  bool pending_ = false;    // seek() read it, and next() has not handed it out
};

}  // namespace store
