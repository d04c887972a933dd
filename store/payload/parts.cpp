#include "store/payload/parts.h"

namespace store {

std::string part_suffix(std::size_t part) {
  const std::string digits = std::to_string(part);
  return "." + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::vector<std::string> payload_files(std::string_view name, std::uint64_t bytes, std::uint64_t part_bytes) {
  if (bytes <= part_bytes) return {std::string(name)};
  std::vector<std::string> files;
  for (std::size_t part = 0; part * part_bytes < bytes; ++part) files.push_back(std::string(name) + part_suffix(part));
  return files;
}

}  // namespace store
