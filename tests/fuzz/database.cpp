// A sound edition with its rows and its bytes changed, however many, is inspected: whatever comes of it, it ends,
// within its memory; and all of what was found to be sound can be read. An input begins with three bytes, HOW WHAT and
// MUCH, and goes on as edition_changes.h has it. HOW is a sum of
//   1 its manifest tells otherwise: WHAT is the field, MUCH by how much     2 it is stopped when MUCH was told
//   4 every fault is asked for, as `lectern-pack check` does                8 WHAT stands there is no edition at all
#define DOCTEST_CONFIG_IMPLEMENT
#include <sys/stat.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "doctest/doctest.h"
#include "store/edition.h"
#include "store/install/inspect.h"
#include "tests/fuzz/edition_changes.h"
#include "tests/made_manifest.h"
#include "tests/scratch.h"

namespace {

// As a signer's, who tells as many articles as there are.
store::Manifest signed_manifest(const std::string& path) {
  store::Manifest manifest = manifest_of(path);
  const auto edition = store::open_edition(path);
  const auto summary = edition ? edition.value().summary() : edition.error();
  if (summary) manifest.articles = static_cast<std::uint64_t>(summary.value().articles);
  return manifest;
}

void lie(store::Manifest& manifest, unsigned what, unsigned much) {
  switch (what % 4) {
    case 0:
      manifest.id = "other";
      break;
    case 1:
      manifest.serial += much;
      break;
    case 2:
      manifest.articles += much;
      break;
    default:
      manifest.db_size += much;
  }
}

// Every question that a visitor can make the reader ask, until one has no answer: which one.
base::Result<void> read_all(const store::Edition& edition) {
  TRY(edition.summary());
  for (const store::StorySummary& story : TRY(edition.stories())) TRY(edition.story(story.story_id));
  for (const std::string& file : TRY(edition.files())) {
    for (const store::Picture& picture : TRY(edition.article(file)).pictures) TRY(edition.image(picture.image));
    TRY(edition.marks(file, "bridge"));
  }
  TRY(edition.families());
  TRY(edition.facets());
  TRY(edition.complete("br", 8));
  for (const char* query : {"bridge at wendel", "moneday", "\"closes on Monday\"", "quay"})
    TRY(edition.search({.query = query}));
  return {};
}

// A name without a file, a link, a folder, a pipe, files that are none of ours.
void replace_file(const std::string& path, unsigned what) {
  std::filesystem::remove(path);
  if (what == 1) std::filesystem::create_symlink("tables.db", path);
  if (what == 2) std::filesystem::create_directory(path);
  if (what == 3 && mkfifo(path.c_str(), 0600) != 0) std::abort();
  if (what == 4) write_bytes(path, "");
  if (what == 5) write_bytes(path, "SQLite format 3");
  if (what == 6)
    write_bytes(path,
                "something else, and long enough to be a header of a hundred bytes, which it is not, "
                "however long one looks at it");
}

struct How {
  unsigned how = 0;
  unsigned what = 0;
  unsigned much = 0;
  bool is(unsigned bit) const { return (how & bit) != 0; }
};

void look(const std::string& path, const How& how, fuzz::Changed changed) {
  store::Manifest manifest = signed_manifest(path);
  if (how.is(1)) lie(manifest, how.what, how.much);
  std::size_t left = how.is(2) ? how.much : SIZE_MAX;
  std::atomic<bool> stop = false;
  const base::Task task{1, &stop, [&](std::size_t, std::size_t) {
                          if (left != SIZE_MAX && left-- == 0) stop = true;
                        }};
  const auto ended = store::inspect_database(path, manifest, task);
  if (!ended && ended.error().code == store::EndCode::installed) std::abort();
  if (!changed.rows && !changed.bytes && !how.is(1) && !how.is(2) && !ended) std::abort();
  const auto edition = store::open_edition(path);
  if (!edition) {
    if (ended) std::abort();
    return;
  }
  if (how.is(4)) static_cast<void>(edition.value().check());
  // Bytes may lead a reader round in a circle: that is what inspections are for. Rows may not.
  if (!ended && changed.bytes) return;
  const auto read = read_all(edition.value());
  if (read || !ended) return;
  std::fprintf(stderr, "inspected, and yet: %s\n", read.error().what.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static doctest::Context context;
  static const bool ready = (context.setAsDefaultForAssertsOutOfTestCases(), true);
  static Scratch scratch;
  static fuzz::ChangedEdition edition(scratch.path);
  static_cast<void>(ready);
  fuzz::Input input{{reinterpret_cast<const char*>(data), size}};
  const How how{input.byte(), input.byte(), input.byte()};
  if (!how.is(8)) {
    look(edition.path(), how, edition.make(input));
    return 0;
  }
  replace_file(edition.path(), how.what % 7);
  if (store::inspect_database(edition.path(), {}, {}) || store::open_edition(edition.path())) std::abort();
  std::filesystem::remove(edition.path());
  return 0;
}
