#include "store/search/query.h"

#include <algorithm>

#include "store/search/dates.h"
#include "store/search/words.h"

namespace store {
namespace {

// Alphabets, in which one letter says little; one sign of Chinese says a lot.
bool is_alphabetic(std::string_view word) { return base::code_point_at(word, 0).value < 0x900; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Straight, curly, low and angled quotes open and close phrases alike. Gives the bytes of the quote at `at`, or 0.
std::size_t quote_at(std::string_view text, std::size_t at) {
  const base::CodePoint point = base::code_point_at(text, at);
  switch (point.value) {
    case '"':
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x300C:
    case 0x300D:
    case 0xFF02:
      return point.bytes;
    default:
      return 0;
  }
}

// Reads the words of text[begin, end) as terms; they are a phrase when `quoted`.
void read_words(std::string_view text, std::size_t begin, std::size_t end, bool quoted, ParsedQuery& out) {
  const SearchWords words = search_words(text.substr(begin, end - begin), "");
  const std::size_t first = out.terms.size();
  for (std::size_t i = 0; i < words.words.size() && out.terms.size() < most_terms; ++i) {
    // The first spelling is the whole word: "o'brien" asks for "obrien" alone.
    if (i > 0 && words.words[i].place == words.words[i - 1].place) continue;
    out.terms.emplace_back();
    out.terms.back().word = words[words.words[i]];
    out.terms.back().typed = base::slice(text, {static_cast<std::uint32_t>(begin) + words.words[i].range.begin,
                                                static_cast<std::uint32_t>(begin) + words.words[i].range.end});
  }
  const std::size_t count = out.terms.size() - first;
  const bool typing = end == text.size() && !words.words.empty() && words.words.back().range.end == end - begin;
  if (count > 0 && typing && out.terms.size() < most_terms) out.terms.back().prefix = true;
  if (quoted && count > 1) out.phrases.push_back({first, count});
}

bool is_initial(const QueryTerm& term) {
  return letters_of(term.word) == 1 && is_alphabetic(term.word) && !is_digit(term.word.front());
}

// Two initials or more beside a longer word: "G. H. Williams" is written "G.H. Williams" too, which is one word, "gh".
void read_initials(ParsedQuery& query) {
  constexpr std::size_t least_letters = 3;
  const bool named = std::any_of(query.terms.begin(), query.terms.end(),
                                 [](const QueryTerm& term) { return letters_of(term.word) >= least_letters; });
  if (!named) return;
  for (std::size_t begin = 0; begin < query.terms.size(); ++begin) {
    std::string joined;
    std::size_t end = begin;
    for (; end < query.terms.size() && is_initial(query.terms[end]) && !is_quoted(query, end); ++end)
      joined += query.terms[end].word;
    if (end - begin < 2) continue;
    for (std::size_t i = begin; i < end; ++i) query.terms[i].minor = true;
    query.terms[begin].forms.push_back(joined);
    begin = end;
  }
}

void tell(ParsedQuery& query) {
  std::size_t phrase = 0;
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    const bool in_phrase = phrase < query.phrases.size() && i >= query.phrases[phrase].first;
    if (i > 0) query.used += ' ';
    if (in_phrase && i == query.phrases[phrase].first) query.used += '"';
    query.used += query.terms[i].word;
    if (query.terms[i].prefix) query.used += '*';
    if (in_phrase && i + 1 == query.phrases[phrase].first + query.phrases[phrase].count) {
      query.used += '"';
      ++phrase;
    }
  }
}

}  // namespace

std::string sound_query(std::string_view text) {
  text = text.substr(0, most_query_bytes);
  std::string out;
  while (const auto bad = base::first_invalid(text)) {
    out += text.substr(0, *bad);
    out += "\xEF\xBF\xBD";
    text.remove_prefix(*bad + 1);
  }
  return out += text;
}

ParsedQuery parse_query(std::string_view bytes) {
  const std::string text = parted_dates(sound_query(bytes));
  ParsedQuery query;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t quote = quote_at(text, at);
    if (quote > 0) {
      read_words(text, begin, at, quoted, query);
      quoted = !quoted;
      begin = at + quote;
    }
    at += quote > 0 ? quote : base::code_point_at(text, at).bytes;
  }
  read_words(text, begin, text.size(), quoted, query);
  read_date(query, text);
  if (query.terms.size() > 1) {
    QueryTerm& last = query.terms.back();
    last.minor = last.prefix && !quoted && letters_of(last.word) == 1 && is_alphabetic(last.word);
  }
  read_initials(query);
  tell(query);
  return query;
}

bool is_of_date(const ParsedQuery& query, std::size_t term) {
  return term >= query.date.first && term < query.date.first + query.date.count;
}

bool is_quoted(const ParsedQuery& query, std::size_t term) {
  return std::any_of(query.phrases.begin(), query.phrases.end(), [term](const QueryPhrase& phrase) {
    return term >= phrase.first && term < phrase.first + phrase.count;
  });
}

}  // namespace store
