#include "platform/base/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "platform/base/utf8.h"

namespace base {
namespace {

// Words are cut at 64 letters, of which some become two.
constexpr std::size_t most_columns = 160;
using Row = std::array<std::uint32_t, most_columns>;

constexpr std::size_t most_letters_apart = 3;

}  // namespace

void code_points(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    out.push_back(point.value);
    at += point.bytes;
  }
}

Distance edit_distance(std::u32string_view typed, std::u32string_view known, std::uint32_t most) {
  const std::size_t rows = typed.size();
  const std::size_t columns = std::min(known.size(), rows + most_letters_apart + 1);
  if (columns >= most_columns) return {most + 1, most + 1};
  // Three rows of the table of distances, not cleared: what is read has been written, and words are many.
  std::array<Row, 3> table;
  Row& before_last = table[0];
  Row& last = table[1];
  Row& now = table[2];
  for (std::size_t c = 0; c <= columns; ++c) last[c] = static_cast<std::uint32_t>(c) * slip_cost;
  for (std::size_t r = 1; r <= rows; ++r) {
    now[0] = static_cast<std::uint32_t>(r) * wrong_letter_cost;
    std::uint32_t least = now[0];
    for (std::size_t c = 1; c <= columns; ++c) {
      const std::uint32_t change = last[c - 1] + (typed[r - 1] == known[c - 1] ? 0 : wrong_letter_cost);
      now[c] = std::min({change, last[c] + wrong_letter_cost, now[c - 1] + slip_cost});
      const bool exchanged = r > 1 && c > 1 && typed[r - 1] == known[c - 2] && typed[r - 2] == known[c - 1];
      if (exchanged) now[c] = std::min(now[c], before_last[c - 2] + slip_cost);
      least = std::min(least, now[c]);
    }
    if (least > most) return {most + 1, most + 1};
    std::swap(before_last, last);
    std::swap(last, now);
  }
  const auto end = last.begin() + static_cast<std::ptrdiff_t>(columns) + 1;
  return {columns == known.size() ? std::min(last[columns], most + 1) : most + 1,
          std::min(*std::min_element(last.begin(), end), most + 1)};
}

}  // namespace base
