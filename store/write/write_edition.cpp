#include "store/write/write_edition.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <set>
#include <string_view>

#include "platform/base/file.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/write/edition_input.h"
#include "store/write/edition_tables.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// The two files beside the edition: the tables as they are filled, and their compact copy. Removed when this goes.
struct WorkingFiles {
  std::string tables;
  std::string compact;

  explicit WorkingFiles(const std::string& path) {
    const std::vector<std::string> names = working_files(path);
    tables = names[0];
    compact = names[1];
    remove();
  }
  WorkingFiles(const WorkingFiles&) = delete;
  WorkingFiles& operator=(const WorkingFiles&) = delete;
  ~WorkingFiles() { remove(); }

  void remove() const {
    unlink(tables.c_str());
    unlink(compact.c_str());
  }
};

Error not_written(const std::string& path, const std::string& why) {
  return {ErrorCode::io, path + ": cannot be written (" + why + "); choose another place or make room"};
}

Result<void> check_input(const EditionInfo& info, const Articles& articles, std::span<const Family> families,
                         const base::Task& task) {
  TRY(check_info(info));
  if (articles.size() > static_cast<std::size_t>(max_articles))
    return Error{ErrorCode::bad_input, "too many articles for one edition; part the folder"};
  std::set<std::string_view> files;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (i % 256 == 0) TRY(base::check_stop(task));
    const std::string& file = articles.heads[i].file;
    const Article article = TRY(read_article(articles, i));
    TRY(check_article(article));
    if (!files.insert(file).second)
      return Error{ErrorCode::bad_input, file + ": named twice; keep one line for it in articles.csv"};
  }
  for (std::size_t i = 0; i < families.size(); ++i) {
    if (i % 256 == 0) TRY(base::check_stop(task));
    TRY(check_family(families[i], articles));
  }
  return {};
}

Result<void> build_tables(const WorkingFiles& files, const EditionParts& parts) {
  const Database database = TRY(create_database(files.tables));
  database.stop_when(parts.task.stop);
  TRY(database.run("PRAGMA page_size=" + std::to_string(page_bytes)));
  TRY(database.run("PRAGMA application_id=" + std::to_string(application_id)));
  TRY(database.run("PRAGMA user_version=" + std::to_string(schema_version)));
  TRY(database.run_script(schema_text()));
  TRY(fill_tables(database, parts));
  // The copy is dense and in order, so that its bytes depend on the rows alone.
  Statement vacuum = TRY(database.prepare("VACUUM INTO ?"));
  vacuum.bind(1, std::string_view(files.compact));
  return vacuum.run();
}

// The copy as a reader would see it, before it takes the place of an older edition.
Result<void> check_copy(const std::string& compact) {
  const Database database = TRY(open_immutable(compact));
  Statement row = TRY(database.prepare("PRAGMA quick_check"));
  if (!TRY(row.step()) || row.text(0) != "ok") return Error{ErrorCode::io, "the disk returned something else"};
  return {};
}

}  // namespace

std::vector<std::string> working_files(const std::string& path) {
  const std::string stem = path + ".part" + std::to_string(getpid());
  return {stem + "-tables", stem};
}

Result<void> can_write_edition(const std::string& path) {
  const std::string working = working_files(path).back();
  struct stat info{};
  if (stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode))
    return not_written(path, S_ISDIR(info.st_mode) ? "it is a folder" : "it is not a file");
  Result<void> written = base::replace_file(working, "", 0600);
  if (!written) {
    const std::string& what = written.error().what;
    return not_written(path, what.substr(what.rfind(": ") + 2));
  }
  unlink(working.c_str());
  return {};
}

Result<void> write_edition(const std::string& path, const EditionInfo& info, std::span<const Article> articles,
                           std::span<const Family> families, const base::Task& task, std::span<const Image> images) {
  return write_edition(path, info, Articles{articles, nullptr, {}}, families, task, images);
}

Result<void> write_edition(const std::string& path, const EditionInfo& info, const Articles& articles,
                           std::span<const Family> families, const base::Task& task, std::span<const Image> images) {
  TRY(check_input(info, articles, families, task));
  TRY(check_images(articles.heads, images));
  const WorkingFiles files(path);
  TRY(can_write_edition(path));
  const StoryOrder order = order_stories(articles.heads);
  const EditionParts parts{info, articles, families, images, order, task};
  Result<void> built = build_tables(files, parts);
  if (built) built = check_copy(files.compact);
  if (!built) {
    if (built.error().code == ErrorCode::interrupted) return built;
    return not_written(path, built.error().what);
  }
  TRY(base::check_stop(task));
  if (chmod(files.compact.c_str(), 0444) != 0) return not_written(path, std::strerror(errno));
  return base::commit_file(files.compact, path);
}

}  // namespace store
