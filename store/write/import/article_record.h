// What is long of an article (text, blocks, captions, dropped lines) as bytes, for the spool of a build: no format that
// others read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/article.h"

namespace store {

// The text stands first, so that it can be read alone.
std::string encode_long_parts(const Article& article);
// Sets the four parts. Requires: text_bytes is the length of the text. False, and nothing sure about the article, when
// the bytes are no such record.
bool decode_long_parts(std::string_view record, std::size_t text_bytes, Article& article);
// Takes them away and gives their memory back.
void drop_long_parts(Article& article);

// The numbers and strings that records are made of.
struct RecordReader {
  std::string_view rest;
  bool sound = true;  // false once something was missing; all later values are then 0 or empty

  std::uint64_t number();
  std::string_view bytes(std::size_t count);
  std::string_view text() { return bytes(static_cast<std::size_t>(number())); }
};
void put_number(std::string& record, std::uint64_t value);
void put_text(std::string& record, std::string_view text);

}  // namespace store
