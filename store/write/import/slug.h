// Short ASCII names, [a-z0-9-]+, made from titles in any script: identifiers that people may have to type.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace store {

// Makes many of them. ICU's rules are read with the first title that needs them, which takes a millisecond.
class Slugs {
 public:
  Slugs();
  Slugs(const Slugs&) = delete;
  Slugs& operator=(const Slugs&) = delete;
  ~Slugs();

  // "Straße nach Łódź" -> "strasse-nach-lodz", by ICU's transliteration to Latin letters. Never empty, never longer
  // than max_bytes (Requires: >= 16), never begins or ends with '-'. A title of which nothing is left (emoji) becomes
  // "x" and a hash of its bytes. Requires: title is valid UTF-8.
  std::string make(std::string_view title, std::size_t max_bytes);

 private:
  struct Latin;
  std::string to_ascii(std::string_view title);

  std::unique_ptr<Latin> latin_;
};

// One alone.
std::string slug(std::string_view title, std::size_t max_bytes);

}  // namespace store
