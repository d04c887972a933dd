#include "tests/import/pages/wrap.h"

#include <algorithm>

#include "platform/base/file.h"
#include "platform/base/utf8.h"
#include "store/write/clean/article.h"
#include "store/write/clean/chars.h"

namespace pages {
namespace {

std::string replaced(std::string line, const std::string& mark, const std::string& by) {
  const std::size_t place = line.find(mark);
  return place == std::string::npos ? line : line.replace(place, mark.size(), by);
}

}  // namespace

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(at, from), text.size());
    parts.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& word : split(store::clean_characters(text), ' ')) {
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) letters += c;
  }
  return letters;
}

Text read_text(const std::string& folder, const std::string& name) {
  Text text{name, "", {}};
  const auto bytes = base::read_file(base::join_path(folder, name));
  if (!bytes) return text;
  for (const std::string& line : split(bytes.value(), '\n')) {
    std::string clean = store::clean_characters(line);
    if (clean.empty()) continue;
    if (text.title.empty())
      text.title = std::move(clean);
    else if (clean != text.title)
      text.paragraphs.push_back(std::move(clean));
  }
  return text;
}

Text read_sample(const std::string& folder, const std::string& name) {
  Text text{name, "", {}};
  const auto bytes = base::read_file(base::join_path(folder, name));
  if (!bytes) return text;
  store::Article article;
  article.file = name;
  const bool markdown = name.ends_with(".md");
  store::clean_article(bytes.value(), markdown ? store::RawFormat::markdown : store::RawFormat::plain, article);
  text.title = article.title.value_or("");
  for (const store::Block& block : article.blocks) {
    if (block.kind == store::BlockKind::paragraph) text.paragraphs.emplace_back(base::slice(article.text, block.range));
  }
  return text;
}

std::vector<Shape> read_shapes(const std::string& path) {
  std::vector<Shape> shapes;
  const auto bytes = base::read_file(path);
  if (!bytes) return shapes;
  for (std::string& line : split(bytes.value(), '\n')) {
    if (line.starts_with("=== "))
      shapes.push_back({line.substr(4), {}, {}});
    else if (!shapes.empty() && line.starts_with("@") && line.find(": ") < 12)
      shapes.back().told.emplace_back(line.substr(1, line.find(": ") - 1), line.substr(line.find(": ") + 2));
    else if (!shapes.empty())
      shapes.back().lines.push_back(std::move(line));
  }
  return shapes;
}

std::string join(const std::vector<std::string>& paragraphs, std::size_t from, std::size_t to) {
  std::string joined;
  for (std::size_t i = from; i < std::min(to, paragraphs.size()); ++i)
    joined += (joined.empty() ? "" : "\n\n") + paragraphs[i];
  return joined;
}

Wrapped wrap(const Shape& shape, const Text& text) {
  const std::size_t n = text.paragraphs.size();
  Wrapped wrapped;
  for (const std::string& line : shape.lines) {
    if (line.starts_with("{body")) {
      const std::size_t from = line == "{body2}" ? n / 3 : line == "{body3}" ? 2 * n / 3 : 0;
      const std::size_t to = line == "{body1}" ? n / 3 : line == "{body2}" ? 2 * n / 3 : n;
      wrapped.page += join(text.paragraphs, from, to) + "\n";
    } else if (line.starts_with("{keep}")) {
      wrapped.added.push_back(line.substr(line[6] == '-' ? 8 : 6));
      wrapped.page += line.substr(6) + "\n";
    } else {
      if (line.find("{title}") == std::string::npos && !store::clean_characters(line).empty())
        wrapped.furniture.push_back(line);
      wrapped.page += replaced(line, "{title}", text.title) + "\n";
    }
  }
  return wrapped;
}

std::size_t common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  // Nearly everything is the same: what both begin and end with needs no table.
  std::size_t begin = 0;
  while (begin < a.size() && begin < b.size() && a[begin] == b[begin]) ++begin;
  std::size_t tail = 0;
  while (tail + begin < a.size() && tail + begin < b.size() && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const std::size_t a_end = a.size() - tail;
  const std::size_t b_end = b.size() - tail;
  std::vector<std::size_t> above(b_end - begin + 1);
  std::vector<std::size_t> row(b_end - begin + 1);
  for (std::size_t i = begin; i < a_end; ++i) {
    for (std::size_t k = 0; k + begin < b_end; ++k)
      row[k + 1] = a[i] == b[begin + k] ? above[k] + 1 : std::max(above[k + 1], row[k]);
    std::swap(above, row);
  }
  return begin + tail + above.back();
}

}  // namespace pages
