#include "store/write/clean/guess_source.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "store/write/clean/guess_byline.h"

namespace store {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " ,.:;()[]|";
  while (!text.empty() && blanks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && blanks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

// A name: two to seven words (one, when in capitals), nearly all capitalised, none of them of the page.
bool is_publisher(std::string_view text) {
  const Shape shape = shape_of(text);
  if (shape.word_count == 0 || shape.word_count > 7 || shape.letters < 2) return false;
  return shape.capitalised + 2 >= shape.word_count && shape.capitalised * 2 > shape.word_count &&
         text.find_first_of("@<>") == std::string_view::npos;
}

// What stands after `mark` up to the first sign or word that ends a name.
std::optional<std::string> name_after(std::string_view text, std::string_view mark) {
  const std::size_t place = text.find(mark);
  if (place == std::string_view::npos) return std::nullopt;
  std::string_view name = text.substr(place + mark.size());
  for (const std::string_view end : {". ",
                                     ", Inc",
                                     " Inc.",
                                     ", LLC",
                                     " is available",
                                     " All rights",
                                     " all rights",
                                     " | ",
                                     " - ",
                                     ", all",
                                     " and its",
                                     " – ",
                                     ": ",
                                     " and is ",
                                     " and has ",
                                     " under ",
                                     ", and ",
                                     " on ",
                                     " • ",
                                     " in ",
                                     " and news agencies",
                                     " and agencies",
                                     ", übermittelt",
                                     ", transmitted"}) {
    name = name.substr(0, name.find(end));
  }
  name = trim(name);
  while (!name.empty() && (name.front() == ' ' || (name.front() >= '0' && name.front() <= '9') || name.front() == '-'))
    name.remove_prefix(1);
  name = trim(name);
  for (const std::string_view by : {"Copyright ", "Provided by ", "by ", "the ", "The "}) {
    if (name.starts_with(by) && by != "The ") name.remove_prefix(by.size());
  }
  return is_publisher(name) ? std::optional(std::string(name)) : std::nullopt;
}

std::optional<std::string> named_in(const Unit& unit) {
  for (const std::string_view mark : {"republished from ",
                                      "republished with permission from ",
                                      "republished with permission of ",
                                      "reprinted from ",
                                      "Materials provided by ",
                                      "originally appeared on ",
                                      "originally appeared in ",
                                      "originally published on ",
                                      "originally published in ",
                                      "originally published by ",
                                      "first appeared on ",
                                      "first appeared in ",
                                      "first published by ",
                                      "first published on ",
                                      "first published in ",
                                      "©",
                                      "Copyright (c)",
                                      "Copyright",
                                      "COPYRIGHT",
                                      "Original-Content von:",
                                      "Original content of:",
                                      "Content created by"}) {
    if (auto name = name_after(unit.text, mark)) return name;
  }
  return std::nullopt;
}

}  // namespace

// "Reporting by Ann Lee in Ashby and Bo Ek; Editing by Cy Fox"
std::optional<Guess> guess_reporters(const Page& page) {
  for (std::size_t i = page.core_end; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    std::string_view text = trim(unit.text);
    if (unit.role != Role::dropped || !text.starts_with("Reporting by ")) continue;
    text.remove_prefix(std::string_view("Reporting by ").size());
    for (const std::string_view end : {";", ". ", " Editing", " Additional", " Writing", ", editing"})
      text = text.substr(0, text.find(end));
    std::string names;
    std::string_view joint;  // what stood before the name
    while (!text.empty()) {
      const std::size_t comma = text.find(", ");
      const std::size_t end = std::min(comma, text.find(" and "));
      const std::string_view part = text.substr(0, end);
      const auto name = find_byline(std::string("By ").append(part.substr(0, part.find(" in "))), false);
      if (!name || name->names.empty()) return std::nullopt;
      names.append(joint).append(name->names);
      joint = end == comma ? ", " : " and ";
      text = end == std::string_view::npos ? "" : text.substr(end + joint.size());
    }
    if (!names.empty()) return Guess{"byline", names, unit.line_begin};
  }
  return std::nullopt;
}

std::optional<Guess> guess_source(const Page& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (unit.role != Role::dropped || unit.shape.word_count > 60) continue;
    if (unit.rule == "source line") {
      const std::size_t sign = unit.text.find_first_of(": ");
      if (auto name = name_after(unit.text, unit.text.substr(0, sign + 1)); name)
        return Guess{"source", *name, unit.line_begin};
    }
    // "News provided by", and below it who did.
    if (unit.rule == "source notice" && i > 0 && page.units[i - 1].rule == unit.rule &&
        matches("news|press|release|content provided|issued|distributed by", page.units[i - 1].shape.words)) {
      if (auto name = name_after(unit.text, ""); name) return Guess{"source", *name, unit.line_begin};
    }
    if (i >= page.core_end && is_agency_sign(unit)) {
      return Guess{"source", std::string(trim(unit.text)), unit.line_begin};
    }
    const bool via = unit.rule == "via line" && (i < page.core_begin || i >= page.core_end);
    // A line of rights may stand in a list of other things that left.
    const bool signed_off = unit.text.find("©") != std::string::npos && unit.rule != "comments";
    const bool rights =
        unit.rule == "copyright" || unit.rule == "licence notice" || unit.rule == "source notice" || signed_off;
    if (!via && !rights) continue;
    const auto name =
        via ? name_after(unit.text, unit.text.find("via ") != std::string::npos ? "via " : "Via ") : named_in(unit);
    if (name) return Guess{"source", *name, unit.line_begin};
  }
  return std::nullopt;
}

}  // namespace store
