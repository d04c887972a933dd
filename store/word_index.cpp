#include "store/word_index.h"

#include "store/edition_rows.h"
#include "store/schema.h"

namespace store {

using base::Result;

Result<WordIndex> WordIndex::open(const Database& database) {
  WordIndex index(
      database, TRY(BodyReader::open("")), TRY(StripReader::open(database, Strip::words)),
      TRY(StripReader::open(database, Strip::lists)),
      TRY(database.prepare(
          "SELECT block, begin, bytes, unpacked, lists FROM word WHERE first <= ? ORDER BY first DESC LIMIT 1")),
      TRY(database.prepare("SELECT block, begin, bytes, unpacked, lists FROM word WHERE block = ?")));
  index.rows_ = TRY(database.integer("SELECT articles FROM edition WHERE edition = 1"));
  if (index.rows_ < 0 || index.rows_ > max_articles) return damaged("an impossible number of articles");
  return index;
}

// Holds the block of the row that stands, before its first word.
Result<void> WordIndex::take_block(Statement& row) {
  TRY(database_->go_on());
  const std::int64_t block = row.integer(0);
  const std::int64_t bytes = row.integer(2);
  const std::int64_t unpacked = row.integer(3);
  const std::int64_t lists = row.integer(4);
  constexpr std::int64_t far = std::int64_t{1} << 40U;
  if (block < 1 || bytes > max_block_bytes || lists < 0 || lists > far || unpacked < 1 || unpacked > max_block_bytes)
    return damaged("an impossible block of words");
  if (block != block_) {
    block_ = 0;
    const std::string frame = TRY(frames_.read(row.integer(1), bytes));
    words_ = TRY(unpack_.decompress(frame, static_cast<std::uint64_t>(unpacked)));
    block_ = block;
  }
  row.reset();
  reader_ = BlockReader(words_);
  word_.packed = {};
  word_.list_at = lists;
  return {};
}

// The next word into word_; false behind the last.
Result<bool> WordIndex::advance() {
  while (block_ != 0) {
    word_.list_at += word_.packed.list_bytes;
    if (TRY(reader_.next(word_.packed))) return true;
    numbered_.reset();
    numbered_.bind(1, block_ + 1);
    if (!TRY(numbered_.step())) {
      block_ = 0;
    } else {
      TRY(take_block(numbered_));
    }
  }
  return false;
}

Result<void> WordIndex::seek(std::string_view from) {
  pending_ = false;
  holding_.reset();
  holding_.bind(1, from);
  if (TRY(holding_.step())) {
    TRY(take_block(holding_));
  } else {
    // It would stand before the first of all.
    numbered_.reset();
    numbered_.bind(1, std::int64_t{1});
    block_ = 0;
    if (!TRY(numbered_.step())) return {};
    TRY(take_block(numbered_));
  }
  do {
    if (!TRY(advance())) return {};
  } while (word_.packed.word < from);
  pending_ = true;
  return {};
}

Result<bool> WordIndex::next(IndexedWord& out) {
  if (!pending_ && !TRY(advance())) return false;
  pending_ = false;
  out = word_;
  return true;
}

Result<std::optional<IndexedWord>> WordIndex::find(std::string_view word) {
  TRY(seek(word));
  if (!pending_ || word_.packed.word != word) return std::optional<IndexedWord>();
  return std::optional<IndexedWord>(word_);
}

Result<std::int64_t> WordIndex::rows_with(std::string_view word) {
  const std::optional<IndexedWord> found = TRY(find(word));
  return found ? found->packed.rows : 0;
}

// However many of the articles have a word, its list has no more bytes than there are articles.
Result<void> WordIndex::add_rows(const IndexedWord& word, RowSet& out) {
  if (word.packed.list_bytes > rows_) return damaged("a list of articles that is too long");
  return decode_list(TRY(lists_.read(word.list_at, word.packed.list_bytes)), word.packed.rows, out);
}

}  // namespace store
