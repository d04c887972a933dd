#include "store/write/clean/guess_dateline.h"

#include <algorithm>

#include "store/write/clean/date_line.h"
#include "store/write/clean/shape.h"

namespace store {
namespace {

constexpr std::size_t longest = 110;  // bytes before the dash

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == ',' || text.back() == ':')) text.remove_suffix(1);
  return text;
}

// Where the first dash with spaces about it stands; npos when none stands near the beginning.
std::size_t dash_at(std::string_view paragraph) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view dash : {" — ", " – ", " -- ", " - ", ") —", ") –", "— ", "– ", ")--"}) {
    first = std::min(first, paragraph.substr(0, longest).find(dash));
  }
  return first;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view paragraph, DateOrder order) {
  const std::size_t dash = dash_at(paragraph);
  if (dash == std::string_view::npos || dash < 3) return std::nullopt;
  std::string_view head = trim(paragraph.substr(0, dash + (paragraph[dash] == ')' ? 1 : 0)));
  Dateline dateline;
  const std::size_t open = head.find('(');
  if (open != std::string_view::npos) {
    const std::size_t close = head.find(')', open);
    if (close == std::string_view::npos || close + 1 != head.size() || close < open + 3) return std::nullopt;
    const std::string_view agency = trim(head.substr(open + 1, close - open - 1));
    const Shape shape = shape_of(agency);
    if (shape.word_count > 5 || shape.capitalised != shape.word_count) return std::nullopt;
    dateline.agency = std::string(agency);
    head = trim(head.substr(0, open));
    while (head.ends_with('-')) head.remove_suffix(1);  // "HARROW, Mass.--(WIRE)--"
  }
  // The place: words in capitals, a region after a comma may be in small letters, then perhaps a day.
  const std::size_t comma = head.find(',');
  const Shape first = shape_of(trim(head.substr(0, comma)));
  const Shape whole = shape_of(head);
  const bool capitals = first.word_count > 0 && first.all_capitals == first.word_count;
  const bool named = first.word_count > 0 && first.capitalised == first.word_count && dateline.agency;
  // "June 1 (WIRE) --": the agency, and no place.
  if (dateline.agency && is_date_words(whole)) return dateline;
  if (!(capitals || named) || first.word_count > 4 || whole.word_count > 9 || whole.narrative > 0) return std::nullopt;
  if (const auto date = find_date(head, order)) dateline.published = date->time;
  // "BOSTON, Mass., Feb. 13": a place up to the part with a number in it.
  std::size_t end = head.size();
  for (std::size_t at = comma; at != std::string_view::npos; at = head.find(',', at + 1)) {
    const std::string_view part = head.substr(at + 1, head.find(',', at + 1) - at - 1);
    if (part.find_first_of("0123456789") == std::string_view::npos) continue;
    end = at;
    break;
  }
  dateline.place = std::string(trim(head.substr(0, end)));
  return dateline;
}

}  // namespace store
