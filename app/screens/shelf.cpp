#include "app/screens/shelf.h"

#include <algorithm>
#include <cmath>

#include "app/screens/widgets.h"
#include "app/scrolling.h"
#include "app/strings/dates.h"

namespace app {
namespace {

using render::Face;
using render::Metrics;
using render::Rect;

float title_px(const Metrics& m) { return std::round(m.body * 1.22F); }
// A row is two lines: who and when, and under it the headline.
float headline_px(const Metrics& m) { return std::round(m.interface * 1.02F); }
float row_h(const Metrics& m) { return std::max(m.target, std::round(m.interface * 1.6F + headline_px(m) * 1.7F)); }
float padding(const Metrics& m) { return std::round(m.px_per_mm * 3.2F); }

// A title of one line leaves no room for a second. Judged by its length: laying out every title of a large edition
// would make the shelf wait.
float title_height(const Metrics& m, const std::string& title, float width) {
  const bool one_line = static_cast<float>(title.size()) * title_px(m) * 0.62F <= width;
  return std::round(title_px(m) * (one_line ? 1.5F : 2.8F));
}

float card_height(const Metrics& m, std::size_t sources, float title_h) {
  const std::size_t rows = std::min(sources, most_sources_on_card) + (sources > most_sources_on_card ? 1 : 0);
  return 2 * padding(m) + title_h + std::round(m.interface * 1.9F) + row_h(m) * static_cast<float>(rows);
}

ShelfCard words_of(const store::StorySummary& story, const Strings& strings) {
  ShelfCard card;
  const auto count = story.sources.size();
  card.facts = format(tr_n(strings, "{1} source", "{1} sources", count),
                      {format_number(strings, static_cast<std::int64_t>(count))});
  card.facts += " · ";
  card.facts +=
      format(tr_n(strings, "{1} shared passage", "{1} shared passages", static_cast<std::uint64_t>(story.families)),
             {format_number(strings, story.families)});
  if (story.families > 0 && story.first_source) {
    card.facts += " · ";
    card.facts += format(tr(strings, "first: {1}"), {*story.first_source});
  }
  for (const store::StorySummary::Source& source : story.sources) {
    card.sources.push_back({shown_source(strings, source.name, source.name_guessed), source.title.value_or(""),
                            shown_time(strings, source.published, source.time_guessed),
                            format(tr(strings, "{1} shared"), {format_percent(strings, source.shared)}),
                            source.shared});
  }
  return card;
}

// A source leads to its article; the rest of the card to the comparison.
void draw_source_row(const ShelfCard::Source& source, const Rect& row, const Action& open, View& view) {
  const Metrics& m = view.metrics;
  const float top = row.y + std::round(m.interface * 0.2F);
  const float line = std::round(m.interface * 1.4F);
  const float share_w = std::round(m.small * 6.0F);
  const float bar_w = std::min(std::round(m.px_per_mm * 18), row.w * 0.16F);
  const float bar_h = std::round(m.px_per_mm * 1.3F);
  const float bar_x = right(row) - share_w - m.gap - bar_w;
  // As wide as it is: a right-to-left name in a wider place would stand at its other end.
  const float name_w = std::min((bar_x - row.x) * 0.6F, label_width(view, source.name, Face::sans_bold, m.small) + 1);
  label(view, Role::source, source.name, {row.x, top, name_w, line}, {Face::sans_bold, m.small, view.colors.ink});
  const float time_x = row.x + name_w + m.gap;
  label(view, Role::text, source.time, {time_x, top, bar_x - m.gap - time_x, line},
        {Face::sans, m.small, view.colors.dim});
  const Rect bar{bar_x, top + std::round((line - bar_h) / 2), bar_w, bar_h};
  view.canvas.fill(bar, view.colors.desk);
  view.canvas.fill({bar.x, bar.y, bar.w * static_cast<float>(source.shared), bar.h}, view.colors.dim);
  label(view, Role::share, source.share, {right(row) - share_w, top, share_w, line},
        {Face::sans_bold, m.small, view.colors.dim, render::Align::end});
  label(view, Role::title, source.headline, {row.x, top + line, row.w, std::round(headline_px(m) * 1.5F)},
        {Face::serif, headline_px(m), view.colors.ink});
  focus_ring(view, inset(row, 0, m.focus_ring), open);
  if (Box* box = add_box(view, Role::link, source.name, row, open)) {
    box->focusable = true;
    box->drag = {.kind = ActionKind::scroll_drag};
  }
}

void draw_card(const ShelfScene& scene, std::size_t index, float y, View& view) {
  const Metrics& m = view.metrics;
  const ShelfCard& card = scene.cards[index];
  const store::StorySummary& story = scene.stories[index];
  const Rect rect{card.rect.x, y, card.rect.w, card.rect.h};
  const Action open{.kind = ActionKind::open_story, .a = static_cast<std::int32_t>(index)};
  view.canvas.fill(rect, view.colors.paper);
  view.canvas.stroke(rect, view.colors.rule, m.hairline);
  if (Box* box = add_box(view, Role::card, story.title, rect, open)) {
    box->focusable = true;
    box->drag = {.kind = ActionKind::scroll_drag};
  }
  const Rect in = inset(rect, padding(m), padding(m));
  const float title_h = title_height(m, story.title, in.w);
  label(view, Role::title, story.title, {in.x, in.y, in.w, title_h},
        {Face::serif_bold, title_px(m), view.colors.ink, render::Align::start, 2});
  label(view, Role::text, card.facts, {in.x, in.y + title_h, in.w, std::round(m.interface * 1.5F)},
        {Face::sans, m.interface, view.colors.dim});
  float row_y = y + card.rows_top;
  const std::size_t shown = std::min(card.sources.size(), most_sources_on_card);
  for (std::size_t i = 0; i < shown; ++i) {
    view.canvas.fill({in.x, row_y, in.w, m.hairline}, with_alpha(view.colors.rule, 0.6F));
    const Action read{
        .kind = ActionKind::open_article, .a = static_cast<std::int32_t>(index), .b = static_cast<std::int32_t>(i)};
    draw_source_row(card.sources[i], {in.x, row_y, in.w, row_h(m)}, read, view);
    row_y += row_h(m);
  }
  if (shown < card.sources.size()) {
    label(view, Role::text, "…", {in.x, row_y, in.w, row_h(m)}, {Face::sans, m.interface, view.colors.dim});
  }
  focus_ring(view, rect, open);
}

void draw_bar(const ShelfScene& scene, View& view) {
  const Metrics& m = view.metrics;
  const Rect& bar = scene.bar;
  view.canvas.fill(bar, view.colors.paper);
  view.canvas.fill({bar.x, bottom(bar) - m.hairline, bar.w, m.hairline}, view.colors.rule);
  const float controls = bar_controls(view, bar);
  const std::string_view search = tr(view.strings, "Search");
  const float search_w = std::max(m.target, label_width(view, search, Face::sans_bold, m.interface) + 1.5F * m.gap);
  const Rect search_button{controls - m.gap - search_w, bar.y + (bar.h - m.target) / 2, search_w, m.target};
  button(view, search, search_button, {.kind = ActionKind::open_search}, ButtonLook::plain);
  const float end = search_button.x - 2 * m.gap;
  float x = bar.x + 2 * m.gap;
  const float badge = sample_badge(view, x, bar);
  if (badge > 0) x += badge + 2 * m.gap;
  const float title_w = std::min(end - x, label_width(view, scene.edition.title, Face::sans_bold, m.interface) + 1);
  label(view, Role::title, scene.edition.title, {x, bar.y, title_w, bar.h},
        {Face::sans_bold, m.interface, view.colors.ink});
  x += title_w + 2 * m.gap;
  if (end - x >= label_width(view, scene.facts, Face::sans, m.interface)) {
    label(view, Role::text, scene.facts, {x, bar.y, end - x, bar.h}, {Face::sans, m.interface, view.colors.dim});
  }
}

}  // namespace

void arrange(ShelfScene& scene, Shelf& shelf, const Rect& area, const Metrics& m, const Strings& strings) {
  if (scene.area == area && scene.interface_px == m.interface && scene.cards.size() == scene.stories.size()) return;
  scene.area = area;
  scene.interface_px = m.interface;
  scene.bar = {area.x, area.y, area.w, m.bar};
  scene.page = {area.x, area.y + m.bar, area.w, area.h - m.bar};
  scene.facts = format(tr_n(strings, "{1} story", "{1} stories", scene.stories.size()),
                       {format_number(strings, static_cast<std::int64_t>(scene.stories.size()))});
  scene.facts += " · ";
  scene.facts +=
      format(tr_n(strings, "{1} article", "{1} articles", static_cast<std::uint64_t>(scene.edition.articles)),
             {format_number(strings, scene.edition.articles)});
  // Cards are as wide as a page of text; two side by side where there is room.
  const float margin = std::round(m.px_per_mm * 3.2F);
  const float columns = std::max(1.0F, std::floor((area.w - margin) / std::max(m.interface * 34, 95 * m.px_per_mm)));
  const float most_w = m.interface * 62;
  const float card_w = std::min(std::floor((area.w - margin * (columns + 1)) / columns), most_w);
  const float left = std::round((area.w - card_w * columns - margin * (columns - 1)) / 2);
  scene.cards.clear();
  float y = margin;
  float row_height = 0;
  float column = 0;
  for (const store::StorySummary& story : scene.stories) {
    if (column == columns) {
      column = 0;
      y += row_height + margin;
      row_height = 0;
    }
    ShelfCard card = words_of(story, strings);
    const float title_h = title_height(m, story.title, card_w - 2 * padding(m));
    card.rect = {area.x + left + column * (card_w + margin), y, card_w, card_height(m, story.sources.size(), title_h)};
    card.rows_top = padding(m) + title_h + std::round(m.interface * 1.9F);
    row_height = std::max(row_height, card.rect.h);
    scene.cards.push_back(std::move(card));
    ++column;
  }
  scene.height_px = y + row_height + margin;
  set_limits(shelf.scroller, 0, std::max(0.0F, scene.height_px - scene.page.h));
  shelf.scroller.position = std::clamp(shelf.scroller.position, shelf.scroller.low, shelf.scroller.high);
}

void draw(const Shelf& shelf, const ShelfScene& scene, View& view) {
  view.canvas.fill(scene.area, view.colors.desk);
  view.canvas.push_clip(scene.page);
  if (Box* box = add_box(view, Role::column, scene.edition.title, scene.page))
    box->drag = {.kind = ActionKind::scroll_drag};
  const float top = scene.page.y - std::floor(shelf.scroller.position);
  for (std::size_t i = 0; i < scene.cards.size(); ++i) {
    const float y = top + scene.cards[i].rect.y;
    if (y < bottom(scene.page) && y + scene.cards[i].rect.h > scene.page.y) draw_card(scene, i, y, view);
  }
  view.canvas.pop_clip();
  draw_bar(scene, view);
}

void update(Shelf& shelf, const ShelfScene& scene, const Action& action, double now_ms) {
  const float line = scene.interface_px * 2;
  const ScrollSteps steps{.notch = line * 2,
                          .line = line,
                          .page = scene.page.h - line,
                          .top = shelf.scroller.low,
                          .end = shelf.scroller.high};
  scroll(shelf.scroller, action, steps, now_ms);
}

void reveal(Shelf& shelf, const ShelfScene& scene, std::size_t card, std::optional<std::size_t> source, double now_ms) {
  if (card >= scene.cards.size()) return;
  Rect rect = scene.cards[card].rect;
  if (source) {
    const std::size_t rows = std::min(scene.cards[card].sources.size(), most_sources_on_card);
    const float below = rect.h - scene.cards[card].rows_top;
    const float row = below / static_cast<float>(std::max<std::size_t>(rows, 1));
    rect.y += scene.cards[card].rows_top + row * static_cast<float>(*source);
    rect.h = row;
  }
  const float top = rect.y - scene.interface_px;
  const float low = bottom(rect) + scene.interface_px - scene.page.h;
  float wanted = shelf.scroller.position;
  if (wanted < low) wanted = low;
  if (wanted > top) wanted = top;
  slide_to(shelf.scroller, std::clamp(wanted, shelf.scroller.low, shelf.scroller.high), now_ms);
}

}  // namespace app
