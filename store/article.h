// An article as an edition holds it: plain data, the same for the program that writes editions and the one that
// reads them. Unknown is std::nullopt, never "".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/utf8.h"

namespace store {

enum class BlockKind { heading, paragraph, list_item, quote };

// A stretch of Article::text. Blocks are in order, do not overlap, and between two of them stands "\n\n".
struct Block {
  BlockKind kind = BlockKind::paragraph;
  base::TextRange range;
};

// A field that was found in the text, not told by articles.csv: shown as a guess wherever it is shown.
struct Guess {
  std::string field;  // "title", "byline", "published", "source", "dateline", "language"
  std::string value;
  int line = 0;  // of the raw file, from 1
};

// Lines of the raw file that are no part of the article, and the rule that says so.
struct Dropped {
  int line_begin = 0;  // from 1, both ends inclusive
  int line_end = 0;
  std::string rule;
  std::string text;
};

// How exactly a time of publication is known.
enum class Precision { unknown, year, month, day, minute };

// ISO 8601 as written: local time, an offset only when one was given. "2020-02-13", "2020-02-15T21:21".
struct PublicationTime {
  std::string iso;
  Precision precision = Precision::unknown;
};

// A caption whose picture is not here. Captions and pictures are no part of the text; `place` says how many of its
// blocks stand before them.
struct Caption {
  std::string text;
  std::int32_t place = 0;
  friend bool operator==(const Caption&, const Caption&) = default;
};

struct Picture {
  std::int64_t image = 0;  // number of the image in the edition, from 1; while it is made: index + 1 of its images
  std::string file;        // where it lay in the librarian's folder
  std::optional<std::string> alt;  // what it shows, for those who cannot see it
  std::optional<std::string> caption;
  std::optional<std::string> credit;  // who made it
  std::int32_t width = 0;             // of the image, in pixels
  std::int32_t height = 0;
  std::int32_t place = 0;
  std::int32_t line = 0;  // of the raw file, from 1; 0: articles.csv names it
  friend bool operator==(const Picture&, const Picture&) = default;
};

struct Article {
  std::string file;      // name in the librarian's folder; identifies the article in every command
  std::string story_id;  // stable within an edition: [a-z0-9-]+
  std::string story;     // title of the story
  std::optional<std::string> source;
  std::optional<std::string> title;
  std::optional<std::string> byline;
  std::optional<PublicationTime> published;
  std::optional<std::string> language;  // BCP 47
  std::optional<std::string> licence;
  std::optional<std::string> url;
  std::string text;  // valid UTF-8, NFC; without title and byline
  std::vector<Block> blocks;
  std::vector<Caption> captions;  // in the order of their places; so the next
  std::vector<Picture> pictures;
  std::vector<Guess> guesses;
  std::vector<Dropped> dropped;
};

const char* name_of(BlockKind kind);
const char* name_of(Precision precision);  // "day"; nullptr for unknown

}  // namespace store
