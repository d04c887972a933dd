// What the installer and its inspecting child say to each other: an order as arguments, an answer as lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/trust/manifest.h"

namespace store {

struct InspectionOrder {
  std::string path;
  std::uint64_t memory_bytes = 0;
  std::uint64_t cpu_seconds = 0;
  Manifest manifest;  // id, serial, articles and db_size alone
};

std::vector<std::string> order_words(const InspectionOrder& order);
std::optional<InspectionOrder> parse_order(const std::vector<std::string>& words);

constexpr const char* said_at = "at ";
constexpr const char* said_end = "end ";
constexpr std::size_t most_line_bytes = 2000;  // with its line feed

}  // namespace store
