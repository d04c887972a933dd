// Where the body lies: comments are cut off below it, lists of other articles are taken out, and the densest run of
// sentences that is left is the core.
#include <algorithm>

#include "store/write/clean_page.h"
#include "store/write/clean_sections.h"

namespace store {
namespace {

constexpr std::string_view comments_rule = "comments";
constexpr std::string_view related_rule = "related articles";
constexpr int most_headers_tried = 20;  // each costs a look at everything below it
constexpr std::size_t farthest = 300;   // units: how far a list of other articles is followed
constexpr int enough_prose = 40;        // words of sentences before a section can close the article

// What stands below a comment header.
struct Below {
  int prose_units = 0;
  int words = 0;
  int personal = 0;  // I, you, my: comments are written in the first person
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
    below.words += unit.shape.word_count;
    below.personal += static_cast<int>(std::count_if(unit.shape.words.begin(), unit.shape.words.end(), is_personal));
    if (i < header + 60) below.comment_like += is_comment_like(unit.shape) || unit.kind == BlockKind::list_item ? 1 : 0;
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
  const bool in_person = below.personal * 60 >= below.words;
  if (below.prose_units == 0) return true;
  if (header == CommentHeader::sure) return below.comment_like > 0 || in_person || below.prose_units < 3;
  if (unit.level > 0) return below.comment_like > 1 && in_person;
  return below.comment_like > 0 || in_person;
}

// A headline or a link in a list of other articles.
bool is_list_like(const Unit& unit) {
  if (unit.link_only) return true;
  return !unit.shape.ends_sentence && unit.shape.word_count <= 25 && !unit.shape.ends_with_colon;
}

// The next unit that nobody has judged, if it is near; otherwise as if there were none.
std::size_t next_open(const Page& page, std::size_t i) {
  for (const std::size_t end = std::min(page.units.size(), i + farthest); i < end; ++i) {
    if (is_open(page.units[i])) return i;
  }
  return page.units.size();
}

// Whether headlines and short summaries alternate from i to the end of the page.
bool is_list_of_summaries(const Page& page, std::size_t i) {
  bool after_headline = true;
  int pairs = 0;
  if (page.units.size() - i > farthest) return false;
  for (; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (!is_open(unit) || is_furniture(unit, page.phrases[i], false)) continue;
    if (is_prose(unit.shape) || unit.shape.ends_sentence) {
      if (!after_headline || unit.shape.word_count > 35 || unit.shape.ends_with_colon) return false;
      ++pairs;
      after_headline = false;
    } else {
      after_headline = true;
    }
  }
  return pairs >= 2;
}

// One past the last unit of the list that the header at `header` opens.
std::size_t list_end(const Page& page, std::size_t header) {
  std::size_t end = header + 1;
  bool any = false;
  for (std::size_t i = end; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    const bool heading_of_body = unit.level > 0 && any && next_open(page, i + 1) < page.units.size() &&
                                 !unit.link_only && is_prose(page.units[next_open(page, i + 1)].shape);
    if (!is_list_like(unit) || heading_of_body) {
      if (any && is_list_of_summaries(page, i)) return page.units.size();
      if (!any || !unit.shape.ends_with_ellipsis) return end;
    }
    any = true;
    end = i + 1;
  }
  return end;
}

// Headers that nobody writes over a part of an article.
bool is_plain_header(const Shape& shape) {
  const std::string& first = shape.words.front();
  return first == "related" || first == "recommended" || first == "also" || first == "see" || first == "read" ||
         first == "trending" || first == "popular" || (first == "most" && shape.word_count <= 3) ||
         (first == "more" && shape.word_count == 1);
}

int core_value(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  if (!is_open(unit)) return 0;
  const int words = std::min(unit.shape.word_count, 150);
  const bool long_prose = unit.shape.word_count > 25 && unit.shape.ends_sentence;
  if (is_furniture(unit, page.phrases[i], long_prose) || is_plea(unit, false)) return -10;
  if (is_prose(unit.shape)) return words;
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

void judge_related(Page& page) {
  int prose = 0;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    if (is_prose(unit.shape)) prose += unit.shape.word_count;
    if (!is_related_header(unit.shape) || prose < enough_prose) continue;
    const std::size_t end = list_end(page, i);
    const bool last = next_open(page, i + 1) == page.units.size();
    if (end == i + 1 && !last && !is_plain_header(unit.shape)) continue;
    if (unit.level > 0 && end == i + 1 && !last) continue;  // the heading of a part of the article
    for (std::size_t k = i; k < end; ++k) {
      if (is_open(page.units[k])) drop(page.units[k], related_rule);
    }
    ++page.furniture;
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
