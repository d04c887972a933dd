// What the news preset weighs before it decides: `bench_news_pieces [--without STAGE] A B [A B ...]` takes pairs of
// text files and prints every edited or reworded piece, sure or not, a line each: the two files, begin and end in bytes
// in either, the class, then the features of evidence.h. With --without (growth, cores, edges, exact, rewordings,
// nothing) the passages that are kept then, word for word ones too. train_news.py and passages talk to that.
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "store/write/match/classify.h"
#include "store/write/match/edges.h"
#include "store/write/match/find_news.h"

namespace {

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void print_pair(const char* path_a, const char* path_b, const store::NewsRules& rules, bool verbatim_too) {
  const std::string text_a = read(path_a);
  const std::string text_b = read(path_b);
  const store::Prepared a = store::prepare({text_a, ""}, store::MatchPreset::news);
  const store::Prepared b = store::prepare({text_b, ""}, store::MatchPreset::news);
  for (const store::Piece& piece : store::find_news(a, b, rules)) {
    const auto passage_class = store::class_of(store::ratio_of(piece.equal.size(), piece.region));
    if (passage_class == store::PassageClass::verbatim && !verbatim_too) continue;
    const base::TextRange in_a = store::bytes_of(a, piece.region.a);
    const base::TextRange in_b = store::bytes_of(b, piece.region.b);
    std::printf("%s %u %u %s %u %u %s", path_a, in_a.begin, in_a.end, path_b, in_b.begin, in_b.end,
                store::name_of(passage_class));
    for (const float feature : store::features_of(a, b, piece)) std::printf(" %.5f", static_cast<double>(feature));
    std::printf("\n");
  }
}

constexpr std::array<std::string_view, 6> stage_names = {"nothing", "growth", "cores", "edges", "exact", "rewordings"};

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  store::NewsRules rules{0, 0, store::NewsStage::all};
  const bool ablation = words.size() > 2 && words.front() == "--without";
  if (ablation) {
    const auto* const stage = std::find(stage_names.begin(), stage_names.end(), words[1]);
    rules = {};
    rules.stages = static_cast<store::NewsStage>(stage - stage_names.begin());
    words.erase(words.begin(), words.begin() + 2);
  }
  if (words.empty() || words.size() % 2 != 0 || rules.stages > store::NewsStage::without_rewordings) {
    std::fprintf(stderr, "usage: bench_news_pieces [--without STAGE] A B [A B ...]\n");
    return 2;
  }
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    print_pair(words[i].c_str(), words[i + 1].c_str(), rules, ablation);
  }
  return 0;
}
