// Numbers as the packed columns of an edition hold them (FORMAT.md), and a reader for such bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace store {

// What is said of packed bytes that no writer of ours would have written; `what` names them.
inline base::Error damaged_bytes(const char* what) {
  return {base::ErrorCode::bad_input, std::string("damaged: ") + what};
}

// Unsigned LEB128: seven bits a byte, low first, the high bit says that more follow; at most five bytes.
void put_number(std::string& out, std::uint64_t value);
// n as 2n when n >= 0, else as -2n - 1.
void put_signed(std::string& out, std::int64_t value);

// Reads packed bytes from the front; after the first failure every answer is 0 or empty, and ok is false.
struct PackedReader {
  std::string_view left;
  bool ok = true;

  std::uint8_t byte();
  std::uint64_t number();  // in its shortest spelling, below 2^33
  std::int64_t signed_number();
  std::string_view bytes(std::uint64_t count);  // lives as long as what is read from
};

}  // namespace store
