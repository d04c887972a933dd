// What the compare screen derives from a story and a size: rectangles, layouts, marks. Made anew when its key changes.
#include <algorithm>
#include <cmath>

#include "app/screens/compare.h"
#include "app/screens/widgets.h"
#include "app/strings/dates.h"
#include "render/text/query.h"

namespace app {
namespace {

using render::Metrics;
using render::Rect;

// Lengths of the columns, in millimetres.
constexpr float strip_mm = 5.0F;
constexpr float margin_mm = 1.4F;
constexpr float text_pad_mm = 2.4F;
constexpr float least_characters = 31;  // a narrower measure is hard to read
constexpr float character_em = 0.5F;    // mean advance of body text

float to_px(const Metrics& m, float mm) { return std::round(mm * m.px_per_mm); }

// Letters stand in a margin wide enough to be touched with the text beside it.
float letter_margin(const Metrics& m) { return std::round(std::max(m.body * 1.7F, 6.4F * m.px_per_mm)); }

float gutter_px(const Metrics& m, std::int32_t columns, float area_w) {
  const bool narrow = area_w < 180 * m.px_per_mm;
  if (columns == 2) return to_px(m, narrow ? 7.2F : 15.0F);
  return to_px(m, columns == 3 ? 8.6F : 5.4F);
}

float strip_px(const Metrics& m, std::int32_t columns) { return to_px(m, columns > 2 ? strip_mm + 1.2F : strip_mm); }

float column_width(const Rect& area, const Metrics& m, std::int32_t columns) {
  const float margin = to_px(m, margin_mm);
  const float n = static_cast<float>(columns);
  const float free = area.w - strip_px(m, columns) - 3 * margin - gutter_px(m, columns, area.w) * (n - 1);
  return std::floor(free / n);
}

float text_width(const Rect& area, const Metrics& m, std::int32_t columns) {
  return column_width(area, m, columns) - letter_margin(m) - to_px(m, text_pad_mm);
}

// Four columns are set a little smaller: forty characters stay in a line.
float body_for(const Metrics& m, std::int32_t columns) { return columns >= 4 ? std::round(m.body * 0.865F) : m.body; }

struct Anchor {
  std::uint32_t offset = 0;
  float y = 0;  // distance of its line's top from the viewport's top
};

// What keeps its place when a column is laid out again: the selected member, else the first line in sight.
Anchor anchor_of(const CompareScene& scene, const Compare& compare, std::size_t c) {
  const CompareColumn& column = scene.columns[c];
  const float scroll = compare.scrollers[c].position;
  if (compare.selection) {
    if (const auto m = member_in_column(scene, compare, c, compare.selection->family, column.viewport.y)) {
      return {column.marks.marks[*m].range.begin, column.places[*m].top + column.text.body_top - scroll};
    }
  }
  const std::uint32_t line = render::line_at(column.text.body, scroll - column.text.body_top);
  if (scroll <= column.text.body_top || line >= column.text.body.lines.size())
    return {0, column.text.body_top - scroll};
  const render::Line& first = column.text.body.lines[line];
  return {first.range.begin, first.top + column.text.body_top - scroll};
}

void place_frames(CompareScene& scene, const Metrics& m) {
  const Rect& area = scene.key.area;
  const auto count = static_cast<std::int32_t>(scene.columns.size());
  const float margin = to_px(m, margin_mm);
  scene.bar = {area.x, area.y, area.w, m.bar};
  scene.foot = {area.x, bottom(area) - m.bar, area.w, m.bar};
  scene.gutter = gutter_px(m, count, area.w);
  const float top = bottom(scene.bar) + margin;
  const float h = scene.foot.y - margin - top;
  scene.strip = {area.x + margin, top, strip_px(m, count), h};
  const float w = column_width(area, m, count);
  const float header_h = std::round(m.interface * 1.45F + m.small * 1.5F + m.px_per_mm * 1.6F);
  float x = right(scene.strip) + margin;
  for (CompareColumn& column : scene.columns) {
    column.frame = {x, top, w, h};
    column.header = {x, top, w, header_h};
    column.viewport = {x, top + header_h, w, std::max(1.0F, h - header_h)};
    column.text_x = x + letter_margin(m);
    column.text_w = w - letter_margin(m) - to_px(m, text_pad_mm);
    x += w + scene.gutter;
  }
}

bool is_guessed(const store::Article& article, std::string_view field) {
  return std::any_of(article.guesses.begin(), article.guesses.end(),
                     [&](const store::Guess& guess) { return guess.field == field; });
}

void write_texts(CompareScene& scene, const Strings& strings) {
  for (CompareColumn& column : scene.columns) {
    const store::Article& article = scene.story.articles[static_cast<std::size_t>(column.article)];
    column.source = shown_source(strings, article.source, is_guessed(article, "source"));
    column.time = shown_time(strings, article.published, is_guessed(article, "published"));
  }
  for (std::size_t n = 2; n < scene.numerals.size(); ++n) {
    scene.numerals[n] = format_number(strings, static_cast<std::int64_t>(n));
  }
  const auto sources = static_cast<std::int64_t>(scene.story.articles.size());
  const auto passages = static_cast<std::int64_t>(scene.story.families.size());
  scene.facts = format(tr_n(strings, "{1} source", "{1} sources", static_cast<std::uint64_t>(sources)),
                       {format_number(strings, sources)});
  scene.facts += " · ";
  scene.facts +=
      format(tr_n(strings, "{1} shared passage", "{1} shared passages", static_cast<std::uint64_t>(passages)),
             {format_number(strings, passages)});
}

}  // namespace

std::int32_t columns_that_fit(const Rect& area, const Metrics& metrics) {
  for (std::int32_t columns = most_columns; columns > 2; --columns) {
    const float characters = text_width(area, metrics, columns) / (body_for(metrics, columns) * character_em);
    if (characters >= least_characters) return columns;
  }
  return 2;
}

CompareScene open_scene(store::StoryContents story) {
  CompareScene scene;
  scene.words = word_begins(story);
  scene.story = std::move(story);
  return scene;
}

void tell_first(CompareScene& scene, const store::StorySummary& summary, const Strings& strings) {
  scene.first.clear();
  if (!summary.first_source || !summary.first_published) return;
  const std::string when = format_published(strings, summary.first_published, DateStyle::brief);
  scene.first = format(tr(strings, "first: {1}, {2}"), {*summary.first_source, when});
}

Compare open_compare(const CompareScene& scene, std::int32_t wanted_columns) {
  Compare compare;
  for (std::size_t i = 0; i < scene.story.articles.size(); ++i) compare.order.push_back(static_cast<std::int32_t>(i));
  compare.wanted_columns = wanted_columns;
  return compare;
}

namespace {

// Letters that would lie on one another move down.
void place_letters(CompareColumn& column, float letter_h) {
  float free_from = -1e9F;
  for (MarkPlace& place : column.places) {
    place.letter_y = std::max(place.top, free_from);
    free_from = place.letter_y + letter_h;
  }
}

void place_marks(CompareColumn& column, float letter_h) {
  column.places.clear();
  column.rects.clear();
  column.changed.clear();
  std::vector<base::TextRange> words;
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
    for (const base::TextRange word : words) render::rectangles(column.text.body, word, column.changed);
    place.word_end = static_cast<std::uint32_t>(column.changed.size());
    column.places.push_back(place);
  }
  place_letters(column, letter_h);
}

}  // namespace

