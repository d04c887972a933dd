#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/grouping.h"
#include "app/pack/interruption.h"
#include "app/pack/json.h"
#include "app/pack/report.h"
#include "store/write/import/import.h"
#include "store/write/match/match.h"
#include "store/write/write_edition.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// One line that says what is being done, on a terminal only; gone when the next thing is said.
struct Progress {
  bool shown = isatty(STDERR_FILENO) != 0;

  void say(const std::string& doing) const {
    if (shown) std::cerr << "\r\033[K" << doing << " ..." << std::flush;
  }
  void clear() const {
    if (shown) std::cerr << "\r\033[K" << std::flush;
  }
};

Result<void> check_stop(const Interruption& interruption) {
  if (interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  return {};
}

Result<BuildCounts> build(const BuildOptions& options, const Interruption& interruption, const Progress& progress,
                          store::ImportedFolder& folder, Groupings& groupings) {
  TRY(store::can_write_edition(options.out));
  progress.say("reading " + options.folder);
  folder = TRY(store::import_folder(options.folder, options.jobs));
  progress.clear();
  TRY(check_stop(interruption));
  name_findings(options.folder, folder);
  if (folder.articles.empty())
    return Error{ErrorCode::bad_input, options.folder + ": no article in it; put .txt or .md files there"};
  const std::size_t findings = folder.skipped.size() + folder.warnings.size();
  if (options.strict && findings > 0)
    return Error{ErrorCode::bad_input, options.folder + ": " +
                                           counted(static_cast<std::int64_t>(findings), "finding", "findings") +
                                           " and --strict, so nothing was written; see the lines above"};
  progress.say("comparing " + counted(static_cast<std::int64_t>(folder.articles.size()), "article", "articles"));
  const std::vector<store::Family> families =
      store::find_families(folder.articles, store::MatchPreset::news, options.jobs, &interruption.stop());
  TRY(check_stop(interruption));
  groupings = explain(folder, families);
  progress.clear();
  name_groupings(options.folder, groupings);
  progress.say("writing " + options.out);
  TRY(store::write_edition(options.out, folder.info, folder.articles, families, {options.jobs, &interruption.stop()},
                           folder.images));
  return count(folder, static_cast<std::int64_t>(families.size()));
}

// A slip of the hand must not cost an article: of the folder's own files only an edition may be replaced.
bool would_replace_an_input(const BuildOptions& options) {
  const std::filesystem::path out(options.out);
  std::error_code failed;
  const std::filesystem::path parent = out.has_parent_path() ? out.parent_path() : std::filesystem::path(".");
  return out.extension() != ".edition" && std::filesystem::is_regular_file(out, failed) &&
         std::filesystem::equivalent(parent, options.folder, failed);
}

}  // namespace

ExitCode run(const BuildOptions& options, Interruption& interruption) {
  if (would_replace_an_input(options)) {
    std::cerr << options.out
              << ": a file of the folder itself; name the edition otherwise, see lectern-pack build --help\n";
    return exit_usage;
  }
  interruption.remove_when_interrupted(store::working_files(options.out));
  const Progress progress;
  store::ImportedFolder folder;
  Groupings groupings;
  const Result<BuildCounts> built = build(options, interruption, progress, folder, groupings);
  progress.clear();
  if (!built) return report(built.error());
  if (options.json) std::cout << build_json(options.out, folder, built.value(), groupings) << '\n';
  (options.json ? std::cerr : std::cout) << summary(built.value()) << '\n';
  return exit_done;
}

}  // namespace app
