#include "store/write/match/prepare.h"

#include <algorithm>
#include <array>
#include <string>

#include "store/write/clean/guess_language.h"
#include "store/write/match/old_spelling.h"
#include "store/write/match/paragraph_numbers.h"
#include "store/write/match/quotes.h"
#include "store/write/match/radix_sort.h"
#include "store/write/match/windows.h"

namespace store {

namespace {

void find_pauses(Prepared& text) {
  const std::vector<Token>& words = text.tokens.words;
  text.pauses.resize(words.size(), Pause::none);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Token& word = words[i];
    if (word.sentence_start) {
      text.pauses[i] = word.paragraph_start ? Pause::paragraph : Pause::sentence;
      text.sentences.push_back(static_cast<std::uint32_t>(i));
    } else if (word.clause_start) {
      text.pauses[i] = Pause::clause;
    }
  }
  text.sentences.push_back(static_cast<std::uint32_t>(words.size()));
}

// What looks for passages sees the word by its key from here on.
void spell_by_key(Prepared& text, std::size_t at, std::string_view word) {
  if (text.written.empty()) text.written = text.words;
  text.words[at] = hash_of_word(spelling_key(word));
}

void know_words(Prepared& text, Vocabulary& vocabulary) {
  const std::vector<Token>& words = text.tokens.words;
  text.words.resize(words.size());
  text.stems.resize(words.size());
  text.weights.resize(words.size());
  text.kinds.resize(words.size());
  const std::string_view folded = text.tokens.folded;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text.words[i] = hash_of_word({folded.data() + words[i].folded, words[i].folded_bytes});
    vocabulary.expect(text.words[i]);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word(folded.data() + words[i].folded, words[i].folded_bytes);
    const KnownWord& known = vocabulary.know(word, text.words[i]);
    text.stems[i] = known.stem;
    text.kinds[i] = known.kind;
    text.weights[i] = weight_of_kind[static_cast<std::size_t>(known.kind)];
    if (known.has_key) spell_by_key(text, i, word);
  }
}

constexpr std::uint64_t packed(std::uint64_t key, std::size_t at) { return key << 32U | at; }

void index_runs(Prepared& text) {
  const std::vector<std::uint64_t>& words = text.words;
  if (words.size() < run_words) return;
  text.runs.reserve(words.size());
  for (std::size_t i = 0; i + run_words <= words.size(); ++i) {
    text.runs.push_back(packed(key_of_run(text, i), i));
  }
  sort_by_upper_half(text.runs);
}

// Requires: `entries` holds stem << 32 | word number, words in rising order.
PlaceIndex index_of(std::vector<std::uint64_t> entries) {
  sort_by_upper_half(entries);
  PlaceIndex index;
  index.keys.resize(entries.size());
  index.first.resize(entries.size() + 1);
  index.places.resize(entries.size());
  std::size_t keys = 0;
  std::uint64_t last = ~std::uint64_t{0};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    // Written without branches: whether a stem comes again cannot be foreseen.
    const std::uint64_t key = entries[i] >> 32U;
    keys += key == last ? 0U : 1U;
    last = key;
    index.keys[keys - 1] = static_cast<std::uint32_t>(key);
    index.first[keys] = static_cast<std::uint32_t>(i + 1);
    index.places[i] = static_cast<std::uint32_t>(entries[i]);
  }
  index.keys.resize(keys);
  index.first.resize(keys + 1);
  return index;
}

void index_stems(Prepared& text) {
  const std::size_t count = text.words.size();
  std::vector<std::uint64_t> telling(count);
  std::size_t size = 0;
  for (std::size_t i = 0; i < count; ++i) {
    telling[size] = packed(text.stems[i], i);
    size += text.kinds[i] == WordKind::function ? 0U : 1U;
  }
  telling.resize(size);
  text.telling = index_of(std::move(telling));
}

