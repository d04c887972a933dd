#include "store/search/word_codec.h"

#include <algorithm>
#include <bit>

#include "platform/base/utf8.h"

namespace store {
namespace {

using base::Result;

// k of the Rice code that suits `count` of `rows`. Requires: 1 <= count <= rows.
unsigned low_bits_of(std::int64_t count, std::int64_t rows) {
  return static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(rows / count))) - 1;
}

class BitWriter {
 public:
  void put(std::uint64_t bits, unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      if (used_ % 8 == 0) bytes_ += '\0';
      if ((bits >> i & 1U) != 0)
        bytes_.back() = static_cast<char>(static_cast<unsigned char>(bytes_.back()) | 1U << used_ % 8);
      ++used_;
    }
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::size_t used_ = 0;
};

// Bits from the low end of each byte. Behind the end there are zeros, and ok() is false once one of them was taken.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  // Ones up to a zero, which is taken too.
  std::uint64_t ones() {
    std::uint64_t count = 0;
    while (true) {
      fill();
      const auto run = static_cast<unsigned>(std::countr_one(window_));
      if (run < held_ || held_ == 0) {
        take(run + 1);
        return count + run;
      }
      take(held_);
      count += run;
    }
  }
  // Requires: count <= 32.
  std::uint64_t low(unsigned count) {
    fill();
    const std::uint64_t bits = window_ & ((std::uint64_t{1} << count) - 1);
    take(count);
    return bits;
  }
  bool ok() const { return ok_; }
  // Whether all bytes were taken, and what is left of the last is zeros.
  bool at_end() const { return ok_ && at_ == bytes_.size() && held_ < 8 && window_ == 0; }

 private:
  void fill() {
    while (held_ <= 56 && at_ < bytes_.size()) {
      window_ |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << held_;
      held_ += 8;
    }
  }
  void take(unsigned count) {
    if (count > held_) ok_ = false;
    const unsigned taken = std::min(count, held_);
    window_ = taken >= 64 ? 0 : window_ >> taken;
    held_ -= taken;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint64_t window_ = 0;
  unsigned held_ = 0;  // bits of the window
  bool ok_ = true;
};

}  // namespace

void append_word(std::string& block, std::string_view before, const PackedWord& word) {
  const std::string_view text = word.word;
  const auto parted = std::mismatch(before.begin(), before.end(), text.begin(), text.end());
  const auto shared = static_cast<std::size_t>(parted.second - text.begin());
  put_number(block, shared);
  put_number(block, text.size() - shared);
  block += text.substr(shared);
  put_number(block, static_cast<std::uint64_t>(word.rows));
  put_number(block, word.list_bytes);
  put_number(block, word.written.size());
  block += word.written;
}

Result<bool> BlockReader::next(PackedWord& out) {
  if (reader_.left.empty()) return false;
  const std::uint64_t shared = reader_.number();
  const std::string_view more = reader_.bytes(reader_.number());
  if (!reader_.ok || shared > out.word.size() || shared + more.size() > max_word_bytes || shared + more.size() == 0)
    return damaged_bytes("a word of the search index");
  out.word.resize(shared);
  out.word += more;
  out.rows = static_cast<std::int64_t>(reader_.number());
  const std::uint64_t list_bytes = reader_.number();
  out.written = reader_.bytes(reader_.number());
  if (!reader_.ok || out.rows < 1 || list_bytes > UINT32_MAX || out.written.size() > max_word_bytes)
    return damaged_bytes("a word of the search index");
  out.list_bytes = static_cast<std::uint32_t>(list_bytes);
  if (base::first_invalid(out.word) || base::first_invalid(out.written))
    return damaged_bytes("a word of the search index that is not UTF-8");
  return true;
}

void RowSet::intersect(const RowSet& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
}

bool RowSet::meets(const RowSet& other) const {
  for (std::size_t i = 0; i < bits_.size(); ++i)
    if ((bits_[i] & other.bits_[i]) != 0) return true;
  return false;
}

std::vector<std::int64_t> RowSet::first(std::size_t most) const {
  std::vector<std::int64_t> rows;
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1) {
      if (rows.size() >= most) return rows;
      rows.push_back(static_cast<std::int64_t>(i * 64) + std::countr_zero(left));
    }
  }
  return rows;
}

std::string encode_list(std::span<const std::int64_t> listed, std::int64_t rows) {
  BitWriter bits;
  if (listed.empty()) return bits.take();
  const unsigned low_bits = low_bits_of(static_cast<std::int64_t>(listed.size()), rows);
  std::int64_t last = 0;
  for (const std::int64_t row : listed) {
    const auto passed = static_cast<std::uint64_t>(row - last - 1);
    for (std::uint64_t ones = passed >> low_bits; ones > 0; --ones) bits.put(1, 1);
    bits.put(0, 1);
    bits.put(passed, low_bits);
    last = row;
  }
  return bits.take();
}

Result<void> decode_list(std::string_view list, std::int64_t count, RowSet& out) {
  if (count < 1 || count > out.rows()) return damaged_bytes("a list of more articles than there are");
  const unsigned low_bits = low_bits_of(count, out.rows());
  BitReader bits(list);
  std::uint64_t row = 0;
  const auto rows = static_cast<std::uint64_t>(out.rows());
  for (std::int64_t i = 0; i < count; ++i) {
    const std::uint64_t high = bits.ones() << low_bits;
    row += (high | bits.low(low_bits)) + 1;
    if (!bits.ok() || row > rows) return damaged_bytes("a list of articles");
    out.insert(static_cast<std::int64_t>(row));
  }
  if (!bits.at_end()) return damaged_bytes("a list of articles with more behind it");
  return {};
}

}  // namespace store
