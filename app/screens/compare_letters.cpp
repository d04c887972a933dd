// Where the letters of a column's passages stand, at most a line from where the passage begins: letters that would lie
// on one another go without their figure or share a chip.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"

namespace app {
namespace {

float line_height(const CompareScene& scene) { return std::round(scene.key.body_px * leading); }

float end_of(const CompareScene& scene, const Chip& chip) { return chip.y + chip_height(scene, chip); }

// The tapped passage's letter stays where it is: those before it draw together. Where it stands twice, so close that
// nothing fits between, the first of the two stands for the letters between as well until the passage is let go.
void make_room(const CompareScene& scene, std::vector<Chip>& chips, float limit) {
  while (!chips.empty() && !chips.back().tapped && end_of(scene, chips.back()) > limit) {
    Chip& last = chips.back();
    last.figure = false;
    if (end_of(scene, last) <= limit) return;
    last.y = limit - line_height(scene);
    if (chips.size() < 2) return;
    Chip& before = chips[chips.size() - 2];
    if (end_of(scene, before) <= last.y) return;
    if (!before.tapped) {
      before.figure = false;
      if (end_of(scene, before) <= last.y) return;
    }
    before.end = last.end;
    chips.pop_back();
  }
}

// Puts one more letter below the others: a little lower than its passage, or beside a letter without a figure, or onto
// one chip with the letter before it.
void add_letter(const CompareScene& scene, std::vector<Chip>& chips, Chip chip) {
  const float top = chip.y;
  const float lowest = top + line_height(scene);
  if (!chips.empty() && end_of(scene, chips.back()) > top) {
    Chip& last = chips.back();
    if (!last.tapped && end_of(scene, last) > lowest) last.figure = false;
    if (!last.tapped && end_of(scene, last) > lowest) {
      last.end = chip.end;
      return;
    }
    chip.y = std::max(top, end_of(scene, last));
  }
  chips.push_back(chip);
}

}  // namespace

float letter_height(const CompareScene& scene) { return std::round(scene.key.body_px * 1.9F); }

float chip_height(const CompareScene& scene, const Chip& chip) {
  return chip.figure ? letter_height(scene) : line_height(scene);
}

void place_letters(CompareColumn& column, const Compare& compare, const CompareScene& scene) {
  column.chips.clear();
  column.in_chips.clear();
  for (std::uint32_t i = 0; i < column.places.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    if (!is_shown(compare, mark)) continue;
    const auto at = static_cast<std::uint32_t>(column.in_chips.size());
    column.in_chips.push_back(i);
    Chip chip{.y = column.places[i].top, .begin = at, .end = at + 1};
    chip.tapped = compare.selection && compare.selection->family == mark.family;
    if (chip.tapped) make_room(scene, column.chips, chip.y);
    add_letter(scene, column.chips, chip);
  }
}

}  // namespace app