void mark_columns(CompareScene& scene, const Compare& compare, const Strings& strings) {
  std::optional<std::int32_t> tapped;
  const std::span<const std::int32_t> shown = shown_articles(scene.key);
  for (std::size_t i = 0; compare.selection && i < shown.size(); ++i) {
    if (shown[i] == compare.selection->article) tapped = static_cast<std::int32_t>(i);
  }
  std::vector<ColumnMarks> marks = marks_of_columns(scene.story, scene.words, shown, tapped);
  for (std::size_t i = 0; i < scene.columns.size(); ++i) {
    CompareColumn& column = scene.columns[i];
    column.marks = std::move(marks[i]);
    column.share = format(tr(strings, "{1} shared"), {format_percent(strings, column.marks.shared)});
    place_marks(column, std::round(scene.key.body_px * 1.9F));
  }
}

void arrange(CompareScene& scene, Compare& compare, const Rect& area, const Metrics& metrics, render::Fonts& fonts,
             const Strings& strings) {
  const auto available = static_cast<std::int32_t>(compare.order.size());
  const std::int32_t count =
      std::min({std::max(compare.wanted_columns, 1), columns_that_fit(area, metrics), available});
  CompareKey key{.area = area, .body_px = body_for(metrics, count), .px_per_mm = metrics.px_per_mm, .columns = count};
  std::copy_n(compare.order.begin(), count, key.shown.begin());
  if (key == scene.key) return;

  std::vector<Anchor> anchors;
  anchors.reserve(scene.columns.size());
  for (std::size_t c = 0; c < scene.columns.size(); ++c) anchors.push_back(anchor_of(scene, compare, c));
  const CompareKey key_before = scene.key;
  const std::span<const std::int32_t> shown_before = shown_articles(key_before);
  scene.key = key;
  scene.columns.assign(static_cast<std::size_t>(count), {});
  for (std::size_t c = 0; c < scene.columns.size(); ++c) scene.columns[c].article = key.shown[c];
  place_frames(scene, metrics);
  for (CompareColumn& column : scene.columns) {
    const store::Article& article = scene.story.articles[static_cast<std::size_t>(column.article)];
    column.text = set_article(fonts, article, column.text_w, key.body_px);
  }
  write_texts(scene, strings);
  mark_columns(scene, compare, strings);

  std::array<Scroller, most_columns> scrollers{};
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    const CompareColumn& column = scene.columns[c];
    // Half a screen beyond both ends: first and last passages can be made level by hand too.
    const float half = column.viewport.h / 2;
    set_limits(scrollers[c], -half, std::max(-half, column.text.height_px - half));
    scrollers[c].position = -to_px(metrics, 2.6F);
    const auto before = std::find(shown_before.begin(), shown_before.end(), column.article);
    if (before == shown_before.end()) continue;
    const Anchor& anchor = anchors[static_cast<std::size_t>(before - shown_before.begin())];
    const float top = anchor.offset == 0 ? 0 : render::top_of(column.text.body, anchor.offset);
    scrollers[c].position = top + column.text.body_top - anchor.y;
  }
  compare.scrollers = scrollers;
}

