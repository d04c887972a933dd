// The shelf and one story of it.
#include <algorithm>
#include <map>
#include <set>

#include "store/edition_rows.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct WordFigures {
  std::int64_t words = 0;
  std::int64_t shared = 0;
};

Result<WordFigures> word_figures(Statement& row, int words, int first_class) {
  WordFigures figures;
  figures.words = row.integer(words);
  if (figures.words < 0 || figures.words > max_text_bytes) return damaged("a wrong count of words");
  for (int column = first_class; column < first_class + 3; ++column) {
    const std::int64_t some = row.integer(column);
    if (some < 0 || some > figures.words) return damaged("a wrong count of words");
    figures.shared += some;
  }
  if (figures.shared > figures.words) return damaged("a wrong count of words");
  return figures;
}

double share(const WordFigures& figures) {
  return figures.words == 0 ? 0 : static_cast<double>(figures.shared) / static_cast<double>(figures.words);
}

// Fills the sources and shares of a story, and what came first.
Result<void> read_sources(const Database& database, std::int64_t story, std::int64_t first, StorySummary& out) {
  Statement row = TRY(database.prepare(
      "SELECT a.article, a.file, a.source, a.published, a.precision, w.words, w.verbatim, w.edited, w.reworded, "
      "a.title, EXISTS (SELECT 1 FROM guess g WHERE g.article = a.article AND g.field = 'source'), "
      "EXISTS (SELECT 1 FROM guess g WHERE g.article = a.article AND g.field = 'published') "
      "FROM article a LEFT JOIN article_words w USING (article) WHERE a.story = ? ORDER BY a.article"));
  row.bind(1, story);
  WordFigures all;
  std::int64_t last = 0;
  while (TRY(row.step())) {
    const std::int64_t article = row.integer(0);
    if (article <= last) return damaged("rows out of order");
    last = article;
    StorySummary::Source source;
    source.file = TRY(field(row, 1));
    source.name = TRY(optional_field(row, 2));
    source.published = TRY(time_field(row, 3, 4));
    source.title = TRY(optional_field(row, 9));
    source.name_guessed = row.integer(10) != 0;
    source.time_guessed = row.integer(11) != 0;
    const WordFigures figures = TRY(word_figures(row, 5, 6));
    source.shared = share(figures);
    all.words += figures.words;
    all.shared += figures.shared;
    if (article == first) {
      out.first_source = source.name;
      out.first_published = source.published;
    }
    out.sources.push_back(std::move(source));
  }
  out.shared = share(all);
  return {};
}

Result<StorySummary> read_story_row(const Database& database, Statement& row) {
  StorySummary out;
  out.story_id = TRY(field(row, 1));
  out.title = TRY(field(row, 2));
  const std::int64_t families = row.integer(3);
  if (families < 0 || families > INT32_MAX) return damaged("a wrong count of passages");
  out.families = static_cast<std::int32_t>(families);
  const std::int64_t first = row.is_null(4) ? 0 : row.integer(4);
  TRY(read_sources(database, row.integer(0), first, out));
  return out;
}

// Leaves only the members among `articles` and renames them to their places there. False when they are not in two
// articles at least.
bool narrow(Family& family, const std::vector<std::int64_t>& articles) {
  std::vector<std::int32_t> kept(family.members.size(), -1);
  std::vector<Member> members;
  for (std::size_t i = 0; i < family.members.size(); ++i) {
    const auto found = std::lower_bound(articles.begin(), articles.end(), family.members[i].article + 1);
    if (found == articles.end() || *found != family.members[i].article + 1) continue;
    kept[i] = static_cast<std::int32_t>(members.size());
    members.push_back({static_cast<ArticleIndex>(found - articles.begin()), family.members[i].range});
  }
  std::vector<MemberPair> pairs;
  for (MemberPair& pair : family.pairs) {
    pair.member_a = kept[static_cast<std::size_t>(pair.member_a)];
    pair.member_b = kept[static_cast<std::size_t>(pair.member_b)];
    if (pair.member_a >= 0 && pair.member_b >= 0) pairs.push_back(std::move(pair));
  }
  if (family.earliest) {
    const std::int32_t earliest = kept[static_cast<std::size_t>(*family.earliest)];
    family.earliest = earliest < 0 ? std::nullopt : std::optional<std::int32_t>(earliest);
    if (earliest < 0) family.reason = "earliest in another story";
  }
  family.members = std::move(members);
  family.pairs = std::move(pairs);
  return std::any_of(family.members.begin(), family.members.end(),
                     [&](const Member& member) { return member.article != family.members.front().article; });
}

