#include "store/write/clean/repeated_lines.h"

#include <algorithm>
#include <map>

#include "store/write/clean/shape.h"

namespace store {
namespace {

constexpr std::size_t head_blocks = 2;
constexpr std::size_t tail_blocks = 3;
constexpr int most_words = 14;
constexpr std::size_t most_bytes = 140;

// Where a line stands.
struct Places {
  std::set<std::string> stories;
  std::map<std::string, std::set<std::string>> stories_of_source;
  bool inside = false;  // of a body: not in the first or last blocks
};

bool is_repeated(const std::string& line, const Places& places) {
  if (places.inside) return false;
  const bool of_source = std::any_of(places.stories_of_source.begin(), places.stories_of_source.end(),
                                     [](const auto& source) { return source.second.size() >= 2; });
  if (!of_source && places.stories.size() < 3) return false;
  const Shape shape = shape_of(line);
  return shape.word_count <= most_words && !shape.has_quotation && shape.narrative == 0;
}

}  // namespace

std::set<std::string> find_repeated_lines(std::span<const Article> articles) {
  std::map<std::string, Places> lines;
  for (const Article& article : articles) {
    const std::size_t count = article.blocks.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view text = base::slice(article.text, article.blocks[i].range);
      if (text.size() > most_bytes) continue;
      Places& places = lines[std::string(text)];
      places.inside = places.inside || (i >= head_blocks && i + tail_blocks < count);
      places.stories.insert(article.story);
      if (article.source) places.stories_of_source[*article.source].insert(article.story);
    }
  }
  std::set<std::string> repeated;
  for (const auto& [line, places] : lines) {
    if (is_repeated(line, places)) repeated.insert(line);
  }
  return repeated;
}

}  // namespace store
