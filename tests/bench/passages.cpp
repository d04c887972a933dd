// What the passage engine is worth on a PAN corpus: `bench_passages CORPUS`. With --serve it reads lines of
// "name=value ..." and answers each with the figures of the training part under those rules: what the training script
// talks to.
#include <chrono>
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
                               {"matched", &Rules::matched},
                               {"background", &Rules::background},
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
    if (std::getenv("DETAIL")) {
      Plagdet one;
      add_pair(one, pair.cases, found);
      std::printf("PAIR %zu %zu %s %s r%.3f p%.3f cases %zu found %zu\n", i, pair.kind, loaded.corpus.documents[pair.a].name.c_str(), loaded.corpus.documents[pair.b].name.c_str(), recall(one), precision(one), pair.cases.size(), found.size());
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
    loaded.prepared.push_back(store::prepare({document.text, ""}, vocabulary));
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
  std::printf("| class | plagdet | precision | recall | granularity | cases | found |\n|---|---|---|---|---|---|---|\n");
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
