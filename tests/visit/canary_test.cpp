// Nothing of a visit is left: a word that nobody else writes is typed, selected, copied, pasted and searched for; after
// the reset no six characters of it stand in any memory of ours, as they were typed, folded or stemmed.
#include <libstemmer.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "store/search/words.h"
#include "store/tokens.h"
#include "tests/visit/scanner.h"
#include "tests/visit/terminal.h"

namespace {

// Folding changes the capitals, and the endings go when they are stemmed. No six letters of it, endings and all, stand
// in any word of any library's. ASCII, because xdotool loses other letters now and then.
const std::string canary = "QZvyrxONGS WuqBREzjing";

std::string stem(const std::string& word) {
  const std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer(sb_stemmer_new("english", "UTF_8"),
                                                                   sb_stemmer_delete);
  const sb_symbol* bytes =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

// As typed, as the matching folds it, as the search folds it, and the stems of those.
std::vector<std::string> forms() {
  std::vector<std::string> all{canary};
  const store::Tokens tokens = store::tokenise(canary, "en");
  for (const store::Token& token : tokens.words) all.emplace_back(store::folded_word(tokens, token));
  const store::SearchWords words = store::search_words(canary, "en");
  for (const store::SearchWord& word : words.words) all.emplace_back(words[word]);
  for (std::size_t i = 1, count = all.size(); i < count; ++i) all.push_back(stem(all[i]));
  return all;
}

std::size_t found_in(const terminal::Terminal& reader, const std::vector<std::string>& runs, bool told) {
  std::size_t found = 0;
  for (const int process : terminal::processes_of(reader)) {
    const scanner::Scan scan = scanner::scan_process(process, runs);
    REQUIRE(scan.complete);
    REQUIRE(scan.bytes > 10'000'000);
    found += scan.found.size();
    for (const scanner::Found& one : scan.found)
      if (told) MESSAGE(one.run << " in " << one.mapping);
  }
  return found;
}

}  // namespace

TEST_CASE("the forms of the canary differ") {
  const std::vector<std::string> all = forms();
  CHECK(all.size() >= 9);
  CHECK(all[1] != "QZvyrxONGS");
  CHECK(all.back() != all[all.size() / 2]);  // the stem of a word, and the word
}

TEST_CASE("of a word that was typed, selected, copied, pasted and searched for nothing is left in our memory") {
  if (geteuid() != 0) {
    MESSAGE("SKIPPED: only root may look into the memory of the reader, which is closed to everybody else");
    return;
  }
  const std::vector<std::string> runs = scanner::runs_of(forms());
  terminal::Terminal reader;
  REQUIRE(terminal::start(reader, {"--kiosk", "--idle", "60", "--countdown", "60"}));
  const int process = reader.process;
  REQUIRE(found_in(reader, runs, true) == 0);
  for (int visit = 1; visit <= 2; ++visit) {
    CAPTURE(visit);
    terminal::give_keys(reader);
    terminal::xdotool("key Return key slash");
    terminal::xdotool("type --delay 15 '" + canary + "'");
    terminal::xdotool("key ctrl+a key ctrl+c key End key space key ctrl+v key ctrl+a key ctrl+v key shift+Home");
    // The positive control: the scanner sees it while it is there.
    bool there = false;
    for (int looks = 0; looks < 20 && !there; ++looks) there = found_in(reader, runs, false) > 0;
    CHECK(there);
    terminal::xdotool("key Return");
    terminal::xdotool("key ctrl+e");
    REQUIRE(terminal::wait_for_log(reader, "may begin", visit));
    CHECK(terminal::visible_windows() == 1);
    CHECK(found_in(reader, runs, true) == 0);
    CHECK(reader.process == process);
  }
  CHECK(scanner::find_runs(runs, terminal::logged(reader)).empty());
  CHECK(terminal::end(reader) == 0);
}

TEST_CASE("an idle visit ends by itself, again and again, and no file, window or process is left over") {
  terminal::Terminal reader;
  REQUIRE(terminal::start(reader, {"--kiosk", "--idle", "0.3", "--countdown", "0.2"}));
  int files = 0;
  for (int visit = 1; visit <= 6; ++visit) {
    terminal::give_keys(reader);
    terminal::xdotool("key Return");
    REQUIRE(terminal::wait_for_log(reader, "is over (idle)", visit));
    REQUIRE(terminal::wait_for_log(reader, "may begin", visit));
    CHECK(terminal::visible_windows() == 1);
    if (visit == 1) files = terminal::open_files(reader);
    CHECK(terminal::open_files(reader) <= files);
    CHECK(terminal::processes_of(reader).size() == 1);
  }
  CHECK(terminal::end(reader) == 0);
}
