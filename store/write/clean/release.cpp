// The end of a release: what stands below its end sign, and what the publisher says of itself under the article.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "store/write/clean/page.h"

namespace store {
namespace {

constexpr std::string_view end_rule = "end mark";
constexpr std::string_view below_rule = "below the end mark";
constexpr std::string_view about_rule = "about the publisher";
constexpr int enough_prose = 40;     // words of sentences before an end sign can be one
constexpr int enough_to_close = 80;  // and before a publisher speaks of itself
constexpr int most_signs = 2;        // more of them part the sections of one article

// The signs without the dashes and stars about them.
std::string bare(std::string_view text) {
  std::string result;
  for (const char c : text.substr(0, 40)) {
    const bool sign = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
    if (sign) result += c;
  }
  return result;
}

// "###", "-30-", "ENDS", "- End -", and the notes that a release gives to editors alone.
bool is_end_sign(const Unit& unit) {
  if (unit.text.empty() || unit.text.size() > 40) return false;
  const bool marks_only = unit.role == Role::dropped && (unit.rule == "separator" || unit.rule == "markup");
  if (!marks_only && !is_open(unit)) return false;
  const std::string sign = bare(unit.text);
  if (sign == "###" || sign == "####" || sign == "#####") return true;
  if (marks_only || unit.shape.word_count > 4) return false;
  constexpr std::array<std::string_view, 6> ends{"ENDS", "Ends", "END", "End", "ends", "30"};
  const bool dashed = unit.text.find('-') != std::string::npos || unit.text.find("–") != std::string::npos ||
                      unit.text.find("—") != std::string::npos;
  if (std::find(ends.begin(), ends.end(), sign) != ends.end()) return sign.back() == 's' || sign[1] == 'N' || dashed;
  return matches("notes|note|information to|for ?the editors|editor", unit.shape.words);
}

// How many words say "about" in the languages of releases: "About", "À propos de la"; 0 when none do.
std::size_t about_words(const Shape& shape) {
  constexpr std::array<std::string_view, 9> openings{
      "à propos de ?la|l **",     "a propos de ?la **", "à propos du|des|d **",
      "acerca de ?la|los|las **", "acerca del **",      "sobre ?a|o|el|la **",
      "über ?die|den|das **",     "informazioni su **", "about **"};
  for (const std::string_view opening : openings) {
    if (!matches(opening, shape.words)) continue;
    const std::string_view fixed = opening.substr(0, opening.find_first_of("?*"));
    return static_cast<std::size_t>(std::count(fixed.begin(), fixed.end(), ' '));
  }
  return 0;
}

bool is_about_header(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.size() < 2 || about_words(shape) == 0 || shape.word_count > 10) return false;
  // Elsewhere a name must stand there: "Über die Brücke" may head a part of any report.
  const int names = shape.words[0] == "about" ? 0 : shape.words[0] == "über" ? 3 : 2;
  if (shape.capitalised < names) return false;
  return !shape.ends_sentence && !shape.has_quotation && shape.capitalised + 2 >= shape.word_count;
}

bool is_article_word(std::string_view word) {
  constexpr std::array<std::string_view, 12> words{"the", "our", "la",  "le",  "el",  "il",
                                                   "a",   "o",   "die", "der", "das", "de"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The first word of a name, after "the".
std::string_view name_word(const Shape& shape, std::size_t from) {
  while (from < shape.words.size() && is_article_word(shape.words[from])) ++from;
  return from < shape.words.size() ? std::string_view(shape.words[from]) : std::string_view();
}

// "About Harrow Works Board", and below it "The board has ...": it begins with a word of the name.
bool begins_with_name(const Shape& shape, const Shape& header) {
  const std::string_view word = name_word(shape, 0);
  const auto name = header.words.begin() + static_cast<std::ptrdiff_t>(about_words(header));
  constexpr std::size_t shortest = 4;  // letters: "of" and "and" are no names
  return !word.empty() && (word.size() >= shortest || word == name_word(header, about_words(header))) &&
         std::find(name, header.words.end(), word) != header.words.end();
}

// "About Harrow Works: Harrow Works builds bridges."
bool is_about_line(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.size() < 6 || shape.words[0] != "about") return false;
  const std::size_t colon = unit.text.find(": ");
  constexpr std::size_t longest_label = 80;
  if (colon > longest_label) return false;
  const Shape label = shape_of(std::string_view(unit.text).substr(0, colon));
  const auto words = static_cast<std::size_t>(label.word_count);
  return label.word_count >= 2 && label.capitalised + 2 >= label.word_count && words < shape.words.size() &&
         name_word(shape, words) == name_word(shape, 1);
}

// Words of the units from `from` on that nobody has judged.
int open_words(const Page& page, std::size_t from) {
  int words = 0;
  for (std::size_t i = from; i < page.units.size(); ++i)
    words += is_open(page.units[i]) ? page.units[i].shape.word_count : 0;
  return words;
}

std::size_t next_open(const Page& page, std::size_t i) {
  while (i < page.units.size() && !is_open(page.units[i])) ++i;
  return i;
}

void drop_below(Page& page, std::size_t from, std::string_view rule) {
  for (std::size_t i = from; i < page.units.size(); ++i) {
    if (is_open(page.units[i])) drop(page.units[i], rule);
  }
  ++page.furniture;
}

bool speaks_of_release(const Page& page, std::size_t i) {
  if (i >= page.units.size()) return true;
  const Unit& unit = page.units[i];
  return is_about_header(unit) || is_about_line(unit) ||
         matches("notes|note|information to|for ?the editors|editor", unit.shape.words) ||
         (page.phrases[i] != nullptr &&
          (page.phrases[i]->rule == "contact" || page.phrases[i]->rule == "release label"));
}

// The last end sign with an article above it that is at least twice as long as what stands below.
void judge_end_sign(Page& page) {
  std::size_t sign = page.units.size();
  int signs = 0;
  int above = 0;
  int prose = 0;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (prose >= enough_prose && is_end_sign(unit)) {
      if (sign == page.units.size()) sign = i;  // the first one: below it, others part the notes
      ++signs;
    }
    if (!is_open(unit) || sign != page.units.size()) continue;
    above += unit.shape.word_count;
    if (is_prose(unit.shape)) prose += unit.shape.word_count;
  }
  if (sign == page.units.size()) return;
  const int below = open_words(page, sign + 1);
  const bool release = speaks_of_release(page, next_open(page, sign + 1));
  if (!release && (below * 2 > above || signs > most_signs)) return;
  if (release && below > above) return;
  drop(page.units[sign], end_rule);
  drop_below(page, sign + 1, below_rule);
}

// The paragraphs under "About X", while they begin with X or lead on to it: at most three.
std::size_t about_end(const Page& page, std::size_t header) {
  const Shape& name = page.units[header].shape;
  std::size_t end = header + 1;
  int taken = 0;
  for (std::size_t i = next_open(page, header + 1); i < page.units.size() && taken < 3; i = next_open(page, i + 1)) {
    const Unit& unit = page.units[i];
    const bool named = begins_with_name(unit.shape, name);
    if (taken == 0 && (!named || unit.shape.has_quotation)) break;
    if (taken > 0 && !named && !is_furniture(unit, page.phrases[i], false) && !is_plea(unit, false)) break;
    ++taken;
    end = i + 1;
  }
  return end;
}

void judge_about(Page& page) {
  int prose = 0;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (!is_open(page.units[i])) continue;
    if (is_prose(page.units[i].shape) && !is_about_line(page.units[i])) prose += page.units[i].shape.word_count;
    if (prose < enough_to_close) continue;
    std::size_t end = i;
    if (is_about_line(page.units[i])) end = i + 1;
    if (is_about_header(page.units[i])) end = about_end(page, i);
    const bool section = end > i + 1 || (end == i + 1 && is_about_line(page.units[i]));
    // Only the end of a page: an article may have a part about somebody.
    if (!section || open_words(page, end) * 4 > prose) continue;
    for (std::size_t k = i; k < end; ++k) {
      if (is_open(page.units[k])) drop(page.units[k], about_rule);
    }
    ++page.furniture;
  }
}

}  // namespace

void judge_release(Page& page) {
  judge_end_sign(page);
  judge_about(page);
}

}  // namespace store
