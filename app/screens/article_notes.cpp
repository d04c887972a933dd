// The notes in the margin of the article screen: what they say and where they stand.
#include <algorithm>
#include <cmath>

#include "app/screens/article_parts.h"
#include "app/strings/dates.h"

namespace app {
namespace {

using render::Face;
using render::Metrics;

std::string_view word_for(store::PassageClass passage_class, const Strings& strings) {
  switch (passage_class) {
    case store::PassageClass::verbatim:
      return tr(strings, "word for word");
    case store::PassageClass::edited:
      return tr(strings, "edited");
    case store::PassageClass::reworded:
      return tr(strings, "reworded");
  }
  return {};
}

// The other sources that have the passage, in reading order, each once.
std::string other_sources(const store::StoryContents& story, const store::Family& family, std::int32_t own,
                          const Strings& strings) {
  std::string names;
  std::int32_t last = own;
  std::int64_t here = 0;
  for (const store::Member& member : family.members) {
    if (member.article == own) ++here;
    if (member.article == own || member.article == last) continue;
    last = member.article;
    const std::optional<std::string>& source = story.articles[static_cast<std::size_t>(member.article)].source;
    if (!names.empty()) names += ", ";
    names += source ? *source : std::string(tr(strings, "source unknown"));
  }
  if (names.empty()) return format(tr(strings, "{1} times in this text"), {format_number(strings, here)});
  return names;
}

// Index of the block that holds the byte.
std::size_t block_of(const store::Article& article, std::uint32_t offset) {
  const auto after =
      std::upper_bound(article.blocks.begin(), article.blocks.end(), offset,
                       [](std::uint32_t at, const store::Block& block) { return at < block.range.begin; });
  return after == article.blocks.begin() ? 0 : static_cast<std::size_t>(after - article.blocks.begin()) - 1;
}

// Passages that overlap have their lines side by side; a fourth lies on the third.
std::int32_t lane_of(const ReadingScene& scene, std::size_t note) {
  constexpr std::int32_t most_lanes = 3;
  std::int32_t lane = 0;
  for (std::size_t other = 0; other < note; ++other) {
    const ReadingNote& before = scene.notes[other];
    if (base::overlaps(before.range, scene.notes[note].range)) lane = std::max(lane, before.lane + 1);
  }
  return std::min(lane, most_lanes - 1);
}

float row_gap(const Metrics& m) { return std::round(m.gap * 0.7F); }

void place_beside(ReadingScene& scene, const Metrics& m) {
  const float note_gap = std::round(m.body * 0.9F);
  float free_y = 0;
  for (ReadingNote& note : scene.notes) {
    const float top = scene.body_top + scene.rects[note.rect_begin].rect.y;
    note.rect.x = scene.mirrored ? scene.text_x - note_gap - note.rect.w : scene.text_x + scene.text_w + note_gap;
    note.rect.y = std::max(top, free_y);
    free_y = bottom(note.rect) + row_gap(m);
  }
}

void place_below(ReadingScene& scene, const store::Article& article, const Metrics& m) {
  std::size_t last_block = article.blocks.size();
  float y = 0;
  for (ReadingNote& note : scene.notes) {
    const std::size_t block = block_of(article, note.range.begin);
    if (block != last_block) {
      y = 0;
      for (const render::Line& line : scene.body.lines) {
        if (line.block == block) y = scene.body_top + line.top + line.height;
      }
      last_block = block;
    }
    note.rect.x = scene.text_x;
    note.rect.y = std::round(y + row_gap(m));
    y = bottom(note.rect);
  }
}

}  // namespace

float note_badge_px(const Metrics& m) { return std::round(m.small * 1.5F); }
float note_gap_px(const Metrics& m) { return std::round(m.gap * 1.2F); }

void write_notes(PageWriter& page, float width_px, const Metrics& m) {
  ReadingScene& scene = page.scene;
  const store::StoryContents& story = scene.story;
  const Strings& s = page.strings;
  scene.notes.clear();
  render::LayoutOptions options;
  const float width = width_px > 0 ? width_px : scene.text_w;
  options.width_px = std::max(1.0F, width - note_badge_px(m) - note_gap_px(m));
  const float line = std::round(m.small * 1.35F);
  for (const Mark& mark : scene.marks.marks) {
    const auto f = static_cast<std::size_t>(mark.family);
    ReadingNote note;
    note.family = mark.family;
    note.member = mark.member;
    note.passage_class = mark.passage_class;
    note.label = story.families[f].label;
    note.range = mark.member_range;
    const std::string counted =
        format(tr(s, "{1}/{2}"), {format_number(s, story.sizes[f].articles),
                                  format_number(s, static_cast<std::int64_t>(story.articles.size()))});
    const std::string names = other_sources(story, story.families[f], scene.key.article, s);
    note.whole = format(tr(s, "{1} {2}: {3}"), {note.label, counted, names});
    // {1}: in how many sources of how many it is, {2}: how.
    const std::string head = format(tr(s, "{1} · {2}"), {counted, word_for(mark.passage_class, s)});
    const float badge = note_badge_px(m);
    const float size = std::round(badge * (note.label.size() > 1 ? 0.5F : 0.64F));
    note.letter = render::lay_out(page.fonts, note.label, {Face::sans_bold, size}, badge, {});
    options.max_lines = 1;
    note.head = render::lay_out(page.fonts, head, {Face::sans_bold, m.small}, line, options);
    options.max_lines = width_px > 0 ? 4 : 2;
    note.sources = render::lay_out(page.fonts, names, {Face::sans, m.small}, line, options);
    note.rect.w = width;
    note.rect.h = std::max(m.target, note.head.height_px + note.sources.height_px);
    scene.notes.push_back(std::move(note));
  }
}

std::vector<float> room_below_blocks(const ReadingScene& scene, const store::Article& article, const Metrics& m) {
  std::vector<float> room(article.blocks.size(), 0.0F);
  if (scene.notes_beside || room.empty()) return room;
  for (const ReadingNote& note : scene.notes) room[block_of(article, note.range.begin)] += note.rect.h + row_gap(m);
  return room;
}

void place_notes(ReadingScene& scene, const store::Article& article, const Metrics& m) {
  scene.rects.clear();
  for (std::size_t i = 0; i < scene.notes.size(); ++i) {
    ReadingNote& note = scene.notes[i];
    note.rect_begin = static_cast<std::uint32_t>(scene.rects.size());
    render::rectangles(scene.body, note.range, scene.rects);
    note.rect_end = static_cast<std::uint32_t>(scene.rects.size());
    note.lane = lane_of(scene, i);
  }
  // A range of white space alone has no place, and says nothing.
  std::erase_if(scene.notes, [](const ReadingNote& note) { return note.rect_begin == note.rect_end; });
  if (scene.notes_beside) {
    place_beside(scene, m);
  } else {
    place_below(scene, article, m);
  }
}

}  // namespace app
