#include "store/edition_rows.h"

#include "platform/base/utf8.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Result<Article> read_head(Statement& row, std::int64_t article) {
  row.reset();
  row.bind(1, article);
  if (!TRY(row.step())) return Error{ErrorCode::not_found, "there is no such article"};
  Article out;
  out.file = TRY(field(row, 0));
  out.story_id = TRY(field(row, 1));
  out.story = TRY(field(row, 2));
  out.source = TRY(optional_field(row, 3));
  out.title = TRY(optional_field(row, 4));
  out.byline = TRY(optional_field(row, 5));
  out.published = TRY(time_field(row, 6, 7));
  out.language = TRY(optional_field(row, 8));
  out.licence = TRY(optional_field(row, 9));
  out.url = TRY(optional_field(row, 10));
  TRY(row.step());
  return out;
}

Result<void> read_body(const Database& database, std::int64_t article, Depth depth, Article& out) {
  TextReader* texts = TRY(texts_of(database));
  const StoredText stored = TRY(texts->find(article));
  TRY(decode_record(stored.frame, stored.at, stored.text_bytes, depth, out));
  return {};
}

Result<void> read_guesses(Statement& guess, std::int64_t article, Article& out) {
  guess.reset();
  guess.bind(1, article);
  while (TRY(guess.step())) {
    TRY(expect_position(guess, 0, out.guesses.size()));
    Guess one;
    one.field = TRY(field(guess, 1));
    one.value = TRY(field(guess, 2));
    one.line = TRY(count_field(guess, 3));
    out.guesses.push_back(std::move(one));
  }
  return {};
}

}  // namespace

Result<std::string> field(Statement& row, int column) {
  const std::string_view text = row.text(column);
  if (static_cast<std::int64_t>(text.size()) > max_field_bytes) return damaged("a field that is too long");
  if (base::first_invalid(text)) return damaged("a field that is not UTF-8");
  return std::string(text);
}

Result<std::optional<std::string>> optional_field(Statement& row, int column) {
  if (row.is_null(column)) return std::optional<std::string>();
  return std::optional<std::string>(TRY(field(row, column)));
}

Result<std::int32_t> count_field(Statement& row, int column) {
  const std::int64_t value = row.integer(column);
  if (value < 0 || value > INT32_MAX) return damaged("a number out of its range");
  return static_cast<std::int32_t>(value);
}

// Anything else is a damaged tree, which could be endless.
Result<void> expect_position(Statement& row, int column, std::size_t already) {
  if (row.integer(column) != static_cast<std::int64_t>(already) + 1) return damaged("rows out of order");
  return {};
}

Result<std::optional<PublicationTime>> time_field(Statement& row, int iso, int precision) {
  if (row.is_null(iso)) return std::optional<PublicationTime>();
  PublicationTime time;
  time.iso = TRY(field(row, iso));
  const std::string_view name = row.text(precision);
  for (const Precision known : {Precision::year, Precision::month, Precision::day, Precision::minute})
    if (name == name_of(known)) time.precision = known;
  if (time.precision == Precision::unknown) return damaged("a time of unknown precision");
  return std::optional<PublicationTime>(std::move(time));
}

Result<ArticleQuestions> prepare_article(const Database& database) {
  Statement head = TRY(database.prepare(
      "SELECT a.file, s.story_id, s.title, a.source, a.title, a.byline, a.published, a.precision, a.language, "
      "a.licence, a.url FROM article a JOIN story s USING (story) WHERE a.article = ?"));
  Statement pictures = TRY(prepare_pictures(database));
  Statement guesses =
      TRY(database.prepare("SELECT position, field, value, line FROM guess WHERE article = ? ORDER BY position"));
  return ArticleQuestions{std::move(head), std::move(pictures), std::move(guesses)};
}

Result<Article> read_article(const Database& database, ArticleQuestions& questions, std::int64_t article, Depth depth) {
  Article out = TRY(read_head(questions.head, article));
  TRY(read_body(database, article, depth, out));
  TRY(read_pictures(questions.pictures, article, out));
  TRY(read_guesses(questions.guesses, article, out));
  return out;
}

Result<std::string_view> text_of(const StoredText& stored) {
  const std::string_view text = stored.text();
  if (base::first_invalid(text)) return damaged("a text that is not UTF-8");
  return text;
}

Result<std::string> read_text(const Database& database, std::int64_t article) {
  TextReader* texts = TRY(texts_of(database));
  const StoredText stored = TRY(texts->find(article));
  return std::string(TRY(text_of(stored)));
}

Result<Article> read_article_named(const Database& database, const std::string& file) {
  Statement row = TRY(database.prepare("SELECT article FROM article WHERE file = ?"));
  row.bind(1, std::string_view(file));
  if (!TRY(row.step())) return Error{ErrorCode::not_found, "there is no article " + file};
  const std::int64_t article = row.integer(0);
  TRY(row.step());
  ArticleQuestions questions = TRY(prepare_article(database));
  return read_article(database, questions, article, Depth::whole);
}

Result<std::vector<std::string>> read_files(const Database& database) {
  Statement row = TRY(database.prepare("SELECT article, file FROM article ORDER BY article"));
  std::vector<std::string> files;
  while (TRY(row.step())) {
    if (row.integer(0) != static_cast<std::int64_t>(files.size()) + 1) return damaged("rows out of order");
    files.push_back(TRY(field(row, 1)));
  }
  return files;
}

Result<std::vector<std::int64_t>> articles_of_story(const Database& database, std::int64_t story) {
  Statement row = TRY(database.prepare("SELECT article FROM article WHERE story = ? ORDER BY article"));
  row.bind(1, story);
  std::vector<std::int64_t> articles;
  while (TRY(row.step())) {
    const std::int64_t article = row.integer(0);
    if (!articles.empty() && article <= articles.back()) return damaged("rows out of order");
    articles.push_back(article);
  }
  return articles;
}

Result<EditionSummary> read_summary(const Database& database) {
  Statement row = TRY(database.prepare(
      "SELECT id, title, serial, language, publisher, sample, articles, stories FROM edition WHERE edition = 1"));
  if (!TRY(row.step())) return damaged("it does not name itself");
  EditionSummary out;
  out.id = TRY(field(row, 0));
  out.title = TRY(field(row, 1));
  if (row.integer(2) < 0) return damaged("a serial number below zero");
  out.serial = static_cast<std::uint64_t>(row.integer(2));
  out.language = TRY(optional_field(row, 3));
  out.publisher = TRY(optional_field(row, 4));
  out.sample = row.integer(5) != 0;
  out.articles = TRY(count_field(row, 6));
  out.stories = TRY(count_field(row, 7));
  TRY(row.step());
  return out;
}

}  // namespace store
