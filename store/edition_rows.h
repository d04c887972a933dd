// Rows of an edition as plain data: what edition.cpp answers with. Everything read is checked before it is handed out.
// Articles and families are numbered from 1 in the tables, from 0 in ArticleIndex and in vectors.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/article.h"
#include "store/edition.h"
#include "store/passages.h"
#include "store/search/search.h"
#include "store/sqlite.h"
#include "store/text_record.h"
#include "store/texts.h"

namespace store {

// What a row says that no writer of ours would have said; `what` names it.
inline base::Error damaged(const char* what) { return {base::ErrorCode::bad_input, what}; }

// Text of a column, at most max_field_bytes of valid UTF-8. Requires: a row stands.
base::Result<std::string> field(Statement& row, int column);
base::Result<std::optional<std::string>> optional_field(Statement& row, int column);
// A number from 0 that fits an int: lines, counts.
base::Result<std::int32_t> count_field(Statement& row, int column);
// Fails unless the rows of an article, of which `already` were read, go on with the next position: 1, 2, 3.
base::Result<void> expect_position(Statement& row, int column, std::size_t already);
// A time of publication from two columns, iso and precision.
base::Result<std::optional<PublicationTime>> time_field(Statement& row, int iso, int precision);

// What is asked of one article after the other: preparing it takes longer than the answer of a usual article.
struct ArticleQuestions {
  Statement head;
  Statement pictures;
  Statement guesses;
};
base::Result<ArticleQuestions> prepare_article(const Database& database);
// The article numbered `article` in the tables. not_found when there is none.
base::Result<Article> read_article(const Database& database, ArticleQuestions& questions, std::int64_t article,
                                   Depth depth);
// Captions and pictures of an article whose blocks are known.
base::Result<Statement> prepare_pictures(const Database& database);
base::Result<void> read_pictures(Statement& row, std::int64_t article, Article& out);
base::Result<std::string> read_image(const Database& database, std::int64_t image);
// Its text alone; a damaged edition when there is none. The view lives as long as what was found.
base::Result<std::string_view> text_of(const StoredText& stored);
base::Result<std::string> read_text(const Database& database, std::int64_t article);
base::Result<Article> read_article_named(const Database& database, const std::string& file);
base::Result<std::vector<std::string>> read_files(const Database& database);
base::Result<std::vector<std::int64_t>> articles_of_story(const Database& database, std::int64_t story);

// The numbers of the families with a member among these articles.
base::Result<std::set<std::int64_t>> families_of_articles(const Database& database,
                                                          const std::vector<std::int64_t>& articles);

base::Result<EditionSummary> read_summary(const Database& database);
base::Result<std::vector<StorySummary>> read_stories(const Database& database);
base::Result<StoryContents> read_story(const Database& database, const std::string& story_id);
base::Result<std::vector<Family>> read_families(const Database& database);

// The family numbered `family` in the tables, its ranges not yet held against the texts.
base::Result<Family> read_family(const Database& database, std::int64_t family);
// Fails unless the ranges that `family` has in the article indexed `article` lie on whole characters of its text.
base::Result<void> check_ranges(const Family& family, ArticleIndex article, std::string_view text);

base::Result<SearchResults> read_search(const Database& database, const SearchRequest& request);

}  // namespace store
