// Bylines and dates: lines of their own near the head of a page, or below the body.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

#include "store/write/clean/beside.h"
#include "store/write/clean/byline_names.h"
#include "store/write/clean/date_line.h"
#include "store/write/clean/guess_byline.h"
#include "store/write/clean/head.h"
#include "store/write/clean/sections.h"

namespace store {
namespace {

constexpr int head_prose = 60;  // words of sentences: below more than this a line is no part of the head

bool tells_any(const Shape& shape, std::span<const std::string_view> words) {
  return std::find_first_of(shape.words.begin(), shape.words.end(), words.begin(), words.end()) != shape.words.end();
}

bool is_update(std::string_view line) {
  constexpr std::array<std::string_view, 19> updates{
      "updated", "update",      "modified",    "reviewed",   "edited",     "aktualisiert", "mis",   "mise",
      "modifié", "actualizado", "actualizada", "aggiornato", "atualizado", "bijgewerkt",   "تحديث", "التحديث"};
  constexpr std::array<std::string_view, 15> publications{
      "published", "posted",     "created", "veröffentlicht", "erstellt", "publié", "publiée",     "publicado",
      "publicada", "pubblicato", "postado", "gepubliceerd",   "نشر",      "النشر",  "опубликовано"};
  const Shape shape = shape_of(line);
  return tells_any(shape, updates) && !tells_any(shape, publications);
}

struct Clues {
  std::optional<Guess> date;  // the best one so far
  PublicationTime time;
  bool date_is_update = false;
  std::optional<Guess> byline;
  std::optional<Guess> source;
};

void offer_date(Clues& clues, const PublicationTime& time, bool update, int line) {
  const bool better = !clues.date || (clues.date_is_update && !update) ||
                      (clues.date_is_update == update && clues.time.precision == Precision::day &&
                       time.precision == Precision::minute && time.iso.starts_with(clues.time.iso));
  if (!better) return;
  clues.time = time;
  clues.date_is_update = update;
  clues.date = Guess{"published", time.iso, line};
}

// "Updated Feb. 14, 2020 | Published Feb. 13, 2020": each date is what stands before it says.
void offer_dates(Clues& clues, const Unit& unit, const FoundDate& first, DateOrder order) {
  const std::string_view text = unit.text;
  const std::string_view rest = text.substr(first.end);
  const auto second = find_date(rest, order);
  const bool published_later =
      second && is_update(text.substr(0, first.begin)) && !is_update(rest.substr(0, second->begin));
  offer_date(clues, first.time, published_later || is_update(text), unit.line_begin);
  if (published_later) offer_date(clues, second->time, false, unit.line_begin);
}

void offer_byline(Clues& clues, const FoundByline& found, int line) {
  if (!clues.byline && !found.names.empty()) clues.byline = Guess{"byline", found.names, line};
  if (found.source && !clues.source) clues.source = Guess{"source", *found.source, line};
}

// "Ann Lee - Tuesday, | 41 comments", "Valley News · Posted: | Last updated: June 2": the one part that is neither of
// the date nor of the page, when it names a person or a house.
std::optional<FoundByline> find_name_alone(std::string_view rest) {
  constexpr std::array<std::string_view, 4> signs{"|", " - ", " · ", " • "};
  std::string_view name;
  while (!rest.empty()) {
    std::size_t end = rest.size();
    std::size_t bytes = 0;
    for (const std::string_view sign : signs) {
      if (const std::size_t at = rest.find(sign); at < end) {
        end = at;
        bytes = sign.size();
      }
    }
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end + bytes);
    const Shape shape = shape_of(part);
    const bool of_page = shape.words.empty() || comment_header(shape) == CommentHeader::sure;
    if (of_page || is_date_rest(part) || is_date_line(part)) continue;
    if (!name.empty()) return std::nullopt;
    name = part;
  }
  if (auto house = find_house(name)) return FoundByline{"", std::move(house)};
  return shape_of(name).word_count >= 2 ? find_byline(name, true) : std::nullopt;
}

// "Posted: Feb 15, 2020", "Feb. 13, 2020 | News", "By Ann Lee | Feb. 13, 2020 | 3 min read", "Ann Lee, 13.02.2020"
bool take_dated_line(Unit& unit, std::optional<DateOrder> known_order, bool at_head, Clues& clues) {
  if (unit.shape.word_count > 24 || unit.text.size() > 260) return false;
  const DateOrder order = known_order.value_or(DateOrder::day_first);
  const auto date = find_date(unit.text, order);
  if (!date) {
    if (!at_head || unit.shape.word_count > 12 || !is_date_words(unit.shape) || unit.shape.words.empty()) return false;
    unit.role = Role::date;
    return true;
  }
  const std::string rest = around_date(unit.text, *date);
  auto byline = find_byline(rest, at_head);
  if (!byline && at_head) byline = find_name_alone(rest);
  // "Posted on ... by Ann Lee"
  if (!byline && at_head) byline = find_byline(unit.text.substr(date->end), false);
  const Shape rest_shape = shape_of(rest);
  const bool other_date = find_date(rest, order) && is_date_words(rest_shape);
  const bool label = at_head && rest_shape.word_count <= 5 && !unit.shape.ends_sentence && rest_shape.narrative == 0 &&
                     unit.level == 0;
  const bool posted = at_head && matches("posted|published|submitted by **", unit.shape.words) &&
                      unit.shape.word_count <= 14 && rest_shape.narrative == 0;
  if (!is_date_rest(rest) && !byline && !other_date && !label && !posted) return false;
  if (byline && !is_date_rest(rest)) offer_byline(clues, *byline, unit.line_begin);
  const bool page_date = unit.shape.words.size() > 1 &&
                         (unit.shape.words[1] == "reviewed" || unit.shape.words[1] == "updated") && !at_head;
  const bool known = known_order || !date->ambiguous;
  if (!page_date && known) offer_dates(clues, unit, *date, order);
  unit.role = Role::date;
  return true;
}

bool take_byline(Unit& unit, bool bare, Clues& clues) {
  if (unit.shape.word_count > 22 || (unit.shape.ends_sentence && unit.shape.sentence_ends > 2)) return false;
  if (bare && is_furniture(unit, find_phrase(unit.shape), false)) return false;
  const auto byline = find_byline(unit.text, bare);
  if (!byline) return false;
  offer_byline(clues, *byline, unit.line_begin);
  unit.role = Role::byline;
  return true;
}

bool is_told_byline(const Unit& unit, const Article& article) {
  if (!article.byline) return false;
  const Shape told = shape_of(*article.byline);
  std::vector<std::string> words = unit.shape.words;
  if (!words.empty() && words[0] == "by") words.erase(words.begin());
  return words == told.words && !words.empty();
}

// The line below "By:" or "News provided by".
bool take_labelled(Unit& unit, LabelAbove label, Clues& clues) {
  if (label == LabelAbove::none || unit.shape.word_count > 14 || unit.shape.ends_sentence) return false;
  if (label == LabelAbove::person) {
    const auto byline = find_byline(std::string("By ").append(unit.text), false);
    if (!byline) return false;
    offer_byline(clues, *byline, unit.line_begin);
  } else if (!clues.source && unit.shape.capitalised * 2 > unit.shape.word_count) {
    clues.source = Guess{"source", unit.text, unit.line_begin};
  }
  unit.role = Role::byline;
  return true;
}

// "Eleanor Voss in Ashby"
bool take_placed_name(Unit& unit, Clues& clues) {
  const std::size_t in = unit.text.find(" in ");
  if (in == std::string::npos || unit.shape.word_count > 8) return false;
  const Shape place = shape_of(std::string_view(unit.text).substr(in + 4));
  if (place.word_count == 0 || place.word_count > 3 || place.capitalised != place.word_count) return false;
  const auto byline = find_byline(unit.text.substr(0, in), true);
  if (!byline) return false;
  offer_byline(clues, *byline, unit.line_begin);
  unit.role = Role::byline;
  return true;
}

void look_at_unit(Page& page, std::size_t i, bool at_head, std::optional<DateOrder> order, const Article& article,
                  Clues& clues) {
  Unit& unit = page.units[i];
  if (unit.kind == BlockKind::list_item && !at_head) return;
  if (at_head && is_told_byline(unit, article)) {
    unit.role = Role::byline;
    return;
  }
  if (at_head && i > 0 && page.units[i - 1].role == Role::byline) {
    const bool publisher = is_publisher_name(unit.text);
    if (publisher && !clues.source) clues.source = Guess{"source", unit.text, unit.line_begin};
    if (publisher || is_post(unit)) {
      unit.role = Role::byline;
      return;
    }
  }
  if (at_head && label_of_line(unit.shape) != LabelAbove::none && i + 1 < page.units.size() &&
      take_labelled(page.units[i + 1], label_of_line(unit.shape), clues)) {
    unit.role = Role::byline;
    return;
  }
  if (take_dated_line(unit, order, at_head, clues)) return;
  const bool bare =
      at_head && (beside_title_or_date(page, i) || (page.title && i > *page.title && i < page.core_begin));
  const bool name_alone =
      bare && unit.shape.word_count >= 2 && unit.shape.word_count <= 9 && beside_title_or_date(page, i);
  if (!take_byline(unit, false, clues) && bare && (name_alone || unit.text.find_first_of("|,/") != std::string::npos)) {
    if (!take_byline(unit, true, clues) && name_alone) take_placed_name(unit, clues);
  }
  // Who issued it stands between the title and the text.
  if (is_open(unit) && at_head && page.title && i > *page.title && i < page.core_begin && is_institution(unit)) {
    if (!clues.source) clues.source = Guess{"source", unit.text, unit.line_begin};
    unit.role = Role::byline;
  }
}

void store_guess(std::optional<std::string>& field, const std::optional<Guess>& guess, Article& article) {
  if (field || !guess) return;
  field = guess->value;
  article.guesses.push_back(*guess);
}

// Not ambiguous, and yet a slash: 02/13/2020 has its month first.
std::optional<DateOrder> shown_order(const std::string& text) {
  const auto date = find_date(text, DateOrder::day_first);
  if (!date || date->ambiguous || date->time.iso.size() < 10) return std::nullopt;
  const std::size_t slash = text.find('/', date->begin);
  if (slash == std::string::npos || slash > date->begin + 2) return std::nullopt;
  const int first = std::atoi(text.c_str() + date->begin);
  const int month = std::atoi(date->time.iso.c_str() + 5);
  const int day = std::atoi(date->time.iso.c_str() + 8);
  if (month == day) return std::nullopt;
  if (first == month) return DateOrder::month_first;
  return first == day ? std::optional(DateOrder::day_first) : std::nullopt;
}

// "06/01/2020 08:00 AM EDT": who names such a zone puts the month first.
bool is_american(std::string_view dated_line) {
  constexpr std::array<std::string_view, 12> zones{"et",  "est", "edt", "ct",  "cst", "cdt",
                                                   "mst", "mdt", "pt",  "pst", "pdt", "eastern"};
  return dated_line.find('/') != std::string_view::npos && tells_any(shape_of(dated_line), zones) &&
         find_date(dated_line, DateOrder::month_first).has_value();
}

}  // namespace

