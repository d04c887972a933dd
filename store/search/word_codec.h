// The packed parts of the search index: blocks of words, and for each word the list of rows (of search_order) that have
// it. Pure functions; FORMAT.md tells the same for other programs.
//
//   block = { shared:number more:number bytes  rows:number list:number  written:number bytes }
//           shared: bytes at the beginning that the word before has too (0 for the first); more: bytes that follow
//           rows: how many have the word; list: bytes of its list; written: bytes of its spelling with accents, or 0
//   list  = for each row, rising: how many rows were passed over since the one before (from 0 for the first), Rice
//   coded:
//           n >> k ones, a zero, the k low bits of n, low first; bits fill bytes from their low end, the last with
//           zeros k = the whole part of log2(all rows / rows of the list)
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/packed_number.h"

namespace store {

// No word, and no spelling of one, is longer.
constexpr std::size_t max_word_bytes = 1024;

struct PackedWord {
  std::string word;
  std::int64_t rows = 0;  // at least 1
  std::uint32_t list_bytes = 0;
  std::string written;  // "" when it is written as it is folded
};

void append_word(std::string& block, std::string_view before, const PackedWord& word);

// Reads a block word by word.
class BlockReader {
 public:
  // Requires: the bytes outlive the reader.
  explicit BlockReader(std::string_view packed) : reader_{packed} {}
  // The next word into `out`, whose memory is taken again; false at the end. Fails with bad_input when the bytes are
  // not those of a word, or the word and its spelling are not valid UTF-8 of at most max_word_bytes.
  base::Result<bool> next(PackedWord& out);

 private:
  PackedReader reader_;
};

// A set of rows, numbered from 1.
class RowSet {
 public:
  explicit RowSet(std::int64_t rows) : rows_(rows), bits_(static_cast<std::size_t>(rows / 64 + 1)) {}
  std::int64_t rows() const { return rows_; }  // how many there are, in the set or not
  // Requires: 1 <= row <= rows().
  void insert(std::int64_t row) { bits_[static_cast<std::size_t>(row) / 64] |= std::uint64_t{1} << (row % 64); }
  // Requires: both are of as many rows.
  void intersect(const RowSet& other);
  bool meets(const RowSet& other) const;
  // The first `most` of the set, rising.
  std::vector<std::int64_t> first(std::size_t most) const;

 private:
  std::int64_t rows_;
  std::vector<std::uint64_t> bits_;
};

// Requires: `listed` rises, within 1 .. rows.
std::string encode_list(std::span<const std::int64_t> listed, std::int64_t rows);
// Adds the rows of a list to `out`. Fails with bad_input unless the bytes are exactly `count` rows of out.rows().
base::Result<void> decode_list(std::string_view list, std::int64_t count, RowSet& out);

}  // namespace store
