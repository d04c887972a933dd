// What a column lacks: slots in its margin for passages that most other sources have, in the gaps between the letters.
// Those that would stand in one place, or on one another, share a slot.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_draw.h"

namespace app {
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
  for (const Chip& chip : column.chips) {
    if (y < chip.y + chip_height(scene, chip) && chip.y < y + h) y = chip.y + chip_height(scene, chip);
  }
  return y;
}

struct Wanted {
  float y = 0;
  std::int32_t family = 0;
};

// "B–D" where the letters follow one another, else "B+2".
std::string brief_of(const CompareScene& scene, std::span<const std::int32_t> families) {
  bool in_a_row = true;
  for (std::size_t i = 1; i < families.size(); ++i) in_a_row = in_a_row && families[i] == families[i - 1] + 1;
  const auto label = [&](std::int32_t family) { return scene.story.families[static_cast<std::size_t>(family)].label; };
  if (families.size() < 2) return label(families.front());
  if (in_a_row) return label(families.front()) + "–" + label(families.back());
  return label(families.front()) + "+" + std::to_string(families.size() - 1);
}

}  // namespace

const store::Member& model_of(const CompareScene& scene, const store::Family& family) {
  for (const std::int32_t article : shown_articles(scene.key)) {
    for (const store::Member& member : family.members) {
      if (member.article == article) return member;
    }
  }
  return family.members.front();
}

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
  column.absent.clear();
  std::vector<Wanted> all;
  for (std::size_t f = 0; f < scene.story.families.size(); ++f) {
    const auto family = static_cast<std::int32_t>(f);
    if (!is_notable(scene, f) || mark_of(column, family) != nullptr) continue;
    all.push_back({place_of_absent(scene, column, scene.story.families[f]), family});
  }
  std::sort(all.begin(), all.end(),
            [](const Wanted& a, const Wanted& b) { return a.y != b.y ? a.y < b.y : a.family < b.family; });
  for (const Wanted& wanted : all) {
    const auto at = static_cast<std::uint32_t>(column.absent.size());
    column.absent.push_back(wanted.family);
    const bool shares = !column.absences.empty() && wanted.y < column.absences.back().y + letter_height(scene);
    if (!shares) {
      column.absences.emplace_back();
      column.absences.back().begin = at;
      column.absences.back().y = free_place(scene, column, wanted.y);
    }
    column.absences.back().end = at + 1;
  }
}

std::span<const std::int32_t> families_of(const CompareColumn& column, const Absence& absence) {
  return std::span(column.absent).subspan(absence.begin, absence.end - absence.begin);
}

const Absence* absence_of(const CompareColumn& column, std::int32_t family) {
  for (const Absence& absence : column.absences) {
    const auto families = families_of(column, absence);
    if (std::find(families.begin(), families.end(), family) != families.end()) return &absence;
  }
  return nullptr;
}

void write_absences(CompareScene& scene, const Strings& strings) {
  for (CompareColumn& column : scene.columns) {
    for (Absence& absence : column.absences) {
      const auto families = families_of(column, absence);
      absence.letters.clear();
      for (const std::int32_t family : families) {
        if (!absence.letters.empty()) absence.letters += " ";
        absence.letters += scene.story.families[static_cast<std::size_t>(family)].label;
      }
      absence.brief = brief_of(scene, families);
      absence.words = families.size() == 1 ? scene.families[static_cast<std::size_t>(families[0])].absent
                                           : format(tr(strings, "{1}: not in this source"), {absence.letters});
    }
  }
}

}  // namespace app
