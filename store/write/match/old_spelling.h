// Early modern English (1500 to 1700) spelled words in many ways: "vpon", "haue", "Ioseph", "sayd", "darknesse". Here
// they are given the spelling of today, by rules after the habits of that time (Salmon, Orthography and punctuation, in
// The Cambridge History of the English Language, vol. 3, 1999), so that they have the stem and the weight of the same
// word in a modern text. What a word is called in a passage, equal or changed, does not follow from it.
#pragma once

#include <string>
#include <string_view>

namespace store {

// Both take a folded word; one with other letters than a .. z, before an 's, comes back as it is. Words of today may
// come out changed as well ("type" as "tipe"): in every text alike, so that nothing is lost.

// What the stem and the kind of a word are asked of.
std::string modern_spelling(std::string_view word);
// What two spellings of a word have in common: without the silent e of "forme", "soule" and "beginne" too, which is the
// stemmer's to take away ("tolerance" has the stem of "tolerate" only with it).
std::string spelling_key(std::string_view word);

}  // namespace store
