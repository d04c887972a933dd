#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <optional>

#include "app/pack/build_cache.h"
#include "app/pack/commands.h"
#include "app/pack/grouping.h"
#include "app/pack/json.h"
#include "app/pack/passim.h"
#include "app/pack/phases.h"
#include "app/pack/report.h"
#include "store/write/import/import.h"
#include "store/write/match/find_families.h"
#include "store/write/table_bytes.h"
#include "store/write/write_edition.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// What a build came to, beside the edition.
struct Built {
  store::ImportedFolder folder;
  Groupings groupings;
  BuildCounts counts;
  store::PairCounts pairs;
};

Result<void> check_stop(const Interruption& interruption) {
  if (interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  return {};
}

Result<void> check_findings(const BuildOptions& options, const store::ImportedFolder& folder) {
  if (folder.articles.empty())
    return Error{ErrorCode::bad_input, options.folder + ": no article in it; put .txt or .md files there"};
  const std::size_t findings = folder.skipped.size() + folder.warnings.size();
  if (options.strict && findings > 0)
    return Error{ErrorCode::bad_input, options.folder + ": " +
                                           counted(static_cast<std::int64_t>(findings), "finding", "findings") +
                                           " and --strict, so nothing was written; see the lines above"};
  return {};
}

store::FamilyInput family_input(store::ImportedFolder& folder) {
  const store::Articles articles = store::articles_of(folder);
  store::FamilyInput input{folder.articles, std::move(folder.outlines), {}};
  for (std::size_t i = 0; i < articles.size(); ++i)
    input.texts.bytes.push_back(static_cast<std::uint32_t>(store::text_bytes(articles, i)));
  input.texts.read = [articles](std::size_t i) { return store::read_text(articles, i); };
  input.texts.language = [articles](std::size_t i) {
    const std::optional<std::string>& language = articles.heads[i].language;
    return language ? std::string_view(*language) : std::string_view();
  };
  return input;
}

// Errors of the spool say what went wrong; where it lies is for us to say.
Error beside(const BuildOptions& options, const Error& error) {
  if (error.code != ErrorCode::io || error.what.find(':') != std::string::npos) return error;
  return {ErrorCode::io, options.out + ": cannot be written, " + error.what + "; choose another place or make room"};
}

std::vector<store::TextPair> pairs_between(const BuildOptions& options, const PassimClusters& clusters,
                                           const store::ImportedFolder& folder) {
  std::vector<std::string> files;
  files.reserve(folder.articles.size());
  for (const store::Article& article : folder.articles) files.push_back(article.file);
  PassimPairs found = pairs_of(clusters, files);
  if (found.unknown > 0)
    std::cerr << options.passim << ": "
              << counted(static_cast<std::int64_t>(found.unknown), "passage of an article that is",
                         "passages of articles that are")
              << " not in the folder, left out; export the folder anew if files were renamed\n";
  return std::move(found.pairs);
}

Result<void> build(const BuildOptions& options, const Interruption& interruption, Phases& phases, base::Spool& spool,
                   base::Memo* memo, Built& built) {
  const std::string articles_words = "comparing articles";
  store::ImportedFolder& folder = built.folder;
  std::optional<PassimClusters> clusters;
  if (!options.passim.empty()) clusters = TRY(load_passim(options.passim));
  phases.begin(Phase::import, "reading " + options.folder);
  folder = TRY(store::import_folder(options.folder, {phases.task(Phase::import, "reading " + options.folder),
                                                     phases.task(Phase::group, "finding stories"), &spool, memo}));
  TRY(check_stop(interruption));
  phases.end();
  name_findings(options.folder, folder);
  TRY(check_findings(options, folder));
  phases.begin(Phase::candidates, articles_words);
  store::FamilyOptions matching{store::MatchPreset::news,
                                phases.task(Phase::candidates, articles_words),
                                phases.task(Phase::align, articles_words),
                                {},
                                {},
                                nullptr};
  matching.counts = &built.pairs;
  if (memo != nullptr) matching.memory = pair_memory(*memo, folder);
  if (clusters) matching.told_pairs = pairs_between(options, *clusters, folder);
  const std::vector<store::Family> families = TRY(store::find_families(family_input(folder), matching));
  TRY(check_stop(interruption));
  phases.end();
  built.groupings = explain(folder, families);
  name_groupings(options.folder, built.groupings);
  const std::string writing = "writing " + options.out;
  phases.begin(Phase::write, writing);
  TRY(store::write_edition(options.out, folder.info, store::articles_of(folder), families,
                           phases.task(Phase::write, writing), folder.images));
  phases.end();
  built.counts = count(folder, static_cast<std::int64_t>(families.size()));
  return {};
}

Result<void> build_beside(const BuildOptions& options, const Interruption& interruption, Phases& phases,
                          const std::string& cache, Built& built) {
  TRY(store::can_write_edition(options.out));
  Result<base::Spool> spool = base::open_spool(base::folder_of(options.out));
  if (!spool) return beside(options, spool.error());
  std::optional<base::Memo> memo = open_cache(cache);
  Result<void> done = build(options, interruption, phases, spool.value(), memo ? &*memo : nullptr, built);
  phases.end();
  built.folder.spool = nullptr;
  if (!done) return beside(options, done.error());
  if (memo) close_cache(cache, *memo);
  return {};
}

// What each phase took and what each table takes, as Markdown.
void print_figures(const std::string& out, const Built& built, const Phases& phases) {
  std::cerr << std::fixed << std::setprecision(1) << "\n| phase | seconds | processor seconds | MB at most so far |\n"
            << "|---|---|---|---|\n";
  for (const PhaseFigures& phase : phases.figures())
    std::cerr << "| " << name_of(phase.phase) << " | " << phase.seconds << " | " << phase.cpu_seconds << " | "
              << static_cast<double>(phase.peak_kb) / 1024 << " |\n";
  std::cerr << "\n| | in all | done now, the others remembered |\n|---|---|---|\n| texts cleaned, some twice | "
            << built.folder.articles.size() << " | " << built.folder.cleaned << " |\n| pairs aligned | "
            << built.pairs.pairs << " | " << built.pairs.aligned << " |\n";
  const Result<std::vector<store::TableBytes>> tables = store::table_bytes(out);
  if (!tables) return;
  std::int64_t all = 0;
  std::cerr << "\n| table | bytes | bytes per article |\n|---|---|---|\n";
  const auto line = [&](const std::string& name, std::int64_t bytes) {
    std::cerr << "| " << name << " | " << bytes << " | "
              << static_cast<double>(bytes) / static_cast<double>(std::max<std::int64_t>(built.counts.articles, 1))
              << " |\n";
  };
  for (const store::TableBytes& table : tables.value()) {
    line(table.table, table.bytes);
    all += table.bytes;
  }
  line("all", all);
  const Result<std::vector<store::TableBytes>> parts = store::strip_parts(out);
  if (!parts) return;
  for (const store::TableBytes& part : parts.value()) line("of the strip: " + part.table, part.bytes);
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
  const std::string cache = cache_file(options);
  std::vector<std::string> working = store::working_files(options.out);
  if (!cache.empty()) working.push_back(base::Memo::working_file(cache));
  interruption.remove_when_interrupted(working);
  Phases phases(options.jobs, interruption.stop(), !options.quiet && isatty(STDERR_FILENO) != 0);
  Built built;
  const Result<void> done = build_beside(options, interruption, phases, cache, built);
  if (!done) return report(done.error());
  if (options.json) std::cout << build_json(options.out, built.folder, built.counts, built.groupings) << '\n';
  (options.json ? std::cerr : std::cout) << summary(built.counts) << '\n';
  if (options.figures) print_figures(options.out, built, phases);
  return exit_done;
}

}  // namespace app
