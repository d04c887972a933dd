// What the news preset weighs before it decides: `bench_news_pieces A B [A B ...]` takes pairs of text files and prints
// every edited or reworded piece, sure or not, a line each: the two files, begin and end in bytes in either, the
// class, then the features of evidence.h. tests/bench/train_news.py talks to that.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "store/write/classify.h"
#include "store/write/edges.h"
#include "store/write/find_news.h"

namespace {

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void print_pair(const char* path_a, const char* path_b) {
  const std::string text_a = read(path_a);
  const std::string text_b = read(path_b);
  const store::Prepared a = store::prepare({text_a, ""}, store::MatchPreset::news);
  const store::Prepared b = store::prepare({text_b, ""}, store::MatchPreset::news);
  for (const store::Piece& piece : store::find_news(a, b, {0, 0})) {
    const auto passage_class = store::class_of(store::ratio_of(piece.equal.size(), piece.region));
    if (passage_class == store::PassageClass::verbatim) continue;
    const base::TextRange in_a = store::bytes_of(a, piece.region.a);
    const base::TextRange in_b = store::bytes_of(b, piece.region.b);
    std::printf("%s %u %u %s %u %u %s", path_a, in_a.begin, in_a.end, path_b, in_b.begin, in_b.end,
                store::name_of(passage_class));
    for (const float feature : store::features_of(a, b, piece)) std::printf(" %.5f", static_cast<double>(feature));
    std::printf("\n");
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3 || count % 2 == 0) {
    std::fprintf(stderr, "usage: bench_news_pieces A B [A B ...]\n");
    return 2;
  }
  for (int i = 1; i + 1 < count; i += 2) print_pair(arguments[i], arguments[i + 1]);
  return 0;
}
