// Where the marks of a column stand: rectangles, underlines beside one another where passages overlap, letters below
// one another, tints of the shortest, what no mark covers, and slots for what is missing.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/screens/compare_parts.h"

namespace app {
namespace {

using base::TextRange;

bool overlap(const TextRange& a, const TextRange& b) { return a.begin < b.end && b.begin < a.end; }

void sort_by_size(CompareColumn& column) {
  const std::vector<Mark>& marks = column.marks.marks;
  column.by_size.resize(marks.size());
  std::iota(column.by_size.begin(), column.by_size.end(), 0U);
  std::sort(column.by_size.begin(), column.by_size.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto left = base::length(marks[a].range);
    const auto right = base::length(marks[b].range);
    return left != right ? left < right : a < b;
  });
}

// The deepest level of each run of overlapping marks: all of a run are spaced alike. Marks are sorted by begin.
std::vector<int> depths(const std::vector<Mark>& marks, const std::vector<int>& level) {
  std::vector<int> depth(marks.size(), 0);
  for (std::size_t begin = 0; begin < marks.size();) {
    std::uint32_t reach = marks[begin].range.end;
    std::size_t end = begin;
    int deepest = 0;
    for (; end < marks.size() && (end == begin || marks[end].range.begin < reach); ++end) {
      reach = std::max(reach, marks[end].range.end);
      deepest = std::max(deepest, level[end]);
    }
    std::fill(depth.begin() + static_cast<std::ptrdiff_t>(begin), depth.begin() + static_cast<std::ptrdiff_t>(end),
              deepest);
    begin = end;
  }
  return depth;
}

// Overlapping underlines: the shortest passage's under the text, each longer one's below it. Where there are many they
// become thinner, so that all of them stay above the next line's letters.
void stack_underlines(CompareColumn& column, float underline_px, float line_h) {
  const std::vector<Mark>& marks = column.marks.marks;
  std::vector<int> level(marks.size(), -1);
  for (const std::uint32_t i : column.by_size) {
    std::vector<bool> taken;
    for (std::size_t j = 0; j < marks.size(); ++j) {
      if (level[j] < 0 || !overlap(marks[i].range, marks[j].range)) continue;
      taken.resize(std::max(taken.size(), static_cast<std::size_t>(level[j]) + 1));
      taken[static_cast<std::size_t>(level[j])] = true;
    }
    level[i] = static_cast<int>(std::find(taken.begin(), taken.end(), false) - taken.begin());
  }
  const std::vector<int> depth = depths(marks, level);
  const float room = std::round(line_h * 0.28F);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const float step = std::clamp(std::floor(room / static_cast<float>(depth[i] + 1)), 2.0F,
                                  underline_px + std::ceil(underline_px / 3));
    column.places[i].line_dy = static_cast<float>(level[i]) * step;
    column.places[i].line_px = depth[i] == 0 ? underline_px : std::clamp(step - 1, 1.0F, underline_px);
  }
}

// Letters that would lie on one another move down.
void place_letters(CompareColumn& column, float letter_h) {
  float free_from = -1e9F;
  for (MarkPlace& place : column.places) {
    place.letter_y = std::max(place.top, free_from);
    free_from = place.letter_y + letter_h;
  }
}

// Cuts the text at every end of a mark; each stretch takes the tint of the shortest mark over it.
void tint_pieces(CompareColumn& column, const Compare& compare) {
  column.tints.clear();
  const std::vector<Mark>& marks = column.marks.marks;
  std::vector<std::uint32_t> cuts;
  for (const Mark& mark : marks) cuts.insert(cuts.end(), {mark.range.begin, mark.range.end});
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<render::LineRect> rects;
  std::optional<std::uint32_t> running;
  TextRange piece;
  const auto flush = [&] {
    if (!running) return;
    rects.clear();
    render::rectangles(column.text.body, piece, rects);
    for (const render::LineRect& rect : rects) column.tints.push_back({rect.rect, *running});
  };
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    std::optional<std::uint32_t> shortest;
    for (const std::uint32_t m : column.by_size) {
      if (!compare.class_shown[static_cast<std::size_t>(marks[m].passage_class)]) continue;
      if (marks[m].range.begin > cuts[i] || marks[m].range.end < cuts[i + 1]) continue;
      shortest = m;
      break;
    }
    if (shortest != running) {
      flush();
      piece = {cuts[i], cuts[i]};
      running = shortest;
    }
    piece.end = cuts[i + 1];
  }
  flush();
}

