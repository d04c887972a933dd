// Wraps real article bodies (the corpus beside the repository) in invented page furniture, cleans them, and counts
// the words of the body that are lost and the lines of furniture that are left. Prints a table; exits 77 without a
// corpus.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/file.h"
#include "platform/base/utf8.h"
#include "store/write/clean_article.h"
#include "store/write/clean_chars.h"

namespace {

struct Text {
  std::string name;
  std::string title;
  std::vector<std::string> paragraphs;
};
// `told`: what the page says of itself ("byline", "Nora Field"); "-" where nothing must be guessed.
struct Shape {
  std::string name;
  std::vector<std::string> lines;
  std::vector<std::pair<std::string, std::string>> told;
};
struct Score {
  std::size_t words = 0;
  std::size_t kept = 0;
  int furniture = 0;
  int left = 0;
  int titles = 0;
  int wrong = 0;    // guesses that are not what the page says
  int missing = 0;  // what the page says and nobody guessed
  double worst = 1;
  std::string worst_name;
};

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

std::string replaced(std::string line, const std::string& mark, const std::string& by) {
  const std::size_t place = line.find(mark);
  return place == std::string::npos ? line : line.replace(place, mark.size(), by);
}

// The page, the lines of it that are furniture, and those that an editor added to the article: they stay.
std::string wrap(const Shape& shape, const Text& text, std::vector<std::string>& furniture,
                 std::vector<std::string>& added) {
  const std::size_t n = text.paragraphs.size();
  std::string page;
  for (const std::string& line : shape.lines) {
    if (line.starts_with("{body")) {
      const std::size_t from = line == "{body2}" ? n / 3 : line == "{body3}" ? 2 * n / 3 : 0;
      const std::size_t to = line == "{body1}" ? n / 3 : line == "{body2}" ? 2 * n / 3 : n;
      page += join(text.paragraphs, from, to) + "\n";
    } else if (line.starts_with("{keep}")) {
      added.push_back(line.substr(line[6] == '-' ? 8 : 6));
      page += line.substr(6) + "\n";
    } else {
      if (line.find("{title}") == std::string::npos && !store::clean_characters(line).empty())
        furniture.push_back(line);
      page += replaced(line, "{title}", text.title) + "\n";
    }
  }
  return page;
}

// The length of the longest common subsequence.
std::size_t common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (const std::string& word : a) {
    for (std::size_t k = 0; k < b.size(); ++k)
      row[k + 1] = word == b[k] ? above[k] + 1 : std::max(above[k + 1], row[k]);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) letters += c;
  }
  return letters;
}

void judge_guesses(const Shape& shape, const store::Article& article, bool verbose, Score& score) {
  for (const auto& [field, value] : shape.told) {
    const auto guess = std::find_if(article.guesses.begin(), article.guesses.end(),
                                    [&](const store::Guess& g) { return g.field == field; });
    const bool guessed = guess != article.guesses.end();
    if (guessed ? guess->value == value : value == "-") continue;
    ++(guessed ? score.wrong : score.missing);
    if (verbose) std::printf("    %s: %s\n", field.c_str(), guessed ? guess->value.c_str() : "no guess");
  }
}

