#include "store/write/import/import.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "platform/base/file.h"
#include "store/schema.h"
#include "store/write/clean/article.h"
#include "store/write/clean/chars.h"
#include "store/write/clean/date.h"
#include "store/write/clean/repeated_lines.h"
#include "store/write/import/articles_csv.h"
#include "store/write/import/edition_toml.h"
#include "store/write/import/file_kinds.h"
#include "store/write/import/folder_pictures.h"
#include "store/write/import/slug.h"

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
  base::Result<std::string> text = decode_text(path, TRY(base::read_file(path, max_table_bytes)));
  if (text) return text;
  // A spreadsheet's "CSV" is in the alphabet of its country (Windows-1252 and its kin): guessing which would spoil
  // names.
  return base::Error{text.error().code, text.error().what + " (in a spreadsheet: save as 'CSV UTF-8')"};
}

std::string at_start(const std::string& path, const std::string& reason) { return path + ":1:1: " + reason; }

// "PATH:LINE:COLUMN: reason": warnings about a row of articles.csv.
std::string at_row(const std::string& csv_path, const CsvRow& row, const std::string& reason) {
  return at_cell(csv_path, row.place, reason);
}

// What the librarian told: these fields are set before the text is looked at.
void apply_row(const CsvRow& row, Article& article) {
  const auto told = [&](const char* column, const std::optional<std::string>& cell) {
    return is_guessed(row, column) ? std::nullopt : cell;
  };
  article.source = told("source", row.source);
  article.title = told("title", row.title);
  article.byline = told("byline", row.byline);
  article.url = row.url;
  article.language = told("language", row.language);
  article.licence = row.licence;
}

struct Folder {
  std::string path;
  std::string csv_path;
  std::string toml_path;
  ArticlesCsv csv;
  std::map<std::string, std::size_t> row_of;  // file name in NFC -> index in csv.rows
  FolderPictures pictures;
};

