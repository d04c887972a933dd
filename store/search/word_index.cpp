#include "store/search/word_index.h"

#include "store/edition_rows.h"
#include "store/schema.h"

namespace store {

using base::Result;

Result<WordIndex> WordIndex::open(const Database& database) {
  WordIndex index(
      database, TRY(BodyReader::open("")), TRY(StripReader::open(database)),
      TRY(database.prepare("SELECT first, begin, bytes, lists FROM word WHERE first <= ? ORDER BY first DESC LIMIT 1")),
      TRY(database.prepare("SELECT first, begin, bytes, lists FROM word WHERE first > ? ORDER BY first LIMIT 1")));
  index.rows_ = TRY(database.integer("SELECT articles FROM edition WHERE edition = 1"));
  if (index.rows_ < 0 || index.rows_ > max_articles) return damaged("an impossible number of articles");
  return index;
}

// Holds the block of the row that stands, before its first word.
Result<void> WordIndex::take_block(Statement& row) {
  TRY(database_->go_on());
  first_ = row.text(0);
  const std::int64_t begin = row.integer(1);
  const std::int64_t bytes = row.integer(2);
  const std::int64_t lists = row.integer(3);
  constexpr std::int64_t far = std::int64_t{1} << 40U;
  if (bytes < 1 || bytes > frame_bound(max_block_bytes) || lists < 0 || lists > far)
    return damaged("an impossible block of words");
  if (begin != begin_ || bytes != bytes_) {
    bytes_ = 0;
    const std::string frame = TRY(strip_.read(begin, bytes));
    words_ = TRY(unpack_.decompress(frame, max_block_bytes));
    begin_ = begin;
    bytes_ = bytes;
  }
  row.reset();
  reader_ = BlockReader(words_);
  word_.packed = {};
  word_.list_at = lists;
  reading_ = true;
  // A block is found by the word it is told to begin with.
  if (!TRY(reader_.next(word_.packed)) || word_.packed.word != first_) return damaged("a block under another word");
  reader_ = BlockReader(words_);
  word_.packed = {};
  return {};
}

// The block behind the one held; false behind the last.
Result<bool> WordIndex::take_next_block() {
  following_.reset();
  following_.bind(1, std::string_view(first_));
  reading_ = TRY(following_.step());
  if (!reading_) return false;
  // Else a damaged tree could be endless.
  if (following_.text(0) <= first_) return damaged("blocks of words out of order");
  TRY(take_block(following_));
  return true;
}

// The next word into word_; false behind the last.
Result<bool> WordIndex::advance() {
  while (reading_) {
    word_.list_at += word_.packed.list_bytes;
    if (TRY(reader_.next(word_.packed))) return true;
    if (!TRY(take_next_block())) return false;
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
    first_.clear();
    if (!TRY(take_next_block())) return {};
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
  return decode_list(TRY(strip_.read(word.list_at, word.packed.list_bytes)), word.packed.rows, out);
}

}  // namespace store
