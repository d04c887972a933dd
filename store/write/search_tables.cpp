#include "store/write/search_tables.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

#include "platform/base/parallel.h"
#include "store/search_rows.h"
#include "store/search_words.h"
#include "store/tokens.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Words of one article, each once, sorted.
struct IndexedArticle {
  std::set<std::string, std::less<>> words;   // of everything
  std::set<std::string, std::less<>> titled;  // of the title
  // Folded word -> how it is written with accents, where that differs.
  std::map<std::string, std::string, std::less<>> written;
};

// What is known of a word over all articles.
struct KnownWord {
  std::int64_t articles = 0;
  std::map<std::string, std::int64_t> written;  // a way to write it -> articles
};
using WordTable = std::unordered_map<std::string, KnownWord>;

bool has_accents(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// Notes how words with accents are written: in small letters, as tokens.h folds them.
void note_written(std::string_view text, const SearchWords& words, IndexedArticle& out) {
  if (!has_accents(text)) return;
  for (const SearchWord& word : words.words) {
    const std::string_view original = base::slice(text, word.range);
    if (!has_accents(original)) continue;
    const Tokens tokens = tokenise(original, "");
    if (tokens.words.size() != 1) continue;
    std::string_view written = folded_word(tokens, tokens.words.front());
    if (written.ends_with("'s")) written.remove_suffix(2);
    const std::string_view folded = words[word];
    if (written != folded && search_words(written, "").folded == folded)
      out.written.try_emplace(std::string(folded), written);
  }
}

void index_text(std::string_view text, std::string_view language, IndexedArticle& out, bool is_title) {
  const SearchWords words = search_words(text, language);
  for (const SearchWord& word : words.words) {
    const std::string_view folded = words[word];
    if (!out.words.contains(folded)) out.words.emplace(folded);
    if (is_title && !out.titled.contains(folded)) out.titled.emplace(folded);
  }
  note_written(text, words, out);
}

IndexedArticle index_article(const Article& article) {
  IndexedArticle out;
  const std::string language = article.language.value_or("");
  index_text(article.title.value_or(""), language, out, true);
  index_text(article.text, language, out, false);
  index_text(article.byline.value_or(""), language, out, false);
  index_text(article.source.value_or(""), "", out, false);
  for (const Caption& caption : article.captions) index_text(caption.text, language, out, false);
  for (const Picture& picture : article.pictures)
    for (const std::optional<std::string>* words : {&picture.alt, &picture.caption, &picture.credit})
      index_text(words->value_or(""), language, out, false);
  return out;
}

std::string joined(const IndexedArticle& article) {
  std::string out;
  for (const std::string& word : article.words) {
    out += word;
    out += ' ';
  }
  for (const std::string& word : article.titled) {
    out += title_mark;
    out += word;
    out += ' ';
  }
  return out;
}

void learn(const IndexedArticle& article, WordTable& vocabulary) {
  for (const std::string& word : article.words) ++vocabulary[word].articles;
  for (const auto& [word, written] : article.written) ++vocabulary[word].written[written];
}

// The newest first, to the minute as far as told; those without a time last; of equals the earlier in reading order.
std::vector<std::size_t> newest_first(std::span<const Article> articles) {
  std::vector<std::size_t> order(articles.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto& left = articles[a].published;
    const auto& right = articles[b].published;
    if (!left || !right) return left.has_value() && !right.has_value();
    return left->iso > right->iso;
  });
  return order;
}

Result<void> check_stop(const EditionParts& parts) {
  if (base::stopped(parts.task)) return Error{ErrorCode::interrupted, "interrupted"};
  return {};
}

Result<void> fill_rows(const Database& database, const EditionParts& parts, WordTable& vocabulary) {
  constexpr std::size_t batch = 64;
  Statement text = TRY(database.prepare("INSERT INTO search(rowid, words) VALUES (?, ?)"));
  Statement place = TRY(database.prepare("INSERT INTO search_order VALUES (?, ?)"));
  const std::vector<std::size_t> order = newest_first(parts.articles.heads);
  for (std::size_t first = 0; first < order.size(); first += batch) {
    TRY(check_stop(parts));
    const std::size_t count = std::min(batch, order.size() - first);
    std::vector<Result<IndexedArticle>> some(count, IndexedArticle());
    base::for_each_index(count, parts.task.jobs, [&](std::size_t i) {
      const Result<Article> article = read_article(parts.articles, order[first + i]);
      some[i] = article ? Result<IndexedArticle>(index_article(article.value())) : article.error();
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (!some[i]) return some[i].error();
      const auto position = static_cast<std::int64_t>(first + i) + 1;
      learn(some[i].value(), vocabulary);
      TRY(text.bind(1, position).bind(2, std::string_view(joined(some[i].value()))).run());
      TRY(place.bind(1, position).bind(2, static_cast<std::int64_t>(order[first + i]) + 1).run());
    }
    tell_round(parts.task, 2, first + count, order.size());
  }
  // One tree, whose bytes depend on the words alone.
  return database.run("INSERT INTO search(search) VALUES ('optimize')");
}

// The way most articles write it; of equals the first by its bytes. Empty when most write the folded word itself.
std::string usual_writing(const KnownWord& known) {
  std::string usual;
  std::int64_t most = 0;
  std::int64_t all = 0;
  for (const auto& [written, articles] : known.written) {
    all += articles;
    if (articles <= most) continue;
    most = articles;
    usual = written;
  }
  return known.articles - all > most ? "" : usual;
}

Result<void> fill_words(const Database& database, const EditionParts& parts, const WordTable& vocabulary) {
  std::vector<const WordTable::value_type*> sorted;
  sorted.reserve(vocabulary.size());
  for (const auto& entry : vocabulary) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  Statement row = TRY(database.prepare("INSERT INTO word VALUES (?, ?, ?)"));
  for (const auto* entry : sorted) {
    const std::string written = usual_writing(entry->second);
    row.bind(1, std::string_view(entry->first)).bind(2, entry->second.articles).bind_null(3);
    if (!written.empty()) row.bind(3, std::string_view(written));
    TRY(row.run());
  }
  return check_stop(parts);
}

Result<void> fill_languages(const Database& database, const EditionParts& parts) {
  std::map<std::string, std::int64_t> languages;
  for (const Article& article : parts.articles.heads)
    if (article.language) ++languages[*article.language];
  Statement row = TRY(database.prepare("INSERT INTO search_language VALUES (?, ?)"));
  for (const auto& [language, articles] : languages)
    TRY(row.bind(1, std::string_view(language)).bind(2, articles).run());
  return {};
}

}  // namespace

Result<void> fill_search(const Database& database, const EditionParts& parts) {
  WordTable vocabulary;
  TRY(fill_rows(database, parts, vocabulary));
  TRY(fill_languages(database, parts));
  return fill_words(database, parts, vocabulary);
}

}  // namespace store
