#include "app/pack/build_cache.h"

#include <filesystem>
#include <iostream>
#include <utility>

#include "platform/base/file.h"
#include "store/write/import/build_memory.h"

namespace app {
namespace {

std::string hexadecimal(std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned shift = 64; shift > 0; shift -= 4) text += digits[number >> (shift - 4) & 15U];
  return text;
}

void say_unused(const std::string& file, const std::string& why) {
  std::cerr << file << ": the cache cannot be used (" << why
            << "); the edition does not depend on it. Choose another folder, or make room\n";
}

}  // namespace

std::string cache_file(const BuildOptions& options) {
  if (options.cache.empty()) return "";
  std::error_code failed;
  std::filesystem::path folder = std::filesystem::canonical(options.folder, failed);
  if (failed) folder = options.folder;
  return base::join_path(options.cache, hexadecimal(base::keyed_hash({}, folder.native()).low) + ".lectern-cache");
}

std::optional<base::Memo> open_cache(const std::string& file) {
  if (file.empty()) return std::nullopt;
  const std::optional<base::Hash128> stamp = base::program_stamp();
  if (!stamp) {
    say_unused(file, "/proc does not tell which program this is");
    return std::nullopt;
  }
  std::error_code failed;
  std::filesystem::create_directories(base::folder_of(file), failed);
  base::Result<base::Memo> memo = base::Memo::open(file, *stamp);
  if (memo) return std::move(memo).value();
  say_unused(file, memo.error().what);
  return std::nullopt;
}

void close_cache(const std::string& file, base::Memo& memo) {
  const base::Result<void> kept = memo.commit();
  if (!kept) say_unused(file, kept.error().what);
}

store::PairMemory pair_memory(base::Memo& memo, const store::ImportedFolder& folder) {
  const auto keys = [&folder](const store::TextPair& pair) {
    return std::pair(folder.text_keys[pair.a], folder.text_keys[pair.b]);
  };
  return {[&memo, keys](const store::TextPair& pair) {
            const auto [a, b] = keys(pair);
            return store::recall_pair(memo, a, b);
          },
          [&memo, keys](const store::TextPair& pair, const std::vector<store::Passage>& passages) {
            const auto [a, b] = keys(pair);
            store::keep_pair(memo, a, b, passages);
          }};
}

}  // namespace app
