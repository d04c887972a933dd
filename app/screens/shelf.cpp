#include "app/screens/shelf.h"

#include <algorithm>
#include <array>
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

// Advances of the bold serif face in hundredths of an em, a little generous: a to z, A to Z.
constexpr std::array<int, 52> advances{60, 67, 53,  67, 58, 41, 58, 70, 38, 36, 69, 38, 105, 71, 63, 67, 66, 53,
                                       50, 43, 71,  60, 90, 62, 60, 54, 75, 70, 66, 76, 64,  61, 74, 86, 45, 42,
                                       77, 63, 103, 84, 79, 66, 79, 73, 58, 67, 80, 74, 112, 74, 70, 62};

// How wide a title will be, in ems. Laying out every title of a large edition would make the shelf wait.
float estimated_em(std::string_view title) {
  float hundredths = 0;
  for (const char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) continue;  // inside a character
    if (c >= 'a' && c <= 'z') {
      hundredths += static_cast<float>(advances[static_cast<std::size_t>(c - 'a')]);
    } else if (c >= 'A' && c <= 'Z') {
      hundredths += static_cast<float>(advances[static_cast<std::size_t>(c - 'A' + 26)]);
    } else if (byte < 0x80U) {
      hundredths += std::string_view(" .,':;|").find(c) != std::string_view::npos ? 30 : 58;
    } else {
      hundredths += byte >= 0xE0U ? 100 : 70;
    }
  }
  return hundredths * 0.97F / 100;
}

// A title of one line leaves no room for a second.
float title_height(const Metrics& m, const std::string& title, float width) {
  const bool one_line = estimated_em(title) * title_px(m) <= width;
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
  card.counts = card.facts;
  if (story.families > 0 && story.first_source) {
    card.first = format(tr(strings, "first: {1}"), {*story.first_source});
    card.counts += " · ";
    card.facts = card.counts + card.first;
  }
  if (count > most_sources_on_card) {
    const auto rest = count - most_sources_on_card;
    card.more = format(tr_n(strings, "{1} more source", "{1} more sources", rest),
                       {format_number(strings, static_cast<std::int64_t>(rest))});
  }
  for (const store::StorySummary::Source& source : story.sources) {
    card.sources.push_back({shown_source(strings, source.name, source.name_guessed), source.title.value_or(""),
                            shown_time(strings, source.published, source.time_guessed),
                            format(tr(strings, "{1} shared"), {format_percent(strings, source.shared)}),
                            source.shared});
  }
  return card;
}

bool runs_from_right(View& view, std::string_view text, Face face, float size_px) {
  return app::runs_from_right(view.labels.get(text, {face, size_px}));
}

// A source leads to its article; the rest of the card to the comparison.
void draw_source_row(const ShelfCard::Source& source, const std::string& widest_share, const Rect& row,
                     const Action& open, View& view) {
  const Metrics& m = view.metrics;
  const float top = row.y + std::round(m.interface * 0.2F);
  const float line = std::round(m.interface * 1.4F);
  const float share_w = std::ceil(label_width(view, widest_share, Face::sans_bold, m.small)) + 1;
  const float bar_w = std::min(std::round(m.px_per_mm * 18), row.w * 0.16F);
  const float bar_h = std::round(m.px_per_mm * 1.3F);
  const bool mirrored = runs_from_right(view, source.headline, Face::serif, headline_px(m));
  const auto along = [&](float from, float w, float y, float h) {
    return Rect{mirrored ? right(row) - from - w : row.x + from, y, w, h};
  };
  const float bar_at = row.w - share_w - m.gap - bar_w;
  // As wide as it is: a right-to-left name in a wider place would stand at its other end.
  const float time_w = std::min(label_width(view, source.time, Face::sans, m.small) + 1, bar_at * 0.62F);
  const float name_w =
      std::min(bar_at - time_w - 2 * m.gap, label_width(view, source.name, Face::sans_bold, m.small) + 1);
  label(view, Role::source, source.name, along(0, name_w, top, line), {Face::sans_bold, m.small, view.colors.ink});
  label(view, Role::text, source.time, along(name_w + m.gap, time_w, top, line),
        {Face::sans, m.small, view.colors.dim});
  const float bar_y = top + std::round((line - bar_h) / 2);
  view.canvas.fill(along(bar_at, bar_w, bar_y, bar_h), view.colors.desk);
  view.canvas.fill(along(bar_at, bar_w * static_cast<float>(source.shared), bar_y, bar_h), view.colors.dim);
  label(view, Role::share, source.share, along(row.w - share_w, share_w, top, line),
        {Face::sans_bold, m.small, view.colors.dim,
         align_at(view.labels.get(source.share, {Face::sans_bold, m.small}), !mirrored)});
  label(view, Role::title, source.headline, {row.x, top + line, row.w, std::round(headline_px(m) * 1.5F)},
        {Face::serif, headline_px(m), view.colors.ink});
  focus_ring(view, inset(row, 0, m.focus_ring), open);
  if (Box* box = add_box(view, Role::link, source.name, row, open)) {
    box->focusable = true;
    box->drag = {.kind = ActionKind::scroll_drag};
  }
}

