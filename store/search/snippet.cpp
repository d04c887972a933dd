#include "store/search/snippet.h"

#include <algorithm>
#include <array>

namespace store {
namespace {

using base::TextRange;

// Words around the hits that are shown before them, at most, and the words in which hits are looked for together.
constexpr std::size_t words_before = 8;
constexpr std::uint32_t window_words = 26;

constexpr std::string_view ellipsis = "…";

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Of the windows that begin with a hit, the one whose terms say the most; of equals the first. Index into hits.
std::size_t best_hit(const TextScan& scan, std::span<const double> weights) {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t i = 0; i < scan.hits.size(); ++i) {
    std::array<bool, most_terms> seen{};
    double value = 0;
    for (std::size_t j = i; j < scan.hits.size() && scan.hits[j].place < scan.hits[i].place + window_words; ++j) {
      const TermHit& hit = scan.hits[j];
      if (seen[hit.term]) continue;
      seen[hit.term] = true;
      value += weights[hit.term] * (0.5 + 0.5 * weight_of(hit.likeness));
    }
    // What stands one behind the other is what was asked for.
    if (scan.longest_run.count > 1 && scan.hits[i].range.begin == scan.longest_run.range.begin) value *= 2;
    if (value > most + 1e-9) {
      most = value;
      best = i;
    }
  }
  return best;
}

bool is_quote(std::string_view mark) {
  constexpr std::array<std::string_view, 8> quotes = {"“", "”", "‘", "’", "„", "«", "»", "‹"};
  return std::find(quotes.begin(), quotes.end(), mark) != quotes.end();
}

// Whether a sentence begins at the word: nothing but quotes and space between it and a full stop or a line's end.
bool begins_sentence(std::string_view text, std::size_t at) {
  bool space = false;
  while (at > 0) {
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) --begin;
    const std::string_view mark = text.substr(begin, at - begin);
    if (mark == "\n" || mark == "。" || mark == "！" || mark == "？" || mark == "۔" || mark == "।") return true;
    if (mark == "." || mark == "!" || mark == "?" || mark == "…" || mark == "؟") return space;
    const bool passed = is_space(mark.front()) || mark == "\"" || mark == "'" || mark == "(" || is_quote(mark);
    if (!passed) return false;
    space = space || is_space(mark.front());
    at = begin;
  }
  return true;
}

// Index of the word the snippet begins with: the beginning of the sentence when that is near, else some words before.
std::size_t first_word(std::string_view text, const SearchWords& words, std::size_t hit) {
  const std::size_t earliest = hit > words_before ? hit - words_before : 0;
  for (std::size_t word = hit + 1; word-- > earliest;)
    if (begins_sentence(text, words.words[word].range.begin)) return word;
  const std::size_t some = words_before / 2;
  return hit > some ? hit - some : 0;
}

std::size_t letters_in(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return letters_of(text.substr(begin, end - begin));
}

// Behind the punctuation that follows a word.
std::uint32_t with_punctuation(std::string_view text, std::uint32_t end, std::uint32_t limit) {
  while (end < limit && !is_space(text[end])) ++end;
  return end;
}

// Appends text[begin, end) with white space made single spaces.
void append_line(std::string_view text, std::uint32_t begin, std::uint32_t end, std::string& out) {
  for (std::uint32_t at = begin; at < end; ++at) {
    if (!is_space(text[at])) {
      out += text[at];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
}

// The opening quote or bracket in front of a word belongs to it.
std::uint32_t with_opening(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  while (begin > limit && !is_space(text[begin - 1])) --begin;
  return begin;
}

// A "word" of a hostile text may be as long as the text.
void shorten(Snippet& snippet) {
  constexpr std::size_t most_bytes = 2048;
  if (snippet.text.size() <= most_bytes) return;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(snippet.text[end]) & 0xC0U) == 0x80) --end;
  snippet.text.resize(end);
  std::erase_if(snippet.marks, [end](const TextRange& mark) { return mark.end > end; });
  snippet.text += ellipsis;
}

struct Cut {
  TextRange range;
  bool before = false;  // a sentence is cut at the beginning
  bool after = false;
};

Cut cut_around(std::string_view text, const SearchWords& words, std::size_t hit) {
  const std::vector<SearchWord>& all = words.words;
  const std::size_t first = first_word(text, words, hit);
  std::size_t last = first;
  std::size_t letters = 0;
  while (last + 1 < all.size()) {
    letters += letters_in(text, all[last].range.end, std::max(all[last].range.end, all[last + 1].range.end));
    if (letters > snippet_letters && last >= hit) break;
    ++last;
  }
  Cut cut;
  cut.range.begin = with_opening(text, all[first].range.begin, first > 0 ? all[first - 1].range.end : 0);
  const auto end_of_text = static_cast<std::uint32_t>(text.size());
  cut.range.end =
      with_punctuation(text, all[last].range.end, last + 1 < all.size() ? all[last + 1].range.begin : end_of_text);
  cut.before = first > 0 && !begins_sentence(text, all[first].range.begin);
  cut.after = last + 1 < all.size() && !begins_sentence(text, all[last + 1].range.begin);
  return cut;
}

}  // namespace

std::vector<TextRange> marks_of(const TextScan& scan) {
  std::vector<TextRange> marks;
  for (const TermHit& hit : scan.hits) {
    if (!marks.empty() && hit.range.begin < marks.back().end) continue;
    marks.push_back(hit.range);
  }
  return marks;
}

Snippet make_snippet(std::string_view text, const TextScan& scan, std::span<const double> weights) {
  Snippet snippet;
  const std::vector<SearchWord>& words = scan.words.words;
  if (words.empty()) return snippet;
  std::size_t hit = 0;
  if (!scan.hits.empty()) {
    const TermHit& best = scan.hits[best_hit(scan, weights)];
    const auto found = std::lower_bound(words.begin(), words.end(), best.place,
                                        [](const SearchWord& word, std::uint32_t place) { return word.place < place; });
    hit = static_cast<std::size_t>(found - words.begin());
  }
  const Cut cut = cut_around(text, scan.words, hit);
  if (cut.before) snippet.text += ellipsis;
  std::uint32_t done = cut.range.begin;
  for (const TextRange mark : marks_of(scan)) {
    if (mark.begin < cut.range.begin || mark.end > cut.range.end) continue;
    append_line(text, done, mark.begin, snippet.text);
    const auto begin = static_cast<std::uint32_t>(snippet.text.size());
    append_line(text, mark.begin, mark.end, snippet.text);
    snippet.marks.push_back({begin, static_cast<std::uint32_t>(snippet.text.size())});
    done = mark.end;
  }
  append_line(text, done, cut.range.end, snippet.text);
  if (cut.after) snippet.text += ellipsis;
  shorten(snippet);
  return snippet;
}

}  // namespace store
