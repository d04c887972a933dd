// What everything of an edition must be, beyond the types of its rows: structure, numbers, texts, passages, pictures.
#include <algorithm>
#include <map>

#include "platform/image/image.h"
#include "store/edition_rows.h"
#include "store/edition_walk.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Members, pairs and words that are held against the texts at once: memory is bounded however large a story is.
constexpr std::size_t most_at_once = 50000;

struct Count {
  const char* what;
  const char* sql;
};

// Each statement gives told - counted, or how many numbers are none of 1, 2, 3; each must be 0.
constexpr Count counts[] = {
    {"stories", "SELECT stories - (SELECT count(*) FROM story) FROM edition"},
    {"articles", "SELECT articles - (SELECT count(*) FROM article) FROM edition"},
    {"families", "SELECT families - (SELECT count(*) FROM family) FROM edition"},
    {"members", "SELECT members - (SELECT count(*) FROM member) FROM edition"},
    {"images", "SELECT images - (SELECT count(*) FROM image) FROM edition"},
    {"pictures", "SELECT pictures - (SELECT count(*) FROM picture) FROM edition"},
    {"numbers of images", "SELECT count(*) FROM image WHERE image NOT BETWEEN 1 AND (SELECT count(*) FROM image)"},
    {"images shown", "SELECT (SELECT count(*) FROM image) - (SELECT count(DISTINCT image) FROM picture)"},
    {"pairs", "SELECT pairs - (SELECT count(*) FROM pair) FROM edition"},
    {"texts", "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM body)"},
    {"word counts", "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM article_words)"},
    {"search rows", "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM search_order)"},
    {"searched articles", "SELECT (SELECT count(*) FROM article) - (SELECT count(DISTINCT article) FROM search_order)"},
    {"numbers of articles",
     "SELECT count(*) FROM article WHERE article NOT BETWEEN 1 AND (SELECT count(*) FROM article)"},
    {"numbers of stories", "SELECT count(*) FROM story WHERE story NOT BETWEEN 1 AND (SELECT count(*) FROM story)"},
    {"numbers of families", "SELECT count(*) FROM family WHERE family NOT BETWEEN 1 AND (SELECT count(*) FROM family)"},
    {"numbers of search rows",
     "SELECT count(*) FROM search_order WHERE position NOT BETWEEN 1 AND (SELECT count(*) FROM search_order)"},
    {"labels of families",
     "SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT story, label FROM family)) FROM family"},
    {"families of stories",
     "SELECT count(*) FROM story s WHERE families <> (SELECT count(*) FROM (SELECT m.family FROM article a "
     "JOIN member m USING (article) WHERE a.story = s.story GROUP BY m.family "
     "HAVING count(DISTINCT m.article) > 1))"},
};

std::size_t size_of(const Family& family) {
  std::size_t size = family.members.size();
  for (const MemberPair& pair : family.pairs) size += 1 + pair.passage.words.size();
  return size;
}

// Holds the families' ranges against the texts of those of their articles that are in `articles`.
Result<void> check_ranges_in(Walk& walk, const std::vector<std::int64_t>& articles,
                             const std::vector<Family>& families) {
  std::map<ArticleIndex, std::vector<const Family*>> users;
  for (const Family& family : families) {
    for (const Member& member : family.members) {
      std::vector<const Family*>& of = users[member.article];
      if (of.empty() || of.back() != &family) of.push_back(&family);
    }
  }
  for (const auto& [index, of_article] : users) {
    const std::int64_t number = std::int64_t{index} + 1;
    if (!std::binary_search(articles.begin(), articles.end(), number) || walk.full()) continue;
    const Result<std::string> text = read_text(walk.database(), number);
    if (!text) {
      TRY(walk.note("article " + std::to_string(number), text.error()));
      continue;
    }
    TRY(walk.spend(text.value().size()));
    for (const Family* family : of_article) {
      TRY(walk.spend(size_of(*family)));
      Result<void> sound = check_ranges(*family, index, text.value());
      if (!sound)
        TRY(walk.note("family " + family->label + " in article " + std::to_string(number), std::move(sound).error()));
    }
  }
  return {};
}

