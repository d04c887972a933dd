// Known words: the words of an edition's texts in memory, for looking at each of them again and again: the edition has
// them in compressed blocks. Front-coded, some 8 bytes a word; never more than most_known_word_bytes. Holds words of
// the edition, and nothing of who asked for them.
//
//   word = { shared:byte more:byte  rows:number  bytes }
//          shared: bytes at the beginning that the word before has too, whole letters; more: bytes that follow
//          rows: how many articles have it, doubled, and one more when it is written otherwise than it is folded
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace store {

class WordIndex;

// A million words or so; 100,000 articles have 430,000. Of an edition with more the rest is read each time.
constexpr std::size_t most_known_word_bytes = std::size_t{8} << 20U;

struct KnownWords {
  std::size_t most_bytes = most_known_word_bytes;
  std::string packed;
  std::string last;  // the last word in it; the next part goes on behind
  bool begun = false;
  bool at_end = false;  // there are no words behind
};

// Adds words behind the last until there are none, or most_bytes of them. Fails as the index does; what was added
// stays, and the next call goes on there. A word of more than 255 bytes, which no writer of ours makes, is left out.
base::Result<void> fill(KnownWords& words, WordIndex& index);

// Goes over the words of a words, which it must not outlive.
class KnownWordReader {
 public:
  explicit KnownWordReader(const KnownWords& words) : left_(words.packed) {}

  bool next() {
    if (left_.empty()) return false;
    take_head();
    word_.resize(shared_);
    word_.append(left_, 0, more_);
    left_.remove_prefix(more_);
    return true;
  }

  // Passes over the words behind this one that share its first `shared` bytes or more.
  void pass(std::size_t shared) {
    while (!left_.empty() && byte(0) >= shared) {
      take_head();
      left_.remove_prefix(more_);
    }
  }

  const std::string& word() const { return word_; }
  std::size_t shared() const { return shared_; }  // its first bytes that the word before has too
  std::int64_t rows() const { return static_cast<std::int64_t>(rows_ / 2); }
  bool written_otherwise() const { return rows_ % 2 != 0; }

 private:
  std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(left_[at]); }

  void take_head() {
    shared_ = byte(0);
    more_ = byte(1);
    rows_ = 0;
    std::size_t at = 2;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t next = byte(at++);
      rows_ |= static_cast<std::uint64_t>(next & 0x7fU) << shift;
      if (next < 0x80) break;
    }
    left_.remove_prefix(at);
  }

  std::string_view left_;
  std::string word_;
  std::size_t shared_ = 0;
  std::size_t more_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace store
