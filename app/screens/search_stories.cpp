// The stories that were found and their hits, laid out: one below the other, or two abreast where the screen is wide.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/search_parts.h"
#include "app/screens/widgets.h"
#include "app/strings/dates.h"
#include "render/text/label_cache.h"

namespace app {
namespace {

using render::Face;
using render::Metrics;

void add_hit(Arranging& a, std::size_t index) {
  const store::SearchHit& hit = *a.scene.hits[index];
  const Metrics& m = a.m;
  const float pad = row_padding(m);
  const float line = render::label_line_height(m.small);
  render::LayoutOptions options;
  options.width_px = std::min(a.w - 2 * pad, m.interface * widest_em);
  options.direction = render::Direction::from_most_letters;
  options.max_lines = 2;
  const float title_px = std::round(m.interface * 1.12F);
  SearchRow row;
  row.text_w = options.width_px;
  float y = pad + line + std::round(m.gap / 2);
  if (hit.title) {
    row.title =
        render::lay_out(a.fonts, *hit.title, {Face::serif_bold, title_px}, std::round(title_px * 1.3F), options);
    row.title_top = y;
    for (const base::TextRange mark : hit.title_marks) render::rectangles(row.title, mark, row.title_marks);
    y += row.title.height_px + std::round(m.gap / 2);
  }
  options.max_lines = 3;
  const float text_px = std::round(m.interface);
  row.snippet = render::lay_out(a.fonts, hit.snippet, {Face::serif, text_px}, std::round(text_px * 1.42F), options);
  row.snippet_top = y;
  row.from_right = runs_from_right(row.title) || runs_from_right(row.snippet);
  for (const base::TextRange mark : hit.marks) render::rectangles(row.snippet, mark, row.marks);
  y += row.snippet.height_px + pad;
  SearchRow& placed = add_row(a, SearchRowKind::hit, index, std::max(m.target, std::round(y)));
  row.kind = placed.kind;
  row.rect = placed.rect;
  row.index = placed.index;
  row.text = shown_source(a.strings, hit.source, hit.source_guessed);
  row.note = shown_time(a.strings, hit.published, hit.time_guessed);
  placed = std::move(row);
}

// A wide screen shows two hits beside one another, each in lines that can be read.
bool two_abreast(const Arranging& a) { return a.w >= a.m.interface * 72; }

// The left or the right half of the page for what is added next, with a gap between them.
struct Half {
  Arranging& a;
  float x;
  float w;
  Half(Arranging& arranging, bool second, float gap = 0) : a(arranging), x(arranging.x), w(arranging.w) {
    a.w = std::floor((w - gap) / 2);
    if (second) {
      a.x = x + a.w + gap;
      a.w = x + w - a.x;
    }
  }
  Half(const Half&) = delete;
  Half& operator=(const Half&) = delete;
  ~Half() {
    a.x = x;
    a.w = w;
  }
};

// One at each side, equally high; where both run from the right the first stands there. Of one that does and one that
// does not the first stands where the interface begins.
void align_pair(Arranging& a, SearchRow& first, SearchRow& second, float top) {
  if (first.from_right == second.from_right ? first.from_right : a.strings.from_right) {
    second.rect.x = a.x;
    first.rect.x = a.x + a.w - first.rect.w;
  }
  first.rect.h = second.rect.h = std::max(first.rect.h, second.rect.h);
  a.y = top + first.rect.h;
}

void add_pair(Arranging& a, std::size_t first) {
  const float top = a.y;
  {
    const Half half(a, false);
    add_hit(a, first);
  }
  a.y = top;
  {
    const Half half(a, true);
    add_hit(a, first + 1);
  }
  align_pair(a, a.scene.rows[a.scene.rows.size() - 2], a.scene.rows.back(), top);
}

// The last of an odd number: as wide as those above it, on paper as wide as theirs together.
void add_single(Arranging& a, std::size_t index) {
  const float w = a.w;
  {
    const Half half(a, false);
    add_hit(a, index);
  }
  SearchRow& row = a.scene.rows.back();
  if (row.from_right) row.rect.x = a.x + w - row.rect.w;
  row.paper = {a.x, row.rect.y, w, row.rect.h};
}

void add_story_header(Arranging& a, std::size_t story) {
  const store::SearchStory& found = a.scene.results.stories[story];
  SearchRow& header = add_row(a, SearchRowKind::story, story, std::max(a.m.target, std::round(a.m.interface * 2)));
  header.text = found.title;
  header.note = counted_articles(a, static_cast<std::int64_t>(found.hits.size()));
}

// Two stories of one article each, beside one another as two cards of one height; the first where the interface begins.
void add_two_stories(Arranging& a, std::size_t story, std::size_t hit) {
  const float top = a.y;
  std::array<std::size_t, 2> last{};
  for (std::size_t i = 0; i < last.size(); ++i) {
    const Half half(a, (i == 1) != a.strings.from_right, a.m.gap * 2);
    a.y = top;
    add_story_header(a, story + i);
    add_hit(a, hit + i);
    last[i] = a.scene.rows.size() - 1;
  }
  SearchRow& first = a.scene.rows[last[0]];
  SearchRow& second = a.scene.rows[last[1]];
  first.rect.h = second.rect.h = std::max(first.rect.h, second.rect.h);
  a.y = first.rect.y + first.rect.h;
}

}  // namespace

void add_stories(Arranging& a) {
  const std::vector<store::SearchStory>& stories = a.scene.results.stories;
  const auto is_card = [&](std::size_t story) {
    return two_abreast(a) && story < stories.size() && stories[story].hits.size() == 1;
  };
  std::size_t hit = 0;
  for (std::size_t story = 0; story < stories.size(); ++story) {
    if (is_card(story) && is_card(story + 1)) {
      add_two_stories(a, story++, hit);
      hit += 2;
    } else {
      add_story_header(a, story);
      const std::size_t end = hit + stories[story].hits.size();
      for (; two_abreast(a) && hit + 1 < end; hit += 2) add_pair(a, hit);
      for (; two_abreast(a) && hit < end; ++hit) add_single(a, hit);
      for (; hit < end; ++hit) add_hit(a, hit);
    }
    a.y += std::round(a.m.px_per_mm * 3.2F);
  }
}

}  // namespace app
