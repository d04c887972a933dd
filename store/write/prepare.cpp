#include "store/write/prepare.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <string>

#include "store/write/word_weights.h"

namespace store {

namespace {

struct CloseStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, CloseStemmer>;

// FNV-1a with a final mix (MurmurHash3's), so that sorted keys spread.
std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 29U);
}

std::string_view primary_subtag(std::string_view language) { return language.substr(0, language.find_first_of("-_")); }

Stemmer open_stemmer(std::string_view language) {
  const std::string name(language.empty() ? "en" : primary_subtag(language));
  return Stemmer(sb_stemmer_new(name.c_str(), "UTF_8"));
}

// The stem, and without the possessive ending that Snowball's English keeps when it has no word to cut.
std::string_view stem_of(std::string_view word, sb_stemmer* stemmer) {
  if (!stemmer || word.size() < 3) return word;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (!stem) return word;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

bool is_white(char32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0; }

// Whether the text between two words cuts a clause: anything but white space, hyphens and the dot of an abbreviation.
bool cuts_clause(std::string_view gap) {
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

// Stems each distinct word once: sorting the words' hashes brings the same words together.
void find_stems(Prepared& text, std::string_view language) {
  const Stemmer stemmer = open_stemmer(language);
  const std::vector<Token>& words = text.tokens.words;
  std::vector<IndexEntry> order(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    text.words.push_back(hash_of(folded_word(text.tokens, words[i])));
    order[i] = {text.words[i], static_cast<std::uint32_t>(i)};
  }
  std::sort(order.begin(), order.end());
  text.stems.resize(words.size());
  text.weights.resize(words.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t at = order[i].at;
    if (i > 0 && order[i].key == order[i - 1].key) {
      text.stems[at] = text.stems[order[i - 1].at];
      text.weights[at] = text.weights[order[i - 1].at];
      continue;
    }
    const std::string_view word = folded_word(text.tokens, words[at]);
    text.weights[at] = weight_of(word, primary_subtag(language));
    text.stems[at] = hash_of(stem_of(word, stemmer.get()));
  }
}

// Requires: text.telling is sorted.
void count_stems(Prepared& text) {
  text.counts.resize(text.words.size(), 1);
  for (std::size_t i = 0; i < text.telling.size();) {
    std::size_t end = i;
    while (end < text.telling.size() && text.telling[end].key == text.telling[i].key) ++end;
    for (std::size_t j = i; j < end; ++j) text.counts[text.telling[j].at] = static_cast<std::uint32_t>(end - i);
    i = end;
  }
}

void build_indexes(Prepared& text) {
  const std::vector<std::uint64_t>& words = text.words;
  for (std::size_t i = 0; i + run_words <= words.size(); ++i) {
    const std::uint64_t key = (words[i] * 0x9E3779B97F4A7C15ULL + words[i + 1]) * 0xD6E8FEB86659FD93ULL + words[i + 2];
    text.runs.push_back({key, static_cast<std::uint32_t>(i)});
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (text.weights[i] > function_weight) text.telling.push_back({text.stems[i], static_cast<std::uint32_t>(i)});
  }
  std::sort(text.runs.begin(), text.runs.end());
  std::sort(text.telling.begin(), text.telling.end());
}

}  // namespace

Prepared prepare(const MatchText& text) {
  Prepared prepared;
  prepared.text = text.text;
  prepared.tokens = tokenise(text.text, text.language);
  find_pauses(prepared);
  find_stems(prepared, text.language);
  build_indexes(prepared);
  count_stems(prepared);
  return prepared;
}

}  // namespace store
