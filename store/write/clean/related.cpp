// Lists of other articles, with their headers: at the end of a page and between two paragraphs of the body.
#include <algorithm>
#include <string>

#include "store/write/clean/date.h"
#include "store/write/clean/page.h"
#include "store/write/clean/sections.h"

namespace store {
namespace {

constexpr std::string_view related_rule = "related articles";
constexpr std::size_t farthest = 300;  // units: how far a list of other articles is followed
constexpr int enough_prose = 20;       // words of sentences before a list can close the article
constexpr int longest_summary = 35;    // words

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

// "2h ago", "3 February 2021": below a summary, and no headline of the next.
bool is_age(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  return unit.shape.word_count <= 6 && ((page.phrases[i] != nullptr && page.phrases[i]->rule == "last updated") ||
                                        find_date(unit.text, DateOrder::day_first).has_value());
}

bool is_short_sentence(const Unit& unit) {
  return unit.shape.ends_sentence && unit.shape.word_count <= longest_summary && unit.level == 0 &&
         !unit.shape.has_quotation;
}

// A headline that asks or exclaims, among others: the next line is one of the list again.
bool is_asking_headline(const Page& page, std::size_t i) {
  constexpr int longest = 16;
  const Unit& unit = page.units[i];
  if (unit.text.empty() || unit.shape.word_count > longest || unit.shape.has_quotation || unit.level > 0) return false;
  if (!unit.text.ends_with('?') && !unit.text.ends_with('!') && !unit.text.ends_with("؟")) return false;
  const std::size_t next = next_open(page, i + 1);
  return next == page.units.size() || is_list_like(page.units[next]) || is_age(page, next);
}

// "HOW THE OTHERS DECIDED" over prose, below headlines that nobody shouts: the article goes on.
bool is_shouted_heading(const Page& page, std::size_t i) {
  const Shape& shape = page.units[i].shape;
  if (shape.word_count < 2 || shape.all_capitals < shape.word_count || is_related_header(shape)) return false;
  const std::size_t next = next_open(page, i + 1);
  if (next >= page.units.size() || !is_prose(page.units[next].shape)) return false;
  for (std::size_t k = i; k > 0 && k + 4 > i; --k) {
    const Shape& above = page.units[k - 1].shape;
    // Where all of them are shouted, a heading is the shorter one.
    if (above.word_count >= 3) return above.all_capitals < above.word_count || above.word_count >= shape.word_count * 2;
  }
  return false;
}

// Whether i is the summary of the headline above it: another headline with its summary follows.
bool is_summary(const Page& page, std::size_t i) {
  if (!is_short_sentence(page.units[i])) return false;
  std::size_t next = next_open(page, i + 1);
  int headlines = 0;
  while (next < page.units.size() && is_list_like(page.units[next]) && headlines < 4) {
    ++headlines;
    next = next_open(page, next + 1);
  }
  return headlines > 0 && next < page.units.size() && is_short_sentence(page.units[next]);
}

// One past the last unit of the list that the header at `header` opens.
std::size_t list_end(const Page& page, std::size_t header) {
  std::size_t end = header + 1;
  bool any = false;
  bool headline = false;  // the unit above is one
  int summaries = 0;
  for (std::size_t i = end; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    if (any && is_shouted_heading(page, i)) return end;
    const bool heading_of_body = unit.level > 0 && any && next_open(page, i + 1) < page.units.size() &&
                                 !unit.link_only && is_prose(page.units[next_open(page, i + 1)].shape);
    if ((!is_list_like(unit) && !is_asking_headline(page, i)) || heading_of_body) {
      if (any && is_list_of_summaries(page, i)) return page.units.size();
      const bool summary =
          any && headline && !heading_of_body && (is_summary(page, i) || (summaries > 0 && is_short_sentence(unit)));
      const bool cut_short = unit.shape.ends_with_ellipsis && !unit.shape.has_quotation;
      const std::size_t next = next_open(page, i + 1);
      const bool another = next < page.units.size() && page.units[next].shape.ends_with_ellipsis;
      if (!summary && (!cut_short || (!any && !another))) return end;
      summaries += summary ? 1 : 0;
      headline = false;
    } else {
      headline = !is_age(page, i);
    }
    any = true;
    end = i + 1;
  }
  return end;
}

// Headers that nobody writes over a part of an article.
bool is_plain_header(const Shape& shape) {
  if (is_foreign_related_header(shape.words)) return true;
  const std::string& first = shape.words.front();
  return first == "related" || first == "recommended" || first == "also" || first == "see" || first == "read" ||
         first == "trending" || first == "popular" || (first == "most" && shape.word_count <= 3) ||
         (first == "more" && shape.word_count == 1);
}

}  // namespace

void judge_related(Page& page) {
  int prose = 0;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    if (is_prose(unit.shape)) prose += unit.shape.word_count;
    if (!is_related_header(unit.shape) || prose < enough_prose) continue;
    const std::size_t end = list_end(page, i);
    const bool last = next_open(page, i + 1) == page.units.size();
    const bool shouted = unit.shape.word_count >= 3 && unit.shape.all_capitals == unit.shape.word_count;
    if (end == i + 1 && !last && !is_plain_header(unit.shape) && !shouted) continue;
    if (unit.level > 0 && end == i + 1 && !last) continue;  // the heading of a part of the article
    for (std::size_t k = i; k < end; ++k) {
      if (is_open(page.units[k])) drop(page.units[k], related_rule);
    }
    ++page.furniture;
  }
}

}  // namespace store
