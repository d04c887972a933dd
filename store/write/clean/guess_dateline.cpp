#include "store/write/clean/guess_dateline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "platform/base/utf8.h"
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
  for (const std::string_view dash :
       {" — ", " – ", " -- ", " - ", ") —", ") –", "— ", "– ", ")--", ".- ", ").- ", ").-- ", "). - "}) {
    first = std::min(first, paragraph.substr(0, longest).find(dash));
  }
  return first;
}

// Of a script without capital letters.
bool is_caseless(std::string_view text) {
  const auto c = static_cast<UChar32>(base::code_point_at(text, 0).value);
  return u_isalpha(c) != 0 && u_isupper(c) == 0 && u_islower(c) == 0;
}

// "WIRE", "Wire News", "dpa/lno"; nothing when it is none. Releases are sent through "ots" by whoever wrote them.
std::optional<std::string> agency_in(std::string_view text) {
  constexpr std::array<std::string_view, 9> small{"dpa", "apa", "sid", "epd", "kna", "pte", "sda", "ots", "afp"};
  const std::string_view first = text.substr(0, text.find('/'));
  if (std::find(small.begin(), small.end(), first) != small.end()) return std::string(first);
  const Shape shape = shape_of(text);
  if (shape.word_count == 0 || shape.word_count > 5) return std::nullopt;
  if (shape.capitalised != shape.word_count && !is_caseless(text)) return std::nullopt;
  return std::string(text);
}

struct Head {
  std::string_view place;  // and perhaps a day
  std::optional<std::string> agency;
};

// "HARROW (Wire)", "HARROW, Mass.--(WIRE)"; nothing when the brackets hold something else.
std::optional<Head> read_head(std::string_view head) {
  const std::size_t open = head.find('(');
  if (open == std::string_view::npos) return Head{head, std::nullopt};
  const std::size_t close = head.find(')', open);
  if (close == std::string_view::npos || close + 1 != head.size() || close < open + 3) return std::nullopt;
  auto agency = agency_in(trim(head.substr(open + 1, close - open - 1)));
  if (!agency) return std::nullopt;
  head = trim(head.substr(0, open));
  while (head.ends_with('-')) head.remove_suffix(1);
  return Head{head, std::move(agency)};
}

// "HARROW, 3 February. /WIRE/. The council ...": as agencies write it that use no dash.
std::optional<Head> read_strokes(std::string_view paragraph) {
  const std::size_t open = paragraph.substr(0, longest).find(" /");
  const std::size_t close = open == std::string_view::npos ? open : paragraph.find("/. ", open + 2);
  if (close > longest || close < open + 4) return std::nullopt;
  auto agency = agency_in(paragraph.substr(open + 2, close - open - 2));
  std::string_view place = trim(paragraph.substr(0, open));
  while (place.ends_with('.')) place.remove_suffix(1);
  return agency ? std::optional(Head{place, std::move(agency)}) : std::nullopt;
}

std::optional<Dateline> dateline_of(const Head& head, DateOrder order) {
  Dateline dateline;
  if (head.agency != "ots") dateline.agency = head.agency;
  // The place: words in capitals, a region after a comma may be in small letters, then perhaps a day.
  const std::size_t comma = head.place.find(',');
  const std::string_view town = trim(head.place.substr(0, comma));
  const Shape first = shape_of(town);
  const Shape whole = shape_of(head.place);
  const bool capitals = first.word_count > 0 && first.all_capitals == first.word_count;
  // "Harrow, 12 de octubre de 2023.- El ayuntamiento"
  const bool dated = comma != std::string_view::npos && is_date_words(shape_of(head.place.substr(comma + 1)));
  const bool named =
      first.word_count > 0 && (first.capitalised == first.word_count || is_caseless(town)) && (head.agency || dated);
  // "June 1 (WIRE) --": the agency, and no place.
  if (head.agency && is_date_words(whole)) return dateline;
  if (!(capitals || named) || first.word_count > 4 || whole.word_count > 9 || whole.narrative > 0) return std::nullopt;
  if (const auto date = find_date(head.place, order)) dateline.published = date->time;
  // "BOSTON, Mass., Feb. 13": a place up to the part with a number in it.
  std::size_t end = head.place.size();
  for (std::size_t at = comma; at != std::string_view::npos; at = head.place.find(',', at + 1)) {
    const std::string_view part = head.place.substr(at + 1, head.place.find(',', at + 1) - at - 1);
    if (part.find_first_of("0123456789") == std::string_view::npos) continue;
    end = at;
    break;
  }
  dateline.place = std::string(trim(head.place.substr(0, end)));
  return dateline;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view paragraph, DateOrder order) {
  if (const auto strokes = read_strokes(paragraph)) return dateline_of(*strokes, order);
  const std::size_t dash = dash_at(paragraph);
  if (dash == std::string_view::npos || dash < 3) return std::nullopt;
  const auto head = read_head(trim(paragraph.substr(0, dash + (paragraph[dash] == ')' ? 1 : 0))));
  if (!head) return std::nullopt;
  if (!head->place.empty()) return dateline_of(*head, order);
  // "(WIRE) - HARROW, 3 FEB - The council ..."
  const std::size_t next = paragraph.find(' ', paragraph.find_first_of("-\xe2", dash));
  if (next == std::string_view::npos) return std::nullopt;
  auto dateline = find_dateline(paragraph.substr(next + 1), order);
  const Shape agency = shape_of(*head->agency);
  if (!dateline && agency.all_capitals == agency.word_count) dateline.emplace();
  if (dateline && !dateline->agency) dateline->agency = head->agency;
  return dateline;
}

}  // namespace store
