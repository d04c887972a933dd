// The search index as it is asked: words in the order of their bytes, and the rows of search_order that have them. The
// words of titles stand there once more behind title_mark. One block of words is held at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "store/body.h"
#include "store/sqlite.h"
#include "store/strip.h"
#include "store/word_codec.h"

namespace store {

// In front of a word that stands in a title. Folded words hold no such sign, and it comes before all that they hold.
constexpr std::string_view title_mark = "+";
// What stands in texts comes at or behind this, what stands in titles before.
constexpr std::string_view first_word = "0";

struct IndexedWord {
  PackedWord packed;
  std::int64_t list_at = 0;  // where its list begins in the strip of lists
};

// Must not outlive its Database. Everything fails with bad_input on a damaged index, io, interrupted.
class WordIndex {
 public:
  static base::Result<WordIndex> open(const Database& database);

  std::int64_t rows() const { return rows_; }    // of search_order
  std::int64_t block() const { return block_; }  // of the word that next() gave

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
  WordIndex(const Database& database, BodyReader unpack, StripReader frames, StripReader lists, Statement holding,
            Statement numbered)
      : database_(&database),
        unpack_(std::move(unpack)),
        frames_(std::move(frames)),
        lists_(std::move(lists)),
        holding_(std::move(holding)),
        numbered_(std::move(numbered)) {}
  base::Result<void> take_block(Statement& row);
  base::Result<bool> advance();

  const Database* database_;
  BodyReader unpack_;
  StripReader frames_;
  StripReader lists_;
  Statement holding_;   // the block that would hold a word
  Statement numbered_;  // a block by its number
  std::int64_t rows_ = 0;

  std::int64_t block_ = 0;  // the one held; 0 for none
  std::string words_;       // its words, unpacked
  BlockReader reader_{{}};  // of words_: an index is moved only before it is asked
  IndexedWord word_;        // read last
  bool pending_ = false;    // seek() read it, and next() has not handed it out
};

}  // namespace store
