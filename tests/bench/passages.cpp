// What the passage engine is worth on a PAN corpus: `bench_passages CORPUS`. With --serve it reads lines of
// "name=value ..." and answers each with the figures of the training part under those rules: what the training script
// talks to.
#include <array>
#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <sstream>

#include "store/write/edges.h"
#include "store/write/find_long.h"
#include "store/write/match.h"
#include "tests/bench/pan_corpus.h"

namespace bench {
namespace {

struct Loaded {
  PanCorpus corpus;
  std::vector<store::Prepared> prepared;
};

using RuleTable = std::map<std::string, float store::LongRules::*>;

const RuleTable& rule_names() {
  using Rules = store::LongRules;
  static const RuleTable names{{"seed_cosine", &Rules::seed_cosine},
                               {"seed_dice", &Rules::seed_dice},
                               {"gap", &Rules::gap},
                               {"least_cosine", &Rules::least_cosine},
                               {"inside_function", &Rules::inside_function},
                               {"inside_common", &Rules::inside_common},
                               {"inside_rare", &Rules::inside_rare},
                               {"inside_number", &Rules::inside_number},
                               {"outside_function", &Rules::outside_function},
                               {"outside_common", &Rules::outside_common},
                               {"outside_rare", &Rules::outside_rare},
                               {"outside_number", &Rules::outside_number},
                               {"prior", &Rules::prior},
                               {"margin", &Rules::margin},
                               {"sentence_edge", &Rules::sentence_edge},
                               {"clause_edge", &Rules::clause_edge},
                               {"word_edge", &Rules::word_edge},
                               {"least_gain", &Rules::least_gain},
                               {"least_bytes", &Rules::least_bytes},
                               {"join", &Rules::join},
                               {"copied_words", &Rules::copied_words},
                               {"copied_join", &Rules::copied_join},
                               {"summary_matched", &Rules::summary_matched},
                               {"summary_gain", &Rules::summary_gain},
                               {"summary_words", &Rules::summary_words},
                               {"summary_spread", &Rules::summary_spread},
                               {"summary_sentence", &Rules::summary_sentence},
                               {"summary_line", &Rules::summary_line},
                               {"summary_scattered", &Rules::summary_scattered}};
  return names;
}

struct Figures {
  std::vector<Plagdet> kinds;
  Plagdet all;
  std::size_t false_hits = 0;
  double seconds = 0;
};

// Every third pair is kept back from training.
enum class Part { train, kept, all };
bool belongs(std::size_t pair, Part part) { return part == Part::all || (pair % 3 == 2) == (part == Part::kept); }

Figures measure(const Loaded& loaded, const store::LongRules& rules, Part part) {
  Figures figures;
  figures.kinds.resize(loaded.corpus.kinds.size());
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < loaded.corpus.pairs.size(); ++i) {
    if (!belongs(i, part)) continue;
    const PanPair& pair = loaded.corpus.pairs[i];
    std::vector<Span> found;
    const store::Prepared& a = loaded.prepared[pair.a];
    const store::Prepared& b = loaded.prepared[pair.b];
    for (const store::Region& region : store::find_long(a, b, rules)) {
      const base::TextRange in_a = store::bytes_of(a, region.a);
      const base::TextRange in_b = store::bytes_of(b, region.b);
      const PanDocument& x = loaded.corpus.documents[pair.a];
      const PanDocument& y = loaded.corpus.documents[pair.b];
      found.push_back({point_of(x, in_a.begin), point_of(x, in_a.end), point_of(y, in_b.begin), point_of(y, in_b.end)});
    }
    if (std::getenv("DETAIL") != nullptr) {
      Plagdet one;
      add_pair(one, pair.cases, found);
      std::printf("PAIR %zu %zu %s %s r%.3f p%.3f cases %zu found %zu\n", i, pair.kind,
                  loaded.corpus.documents[pair.a].name.c_str(), loaded.corpus.documents[pair.b].name.c_str(),
                  recall(one), precision(one), pair.cases.size(), found.size());
      for (const Span& x : pair.cases) std::printf("  case a %u-%u b %u-%u\n", x.a_begin, x.a_end, x.b_begin, x.b_end);
      for (const Span& x : found) std::printf("  find a %u-%u b %u-%u\n", x.a_begin, x.a_end, x.b_begin, x.b_end);
    }
    figures.false_hits += pair.kind == 0 && !found.empty() ? 1U : 0U;
    add_pair(figures.kinds[pair.kind], pair.cases, found);
  }
  figures.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  for (const Plagdet& kind : figures.kinds) add(figures.all, kind);
  return figures;
}

void print_row(const std::string& name, const Plagdet& sums) {
  std::printf("| %s | %.4f | %.4f | %.4f | %.3f | %zu | %zu |\n", name.c_str(), plagdet(sums), precision(sums),
              recall(sums), granularity(sums), sums.cases, sums.found);
}

store::WordSpan span_of(const store::Prepared& text, const PanDocument& document, std::uint32_t begin,
                        std::uint32_t end) {
  const std::uint32_t first = byte_of(document, begin);
  const std::uint32_t last = byte_of(document, end);
  store::WordSpan span;
  for (const store::Token& word : text.tokens.words) {
    span.begin += word.range.begin < first ? 1U : 0U;
    span.end += word.range.end <= last ? 1U : 0U;
  }
  return span;
}

void count_words(const Loaded& loaded) {
  for (int kind = 2; kind < 4; ++kind) {
    std::map<std::string, std::array<int, 4>> counts;
    for (std::size_t i = 0; i < loaded.corpus.pairs.size(); ++i) {
      const PanPair& pair = loaded.corpus.pairs[i];
      if (!belongs(i, Part::train) || static_cast<int>(pair.kind) != kind) continue;
      const store::Prepared& a = loaded.prepared[pair.a];
      const store::Prepared& b = loaded.prepared[pair.b];
      for (const Span& one : pair.cases) {
        const store::WordSpan in_a = span_of(a, loaded.corpus.documents[pair.a], one.a_begin, one.a_end);
        const store::WordSpan in_b = span_of(b, loaded.corpus.documents[pair.b], one.b_begin, one.b_end);
        const auto tally = [&](const store::Prepared& x, store::WordSpan here, const store::Prepared& y,
                               store::WordSpan there, const char* side) {
          for (std::uint32_t w = here.begin > 50 ? here.begin - 50 : 0;
               w < std::min<std::size_t>(here.end + 50, x.words.size()); ++w) {
            const bool inside = w >= here.begin && w < here.end;
            int hits = 0;
            int all = 0;
            for (std::uint32_t v = 0; v < y.words.size(); ++v) {
              if (y.stems[v] != x.stems[w]) continue;
              ++all;
              hits += v >= there.begin && v < there.end ? 1 : 0;
            }
            const float expected = static_cast<float>(all - (hits > 0 ? 1 : 0)) * static_cast<float>(length(there)) /
                                   static_cast<float>(y.words.size());
            const char* e = hits == 0         ? "none"
                            : expected < .01F ? "0"
                            : expected < .1F  ? ".05"
                            : expected < .3F  ? ".2"
                            : expected < 1    ? ".6"
                                              : ">1";
            char key[64];
            std::snprintf(key, sizeof key, "%s w%.1f e %s", side, static_cast<double>(x.weights[w]), e);
            ++counts[key][inside ? 0U : 1U];
          }
        };
        tally(a, in_a, b, in_b, "a");
        tally(b, in_b, a, in_a, "b");
      }
    }
    std::array<std::map<std::string, double>, 2> totals;
    for (const auto& [key, n] : counts) {
      totals[0][key.substr(0, 6)] += n[0];
      totals[1][key.substr(0, 6)] += n[1];
    }
    for (const auto& [key, n] : counts) {
      const double in = n[0] / totals[0][key.substr(0, 6)];
      const double out = n[1] / totals[1][key.substr(0, 6)];
      std::printf("%d %s in %.4f out %.4f ratio %.2f nats\n", kind, key.c_str(), in, out, std::log(in / out));
    }
  }
}

int run(const std::string& folder, const std::vector<std::string>& words) {
  base::Result<PanCorpus> corpus = read_corpus(folder);
  if (!corpus) {
    std::cerr << corpus.error().what << '\n';
    return 1;
  }
  Loaded loaded;
  loaded.corpus = std::move(corpus).value();
  store::Vocabulary vocabulary;
  const auto start = std::chrono::steady_clock::now();
  for (const PanDocument& document : loaded.corpus.documents) {
    loaded.prepared.push_back(store::prepare({document.text, ""}, vocabulary, store::MatchPreset::pan));
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::fprintf(stderr, "prepared in %.2f s\n", seconds);
  const auto set = [&](store::LongRules& rules, const std::string& word) {
    const std::size_t cut = word.find('=');
    const auto rule = rule_names().find(word.substr(0, cut));
    if (rule != rule_names().end()) rules.*(rule->second) = std::stof(word.substr(cut + 1));
  };
  Part part = Part::train;
  store::LongRules rules;
  bool serve = false;
  for (const std::string& word : words) {
    if (word == "--serve") serve = true;
    if (word == "--kept") part = Part::kept;
    if (word == "--all") part = Part::all;
    set(rules, word);
  }
  if (std::getenv("COUNT") != nullptr) {
    count_words(loaded);
    return 0;
  }
  if (serve) {
    for (std::string line; std::getline(std::cin, line);) {
      store::LongRules changed = rules;
      std::istringstream fields(line);
      for (std::string word; fields >> word;) set(changed, word);
      const Figures figures = measure(loaded, changed, part);
      std::printf("%.5f", plagdet(figures.all));
      for (const Plagdet& kind : figures.kinds) std::printf(" %.5f", plagdet(kind));
      std::printf(" %zu\n", figures.false_hits);
      std::fflush(stdout);
    }
    return 0;
  }
  const Figures figures = measure(loaded, rules, part);
  std::printf(
      "| class | plagdet | precision | recall | granularity | cases | found |\n|---|---|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < figures.kinds.size(); ++i) print_row(loaded.corpus.kinds[i], figures.kinds[i]);
  print_row("all", figures.all);
  std::printf("\n%zu pairs that share nothing have a hit; %.2f s\n", figures.false_hits, figures.seconds);
  return 0;
}

}  // namespace
}  // namespace bench

int main(int count, char** arguments) {
  if (count < 2) return 2;
  return bench::run(arguments[1], std::vector<std::string>(arguments + 2, arguments + count));
}
