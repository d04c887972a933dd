// Article: one source's text, set as a page to read, its shared passages noted in the margin. What it is (Reading),
// what is derived from it and kept until something changes (ReadingScene), how it looks (draw), what a touch does
// (update).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/input/scroller.h"
#include "app/screens/view.h"
#include "app/story_view.h"
#include "platform/image/image.h"
#include "render/text/query.h"
#include "store/edition.h"

namespace app {

// Where the words of the search that led here stand in the article's text.
struct ReadingHits {
  std::string query;                    // "" when no search led here
  std::string file;                     // the article whose text it is
  std::vector<base::TextRange> ranges;  // in order
  std::size_t current = 0;
  std::uint64_t made = 0;  // counts the times the ranges changed
  bool reveal = false;     // the next arrange() brings the current one into sight
};
// As if no search had led here.
inline void forget_hits(ReadingHits& hits) {
  const std::uint64_t made = hits.made + 1;
  hits = {};
  hits.made = made;
}

// What a finger has rested on: ranges of the text.
struct ChosenWords {
  std::string file;  // the article whose text it is
  base::TextRange word;
  base::TextRange sentence;
};

struct Reading {
  std::int32_t article = 0;  // of the story, reading order
  Scroller scroller;
  ReadingHits hits;
  std::optional<ChosenWords> chosen;
  std::optional<std::uint32_t> sought;  // byte of the text that the next arrange() brings to the top
};

// A text of the page that is not the body: header, notes.
struct ReadingPiece {
  Role role = Role::text;
  std::string text;
  render::Layout layout;
  float x = 0;  // from the left edge of the text
  float top = 0;
  bool dim = false;
  bool boxed = false;  // a note on a ground of its own
};

// What stands between two blocks of the text: a picture with its words, or the caption of one that is not here.
struct ReadingFigure {
  std::int32_t place = 0;  // blocks of the text above it
  std::int64_t image = 0;  // of the edition; 0: a caption alone
  image::Size texels;      // as large as it is decoded: what is drawn, and no more than there is
  bool failed = false;     // cannot be decoded: `spoken` is drawn in its frame
  std::string spoken;      // what it shows, for those who cannot see it
  std::string caption;
  std::string credit;
  render::Layout spoken_text;
  render::Layout caption_text;
  render::Layout credit_text;
  render::Rect rect;      // of the picture: x from the text's left edge, y from the top of the content
  float caption_top = 0;  // from the top of the content; so the next
  float credit_top = 0;
  float height_px = 0;  // of it all, with the room above
};

// A shared passage, as the margin tells it.
struct ReadingNote {
  std::int32_t family = 0;
  std::int32_t member = 0;
  store::PassageClass passage_class = store::PassageClass::verbatim;
  std::uint32_t rect_begin = 0;  // into ReadingScene::rects: where it stands in the body
  std::uint32_t rect_end = 0;
  std::int32_t lane = 0;   // of its line in the margin: overlapping passages stand side by side
  std::string label;       // "C"
  std::string whole;       // "C 3/5: The Herald, Wire"
  render::Layout letter;   // the label, as it stands in the badge
  render::Layout head;     // "3/5 · word for word"
  render::Layout sources;  // "The Herald, Wire"
  render::Rect rect;       // x on the screen, y from the top of the content
  base::TextRange range;   // of the text
};

// What of the screen's size and type the scene was made for.
struct ReadingKey {
  render::Rect area;
  float body_px = 0;
  float px_per_mm = 0;
  std::int32_t article = -1;
  std::size_t failed_images = 0;
  bool finder = false;  // a strip to step from hit to hit, or for what was chosen
  friend bool operator==(const ReadingKey&, const ReadingKey&) = default;
};

struct ReadingScene {
  store::StoryContents story;
  std::vector<WordBegins> words;
  ReadingKey key;
  render::Rect bar;
  render::Rect page;    // what the sheet scrolls in
  render::Rect finder;  // no height where no search led here
  render::Rect foot;    // no height where there is no other source
  render::Rect sheet;   // paper: x and width on the screen
  render::Rect track;   // of the scrollbar, as wide as it can be touched
  float text_x = 0;     // screen x of the text's left edge
  float text_w = 0;
  float lanes_x = 0;          // screen x of the margin's first line
  float lane_step = 0;        // to the next one: away from the text
  bool mirrored = false;      // a right-to-left article: margins change sides
  bool notes_beside = false;  // else below the paragraphs
  std::vector<ReadingPiece> pieces;
  std::vector<ReadingFigure> figures;       // in the order of their places
  bool words_shown = false;                 // a frame has been drawn since the page was made
  std::vector<std::int64_t> failed_images;  // known to be no pictures: told by load_pictures()
  render::Layout body;                      // of Article::text: byte offsets are the article's
  float body_top = 0;                       // from the top of the content
  float rule_top = 0;                       // the line below the header
  ColumnMarks marks;
  std::vector<ReadingNote> notes;  // in the order of the text
  std::vector<render::LineRect> rects;
  std::uint64_t hits_made = 0;               // of ReadingHits that hit_rects are for
  std::vector<render::LineRect> hit_rects;   // in the body
  std::vector<std::uint32_t> hit_rect_ends;  // of each hit, into hit_rects
  float height_px = 0;
  float interface_px = 0;
  std::string place;     // "source 2 of 5"
  std::string previous;  // "‹ The Herald", or nothing
  std::string next;
};

// Makes a story ready; nothing is laid out yet.
ReadingScene open_reading(store::StoryContents story);

// Brings the scene in line with the screen's size, the type and the article; what stood at the top stays there.
void arrange(ReadingScene& scene, Reading& reading, const render::Rect& area, const render::Metrics& metrics,
             render::Fonts& fonts, const Strings& strings);

void draw(const Reading& reading, const ReadingScene& scene, View& view);
void update(Reading& reading, const ReadingScene& scene, const Action& action, double now_ms);

// Scrolls until a note and its passage's first line are in sight.
void reveal_note(Reading& reading, const ReadingScene& scene, std::size_t note, double now_ms);
// The note that an action opens, if it is one of compare_passage.
std::optional<std::size_t> note_of(const ReadingScene& scene, const Action& action);
// First byte of the line that stands at the top; 0 above the body.
std::uint32_t offset_at_top(const Reading& reading, const ReadingScene& scene);

}  // namespace app
