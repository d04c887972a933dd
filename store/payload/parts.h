// Payload: the bytes of an update as files. A stick's file system may hold no file of 4 GiB, so what is larger stands
// in parts, "edition.db.zst.000" and so on; size and digest are of all of them together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace store {

constexpr std::uint64_t most_part_bytes = 0xFFF00000;  // a little under 4 GiB

// The files of a payload of so many bytes: `name` alone, or its parts.
std::vector<std::string> payload_files(std::string_view name, std::uint64_t bytes, std::uint64_t part_bytes);

// ".007"
std::string part_suffix(std::size_t part);

}  // namespace store
