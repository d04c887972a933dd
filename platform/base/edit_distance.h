// Edit distance: what it costs to make one word of another. Words an edition has, settings a file may name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

// What it costs to make `known` of `typed`, in tenths of a wrong letter (optimal string alignment, Damerau 1964, with
// weights): a letter changed or typed too many 10, one left out or exchanged with its neighbour 6, since there is one
// way to leave a letter out and twenty-five to change it. And the same for the beginning of `known` that is nearest.
// Anything above `most` is told as most + 1; so are words beyond 156 letters.
struct Distance {
  std::uint32_t whole = 0;
  std::uint32_t beginning = 0;
};
Distance edit_distance(std::u32string_view typed, std::u32string_view known, std::uint32_t most);

// A word as edit_distance() takes it; the memory of `out` is taken again. Requires: valid UTF-8.
void code_points(std::string_view text, std::u32string& out);

constexpr std::uint32_t wrong_letter_cost = 10;
constexpr std::uint32_t slip_cost = 6;  // a letter left out, or exchanged with its neighbour

}  // namespace base
