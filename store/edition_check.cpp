// What `lectern-pack check` asks: everything is read once, and every fault is a line.
#include "platform/image/image.h"
#include "store/edition_rows.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// A hostile file must not make an endless report.
constexpr std::size_t max_faults = 100;

struct Faults {
  std::vector<std::string> lines;

  bool full() const { return lines.size() >= max_faults; }
  void add(std::string line) {
    if (!full()) lines.push_back(std::move(line));
  }
};

Result<void> check_structure(const Database& database, Faults& faults) {
  Statement row = TRY(database.prepare("PRAGMA integrity_check"));
  while (TRY(row.step()))
    if (const std::string_view line = row.text(0); line != "ok") faults.add("structure: " + std::string(line));
  Statement orphan = TRY(database.prepare("PRAGMA foreign_key_check"));
  while (!faults.full() && TRY(orphan.step()))
    faults.add("table " + std::string(orphan.text(0)) + ": a row belongs to a row of " + std::string(orphan.text(2)) +
               " that does not exist");
  return {};
}

struct Count {
  const char* what;
  const char* sql;
};

// Each statement gives told - counted; each must be 0.
constexpr Count counts[] = {
    {"stories", "SELECT stories - (SELECT count(*) FROM story) FROM edition"},
    {"articles", "SELECT articles - (SELECT count(*) FROM article) FROM edition"},
    {"families", "SELECT families - (SELECT count(*) FROM family) FROM edition"},
    {"members", "SELECT members - (SELECT count(*) FROM member) FROM edition"},
    {"images", "SELECT images - (SELECT count(*) FROM image) FROM edition"},
    {"pictures", "SELECT pictures - (SELECT count(*) FROM picture) FROM edition"},
    {"last image", "SELECT (SELECT count(*) FROM image) - (SELECT coalesce(max(image), 0) FROM image)"},
    {"images shown", "SELECT (SELECT count(*) FROM image) - (SELECT count(DISTINCT image) FROM picture)"},
    {"pairs", "SELECT pairs - (SELECT count(*) FROM pair) FROM edition"},
    {"texts", "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM body)"},
    {"word counts", "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM article_words)"},
    {"story figures", "SELECT (SELECT count(*) FROM story) - (SELECT count(*) FROM story_figures)"},
    {"search rows", "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM search_order)"},
    {"searched articles", "SELECT (SELECT count(*) FROM article) - (SELECT count(DISTINCT article) FROM search_order)"},
    {"last article", "SELECT (SELECT count(*) FROM article) - (SELECT coalesce(max(article), 0) FROM article)"},
    {"last story", "SELECT (SELECT count(*) FROM story) - (SELECT coalesce(max(story), 0) FROM story)"},
    {"last family", "SELECT (SELECT count(*) FROM family) - (SELECT coalesce(max(family), 0) FROM family)"},
    {"families of stories",
     "SELECT count(*) FROM story_figures f WHERE families <> (SELECT count(*) FROM (SELECT m.family FROM article a "
     "JOIN member m USING (article) WHERE a.story = f.story GROUP BY m.family "
     "HAVING count(DISTINCT m.article) > 1))"},
};

Result<void> check_counts(const Database& database, Faults& faults) {
  for (const Count& count : counts) {
    const std::int64_t difference = TRY(database.integer(count.sql));
    if (difference != 0) faults.add(std::string("counts: ") + count.what + " off by " + std::to_string(difference));
  }
  return {};
}

// Keeps what is wrong with one row and goes on, but not after the disk has failed or the user has had enough.
Result<void> note(const std::string& where, Error error, Faults& faults) {
  if (error.code == ErrorCode::io || error.code == ErrorCode::interrupted) return error;
  faults.add(where + ": " + error.what);
  return {};
}

Result<void> check_articles(const Database& database, const std::vector<std::int64_t>& articles, Faults& faults) {
  std::vector<Family> families;
  for (const std::int64_t number : TRY(families_of_articles(database, articles))) {
    Result<Family> family = read_family(database, number);
    if (!family) {
      TRY(note("family " + std::to_string(number), std::move(family).error(), faults));
      continue;
    }
    families.push_back(std::move(family).value());
  }
  for (const std::int64_t number : articles) {
    Result<Article> article = read_article(database, number, Depth::whole);
    if (!article) {
      TRY(note("article " + std::to_string(number), std::move(article).error(), faults));
      continue;
    }
    for (const Family& family : families) {
      Result<void> sound = check_ranges(family, static_cast<ArticleIndex>(number - 1), article.value().text);
      if (!sound) TRY(note("family " + family.label + " in " + article.value().file, std::move(sound).error(), faults));
    }
  }
  return {};
}

Result<void> check_stories(const Database& database, Faults& faults) {
  Statement row = TRY(database.prepare("SELECT story FROM story ORDER BY story"));
  std::int64_t last = 0;
  while (TRY(row.step())) {
    if (row.integer(0) <= last) return Error{ErrorCode::bad_input, "stories out of order"};
    last = row.integer(0);
    const std::vector<std::int64_t> articles = TRY(articles_of_story(database, last));
    TRY(check_articles(database, articles, faults));
  }
  return {};
}

// Every image to its last pixel.
Result<void> check_images(const Database& database, Faults& faults) {
  constexpr image::Limits limits{max_image_side, std::int64_t{max_image_side} * max_image_side};
  Statement row = TRY(database.prepare("SELECT image FROM image ORDER BY image"));
  std::int64_t last = 0;
  while (!faults.full() && TRY(row.step())) {
    if (row.integer(0) <= last) return Error{ErrorCode::bad_input, "images out of order"};
    last = row.integer(0);
    const Result<std::string> bytes = read_image(database, last);
    if (!bytes) {
      TRY(note("image " + std::to_string(last), bytes.error(), faults));
      continue;
    }
    const Result<image::Pixels> pixels = image::decode(bytes.value(), limits);
    if (!pixels) TRY(note("image " + std::to_string(last), pixels.error(), faults));
  }
  return {};
}

// A family without members belongs to no article, so no story would have met it.
Result<void> check_families(const Database& database, Faults& faults) {
  const std::int64_t lonely =
      TRY(database.integer("SELECT count(*) FROM family WHERE family NOT IN (SELECT family FROM member)"));
  if (lonely != 0) faults.add("families without a member: " + std::to_string(lonely));
  return {};
}

}  // namespace

Result<std::vector<std::string>> find_faults(const Database& database) {
  Faults faults;
  for (const auto part : {check_structure, check_counts, check_families, check_stories, check_images}) {
    Result<void> done = part(database, faults);
    if (!done) TRY(note("edition", std::move(done).error(), faults));
  }
  const Result<std::vector<StorySummary>> shelf = read_stories(database);
  if (!shelf) TRY(note("shelf", shelf.error(), faults));
  return std::move(faults.lines);
}

}  // namespace store