void judge(const Shape& shape, const Text& text, bool markdown, bool verbose, Score& score) {
  std::vector<std::string> furniture;
  std::vector<std::string> added;
  const std::string page = wrap(shape, text, furniture, added);
  store::Article article;
  article.file = text.name;
  store::clean_article(page, markdown ? store::RawFormat::markdown : store::RawFormat::plain, article);
  const std::vector<std::string> expected = words_of(join(text.paragraphs, 0, text.paragraphs.size()));
  const std::size_t kept = common(expected, words_of(article.text));
  score.words += expected.size();
  score.kept += kept;
  const double share = expected.empty() ? 1 : static_cast<double>(kept) / static_cast<double>(expected.size());
  if (share < score.worst) {
    score.worst = share;
    score.worst_name = text.name;
  }
  score.titles += article.title == text.title ? 1 : 0;
  std::vector<std::string> bodies;
  bodies.reserve(text.paragraphs.size());
  for (const std::string& paragraph : text.paragraphs) bodies.push_back(letters_of(paragraph));
  for (const std::string& line : added) {
    bodies.push_back(letters_of(line));
    if (article.text.find(store::clean_characters(line)) != std::string::npos) continue;
    ++score.left;
    if (verbose) std::printf("    lost in %s: %s\n", text.name.c_str(), line.c_str());
  }
  for (const store::Block& block : article.blocks) {
    const std::string_view left = base::slice(article.text, block.range);
    const std::string letters = letters_of(left);
    const bool body = std::any_of(bodies.begin(), bodies.end(),
                                  [&](const std::string& b) { return b.find(letters) != std::string::npos; });
    if (body) continue;
    ++score.left;
    if (verbose) std::printf("    left in %s: %s\n", text.name.c_str(), std::string(left.substr(0, 110)).c_str());
  }
  if (verbose && share < 0.99) {
    std::printf("    %s keeps %.4f\n", text.name.c_str(), share);
    for (const store::Dropped& d : article.dropped) {
      const std::string letters = letters_of(d.text);
      const bool body = letters.size() > 3 && std::any_of(bodies.begin(), bodies.end(), [&](const std::string& b) {
                          return letters.find(b) != std::string::npos || b.find(letters) != std::string::npos;
                        });
      if (body) std::printf("      lost [%s] %.120s\n", d.rule.c_str(), d.text.c_str());
    }
    for (const std::string& c : article.captions) std::printf("      caption %.100s\n", c.c_str());
  }
  if (verbose && article.title != text.title)
    std::printf("    title of %s: %s\n", text.name.c_str(), article.title.value_or("-").c_str());
  judge_guesses(shape, article, verbose, score);
  score.furniture += static_cast<int>(furniture.size());
}

}  // namespace

int main(int argc, char** argv) {
  const char* shared = std::getenv("LECTERN_SHARED");
  const std::string root = shared != nullptr ? shared : LECTERN_TESTS_DIR "/../../shared";
  const std::string folder = root + "/corpora/news";
  const auto entries = base::list_folder(folder);
  if (!entries) {
    std::printf("SKIPPED: no corpus at %s\n", folder.c_str());
    return 77;
  }
  std::vector<Text> texts;
  for (const base::Entry& entry : entries.value()) {
    if (entry.name.ends_with(".txt")) texts.push_back(read_text(folder, entry.name));
  }
  std::vector<Shape> shapes = read_shapes(argc > 1 ? argv[1] : LECTERN_TESTS_DIR "/store_write/pages/shapes.txt");
  shapes.insert(shapes.begin(), {"the text alone", {"{title}", "", "{body}"}, {}});
  const bool verbose = argc > 2;
  bool good = !texts.empty() && shapes.size() > 1;
  std::printf("%-34s %9s %9s %6s %7s %6s %7s %s\n", "shape", "kept", "worst", "left", "titles", "wrong", "missing",
              "worst text");
  for (const Shape& shape : shapes) {
    if (argc > 3 && shape.name != argv[3]) continue;
    Score score;
    for (const Text& text : texts) judge(shape, text, shape.name.starts_with("markdown"), verbose, score);
    std::printf("%-34s %8.4f%% %8.3f%% %6d %3d/%3zu %6d %7d %s\n", shape.name.c_str(),
                100.0 * static_cast<double>(score.kept) / static_cast<double>(score.words), 100 * score.worst,
                score.left, score.titles, texts.size(), score.wrong, score.missing, score.worst_name.c_str());
    good = good && static_cast<double>(score.kept) >= 0.999 * static_cast<double>(score.words) &&
           score.left * 8 <= static_cast<int>(texts.size());
  }
  return good ? 0 : 1;
}
