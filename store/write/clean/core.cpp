// Where the body lies: comments are cut off below it, and the densest run of sentences that is left is the core.
#include <algorithm>

#include "store/write/clean/page.h"
#include "store/write/clean/sections.h"

namespace store {
namespace {

constexpr std::string_view comments_rule = "comments";
constexpr int most_headers_tried = 20;  // each costs a look at everything below it
constexpr int enough_prose = 40;        // words of sentences before a section can close the article

// What stands below a comment header.
struct Below {
  int prose_units = 0;
  int personal = 0;  // I, you, my: comments are written in the first person
  int unquoted = 0;  // words of units that quote nobody: only there the first person is the writer
  int told = 0;      // sentences that quote somebody and say so: an article goes on here
  int comment_like = 0;
};

bool is_personal(const std::string& word) {
  return word == "i" || word == "im" || word == "my" || word == "me" || word == "you" || word == "your" ||
         word == "ich" || word == "yo" || word == "je";
}

Below look_below(const Page& page, std::size_t header) {
  Below below;
  for (std::size_t i = header + 1; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    below.prose_units += is_prose(unit.shape) ? 1 : 0;
    if (i < header + 60) below.comment_like += is_comment_like(unit.shape) || unit.kind == BlockKind::list_item ? 1 : 0;
    below.told += is_prose(unit.shape) && unit.shape.has_quotation && unit.shape.narrative > 0 ? 1 : 0;
    if (unit.shape.has_quotation) continue;
    below.unquoted += unit.shape.word_count;
    below.personal += static_cast<int>(std::count_if(unit.shape.words.begin(), unit.shape.words.end(), is_personal));
  }
  return below;
}

bool opens_comments(const Page& page, std::size_t i, int prose_before, int& tried) {
  const Unit& unit = page.units[i];
  const CommentHeader header = comment_header(unit.shape);
  if (header == CommentHeader::none || prose_before < enough_prose ||
      (header == CommentHeader::perhaps && unit.shape.has_quotation))
    return false;
  if (unit.shape.ends_sentence && unit.shape.narrative > 0) return false;
  if (++tried > most_headers_tried) return false;
  const Below below = look_below(page, i);
  const bool in_person = below.personal > 0 && below.personal * 60 >= below.unquoted;
  if (below.prose_units == 0) return true;
  if (below.told >= 3 && below.told * 4 >= below.prose_units && below.comment_like * 2 < below.prose_units)
    return false;
  // "Join the conversation" stands between two paragraphs as often as over what others say.
  if (matches("join the|our ?online conversation|discussion|debate", unit.shape.words)) return below.comment_like > 0;
  if (is_comment_link(unit.shape)) return below.comment_like * 3 >= below.prose_units && below.comment_like > 0;
  // A counter above the text: nobody has said anything.
  if (unit.shape.words[0] == "0" || unit.shape.words[0] == "no") return below.comment_like > 0;
  if (header == CommentHeader::sure) return below.comment_like > 0 || in_person || below.prose_units < 3;
  if (unit.level > 0) return below.comment_like > 1 && in_person;
  return below.comment_like > 0 || in_person;
}

int core_value(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  // What has left already parts the body from what stands below it.
  if (!is_open(unit)) return unit.rule == "separator" || unit.rule == "markup" ? 0 : -2;
  const int words = std::min(unit.shape.word_count, 150);
  const bool long_prose = unit.shape.word_count > 25 && unit.shape.ends_sentence;
  if (is_furniture(unit, page.phrases[i], long_prose) || is_plea(unit, false)) return -10;
  if (is_prose(unit.shape)) return words;
  // A sentence too short to be prose by itself: in short news every one is.
  const bool stopped =
      unit.text.ends_with('.') || unit.text.ends_with(".\"") || unit.text.ends_with(".”") || unit.text.ends_with("。");
  if (unit.kind == BlockKind::paragraph && stopped && !unit.link_only && unit.shape.address == 0 && words >= 3)
    return words >= 5 ? words : 1;
  if (unit.kind == BlockKind::list_item || unit.kind == BlockKind::quote) return unit.link_only ? -4 : words / 2 - 1;
  return unit.shape.ends_sentence ? 0 : -4;
}

}  // namespace

void find_comments(Page& page) {
  int prose = 0;
  int tried = 0;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    if (opens_comments(page, i, prose, tried)) {
      for (std::size_t k = i; k < page.units.size(); ++k) {
        if (is_open(page.units[k])) drop(page.units[k], comments_rule);
      }
      ++page.furniture;
      return;
    }
    if (is_prose(unit.shape)) prose += unit.shape.word_count;
  }
}

// The run of units with the greatest sum of values: sentences count for it, furniture and loose lines against it.
void find_core(Page& page) {
  int sum = 0;
  int best = 0;
  std::size_t begin = 0;
  page.core_begin = page.core_end = 0;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += core_value(page, i);
    if (sum > best) {
      best = sum;
      page.core_begin = begin;
      page.core_end = i + 1;
    }
  }
  while (page.core_begin < page.core_end && !is_open(page.units[page.core_begin])) ++page.core_begin;
}

}  // namespace store
