// The articles of an edition or of a folder for other programs.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/passim.h"
#include "app/pack/report.h"
#include "platform/base/file.h"
#include "store/edition.h"
#include "store/write/import/import.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Written beside its place, so that it is there whole or not at all.
struct WorkingFile {
  std::string path;

  explicit WorkingFile(const std::string& out) : path(out + ".part" + std::to_string(getpid()) + "-export") {}
  WorkingFile(const WorkingFile&) = delete;
  WorkingFile& operator=(const WorkingFile&) = delete;
  ~WorkingFile() { unlink(path.c_str()); }
};

struct Work {
  const ExportOptions& options;
  const Interruption& interruption;
  std::ofstream out;
  std::int64_t written = 0;
};

Result<void> write_one(Work& work, const store::Article& article) {
  if (work.interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  work.out << passim_document(article) << '\n';
  if (!work.out)
    return Error{ErrorCode::io, work.options.out + ": cannot be written; choose another place or make room"};
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

Result<void> export_articles(Work& work, const WorkingFile& working) {
  work.out.open(working.path, std::ios::binary | std::ios::trunc);
  if (!work.out)
    return Error{ErrorCode::io, work.options.out + ": cannot be written; choose another place or make room"};
  TRY(std::filesystem::is_directory(work.options.from) ? export_folder(work) : export_edition(work));
  work.out.close();
  if (!work.out)
    return Error{ErrorCode::io, work.options.out + ": cannot be written; choose another place or make room"};
  return base::commit_file(working.path, work.options.out);
}

}  // namespace

ExitCode run(const ExportOptions& options, Interruption& interruption) {
  const WorkingFile working(options.out);
  interruption.remove_when_interrupted({working.path});
  Work work{options, interruption, {}, 0};
  const Result<void> done = export_articles(work, working);
  if (!done) return report(done.error());
  std::cerr << options.out << ": " << counted(work.written, "article", "articles") << " for passim\n";
  return exit_done;
}

}  // namespace app
