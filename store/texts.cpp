#include "store/texts.h"

#include <algorithm>

#include "store/edition_rows.h"
#include "store/schema.h"

namespace store {

using base::Result;

void FreeTexts::operator()(TextReader* texts) const { delete texts; }

Result<TextReader> TextReader::open(const Database& database) {
  StripReader strip = TRY(StripReader::open(database));
  const std::int64_t bytes = TRY(database.integer("SELECT dictionary FROM edition WHERE edition = 1"));
  if (bytes < 0 || bytes > max_dictionary_bytes) return damaged("a dictionary of impossible size");
  const std::string dictionary = TRY(strip.read(0, bytes));
  BodyReader unpack = TRY(BodyReader::open(dictionary));
  return TextReader(TRY(database.prepare("SELECT begin, bytes, at, text_bytes FROM body WHERE article = ?")),
                    std::move(strip), std::move(unpack));
}

Result<std::string_view> TextReader::frame_at(std::int64_t begin, std::int64_t bytes) {
  constexpr std::size_t most_kept = 64;  // a mebibyte
  const auto found = std::find_if(kept_.begin(), kept_.end(),
                                  [&](const Frame& frame) { return frame.begin == begin && frame.bytes == bytes; });
  if (found != kept_.end()) {
    std::rotate(found, found + 1, kept_.end());
    return std::string_view(kept_.back().unpacked);
  }
  if (bytes < 1 || bytes > frame_bound(max_frame_bytes)) return damaged("a frame of impossible size");
  const std::string packed = TRY(strip_.read(begin, bytes));
  std::string unpacked = TRY(unpack_.decompress(packed, max_frame_bytes));
  if (static_cast<std::int64_t>(unpacked.size()) > max_shared_frame_bytes) {
    large_ = std::move(unpacked);
    return std::string_view(large_);
  }
  if (kept_.size() == most_kept) kept_.erase(kept_.begin());
  kept_.push_back({begin, bytes, std::move(unpacked)});
  return std::string_view(kept_.back().unpacked);
}

Result<StoredText> TextReader::find(std::int64_t article) {
  std::string().swap(large_);
  body_.reset();
  body_.bind(1, article);
  if (!TRY(body_.step())) return damaged("an article without a text");
  const std::int64_t begin = body_.integer(0);
  const std::int64_t bytes = body_.integer(1);
  const std::int64_t at = body_.integer(2);
  const std::int64_t text_bytes = body_.integer(3);
  TRY(body_.step());  // a column of another type comes out here
  if (at < 0 || at > max_shared_frame_bytes || text_bytes < 0 || text_bytes > max_text_bytes)
    return damaged("a text of impossible size");
  const std::string_view frame = TRY(frame_at(begin, bytes));
  const auto size = static_cast<std::int64_t>(frame.size());
  if (at + text_bytes > size || (size > max_shared_frame_bytes && at != 0)) return damaged("a text outside its frame");
  return StoredText{frame, static_cast<std::size_t>(at), static_cast<std::size_t>(text_bytes)};
}

Result<TextReader*> texts_of(const Database& database) {
  std::unique_ptr<TextReader, FreeTexts>& texts = database.texts();
  if (!texts) {
    TextReader opened = TRY(TextReader::open(database));
    texts.reset(new TextReader(std::move(opened)));
  }
  return texts.get();
}

}  // namespace store
