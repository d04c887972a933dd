// What is long of an article (text, blocks, captions, dropped lines), a whole one, and passages as bytes, for the spool
// and the memory of a build: no format that others read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/article.h"
#include "store/packed_number.h"
#include "store/passages.h"

namespace store {

// The text stands first, so that it can be read alone.
std::string encode_long_parts(const Article& article);
// Sets the four parts. Requires: text_bytes is the length of the text. False, and nothing sure about the article, when
// the bytes are no such record.
bool decode_long_parts(std::string_view record, std::size_t text_bytes, Article& article);
// Takes them away and gives their memory back.
void drop_long_parts(Article& article);

// The whole of an article as its cleaning leaves it: its images are not known yet.
std::string encode_cleaned(const Article& article);
bool decode_cleaned(std::string_view record, Article& article);

// The passages of a pair of texts, their words and figures to the last bit.
std::string encode_passages(const std::vector<Passage>& passages);
std::optional<std::vector<Passage>> decode_passages(std::string_view record);

// The numbers and strings that records are made of.
struct RecordReader {
  std::string_view rest;
  bool sound = true;  // false once something was missing; all later values are then 0 or empty

  std::uint64_t number();
  std::string_view bytes(std::size_t count);
  std::string_view text() { return bytes(static_cast<std::size_t>(number())); }
};
void put_text(std::string& record, std::string_view text);

}  // namespace store
