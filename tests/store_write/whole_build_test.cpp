// A whole build as lectern-pack does it: import into a spool, families, edition. Stopped at every place, and with a
// disk that is full after any number of bytes.
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include "doctest/doctest.h"
#include "store/edition.h"
#include "store/write/match/find_families.h"
#include "store/write/write_edition.h"
#include "tests/scratch.h"

namespace fs = std::filesystem;

namespace {

constexpr int articles = 24;

// Texts of which each carries a sentence of the one before.
void write_folder(const std::string& folder) {
  fs::create_directories(folder);
  unsigned state = 7;
  std::string copied;
  for (int i = 0; i < articles; ++i) {
    std::string text = "Number " + std::to_string(i) + " of the harbour notes\n\n";
    std::string sentence;
    for (int word = 0; word < 240; ++word) {
      state = state * 1664525U + 1013904223U;
      sentence += (sentence.empty() ? "The w" : " w") + std::to_string((state >> 8U) % 5000);
      if (word % 30 != 29) continue;
      text += sentence + ".\n\n";
      if (word == 119) text += copied.empty() ? "" : copied + ".\n\n";
      if (word == 119) copied = sentence;
      sentence.clear();
    }
    std::ofstream(folder + "/" + std::to_string(100 + i) + ".txt") << text;
  }
}

base::Result<void> build(const std::string& folder, const std::string& out, bool spooled, const base::Task& task) {
  base::Spool spool = TRY(base::open_spool(base::folder_of(out)));
  store::ImportOptions options{task, task};
  if (spooled) options.spool = &spool;
  store::ImportedFolder imported = TRY(store::import_folder(folder, options));
  const store::Articles all = store::articles_of(imported);
  store::FamilyInput input{imported.articles, imported.outlines, {}};
  for (std::size_t i = 0; i < all.size(); ++i)
    input.texts.bytes.push_back(static_cast<std::uint32_t>(store::text_bytes(all, i)));
  input.texts.read = [all](std::size_t i) { return store::read_text(all, i); };
  input.texts.language = [](std::size_t) { return std::string_view("en"); };
  const std::vector<store::Family> families =
      TRY(store::find_families(std::move(input), {store::MatchPreset::news, task, task, {}}));
  return store::write_edition(out, imported.info, all, families, task, imported.images);
}

std::size_t entries_in(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("an edition made through a spool has the bytes of one made in memory") {
  const Scratch scratch;
  write_folder(scratch / "in");
  fs::create_directories(scratch / "out");
  REQUIRE(build(scratch / "in", scratch / "out/a.edition", true, {3}));
  REQUIRE(build(scratch / "in", scratch / "out/b.edition", false, {1}));
  CHECK(bytes_of(scratch / "out/a.edition") == bytes_of(scratch / "out/b.edition"));
  CHECK(entries_in(scratch / "out") == 2);
  const auto edition = store::open_edition(scratch / "out/a.edition");
  REQUIRE(edition);
  CHECK(edition.value().summary().value().articles == articles);
  CHECK(edition.value().families().value().size() >= articles - 1);
  CHECK(edition.value().check().value().empty());
}

TEST_CASE("a build that is stopped, wherever it is, says so and leaves nothing") {
  const Scratch scratch;
  write_folder(scratch / "in");
  fs::create_directories(scratch / "out");
  int stops = 0;
  for (int at = 0;; ++at) {
    CAPTURE(at);
    std::atomic<bool> stop{false};
    int told = 0;
    // The place is the number of times that progress was told, so no time is measured.
    const base::Task task{2, &stop, [&](std::size_t, std::size_t) { stop = stop || told++ == at; }};
    const base::Result<void> done = build(scratch / "in", scratch / "out/x.edition", true, task);
    if (!stop) {
      CHECK(done);
      break;
    }
    ++stops;
    // The very last word is told when nothing is left to stop but the file's own check.
    REQUIRE_FALSE(done);
    CHECK(done.error().code == base::ErrorCode::interrupted);
    CHECK(entries_in(scratch / "out") == 0);
  }
  CHECK(stops > articles);
}

TEST_CASE("a disk that is full at any moment of a build gives an error, and nothing is left") {
  const Scratch scratch;
  write_folder(scratch / "in");
  fs::create_directories(scratch / "out");
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  int failed = 0;
  int done = 0;
  for (rlim_t bytes = 0; done == 0; bytes += 6000) {
    CAPTURE(bytes);
    const rlimit limited{bytes, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limited);
    const base::Result<void> built = build(scratch / "in", scratch / "out/x.edition", true, {2});
    setrlimit(RLIMIT_FSIZE, &before);
    if (built) {
      ++done;
      CHECK(store::open_edition(scratch / "out/x.edition").value().check().value().empty());
    } else {
      ++failed;
      CHECK(built.error().code == base::ErrorCode::io);
      CHECK(entries_in(scratch / "out") == 0);
    }
    if (failed > 200) break;
  }
  CHECK(failed > 5);
  CHECK(done == 1);
}
