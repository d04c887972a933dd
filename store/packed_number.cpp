#include "store/packed_number.h"

namespace store {
namespace {

constexpr std::uint64_t max_number = std::uint64_t{0xffffffffU} * 2 + 1;

}  // namespace

void put_number(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>((value & 0x7fU) | 0x80U);
    value >>= 7U;
  }
  out += static_cast<char>(value);
}

void put_signed(std::string& out, std::int64_t value) {
  const auto wide = static_cast<std::uint64_t>(value);
  put_number(out, value < 0 ? ~wide * 2 + 1 : wide * 2);
}

std::uint8_t PackedReader::byte() {
  if (!ok || left.empty()) {
    ok = false;
    return 0;
  }
  const auto value = static_cast<std::uint8_t>(left.front());
  left.remove_prefix(1);
  return value;
}

std::uint64_t PackedReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    const std::uint8_t next = byte();
    value |= static_cast<std::uint64_t>(next & 0x7fU) << shift;
    if ((next & 0x80U) == 0) {
      // One number has one spelling: no zeros at its high end.
      if ((next == 0 && shift > 0) || value > max_number) ok = false;
      return ok ? value : 0;
    }
  }
  ok = false;
  return 0;
}

std::int64_t PackedReader::signed_number() {
  const std::uint64_t value = number();
  const auto half = static_cast<std::int64_t>(value / 2);
  return value % 2 == 0 ? half : -half - 1;
}

std::string_view PackedReader::bytes(std::uint64_t count) {
  if (!ok || count > left.size()) {
    ok = false;
    return {};
  }
  const std::string_view taken = left.substr(0, count);
  left.remove_prefix(count);
  return taken;
}

}  // namespace store