float screen_y(const CompareScene& scene, const Compare& compare, std::size_t c, float body_y) {
  const CompareColumn& column = scene.columns[c];
  return column.viewport.y + column.text.body_top + body_y - std::floor(compare.scrollers[c].position);
}

std::optional<std::size_t> member_in_column(const CompareScene& scene, const Compare& compare, std::size_t c,
                                            std::int32_t family, float near_y) {
  std::optional<std::size_t> best;
  float best_distance = 0;
  const CompareColumn& column = scene.columns[c];
  for (std::size_t i = 0; i < column.marks.marks.size(); ++i) {
    const Mark& mark = column.marks.marks[i];
    if (mark.family != family) continue;
    // The tapped member itself, when a passage stands twice in the tapped column.
    if (compare.selection && compare.selection->article == column.article && compare.selection->family == family &&
        compare.selection->member == mark.member) {
      return i;
    }
    const float distance = std::abs(screen_y(scene, compare, c, column.places[i].top) - near_y);
    if (!best || distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return best;
}

MemberTops member_tops(const CompareScene& scene, const Compare& compare) {
  MemberTops tops;
  if (!compare.selection) return tops;
  float near_y = scene.key.area.y;
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    if (scene.columns[c].article != compare.selection->article) continue;
    const auto m = member_in_column(scene, compare, c, compare.selection->family, near_y);
    if (m) near_y = screen_y(scene, compare, c, scene.columns[c].places[*m].top);
  }
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    const auto m = member_in_column(scene, compare, c, compare.selection->family, near_y);
    tops.y[tops.count++] = m ? screen_y(scene, compare, c, scene.columns[c].places[*m].top) : -1.0F;
  }
  return tops;
}

}  // namespace app
