// Forms: the other forms of a query's words that an edition has, "debates" and "debating" for "debate". Two words are
// forms of one when a stemmer of one of the edition's languages (Snowball: Porter 2001, by libstemmer) gives them the
// same stem. The index holds words as they are written; forms are looked up when a query is read, so the word itself
// can count for more than its forms, and an edition in several languages needs no guess at the language of a query.
#pragma once

#include "platform/base/result.h"
#include "store/search/query.h"
#include "store/sqlite.h"

namespace store {

// The commonest forms of one word, at most.
constexpr std::size_t most_forms = 12;

// Fills `forms` of every term outside phrases. Fails when the database does.
base::Result<void> add_forms(const Database& database, ParsedQuery& query);

}  // namespace store
