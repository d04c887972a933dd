// What the search screen shows, laid out: rows for the count, the suggestions, the passages; the stories stand in
// search_stories.cpp.
#include <algorithm>
#include <cmath>
#include <set>

#include "app/screens/search_parts.h"
#include "app/screens/widgets.h"
#include "app/strings/dates.h"
#include "render/text/label_cache.h"
#include "store/search/query.h"

namespace app {
namespace {

using render::Face;
using render::Metrics;
using render::Rect;

constexpr float page_em = 92;  // of two hits side by side

// The beginning of a query, as much as a sentence of ours can hold.
std::string shortened(std::string query) {
  while (!query.empty() && query.back() == ' ') query.pop_back();
  constexpr std::size_t most_bytes = 60;
  if (query.size() <= most_bytes) return query;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(query[end]) & 0xC0U) == 0x80) --end;
  return query.substr(0, end) + "…";
}

// Whether words between quotes were asked for, and what is answered has no quotes: they stand nowhere so.
bool lost_its_phrase(const SearchScene& scene) {
  const store::SearchResults& results = scene.results;
  return !results.mended.empty() && !results.some_words && store::parse_query(results.mended).phrases.empty() &&
         !store::parse_query(scene.asked).phrases.empty();
}

std::string status_text(const Arranging& a) {
  const store::SearchResults& results = a.scene.results;
  if (results.total == 0) return format(tr(a.strings, "Nothing found for “{1}”."), {shortened(a.scene.asked)});
  if (lost_its_phrase(a.scene))
    return format(tr(a.strings, "These words stand nowhere in this order. {1} with them:"),
                  {counted_articles(a, results.total)});
  if (!results.mended.empty())
    return format(tr(a.strings, "Showing {1} for “{2}”."),
                  {counted_articles(a, results.total), shortened(results.mended)});
  if (results.some_words)
    return format(tr(a.strings, "No article has all these words. {1} with most of them:"),
                  {counted_articles(a, results.total)});
  const std::string articles = counted_articles(a, results.total);
  const std::size_t hits = a.scene.hits.size();
  if (static_cast<std::int64_t>(hits) < results.total || results.total_is_least)
    return format(results.total_is_least ? tr(a.strings, "More than {1}") : tr(a.strings, "{1} found"), {articles});
  const std::size_t stories = results.stories.size();
  return format(tr(a.strings, "{1} in {2}"),
                {articles, format(tr_n(a.strings, "{1} story", "{1} stories", stories),
                                  {format_number(a.strings, static_cast<std::int64_t>(stories))})});
}

// Other queries, where the answers may not be what was asked for.
void add_suggestions(Arranging& a) {
  const store::SearchResults& results = a.scene.results;
  const bool mended = !results.mended.empty();
  if (results.total > 0 && !mended && !results.some_words) return;
  const std::string_view asks =
      results.nothing_near ? tr(a.strings, "Search “{1}”") : tr(a.strings, "Did you mean “{1}”?");
  for (std::size_t i = 0; i + results.other_forms < results.did_you_mean.size(); ++i) {
    if (results.did_you_mean[i] == results.mended) continue;
    SearchRow& row = add_row(a, SearchRowKind::suggestion, i, a.m.target);
    row.text = format(asks, {results.did_you_mean[i]});
    a.y += a.m.gap;
    if (mended) return;  // the next likeliest: what is answered is likelier than all of them
  }
}

std::string sources_of(const Arranging& a, const store::FoundPassage& passage) {
  std::string names;
  std::set<std::string> named;
  for (const store::FoundPassage::Member& member : passage.members) {
    const std::string name = shown_source(a.strings, member.source, false);
    if (!named.insert(name).second) continue;
    if (!names.empty()) names += " · ";
    names += name;
  }
  return names;
}

// A passage may stand in one article twice.
std::size_t articles_of(const store::FoundPassage& passage) {
  std::set<std::string_view> files;
  for (const store::FoundPassage::Member& member : passage.members) files.insert(member.file);
  return files.size();
}

void add_passages(Arranging& a) {
  for (std::size_t i = 0; i < a.scene.results.passages.size(); ++i) {
    const store::FoundPassage& passage = a.scene.results.passages[i];
    const float pad = row_padding(a.m);
    const float line = render::label_line_height(a.m.interface);
    SearchRow& row = add_row(a, SearchRowKind::passage, i, std::max(a.m.target, 2 * pad + 2 * line));
    const std::size_t places = articles_of(passage);
    row.text = format(tr_n(a.strings, "These words are shared: {1} article has them",
                           "These words are shared: {1} articles have them", places),
                      {format_number(a.strings, static_cast<std::int64_t>(places))});
    row.note = sources_of(a, passage);
    row.title_top = pad;
    row.snippet_top = pad + line;
    a.y += a.m.gap;
  }
}

// Nothing was asked yet: what can be.
void add_welcome(Arranging& a) {
  add_text_row(a, SearchRowKind::status, std::string(tr(a.strings, "Type a word, a name or a whole sentence.")),
               std::round(a.m.body * 1.1F), 3);
  add_text_row(
      a, SearchRowKind::more,
      std::string(tr(a.strings, "Words in “quotes” are found just so. A sentence shows which other sources have it.")),
      a.m.interface, 4);
}