// In one line; where it is too long the name of who was first ends in "…", and nothing else.
void draw_facts(const ShelfCard& card, const Rect& line, bool mirrored, View& view) {
  const LabelStyle style{Face::sans, view.metrics.interface, view.colors.dim,
                         align_at(view.labels.get(card.facts, {Face::sans, view.metrics.interface}), mirrored)};
  if (card.first.empty() || label_width(view, card.facts, style.face, style.size_px) <= line.w) {
    label(view, Role::text, card.facts, line, style);
    return;
  }
  const float counts_w = std::min(line.w, label_width(view, card.counts, style.face, style.size_px) + 1);
  label(view, Role::text, card.counts, in_bar(view, line, {line.x, line.y, counts_w, line.h}), style);
  label(view, Role::source, card.first, in_bar(view, line, {line.x + counts_w, line.y, line.w - counts_w, line.h}),
        style);
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
  const bool mirrored = runs_from_right(view, story.title, Face::serif_bold, title_px(m));
  draw_facts(card, {in.x, in.y + title_h, in.w, std::round(m.interface * 1.5F)}, mirrored, view);
  float row_y = y + card.rows_top;
  const std::size_t shown = std::min(card.sources.size(), most_sources_on_card);
  for (std::size_t i = 0; i < shown; ++i) {
    view.canvas.fill({in.x, row_y, in.w, m.hairline}, with_alpha(view.colors.rule, 0.6F));
    const Action read{
        .kind = ActionKind::open_article, .a = static_cast<std::int32_t>(index), .b = static_cast<std::int32_t>(i)};
    draw_source_row(card.sources[i], scene.widest_share, {in.x, row_y, in.w, row_h(m)}, read, view);
    row_y += row_h(m);
  }
  if (shown < card.sources.size()) {
    view.canvas.fill({in.x, row_y, in.w, m.hairline}, with_alpha(view.colors.rule, 0.6F));
    const float w = std::min(in.w, label_width(view, card.more, Face::sans_bold, m.small) + 1);
    label(view, Role::text, card.more, {mirrored ? right(in) - w : in.x, row_y, w, row_h(m)},
          {Face::sans_bold, m.small, view.colors.dim});
  }
  focus_ring(view, rect, open);
}

void draw_nothing_here(const ShelfScene& scene, View& view) {
  const Metrics& m = view.metrics;
  const float w = std::min(scene.page.w - 6 * m.gap, m.body * 33);
  const Rect text{std::round(scene.page.x + (scene.page.w - w) / 2), scene.page.y + std::round(scene.page.h * 0.3F), w,
                  m.body * 6};
  label(view, Role::message, tr(view.strings, "There are no stories in this edition."), text,
        {Face::serif, m.body, view.colors.ink, render::Align::start, 4});
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
  button(view, search, in_bar(view, bar, search_button), {.kind = ActionKind::open_search}, ButtonLook::plain);
  const float end = search_button.x - 2 * m.gap;
  float x = bar.x + 2 * m.gap;
  const float badge = sample_badge(view, x, bar);
  if (badge > 0) x += badge + 2 * m.gap;
  const float title_w = std::min(end - x, label_width(view, scene.edition.title, Face::sans_bold, m.interface) + 1);
  label(view, Role::title, scene.edition.title, in_bar(view, bar, {x, bar.y, title_w, bar.h}),
        {Face::sans_bold, m.interface, view.colors.ink});
  x += title_w + 2 * m.gap;
  if (end - x >= label_width(view, scene.facts, Face::sans, m.interface)) {
    label(view, Role::text, scene.facts, in_bar(view, bar, {x, bar.y, end - x, bar.h}),
          {Face::sans, m.interface, view.colors.dim});
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
  scene.widest_share = format(tr(strings, "{1} shared"), {format_percent(strings, 1)});
  scene.serial =
      format(tr(strings, "Edition {1}, number {2}"), {scene.edition.id, std::to_string(scene.edition.serial)});
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
    const float from = left + column * (card_w + margin);
    card.rect = {strings.from_right ? right(area) - from - card_w : area.x + from, y, card_w,
                 card_height(m, story.sources.size(), title_h)};
    card.rows_top = padding(m) + title_h + std::round(m.interface * 1.9F);
    row_height = std::max(row_height, card.rect.h);
    scene.cards.push_back(std::move(card));
    ++column;
  }
  scene.height_px = y + row_height + margin + std::round(m.small * 2);
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
  const render::Metrics& m = view.metrics;
  const float serial_h = std::round(m.small * 2);
  label(view, Role::note, scene.serial,
        {scene.page.x + 2 * m.gap, top + scene.height_px - serial_h, scene.page.w - 4 * m.gap, serial_h},
        {render::Face::sans, m.small, view.colors.ink});
  if (scene.cards.empty()) draw_nothing_here(scene, view);
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