void count_stems(Prepared& text) {
  text.counts.resize(text.words.size(), 1);
  for (std::size_t key = 0; key < text.telling.keys.size(); ++key) {
    const std::span<const std::uint32_t> places = places_of(text.telling, key);
    std::size_t first = 0;
    std::size_t end = 0;
    for (const std::uint32_t at : places) {
      while (places[first] + article_words < at) ++first;
      while (end < places.size() && places[end] <= at + article_words) ++end;
      text.counts[at] = static_cast<std::uint32_t>(end - first);
    }
  }
}

// The keys of function words, and what each sentence is made of.
void count_kinds(Prepared& text) {
  const std::size_t count = text.words.size();
  text.keys.resize(count);
  text.sentence_words.of_word.resize(count);
  text.sentence_words.kinds.resize(text.sentences.size() - 1);
  for (std::uint32_t s = 0; s + 1 < text.sentences.size(); ++s) {
    KindCounts& kinds = text.sentence_words.kinds[s];
    for (std::uint32_t i = text.sentences[s]; i < text.sentences[s + 1]; ++i) {
      ++kinds[static_cast<std::size_t>(text.kinds[i])];
      text.sentence_words.of_word[i] = s;
      text.keys[i] = text.kinds[i] == WordKind::function ? 1 + text.stems[i] % function_keys : no_key;
    }
  }
}

// Languages that write names like other words.
bool writes_names_plainly(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  constexpr std::array<std::string_view, 12> plain = {"ar", "de", "fa", "he", "hi", "ja",
                                                      "ko", "ps", "th", "ur", "yi", "zh"};
  return std::binary_search(plain.begin(), plain.end(), primary);
}

// Whether more than half of the words inside sentences begin with a capital letter: headlines, shouting.
bool is_in_capitals(const Prepared& text) {
  std::size_t inside = 0;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < text.tokens.words.size(); ++i) {
    if (text.pauses[i] >= Pause::sentence) continue;
    const std::string_view folded = folded_word(text.tokens, text.tokens.words[i]);
    ++inside;
    capitals += !folded.empty() && text.text[text.tokens.words[i].range.begin] != folded.front() ? 1U : 0U;
  }
  return capitals * 2 > inside;
}

// What numbers a paragraph tells no more than "the".
void forget_paragraph_numbers(Prepared& text) {
  for (const std::uint32_t word : paragraph_numbers(text.tokens)) {
    text.weights[word] = function_weight;
    text.kinds[word] = WordKind::function;
  }
}

void look_at_news(Prepared& text, std::string_view language) {
  if (writes_names_plainly(language) || is_in_capitals(text)) text.names = NameMarks::none;
  text.quoted = quoted_words(text.text, text.tokens);
  index_runs(text);
}

}  // namespace

std::uint64_t key_of_run(const Prepared& text, std::size_t first) {
  const std::uint64_t* words = text.words.data() + first;
  const std::uint64_t key = (words[0] * 0x9E3779B97F4A7C15ULL + words[1]) * 0xD6E8FEB86659FD93ULL + words[2];
  return (key * 0x9E3779B97F4A7C15ULL) >> 32U;
}

Prepared prepare(const MatchText& text, Vocabulary& vocabulary, MatchPreset preset) {
  Prepared prepared;
  prepared.text = text.text;
  std::string language(text.language);
  if (language.empty() && preset == MatchPreset::news) language = guess_language(text.text).value_or("");
  prepared.tokens = tokenise(text.text, language);
  vocabulary.set_language(language, preset == MatchPreset::news ? SpellingKeys::asked : SpellingKeys::left_out);
  find_pauses(prepared);
  know_words(prepared, vocabulary);
  if (preset == MatchPreset::news) forget_paragraph_numbers(prepared);
  index_stems(prepared);
  if (preset == MatchPreset::news) {
    count_stems(prepared);
    look_at_news(prepared, language);
  } else {
    count_kinds(prepared);
    find_windows(prepared);
  }
  return prepared;
}

Prepared prepare(const MatchText& text, MatchPreset preset) {
  Vocabulary vocabulary;
  return prepare(text, vocabulary, preset);
}

}  // namespace store