FamilySize size_of(const Family& family) {
  std::set<ArticleIndex> articles;
  for (const Member& member : family.members) articles.insert(member.article);
  return {static_cast<std::int32_t>(articles.size())};
}

Result<void> read_families_of_story(const Database& database, const std::vector<std::int64_t>& articles,
                                    StoryContents& out) {
  for (const std::int64_t number : TRY(families_of_articles(database, articles))) {
    Family family = TRY(read_family(database, number));
    if (!narrow(family, articles)) continue;
    for (std::size_t i = 0; i < out.articles.size(); ++i)
      TRY(check_ranges(family, static_cast<ArticleIndex>(i), out.articles[i].text));
    out.sizes.push_back(size_of(family));
    out.families.push_back(std::move(family));
  }
  return {};
}

Result<std::int32_t> read_word_count(const Database& database, std::int64_t article) {
  Statement row =
      TRY(database.prepare("SELECT words, verbatim, edited, reworded FROM article_words WHERE article = ?"));
  row.bind(1, article);
  if (!TRY(row.step())) return damaged("an article without its figures");
  const WordFigures figures = TRY(word_figures(row, 0, 1));
  TRY(row.step());
  return static_cast<std::int32_t>(figures.words);
}

}  // namespace

Result<std::set<std::int64_t>> families_of_articles(const Database& database,
                                                    const std::vector<std::int64_t>& articles) {
  Statement row = TRY(database.prepare("SELECT family FROM member WHERE article = ? ORDER BY family"));
  std::set<std::int64_t> families;
  for (const std::int64_t article : articles) {
    row.bind(1, article);
    std::int64_t last = 0;
    while (TRY(row.step())) {
      if (row.integer(0) < last) return damaged("rows out of order");
      last = row.integer(0);
      families.insert(last);
    }
    row.reset();
  }
  return families;
}

Result<std::vector<StorySummary>> read_stories(const Database& database) {
  Statement row =
      TRY(database.prepare("SELECT story, story_id, title, families, first_article FROM story ORDER BY story"));
  std::vector<StorySummary> stories;
  while (TRY(row.step())) {
    if (row.integer(0) != static_cast<std::int64_t>(stories.size()) + 1) return damaged("rows out of order");
    stories.push_back(TRY(read_story_row(database, row)));
  }
  return stories;
}

Result<StoryContents> read_story(const Database& database, const std::string& story_id) {
  Statement row = TRY(database.prepare("SELECT story, title FROM story WHERE story_id = ?"));
  row.bind(1, std::string_view(story_id));
  if (!TRY(row.step())) return Error{ErrorCode::not_found, "there is no story " + story_id};
  StoryContents out;
  out.story_id = story_id;
  out.title = TRY(field(row, 1));
  const std::vector<std::int64_t> articles = TRY(articles_of_story(database, row.integer(0)));
  TRY(row.step());
  ArticleQuestions questions = TRY(prepare_article(database));
  for (const std::int64_t article : articles) {
    out.articles.push_back(TRY(read_article(database, questions, article, Depth::text)));
    out.word_counts.push_back(TRY(read_word_count(database, article)));
  }
  TRY(read_families_of_story(database, articles, out));
  return out;
}

}  // namespace store
