#include "store/write/clean/guess_byline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "store/write/clean/byline_names.h"
#include "store/write/clean/chars.h"
#include "store/write/clean/shape.h"

namespace store {
namespace {

constexpr std::array<std::string_view, 52> openings{"publicado por ",
                                                    "escrito por ",
                                                    "publié par ",
                                                    "article rédigé par ",
                                                    "rédigé par ",
                                                    "texte de ",
                                                    "geschrieben von ",
                                                    "propos recueillis par ",
                                                    "ein bericht von ",
                                                    "interview: ",
                                                    "texte : ",
                                                    "texte: ",
                                                    "بقلم: ",
                                                    "بقلم : ",
                                                    "بقلم ",
                                                    "إعداد: ",
                                                    "كتب: ",
                                                    "كتبت: ",
                                                    "story by ",
                                                    "written by ",
                                                    "reported by ",
                                                    "posted by ",
                                                    "published by ",
                                                    "article by ",
                                                    "report by ",
                                                    "author: ",
                                                    "author ",
                                                    "text by: ",
                                                    "authors: ",
                                                    "by: ",
                                                    "by ",
                                                    "von ",
                                                    "par ",
                                                    "por ",
                                                    "di ",
                                                    "door ",
                                                    "text: ",
                                                    "autor: ",
                                                    "submitted by ",
                                                    "words by ",
                                                    "analysis by ",
                                                    "von: ",
                                                    "por: ",
                                                    "par : ",
                                                    "par: ",
                                                    "di: ",
                                                    "a cura di ",
                                                    "autore: ",
                                                    "auteur : ",
                                                    "автор: ",
                                                    "Автор: ",
                                                    "Текст: "};
// "Ann Lee 4 Comments", "Ann Lee Leave a Comment": what a blog puts behind its author's name.
std::string_view without_comment_link(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text);
  if (words.size() < 3) return text;
  const std::string last = lower_ascii(words.back());
  if (last != "comment" && last != "comments" && last != "reply" && last != "replies") return text;
  std::size_t from = words.size() - 1;
  const std::string count = lower_ascii(words[from - 1]);
  if (count == "a" && from >= 2 && lower_ascii(words[from - 2]) == "leave") {
    from -= 2;
  } else if (count == "no" || count == "add" || count.find_first_not_of("0123456789,") == std::string::npos) {
    from -= 1;
  } else {
    return text;
  }
  return from == 0 ? text : trim_part(text.substr(0, static_cast<std::size_t>(words[from].data() - text.data())));
}

struct Part {
  std::string_view text;
  bool joined = false;    // by "and" or "&" to the part before
  bool employer = false;  // by "for": whom the person works for
};

// Parts between , | / • - and "and", "for", "of", in order.
std::vector<Part> split_parts(std::string_view text) {
  constexpr std::array<std::string_view, 15> separators{", ",  " | ",   " / ", "/",    " • ",  " · ",  " – ", " — ",
                                                        " - ", " for ", "; ",  " in ", " of ", " at ", "|"};
  constexpr std::array<std::string_view, 7> joints{" and ", " & ", " und ", " y ", " et ", " e ", " en "};
  std::vector<Part> parts;
  bool joined = false;
  bool employer = false;
  std::string lower = lower_ascii(text);
  while (true) {
    std::size_t best = text.size();
    std::size_t bytes = 0;
    bool joint = false;
    const auto look = [&](std::string_view sign, bool is_joint) {
      const std::size_t place = lower.find(sign);
      if (place < best) {
        best = place;
        bytes = sign.size();
        joint = is_joint;
      }
    };
    for (const std::string_view sign : separators) look(sign, false);
    for (const std::string_view sign : joints) look(sign, true);
    parts.push_back({trim_part(text.substr(0, best)), joined, employer});
    if (best >= text.size()) return parts;
    employer = lower.substr(best, bytes) == " for ";
    text = text.substr(best + bytes);
    lower.erase(0, best + bytes);
    joined = joint;
    if (lower.starts_with("and ")) {  // "Ann Lee, Bo Ek, and Cy Fox"
      text = text.substr(4);
      lower.erase(0, 4);
      joined = true;
    }
  }
}

// "Ann Lee, Bo Ek": full names only, since places are listed in the same way.
std::optional<FoundByline> list_of_names(const std::vector<Part>& parts) {
  FoundByline found;
  for (const Part& part : parts) {
    const std::size_t words = split_words(part.text).size();
    if (words < 2 || words > 3 || !is_name(part.text, false) || is_house(part.text)) return std::nullopt;
    found.names += (found.names.empty() ? "" : &part == &parts.back() ? " and " : ", ") + std::string(part.text);
  }
  return found;
}

// "Valley News staff report", "Staff reports": nobody is named, perhaps the paper is.
std::optional<FoundByline> find_staff_report(std::string_view line) {
  const std::string lower = lower_ascii(line);
  for (const std::string_view mark : {"staff reports", "staff report", "staff and wire reports"}) {
    if (!lower.ends_with(mark)) continue;
    std::string_view house = line.substr(0, line.size() - mark.size());
    if (lower.starts_with("by ")) house.remove_prefix(std::min<std::size_t>(3, house.size()));
    if (lower.starts_with("from ")) house.remove_prefix(std::min<std::size_t>(5, house.size()));
    house = trim_part(house);
    const bool named = is_house(house) && shape_of(house).word_count >= 2;
    if (!named && shape_of(house).word_count > 0) return std::nullopt;
    return FoundByline{"", named ? std::optional(std::string(house)) : std::nullopt};
  }
  return std::nullopt;
}

// "Valley Radio | By Ann Lee"
std::optional<FoundByline> find_after_house(std::string_view line, std::string_view lower) {
  for (const std::string_view mark : {" | by ", " - by ", " – by ", " — by ", " • by ", " · by "}) {
    const std::size_t place = lower.find(mark);
    if (place == std::string_view::npos || place == 0) continue;
    const std::string_view house = trim_part(line.substr(0, place));
    auto found = find_byline(line.substr(place + mark.size() - 3), false);
    if (found && !found->source && is_house(house)) found->source = std::string(house);
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundByline> find_byline(std::string_view line, bool bare) {
  std::string_view rest = trim_part(line);
  if (rest.size() > 160) return std::nullopt;
  if (auto staff = find_staff_report(rest)) return staff;
  const std::string lower = lower_ascii(rest);
  if (auto housed = find_after_house(rest, lower)) return housed;
  const auto opening =
      std::find_if(openings.begin(), openings.end(), [&](std::string_view o) { return lower.starts_with(o); });
  const bool opened = opening != openings.end();
  if (!opened && (!bare || lower.starts_with("from "))) return std::nullopt;
  if (opened) rest = trim_part(rest.substr(opening->size()));
  // An address behind the names: "By Ann Lee alee@example.org"
  if (const std::size_t last = rest.rfind(' '); last != std::string_view::npos && rest.find('@', last) != rest.npos)
    rest = trim_part(rest.substr(0, last));
  rest = without_comment_link(rest);
  const std::vector<Part> parts = split_parts(rest);
  const std::string_view first = without_post(parts[0].text);
  if (rest.empty() || !is_name(first, opened)) return std::nullopt;
  if (!opened && (is_house(first, 3) || is_role(first))) return std::nullopt;
  FoundByline found{std::string(first), std::nullopt};
  const bool has_joint = std::any_of(parts.begin(), parts.end(), [](const Part& p) { return p.joined; });
  bool names_over = false;
  bool role = false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::string_view text = parts[i].text;
    if (text.empty()) continue;
    if ((is_role(text) && !is_house(text)) || is_affiliation(text)) {
      names_over = role = true;
    } else if (is_house(text) || (parts[i].employer && opened && is_name(text, true))) {
      if (!found.source) found.source = std::string(text);
      names_over = true;
    } else if (!names_over && has_joint && is_name(text, false)) {
      found.names += (parts[i].joined ? " and " : ", ") + std::string(text);
    } else if (split_words(text).size() > 6) {
      return std::nullopt;
    } else {
      names_over = true;
    }
  }
  if (!opened && parts.size() > 1 && !role && !found.source && !has_joint) return list_of_names(parts);
  return found;
}

}  // namespace store
