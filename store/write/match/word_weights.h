// How much it says that two texts share a word: nothing for "the", little for "people", much for "manslaughter" or
// "31". The background comes from tables of common words, written for Lectern from general knowledge of the languages;
// how often a word stands in the texts at hand comes on top (see weigh.h).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace store {

constexpr float function_weight = 0.1F;  // articles, pronouns, prepositions, auxiliaries
constexpr float common_weight = 0.5F;    // the everyday words of news: say, year, people
constexpr float rare_weight = 1.0F;      // everything else
constexpr float number_weight = 1.2F;    // figures

// The same in four steps.
enum class WordKind : std::uint8_t { function, common, rare, number };
constexpr std::size_t word_kinds = 4;
constexpr std::array<float, word_kinds> weight_of_kind = {function_weight, common_weight, rare_weight, number_weight};

// `word` is folded; `language` a primary language subtag ("en", "es"), empty for English.
WordKind kind_of(std::string_view word, std::string_view language);

// Verbs that introduce what somebody said ("said", "told", "added"), and the words around them ("in a statement").
// These know English, Spanish, French, German, Portuguese, Italian and Arabic, all in one table.
bool is_verb_of_saying(std::string_view word);
// Words of offices and titles ("director", "spokeswoman", "acting").
bool is_title_word(std::string_view word);
// Articles, prepositions and pronouns that join a speaker to a title and a verb: "of", "the", "who".
bool is_linking_word(std::string_view word);
// Conjunctions, and prepositions that lean on the word before them: "and", "of"; of the same languages.
bool is_joining_word(std::string_view word);
// "not", "never", "without", "didn't"; of the same languages.
bool is_denying_word(std::string_view word);
// A day of the week or a month, of the same languages and Chinese.
bool is_date_word(std::string_view word);

}  // namespace store
