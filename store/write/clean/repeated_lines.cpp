#include "store/write/clean/repeated_lines.h"

#include <algorithm>
#include <string_view>

#include "store/write/clean/shape.h"

namespace store {
namespace {

constexpr std::size_t head_blocks = 2;
constexpr std::size_t tail_blocks = 3;
constexpr int most_words = 14;
constexpr std::size_t most_bytes = 140;

std::uint64_t hash_of(std::string_view line) {  // FNV-1a
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : line) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

bool is_repeated(const std::string& line, const RepeatedLines::Places& places) {
  if (places.inside) return false;
  const bool of_source = std::any_of(places.stories_of_source.begin(), places.stories_of_source.end(),
                                     [](const auto& source) { return source.second.size() >= 2; });
  if (!of_source && places.stories.size() < 3) return false;
  const Shape shape = shape_of(line);
  return shape.word_count <= most_words && !shape.has_quotation && shape.narrative == 0;
}

}  // namespace

void hash_repeatable_lines(const Article& article, std::vector<std::uint64_t>& hashes) {
  const std::size_t first = hashes.size();
  for (const Block& block : article.blocks) {
    const std::string_view text = base::slice(article.text, block.range);
    if (text.size() <= most_bytes) hashes.push_back(hash_of(text));
  }
  const auto own = hashes.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(own, hashes.end());
  hashes.erase(std::unique(own, hashes.end()), hashes.end());
}

void note_lines(RepeatedLines& known, const Article& article) {
  const std::size_t count = article.blocks.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view text = base::slice(article.text, article.blocks[i].range);
    if (text.size() > most_bytes || !std::binary_search(known.wanted.begin(), known.wanted.end(), hash_of(text)))
      continue;
    RepeatedLines::Places& places = known.lines[std::string(text)];
    places.inside = places.inside || (i >= head_blocks && i + tail_blocks < count);
    places.stories.insert(article.story);
    if (article.source) places.stories_of_source[*article.source].insert(article.story);
  }
}

std::set<std::string> repeated_of(const RepeatedLines& known) {
  std::set<std::string> repeated;
  for (const auto& [line, places] : known.lines) {
    if (is_repeated(line, places)) repeated.insert(line);
  }
  return repeated;
}

bool holds_line(const Article& article, const std::set<std::string>& lines) {
  return std::any_of(article.blocks.begin(), article.blocks.end(), [&](const Block& block) {
    return lines.contains(std::string(base::slice(article.text, block.range)));
  });
}

}  // namespace store
