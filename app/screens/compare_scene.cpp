// The scene follows the state: made anew when its key changes, with what stands at the top of each column kept there.
#include <algorithm>
#include <cmath>

#include "app/screens/compare_parts.h"
#include "app/strings/dates.h"

namespace app {
namespace {

using render::Rect;

struct Anchor {
  std::int32_t article = 0;
  std::uint32_t offset = 0;
  float y = 0;  // distance of its line's top from the viewport's top
};

// What keeps its place when a column is laid out again: the selected member, else the first line in sight.
Anchor anchor_of(const CompareScene& scene, const Compare& compare, std::size_t c) {
  const CompareColumn& column = scene.columns[c];
  const float scroll = compare.scrollers[c].position;
  if (compare.selection) {
    if (const auto m = member_in_column(scene, compare, c, compare.selection->family, compare.selection->level_y)) {
      return {column.article, column.marks.marks[*m].range.begin,
              column.places[*m].top + column.text.body_top - scroll};
    }
  }
  const float top = scroll - column.text.body_top;
  const float below = opened(column, top) - top;
  const std::uint32_t line = render::line_at(column.text.body, top - below);
  if (scroll <= column.text.body_top || line >= column.text.body.lines.size())
    return {column.article, 0, column.text.body_top - scroll};
  const render::Line& first = column.text.body.lines[line];
  return {column.article, first.range.begin, screen_y(scene, compare, c, first.top) - column.viewport.y};
}

bool runs_from_right(const render::Layout& body, const render::Layout& headline) {
  std::size_t from_right = 0;
  for (const render::Line& line : body.lines) from_right += line.right_to_left ? 1 : 0;
  if (body.lines.empty()) return !headline.lines.empty() && headline.lines.front().right_to_left;
  return 2 * from_right > body.lines.size();
}

// Half a screen beyond both ends: first and last passages can be made level by hand too.
void set_scrollers(const CompareScene& scene, Compare& compare, const std::vector<Anchor>& anchors) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    const CompareColumn& column = scene.columns[c];
    Scroller& scroller = compare.scrollers[c];
    scroller = {};
    const float half = column.viewport.h / 2;
    set_limits(scroller, -half, std::max(-half, column.text.height_px - half));
    scroller.position = -std::round(2.6F * scene.key.px_per_mm);
    const auto before = std::find_if(anchors.begin(), anchors.end(),
                                     [&](const Anchor& anchor) { return anchor.article == column.article; });
    if (before == anchors.end()) continue;
    const float top = before->offset == 0 ? 0 : render::top_of(column.text.body, before->offset);
    scroller.position = top + column.text.body_top - before->y;
  }
}

void lay_out_columns(CompareScene& scene, const render::Metrics& metrics, render::Fonts& fonts) {
  place_frames(scene, metrics);
  for (CompareColumn& column : scene.columns) {
    const store::Article& article = scene.story.articles[static_cast<std::size_t>(column.article)];
    column.text = set_article(fonts, article, column.text_w, scene.key.body_px);
    column.right_to_left = runs_from_right(column.text.body, column.text.headline);
  }
  place_frames(scene, metrics);  // now that it is known which way each text runs
}

}  // namespace

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
  scene.first = format(tr(strings, "first: {1}, {2}"), {isolated(*summary.first_source), when});
}

Compare open_compare(const CompareScene& scene, std::int32_t wanted_columns) {
  Compare compare;
  for (std::size_t i = 0; i < scene.story.articles.size(); ++i) compare.order.push_back(static_cast<std::int32_t>(i));
  compare.wanted_columns = wanted_columns;
  return compare;
}

void mark_columns(CompareScene& scene, const Compare& compare, const Strings& strings) {
  std::optional<std::int32_t> tapped;
  const std::span<const std::int32_t> shown = shown_articles(scene.key);
  for (std::size_t i = 0; compare.selection && i < shown.size(); ++i) {
    if (shown[i] == compare.selection->article) tapped = static_cast<std::int32_t>(i);
  }
  std::vector<ColumnMarks> marks = marks_of_columns(scene.story, scene.words, shown, tapped);
  for (std::size_t i = 0; i < scene.columns.size(); ++i) {
    scene.columns[i].marks = std::move(marks[i]);
    place_marks(scene.columns[i], compare, scene);
  }
  for (std::size_t i = 0; i < scene.columns.size(); ++i) place_absences(scene, i);
  write_chips(scene);
  write_absences(scene, strings);
  write_repeats(scene, strings);
  write_offer(scene, strings);
}

namespace {

void arrange_anew(CompareScene& scene, Compare& compare, const CompareKey& key, const render::Metrics& metrics,
                  render::Fonts& fonts, const Strings& strings) {
  std::vector<Anchor> anchors;
  anchors.reserve(scene.columns.size());
  for (std::size_t c = 0; c < scene.columns.size(); ++c) anchors.push_back(anchor_of(scene, compare, c));
  compare.choosing.reset();
  const std::vector<CompareColumn> before = std::move(scene.columns);
  const bool same_places = key.columns == scene.key.columns && key.area == scene.key.area;
  scene.key = key;
  scene.mirrored = strings.from_right;
  scene.columns.assign(static_cast<std::size_t>(key.columns), {});
  for (std::size_t c = 0; c < scene.columns.size(); ++c) scene.columns[c].article = key.shown[c];
  lay_out_columns(scene, metrics, fonts);
  write_texts(scene, strings);
  mark_columns(scene, compare, strings);
  set_scrollers(scene, compare, anchors);
  compare.lock.leader = -1;
  if (compare.picking && *compare.picking >= key.columns) compare.picking.reset();
  const float list_h = scene.row_h * static_cast<float>(scene.story.articles.size());
  if (!scene.columns.empty()) set_limits(compare.picker, 0, std::max(0.0F, list_h - scene.columns[0].viewport.h));
  keep_selection(scene, compare, strings);
  if (same_places) slide_from(scene, before);
}

}  // namespace

void arrange(CompareScene& scene, Compare& compare, const Rect& area, const render::Metrics& metrics,
             render::Fonts& fonts, const Strings& strings) {
  const auto available = static_cast<std::int32_t>(compare.order.size());
  const std::int32_t count =
      std::min({std::max(compare.wanted_columns, 1), columns_that_fit(area, metrics), available});
  CompareKey key{.area = area, .body_px = body_for(metrics, count), .px_per_mm = metrics.px_per_mm, .columns = count};
  std::copy_n(compare.order.begin(), count, key.shown.begin());
  if (key != scene.key) arrange_anew(scene, compare, key, metrics, fonts, strings);
  slide_columns(scene, compare.way_left);
  move_gaps(scene, compare);
}

float screen_y(const CompareScene& scene, const Compare& compare, std::size_t c, float body_y) {
  const CompareColumn& column = scene.columns[c];
  return column.viewport.y + column.text.body_top + opened(column, body_y) - std::floor(compare.scrollers[c].position);
}

}  // namespace app
