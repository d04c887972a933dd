// What stands in the strip: the dictionary, every text with what belongs to it, every list of articles that have a
// word, every word; in this order, one behind the other, and nothing besides.
#include "store/edition_rows.h"
#include "store/edition_walk.h"
#include "store/schema.h"
#include "store/search/word_index.h"
#include "store/strip.h"

namespace store {
namespace {

using base::Result;

// A frame of texts as the rows of its articles tell of it, one row after the other.
struct Frame {
  std::int64_t begin = 0;
  std::int64_t bytes = 0;
  std::int64_t end() const { return begin + bytes; }
};

const char* fault_of(const PackedWord& word, const std::string& before) {
  if (word.word <= before) return "words out of order";
  const bool zero = word.word.find('\0') != std::string::npos || word.written.find('\0') != std::string::npos;
  return zero ? "a word with a zero byte" : nullptr;
}

// Where the texts end: check_texts says that they do.
Result<std::int64_t> end_of_texts(const Database& database) {
  Statement row = TRY(database.prepare("SELECT begin + bytes FROM body ORDER BY article DESC LIMIT 1"));
  if (!TRY(row.step())) return database.integer("SELECT dictionary FROM edition WHERE edition = 1");
  const std::int64_t end = row.integer(0);
  TRY(row.step());
  return end;
}

// The blocks of words stand behind the lists, and are the last.
Result<void> check_blocks(Walk& walk, std::int64_t begin) {
  Statement row = TRY(walk.database().prepare("SELECT begin, bytes FROM word ORDER BY first"));
  std::int64_t end = begin;
  while (TRY(row.step())) {
    if (row.integer(0) != end) return damaged("blocks of words out of order");
    end += row.integer(1);
  }
  if (TRY(strip_bytes(walk.database())) != end) return damaged("a strip of another length");
  return {};
}

// Reads a whole record, which must begin where the one before it ends; then `end` is where this one does.
Result<void> check_record(const StoredText& stored, std::size_t& end) {
  if (stored.at != end) return damaged("texts out of order");
  Article article;
  end = TRY(decode_record(stored.frame, stored.at, stored.text_bytes, Depth::whole, article));
  return {};
}

}  // namespace

Result<void> check_words(Walk& walk) {
  WordIndex index = TRY(WordIndex::open(walk.database()));
  RowSet rows(index.rows());
  std::string before;
  std::int64_t lists = TRY(end_of_texts(walk.database()));
  TRY(index.seek(""));
  for (IndexedWord word; !walk.full() && TRY(index.next(word));) {
    const char* fault = fault_of(word.packed, before);
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
  return check_blocks(walk, lists);
}

Result<void> check_texts(Walk& walk) {
  TextReader* texts = TRY(texts_of(walk.database()));
  Statement row = TRY(walk.database().prepare("SELECT article, begin, bytes FROM body ORDER BY article"));
  Frame frame{0, TRY(walk.database().integer("SELECT dictionary FROM edition WHERE edition = 1"))};
  std::size_t end = 0;   // of what was read of the frame
  std::size_t size = 0;  // of the frame, unpacked
  const std::int64_t articles = TRY(walk.database().integer("SELECT count(*) FROM body"));
  for (std::int64_t done = 0; TRY(row.step()); ++done) {
    walk.reached(static_cast<std::size_t>(done), static_cast<std::size_t>(articles));
    const Frame next{row.integer(1), row.integer(2)};
    if (next.begin != frame.begin || next.bytes != frame.bytes) {
      if (next.begin != frame.end() || end != size) return damaged("texts out of order");
      end = 0;
    }
    frame = next;
    const StoredText stored = TRY(texts->find(row.integer(0)));
    size = stored.frame.size();
    const std::size_t begin = end;
    TRY(check_record(stored, end));
    TRY(walk.spend(end - begin));
  }
  if (end != size) return damaged("a frame with more behind its texts");
  return {};
}

}  // namespace store
