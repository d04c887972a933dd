// Where the letters of a column's passages stand, at most a line from where the passage begins: letters that would lie
// on one another go without their figure or share a chip. And the slots of what the column lacks, in the gaps between.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"

namespace app {
namespace {

float line_height(const CompareScene& scene) { return std::round(scene.key.body_px * leading); }

float end_of(const CompareScene& scene, const Chip& chip) { return chip.y + chip_height(scene, chip); }

// The tapped passage's letter stays where it is: those before it draw together.
void make_room(const CompareScene& scene, std::vector<Chip>& chips, float limit) {
  while (!chips.empty() && !chips.back().tapped && end_of(scene, chips.back()) > limit) {
    Chip& last = chips.back();
    last.figure = false;
    if (end_of(scene, last) <= limit) return;
    last.y = limit - line_height(scene);
    if (chips.size() < 2) return;
    Chip& before = chips[chips.size() - 2];
    if (before.tapped || end_of(scene, before) <= last.y) return;
    before.figure = false;
    if (end_of(scene, before) <= last.y) return;
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

namespace {

// Said of most of the others: a passage that two of five share is missing in three, and that is no omission.
bool is_notable(const CompareScene& scene, std::size_t family) {
  const auto sources = static_cast<std::int32_t>(scene.story.articles.size());
  const std::int32_t has = scene.story.sizes[family].articles;
  return has >= 2 && has < sources && 2 * has > sources;
}

const Mark* mark_of(const CompareColumn& column, std::int32_t family) {
  const auto found = std::find_if(column.marks.marks.begin(), column.marks.marks.end(),
                                  [&](const Mark& mark) { return mark.family == family; });
  return found == column.marks.marks.end() ? nullptr : &*found;
}

// The article whose order of passages says where a missing one would stand: the leftmost shown one that has it.
const store::Member& model_of(const CompareScene& scene, const store::Family& family) {
  for (const std::int32_t article : shown_articles(scene.key)) {
    for (const store::Member& member : family.members) {
      if (member.article == article) return member;
    }
  }
  return family.members.front();
}

// Under the nearest passage before it that the column has too, else over the nearest one behind it.
float place_of_absent(const CompareScene& scene, const CompareColumn& column, const store::Family& family) {
  const store::Member& model = model_of(scene, family);
  float y = 0;
  std::uint32_t nearest_before = 0;
  std::uint32_t nearest_after = UINT32_MAX;
  bool found_before = false;
  for (std::size_t f = 0; f < scene.story.families.size(); ++f) {
    const Mark* own = mark_of(column, static_cast<std::int32_t>(f));
    if (own == nullptr) continue;
    const MarkPlace& place = column.places[static_cast<std::size_t>(own - column.marks.marks.data())];
    for (const store::Member& member : scene.story.families[f].members) {
      if (member.article != model.article) continue;
      if (member.range.begin <= model.range.begin && (!found_before || member.range.begin >= nearest_before)) {
        found_before = true;
        nearest_before = member.range.begin;
        y = place.bottom;
      } else if (!found_before && member.range.begin < nearest_after) {
        nearest_after = member.range.begin;
        y = std::max(0.0F, place.top - letter_height(scene));
      }
    }
  }
  return y;
}

// Down to the first gap between the letters that is high enough.
float free_place(const CompareScene& scene, const CompareColumn& column, float y) {
  const float h = letter_height(scene);
  for (bool moved = true; moved;) {
    moved = false;
    const auto step_over = [&](float top, float its_h) {
      if (y >= top + its_h || top >= y + h) return;
      y = top + its_h;
      moved = true;
    };
    for (const Chip& chip : column.chips) step_over(chip.y, chip_height(scene, chip));
    for (const Absence& absence : column.absences) step_over(absence.y, h);
  }
  return y;
}

}  // namespace

bool lacks_any(const CompareScene& scene, std::int32_t article) {
  for (std::size_t f = 0; f < scene.story.families.size(); ++f) {
    const std::vector<store::Member>& members = scene.story.families[f].members;
    const bool has =
        std::any_of(members.begin(), members.end(), [&](const store::Member& m) { return m.article == article; });
    if (!has && is_notable(scene, f)) return true;
  }
  return false;
}

void place_absences(CompareScene& scene, std::size_t c) {
  CompareColumn& column = scene.columns[c];
  column.absences.clear();
  for (std::size_t f = 0; f < scene.story.families.size(); ++f) {
    if (!is_notable(scene, f) || mark_of(column, static_cast<std::int32_t>(f)) != nullptr) continue;
    const float y = place_of_absent(scene, column, scene.story.families[f]);
    column.absences.push_back({static_cast<std::int32_t>(f), free_place(scene, column, y)});
  }
  std::sort(column.absences.begin(), column.absences.end(),
            [](const Absence& a, const Absence& b) { return a.y < b.y; });
}

}  // namespace app
