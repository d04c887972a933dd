#include "store/write/clean/guess_byline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "platform/base/utf8.h"
#include "store/write/clean/shape.h"

namespace store {
namespace {

constexpr std::array<std::string_view, 37> openings{"publicado por ",
                                                    "escrito por ",
                                                    "publié par ",
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
                                                    "analysis by "};
constexpr std::array<std::string_view, 16> particles{"de", "van", "von", "der", "den", "bin", "al",  "la",
                                                     "di", "da",  "el",  "del", "dos", "le",  "ten", "ibn"};
constexpr std::array<std::string_view, 32> roles{
    "staff",     "writer",   "reporter",  "correspondent", "editor",    "contributor",  "columnist",  "contributing",
    "senior",    "chief",    "freelance", "journalist",    "producer",  "photographer", "intern",     "special",
    "political", "national", "guest",     "opinion",       "author",    "bureau",       "multimedia", "investigative",
    "news",      "sports",   "business",  "health",        "education", "science",      "managing",   "associate"};
constexpr std::array<std::string_view, 36> house_words{
    "news",      "times",    "press",      "agency",       "journal",  "tribune",  "herald",  "gazette",  "media",
    "radio",     "tv",       "associated", "foundation",   "network",  "daily",    "service", "observer", "chronicle",
    "telegraph", "review",   "post",       "newspapers",   "wire",     "reuters",  "afp",     "ap",       "bulletin",
    "courier",   "examiner", "sentinel",   "broadcasting", "newsroom", "magazine", "monitor", "dispatch", "zeitung"};

// Of sections rather than of papers, when a line has no other words.
constexpr std::array<std::string_view, 20> section_words{
    "local",   "world",  "national", "breaking", "business", "sports", "latest", "top", "us",  "politics",
    "opinion", "health", "more",     "state",    "regional", "county", "city",   "and", "the", "news"};
// Names of papers that are words too: believed after a person's name, or in a longer name.
constexpr std::array<std::string_view, 30> paper_words{
    "star",   "sun",      "globe", "mirror",      "echo",    "standard", "record",  "register", "leader",   "advocate",
    "ledger", "guardian", "mail",  "independent", "express", "union",    "citizen", "democrat", "inquirer", "beacon",
    "eagle",  "banner",   "argus", "mercury",     "weekly",  "today",    "voice",   "online",   "digital",  "insider"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " ,;|-/";
  while (!text.empty() && blanks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && blanks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  for (const std::string_view sign : {"–", "—", "•", "·"}) {
    if (text.starts_with(sign)) return trim(text.substr(sign.size()));
    if (text.ends_with(sign)) return trim(text.substr(0, text.size() - sign.size()));
  }
  return text;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    if (end > from) words.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

bool starts_upper(std::string_view word) {
  const char32_t c = base::code_point_at(word, 0).value;
  return u_isupper(static_cast<UChar32>(c)) != 0 ||
         (u_isalpha(static_cast<UChar32>(c)) != 0 && u_islower(static_cast<UChar32>(c)) == 0);
}

// Two to five capitalised words, particles allowed between them; a single one only after "By".
bool is_name(std::string_view text, bool single) {
  const std::vector<std::string_view> words = split_words(text);
  if (words.empty() || words.size() > 5 || (words.size() == 1 && !single)) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].find_first_of("0123456789?!:()\"") != std::string_view::npos) return false;
    const bool particle = i > 0 && contains(particles, words[i]);
    if (!particle && !starts_upper(words[i])) return false;
    if (words[i].ends_with('.') && words[i].size() > 4) return false;  // a sentence ends here, no initial
  }
  return true;
}

bool is_role(std::string_view text) {
  const Shape shape = shape_of(text);
  return std::any_of(shape.words.begin(), shape.words.end(), [](const std::string& w) { return contains(roles, w); });
}

// `least_words`: how long a name must be to be one by a word like "star".
bool is_house(std::string_view text, int least_words = 2) {
  const Shape shape = shape_of(text);
  if (shape.word_count == 0 || shape.word_count > 6 || shape.capitalised * 3 < shape.word_count * 2) return false;
  const bool named = std::any_of(shape.words.begin(), shape.words.end(),
                                 [](const std::string& w) { return contains(house_words, w); });
  const bool paper =
      shape.word_count >= least_words && std::any_of(shape.words.begin(), shape.words.end(),
                                                     [](const std::string& w) { return contains(paper_words, w); });
  return named || paper || (shape.word_count == 1 && shape.all_capitals == 1);
}

// Where a person teaches or works: no publisher.
bool is_affiliation(std::string_view text) {
  constexpr std::array<std::string_view, 9> kinds{"university",  "college", "institute",    "universität", "université",
                                                  "universidad", "academy", "universidade", "hospital"};
  const Shape shape = shape_of(text);
  return std::any_of(shape.words.begin(), shape.words.end(), [&](const std::string& w) { return contains(kinds, w); });
}

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
  return from == 0 ? text : trim(text.substr(0, static_cast<std::size_t>(words[from].data() - text.data())));
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
    parts.push_back({trim(text.substr(0, best)), joined, employer});
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

// "Ann Lee Ports Correspondent": the person without the post.
std::string_view without_post(std::string_view name) {
  constexpr std::array<std::string_view, 6> posts{"correspondent", "reporter",  "editor",
                                                  "writer",        "columnist", "journalist"};
  const std::vector<std::string_view> words = split_words(name);
  if (words.size() < 3 || words.size() > 6 || !contains(posts, lower_ascii(words.back()))) return name;
  const bool posted = std::none_of(words.begin(), words.begin() + 2, [](std::string_view word) {
    const std::string lower = lower_ascii(word);
    return contains(roles, lower) || contains(section_words, lower) || contains(house_words, lower) || lower == "our" ||
           (word.size() > 1 && shape_of(word).all_capitals == 1);
  });
  return posted ? name.substr(0, static_cast<std::size_t>(words[2].data() - name.data()) - 1) : name;
}

// "Valley News staff report", "Staff reports": nobody is named, perhaps the paper is.
std::optional<FoundByline> find_staff_report(std::string_view line) {
  const std::string lower = lower_ascii(line);
  for (const std::string_view mark : {"staff reports", "staff report", "staff and wire reports"}) {
    if (!lower.ends_with(mark)) continue;
    std::string_view house = line.substr(0, line.size() - mark.size());
    if (lower.starts_with("by ")) house.remove_prefix(std::min<std::size_t>(3, house.size()));
    if (lower.starts_with("from ")) house.remove_prefix(std::min<std::size_t>(5, house.size()));
    house = trim(house);
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
    const std::string_view house = trim(line.substr(0, place));
    auto found = find_byline(line.substr(place + mark.size() - 3), false);
    if (found && !found->source && is_house(house)) found->source = std::string(house);
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundByline> find_byline(std::string_view line, bool bare) {
  std::string_view rest = trim(line);
  if (rest.size() > 160) return std::nullopt;
  if (auto staff = find_staff_report(rest)) return staff;
  const std::string lower = lower_ascii(rest);
  if (auto housed = find_after_house(rest, lower)) return housed;
  const auto opening =
      std::find_if(openings.begin(), openings.end(), [&](std::string_view o) { return lower.starts_with(o); });
  const bool opened = opening != openings.end();
  if (!opened && (!bare || lower.starts_with("from "))) return std::nullopt;
  if (opened) rest = trim(rest.substr(opening->size()));
  // An address behind the names: "By Ann Lee alee@example.org"
  if (const std::size_t last = rest.rfind(' '); last != std::string_view::npos && rest.find('@', last) != rest.npos)
    rest = trim(rest.substr(0, last));
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

std::optional<std::string> find_house(std::string_view part) {
  part = trim(part);
  const bool told = lower_ascii(part).starts_with("source:");
  if (told) part = trim(part.substr(part.find(':') + 1));
  const Shape shape = shape_of(part);
  if (shape.words.empty() || shape.word_count > 8 || shape.capitalised * 2 <= shape.word_count) return std::nullopt;
  const std::string& last = shape.words.back();
  const bool section = std::all_of(shape.words.begin(), shape.words.end(),
                                   [](const std::string& w) { return contains(section_words, w); });
  // "Valley News"; of single words only an agency's letters: "PTI".
  const bool named = shape.word_count >= 2 && !section && (contains(house_words, last) || contains(paper_words, last));
  const bool letters = shape.word_count == 1 && shape.all_capitals == 1 && shape.letters <= 4;
  return told || named || letters ? std::optional(std::string(part)) : std::nullopt;
}

bool is_publisher_name(std::string_view line) {
  const Shape shape = shape_of(line);
  if (shape.word_count < 2 || shape.word_count > 6 || shape.ends_sentence || shape.capitalised + 1 < shape.word_count)
    return false;
  const bool section = std::all_of(shape.words.begin(), shape.words.end(), [](const std::string& w) {
    return contains(section_words, w) || w == "review" || w == "daily" || w == "service" || w == "network";
  });
  return !section && !is_role(line) && is_house(line);
}

}  // namespace store
