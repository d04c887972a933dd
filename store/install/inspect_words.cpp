#include "store/install/inspect_words.h"

#include <array>
#include <charconv>

namespace store {
namespace {

std::optional<std::uint64_t> number_of(const std::string& text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::vector<std::string> order_words(const InspectionOrder& order) {
  const Manifest& manifest = order.manifest;
  std::vector<std::string> words{order.path, manifest.id};
  for (const std::uint64_t number :
       {order.memory_bytes, order.cpu_seconds, manifest.serial, manifest.articles, manifest.db_size})
    words.push_back(std::to_string(number));
  return words;
}

std::optional<InspectionOrder> parse_order(const std::vector<std::string>& words) {
  constexpr std::size_t texts = 2;
  std::array<std::uint64_t, 5> numbers{};
  if (words.size() != texts + numbers.size()) return std::nullopt;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::optional<std::uint64_t> number = number_of(words[texts + i]);
    if (!number) return std::nullopt;
    numbers[i] = *number;
  }
  InspectionOrder order;
  order.path = words[0];
  order.manifest.id = words[1];
  order.memory_bytes = numbers[0];
  order.cpu_seconds = numbers[1];
  order.manifest.serial = numbers[2];
  order.manifest.articles = numbers[3];
  order.manifest.db_size = numbers[4];
  return order;
}

}  // namespace store
