#include "store/write/import/import_file.h"

#include <algorithm>
#include <utility>

#include "store/schema.h"
#include "store/write/clean/article.h"
#include "store/write/clean/chars.h"
#include "store/write/clean/date.h"
#include "store/write/import/file_kinds.h"

namespace store {
namespace {

constexpr std::uint64_t max_article_bytes = 50ULL << 20U;

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

const CsvRow& row_of(const Folder& folder, const FileImport& file, const CsvRow& nothing_told) {
  return file.csv_row < folder.csv.rows.size() ? folder.csv.rows[file.csv_row] : nothing_told;
}

RawFormat format_of(const FileImport& file) {
  return is_markdown(file.entry->name) ? RawFormat::markdown : RawFormat::plain;
}

void skip(const Folder& folder, FileImport& file, const std::string& reason, bool unreadable) {
  file.said.skipped.push_back({at_start(base::join_path(folder.path, file.entry->name), reason), unreadable});
}

// Cleans a text with what its row tells.
Article clean_told(const Folder& folder, const CsvRow& row, Article article, const std::set<std::string>& repeated,
                   FileImport& file) {
  const RawFormat format = format_of(file);
  apply_row(row, article);
  article.story = row.story.value_or("");
  if (row.published && !is_guessed(row, "published")) article.published = told_time(folder, row, file.said.warnings);
  if (!article.language) article.language = folder.info.language;
  Article first = article;
  clean_article(file.raw, format, first, repeated, file.pictures);
  if (!apply_corrections(row, folder.csv.date_order, first, article)) return first;
  if (row.published && is_guessed(row, "published")) article.published = told_time(folder, row, file.said.warnings);
  clean_article(file.raw, format, article, repeated, file.pictures);
  return article;
}

}  // namespace

std::string at_start(const std::string& path, const std::string& reason) { return path + ":1:1: " + reason; }

void read_raw(const Folder& folder, FileImport& file) {
  const base::Entry& entry = *file.entry;
  file.csv_row = folder.csv.rows.size();
  if (base::first_invalid(entry.name))
    return skip(folder, file, "a file name that is not UTF-8; rename the file", true);
  const auto row = folder.row_of.find(clean_characters(entry.name));
  if (row != folder.row_of.end()) file.csv_row = row->second;
  if (const auto reason = reason_to_skip(entry)) return skip(folder, file, *reason, false);
  if (entry.bytes > max_article_bytes)
    return skip(folder, file, "larger than 50 MB, which no article is; cut the article out of it and save that", true);
  const std::string path = base::join_path(folder.path, entry.name);
  auto bytes = base::read_file(path, max_article_bytes);
  if (!bytes) return skip(folder, file, bytes.error().what + "; check that the file can be read, or remove it", true);
  auto text = decode_text(path, std::move(bytes).value());
  if (!text) {
    file.said.skipped.push_back({text.error().what, true});
    return;
  }
  file.raw = std::move(text).value();
}

void find_its_pictures(const Folder& folder, FolderPictures& pictures, FileImport& file) {
  if (file.skipped()) return;
  file.pictures = find_pictures(pictures, base::join_path(folder.path, file.entry->name), file.raw, format_of(file),
                                file.said.warnings, file.said.notes);
}

void clean_raw(const Folder& folder, const std::set<std::string>& repeated, FileImport& file) {
  if (file.skipped()) return;
  Article article;
  article.file = file.entry->name;
  const CsvRow nothing_told;
  file.article = clean_told(folder, row_of(folder, file, nothing_told), std::move(article), repeated, file);
  std::string().swap(file.raw);  // gives its room back, where an assignment would keep it
  if (file.article.text.empty())
    return skip(folder, file, "no article text in it; save the article again, or remove the file", true);
  if (static_cast<std::int64_t>(file.article.text.size()) > max_text_bytes)
    return skip(folder, file, "its text is longer than 16 MiB, which no article is; cut the article out of it", true);
}

void take_its_pictures(const Folder& folder, FolderPictures& pictures, FileImport& file) {
  const CsvRow nothing_told;
  const CsvRow& row = row_of(folder, file, nothing_told);
  Article& article = file.article;
  if (file.skipped()) return;
  if (row.image) {
    const auto told =
        find_told_picture(pictures, *row.image, at_cell(folder.csv_path, row.image_place, ""), file.said.warnings);
    const bool there = told && std::any_of(article.pictures.begin(), article.pictures.end(),
                                           [&](const Picture& picture) { return picture.file == *told; });
    // It leads the article, unless the text has it too.
    Picture picture;
    picture.file = told.value_or("");
    if (told && !there) article.pictures.insert(article.pictures.begin(), std::move(picture));
  }
  name_images(pictures, article);
}

}  // namespace store
