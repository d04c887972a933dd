// The articles of an edition or of a folder for other programs.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/passim.h"
#include "app/pack/report.h"
#include "app/pack/working_file.h"
#include "platform/base/file.h"
#include "store/edition.h"
#include "store/write/import/import.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct Work {
  const ExportOptions& options;
  const Interruption& interruption;
  const WorkingFile& working;
  std::ofstream out;
  std::int64_t written = 0;
};

Result<void> write_one(Work& work, const store::Article& article) {
  if (work.interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  work.out << passim_document(article) << '\n';
  if (!work.out) return unwritable(work.working);
  ++work.written;
  return {};
}

Result<void> export_folder(Work& work) {
  base::Spool spool = TRY(base::open_spool(base::folder_of(work.options.out)));
  const base::Task task{work.options.jobs, &work.interruption.stop()};
  const store::ImportedFolder folder = TRY(store::import_folder(work.options.from, {task, task, &spool}));
  name_findings(work.options.from, folder);
  const store::Articles articles = store::articles_of(folder);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const store::Article article = TRY(store::read_article(articles, i));
    TRY(write_one(work, article));
  }
  return {};
}

Result<void> export_edition(Work& work) {
  const store::Edition edition = TRY(store::open_edition(work.options.from));
  const std::vector<std::string> files = TRY(edition.files());
  for (const std::string& file : files) {
    const store::Article article = TRY(edition.article(file));
    TRY(write_one(work, article));
  }
  return {};
}

Result<void> export_articles(Work& work) {
  work.out.open(place_of(work.working), std::ios::binary | std::ios::trunc);
  if (!work.out) return unwritable(work.working);
  TRY(std::filesystem::is_directory(work.options.from) ? export_folder(work) : export_edition(work));
  work.out.close();
  if (!work.out) return unwritable(work.working);
  return commit(work.working);
}

}  // namespace

ExitCode run(const ExportOptions& options, Interruption& interruption) {
  const WorkingFile working(options.out);
  interruption.remove_when_interrupted({working.path});
  Work work{options, interruption, working, {}, 0};
  const Result<void> done = export_articles(work);
  if (!done) return report(done.error());
  std::cerr << options.out << ": " << counted(work.written, "article", "articles") << " for passim\n";
  return exit_done;
}

}  // namespace app
