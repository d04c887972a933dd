// Dates in a query: "August 21 2012", "21.08.2012", "21 de agosto de 2012", "2012-08", "agosto de 2012". However it is
// typed, a date stands for every spelling of it in the languages of the table, and for the articles published then.
#pragma once

#include <string>
#include <string_view>

#include "store/search/query.h"

namespace store {

// Parts dates written with dots into three words, so that they are read like others; every byte stays where it is.
std::string parted_dates(std::string text);

// Looks for the first date among the terms: its day, month and year get the other spellings as forms, the words
// between them ("de", "of") go, ParsedQuery::date says where it is and which days or months it may mean: two where
// nobody can tell the day from the month (03/04/2012). Without a year it has spellings, but names no time.
// `typed` is what the terms were read from.
void read_date(ParsedQuery& query, std::string_view typed);

// The number of a month by a folded name or its abbreviation, from 1; 0 for none.
int month_named(std::string_view folded);
// All the names of a month, folded, parted by spaces.
std::string_view names_of_month(int month);

}  // namespace store
