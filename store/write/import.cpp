#include "store/write/import.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "platform/base/file.h"
#include "store/write/articles_csv.h"
#include "store/write/clean_article.h"
#include "store/write/clean_chars.h"
#include "store/write/date.h"
#include "store/write/edition_toml.h"
#include "store/write/file_kinds.h"
#include "store/write/slug.h"

namespace store {
namespace {

constexpr std::uint64_t max_article_bytes = 50ULL << 20U;
constexpr std::uint64_t max_table_bytes = 16ULL << 20U;

struct Imported {
  Article article;
  std::size_t csv_row = 0;  // its place in articles.csv; past the end when it has none
};

// The folder's own name, whatever way the path to it is written: "a/b/", "a/b/." and "a/b" are all "b".
std::string folder_name(std::string path) {
  while (path.ends_with("/.") || (path.size() > 1 && path.ends_with('/'))) path.pop_back();
  const std::size_t slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (base::first_invalid(name) || name == "." || name == "..") name.clear();
  name = clean_characters(name);
  return name.empty() ? "Articles" : name;
}

EditionInfo default_info(const std::string& name) {
  EditionInfo info;
  info.id = slug(name, 32);
  info.title = name;
  return info;
}

base::Result<std::string> read_table(const std::string& path) {
  return decode_text(path, TRY(base::read_file(path, max_table_bytes)));
}

std::string at_start(const std::string& path, const std::string& reason) { return path + ":1:1: " + reason; }

// "PATH:LINE:1: reason": warnings about a row of articles.csv.
std::string at_row(const std::string& csv_path, const CsvRow& row, const std::string& reason) {
  return csv_path + ":" + std::to_string(row.line) + ":1: " + reason;
}

// What the librarian told: these fields are set before the text is looked at.
void apply_row(const CsvRow& row, const std::string& csv_path, Article& article, std::vector<Problem>& warnings) {
  article.source = row.source;
  article.title = row.title;
  article.byline = row.byline;
  article.url = row.url;
  article.language = row.language;
  article.licence = row.licence;
  if (!row.published) return;
  article.published = parse_told_time(*row.published);
  if (!article.published) {
    warnings.push_back(
        {at_row(csv_path, row,
                "'" + *row.published + "' is no date that can be read; write it as 2020-02-13 or 2020-02-13T21:21")});
  }
}

struct Folder {
  std::string path;
  std::string csv_path;
  std::string toml_path;
  ArticlesCsv csv;
  std::map<std::string, std::size_t> row_of;  // file name in NFC -> index in csv.rows
};

base::Result<Folder> read_description(const std::string& path, ImportedFolder& result) {
  Folder folder{path, base::join_path(path, "articles.csv"), base::join_path(path, "edition.toml"), {}, {}};
  result.info = default_info(folder_name(path));
  if (base::file_exists(folder.toml_path)) {
    const std::string text = TRY(read_table(folder.toml_path));
    EditionToml toml = TRY(parse_edition_toml(folder.toml_path, text, std::move(result.info)));
    result.info = std::move(toml.info);
    for (std::string& warning : toml.warnings) result.warnings.push_back({std::move(warning)});
  }
  if (base::file_exists(folder.csv_path)) {
    const std::string text = TRY(read_table(folder.csv_path));
    folder.csv = TRY(parse_articles_csv(folder.csv_path, text));
    for (std::string& warning : folder.csv.warnings) result.warnings.push_back({std::move(warning)});
    for (std::size_t i = 0; i < folder.csv.rows.size(); ++i) folder.row_of.emplace(folder.csv.rows[i].file, i);
  }
  return folder;
}

// Reads and cleans one file; nullopt when it is skipped, with the reason in result.skipped.
std::optional<Imported> import_file(const Folder& folder, const base::Entry& entry, ImportedFolder& result) {
  const std::string path = base::join_path(folder.path, entry.name);
  const auto skip = [&](std::string message, bool unreadable) {
    result.skipped.push_back({std::move(message), unreadable});
    return std::nullopt;
  };
  if (base::first_invalid(entry.name)) {
    return skip(at_start(path, "a file name that is not UTF-8; rename the file"), true);
  }
  if (const auto reason = reason_to_skip(entry)) return skip(at_start(path, *reason), false);
  if (entry.bytes > max_article_bytes) {
    return skip(at_start(path, "larger than 50 MB, which no article is; cut the article out of it and save that"),
                true);
  }
  auto bytes = base::read_file(path, max_article_bytes);
  if (!bytes) return skip(at_start(path, bytes.error().what + "; check that the file can be read, or remove it"), true);
  const auto text = decode_text(path, std::move(bytes).value());
  if (!text) return skip(text.error().what, true);

  Imported imported;
  imported.article.file = entry.name;
  const auto row = folder.row_of.find(clean_characters(entry.name));
  imported.csv_row = row == folder.row_of.end() ? folder.csv.rows.size() : row->second;
  if (row != folder.row_of.end()) {
    const CsvRow& told = folder.csv.rows[row->second];
    apply_row(told, folder.csv_path, imported.article, result.warnings);
    imported.article.story = told.story.value_or("");
  }
  if (!imported.article.language) imported.article.language = result.info.language;
  clean_article(text.value(), is_markdown(entry.name) ? RawFormat::markdown : RawFormat::plain, imported.article);
  if (imported.article.text.empty()) {
    return skip(at_start(path, "no article text in it; save the article again, or remove the file"), true);
  }
  return imported;
}

// Gives each story a slug of its own, and sorts by story (first appearance), keeping the order within one.
void gather_stories(std::vector<Imported>& imported, const std::string& default_story) {
  std::map<std::string, std::size_t> first;  // title -> order of appearance
  std::map<std::string, std::string> id_of;
  std::set<std::string> taken;
  for (Imported& one : imported) {
    Article& article = one.article;
    if (article.story.empty()) article.story = default_story;
    if (!first.emplace(article.story, first.size()).second) {
      article.story_id = id_of[article.story];
      continue;
    }
    const std::string id = slug(article.story, 48);
    std::string unique = id;
    for (int n = 2; !taken.insert(unique).second; ++n) unique = id + "-" + std::to_string(n);
    article.story_id = id_of[article.story] = unique;
  }
  std::stable_sort(imported.begin(), imported.end(), [&](const Imported& a, const Imported& b) {
    return first.at(a.article.story) < first.at(b.article.story);
  });
}

void warn_about_missing(const Folder& folder, const std::vector<base::Entry>& entries, ImportedFolder& result) {
  std::set<std::string> present;
  for (const base::Entry& entry : entries) {
    if (!base::first_invalid(entry.name)) present.insert(clean_characters(entry.name));
  }
  for (const CsvRow& row : folder.csv.rows) {
    if (present.contains(row.file)) continue;
    result.warnings.push_back(
        {at_row(folder.csv_path, row,
                "there is no file '" + row.file + "' in the folder; correct the name, or remove the row")});
  }
}

}  // namespace

base::Result<ImportedFolder> import_folder(const std::string& path) {
  ImportedFolder result;
  const std::vector<base::Entry> entries = TRY(base::list_folder(path));
  const Folder folder = TRY(read_description(path, result));
  std::vector<Imported> imported;
  for (const base::Entry& entry : entries) {
    if (entry.name == "articles.csv" || entry.name == "edition.toml") continue;
    std::optional<Imported> one = import_file(folder, entry, result);
    if (one) imported.push_back(*std::move(one));
  }
  warn_about_missing(folder, entries, result);
  std::stable_sort(imported.begin(), imported.end(),
                   [](const Imported& a, const Imported& b) { return a.csv_row < b.csv_row; });
  gather_stories(imported, folder_name(path));
  for (Imported& one : imported) result.articles.push_back(std::move(one.article));
  return result;
}

}  // namespace store
