#include "store/write/import/article_record.h"

#include <array>
#include <utility>

namespace store {
namespace {

constexpr std::uint64_t most_items = std::uint64_t{1} << 24U;
int place_of(std::uint64_t number) { return static_cast<int>(static_cast<std::uint32_t>(number)); }

// How many items follow: never more than the record has bytes for, so that a spoilt number allocates nothing.
std::size_t count_of(RecordReader& reader) {
  const std::uint64_t count = reader.number();
  if (count > most_items || count > reader.rest.size()) reader.sound = false;
  return reader.sound ? static_cast<std::size_t>(count) : 0;
}

}  // namespace

std::uint64_t RecordReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::string_view byte = bytes(1);
    if (byte.empty()) return 0;
    const auto bits = static_cast<unsigned char>(byte[0]);
    value |= std::uint64_t{bits & 0x7FU} << shift;
    if (bits < 0x80) return value;
  }
  sound = false;
  return 0;
}

std::string_view RecordReader::bytes(std::size_t count) {
  if (!sound || count > rest.size()) {
    sound = false;
    return {};
  }
  const std::string_view taken = rest.substr(0, count);
  rest.remove_prefix(count);
  return taken;
}

void put_text(std::string& record, std::string_view text) {
  put_number(record, text.size());
  record += text;
}

std::string encode_long_parts(const Article& article) {
  std::string record = article.text;
  put_number(record, article.blocks.size());
  for (const Block& block : article.blocks) {
    put_number(record, static_cast<std::uint64_t>(block.kind));
    put_number(record, block.range.begin);
    put_number(record, block.range.end);
  }
  put_number(record, article.captions.size());
  for (const Caption& caption : article.captions) {
    put_text(record, caption.text);
    put_number(record, static_cast<std::uint32_t>(caption.place));
  }
  put_number(record, article.dropped.size());
  for (const Dropped& dropped : article.dropped) {
    put_number(record, static_cast<std::uint32_t>(dropped.line_begin));
    put_number(record, static_cast<std::uint32_t>(dropped.line_end));
    put_text(record, dropped.rule);
    put_text(record, dropped.text);
  }
  return record;
}

bool decode_long_parts(std::string_view record, std::size_t text_bytes, Article& article) {
  RecordReader reader{record};
  article.text = reader.bytes(text_bytes);
  article.blocks.resize(count_of(reader));
  for (Block& block : article.blocks) {
    const std::uint64_t kind = reader.number();
    if (kind > static_cast<std::uint64_t>(BlockKind::quote)) return false;
    block.kind = static_cast<BlockKind>(kind);
    block.range.begin = static_cast<std::uint32_t>(reader.number());
    block.range.end = static_cast<std::uint32_t>(reader.number());
  }
  article.captions.resize(count_of(reader));
  for (Caption& caption : article.captions) {
    caption.text = reader.text();
    caption.place = place_of(reader.number());
  }
  article.dropped.resize(count_of(reader));
  for (Dropped& dropped : article.dropped) {
    dropped.line_begin = place_of(reader.number());
    dropped.line_end = place_of(reader.number());
    dropped.rule = reader.text();
    dropped.text = reader.text();
  }
  return reader.sound && reader.rest.empty();
}

// Swapped, since assigning an empty string or list keeps the room of the old one.
void drop_long_parts(Article& article) {
  std::string().swap(article.text);
  std::vector<Block>().swap(article.blocks);
  std::vector<Caption>().swap(article.captions);
  std::vector<Dropped>().swap(article.dropped);
}

}  // namespace store
