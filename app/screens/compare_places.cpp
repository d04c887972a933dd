// Where the marks of a column stand: rectangles, underlines beside one another where passages overlap, tints of the
// shortest, and what no mark covers.
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

void sort_by_family(CompareColumn& column, std::size_t families) {
  const std::vector<Mark>& marks = column.marks.marks;
  column.family_begin.assign(families + 1, 0);
  for (const Mark& mark : marks) ++column.family_begin[static_cast<std::size_t>(mark.family) + 1];
  std::partial_sum(column.family_begin.begin(), column.family_begin.end(), column.family_begin.begin());
  column.by_family.resize(marks.size());
  std::vector<std::uint32_t> next(column.family_begin.begin(), column.family_begin.end() - 1);
  for (std::uint32_t i = 0; i < marks.size(); ++i)
    column.by_family[next[static_cast<std::size_t>(marks[i].family)]++] = i;
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
  sort_by_family(column, scene.story.families.size());
  stack_underlines(column, scene.underline_px, scene.key.body_px * leading);
  place_letters(column, compare, scene);
  tint_pieces(column, compare);
  find_shared(column);
  find_unique_lines(column);
}

}  // namespace app
