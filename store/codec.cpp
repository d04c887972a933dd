#include "store/codec.h"

#include <cstdint>

#include "store/packed_number.h"

namespace store {
namespace {

using base::Result;
using base::TextRange;

bool is_boundary(std::uint32_t at, std::string_view text) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void put_side(std::string& out, TextRange run, std::uint32_t& last) {
  put_signed(out, static_cast<std::int64_t>(run.begin) - static_cast<std::int64_t>(last));
  put_number(out, length(run));
  last = run.end;
}

// The next run of one side, which must lie inside `whole`.
TextRange take_side(PackedReader& reader, TextRange whole, std::uint32_t& last) {
  const std::int64_t begin = static_cast<std::int64_t>(last) + reader.signed_number();
  const std::int64_t end = begin + static_cast<std::int64_t>(reader.number());
  if (begin < whole.begin || end <= begin || end > whole.end) reader.ok = false;
  if (!reader.ok) return {};
  last = static_cast<std::uint32_t>(end);
  return {static_cast<std::uint32_t>(begin), last};
}

}  // namespace

bool is_sound(TextRange range, std::string_view text) {
  return range.begin < range.end && range.end <= text.size() && is_boundary(range.begin, text) &&
         is_boundary(range.end, text);
}

std::string encode_words(const Passage& passage) {
  std::string packed;
  std::uint32_t last_a = passage.a.begin;
  std::uint32_t last_b = passage.b.begin;
  for (const WordOp& word : passage.words) {
    packed += static_cast<char>(word.kind);
    if (word.kind != WordOpKind::only_b) put_side(packed, word.a, last_a);
    if (word.kind != WordOpKind::only_a) put_side(packed, word.b, last_b);
  }
  return packed;
}

Result<std::vector<WordOp>> decode_words(std::string_view packed, TextRange a, TextRange b) {
  std::vector<WordOp> words;
  PackedReader reader{packed};
  std::uint32_t last_a = a.begin;
  std::uint32_t last_b = b.begin;
  while (!reader.left.empty()) {
    const std::uint8_t kind = reader.byte();
    if (kind > static_cast<std::uint8_t>(WordOpKind::only_b)) return damaged_bytes("the words of a passage");
    WordOp word;
    word.kind = static_cast<WordOpKind>(kind);
    if (word.kind != WordOpKind::only_b) word.a = take_side(reader, a, last_a);
    if (word.kind != WordOpKind::only_a) word.b = take_side(reader, b, last_b);
    if (!reader.ok) return damaged_bytes("the words of a passage");
    words.push_back(word);
  }
  return words;
}

}  // namespace store