void take_front_matter(const FrontMatter& front, std::optional<DateOrder> order, Article& article) {
  for (const auto& [key, found] : front.fields) {
    if (found.value.empty()) continue;
    const auto take = [&](std::optional<std::string>& field, const char* name) {
      store_guess(field, Guess{name, found.value, found.line}, article);
    };
    if (key == "title") take(article.title, "title");
    const bool address = found.value.starts_with("http");
    if ((key == "author" || key == "byline" || key == "authors") && !address) take(article.byline, "byline");
    const bool house = key == "source" || key == "publisher" || key == "site" || key == "sitename" ||
                       key == "site_name" || key == "site name" || key == "publication";
    if (house && !address) take(article.source, "source");
    if ((key == "lang" || key == "language") && found.value.size() <= 12) take(article.language, "language");
    const auto date = key == "date" || key == "published" || key == "published time"
                          ? find_date(found.value, order.value_or(DateOrder::day_first))
                          : std::nullopt;
    if (date && !article.published && (order || !date->ambiguous)) {
      article.published = date->time;
      article.guesses.push_back({"published", date->time.iso, found.line});
    }
  }
}

std::optional<DateOrder> date_order(const Page& page, const Article& article) {
  if (article.language && article.language->starts_with("en-US")) return DateOrder::month_first;
  if (article.language && (!article.language->starts_with("en") || article.language->starts_with("en-GB")))
    return DateOrder::day_first;
  int american = 0;
  for (const Unit& unit : page.units) {
    if (unit.text.find("U.S.") != std::string::npos || unit.text.find(" a.m.") != std::string::npos ||
        unit.text.find(" p.m.") != std::string::npos)
      ++american;
    if (unit.shape.word_count > 24) continue;
    if (const auto shown = shown_order(unit.text)) return shown;
    if (is_american(unit.text)) return DateOrder::month_first;
  }
  return american >= 2 ? std::optional(DateOrder::month_first) : std::nullopt;
}

void find_byline_and_date(Page& page, std::optional<DateOrder> order, Article& article) {
  Clues clues;
  int prose = 0;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit) || unit.image) continue;
    const bool at_head = prose <= head_prose && i < page.core_end;
    if (at_head || i >= page.core_end) look_at_unit(page, i, at_head, order, article, clues);
    if (is_open(unit) && is_prose(unit.shape) && i >= page.core_begin) prose += unit.shape.word_count;
  }
  store_guess(article.byline, clues.byline, article);
  store_guess(article.source, clues.source, article);
  if (!article.published && clues.date) {
    article.published = clues.time;
    article.guesses.push_back(*clues.date);
  }
}

}  // namespace store
