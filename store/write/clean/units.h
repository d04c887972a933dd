// Units: the paragraphs, headings, list items and quotations of a raw text, before anybody has judged which of them
// belong to the article. Soft line ends are undone, Markdown's and HTML's marks have become fields. Pure, linear.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/article.h"
#include "store/write/clean/article.h"
#include "store/write/clean/picture_address.h"
#include "store/write/clean/shape.h"

namespace store {

// What becomes of a unit. `text` stays in the article; the others leave it.
enum class Role { text, title, byline, date, caption, picture, dropped };

constexpr std::size_t no_picture = static_cast<std::size_t>(-1);

struct Unit {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;  // of a heading that is marked as one, 1 to 6
  int line_begin = 0;
  int line_end = 0;
  std::string text;         // clean; empty for lines that hold nothing but marks
  std::string raw;          // as it stood, for Article::dropped; only when it differs much from `text`
  bool link_only = false;   // all of its words are links
  bool image = false;       // an image; the text is what stands in its place
  PictureTarget picture;    // of an image
  bool caption = false;     // <figcaption>
  bool emphasised = false;  // one line, all of it in italics or bold
  bool page_part = false;   // inside <nav>, <footer>, <form>, <button>
  bool blank_before = false;
  Shape shape;

  Role role = Role::text;
  std::size_t of_picture = no_picture;  // of a caption: index of the unit it belongs to
  std::string_view rule;                // of a dropped unit; points into a constexpr table
};

// Fields of a front matter block ("---", "title: ...", "---") at the top of a file.
struct FrontMatter {
  std::vector<std::pair<std::string, Guess>> fields;  // lower-case key; Guess::field is empty
};

struct RawUnits {
  std::vector<Unit> units;  // in the order of the file
  FrontMatter front;
};

RawUnits read_units(std::string_view raw, RawFormat format);

}  // namespace store
