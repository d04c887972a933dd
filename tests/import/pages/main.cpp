// Wraps the bodies of articles in invented page furniture, cleans the pages, and counts the words of the bodies that
// are lost, the lines of furniture that are left, the titles and guesses that are wrong, and the lines that nobody
// accounts for. The bodies are those of the sample edition and of the corpus beside the repository, when it is there.
// import_pages [SHAPES.txt [v [SHAPE]]]: other shapes, with every finding, one of them alone.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/file.h"
#include "platform/base/utf8.h"
#include "store/write/clean/article.h"
#include "store/write/clean/chars.h"
#include "tests/import/pages/wrap.h"

namespace {

using pages::letters_of;
using pages::Shape;
using pages::Text;

struct Score {
  std::size_t words = 0;
  std::size_t kept = 0;
  int left = 0;
  int titles = 0;
  int wrong = 0;    // guesses that are not what the page says
  int missing = 0;  // what the page says and nobody guessed
  int untold = 0;   // lines that are neither kept nor reported
  double worst = 1;
  std::string worst_name;
};

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

// Every line is in the text, in a caption, in a guess or in a dropped entry.
void judge_account(const std::string& page, const store::Article& article, bool verbose, Score& score) {
  std::set<int> told;
  for (const store::Guess& guess : article.guesses) told.insert(guess.line);
  for (const store::Dropped& dropped : article.dropped) {
    for (int line = dropped.line_begin; line <= dropped.line_end; ++line) told.insert(line);
  }
  std::string kept = letters_of(article.text);
  for (const store::Caption& caption : article.captions) kept += " " + letters_of(caption.text);
  int number = 0;
  for (const std::string& line : pages::split(page, '\n')) {
    ++number;
    const std::string letters = letters_of(store::clean_characters(line));
    if (letters.empty() || told.contains(number) || kept.find(letters) != std::string::npos) continue;
    // Markdown and HTML lose marks and addresses in the middle of a line.
    if (line.find_first_of("[]<&*_") != std::string::npos) continue;
    ++score.untold;
    if (verbose) std::printf("    untold in %s: %s\n", article.file.c_str(), line.c_str());
  }
}

void judge_blocks(const Text& text, const store::Article& article, std::vector<std::string> bodies, bool verbose,
                  Score& score) {
  for (const std::string& paragraph : text.paragraphs) bodies.push_back(letters_of(paragraph));
  for (const store::Block& block : article.blocks) {
    const std::string_view left = base::slice(article.text, block.range);
    const std::string letters = letters_of(left);
    const bool body = std::any_of(bodies.begin(), bodies.end(),
                                  [&](const std::string& b) { return b.find(letters) != std::string::npos; });
    if (body) continue;
    ++score.left;
    if (verbose) std::printf("    left in %s: %s\n", text.name.c_str(), std::string(left.substr(0, 110)).c_str());
  }
}

void show_losses(const Text& text, const store::Article& article, double share) {
  std::printf("    %s keeps %.4f\n", text.name.c_str(), share);
  for (const store::Dropped& d : article.dropped) {
    const std::string letters = letters_of(d.text);
    const bool body = letters.size() > 3 &&
                      std::any_of(text.paragraphs.begin(), text.paragraphs.end(), [&](const std::string& paragraph) {
                        const std::string b = letters_of(paragraph);
                        return letters.find(b) != std::string::npos || b.find(letters) != std::string::npos;
                      });
    if (body) std::printf("      lost [%s] %.120s\n", d.rule.c_str(), d.text.c_str());
  }
  for (const store::Caption& c : article.captions) std::printf("      caption %.100s\n", c.text.c_str());
}

void judge(const Shape& shape, const Text& text, bool verbose, Score& score) {
  const pages::Wrapped wrapped = pages::wrap(shape, text);
  store::Article article;
  article.file = text.name;
  const bool markdown = shape.name.starts_with("markdown");
  store::clean_article(wrapped.page, markdown ? store::RawFormat::markdown : store::RawFormat::plain, article);
  const std::vector<std::string> expected = pages::words_of(pages::join(text.paragraphs, 0, text.paragraphs.size()));
  const std::size_t kept = pages::common(expected, pages::words_of(article.text));
  score.words += expected.size();
  score.kept += kept;
  const double share = expected.empty() ? 1 : static_cast<double>(kept) / static_cast<double>(expected.size());
  if (share < score.worst) {
    score.worst = share;
    score.worst_name = text.name;
  }
  score.titles += article.title == text.title ? 1 : 0;
  std::vector<std::string> added;
  for (const std::string& line : wrapped.added) {
    added.push_back(letters_of(line));
    if (article.text.find(store::clean_characters(line)) != std::string::npos) continue;
    ++score.left;
    if (verbose) std::printf("    lost in %s: %s\n", text.name.c_str(), line.c_str());
  }
  judge_blocks(text, article, std::move(added), verbose, score);
  judge_account(wrapped.page, article, verbose, score);
  judge_guesses(shape, article, verbose, score);
  if (verbose && share < 0.99) show_losses(text, article, share);
  if (verbose && article.title != text.title)
    std::printf("    title of %s: %s\n", text.name.c_str(), article.title.value_or("-").c_str());
}

// Nine words of ten thousand are furniture that the bodies of the corpus carry themselves; a page in ten
// may keep a line too many or find a wrong title.
bool is_good(const Score& score, std::size_t texts) {
  const int pages = static_cast<int>(texts);
  constexpr std::size_t few = 20;  // the sample edition alone: one line of one text weighs more
  const double least = texts < few ? 0.99 : 0.999;
  const int slack = 3 + pages / 10;
  return static_cast<double>(score.kept) >= least * static_cast<double>(score.words) && score.left <= slack &&
         pages - score.titles <= slack && score.wrong + score.missing <= slack && score.untold == 0;
}

std::vector<Text> read_bodies(bool all) {
  std::vector<Text> texts;
  const char* shared = std::getenv("LECTERN_SHARED");
  const std::string corpus =
      std::string(shared != nullptr ? shared : LECTERN_TESTS_DIR "/../../shared") + "/corpora/news";
  const auto take = [&](const std::string& folder, auto read) {
    const auto entries = base::list_folder(folder);
    if (!entries) return;
    for (const base::Entry& entry : entries.value()) {
      if (!entry.name.ends_with(".txt") && !entry.name.ends_with(".md")) continue;
      Text text = read(folder, entry.name);
      if (text.paragraphs.size() >= 6 && !text.title.empty()) texts.push_back(std::move(text));
    }
  };
  take(corpus, pages::read_text);
  if (texts.empty()) {
    std::printf("no corpus at %s: the sample edition alone\n", corpus.c_str());
    take(LECTERN_TESTS_DIR "/../assets/sample", pages::read_sample);
  } else if (!all) {
    // Every fifth text says nearly as much.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < texts.size(); i += 5) std::swap(texts[kept++], texts[i]);
    texts.resize(kept);
  }
  return texts;
}

std::vector<Shape> read_all_shapes(int argc, char** argv) {
  std::vector<Shape> shapes{{"the text alone", {"{title}", "", "{body}"}, {}}};
  const std::string folder = LECTERN_TESTS_DIR "/import/pages";
  std::vector<std::string> files;
  if (argc > 1) files.emplace_back(argv[1]);
  const auto entries = base::list_folder(folder);
  for (std::size_t i = 0; argc < 2 && entries && i < entries.value().size(); ++i) {
    const std::string& name = entries.value()[i].name;
    if (name.ends_with(".txt") && name != "CMakeLists.txt") files.push_back(base::join_path(folder, name));
  }
  for (const std::string& file : files) {
    for (Shape& shape : pages::read_shapes(file)) shapes.push_back(std::move(shape));
  }
  return shapes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<Text> texts = read_bodies(argc > 1);
  const std::vector<Shape> shapes = read_all_shapes(argc, argv);
  const bool verbose = argc > 2;
  bool good = !texts.empty() && shapes.size() > 1;
  std::printf("%-36s %9s %9s %6s %7s %6s %7s %6s %s\n", "shape", "kept", "worst", "left", "titles", "wrong", "missing",
              "untold", "worst text");
  for (const Shape& shape : shapes) {
    if (argc > 3 && shape.name != argv[3]) continue;
    Score score;
    for (const Text& text : texts) judge(shape, text, verbose, score);
    const bool fine = is_good(score, texts.size());
    good = good && fine;
    std::printf("%-36s %8.4f%% %8.3f%% %6d %3d/%3zu %6d %7d %6d %s%s\n", shape.name.c_str(),
                100.0 * static_cast<double>(score.kept) / static_cast<double>(score.words), 100 * score.worst,
                score.left, score.titles, texts.size(), score.wrong, score.missing, score.untold,
                score.worst_name.c_str(), fine ? "" : "  <-- out of bounds");
  }
  return good ? 0 : 1;
}