// What any source of the story shares, whatever the legend shows: "only here" is a fact about the texts.
void find_shared(CompareColumn& column) {
  column.shared.clear();
  std::vector<TextRange> ranges;
  ranges.reserve(column.marks.marks.size());
  for (const Mark& mark : column.marks.marks) {
    ranges.push_back(
        {std::min(mark.range.begin, mark.member_range.begin), std::max(mark.range.end, mark.member_range.end)});
  }
  std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  for (const TextRange& range : ranges) {
    if (!column.shared.empty() && range.begin <= column.shared.back().end) {
      column.shared.back().end = std::max(column.shared.back().end, range.end);
    } else {
      column.shared.push_back(range);
    }
  }
}

// Lines at least half of which no other source has; neighbours join.
void find_unique_lines(CompareColumn& column) {
  column.unique.clear();
  for (const render::Line& line : column.text.body.lines) {
    std::uint32_t covered = 0;
    for (const TextRange& range : column.shared) {
      const std::uint32_t begin = std::max(range.begin, line.range.begin);
      const std::uint32_t end = std::min(range.end, line.range.end);
      if (end > begin) covered += end - begin;
    }
    if (line.width <= 0 || 2 * covered > base::length(line.range)) continue;
    if (!column.unique.empty() && line.top - column.unique.back().bottom < 1) {
      column.unique.back().bottom = line.top + line.height;
    } else {
      column.unique.push_back({line.top, line.top + line.height});
    }
  }
}

}  // namespace

float letter_height(const CompareScene& scene) { return std::round(scene.key.body_px * 1.9F); }

void place_marks(CompareColumn& column, const Compare& compare, const CompareScene& scene) {
  column.places.clear();
  column.rects.clear();
  column.changed.clear();
  std::vector<TextRange> words;
  for (const Mark& mark : column.marks.marks) {
    MarkPlace place;
    place.rect_begin = static_cast<std::uint32_t>(column.rects.size());
    render::rectangles(column.text.body, mark.range, column.rects);
    place.rect_end = static_cast<std::uint32_t>(column.rects.size());
    if (place.rect_end > place.rect_begin) {
      place.top = column.rects[place.rect_begin].rect.y;
      place.bottom = bottom(column.rects[place.rect_end - 1].rect);
    }
    words.clear();
    changed_words(mark, words);
    place.word_begin = static_cast<std::uint32_t>(column.changed.size());
    for (const TextRange word : words) render::rectangles(column.text.body, word, column.changed);
    place.word_end = static_cast<std::uint32_t>(column.changed.size());
    column.places.push_back(place);
  }
  sort_by_size(column);
  stack_underlines(column, scene.underline_px, scene.key.body_px * leading);
  place_letters(column, letter_height(scene));
  tint_pieces(column, compare);
  find_shared(column);
  find_unique_lines(column);
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
float free_place(const CompareColumn& column, float y, float h) {
  for (bool moved = true; moved;) {
    moved = false;
    const auto hits = [&](float top) { return y < top + h && top < y + h; };
    for (const MarkPlace& place : column.places) {
      if (!hits(place.letter_y)) continue;
      y = place.letter_y + h;
      moved = true;
    }
    for (const Absence& absence : column.absences) {
      if (!hits(absence.y)) continue;
      y = absence.y + h;
      moved = true;
    }
  }
  return y;
}

}  // namespace

void place_absences(CompareScene& scene, std::size_t c) {
  CompareColumn& column = scene.columns[c];
  column.absences.clear();
  for (std::size_t f = 0; f < scene.story.families.size(); ++f) {
    if (!is_notable(scene, f) || mark_of(column, static_cast<std::int32_t>(f)) != nullptr) continue;
    const float y = place_of_absent(scene, column, scene.story.families[f]);
    column.absences.push_back({static_cast<std::int32_t>(f), free_place(column, y, letter_height(scene))});
  }
  std::sort(column.absences.begin(), column.absences.end(),
            [](const Absence& a, const Absence& b) { return a.y < b.y; });
}

}  // namespace app
