#include "store/search/filter.h"

#include <algorithm>

#include "store/edition_rows.h"
#include "store/search/query.h"
#include "store/search/words.h"

namespace store {
namespace {

using base::Result;

// Folded words with a space between: how a source's name is compared.
std::string folded_name(std::string_view name) {
  const SearchWords words = search_words(name, "");
  std::string out;
  for (const SearchWord& word : words.words) {
    if (!out.empty()) out += ' ';
    out += words[word];
  }
  return out;
}

// "2024-03" to the minute: its first, or its last.
std::string filled(std::string_view iso, std::string_view pattern) {
  constexpr std::size_t to_the_minute = 16;
  std::string out(iso.substr(0, to_the_minute));
  if (out.size() < pattern.size()) out += pattern.substr(out.size());
  return out;
}
std::string first_minute(std::string_view iso) { return filled(iso, "0000-01-01T00:00"); }
std::string last_minute(std::string_view iso) { return filled(iso, "9999-12-31T23:59"); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool is_from(std::string_view iso, std::string_view from) { return last_minute(iso) >= first_minute(from); }
bool is_until(std::string_view iso, std::string_view to) { return first_minute(iso) <= last_minute(to); }

bool covers_language(std::string_view wanted, std::string_view language) {
  if (language.size() < wanted.size()) return false;
  if (!std::equal(wanted.begin(), wanted.end(), language.begin(), [](char a, char b) { return lower(a) == lower(b); }))
    return false;
  return language.size() == wanted.size() || language[wanted.size()] == '-' || language[wanted.size()] == '_';
}

Result<SearchFilter> SearchFilter::create(const Database& database, const SearchRequest& request) {
  SearchFilter filter(TRY(
      database.prepare("SELECT a.source, a.language, a.published FROM search_order o JOIN article a USING (article) "
                       "WHERE o.position = ?")));
  if (request.source) filter.source_ = folded_name(sound_query(*request.source));
  filter.language_ = request.language;
  filter.from_ = request.from;
  filter.to_ = request.to;
  return filter;
}

Result<bool> SearchFilter::takes(std::int64_t row) {
  if (takes_all()) return true;
  facts_.reset();
  facts_.bind(1, row);
  if (!TRY(facts_.step())) return false;
  const auto source = TRY(optional_field(facts_, 0));
  const auto language = TRY(optional_field(facts_, 1));
  const auto published = TRY(optional_field(facts_, 2));
  if (source_ && (!source || folded_name(*source) != *source_)) return false;
  if (language_ && (!language || !covers_language(*language_, *language))) return false;
  if (from_ && (!published || !is_from(*published, *from_))) return false;
  return !to_ || (published && is_until(*published, *to_));
}

}  // namespace store
