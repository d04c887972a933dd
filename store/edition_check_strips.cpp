// What stands in the strips: every word of the search index with every row that is told to have it; and that nothing
// stands there besides.
#include "store/body.h"
#include "store/edition_rows.h"
#include "store/edition_walk.h"
#include "store/schema.h"
#include "store/strip.h"
#include "store/word_index.h"

namespace store {
namespace {

using base::Result;

// The blocks as the table tells of them: a word is looked up by what its block begins with.
class Blocks {
 public:
  static Result<Blocks> open(const Database& database) {
    return Blocks(TRY(database.prepare("SELECT block, first, begin, bytes FROM word ORDER BY block")));
  }
  // What is wrong with `word` being the next of that block; nullptr when nothing is.
  Result<const char*> take(std::int64_t block, const std::string& word) {
    if (block == last_) return nullptr;
    last_ = block;
    if (!TRY(row_.step()) || row_.integer(0) != block || row_.text(1) != word) return "a block under another word";
    if (row_.integer(2) != end_) return "blocks out of order";
    end_ += row_.integer(3);
    return nullptr;
  }
  Result<bool> at_end() { return !TRY(row_.step()); }
  std::int64_t end() const { return end_; }  // in the strip of words

 private:
  explicit Blocks(Statement row) : row_(std::move(row)) {}
  Statement row_;
  std::int64_t last_ = 0;
  std::int64_t end_ = 0;
};

const char* fault_of(const PackedWord& word, const std::string& before) {
  if (word.word <= before) return "words out of order";
  const bool zero = word.word.find('\0') != std::string::npos || word.written.find('\0') != std::string::npos;
  return zero ? "a word with a zero byte" : nullptr;
}

Result<void> expect_bytes(Walk& walk, Strip strip, std::int64_t bytes) {
  if (TRY(strip_bytes(walk.database(), strip)) != bytes) return damaged("a strip of another length");
  return {};
}

}  // namespace

Result<void> check_words(Walk& walk) {
  WordIndex index = TRY(WordIndex::open(walk.database()));
  Blocks blocks = TRY(Blocks::open(walk.database()));
  RowSet rows(index.rows());
  std::string before;
  std::int64_t lists = 0;
  TRY(index.seek(""));
  for (IndexedWord word; !walk.full() && TRY(index.next(word));) {
    const char* fault = fault_of(word.packed, before);
    if (fault == nullptr) fault = TRY(blocks.take(index.block(), word.packed.word));
    if (fault == nullptr && word.list_at != lists) fault = "lists out of order";
    // What comes behind could be endless.
    if (fault != nullptr) return damaged(fault);
    Result<void> sound = index.add_rows(word, rows);
    if (!sound) TRY(walk.note("word " + word.packed.word, std::move(sound).error()));
    lists += word.packed.list_bytes;
    before = word.packed.word;
    TRY(walk.spend(before.size() + word.packed.list_bytes + static_cast<std::uint64_t>(word.packed.rows)));
  }
  if (walk.full()) return {};
  if (!TRY(blocks.at_end())) return damaged("blocks of words out of order");
  TRY(expect_bytes(walk, Strip::words, blocks.end()));
  return expect_bytes(walk, Strip::lists, lists);
}

Result<void> check_texts(Walk& walk) {
  Statement row = TRY(walk.database().prepare("SELECT begin, bytes FROM body ORDER BY article"));
  std::int64_t end = 0;
  while (TRY(row.step())) {
    if (row.integer(0) != end || row.integer(1) < 1 || row.integer(1) > frame_bound(max_text_bytes))
      return damaged("texts out of order");
    end += row.integer(1);
  }
  return expect_bytes(walk, Strip::texts, end);
}

}  // namespace store
