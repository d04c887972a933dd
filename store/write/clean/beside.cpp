#include "store/write/clean/beside.h"

#include <algorithm>
#include <array>
#include <optional>

#include "store/write/clean/byline_names.h"
#include "store/write/clean/date.h"

namespace store {
namespace {

constexpr int farthest = 5;  // lines of the page between a name and what it stands beside

bool is_of_page(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  if (!is_open(unit)) return unit.role == Role::dropped;
  return unit.shape.letters == 0 || share_bar(unit.shape) != ShareBar::none ||
         is_furniture(unit, page.phrases[i], false);
}

// The nearest line in the direction of `step` that is not the page's own.
std::optional<std::size_t> nearest(const Page& page, std::size_t i, int step) {
  for (int looked = 0; looked < farthest; ++looked) {
    if ((step < 0 && i == 0) || (step > 0 && i + 1 >= page.units.size())) return std::nullopt;
    i = step < 0 ? i - 1 : i + 1;
    if (!is_of_page(page, i)) return i;
  }
  return std::nullopt;
}

bool is_handle(const Unit& unit) {
  return unit.shape.word_count == 1 && unit.text.size() > 2 && unit.text.find('@') != std::string::npos;
}

bool is_dated(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  return unit.shape.word_count <= 14 &&
         (unit.role == Role::date || find_date(unit.text, DateOrder::day_first).has_value());
}

bool is_follow(const Shape& shape) { return matches("follow ?%", shape.words) && shape.word_count <= 2; }

}  // namespace

bool is_post(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.word_count == 0 || shape.word_count > 7 || shape.ends_sentence || unit.level > 0) return false;
  return matches(
      "?% ?% ?% columnist|reporter|correspondent|writer|editor|journalist|contributor|producer|critic ?% ?% ?%",
      shape.words);
}

bool beside_title_or_date(const Page& page, std::size_t i) {
  // Above the title only when the date stands between the two.
  if (page.title && i < *page.title && *page.title - i <= 3) return is_dated(page, i + 1);
  if (!page.title || i <= *page.title) return false;
  // Directly below: the person's post, house, handle, or the button to follow them.
  for (std::size_t k = i + 1; k < page.units.size() && k < i + 3; ++k) {
    const Unit& next = page.units[k];
    if (next.shape.letters == 0) continue;
    if (is_post(next) || is_publisher_name(next.text) || is_handle(next) || is_follow(next.shape)) return true;
    break;
  }
  // A date that is itself a line of the page ("2 h ago") is passed over as one.
  for (const int step : {1, -1}) {
    const std::size_t next = step > 0 ? i + 1 : i - 1;
    if (next < page.units.size() && is_dated(page, next)) return true;
    const auto far = nearest(page, i, step);
    if (far && is_dated(page, *far)) return true;
  }
  return false;
}

LabelAbove label_of_line(const Shape& shape) {
  if (shape.words.empty() || shape.word_count > 4 || shape.ends_sentence) return LabelAbove::none;
  if (matches("by|von|par|por|di|door|author|authors|autor|autora|auteur|autore|redactor|redactora|redattore|автор|"
              "byline|بقلم|الكاتب|كتب|كتبت|إعداد",
              shape.words) ||
      matches("written|posted|story|reported|words|text|article|published by", shape.words))
    return LabelAbove::person;
  if (matches("news|press|release|content provided|issued|distributed ?release by|from", shape.words) ||
      matches("press|news ?release from|by", shape.words))
    return LabelAbove::house;
  return LabelAbove::none;
}

bool is_institution(const Unit& unit) {
  const Shape& shape = unit.shape;
  constexpr std::array<std::string_view, 13> kinds{
      "university", "college",    "institute",   "institution", "universität",  "université", "academy",
      "hospital",   "foundation", "universidad", "laboratory",  "universidade", "society"};
  if (shape.word_count < 2 || shape.word_count > 9 || shape.ends_sentence || shape.has_quotation ||
      unit.text.find(',') != std::string::npos)
    return false;
  const auto small = std::count_if(shape.words.begin(), shape.words.end(), [](const std::string& w) {
    return w == "of" || w == "for" || w == "the" || w == "and" || w == "at" || w == "de" || w == "in";
  });
  const bool named = std::any_of(shape.words.begin(), shape.words.end(), [&](const std::string& w) {
    return std::find(kinds.begin(), kinds.end(), w) != kinds.end();
  });
  return named && shape.capitalised + static_cast<int>(small) >= shape.word_count && shape.capitalised >= 2;
}

}  // namespace store
