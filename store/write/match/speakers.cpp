#include "store/write/match/speakers.h"

#include "store/write/match/word_weights.h"

namespace store {

namespace {

constexpr std::uint32_t most_title_words = 3;  // in front of the word that names the office
// Words of an attribution that are none of those it is made of: an office's subject. Where capitals do not tell names,
// a first and a last name.
constexpr std::uint32_t most_other_words = 1;
constexpr std::uint32_t most_words_unmarked = 2;

std::string_view folded_at(const Prepared& text, std::uint32_t word) {
  return folded_word(text.tokens, text.tokens.words[word]);
}

struct Counts {
  std::uint32_t verbs = 0;   // of saying
  std::uint32_t days = 0;    // that often stand where a verb of saying does: "Jane Roe on Tuesday"
  std::uint32_t others = 0;  // that no attribution is made of
};

Counts count_words(const Prepared& text, WordSpan span) {
  Counts counts;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const std::string_view word = folded_at(text, i);
    if (is_verb_of_saying(word)) {
      ++(is_date_word(word) ? counts.days : counts.verbs);
    } else if (!is_capitalised(text, i) && !is_title_word(word) && !is_linking_word(word)) {
      ++counts.others;
    }
  }
  return counts;
}

bool has_few_others(const Prepared& text, const Counts& counts) {
  return counts.others <= (text.names == NameMarks::none ? most_words_unmarked : most_other_words);
}

}  // namespace

bool is_capitalised(const Prepared& text, std::uint32_t word) {
  if (text.names != NameMarks::capitals) return false;
  const std::string_view folded = folded_at(text, word);
  if (folded.empty()) return false;
  const base::CodePoint written = base::code_point_at(text.text, text.tokens.words[word].range.begin);
  return written.value != base::code_point_at(folded, 0).value;
}

bool is_attribution(const Prepared& text, WordSpan span) {
  const Counts counts = count_words(text, span);
  return counts.verbs + counts.days > 0 && has_few_others(text, counts);
}

bool is_copied_attribution(const Prepared& text, WordSpan span) {
  const Counts counts = count_words(text, span);
  return counts.verbs > 0 ? has_few_others(text, counts) : counts.days > 0 && counts.others == 0;
}

bool is_only_speaker(const Prepared& text, WordSpan span) { return count_words(text, span).others == 0; }

bool states_something(const Prepared& text, WordSpan span) {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (text.kinds[i] == WordKind::function || text.kinds[i] == WordKind::number) continue;
    const bool name = is_capitalised(text, i) && text.pauses[i] < Pause::sentence;
    if (!name && !is_date_word(folded_at(text, i)) && !introduces_speaker(text, i)) return true;
  }
  return false;
}

bool introduces_speaker(const Prepared& text, std::uint32_t word) {
  if (is_verb_of_saying(folded_at(text, word))) return true;
  for (std::uint32_t at = word; at < text.words.size() && at - word <= most_title_words; ++at) {
    if (at > word && (text.pauses[at] != Pause::none || is_capitalised(text, at))) return false;
    if (text.weights[at] <= function_weight) return false;
    if (is_title_word(folded_at(text, at))) return true;
  }
  return false;
}

}  // namespace store
