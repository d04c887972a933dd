#include "store/write/clean/article.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/write/clean/chars.h"
#include "store/write/clean/guess_dateline.h"
#include "store/write/clean/guess_language.h"
#include "store/write/clean/guess_source.h"
#include "store/write/clean/head.h"
#include "store/write/clean/page.h"
#include "store/write/clean/units.h"

namespace store {
namespace {

void append_block(const Unit& unit, Article& article) {
  if (!article.text.empty()) article.text += "\n\n";
  const auto begin = static_cast<std::uint32_t>(article.text.size());
  article.text += unit.text;
  article.blocks.push_back({unit.kind, {begin, static_cast<std::uint32_t>(article.text.size())}});
}

// Neighbouring lines that left for the same reason are one entry.
void append_dropped(const Unit& unit, std::string_view rule, Article& article) {
  if (!article.dropped.empty()) {
    Dropped& last = article.dropped.back();
    if (last.rule == rule && last.line_end + 1 >= unit.line_begin) {
      last.line_end = std::max(last.line_end, unit.line_end);
      last.text += (last.text.empty() || unit.text.empty() ? "" : "\n") + unit.text;
      return;
    }
  }
  article.dropped.push_back({unit.line_begin, unit.line_end, std::string(rule), unit.text});
}

bool is_guessed_at(const Article& article, int line) {
  return std::any_of(article.guesses.begin(), article.guesses.end(),
                     [&](const Guess& guess) { return guess.line == line; });
}

void collect(const Page& page, Article& article) {
  for (const Unit& unit : page.units) {
    switch (unit.role) {
      case Role::text:
        if (!unit.text.empty()) append_block(unit, article);
        break;
      case Role::caption:  // collect_pictures takes these two
      case Role::picture:
      case Role::title:  // a guess with its line
        break;
      case Role::byline:
      case Role::date:
        if (!is_guessed_at(article, unit.line_begin))
          append_dropped(unit, unit.role == Role::date ? "date" : "byline", article);
        break;
      case Role::dropped:
        append_dropped(unit, unit.rule, article);
        break;
    }
  }
}

void take_dateline(const Dateline& dateline, int line, Article& article) {
  const bool known =
      std::any_of(article.guesses.begin(), article.guesses.end(), [](const Guess& g) { return g.field == "dateline"; });
  if (!dateline.place.empty() && !known) article.guesses.push_back({"dateline", dateline.place, line});
  if (dateline.agency && !article.source) {
    article.source = dateline.agency;
    article.guesses.push_back({"source", *dateline.agency, line});
  }
  if (dateline.published && !article.published) {
    article.published = dateline.published;
    article.guesses.push_back({"published", dateline.published->iso, line});
  }
}

// "HARROW, England —" on a line of its own above the text.
void take_dateline_line(Page& page, DateOrder order, Article& article) {
  constexpr int most_words = 9;
  const std::size_t from = page.title ? *page.title + 1 : 0;
  for (std::size_t i = from; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (is_open(unit) && i >= page.core_begin && is_prose(unit.shape)) return;
    if (!is_open(unit) || unit.kind != BlockKind::paragraph || unit.shape.word_count > most_words) continue;
    std::string_view text = unit.text;
    // "Harrow (ots)"; in capitals it may be anything: "X (Twitter)".
    const std::size_t open = text.find('(');
    const bool signed_off =
        text.ends_with(')') && open + 1 < text.size() && text[open + 1] >= 'a' && text[open + 1] <= 'z';
    const std::size_t bare = text.find_last_not_of("- ") + 1;
    if (bare < text.size()) {
      text = text.substr(0, bare);
    } else if (text.ends_with("—") || text.ends_with("–")) {
      text.remove_suffix(std::string_view("—").size());
    } else if (!signed_off) {
      continue;
    }
    const auto dateline = find_dateline(clean_characters(text) + " - .", order);
    if (!dateline || dateline->place.empty()) continue;
    take_dateline(*dateline, unit.line_begin, article);
    drop(unit, "dateline");
    return;
  }
}

// "date 2020-06-23 HARROW - The council": what some collections of texts put before the first words.
void take_collected_date(RawUnits& raw) {
  constexpr std::string_view label = "date ";
  constexpr std::size_t day = std::string_view("2020-06-23").size();
  const auto first = std::find_if(raw.units.begin(), raw.units.end(), [](const Unit& u) { return !u.text.empty(); });
  if (first == raw.units.end() || !first->text.starts_with(label)) return;
  const std::string_view date = std::string_view(first->text).substr(label.size(), day);
  const std::string pattern = "dddd-dd-dd";
  if (date.size() < day || !std::equal(date.begin(), date.end(), pattern.begin(),
                                       [](char c, char p) { return p == 'd' ? c >= '0' && c <= '9' : c == p; }))
    return;
  if (first->text.size() > label.size() + day && first->text[label.size() + day] != ' ') return;
  raw.front.fields.push_back({"date", {"", std::string(date), first->line_begin}});
  first->text = clean_characters(first->text.substr(label.size() + day));
  first->shape = shape_of(first->text);
}

void guess_from_body(const Page& page, std::optional<DateOrder> order, Article& article) {
  const auto first =
      std::find_if(page.units.begin(), page.units.end(), [](const Unit& u) { return is_open(u) && is_prose(u.shape); });
  if (first != page.units.end()) {
    if (const auto dateline = find_dateline(first->text, order.value_or(DateOrder::day_first))) {
      take_dateline(*dateline, first->line_begin, article);
    }
  }
  if (!article.source) {
    if (auto source = guess_source(page)) {
      article.source = source->value;
      article.guesses.push_back(*std::move(source));
    }
  }
  if (!article.byline) {
    if (auto reporters = guess_reporters(page)) {
      article.byline = reporters->value;
      article.guesses.push_back(*std::move(reporters));
    }
  }
  if (!article.language) {
    article.language = guess_language(article.text);
    if (article.language && first != page.units.end())
      article.guesses.push_back({"language", *article.language, first->line_begin});
  }
}

}  // namespace

void clean_article(std::string_view raw, RawFormat format, Article& article, const std::set<std::string>& repeated,
                   const PictureFiles& there) {
  RawUnits raw_units = read_units(raw, format);
  take_collected_date(raw_units);
  Page page = make_page(std::move(raw_units.units));
  find_pictures(page, there);
  for (Unit& unit : page.units) {
    if (is_open(unit) && repeated.contains(unit.text)) drop(unit, "repeated line");
  }
  const std::optional<DateOrder> order = date_order(page, article);
  take_front_matter(raw_units.front, order, article);
  find_comments(page);
  judge_headed_boxes(page);
  judge_related(page);
  judge_release(page);
  find_core(page);
  find_title(page, article);
  judge_pictures(page);
  judge_captions(page);
  take_dateline_line(page, order.value_or(DateOrder::day_first), article);
  find_byline_and_date(page, order, article);
  judge_head(page);
  judge_authors(page, article.byline.value_or(""));
  judge_furniture(page);
  judge_tail(page);
  mark_subheadings(page);
  drop_stray_pictures(page);
  collect(page, article);
  collect_pictures(page, there, article);
  guess_from_body(page, order, article);
}

}  // namespace store
