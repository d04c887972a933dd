#include "store/write/prepare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "store/write/guess_language.h"
#include "store/write/quotes.h"
#include "store/write/radix_sort.h"

namespace store {

namespace {

constexpr std::uint32_t least_window_words = 5;
constexpr std::uint32_t most_window_words = 45;

bool is_white(char32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0; }

// Whether the text between two words cuts a clause: anything but white space, hyphens and the dot of an abbreviation.
bool cuts_clause(std::string_view gap) {
  if (gap.size() == 1 && gap.front() == ' ') return false;
  for (std::size_t at = 0; at < gap.size();) {
    const base::CodePoint point = base::code_point_at(gap, at);
    at += point.bytes;
    const bool spaced_dash = point.value == '-' && gap.size() > 1;
    const bool plain = point.value == '-' || point.value == '.' || point.value == '/' || point.value == 0x2010 ||
                       point.value == 0x2011 || point.value == '$' || point.value == '%' || point.value == '&';
    if (spaced_dash || (!plain && !is_white(point.value))) return true;
  }
  return false;
}

void find_pauses(Prepared& text) {
  const std::vector<Token>& words = text.tokens.words;
  text.pauses.resize(words.size(), Pause::none);
  std::uint32_t last_end = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Token& word = words[i];
    if (word.sentence_start) {
      text.pauses[i] = word.paragraph_start ? Pause::paragraph : Pause::sentence;
      text.sentences.push_back(static_cast<std::uint32_t>(i));
    } else if (cuts_clause(base::slice(text.text, {last_end, word.range.begin}))) {
      text.pauses[i] = Pause::clause;
    }
    last_end = word.range.end;
  }
  text.sentences.push_back(static_cast<std::uint32_t>(words.size()));
}

void know_words(Prepared& text, Vocabulary& vocabulary) {
  const std::vector<Token>& words = text.tokens.words;
  text.words.resize(words.size());
  text.stems.resize(words.size());
  text.weights.resize(words.size());
  text.kinds.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const KnownWord& known = vocabulary.know(folded_word(text.tokens, words[i]));
    text.words[i] = known.word;
    text.stems[i] = known.stem;
    text.weights[i] = known.weight;
    text.kinds[i] = kind_of(known.weight);
  }
}

constexpr std::uint64_t packed(std::uint64_t key, std::size_t at) { return key << 32U | at; }

void index_runs(Prepared& text) {
  const std::vector<std::uint64_t>& words = text.words;
  if (words.size() < run_words) return;
  text.runs.reserve(words.size());
  for (std::size_t i = 0; i + run_words <= words.size(); ++i) {
    const std::uint64_t key = (words[i] * 0x9E3779B97F4A7C15ULL + words[i + 1]) * 0xD6E8FEB86659FD93ULL + words[i + 2];
    text.runs.push_back(packed((key * 0x9E3779B97F4A7C15ULL) >> 32U, i));
  }
  sort_by_upper_half(text.runs);
}

// Requires: `entries` holds stem << 32 | word number, words in rising order.
PlaceIndex index_of(std::vector<std::uint64_t> entries) {
  sort_by_upper_half(entries);
  PlaceIndex index;
  index.places.resize(entries.size());
  index.keys.reserve(entries.size());
  index.first.reserve(entries.size() + 1);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto key = static_cast<std::uint32_t>(entries[i] >> 32U);
    if (index.keys.empty() || index.keys.back() != key) {
      index.keys.push_back(key);
      index.first.push_back(static_cast<std::uint32_t>(i));
    }
    index.places[i] = static_cast<std::uint32_t>(entries[i]);
  }
  index.first.push_back(static_cast<std::uint32_t>(entries.size()));
  return index;
}

void index_stems(Prepared& text) {
  std::vector<std::uint64_t> telling;
  telling.reserve(text.words.size());
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    if (text.kinds[i] != WordKind::function) telling.push_back(packed(text.stems[i], i));
  }
  text.telling = index_of(std::move(telling));
  text.counts.resize(text.words.size(), 1);
  for (std::size_t key = 0; key < text.telling.keys.size(); ++key) {
    const std::span<const std::uint32_t> places = places_of(text.telling, key);
    for (const std::uint32_t at : places) text.counts[at] = static_cast<std::uint32_t>(places.size());
  }
}

void cut_windows(Prepared& text) {
  std::vector<std::uint32_t>& begins = text.windows.begins;
  const auto count = static_cast<std::uint32_t>(text.words.size());
  for (std::size_t s = 0; s + 1 < text.sentences.size(); ++s) {
    const std::uint32_t begin = text.sentences[s];
    const std::uint32_t words = text.sentences[s + 1] - begin;
    if (!begins.empty() && begin - begins.back() < least_window_words) {
      continue;  // the window before is too short to end here
    }
    const std::uint32_t parts = (words + most_window_words - 1) / most_window_words;
    for (std::uint32_t i = 0; i < parts; ++i) begins.push_back(begin + words * i / parts);
  }
  if (begins.size() > 1 && count - begins.back() < least_window_words) begins.pop_back();
  begins.push_back(count);
  text.windows.of_word.resize(count);
  for (std::uint32_t w = 0; w + 1 < begins.size(); ++w) {
    for (std::uint32_t i = begins[w]; i < begins[w + 1]; ++i) text.windows.of_word[i] = w;
  }
}

void index_windows(Prepared& text) {
  Windows& windows = text.windows;
  const std::size_t count = windows.begins.size() - 1;
  for (std::vector<float>* sums : {&windows.squares, &windows.logs, &windows.log_squares, &windows.distinct}) {
    sums->assign(count, 0);
  }
  windows.places.reserve(text.telling.places.size());
  for (std::size_t key = 0; key < text.telling.keys.size(); ++key) {
    const std::span<const std::uint32_t> places = places_of(text.telling, key);
    const float weight = text.weights[places.front()];
    const float square = weight * weight;
    const float log = std::log(static_cast<float>(places.size()));
    const std::size_t begin = windows.places.size();
    windows.first.push_back(static_cast<std::uint32_t>(begin));
    for (const std::uint32_t at : places) {
      const std::uint32_t window = windows.of_word[at];
      if (windows.places.size() > begin && windows.places.back() == window) continue;
      windows.places.push_back(window);
      windows.squares[window] += square;
      windows.logs[window] += square * log;
      windows.log_squares[window] += square * log * log;
      windows.distinct[window] += 1;
    }
  }
  windows.first.push_back(static_cast<std::uint32_t>(windows.places.size()));
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

void look_at_news(Prepared& text, std::string_view language) {
  if (writes_names_plainly(language) || is_in_capitals(text)) text.names = NameMarks::none;
  text.quoted = quoted_words(text.text, text.tokens);
  index_runs(text);
}

}  // namespace

Prepared prepare(const MatchText& text, Vocabulary& vocabulary, MatchPreset preset) {
  Prepared prepared;
  prepared.text = text.text;
  std::string language(text.language);
  if (language.empty() && preset == MatchPreset::news) language = guess_language(text.text).value_or("");
  prepared.tokens = tokenise(text.text, language);
  vocabulary.set_language(language);
  find_pauses(prepared);
  know_words(prepared, vocabulary);
  index_stems(prepared);
  if (preset == MatchPreset::news) {
    look_at_news(prepared, language);
  } else {
    cut_windows(prepared);
    index_windows(prepared);
  }
  return prepared;
}

Prepared prepare(const MatchText& text, MatchPreset preset) {
  Vocabulary vocabulary;
  return prepare(text, vocabulary, preset);
}

}  // namespace store
