#include "store/text_record.h"

#include <algorithm>

#include "platform/base/utf8.h"
#include "store/packed_number.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Result;

constexpr std::string_view empty_line = "\n\n";

std::uint64_t line_number(int line) { return static_cast<std::uint64_t>(std::max(line, 0)); }

Result<void> decode_blocks(PackedReader& reader, Article& out) {
  for (const base::TextRange range : part_blocks(out.text)) {
    const std::uint8_t kind = reader.byte();
    if (!reader.ok || kind > static_cast<std::uint8_t>(BlockKind::quote)) return damaged_bytes("the blocks of a text");
    if (length(range) == 0) return damaged_bytes("a text with an empty block");
    out.blocks.push_back({static_cast<BlockKind>(kind), range});
  }
  return {};
}

int take_line(PackedReader& reader) {
  const std::uint64_t line = reader.number();
  if (line > INT32_MAX) reader.ok = false;
  return static_cast<int>(line);
}

Result<std::string> take_text(PackedReader& reader) {
  const std::string_view text = reader.bytes(reader.number());
  if (!reader.ok || static_cast<std::int64_t>(text.size()) > max_field_bytes || base::first_invalid(text))
    return damaged_bytes("dropped lines");
  return std::string(text);
}

Result<void> decode_dropped(PackedReader& reader, Article& out) {
  const std::uint64_t count = reader.number();
  if (count > max_article_dropped) return damaged_bytes("more dropped lines than an article has");
  for (std::uint64_t left = count; left > 0; --left) {
    Dropped one;
    one.line_begin = take_line(reader);
    one.line_end = take_line(reader);
    one.rule = TRY(take_text(reader));
    if (one.rule.find('\0') != std::string::npos) return damaged_bytes("a rule with a zero byte");
    one.text = TRY(take_text(reader));
    out.dropped.push_back(std::move(one));
  }
  if (!reader.ok) return damaged_bytes("dropped lines");
  return {};
}

}  // namespace

std::vector<base::TextRange> part_blocks(std::string_view text) {
  std::vector<base::TextRange> blocks;
  if (text.empty()) return blocks;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find(empty_line, begin), text.size());
    blocks.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (end == text.size()) return blocks;
    begin = end + empty_line.size();
  }
}

std::string encode_record(const Article& article) {
  std::string record = article.text;
  for (const Block& block : article.blocks) record += static_cast<char>(block.kind);
  put_number(record, article.dropped.size());
  for (const Dropped& one : article.dropped) {
    put_number(record, line_number(one.line_begin));
    put_number(record, line_number(one.line_end));
    put_number(record, one.rule.size());
    record += one.rule;
    put_number(record, one.text.size());
    record += one.text;
  }
  return record;
}

Result<std::size_t> decode_record(std::string_view frame, std::size_t at, std::size_t text_bytes, Depth depth,
                                  Article& out) {
  out.text = frame.substr(at, text_bytes);
  if (base::first_invalid(out.text)) return damaged_bytes("a text that is not UTF-8");
  PackedReader reader{frame.substr(at + text_bytes)};
  TRY(decode_blocks(reader, out));
  if (depth == Depth::whole) TRY(decode_dropped(reader, out));
  return frame.size() - reader.left.size();
}

}  // namespace store
