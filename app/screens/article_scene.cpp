// What the article screen derives from a story and a size: rectangles, header, body. Made anew when its key changes.
#include <algorithm>
#include <cmath>

#include "app/article_text.h"
#include "app/screens/article_parts.h"
#include "app/screens/widgets.h"
#include "app/strings/dates.h"
#include "store/near_duplicates.h"

namespace app {
namespace {

using render::Face;
using render::Metrics;
using render::Rect;

constexpr float measure_em = 33;       // 60 to 70 characters
constexpr float least_beside_em = 24;  // a narrower text has its notes below the paragraphs

float to_px(const Metrics& m, float mm) { return std::round(mm * m.px_per_mm); }

bool is_guessed(const store::Article& article, std::string_view field) {
  return std::any_of(article.guesses.begin(), article.guesses.end(),
                     [&](const store::Guess& guess) { return guess.field == field; });
}

void place_bars(ReadingScene& scene, const Metrics& m, bool from_right) {
  const Rect& area = scene.key.area;
  const float foot_h = scene.story.articles.size() > 1 ? m.bar : 0;
  scene.bar = {area.x, area.y, area.w, m.bar};
  scene.foot = {area.x, bottom(area) - foot_h, area.w, foot_h};
  const float finder_h = scene.key.finder ? m.target + m.gap : 0;
  scene.finder = {area.x, scene.foot.y - finder_h, area.w, finder_h};
  scene.page = {area.x, bottom(scene.bar), area.w, std::max(1.0F, scene.finder.y - bottom(scene.bar))};
  scene.track = {from_right ? area.x : right(area) - m.target, scene.page.y, m.target, scene.page.h};
}

// Widths of the page: text as wide as it reads well, margin, notes where there is room for them.
struct Widths {
  float pad = 0;
  float lanes = 0;
  float text = 0;
  float note_gap = 0;
  float note = 0;
};

Widths widths_of(const ReadingScene& scene, const Metrics& m) {
  Widths w{.pad = to_px(m, 3.2F), .lanes = std::round(std::max(m.body * 0.8F, 3 * m.px_per_mm))};
  const float room = scene.key.area.w - m.target - 2 * w.pad - w.lanes;
  const float measure = std::round(m.body * measure_em);
  w.text = std::min(measure, room);
  if (scene.marks.marks.empty()) return w;
  const float note_gap = std::round(m.body * 0.9F);
  // As many names in a line as there is room for beside a full measure.
  const float note = std::round(std::clamp(room - measure - note_gap, m.small * 13, m.small * 19));
  const float beside = std::min(measure, room - note - note_gap);
  if (beside < m.body * least_beside_em) return w;
  w.text = beside;
  w.note = note;
  w.note_gap = note_gap;
  return w;
}

void place_sheet(ReadingScene& scene, const Widths& w, const Metrics& m) {
  const Rect& area = scene.key.area;
  const float total = 2 * w.pad + w.lanes + w.text + w.note_gap + w.note;
  const bool whole = total + 2 * m.target > area.w;            // no desk worth showing at its sides
  const float beside = scene.track.x > area.x ? 0 : m.target;  // the scrollbar's, where it is on the left
  const float left = whole ? beside + std::max(0.0F, (area.w - m.target - total) / 2) : (area.w - total) / 2;
  const float x = area.x + std::round(left);
  scene.sheet = whole ? Rect{area.x, scene.page.y, area.w, scene.page.h} : Rect{x, scene.page.y, total, scene.page.h};
  scene.notes_beside = w.note > 0;
  const float gap = to_px(m, 1.2F);
  scene.text_w = w.text;
  if (scene.mirrored) {
    scene.text_x = x + w.pad + w.note + w.note_gap;
    scene.lanes_x = scene.text_x + w.text + gap;
    scene.lane_step = to_px(m, 1);
  } else {
    scene.text_x = x + w.pad + w.lanes;
    scene.lanes_x = scene.text_x - gap - m.underline;
    scene.lane_step = -to_px(m, 1);
  }
}

render::LayoutOptions options_for(const ReadingScene& scene, const store::Article& article) {
  render::LayoutOptions options;
  options.width_px = scene.text_w;
  if (article.language) options.language = *article.language;
  return options;
}

void write_header(PageWriter& page, const store::Article& article, const Metrics& m) {
  const Strings& s = page.strings;
  ReadingScene& scene = page.scene;
  add_piece(page, Role::source, shown_source(s, article.source, is_guessed(article, "source")),
            {Face::sans_bold, m.interface}, 1.4F, m.body * 1.1F);
  if (article.title) {
    const float size = std::round(m.body * std::clamp(scene.text_w / (m.body * 14), 1.0F, 1.7F));
    add_piece(page, Role::title, *article.title, {Face::serif_bold, size}, 1.26F, m.body * 0.5F);
  }
  std::string who = article.byline.value_or("");
  if (!who.empty() && is_guessed(article, "byline")) who = format(tr(s, "{1} (guess)"), {who});
  std::string when = format_published(s, article.published);
  if (article.published && is_guessed(article, "published")) when = format(tr(s, "{1} (guess)"), {when});
  // {1} is the author, {2} the time.
  add_piece(page, Role::text, who.empty() ? when : format(tr(s, "{1} · {2}"), {who, when}), {Face::sans, m.interface},
            1.4F, m.body * 0.5F);
  const auto index = static_cast<std::size_t>(scene.key.article);
  const std::int64_t words = index < scene.words.size() ? static_cast<std::int64_t>(scene.words[index].size()) : 0;
  std::string facts =
      format(tr_n(s, "{1} word", "{1} words", static_cast<std::uint64_t>(words)), {format_number(s, words)});
  if (scene.story.articles.size() > 1) {
    facts += " · ";
    facts += format(tr(s, "{1} shared"), {format_percent(s, scene.marks.shared)});
  }
  if (article.licence) facts += " · " + *article.licence;
  add_piece(page, Role::text, facts, {Face::sans, m.small}, 1.4F, m.body * 0.1F).dim = true;
}

// The other sources of the story that carry nearly this text, in their order; empty when there is none.
std::string sources_of_the_same(const ReadingScene& scene, const Strings& s) {
  const std::vector<store::Article>& articles = scene.story.articles;
  const auto length = [&](store::ArticleIndex index) { return articles[static_cast<std::size_t>(index)].text.size(); };
  constexpr int most_named = 5;
  int count = 0;
  std::string names;
  for (const store::NearDuplicate& pair : store::near_duplicates(scene.story.families, length)) {
    if (pair.a != scene.key.article && pair.b != scene.key.article) continue;
    const store::Article& other = articles[static_cast<std::size_t>(pair.a == scene.key.article ? pair.b : pair.a)];
    if (++count > most_named) return names + ", …";
    if (!names.empty()) names += ", ";
    names += shown_source(s, other.source, is_guessed(other, "source"));
  }
  return names;
}

// What a visitor might look for in vain is said, and what would be read twice.
void write_absences(PageWriter& page, const store::Article& article, const Metrics& m) {
  const Strings& s = page.strings;
  const ReadingScene& scene = page.scene;
  std::string_view text;
  if (scene.story.articles.size() < 2) {
    text = tr(s, "No other source of this story is in this edition.");
  } else if (scene.marks.marks.empty()) {
    text = tr(s, "No passage of this text stands in another source of this story.");
  }
  if (!text.empty()) add_piece(page, Role::text, std::string(text), {Face::sans, m.small}, 1.4F, 0).dim = true;
  // {1}: the sources that carry this text too, with commas between.
  if (const std::string same = sources_of_the_same(scene, s); !same.empty())
    add_piece(page, Role::text, format(tr(s, "Nearly the same text as {1}."), {same}), {Face::sans, m.small}, 1.4F, 0)
        .dim = true;
  if (article.text.empty())
    add_piece(page, Role::text, std::string(tr(s, "This article has no text.")), {Face::serif_italic, m.body}, leading,
              m.body * 2);
}

// The text with room between its blocks for notes and figures.
void write_body(PageWriter& page, const store::Article& article, const Metrics& m) {
  ReadingScene& scene = page.scene;
  std::vector<render::TextBlock> blocks;
  blocks.reserve(article.blocks.size());
  const std::vector<float> room = room_below_blocks(scene, article, m);
  for (std::size_t b = 0; b < article.blocks.size(); ++b) {
    render::TextBlock block = set_block(article.blocks[b], m.body);
    if (article.blocks[b].kind == store::BlockKind::heading) {
      block.style.size_px = std::round(m.body * 1.16F);
      block.space_before_px = std::round(m.body * 1.5F);
    }
    if (b == 0) block.space_before_px = first_space(block, m.body);
    if (b > 0) block.space_before_px += room[b - 1] + room_of_figures(scene, b);
    blocks.push_back(block);
  }
  scene.body = render::lay_out(page.fonts, article.text, blocks, options_for(scene, article));
  page.y = scene.body_top + scene.body.height_px + (room.empty() ? 0 : room.back());
  if (!blocks.empty()) page.y += room_of_figures(scene, blocks.size());
  place_figures(scene, room);
}

bool reads_from_the_right(const render::Layout& body) {
  const auto lines = std::count_if(body.lines.begin(), body.lines.end(), [](const auto& l) { return l.right_to_left; });
  return lines * 2 > static_cast<std::ptrdiff_t>(body.lines.size());
}

void write_places(ReadingScene& scene, const Strings& strings) {
  const auto& articles = scene.story.articles;
  const auto at = static_cast<std::size_t>(scene.key.article);
  scene.place =
      format(tr(strings, "source {1} of {2}"), {format_number(strings, scene.key.article + 1),
                                                format_number(strings, static_cast<std::int64_t>(articles.size()))});
  scene.previous.clear();
  scene.next.clear();
  const auto name = [&](std::size_t i) {
    return articles[i].source ? *articles[i].source : std::string(tr(strings, "source unknown"));
  };
  if (at > 0) scene.previous = format(tr(strings, "‹ {1}"), {name(at - 1)});
  if (at + 1 < articles.size()) scene.next = format(tr(strings, "{1} ›"), {name(at + 1)});
}

void make_page(ReadingScene& scene, const Metrics& m, render::Fonts& fonts, const Strings& strings) {
  const store::Article& article = scene.story.articles[static_cast<std::size_t>(scene.key.article)];
  const std::int32_t shown[]{scene.key.article};
  scene.marks = marks_of_columns(scene.story, scene.words, shown, std::nullopt).front();
  place_bars(scene, m, strings.from_right);
  const Widths widths = widths_of(scene, m);
  place_sheet(scene, widths, m);
  PageWriter page{.scene = scene, .fonts = fonts, .strings = strings, .y = 0};
  scene.pieces.clear();
  write_notes(page, widths.note, m);
  write_header(page, article, m);
  write_absences(page, article, m);
  scene.rule_top = std::round(page.y + m.body * 0.7F);
  page.y = scene.rule_top + m.body * 0.4F;
  write_figures(page, m);
  scene.body_top = std::round(page.y + room_of_figures(scene, 0));
  write_body(page, article, m);
  scene.mirrored = reads_from_the_right(scene.body);
  place_sheet(scene, widths, m);
  align_pieces(scene);
  place_notes(scene, article, m);
  for (const ReadingNote& note : scene.notes) page.y = std::max(page.y, bottom(note.rect));
  scene.height_px = std::round(page.y + m.body * 3);
}

}  // namespace

ReadingPiece& add_piece(PageWriter& page, Role role, std::string text, const render::TextStyle& style, float line,
                        float space_before) {
  ReadingScene& scene = page.scene;
  const store::Article& article = scene.story.articles[static_cast<std::size_t>(scene.key.article)];
  ReadingPiece piece;
  piece.role = role;
  piece.text = std::move(text);
  piece.layout =
      render::lay_out(page.fonts, piece.text, style, std::round(style.size_px * line), options_for(scene, article));
  piece.top = std::round(page.y + space_before);
  page.y = piece.top + piece.layout.height_px;
  scene.pieces.push_back(std::move(piece));
  return scene.pieces.back();
}

float words_x(const ReadingScene& scene, const render::Layout& layout) {
  if (runs_from_right(layout) == scene.mirrored) return 0;
  return scene.mirrored ? scene.text_w - layout.width_px : layout.width_px - scene.text_w;
}

void align_pieces(ReadingScene& scene) {
  for (ReadingPiece& piece : scene.pieces) {
    piece.x = words_x(scene, piece.layout);
  }
}

ReadingScene open_reading(store::StoryContents story) {
  ReadingScene scene;
  scene.words = word_begins(story);
  scene.story = std::move(story);
  return scene;
}

void arrange(ReadingScene& scene, Reading& reading, const Rect& area, const Metrics& metrics, render::Fonts& fonts,
             const Strings& strings) {
  const ReadingKey key{.area = area,
                       .body_px = metrics.body,
                       .px_per_mm = metrics.px_per_mm,
                       .article = reading.article,
                       .failed_images = scene.failed_images.size(),
                       .finder = !reading.hits.ranges.empty() || reading.chosen};
  if (key == scene.key && !reading.sought) return arrange_hits(scene, reading, false);
  std::optional<std::uint32_t> at_top = reading.sought;
  if (!at_top && key.article == scene.key.article) at_top = offset_at_top(reading, scene);
  reading.sought.reset();
  if (!(key == scene.key)) {
    scene.key = key;
    scene.interface_px = metrics.interface;
    make_page(scene, metrics, fonts, strings);
    write_places(scene, strings);
  }
  reading.scroller = {};
  set_limits(reading.scroller, 0, std::max(0.0F, scene.height_px - scene.page.h));
  if (at_top && *at_top > 0) {
    reading.scroller.position =
        std::clamp(scene.body_top + render::top_of(scene.body, *at_top), reading.scroller.low, reading.scroller.high);
  }
  arrange_hits(scene, reading, true);
}

std::uint32_t offset_at_top(const Reading& reading, const ReadingScene& scene) {
  const float y = reading.scroller.position - scene.body_top;
  const std::uint32_t line = render::line_at(scene.body, y);
  if (y < 0 || line >= scene.body.lines.size()) return 0;
  return scene.body.lines[line].range.begin;
}

}  // namespace app
