#include "store/search/forms.h"

#include <libstemmer.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>

#include "store/edition_rows.h"
#include "store/search/irregular_forms.h"
#include "store/search/word_index.h"
#include "store/search/words.h"

namespace store {
namespace {

using base::Result;

constexpr std::size_t least_letters = 3;  // shorter words have no endings
constexpr int most_languages = 4;         // the commonest of an edition that are written in one script
constexpr int most_neighbours = 2000;     // words with one beginning that are stemmed

struct CloseStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

struct Stemmer {
  std::unique_ptr<sb_stemmer, CloseStemmer> handle;
  std::string language;  // without its country
  UScriptCode script = USCRIPT_LATIN;
};

// The one that the language is written in first of all, as ICU's locales have it.
UScriptCode script_of_language(const std::string& language) {
  std::array<UScriptCode, 8> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t count =
      uscript_getCode(language.c_str(), scripts.data(), static_cast<std::int32_t>(scripts.size()), &status);
  return U_FAILURE(status) || count == 0 ? USCRIPT_LATIN : scripts.front();
}

UScriptCode script_of_word(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(base::code_point_at(word, 0).value), &status);
  return U_FAILURE(status) ? USCRIPT_COMMON : script;
}

std::string stem_of(const Stemmer& stemmer, const std::string& word) {
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer.handle.get(), bytes, static_cast<int>(word.size()));
  if (stem == nullptr) return word;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer.handle.get()))};
}

// Stemmers of the edition's languages that have one. A Russian word is not kept from its forms by four languages in
// Latin letters, nor asked of theirs.
Result<std::vector<Stemmer>> stemmers_of(const Database& database) {
  Statement row = TRY(database.prepare("SELECT language FROM search_language ORDER BY articles DESC, language"));
  std::vector<Stemmer> stemmers;
  while (TRY(row.step())) {
    const std::string language = TRY(field(row, 0));
    const std::string primary = language.substr(0, language.find_first_of("-_"));
    const UScriptCode script = script_of_language(primary);
    const auto of_script = std::count_if(stemmers.begin(), stemmers.end(),
                                         [script](const Stemmer& stemmer) { return stemmer.script == script; });
    if (of_script >= most_languages) continue;
    Stemmer stemmer{{sb_stemmer_new(primary.c_str(), "UTF_8"), {}}, primary, script};
    if (stemmer.handle) stemmers.push_back(std::move(stemmer));
  }
  return stemmers;
}

// What all forms with this stem begin with, nearly always: "happi" stands for "happy" too.
std::string beginning_of(const std::string& stem) {
  const std::string folded = search_words(stem, "").folded;
  std::size_t keep = letters_of(folded);
  if (keep > least_letters) --keep;
  std::size_t end = 0;
  for (; keep > 0 && end < folded.size(); --keep) end += base::code_point_at(folded, end).bytes;
  return folded.substr(0, end);
}

struct Form {
  std::string word;
  std::int64_t articles = 0;
  std::string languages;
};

// Notes that it is a form in this language too: "nine" is one of "niño" in no English text.
void add_form(std::string_view word, std::int64_t articles, const std::string& language, std::vector<Form>& found) {
  const auto known = std::find_if(found.begin(), found.end(), [word](const Form& form) { return form.word == word; });
  if (known == found.end()) {
    found.push_back({std::string(word), articles, language});
  } else if (known->languages.find(language) == std::string::npos) {
    known->languages += " " + language;
  }
}

// How the edition writes the word, with its accents: stemmers go by them.
const std::string& written(const PackedWord& word) { return word.written.empty() ? word.word : word.written; }

Result<std::string> written(WordIndex& index, const std::string& word) {
  const std::optional<IndexedWord> known = TRY(index.find(word));
  return known ? written(known->packed) : word;
}

Result<void> find_forms(WordIndex& index, const Stemmer& stemmer, const std::string& word, const QueryTerm& term,
                        std::vector<Form>& found) {
  const std::string stem = stem_of(stemmer, word);
  const std::string beginning = beginning_of(stem);
  if (letters_of(beginning) < least_letters) return {};
  TRY(index.seek(beginning));
  IndexedWord neighbour;
  for (int seen = 0; seen < most_neighbours && TRY(index.next(neighbour)); ++seen) {
    const std::string& other = neighbour.packed.word;
    if (!other.starts_with(beginning)) break;
    if (other == term.word) continue;
    if (stem_of(stemmer, written(neighbour.packed)) != stem) continue;
    add_form(other, neighbour.packed.rows, stemmer.language, found);
  }
  return {};
}

Result<void> find_irregular(WordIndex& index, const QueryTerm& term, const std::string& english,
                            std::vector<Form>& found) {
  for (const std::string_view other : irregular_forms(term.word))
    if (const std::int64_t articles = TRY(index.rows_with(other)); articles > 0)
      add_form(other, articles, english, found);
  return {};
}

}  // namespace

Result<void> add_forms(const Database& database, ParsedQuery& query) {
  const std::vector<Stemmer> stemmers = TRY(stemmers_of(database));
  if (stemmers.empty()) return {};
  WordIndex index = TRY(WordIndex::open(database));
  for (std::size_t i = 0; i < query.terms.size(); ++i) {
    QueryTerm& term = query.terms[i];
    if (is_quoted(query, i) || letters_of(term.word) < least_letters) continue;
    const std::string word = TRY(written(index, term.word));
    std::vector<Form> found;
    const UScriptCode script = script_of_word(word);
    for (const Stemmer& stemmer : stemmers) {
      if (stemmer.script != script) continue;
      TRY(find_forms(index, stemmer, word, term, found));
      if (stemmer.language == "en") TRY(find_irregular(index, term, stemmer.language, found));
    }
    std::sort(found.begin(), found.end(), [](const Form& a, const Form& b) {
      return a.articles != b.articles ? a.articles > b.articles : a.word < b.word;
    });
    if (found.size() > most_forms) found.resize(most_forms);
    term.form_languages.resize(term.forms.size());
    for (Form& form : found) {
      term.forms.push_back(std::move(form.word));
      term.form_languages.push_back(std::move(form.languages));
    }
  }
  return {};
}

}  // namespace store
