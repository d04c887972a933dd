#include "store/write/clean/head.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "store/write/clean/byline_names.h"
#include "store/write/clean/date_line.h"
#include "store/write/clean/guess_byline.h"

namespace store {
namespace {

constexpr std::string_view title_rule = "title";
constexpr std::string_view repeated_title_rule = "repeated title";
constexpr std::string_view page_head_rule = "page head";
constexpr std::string_view label_rule = "section label";

bool same_words(const Shape& a, const Shape& b) {
  return a.word_count == b.word_count && a.words == b.words && !a.words.empty();
}

// "Title | Site", "Title - Site": the title of the page rather than of the article.
bool is_page_title(const Shape& shape, const Shape& title) {
  return shape.words.size() > title.words.size() && shape.words.size() <= title.words.size() + 6 &&
         title.words.size() >= 3 && std::equal(title.words.begin(), title.words.end(), shape.words.begin());
}

// The beginnings of the words that carry a meaning: "resign" and "resigned" are the same here.
std::string_view stem_of(std::string_view word) {
  constexpr std::array<std::string_view, 36> common{
      "from",  "with",  "that",  "this", "have", "been", "will", "after", "over", "into",  "about",   "when",
      "what",  "their", "more",  "than", "your", "news", "says", "said",  "were", "they",  "them",    "then",
      "there", "would", "could", "also", "just", "some", "most", "only",  "here", "which", "website", "local"};
  if (word.size() < 4 || std::find(common.begin(), common.end(), word) != common.end()) return {};
  return word.substr(0, 5);
}

std::set<std::string_view> body_words(const Page& page) {
  std::set<std::string_view> words;
  int units = 0;
  for (std::size_t i = page.core_begin; i < page.core_end && units < 40; ++i) {
    if (!is_open(page.units[i])) continue;
    ++units;
    for (const std::string& word : page.units[i].shape.words) {
      if (const std::string_view stem = stem_of(word); !stem.empty()) words.insert(stem);
    }
  }
  return words;
}

int shared_words(const Shape& shape, const std::set<std::string_view>& body) {
  return static_cast<int>(std::count_if(shape.words.begin(), shape.words.end(),
                                        [&](const std::string& w) { return body.contains(stem_of(w)); }));
}

// A headline names what the body tells: two of its telling words, or half of them. A motto shares one by chance.
bool tells_of_body(const Shape& shape, int shared) {
  const auto telling = static_cast<int>(
      std::count_if(shape.words.begin(), shape.words.end(), [](const std::string& w) { return !stem_of(w).empty(); }));
  return shared >= 1 && shared * 2 >= telling;
}

bool is_titled(const Shape& shape) { return shape.capitalised * 10 >= shape.word_count * 6; }

// Whether the unit may be a headline. `shared`: words it has in common with the body.
bool is_candidate(const Page& page, std::size_t i, int shared) {
  const Unit& unit = page.units[i];
  const Shape& shape = unit.shape;
  if (!is_open(unit) || unit.image || unit.caption || shape.letters == 0 || shape.word_count > 40) return false;
  if (unit.kind == BlockKind::list_item || unit.kind == BlockKind::quote) return false;
  if (unit.level == 1) return true;
  if (unit.text.starts_with("Q: ") || unit.text.starts_with("A: ")) return false;
  // "Claim:" and below it what was claimed.
  if (i > 0 && is_open(page.units[i - 1]) && page.units[i - 1].shape.ends_with_colon &&
      page.units[i - 1].shape.word_count <= 2)
    return false;
  const bool stopped = unit.text.ends_with('.') || unit.text.ends_with("。");
  if (shape.ends_sentence && stopped && !is_titled(shape)) return false;
  if (find_byline(unit.text, false) && shape.word_count <= 8) return false;
  if (find_date(unit.text, DateOrder::day_first) && (shape.word_count <= 10 || is_date_line(unit.text))) return false;
  if (share_bar(shape) != ShareBar::none || is_breadcrumb(unit) || is_pointer(unit) || has_credit(unit) ||
      is_reporting_credit(shape) || is_plea(unit, false) || is_recording_title(page, i))
    return false;
  return !is_furniture(unit, page.phrases[i], false) || (shared >= 3 && shape.word_count >= 5);
}

std::optional<std::size_t> first_top_heading(const Page& page) {
  int prose = 0;
  for (std::size_t i = 0; i < page.units.size() && prose < 80; ++i) {
    const Unit& unit = page.units[i];
    if (is_open(unit) && unit.level == 1 && !unit.image) return i;
    if (is_open(unit) && is_prose(unit.shape)) prose += unit.shape.word_count;
  }
  return std::nullopt;
}

// A byline or a date stands a line or two below.
bool leads_to_byline(const Page& page, std::size_t i) {
  for (std::size_t k = i + 1; k < page.units.size() && k < i + 4; ++k) {
    const Unit& next = page.units[k];
    if (!is_open(next) || next.shape.word_count > 12) continue;
    if (find_date(next.text, DateOrder::day_first) || find_byline(next.text, false)) return true;
  }
  return false;
}

// The first line of an article that has no prose before its body, or whose headline is itself a sentence.
std::optional<std::size_t> title_in_core(const Page& page) {
  const std::size_t i = page.core_begin;
  if (i + 1 >= page.units.size() || i >= page.core_end) return std::nullopt;
  const Unit& unit = page.units[i];
  if (!is_open(unit) || unit.kind != BlockKind::paragraph || unit.shape.word_count > 25 || is_breadcrumb(unit))
    return std::nullopt;
  if (leads_to_byline(page, i)) return i;
  const bool shouted = unit.shape.capitalised * 10 >= unit.shape.word_count * 7 && unit.shape.word_count >= 4;
  if (shouted && !unit.shape.starts_quoted && unit.shape.word_count <= 20) return i;
  const bool headline = !unit.text.ends_with('.') && unit.shape.word_count <= 20 && unit.shape.sentence_ends <= 1 &&
                        is_titled(unit.shape);
  return headline && !unit.shape.starts_quoted ? std::optional(i) : std::nullopt;
}

// "Why now?" directly above "By Ann Lee" is a headline, however little it says.
bool stands_on_byline(const Page& page, std::size_t i) {
  return i + 1 < page.units.size() && find_byline(page.units[i + 1].text, false).has_value();
}

// The line that stands directly above, bylines and dates aside.
std::optional<std::size_t> line_above(const Page& page, std::size_t i) {
  while (i-- > 0) {
    const Unit& unit = page.units[i];
    if (unit.role == Role::dropped && unit.rule == "separator") continue;
    if (unit.shape.word_count <= 12 && (find_byline(unit.text, false) || find_date(unit.text, DateOrder::day_first)))
      continue;
    return i;
  }
  return std::nullopt;
}

// The candidate that has most words in common with the body, or one above it that has some: a deck says more than its
// headline. Without such, the long line nearest to the body, a sentence-like first line, or the last short one.
std::optional<std::size_t> choose_title(const Page& page) {
  if (const auto top = first_top_heading(page)) return top;
  const std::set<std::string_view> body = body_words(page);
  const auto shared_of = [&](std::size_t i) { return shared_words(page.units[i].shape, body); };
  std::optional<std::size_t> best;
  std::optional<std::size_t> long_one;
  std::optional<std::size_t> any_one;
  std::optional<std::size_t> on_byline;
  int open = 0;
  for (std::size_t i = 0; i < page.core_begin; ++i) {
    const Shape& shape = page.units[i].shape;
    const int shared = shared_of(i);
    if (!is_candidate(page, i, shared)) continue;
    ++open;
    const bool heading = shared >= 1 && page.units[i].level > 0;
    if (((shared >= 2 && shape.word_count >= 4) || heading) && (!best || shared > shared_of(*best))) best = i;
    if (shape.word_count >= 4 && (shared >= 1 || open <= 3)) long_one = i;
    // "Aftershock": one word heads a page that begins with it.
    if (shape.word_count >= 2 || i == 0) any_one = i;
    if (shape.word_count >= 2 && !on_byline && stands_on_byline(page, i)) on_byline = i;
  }
  const auto in_core = title_in_core(page);
  if (in_core && (!best || !tells_of_body(page.units[*best].shape, shared_of(*best))) &&
      leads_to_byline(page, *in_core))
    return in_core;
  while (best) {
    const auto above = line_above(page, *best);
    if (!above || !is_candidate(page, *above, shared_of(*above)) || page.units[*above].shape.word_count < 4 ||
        !tells_of_body(page.units[*above].shape, shared_of(*above)))
      return best;
    best = above;
  }
  if (on_byline && long_one > on_byline && page.units[*on_byline].shape.word_count >= 4) return on_byline;
  if (long_one) return long_one;
  if (in_core) return in_core;
  // Among the short lines of a page that say nothing of the body none is more likely than another, but for its place.
  if (open == 1) return any_one;
  return on_byline;
}

std::optional<std::size_t> find_told_title(const Page& page, const std::string& title) {
  const Shape told = shape_of(title);
  for (std::size_t i = 0; i < page.units.size() && i < page.core_begin + 3; ++i) {
    if (is_open(page.units[i]) && same_words(page.units[i].shape, told)) return i;
  }
  return std::nullopt;
}

// "Office of Public Affairs": who issued it, between the title and the text.
bool is_office(const Shape& shape) {
  if (shape.word_count > 8 || shape.ends_sentence) return false;
  const auto small = std::count_if(shape.words.begin(), shape.words.end(), [](const std::string& w) {
    return w == "of" || w == "for" || w == "the" || w == "and";
  });
  return shape.capitalised + static_cast<int>(small) >= shape.word_count &&
         matches("?the office|department|ministry|bureau|division|directorate|secretariat|embassy of|for **",
                 shape.words);
}

}  // namespace

namespace {

// "Harrow keeps its old bridge open | Valley News", "... - Valley News": where the headline ends.
struct SiteTitle {
  std::string_view headline;
  std::optional<std::string> site;
};

SiteTitle without_site(std::string_view title) {
  constexpr int fewest_words = 3;
  constexpr int most_site_words = 5;
  const std::size_t pipe = title.find(" | ");
  if (pipe != std::string_view::npos) {
    const Shape headline = shape_of(title.substr(0, pipe));
    const std::string_view last = title.substr(title.rfind(" | ") + 3);
    const Shape site = shape_of(last);
    const bool named = site.word_count > 0 && site.word_count <= most_site_words &&
                       site.capitalised + 1 >= site.word_count && !site.ends_sentence;
    if (headline.word_count >= fewest_words && named && site.word_count < headline.word_count) {
      auto house = find_house(last);
      if (!house && site.word_count >= 2) house = std::string(last);
      return {title.substr(0, pipe), std::move(house)};
    }
  }
  for (const std::string_view dash : {" - ", " – ", " — "}) {
    const std::size_t at = title.rfind(dash);
    if (at == std::string_view::npos || shape_of(title.substr(0, at)).word_count < fewest_words) continue;
    auto house = find_house(title.substr(at + dash.size()));
    if (house && shape_of(*house).word_count >= 2) return {title.substr(0, at), std::move(house)};
  }
  return {title, std::nullopt};
}

}  // namespace

void find_title(Page& page, Article& article) {
  if (article.title) {
    page.title = find_told_title(page, *article.title);
    if (page.title) {
      drop(page.units[*page.title], title_rule);
    } else if (const auto chosen = choose_title(page);
               chosen && *chosen < page.core_begin && !page.units[*chosen].text.ends_with('.')) {
      // The librarian gave it another name; the headline of the page still is no part of the body.
      page.title = chosen;
      drop(page.units[*chosen], title_rule);
    }
  } else {
    page.title = choose_title(page);
    if (!page.title) return;
    Unit& unit = page.units[*page.title];
    unit.role = Role::title;
    const SiteTitle found = without_site(unit.text);
    article.title = std::string(found.headline);
    article.guesses.push_back({"title", *article.title, unit.line_begin});
    if (found.site && !article.source) {
      article.source = found.site;
      article.guesses.push_back({"source", *found.site, unit.line_begin});
    }
  }
  if (!page.title) return;
  page.core_begin = std::max(page.core_begin, *page.title + 1);
  page.core_end = std::max(page.core_end, page.core_begin);
  const Shape title = shape_of(article.title.value_or(""));
  for (std::size_t i = 0; i < page.units.size() && i < page.core_begin + 2; ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    if (same_words(unit.shape, title))
      drop(unit, repeated_title_rule);
    else if (i < page.core_begin && is_page_title(unit.shape, title)) {
      drop(unit, "page title");
      const SiteTitle found = without_site(unit.text);
      if (found.site && !article.source) {
        article.source = found.site;
        article.guesses.push_back({"source", *found.site, unit.line_begin});
      }
    }
  }
}

void judge_head(Page& page) {
  const std::size_t title = page.title.value_or(0);
  for (std::size_t i = 0; i < page.core_begin && i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    const bool label = unit.shape.word_count <= 3 || is_office(unit.shape);
    if (is_furniture(unit, page.phrases[i], false) || share_bar(unit.shape) != ShareBar::none) {
      continue;  // judge_furniture names the rule of the others
    }
    // "Rating:" and below it "False": what a label announces is no label.
    if (i > title && is_open(page.units[i - 1]) && page.units[i - 1].shape.ends_with_colon) continue;
    if (page.title && i < title) {
      drop(unit, label ? label_rule : page_head_rule);
    } else if (!unit.shape.ends_sentence && !unit.shape.ends_with_colon && unit.kind == BlockKind::paragraph &&
               unit.level == 0) {
      if (label || unit.link_only) {
        drop(unit, label_rule);
      } else if (unit.shape.word_count <= 40) {
        unit.kind = BlockKind::heading;  // the deck
      }
    }
  }
}

void mark_subheadings(Page& page) {
  for (std::size_t i = page.core_begin + 1; i < page.core_end; ++i) {
    Unit& unit = page.units[i];
    const Shape& shape = unit.shape;
    if (!is_open(unit) || unit.kind != BlockKind::paragraph || !unit.blank_before || shape.word_count == 0 ||
        shape.word_count > 10)
      continue;
    if (shape.ends_sentence || shape.ends_with_colon || shape.has_quotation || shape.starts_lower ||
        unit.text.find_last_of(",;-") == unit.text.size() - 1 || unit.text.starts_with('('))
      continue;
    std::size_t next = i + 1;
    while (next < page.core_end && !is_open(page.units[next])) ++next;
    if (next < page.core_end && is_prose(page.units[next].shape) && page.units[next].blank_before)
      unit.kind = BlockKind::heading;
  }
}

}  // namespace store
