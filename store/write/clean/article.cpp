#include "store/write/clean/article.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

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

void guess_from_body(const Page& page, std::optional<DateOrder> order, Article& article) {
  const auto first =
      std::find_if(page.units.begin(), page.units.end(), [](const Unit& u) { return is_open(u) && is_prose(u.shape); });
  if (first != page.units.end()) {
    if (const auto dateline = find_dateline(first->text, order.value_or(DateOrder::day_first))) {
      if (!dateline->place.empty()) article.guesses.push_back({"dateline", dateline->place, first->line_begin});
      if (dateline->agency && !article.source) {
        article.source = dateline->agency;
        article.guesses.push_back({"source", *dateline->agency, first->line_begin});
      }
      if (dateline->published && !article.published) {
        article.published = dateline->published;
        article.guesses.push_back({"published", dateline->published->iso, first->line_begin});
      }
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
