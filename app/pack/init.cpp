#include <array>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json.h"
#include "app/pack/report.h"
#include "platform/base/file.h"
#include "store/write/import/folder_tables.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct Written {
  std::array<std::string, 2> files;
  store::FolderTables tables;
};

// Neither file is touched when one of them stands there: half a description is worse than none.
Result<void> refuse_existing(const InitOptions& options, const std::array<std::string, 2>& files) {
  for (const std::string& file : files) {
    if (options.force || !base::file_exists(file)) continue;
    return Error{ErrorCode::bad_input, file +
                                           ": it stands there already and was not touched; correct it by hand, move "
                                           "it away, or write over it with --force"};
  }
  return {};
}

Result<Written> init(const InitOptions& options, const Interruption& interruption) {
  Written written{{base::join_path(options.folder, "articles.csv"), base::join_path(options.folder, "edition.toml")},
                  {}};
  TRY(refuse_existing(options, written.files));
  written.tables = TRY(store::make_folder_tables(options.folder));
  name_findings(options.folder, written.tables.folder);
  if (written.tables.folder.articles.empty())
    return Error{ErrorCode::bad_input, options.folder + ": no article in it; put .txt or .md files there"};
  if (interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  TRY(base::replace_file(written.files[0], written.tables.articles_csv));
  TRY(base::replace_file(written.files[1], written.tables.edition_toml));
  return written;
}

}  // namespace

ExitCode run(const InitOptions& options, Interruption& interruption) {
  const Result<Written> written = init(options, interruption);
  if (!written) return report(written.error());
  const Written& done = written.value();
  const BuildCounts counts = count(done.tables.folder, 0);
  if (options.json) std::cout << init_json(done.files, done.tables.folder, counts) << '\n';
  (options.json ? std::cerr : std::cout) << "wrote " << done.files[0] << " and " << done.files[1] << ": "
                                         << counted(counts.articles, "article", "articles") << ", "
                                         << counted(counts.guesses, "guess", "guesses") << " to look at, "
                                         << counted(counts.skipped, "file", "files") << " skipped\n";
  return exit_done;
}

}  // namespace app