Result<void> check_passages(Walk& walk, const std::vector<std::int64_t>& articles) {
  std::vector<Family> families;
  std::size_t size = 0;
  for (const std::int64_t number : TRY(families_of_articles(walk.database(), articles))) {
    Result<Family> family = read_family(walk.database(), number);
    if (!family) {
      TRY(walk.note("family " + std::to_string(number), std::move(family).error()));
      continue;
    }
    size += size_of(family.value());
    families.push_back(std::move(family).value());
    if (size < most_at_once) continue;
    TRY(check_ranges_in(walk, articles, families));
    families.clear();
    size = 0;
  }
  return check_ranges_in(walk, articles, families);
}

Result<void> check_articles(Walk& walk, ArticleQuestions& questions, const std::vector<std::int64_t>& articles) {
  for (const std::int64_t number : articles) {
    const Result<Article> article = read_article(walk.database(), questions, number, Depth::whole);
    if (!article) {
      TRY(walk.note("article " + std::to_string(number), article.error()));
      continue;
    }
    TRY(walk.spend(article.value().text.size()));
    if (walk.full()) return {};
  }
  return {};
}

// Every image to its last pixel.
Result<void> check_image(Walk& walk, std::int64_t number) {
  constexpr image::Limits limits{max_image_side, std::int64_t{max_image_side} * max_image_side};
  const Result<std::string> bytes = read_image(walk.database(), number);
  if (!bytes) return bytes.error();
  const image::Pixels pixels = TRY(image::decode(bytes.value(), limits));
  return walk.spend(pixels.rgba.size() / 4);
}

}  // namespace

Result<void> check_structure(Walk& walk) {
  Statement row = TRY(walk.database().prepare("PRAGMA integrity_check(" + std::to_string(walk.room()) + ")"));
  while (TRY(row.step()))
    if (const std::string_view line = row.text(0); line != "ok") walk.add("structure: " + std::string(line));
  return {};
}

// A family without members belongs to no article, so no story would meet it.
Result<void> check_counts(Walk& walk) {
  for (const Count& count : counts) {
    const std::int64_t difference = TRY(walk.database().integer(count.sql));
    if (difference != 0) walk.add(std::string("counts: ") + count.what + " off by " + std::to_string(difference));
  }
  const std::int64_t lonely =
      TRY(walk.database().integer("SELECT count(*) FROM family WHERE family NOT IN (SELECT family FROM member)"));
  if (lonely != 0) walk.add("families without a member: " + std::to_string(lonely));
  Statement orphan = TRY(walk.database().prepare("PRAGMA foreign_key_check"));
  while (!walk.full() && TRY(orphan.step()))
    walk.add("table " + std::string(orphan.text(0)) + ": a row belongs to a row of " + std::string(orphan.text(2)) +
             " that does not exist");
  return {};
}

Result<void> check_stories(Walk& walk) {
  const std::int64_t stories = TRY(walk.database().integer("SELECT count(*) FROM story"));
  ArticleQuestions questions = TRY(prepare_article(walk.database()));
  Statement row = TRY(walk.database().prepare("SELECT story FROM story ORDER BY story"));
  std::int64_t last = 0;
  for (std::int64_t done = 0; !walk.full() && TRY(row.step()); ++done) {
    if (row.integer(0) <= last) return Error{ErrorCode::bad_input, "stories out of order"};
    last = row.integer(0);
    walk.reached(static_cast<std::size_t>(done), static_cast<std::size_t>(stories));
    const std::vector<std::int64_t> articles = TRY(articles_of_story(walk.database(), last));
    TRY(check_articles(walk, questions, articles));
    TRY(check_passages(walk, articles));
  }
  return {};
}

Result<void> check_images(Walk& walk) {
  const std::int64_t images = TRY(walk.database().integer("SELECT count(*) FROM image"));
  Statement row = TRY(walk.database().prepare("SELECT image FROM image ORDER BY image"));
  std::int64_t last = 0;
  for (std::int64_t done = 0; !walk.full() && TRY(row.step()); ++done) {
    if (row.integer(0) <= last) return Error{ErrorCode::bad_input, "images out of order"};
    last = row.integer(0);
    walk.reached(static_cast<std::size_t>(done), static_cast<std::size_t>(images));
    Result<void> sound = check_image(walk, last);
    if (!sound) TRY(walk.note("image " + std::to_string(last), std::move(sound).error(), true));
  }
  return {};
}

}  // namespace store
