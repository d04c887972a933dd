// What the news preset weighs before it decides: `bench_news_pieces [--without STAGE] A B [A B ...]` takes pairs of
// text files and prints every edited piece and every candidate for a rewording, sure or not, a line each: the two
// files, begin and end in bytes in either, the judge ("edited" or "reworded"), then the features it asks for. With
// --without (growth, cores, edges, exact, rewordings, nothing) the passages that are kept then, with their class, word
// for word ones too. train_news.py and passages talk to that.
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "store/write/match/classify.h"
#include "store/write/match/edges.h"
#include "store/write/match/find_news.h"
#include "store/write/match/nearby.h"
#include "store/write/match/rewording.h"

namespace {

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Pair {
  const char* path_a;
  const char* path_b;
  const store::Prepared& a;
  const store::Prepared& b;
};

void print_piece(const Pair& pair, const store::Piece& piece, const char* name) {
  const base::TextRange in_a = store::bytes_of(pair.a, piece.region.a);
  const base::TextRange in_b = store::bytes_of(pair.b, piece.region.b);
  std::printf("%s %u %u %s %u %u %s", pair.path_a, in_a.begin, in_a.end, pair.path_b, in_b.begin, in_b.end, name);
}

template <typename Features>
void end_line(const Features& features) {
  for (const float feature : features) std::printf(" %.5f", static_cast<double>(feature));
  std::printf("\n");
}

void print_kept(const Pair& pair, store::NewsStage stages) {
  store::NewsRules rules;
  rules.stages = stages;
  for (const store::Piece& piece : store::find_news(pair.a, pair.b, rules)) {
    print_piece(pair, piece, store::name_of(store::class_of(store::ratio_of(piece.equal.size(), piece.region))));
    end_line(std::array<float, 0>{});
  }
}

// Rewordings are looked for beside what is sure of the other pieces, as they are when an edition is built.
void print_weighed(const Pair& pair) {
  store::NewsRules rules;
  rules.stages = store::NewsStage::without_rewordings;
  const std::vector<store::Piece> found = store::find_news(pair.a, pair.b, rules);
  rules.least_edited = 0;
  for (const store::Piece& piece : store::find_news(pair.a, pair.b, rules)) {
    const auto passage_class = store::class_of(store::ratio_of(piece.equal.size(), piece.region));
    if (passage_class != store::PassageClass::edited) continue;
    print_piece(pair, piece, "edited");
    end_line(store::features_of(pair.a, pair.b, piece));
  }
  const store::CopiedWords copied = store::count_copied(found);
  for (const store::Piece& piece : store::rewording_candidates(pair.a, pair.b, found, 0)) {
    print_piece(pair, piece, "reworded");
    end_line(store::rewording_features(pair.a, pair.b, piece.region, store::copied_near(copied, piece.region)));
  }
}

constexpr std::array<std::string_view, 6> stage_names = {"nothing", "growth", "cores", "edges", "exact", "rewordings"};

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  auto stages = store::NewsStage::all;
  const bool ablation = words.size() > 2 && words.front() == "--without";
  if (ablation) {
    const auto* const stage = std::find(stage_names.begin(), stage_names.end(), words[1]);
    stages = static_cast<store::NewsStage>(stage - stage_names.begin());
    words.erase(words.begin(), words.begin() + 2);
  }
  if (words.empty() || words.size() % 2 != 0 || stages > store::NewsStage::without_rewordings) {
    std::fprintf(stderr, "usage: bench_news_pieces [--without STAGE] A B [A B ...]\n");
    return 2;
  }
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    const std::string text_a = read(words[i].c_str());
    const std::string text_b = read(words[i + 1].c_str());
    const store::Prepared a = store::prepare({text_a, ""}, store::MatchPreset::news);
    const store::Prepared b = store::prepare({text_b, ""}, store::MatchPreset::news);
    const Pair pair{words[i].c_str(), words[i + 1].c_str(), a, b};
    if (ablation) {
      print_kept(pair, stages);
    } else {
      print_weighed(pair);
    }
  }
  return 0;
}
