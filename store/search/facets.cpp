#include "store/search/facets.h"

#include <algorithm>

#include "store/edition_rows.h"

namespace store {
namespace {

using base::Result;
using Choices = std::vector<SearchFacets::Choice>;

constexpr std::int64_t most_choices = 500;
constexpr std::size_t most_periods = 36;  // of one length, to look through

Result<Choices> read_choices(Statement& row) {
  Choices choices;
  while (TRY(row.step())) choices.push_back({TRY(field(row, 0)), row.integer(1)});
  return choices;
}

Result<Choices> read_sources(const Database& database) {
  Statement row =
      TRY(database.prepare("SELECT source, count(*) FROM article WHERE source IS NOT NULL GROUP BY source "
                           "ORDER BY count(*) DESC, source LIMIT ?"));
  row.bind(1, most_choices);
  return read_choices(row);
}

// By the language alone: "en-GB" is English.
Result<Choices> read_languages(const Database& database) {
  Statement row =
      TRY(database.prepare("SELECT language, articles FROM search_language ORDER BY articles DESC, language LIMIT ?"));
  row.bind(1, most_choices);
  Choices languages;
  for (const SearchFacets::Choice& one : TRY(read_choices(row))) {
    const std::string primary = one.value.substr(0, one.value.find_first_of("-_"));
    const auto known =
        std::find_if(languages.begin(), languages.end(), [&](const auto& other) { return other.value == primary; });
    if (known == languages.end()) {
      languages.push_back({primary, one.articles});
    } else {
      known->articles += one.articles;
    }
  }
  std::stable_sort(languages.begin(), languages.end(),
                   [](const auto& a, const auto& b) { return a.articles > b.articles; });
  return languages;
}

// `letters` of the time: 4 the year, 7 the month, 10 the day.
Result<Choices> read_periods(const Database& database, std::int64_t letters) {
  Statement row = TRY(
      database.prepare("SELECT substr(published, 1, ?), count(*) FROM article WHERE published IS NOT NULL GROUP BY 1 "
                       "ORDER BY 1 DESC LIMIT ?"));
  row.bind(1, letters).bind(2, most_choices);
  return read_choices(row);
}

}  // namespace

Result<SearchFacets> read_facets(const Database& database) {
  SearchFacets facets;
  facets.sources = TRY(read_sources(database));
  facets.languages = TRY(read_languages(database));
  for (const std::int64_t letters : {10, 7, 4}) {
    facets.periods = TRY(read_periods(database, letters));
    if (facets.periods.size() <= most_periods) break;
  }
  return facets;
}

}  // namespace store
