// What the pan preset is worth on a corpus: `bench_passages CORPUS [--kept|--all] [NAME=VALUE ...]` prints a table of
// plagdet by class, under changed rules where some are given. Without --kept or --all it is the training part: two
// pairs of three. With --serve it reads lines of "NAME=VALUE ..." and answers each with one line: plagdet over all, by
// class, and the number of pairs that share nothing and have a hit. tests/bench/train_passages.py talks to that.
#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <sstream>

#include "store/write/match/edges.h"
#include "store/write/match/find_long.h"
#include "tests/bench/pan_corpus.h"

namespace bench {
namespace {

struct Rule {
  std::string_view name;
  float store::LongRules::* value;
};
using Rules = store::LongRules;
constexpr std::array<Rule, 28> rule_names = {{
    {"seed_cosine", &Rules::seed_cosine},
    {"seed_dice", &Rules::seed_dice},
    {"gap", &Rules::gap},
    {"inside_function", &Rules::inside_function},
    {"inside_common", &Rules::inside_common},
    {"inside_rare", &Rules::inside_rare},
    {"inside_number", &Rules::inside_number},
    {"outside_function", &Rules::outside_function},
    {"outside_common", &Rules::outside_common},
    {"outside_rare", &Rules::outside_rare},
    {"outside_number", &Rules::outside_number},
    {"prior", &Rules::prior},
    {"turns", &Rules::turns},
    {"margin", &Rules::margin},
    {"sentence_edge", &Rules::sentence_edge},
    {"clause_edge", &Rules::clause_edge},
    {"word_edge", &Rules::word_edge},
    {"least_gain", &Rules::least_gain},
    {"least_bytes", &Rules::least_bytes},
    {"copied_words", &Rules::copied_words},
    {"copied_join", &Rules::copied_join},
    {"summary_matched", &Rules::summary_matched},
    {"summary_gain", &Rules::summary_gain},
    {"summary_words", &Rules::summary_words},
    {"summary_spread", &Rules::summary_spread},
    {"summary_sentence", &Rules::summary_sentence},
    {"summary_line", &Rules::summary_line},
    {"summary_scattered", &Rules::summary_scattered},
}};

struct Loaded {
  PanCorpus corpus;
  std::vector<store::Prepared> prepared;
};

struct Figures {
  std::vector<Plagdet> kinds;
  Plagdet all;
  std::size_t false_hits = 0;
};

// Every third pair is kept back from training.
enum class Part { train, kept, all };
bool belongs(std::size_t pair, Part part) { return part == Part::all || (pair % 3 == 2) == (part == Part::kept); }

std::vector<Span> find(const Loaded& loaded, const PanPair& pair, const Rules& rules) {
  // As store::align() does: the order of the texts must not show.
  const bool swapped = loaded.prepared[pair.b].text < loaded.prepared[pair.a].text;
  const std::size_t first = swapped ? pair.b : pair.a;
  const std::size_t second = swapped ? pair.a : pair.b;
  const store::Prepared& a = loaded.prepared[first];
  const store::Prepared& b = loaded.prepared[second];
  const PanDocument& x = loaded.corpus.documents[first];
  const PanDocument& y = loaded.corpus.documents[second];
  std::vector<Span> found;
  for (const store::Region& region : store::find_long(a, b, rules)) {
    const base::TextRange in_a = store::bytes_of(a, region.a);
    const base::TextRange in_b = store::bytes_of(b, region.b);
    Span span{point_of(x, in_a.begin), point_of(x, in_a.end), point_of(y, in_b.begin), point_of(y, in_b.end)};
    if (swapped) span = {span.b_begin, span.b_end, span.a_begin, span.a_end};
    found.push_back(span);
  }
  return found;
}

Figures measure(const Loaded& loaded, const Rules& rules, Part part) {
  Figures figures;
  figures.kinds.resize(loaded.corpus.kinds.size());
  for (std::size_t i = 0; i < loaded.corpus.pairs.size(); ++i) {
    if (!belongs(i, part)) continue;
    const PanPair& pair = loaded.corpus.pairs[i];
    std::vector<Span> found = find(loaded, pair, rules);
    figures.false_hits += loaded.corpus.kinds[pair.kind].ends_with("no-plagiarism") && !found.empty() ? 1U : 0U;
    add_pair(figures.kinds[pair.kind], pair.cases, std::move(found));
  }
  for (const Plagdet& kind : figures.kinds) add(figures.all, kind);
  return figures;
}

void print_row(const std::string& name, const Plagdet& sums) {
  std::printf("| %s | %.4f | %.4f | %.4f | %.3f | %zu | %zu |\n", name.c_str(), plagdet(sums), precision(sums),
              recall(sums), granularity(sums), sums.cases, sums.found);
}

void print_table(const Loaded& loaded, const Figures& figures) {
  std::printf(
      "| class | plagdet | precision | recall | granularity | cases | found |\n|---|---|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < figures.kinds.size(); ++i) {
    if (figures.kinds[i].cases > 0) print_row(loaded.corpus.kinds[i], figures.kinds[i]);
  }
  print_row("all", figures.all);
  std::printf("\n%zu pairs that share nothing have a hit.\n", figures.false_hits);
}

bool set_rule(Rules& rules, const std::string& word) {
  const std::size_t cut = word.find('=');
  if (cut == std::string::npos) return false;
  const std::string_view name = std::string_view(word).substr(0, cut);
  const auto* const rule =
      std::find_if(rule_names.begin(), rule_names.end(), [&](const Rule& one) { return one.name == name; });
  if (rule == rule_names.end()) return false;
  rules.*(rule->value) = std::stof(word.substr(cut + 1));
  return true;
}

void serve(const Loaded& loaded, const Rules& rules, Part part) {
  for (std::string line; std::getline(std::cin, line);) {
    Rules changed = rules;
    std::istringstream fields(line);
    for (std::string word; fields >> word;) set_rule(changed, word);
    const Figures figures = measure(loaded, changed, part);
    std::printf("%.5f", plagdet(figures.all));
    for (const Plagdet& kind : figures.kinds) std::printf(" %.5f", plagdet(kind));
    std::printf(" %zu\n", figures.false_hits);
    std::fflush(stdout);
  }
}

int run(const std::string& folder, const std::vector<std::string>& words) {
  Part part = Part::train;
  Rules rules;
  bool serving = false;
  for (const std::string& word : words) {
    if (word == "--serve") {
      serving = true;
    } else if (word == "--kept" || word == "--all") {
      part = word == "--kept" ? Part::kept : Part::all;
    } else if (!set_rule(rules, word)) {
      std::cerr << word << ": no such rule or option\n";
      return 2;
    }
  }
  base::Result<PanCorpus> corpus = read_corpus(folder);
  if (!corpus) {
    std::cerr << corpus.error().what << '\n';
    return 1;
  }
  Loaded loaded;
  loaded.corpus = std::move(corpus).value();
  store::Vocabulary vocabulary;
  for (const PanDocument& document : loaded.corpus.documents) {
    loaded.prepared.push_back(store::prepare({document.text, ""}, vocabulary, store::MatchPreset::pan));
  }
  if (serving) {
    serve(loaded, rules, part);
  } else {
    print_table(loaded, measure(loaded, rules, part));
  }
  return 0;
}

}  // namespace
}  // namespace bench

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "usage: bench_passages CORPUS [--kept|--all] [--serve] [NAME=VALUE ...]\n";
    return 2;
  }
  return bench::run(arguments[1], std::vector<std::string>(arguments + 2, arguments + count));
}
