#include "store/write/import/build_memory.h"

#include <cstring>

#include "store/write/import/article_record.h"
#include "store/write/import/file_kinds.h"

namespace store {
namespace {

// Different things never have one key: each begins with a letter of its own.
enum : char { cleaning = 'c', site_lines = 'l', text = 't', pair = 'p' };

void put_hash(std::string& cause, const base::Hash128& hash) {
  put_number(cause, hash.low);
  put_number(cause, hash.high);
}

void put_optional(std::string& cause, const std::optional<std::string>& value) {
  put_number(cause, value ? 1 : 0);
  if (value) put_text(cause, *value);
}

void put_row(std::string& cause, const Folder& folder, const FileImport& file) {
  const bool told = file.csv_row < folder.csv.rows.size();
  put_number(cause, told ? 1 : 0);
  if (!told) return;
  const CsvRow& row = folder.csv.rows[file.csv_row];
  for (const CsvColumn& column : csv_columns()) put_optional(cause, row.*column.member);
}

base::Hash128 key_of_pair(const base::Memo& memo, const base::Hash128& a, const base::Hash128& b) {
  std::string cause(1, pair);
  put_hash(cause, a);
  put_hash(cause, b);
  return memo.key_of(cause);
}

}  // namespace

base::Hash128 key_of_cleaning(const base::Memo& memo, const Folder& folder, const FileImport& file,
                              const base::Hash128& repeated) {
  std::string cause(1, cleaning);
  put_text(cause, file.entry->name);
  put_row(cause, folder, file);
  put_number(cause, folder.csv.date_order ? 1 + static_cast<std::uint64_t>(*folder.csv.date_order) : 0);
  put_optional(cause, folder.info.language);
  put_number(cause, file.pictures.size());
  for (const auto& [address, name] : file.pictures) {
    put_text(cause, address);
    put_text(cause, name);
  }
  put_hash(cause, repeated);
  put_text(cause, file.raw);
  return memo.key_of(cause);
}

base::Hash128 key_of_lines(const base::Memo& memo, const std::set<std::string>& lines) {
  std::string cause(1, site_lines);
  for (const std::string& line : lines) put_text(cause, line);
  return memo.key_of(cause);
}

std::optional<Remembered> recall_article(base::Memo& memo, const base::Hash128& key) {
  const std::optional<std::string> record = memo.find(key);
  if (!record) return std::nullopt;
  Remembered one;
  RecordReader reader{*record};
  one.title_stems = static_cast<std::size_t>(reader.number());
  const std::string_view stems = reader.text();
  one.outline.stems.resize(stems.size() / sizeof(std::uint32_t));
  std::memcpy(one.outline.stems.data(), stems.data(), one.outline.stems.size() * sizeof(std::uint32_t));
  if (!reader.sound || one.title_stems > one.outline.stems.size() || !decode_cleaned(reader.rest, one.article))
    return std::nullopt;
  return one;
}

void keep_article(base::Memo& memo, const base::Hash128& key, const Article& article, const Outline& outline,
                  std::size_t title_stems) {
  std::string record;
  put_number(record, title_stems);
  put_text(record, {reinterpret_cast<const char*>(outline.stems.data()), outline.stems.size() * sizeof(std::uint32_t)});
  memo.keep(key, record + encode_cleaned(article));
}

base::Hash128 key_of_text(const base::Memo& memo, const Article& article) {
  std::string cause(1, text);
  put_optional(cause, article.language);
  put_text(cause, article.text);
  return memo.key_of(cause);
}

std::optional<std::vector<Passage>> recall_pair(base::Memo& memo, const base::Hash128& a, const base::Hash128& b) {
  const std::optional<std::string> record = memo.find(key_of_pair(memo, a, b));
  return record ? decode_passages(*record) : std::nullopt;
}

void keep_pair(base::Memo& memo, const base::Hash128& a, const base::Hash128& b, const std::vector<Passage>& passages) {
  memo.keep(key_of_pair(memo, a, b), encode_passages(passages));
}

}  // namespace store