base::Result<Folder> read_description(const std::string& path, ImportedFolder& result) {
  Folder folder{path, base::join_path(path, "articles.csv"), base::join_path(path, "edition.toml"), {}, {}, {}};
  folder.pictures.folder = path;
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

// The time of a cell. A warning where it is none, or two.
std::optional<PublicationTime> told_time(const Folder& folder, const CsvRow& row, std::vector<Problem>& warnings) {
  const ToldTime told = read_told_time(*row.published, folder.csv.date_order);
  if (told.problem.empty()) return told.time;
  warnings.push_back({at_cell(folder.csv_path, row.published_place, told.problem)});
  return std::nullopt;
}

// Where a cell that is marked as a guess is no longer what the text says, somebody has corrected it: it is told. True
// when there was such a cell and the text must be cleaned again.
bool apply_corrections(const CsvRow& row, const std::optional<DateOrder> order, const Article& found,
                       Article& article) {
  const auto corrected = [&](const char* column, const std::optional<std::string>& cell) {
    if (!cell || !is_guessed(row, column)) return false;
    return std::none_of(found.guesses.begin(), found.guesses.end(), [&](const Guess& guess) {
      if (guess.field != column) return false;
      return guess.value == *cell || (guess.field == "published" && says_day(*cell, guess.value, order));
    });
  };
  bool any = false;
  const auto apply = [&](const char* column, const std::optional<std::string>& cell,
                         std::optional<std::string>& field) {
    if (!corrected(column, cell)) return;
    field = cell;
    any = true;
  };
  apply("source", row.source, article.source);
  apply("title", row.title, article.title);
  apply("byline", row.byline, article.byline);
  apply("language", row.language, article.language);
  return any || corrected("published", row.published);
}

// Cleans a text with what its row tells.
Article clean_told(const Folder& folder, const CsvRow& row, std::string_view text, Article article,
                   const std::set<std::string>& repeated, const PictureFiles& there, ImportedFolder& result) {
  const RawFormat format = is_markdown(article.file) ? RawFormat::markdown : RawFormat::plain;
  apply_row(row, article);
  article.story = row.story.value_or("");
  if (row.published && !is_guessed(row, "published")) article.published = told_time(folder, row, result.warnings);
  if (!article.language) article.language = result.info.language;
  Article first = article;
  clean_article(text, format, first, repeated, there);
  if (!apply_corrections(row, folder.csv.date_order, first, article)) return first;
  if (row.published && is_guessed(row, "published")) article.published = told_time(folder, row, result.warnings);
  clean_article(text, format, article, repeated, there);
  return article;
}

// The picture of articles.csv leads the article, unless the text has it too.
void add_told_picture(Folder& folder, const CsvRow& row, Article& article, std::vector<Problem>& warnings) {
  if (!row.image) return;
  const auto file =
      find_told_picture(folder.pictures, *row.image, at_cell(folder.csv_path, row.image_place, ""), warnings);
  const bool there = file && std::any_of(article.pictures.begin(), article.pictures.end(),
                                         [&](const Picture& picture) { return picture.file == *file; });
  if (!file || there) return;
  Picture picture;
  picture.file = *file;
  article.pictures.insert(article.pictures.begin(), std::move(picture));
}

// Reads and cleans one file; nullopt when it is skipped, with the reason in result.skipped.
std::optional<Imported> import_file(Folder& folder, const base::Entry& entry, const std::set<std::string>& repeated,
                                    ImportedFolder& result) {
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
  const CsvRow nothing_told;
  const CsvRow& told = row == folder.row_of.end() ? nothing_told : folder.csv.rows[row->second];
  const RawFormat format = is_markdown(entry.name) ? RawFormat::markdown : RawFormat::plain;
  const PictureFiles there = find_pictures(folder.pictures, path, text.value(), format, result.warnings, result.notes);
  imported.article = clean_told(folder, told, text.value(), std::move(imported.article), repeated, there, result);
  add_told_picture(folder, told, imported.article, result.warnings);
  name_images(folder.pictures, imported.article);
  if (imported.article.text.empty()) {
    return skip(at_start(path, "no article text in it; save the article again, or remove the file"), true);
  }
  if (static_cast<std::int64_t>(imported.article.text.size()) > max_text_bytes) {
    return skip(at_start(path, "its text is longer than 16 MiB, which no article is; cut the article out of it"), true);
  }
  return imported;
}

// Cleans those articles again that hold lines their site puts about every article. What was said of their files before
// is not said again.
void drop_repeated_lines(Folder& folder, const std::vector<base::Entry>& entries, const EditionInfo& info,
                         std::vector<Imported>& imported) {
  std::vector<Article> articles;
  articles.reserve(imported.size());
  for (const Imported& one : imported) articles.push_back(one.article);
  const std::set<std::string> repeated = find_repeated_lines(articles);
  if (repeated.empty()) return;
  for (Imported& one : imported) {
    const Article& article = one.article;
    const bool holds = std::any_of(article.blocks.begin(), article.blocks.end(), [&](const Block& block) {
      return repeated.contains(std::string(base::slice(article.text, block.range)));
    });
    const auto entry =
        std::find_if(entries.begin(), entries.end(), [&](const base::Entry& e) { return e.name == article.file; });
    if (!holds || entry == entries.end()) continue;
    ImportedFolder said_before;
    said_before.info = info;
    if (auto again = import_file(folder, *entry, repeated, said_before)) one = *std::move(again);
  }
}

// Gives each story a slug of its own, and sorts by story (first appearance), keeping the order within one.
void gather_stories(std::vector<Imported>& imported) {
  std::map<std::string, std::size_t> first;  // title -> order of appearance
  std::map<std::string, std::string> id_of;
  std::set<std::string> taken;
  for (Imported& one : imported) {
    Article& article = one.article;
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

// Pictures that no article names, and folders that hold none of those named.
void skip_unnamed(const Folder& folder, const std::vector<base::Entry>& entries, ImportedFolder& result) {
  for (const base::Entry& entry : entries) {
    if (!is_for_pictures(entry) || was_named(folder.pictures, entry.name)) continue;
    result.skipped.push_back(
        {at_start(base::join_path(folder.path, entry.name), reason_to_skip(entry).value_or("")), false});
  }
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

base::Result<ImportedFolder> import_folder(const std::string& path, int jobs) {
  ImportedFolder result;
  const std::vector<base::Entry> entries = TRY(base::list_folder(path));
  Folder folder = TRY(read_description(path, result));
  std::vector<Imported> imported;
  for (const base::Entry& entry : entries) {
    if (entry.name == "articles.csv" || entry.name == "edition.toml" || is_for_pictures(entry)) continue;
    std::optional<Imported> one = import_file(folder, entry, {}, result);
    if (one) imported.push_back(*std::move(one));
  }
  drop_repeated_lines(folder, entries, result.info, imported);
  skip_unnamed(folder, entries, result);
  warn_about_missing(folder, entries, result);
  std::stable_sort(imported.begin(), imported.end(),
                   [](const Imported& a, const Imported& b) { return a.csv_row < b.csv_row; });
  std::vector<Article*> articles;
  articles.reserve(imported.size());
  for (Imported& one : imported) articles.push_back(&one.article);
  result.found_stories = group_stories(articles, folder_name(path), jobs);
  gather_stories(imported);
  for (Imported& one : imported) result.articles.push_back(std::move(one.article));
  result.images = take_images(folder.pictures, result.articles);
  return result;
}

}  // namespace store