void add_results(Arranging& a) {
  const store::SearchResults& results = a.scene.results;
  add_text_row(a, SearchRowKind::status, status_text(a), a.m.interface, 2);
  if (results.total == 0 && is_filtered(a.search)) {
    add_clear_all(a);
  } else {
    add_suggestions(a);
  }
  add_passages(a);
  add_stories(a);
  const bool left = static_cast<std::int64_t>(a.scene.hits.size()) < results.total;
  if (left && !a.scene.hits.empty())
    add_text_row(a, SearchRowKind::more, std::string(tr(a.strings, "These are the best. Another word finds fewer.")),
                 a.m.interface, 2);
  if (results.total == 0)
    add_text_row(a, SearchRowKind::more, std::string(tr(a.strings, "Try fewer words, or other ones.")), a.m.interface,
                 2);
}

void add_rows(Arranging& a) {
  a.scene.rows.clear();
  if (a.scene.badged && !bar_has_room(a.scene)) add_row(a, SearchRowKind::sample, 0, std::round(a.m.small * 2.4F));
  if (a.search.editing) add_editing(a);
  if (a.search.choosing) {
    add_filters(a);
    add_choices(a);
    return;
  }
  add_completions(a);
  // Above a keyboard on a low screen what is found comes first.
  const bool low = a.scene.page.h < a.m.interface * 20;
  if (!low || is_filtered(a.search)) add_filters(a);
  if (!a.scene.results.used.empty()) {
    add_results(a);
  } else if (a.scene.waiting) {
    add_text_row(a, SearchRowKind::more, std::string(tr(a.strings, "Searching…")), a.m.interface, 1);
  } else {
    add_welcome(a);
  }
}

void lay_out_field(SearchScene& scene, const Search& search, const Metrics& m, render::Fonts& fonts, bool fresh) {
  const std::string& text = typed_into(search).text;
  if (!fresh && scene.field_text == text) return;
  scene.field_text = text;
  scene.field_layout = {};
  if (scene.field_text.empty()) return;
  scene.field_layout =
      render::lay_out(fonts, scene.field_text, {Face::sans, m.interface}, render::label_line_height(m.interface), {});
}

}  // namespace

float row_padding(const Metrics& m) { return std::round(m.px_per_mm * 2.6F); }

void add_text_row(Arranging& a, SearchRowKind kind, std::string text, float size_px, int most_lines) {
  render::LayoutOptions options;
  options.width_px = a.w;
  options.max_lines = most_lines;
  render::Layout layout =
      render::lay_out(a.fonts, text, {Face::sans, size_px}, render::label_line_height(size_px), options);
  SearchRow& row = add_row(a, kind, 0, layout.height_px + a.m.gap);
  row.title = std::move(layout);
  row.title_top = std::round(a.m.gap / 2);
  if (runs_from_right(row.title) != a.strings.from_right)
    row.rect.x += (a.strings.from_right ? 1.0F : -1.0F) * (a.w - row.title.width_px);
  row.text = std::move(text);
}

SearchRow& add_row(Arranging& a, SearchRowKind kind, std::size_t index, float height) {
  SearchRow row;
  row.kind = kind;
  row.index = static_cast<std::int32_t>(index);
  row.rect = {a.x, a.y, a.w, height};
  a.y += height;
  a.scene.rows.push_back(std::move(row));
  return a.scene.rows.back();
}

std::string counted_articles(const Arranging& a, std::int64_t count) {
  return format(tr_n(a.strings, "{1} article", "{1} articles", static_cast<std::uint64_t>(count)),
                {format_number(a.strings, count)});
}

bool bar_has_room(const SearchScene& scene) { return scene.key.area.w > scene.key.interface_px * 55; }

void show_results(SearchScene& scene, Search& search, std::string asked, store::SearchResults results) {
  scene.asked = std::move(asked);
  scene.results = std::move(results);
  scene.hits.clear();
  scene.story_of_hit.clear();
  for (std::size_t story = 0; story < scene.results.stories.size(); ++story) {
    for (const store::SearchHit& hit : scene.results.stories[story].hits) {
      scene.hits.push_back(&hit);
      scene.story_of_hit.push_back(static_cast<std::int32_t>(story));
    }
  }
  scene.waiting = false;
  search.choosing.reset();
  search.narrowing = {};
  show_anew(scene);
  search.scroller = {};
}

void arrange(SearchScene& scene, Search& search, const Rect& area, const Metrics& m, render::Fonts& fonts,
             const Strings& strings) {
  const SearchKey key{area, m.body, m.interface, scene.answer};
  const bool sized = scene.rows.empty() || scene.key.interface_px != m.interface;
  lay_out_field(scene, search, m, fonts, sized);
  if (!scene.rows.empty() && key == scene.key) return;
  scene.key = key;
  scene.bar = {area.x, area.y, area.w, m.bar};
  scene.page = {area.x, area.y + m.bar, area.w, area.h - m.bar};
  const float margin = std::round(m.px_per_mm * 3.2F);
  const float room = std::min(area.w - 2 * margin, m.interface * page_em);
  const float w = room >= m.interface * 72 ? room : std::min(room, m.interface * widest_em);
  Arranging arranging{.scene = scene,
                      .search = search,
                      .m = m,
                      .fonts = fonts,
                      .strings = strings,
                      .x = std::round(area.x + (area.w - w) / 2),
                      .w = w,
                      .y = std::round(margin / 2)};
  add_rows(arranging);
  scene.height_px = arranging.y + margin;
  set_limits(search.scroller, 0, std::max(0.0F, scene.height_px - scene.page.h));
  search.scroller.position = std::clamp(search.scroller.position, search.scroller.low, search.scroller.high);
}

}  // namespace app
