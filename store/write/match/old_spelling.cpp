#include "store/write/match/old_spelling.h"

#include <algorithm>
#include <array>
#include <utility>

namespace store {

namespace {

constexpr bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }
constexpr bool is_consonant(char c) { return !is_vowel(c) && c != 'y'; }

// u and v, i and j were one letter each: v and i at the beginning of a word, u and i inside it.
void part_twin_letters(std::string& word) {
  if (word[0] == 'v' && is_consonant(word[1])) word[0] = 'u';
  if (word[0] == 'i' && is_vowel(word[1])) word[0] = 'j';
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    if (word[i] == 'u' && is_vowel(word[i - 1]) && word[i - 1] != 'u' && is_vowel(word[i + 1])) word[i] = 'v';
    if (word[i] == 'v' && is_consonant(word[i - 1]) && is_consonant(word[i + 1])) word[i] = 'u';
  }
}

// "lyght", "sayd"; not "boys", "player", "employment".
void write_i_for_y(std::string& word) {
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    if (word[i] != 'y' || !is_consonant(word[i + 1])) continue;
    const bool after_vowel = is_vowel(word[i - 1]);
    if (!after_vowel || std::string_view("dlnrt").find(word[i + 1]) != std::string_view::npos) word[i] = 'i';
  }
}

// Ends that are written with less today, the longest first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> ends{{{"enesse", "ness"},
                                                                             {"nesse", "ness"},
                                                                             {"lesse", "less"},
                                                                             {"fulle", "ful"},
                                                                             {"ynge", "ing"},
                                                                             {"inge", "ing"},
                                                                             {"cion", "tion"}}};

void shorten_end(std::string& word) {
  for (const auto& [old, today] : ends) {
    if (word.size() < old.size() + 3 || !word.ends_with(old)) continue;
    word.replace(word.size() - old.size(), old.size(), today);
    return;
  }
}

// Small words, the commonest whose vowels went other ways than by rule, and words of today that end like old ones.
// Sorted.
constexpr std::array<std::pair<std::string_view, std::string_view>, 42> whole_words{{
    {"bene", "been"},       {"booke", "book"},        {"coulde", "could"}, {"depe", "deep"},    {"erth", "earth"},
    {"evell", "evil"},      {"evill", "evil"},        {"geve", "give"},    {"hee", "he"},       {"hym", "him"},
    {"impinge", "impinge"}, {"infringe", "infringe"}, {"kynge", "king"},   {"lorde", "lord"},   {"mee", "me"},
    {"oure", "our"},        {"oute", "out"},          {"sayde", "said"},   {"shal", "shall"},   {"shee", "she"},
    {"shuld", "should"},    {"shulde", "should"},     {"sonne", "son"},    {"soone", "soon"},   {"syringe", "syringe"},
    {"thei", "they"},       {"theire", "their"},      {"theyr", "their"},  {"thinge", "thing"}, {"thynge", "thing"},
    {"untill", "until"},    {"vntill", "until"},      {"wee", "we"},       {"whan", "when"},    {"wolde", "would"},
    {"woorde", "word"},     {"woorlde", "world"},     {"worde", "word"},   {"worlde", "world"}, {"wyll", "will"},
    {"wylt", "wilt"},       {"youre", "your"},
}};

std::string modern(std::string_view word) {
  std::string out(word);
  const bool plain = std::all_of(out.begin(), out.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (out.size() < 2 || !plain) return out;
  const auto* known = std::lower_bound(whole_words.begin(), whole_words.end(), word,
                                       [](const auto& entry, std::string_view sought) { return entry.first < sought; });
  if (known != whole_words.end() && known->first == word) return std::string(known->second);
  part_twin_letters(out);
  shorten_end(out);
  write_i_for_y(out);
  return out;
}

}  // namespace

std::string modern_spelling(std::string_view word) {
  constexpr std::string_view possessive = "'s";
  if (!word.ends_with(possessive)) return modern(word);
  return modern(word.substr(0, word.size() - possessive.size())).append(possessive);
}

std::string spelling_key(std::string_view word) {
  std::string key = modern_spelling(word);
  const std::size_t size = key.size();
  if (size < 4 || key[size - 1] != 'e' || !is_consonant(key[size - 2])) return key;
  const bool doubled = size > 4 && key[size - 2] == key[size - 3];
  const bool long_before = !is_vowel(key[size - 3]) || is_vowel(key[size - 4]);
  if (long_before || key[size - 2] == 'w') key.pop_back();
  if (doubled && (key.back() == 'n' || key.back() == 't')) key.pop_back();
  return key;
}

}  // namespace store
