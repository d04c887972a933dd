#include "store/write/import/folder_tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "platform/base/file.h"
#include "store/write/clean/chars.h"
#include "store/write/import/articles_csv.h"
#include "store/write/import/csv_table.h"

namespace store {
namespace {

constexpr std::uint64_t max_table_bytes = 16ULL << 20U;
constexpr std::string_view line_end = "\r\n";

// What an articles.csv tells and no article holds: pictures, by file.
base::Result<std::map<std::string, CsvRow>> told_rows(const std::string& folder) {
  std::map<std::string, CsvRow> rows;
  const std::string path = base::join_path(folder, "articles.csv");
  if (!base::file_exists(path)) return rows;
  std::string bytes = TRY(base::read_file(path, max_table_bytes));
  const std::string text = TRY(decode_text(path, std::move(bytes)));
  ArticlesCsv table = TRY(parse_articles_csv(path, text));
  for (CsvRow& row : table.rows) rows.emplace(row.file, std::move(row));
  return rows;
}

CsvRow row_of(const Article& article, const std::map<std::string, CsvRow>& told) {
  CsvRow row;
  row.file = article.file;
  row.story = article.story;
  row.source = article.source;
  row.title = article.title;
  row.byline = article.byline;
  if (article.published) row.published = article.published->iso;
  row.url = article.url;
  row.language = article.language;
  row.licence = article.licence;
  const auto known = told.find(clean_characters(article.file));
  const bool told_story = known != told.end() && known->second.story && !is_guessed(known->second, "story");
  if (known != told.end()) row.image = known->second.image;
  std::string guessed = told_story ? "" : "story";
  for (const CsvColumn& column : csv_columns()) {
    const bool guess = std::any_of(article.guesses.begin(), article.guesses.end(),
                                   [&](const Guess& g) { return g.field == column.name; });
    if (guess) guessed += (guessed.empty() ? "" : " ") + std::string(column.name);
  }
  if (!guessed.empty()) row.guessed = guessed;
  return row;
}

std::string write_articles_csv(const ImportedFolder& folder, const std::map<std::string, CsvRow>& told) {
  std::string text = "\xEF\xBB\xBF";
  text += "file";
  for (const CsvColumn& column : csv_columns()) text += "," + std::string(column.name);
  text += line_end;
  for (const Article& article : folder.articles) {
    const CsvRow row = row_of(article, told);
    text += csv_cell(row.file);
    for (const CsvColumn& column : csv_columns()) text += "," + csv_cell((row.*(column.member)).value_or(""));
    text += line_end;
  }
  return text;
}

// A TOML basic string.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string write_edition_toml(const EditionInfo& info) {
  std::string text =
      "# What this edition is. Correct what is wrong; a line that begins with # is not read.\n"
      "\n"
      "# Guessed from the folder's name unless it stood here before. The id is for programs: a-z, 0-9 and '-'.\n";
  text += "id = " + quoted(info.id) + "\n";
  text += "title = " + quoted(info.title) + "\n\n";
  text += "# Raise it by one with every edition you give out: terminals take the higher one.\n";
  text += "serial = " + std::to_string(info.serial) + "\n\n";
  text += "# The language of every article that articles.csv says nothing of, such as \"en\" or \"es\".\n";
  text += (info.language ? "language = " + quoted(*info.language) : "# language = \"en\"") + std::string("\n\n");
  text += "# Who gives the edition out.\n";
  text += (info.publisher ? "publisher = " + quoted(*info.publisher) : "# publisher = \"Harrow Public Library\"") +
          std::string("\n");
  if (info.sample) text += "\n# The texts are invented, and every screen says so.\nsample = true\n";
  return text;
}

}  // namespace

base::Result<FolderTables> make_folder_tables(const std::string& folder) {
  FolderTables tables;
  tables.folder = TRY(import_folder(folder));
  const std::map<std::string, CsvRow> told = TRY(told_rows(folder));
  tables.articles_csv = write_articles_csv(tables.folder, told);
  tables.edition_toml = write_edition_toml(tables.folder.info);
  return tables;
}

}  // namespace store
