#include "store/write/clean_article.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "store/write/clean_chars.h"

namespace store {

void clean_article(std::string_view raw, RawFormat /*format*/, Article& article) {
  int line = 0;
  for (std::size_t begin = 0; begin < raw.size();) {
    const std::size_t end = std::min(raw.find('\n', begin), raw.size());
    const std::string text = clean_characters(raw.substr(begin, end - begin));
    begin = end + 1;
    ++line;
    if (text.empty()) continue;
    if (!article.title && article.text.empty() && text.size() < 200) {
      article.title = text;
      article.guesses.push_back({"title", text, line});
      continue;
    }
    if (!article.text.empty()) article.text += "\n\n";
    const auto from = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    article.blocks.push_back({BlockKind::paragraph, {from, static_cast<std::uint32_t>(article.text.size())}});
  }
}

}  // namespace store
