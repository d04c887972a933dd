// TextReader: the texts of an edition, unpacked from frames that hold one article or several that follow each other, so
// that they share what they have in common. Frames read last are kept: a story's articles, and what one query after the
// other looks into, are unpacked once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/body.h"
#include "store/sqlite.h"
#include "store/strip.h"

namespace store {

// Where the record of an article stands (text_record.h): its text is frame[at, at + text_bytes).
struct StoredText {
  std::string_view frame;  // unpacked; lives until the next is found
  std::size_t at = 0;
  std::size_t text_bytes = 0;

  std::string_view text() const { return frame.substr(at, text_bytes); }  // not yet known to be UTF-8
};

// Must not outlive its Database.
class TextReader {
 public:
  // Reads the dictionary. Fails with bad_input when it is damaged.
  static base::Result<TextReader> open(const Database& database);
  // Fails with bad_input when the article has no text, or a damaged one; holds no more memory than schema.h allows.
  base::Result<StoredText> find(std::int64_t article);

 private:
  struct Frame {
    std::int64_t begin = 0;  // in the strip
    std::int64_t bytes = 0;
    std::string unpacked;
  };
  TextReader(Statement body, StripReader strip, BodyReader unpack)
      : body_(std::move(body)), strip_(std::move(strip)), unpack_(std::move(unpack)) {}
  base::Result<std::string_view> frame_at(std::int64_t begin, std::int64_t bytes);

  Statement body_;
  StripReader strip_;
  BodyReader unpack_;
  std::vector<Frame> kept_;  // shared by several articles; the one asked for last stands last
  std::string large_;        // of one article alone
};

// The reader of this connection, opened with the first text that is asked for.
base::Result<TextReader*> texts_of(const Database& database);

}  // namespace store
