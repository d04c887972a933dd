// Whole articles and passages as bytes; the long parts of articles are in article_record.cpp.
#include <bit>

#include "store/codec.h"
#include "store/write/import/article_record.h"

namespace store {
namespace {

void put_optional(std::string& record, const std::optional<std::string>& text) {
  put_number(record, text ? 1 : 0);
  if (text) put_text(record, *text);
}

std::optional<std::string> optional_of(RecordReader& reader) {
  if (reader.number() == 0) return std::nullopt;
  return std::string(reader.text());
}

std::int32_t small(RecordReader& reader) { return static_cast<std::int32_t>(reader.number()); }
void put_small(std::string& record, std::int32_t value) { put_number(record, static_cast<std::uint32_t>(value)); }

// How many things follow, none of which takes less than a byte.
std::size_t count_of(RecordReader& reader) {
  const std::uint64_t count = reader.number();
  if (count > reader.rest.size()) reader.sound = false;
  return reader.sound ? static_cast<std::size_t>(count) : 0;
}

void put_pictures(std::string& record, const std::vector<Picture>& pictures) {
  put_number(record, pictures.size());
  for (const Picture& picture : pictures) {
    put_text(record, picture.file);
    put_optional(record, picture.alt);
    put_optional(record, picture.caption);
    put_optional(record, picture.credit);
    put_small(record, picture.place);
    put_small(record, picture.line);
  }
}

void read_pictures(RecordReader& reader, std::vector<Picture>& pictures) {
  pictures.resize(count_of(reader));
  for (Picture& picture : pictures) {
    picture.file = reader.text();
    picture.alt = optional_of(reader);
    picture.caption = optional_of(reader);
    picture.credit = optional_of(reader);
    picture.place = small(reader);
    picture.line = small(reader);
  }
}

void put_range(std::string& record, base::TextRange range) {
  put_number(record, range.begin);
  put_number(record, range.end);
}

base::TextRange range_of(RecordReader& reader) {
  const auto begin = static_cast<std::uint32_t>(reader.number());
  return {begin, static_cast<std::uint32_t>(reader.number())};
}

}  // namespace

std::string encode_cleaned(const Article& article) {
  std::string record;
  put_text(record, article.file);
  put_text(record, article.story);
  for (const auto* field :
       {&article.source, &article.title, &article.byline, &article.language, &article.licence, &article.url})
    put_optional(record, *field);
  put_number(record, article.published ? 1 : 0);
  if (article.published) {
    put_text(record, article.published->iso);
    put_number(record, static_cast<std::uint64_t>(article.published->precision));
  }
  put_pictures(record, article.pictures);
  put_number(record, article.guesses.size());
  for (const Guess& guess : article.guesses) {
    put_text(record, guess.field);
    put_text(record, guess.value);
    put_small(record, guess.line);
  }
  put_number(record, article.text.size());
  return record + encode_long_parts(article);
}

bool decode_cleaned(std::string_view record, Article& article) {
  RecordReader reader{record};
  article.file = reader.text();
  article.story = reader.text();
  for (auto* field :
       {&article.source, &article.title, &article.byline, &article.language, &article.licence, &article.url})
    *field = optional_of(reader);
  article.published.reset();
  if (reader.number() != 0) {
    article.published = PublicationTime{std::string(reader.text()), Precision::unknown};
    article.published->precision = static_cast<Precision>(reader.number());
  }
  read_pictures(reader, article.pictures);
  article.guesses.resize(count_of(reader));
  for (Guess& guess : article.guesses) {
    guess.field = reader.text();
    guess.value = reader.text();
    guess.line = small(reader);
  }
  const std::uint64_t text_bytes = reader.number();
  return reader.sound && text_bytes <= reader.rest.size() && decode_long_parts(reader.rest, text_bytes, article);
}

std::string encode_passages(const std::vector<Passage>& passages) {
  std::string record;
  put_number(record, passages.size());
  for (const Passage& passage : passages) {
    put_range(record, passage.a);
    put_range(record, passage.b);
    put_number(record, static_cast<std::uint64_t>(passage.passage_class));
    put_number(record, std::bit_cast<std::uint64_t>(passage.ratio));
    put_number(record, std::bit_cast<std::uint64_t>(passage.score));
    put_text(record, encode_words(passage));
  }
  return record;
}

std::optional<std::vector<Passage>> decode_passages(std::string_view record) {
  RecordReader reader{record};
  std::vector<Passage> passages(count_of(reader));
  for (Passage& passage : passages) {
    passage.a = range_of(reader);
    passage.b = range_of(reader);
    passage.passage_class = static_cast<PassageClass>(reader.number());
    passage.ratio = std::bit_cast<double>(reader.number());
    passage.score = std::bit_cast<double>(reader.number());
    base::Result<std::vector<WordOp>> words = decode_words(reader.text(), passage.a, passage.b);
    if (!reader.sound || !words) return std::nullopt;
    passage.words = std::move(words).value();
  }
  if (!reader.sound || !reader.rest.empty()) return std::nullopt;
  return passages;
}

}  // namespace store
