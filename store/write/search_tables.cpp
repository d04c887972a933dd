#include "store/write/search_tables.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

#include "platform/base/parallel.h"
#include "store/body.h"
#include "store/search/word_index.h"
#include "store/search/words.h"
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
  std::int64_t rows = 0;  // that have it
  std::int64_t last = 0;  // of them
  std::string steps;      // from each to the next, as numbers: a word of all of 100,000 articles takes 100 KB
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

void learn(const std::string& word, std::int64_t row, WordTable& words) {
  KnownWord& known = words[word];
  ++known.rows;
  put_number(known.steps, static_cast<std::uint64_t>(row - known.last));
  known.last = row;
}

void learn(const IndexedArticle& article, std::int64_t row, WordTable& words) {
  for (const std::string& word : article.words) learn(word, row, words);
  for (const std::string& word : article.titled) learn(std::string(title_mark) + word, row, words);
  for (const auto& [word, written] : article.written) ++words[word].written[written];
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

Result<void> fill_rows(const Database& database, const EditionParts& parts, WordTable& words) {
  constexpr std::size_t batch = 64;
  Statement place = TRY(database.prepare("INSERT INTO search_order VALUES (?, ?)"));
  const std::vector<std::size_t> order = newest_first(parts.articles.heads);
  for (std::size_t first = 0; first < order.size(); first += batch) {
    TRY(base::check_stop(parts.task));
    const std::size_t count = std::min(batch, order.size() - first);
    std::vector<Result<IndexedArticle>> some(count, IndexedArticle());
    base::for_each_index(count, parts.task.jobs, [&](std::size_t i) {
      const Result<Article> article = read_article(parts.articles, order[first + i]);
      some[i] = article ? Result<IndexedArticle>(index_article(article.value())) : article.error();
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (!some[i]) return some[i].error();
      const auto position = static_cast<std::int64_t>(first + i) + 1;
      learn(some[i].value(), position, words);
      TRY(place.bind(1, position).bind(2, static_cast<std::int64_t>(order[first + i]) + 1).run());
    }
    tell_round(parts.task, 2, first + count, order.size());
  }
  return {};
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
  return known.rows - all > most ? "" : usual;
}

std::string list_of(const KnownWord& known, std::int64_t rows) {
  std::vector<std::int64_t> listed;
  listed.reserve(static_cast<std::size_t>(known.rows));
  std::int64_t row = 0;
  for (PackedReader steps{known.steps}; !steps.left.empty();)
    listed.push_back(row += static_cast<std::int64_t>(steps.number()));
  return encode_list(listed, rows);
}

// Fills the table of words block by block: lists go into the strip at once, and behind the last of them the blocks.
class BlockWriter {
 public:
  static Result<BlockWriter> open(const Database& database, StripWriter& strip) {
    return BlockWriter(TRY(database.prepare("INSERT INTO word VALUES (?, ?, ?, ?)")), TRY(BodyWriter::open("")), strip);
  }
  Result<void> add(const PackedWord& word, std::string_view list) {
    if (words_.empty()) blocks_.push_back({word.word, strip_->end(), 0});
    append_word(words_, words_.empty() ? std::string_view() : std::string_view(before_), word);
    before_ = word.word;
    TRY(strip_->append(list));
    return words_.size() < block_bytes ? Result<void>() : end_block();
  }
  Result<void> finish() {
    if (!words_.empty()) TRY(end_block());
    std::int64_t begin = strip_->end();
    TRY(strip_->append(frames_));
    for (const Block& block : blocks_) {
      row_.bind(1, std::string_view(block.first)).bind(2, begin).bind(3, block.bytes);
      TRY(row_.bind(4, block.lists).run());
      begin += block.bytes;
    }
    return {};
  }

 private:
  // A reader unpacks a block to find one word: more gain less and less room.
  static constexpr std::size_t block_bytes = std::size_t{4} << 10U;

  struct Block {
    std::string first;
    std::int64_t lists = 0;
    std::int64_t bytes = 0;
  };

  BlockWriter(Statement row, BodyWriter pack, StripWriter& strip)
      : row_(std::move(row)), pack_(std::move(pack)), strip_(&strip) {}

  Result<void> end_block() {
    const std::string frame = TRY(pack_.compress(words_));
    blocks_.back().bytes = static_cast<std::int64_t>(frame.size());
    frames_ += frame;
    words_.clear();
    return {};
  }

  Statement row_;
  BodyWriter pack_;
  StripWriter* strip_;
  std::string words_;   // of the block begun
  std::string before_;  // the last of them
  std::vector<Block> blocks_;
  std::string frames_;
};

Result<void> fill_words(const Database& database, const EditionParts& parts, const WordTable& words,
                        StripWriter& strip) {
  std::vector<const WordTable::value_type*> sorted;
  sorted.reserve(words.size());
  for (const auto& entry : words) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  BlockWriter blocks = TRY(BlockWriter::open(database, strip));
  for (const auto* entry : sorted) {
    TRY(base::check_stop(parts.task));
    const std::string list = list_of(entry->second, static_cast<std::int64_t>(parts.articles.size()));
    PackedWord word{entry->first, entry->second.rows, static_cast<std::uint32_t>(list.size()),
                    usual_writing(entry->second)};
    if (word.written.size() > max_word_bytes) word.written.clear();
    TRY(blocks.add(word, list));
  }
  return blocks.finish();
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

Result<void> fill_search(const Database& database, const EditionParts& parts, StripWriter& strip) {
  WordTable words;
  TRY(fill_rows(database, parts, words));
  TRY(fill_languages(database, parts));
  return fill_words(database, parts, words, strip);
}

}  // namespace store
