// The properties of the passage engine on real articles (the corpus beside the repository): every run of eight equal
// words lies in passages but for attributions and names of the story, the answer is the same from either side, and the
// class is that of the ratio. Prints what it counted; exits 77 without a corpus.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "platform/base/file.h"
#include "store/write/match/classify.h"
#include "store/write/match/speakers.h"
#include "tests/match/oracle.h"

namespace {

struct Counts {
  std::size_t pairs = 0;
  std::size_t passages = 0;
  std::size_t runs = 0;
  std::size_t excused = 0;  // attributions, and names that stand three times in both texts
  std::size_t missed = 0;
  std::size_t unswapped = 0;
  std::size_t misclassed = 0;
};

std::filesystem::path shared_folder() {
  const char* named = std::getenv("LECTERN_SHARED");
  return named ? std::filesystem::path(named) : std::filesystem::path(LECTERN_SHARED_DIR);
}

std::vector<std::string> read_texts(const std::filesystem::path& folder) {
  std::map<std::string, std::string> by_name;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    base::Result<std::string> text = base::read_file(entry.path());
    if (text && !base::first_invalid(text.value())) by_name[entry.path().filename()] = std::move(text).value();
  }
  std::vector<std::string> texts;
  texts.reserve(by_name.size());
  for (auto& [name, text] : by_name) texts.push_back(std::move(text));
  return texts;
}

bool is_excused(const store::Prepared& a, const store::Prepared& b, const match_tests::CommonRun& run) {
  const store::WordSpan span{static_cast<std::uint32_t>(run.a), static_cast<std::uint32_t>(run.a + run.words)};
  if (store::is_attribution(a, span)) return true;
  for (std::size_t i = 0; i < run.words; ++i) {
    if (a.kinds[run.a + i] == store::WordKind::function) continue;
    if (!store::is_capitalised(a, static_cast<std::uint32_t>(run.a + i))) return false;
    if (a.counts[run.a + i] * b.counts[run.b + i] < 9) return false;
  }
  return true;
}

void check_pair(const store::Prepared& a, const store::Prepared& b, Counts& counts) {
  const auto passages = store::align(a, b, store::MatchPreset::news);
  std::vector<base::TextRange> in_a;
  std::vector<base::TextRange> in_b;
  for (const store::Passage& passage : passages) {
    in_a.push_back(passage.a);
    in_b.push_back(passage.b);
    counts.misclassed += store::class_of(passage.ratio) != passage.passage_class ? 1U : 0U;
  }
  ++counts.pairs;
  counts.passages += passages.size();
  counts.unswapped += match_tests::is_swapped(passages, store::align(b, a, store::MatchPreset::news)) ? 0U : 1U;
  // The obvious search is slow: where nothing was found a look at every eighth pair is enough.
  if (passages.empty() && counts.pairs % 8 != 0) return;
  for (const match_tests::CommonRun& run : match_tests::common_runs(a.tokens, b.tokens, store::least_verbatim_words)) {
    ++counts.runs;
    // Words at an edge that an editor would not mark: a speaker, or what only leads on.
    const std::size_t out_a = match_tests::words_outside(a.tokens, run.a, run.words, in_a);
    const std::size_t out_b = match_tests::words_outside(b.tokens, run.b, run.words, in_b);
    if (std::max(out_a, out_b) < store::least_verbatim_words) continue;
    if (is_excused(a, b, run)) {
      ++counts.excused;
      continue;
    }
    ++counts.missed;
    const base::TextRange first = a.tokens.words[run.a].range;
    const base::TextRange last = a.tokens.words[run.a + run.words - 1].range;
    std::printf("missed: %.*s\n", static_cast<int>(last.end - first.begin), a.text.data() + first.begin);
  }
}

}  // namespace

int main() {
  const std::filesystem::path folder = shared_folder() / "corpora/news";
  std::error_code code;
  if (!std::filesystem::is_directory(folder, code)) {
    std::printf("SKIPPED: no corpus at %s\n", folder.c_str());
    return 77;
  }
  const std::vector<std::string> texts = read_texts(folder);
  std::vector<store::Prepared> prepared;
  prepared.reserve(texts.size());
  for (const std::string& text : texts) prepared.push_back(store::prepare({text, "en"}, store::MatchPreset::news));
  Counts counts;
  // Every pair, of one story or not: most share nothing, which is a property too.
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    for (std::size_t j = i + 1; j < prepared.size(); ++j) check_pair(prepared[i], prepared[j], counts);
  }
  std::printf(
      "%zu pairs, %zu passages; %zu runs of eight equal words, %zu of them excused, %zu missed; %zu answers differ "
      "from the other side, %zu passages have another class than their ratio\n",
      counts.pairs, counts.passages, counts.runs, counts.excused, counts.missed, counts.unswapped, counts.misclassed);
  return counts.missed + counts.unswapped + counts.misclassed == 0 ? 0 : 1;
}
