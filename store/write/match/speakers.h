// Who speaks: names, titles and verbs of saying, which are no passage by themselves.
#pragma once

#include "store/write/match/prepare.h"
#include "store/write/match/word_spans.h"

namespace store {

// Written with a capital letter: a name, or the first word of a sentence.
bool is_capitalised(const Prepared& text, std::uint32_t word);

// Only a speaker, titles and a verb of saying: "Jane Roe, a spokeswoman for the office, said in a statement".
bool is_attribution(const Prepared& text, WordSpan span);

// The same of words that both texts have as they are. There a day of the week beside names is no verb of saying: "The
// council of Harrow voted on Monday" states something.
bool is_copied_attribution(const Prepared& text, WordSpan span);

// Nothing but names, titles, verbs of saying and the small words between them. Requires: the span is not empty.
bool is_only_speaker(const Prepared& text, WordSpan span);

// Whether a telling word is no name, title, verb of saying, number, day or month. "They were the deputy chief, Ada
// Quill, and Tomas Brink" states nothing that two texts could say in other words.
bool states_something(const Prepared& text, WordSpan span);

// A verb of saying, or part of somebody's title: "legislative policy director" is one, with the words in front.
bool introduces_speaker(const Prepared& text, std::uint32_t word);

}  // namespace store
