// Folded words, one after the other in one string: lower case, straight quotes, no dots inside letters ("U.S") and no
// commas inside digits ("1,000"), and whatever NFKC case folding makes of other scripts.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "platform/base/utf8.h"

struct UNormalizer2;

namespace store {

// While words are added the string is longer than what was written, so that eight bytes can be at a time.
class FoldedWords {
 public:
  // `out` must outlive this; about `expected_bytes` will come. finish() is to be called at the end.
  FoldedWords(std::string& out, std::size_t expected_bytes);

  // Requires: the range holds ASCII letters, digits and apostrophes only.
  void add_plain(std::string_view text, base::TextRange range) {
    const std::size_t size = base::length(range);
    make_room(size);
    if (range.begin + size + step > text.size()) return add_at_end(base::slice(text, range));
    for (std::size_t done = 0; done < size; done += step) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + range.begin + done, step);
      eight |= (eight & 0x4040404040404040ULL) >> 1U;  // lower case: of these characters only letters have the bit 0x40
      std::memcpy(out_.data() + used_ + done, &eight, step);
    }
    used_ += size;
  }
  // Any word. Requires: it is not empty.
  void add(std::string_view word);

  std::size_t size() const { return used_; }
  void finish();

 private:
  static constexpr std::size_t step = sizeof(std::uint64_t);

  void make_room(std::size_t size) {
    if (used_ + size + step > out_.size()) grow(size);
  }
  void grow(std::size_t size);
  void add_at_end(std::string_view word);
  void append(std::string_view folded);

  std::string& out_;
  std::size_t used_ = 0;
  std::string scratch_;
  const UNormalizer2* folder_ = nullptr;
};

}  // namespace store
