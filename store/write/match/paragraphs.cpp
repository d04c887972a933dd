#include "store/write/match/paragraphs.h"

#include "store/write/match/classify.h"

namespace store {
namespace {

// Whether a paragraph begins after word `before`, at `at` or between them.
bool begins_paragraph(const Prepared& text, std::uint32_t before, std::uint32_t at) {
  for (std::uint32_t word = before + 1; word <= at; ++word) {
    if (text.pauses[word] == Pause::paragraph) return true;
  }
  return false;
}

bool is_passage(const Prepared& a, const Prepared& b, const Piece& piece) {
  return is_long_enough(a, piece.region.a) && is_long_enough(b, piece.region.b);
}

}  // namespace

std::vector<Piece> split_at_paragraphs(const Prepared& a, const Prepared& b, const std::vector<Piece>& pieces) {
  std::vector<Piece> parts;
  for (const Piece& piece : pieces) {
    std::size_t begin = 0;
    std::vector<Piece> own;
    for (std::size_t i = 1; i < piece.equal.size(); ++i) {
      const WordPair& last = piece.equal[i - 1];
      const WordPair& next = piece.equal[i];
      if (!begins_paragraph(a, last.a, next.a) || !begins_paragraph(b, last.b, next.b)) continue;
      const Piece part = piece_of(piece.equal, begin, i);
      const Piece rest = piece_of(piece.equal, i, piece.equal.size());
      if (!is_passage(a, b, part) || !is_passage(a, b, rest)) continue;
      own.push_back(part);
      begin = i;
    }
    if (own.empty()) {
      parts.push_back(piece);
      continue;
    }
    own.push_back(piece_of(piece.equal, begin, piece.equal.size()));
    // The outer edges were chosen before; the inner ones are paragraph ends already.
    own.front().region.a.begin = piece.region.a.begin;
    own.front().region.b.begin = piece.region.b.begin;
    own.back().region.a.end = piece.region.a.end;
    own.back().region.b.end = piece.region.b.end;
    for (Piece& part : own) {
      part.confidence = piece.confidence;
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

}  // namespace store
