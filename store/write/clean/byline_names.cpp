#include "store/write/clean/byline_names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "platform/base/utf8.h"
#include "store/write/clean/chars.h"
#include "store/write/clean/shape.h"

namespace store {
namespace {

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

bool starts_upper(std::string_view word) {
  const char32_t c = base::code_point_at(word, 0).value;
  return u_isupper(static_cast<UChar32>(c)) != 0 ||
         (u_isalpha(static_cast<UChar32>(c)) != 0 && u_islower(static_cast<UChar32>(c)) == 0);
}

}  // namespace

std::string_view trim_part(std::string_view text) {
  constexpr std::string_view blanks = " ,;|-/";
  while (!text.empty() && blanks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && blanks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  for (const std::string_view sign : {"–", "—", "•", "·"}) {
    if (text.starts_with(sign)) return trim_part(text.substr(sign.size()));
    if (text.ends_with(sign)) return trim_part(text.substr(0, text.size() - sign.size()));
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

bool is_house(std::string_view text, int least_words) {
  const Shape shape = shape_of(text);
  if (shape.word_count == 0 || shape.word_count > 6 || shape.capitalised * 3 < shape.word_count * 2) return false;
  const bool named = std::any_of(shape.words.begin(), shape.words.end(),
                                 [](const std::string& w) { return contains(house_words, w); });
  const bool paper =
      shape.word_count >= least_words && std::any_of(shape.words.begin(), shape.words.end(),
                                                     [](const std::string& w) { return contains(paper_words, w); });
  return named || paper || (shape.word_count == 1 && shape.all_capitals == 1);
}

bool is_affiliation(std::string_view text) {
  constexpr std::array<std::string_view, 9> kinds{"university",  "college", "institute",    "universität", "université",
                                                  "universidad", "academy", "universidade", "hospital"};
  const Shape shape = shape_of(text);
  return std::any_of(shape.words.begin(), shape.words.end(), [&](const std::string& w) { return contains(kinds, w); });
}

std::optional<std::string> find_house(std::string_view part) {
  part = trim_part(part);
  const bool told = lower_ascii(part).starts_with("source:");
  if (told) part = trim_part(part.substr(part.find(':') + 1));
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
