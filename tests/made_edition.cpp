#include "tests/made_edition.h"

#include "doctest/doctest.h"
#include "store/body.h"
#include "store/codec.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "tests/made_image.h"
#include "tests/scratch.h"

namespace {

using store::Statement;

void insert_article(const store::Database& database, std::int64_t number, std::int64_t story, std::string_view file,
                    std::string_view text) {
  Statement head = database.prepare("INSERT INTO article (article, story, file) VALUES (?, ?, ?)").value();
  REQUIRE(head.bind(1, number).bind(2, story).bind(3, file).run());
  const std::size_t gap = text.find("\n\n");
  std::vector<store::Block> blocks;
  if (gap == std::string_view::npos) {
    blocks = {{store::BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}}};
  } else {
    const auto cut = static_cast<std::uint32_t>(gap);
    blocks = {{store::BlockKind::heading, {0, cut}},
              {store::BlockKind::paragraph, {cut + 2, static_cast<std::uint32_t>(text.size())}}};
  }
  Statement body = database.prepare("INSERT INTO body VALUES (?, ?, ?, ?)").value();
  body.bind(1, number).bind(2, static_cast<std::int64_t>(text.size()));
  REQUIRE(body.bind_blob(3, store::compress_body(text).value()).bind_blob(4, store::encode_blocks(blocks)).run());
  Statement words = database.prepare("INSERT INTO article_words VALUES (?, 10, 4, 2, 0)").value();
  REQUIRE(words.bind(1, number).run());
}

void insert_pair(const store::Database& database, int family, const store::Passage& passage) {
  Statement row = database.prepare("INSERT INTO pair VALUES (?, 1, 1, 2, ?, ?, ?, ?, ?, 0.75, 0.5, ?)").value();
  row.bind(1, std::int64_t{family}).bind(2, std::int64_t{passage.a.begin}).bind(3, std::int64_t{passage.a.end});
  row.bind(4, std::int64_t{passage.b.begin}).bind(5, std::int64_t{passage.b.end});
  REQUIRE(
      row.bind(6, static_cast<std::int64_t>(passage.passage_class)).bind_blob(7, store::encode_words(passage)).run());
}

void insert_families(const store::Database& database) {
  for (const char* sql : {
           "INSERT INTO family VALUES (1, 1, 'A', 1, NULL, 1), (2, 1, 'B', NULL, 'no dates', 2)",
           "INSERT INTO member VALUES (1, 1, 1, 0, 42), (1, 2, 2, 8, 50), (2, 1, 1, 8, 41), (2, 2, 3, 18, 55)",
       })
    REQUIRE(database.run(sql));
  insert_pair(database, 1,
              {{0, 42}, {8, 50}, store::PassageClass::verbatim, 0, 0, {{store::WordOpKind::equal, {0, 41}, {8, 49}}}});
  insert_pair(database, 2,
              {{8, 41},
               {18, 55},
               store::PassageClass::edited,
               0,
               0,
               {{store::WordOpKind::equal, {8, 24}, {18, 34}},
                {store::WordOpKind::changed, {25, 31}, {40, 45}},
                {store::WordOpKind::only_b, {}, {35, 39}},
                {store::WordOpKind::moved, {32, 41}, {46, 55}}}});
}

// Article 1 is the only dated one, so it stands first anyway. "old" to "wendel": a hand's breadth of words is enough.
void insert_search(const store::Database& database) {
  for (const char* sql : {
           "INSERT INTO search_order VALUES (1, 1), (2, 2), (3, 3), (4, 4)",
           "INSERT INTO search(rowid, words) VALUES "
           "(1, 'agency at bridge closes in million monday on repairs spring the two wendel cost old ' "
           "|| char(57344) || 'bridge ' || char(57344) || 'closes'), "
           "(2, 'at bridge closes council monday old on said the wendel'), "
           "(3, 'at bridge close hopes monday naive on the wendel will'), "
           "(4, 'market moves quay the to')",
           "INSERT INTO search(search) VALUES ('optimize')",
           "INSERT INTO search_language VALUES ('en', 4)",
           "INSERT INTO word VALUES ('agency', 1, NULL), ('at', 3, NULL), ('bridge', 3, NULL), ('close', 1, NULL), "
           "('closes', 2, NULL), ('cost', 1, NULL), ('council', 1, NULL), ('hopes', 1, NULL), ('in', 1, NULL), "
           "('market', 1, NULL), ('million', 1, NULL), ('monday', 3, NULL), ('moves', 1, NULL), "
           "('naive', 1, 'na' || char(239) || 've'), ('old', 2, NULL), ('on', 3, NULL), ('quay', 1, NULL), "
           "('repairs', 1, NULL), ('said', 1, NULL), ('spring', 1, NULL), ('the', 4, NULL), ('to', 1, NULL), "
           "('two', 1, NULL), ('wendel', 3, NULL), ('will', 1, NULL)",
       })
    REQUIRE(database.run(sql));
}

void fill(const store::Database& database) {
  for (const char* sql : {
           "INSERT INTO edition VALUES (1, 'wendel', 'Wendel this week', 7, 'en', NULL, 1, 2, 4, 2, 4, 2, 1, 1)",
           "INSERT INTO story VALUES (1, 'bridge', 'The bridge'), (2, 'market', 'The market')",
           "INSERT INTO story_figures VALUES (1, 2, 1), (2, 0, NULL)",
       })
    REQUIRE(database.run(sql));
  insert_article(database, 1, 1, "agency.txt", bridge_agency);
  insert_article(database, 2, 1, "paper.txt", bridge_paper);
  insert_article(database, 3, 1, "blog.txt", bridge_blog);
  insert_article(database, 4, 2, "quay.txt", market_paper);
  for (const char* sql : {
           "UPDATE article SET source = 'The Agency', title = 'Bridge closes', published = '2024-03-01T05:30', "
           "precision = 'minute' WHERE article = 1",
           "INSERT INTO caption VALUES (1, 1, 0, 'The bridge in spring'), (1, 2, 1, '')",
           "INSERT INTO guess VALUES (2, 1, 'title', 'Wendel', 1)",
           "INSERT INTO dropped VALUES (2, 1, 3, 4, 'share_bar', 'Share' || char(10) || 'Print')",
       })
    REQUIRE(database.run(sql));
  Statement image = database.prepare("INSERT INTO image VALUES (1, 40, 30, ?)").value();
  REQUIRE(image.bind_blob(1, made::jpeg(40, 30)).run());
  REQUIRE(database.run("INSERT INTO picture VALUES (1, 1, 1, 1, 'bridge.jpg', 'A bridge', NULL, 'Ann Lee', 7)"));
  insert_families(database);
  insert_search(database);
}

}  // namespace

void make_edition(const std::string& path, const std::vector<std::string>& then) {
  const std::string tables = path + ".tables";
  std::filesystem::remove(path);
  {
    const store::Database database = store::create_database(tables).value();
    REQUIRE(database.run("PRAGMA page_size=4096"));
    REQUIRE(database.run("PRAGMA application_id=" + std::to_string(store::application_id)));
    REQUIRE(database.run("PRAGMA user_version=" + std::to_string(store::schema_version)));
    REQUIRE(database.run_script(store::schema_text()));
    fill(database);
    for (const std::string& sql : then) REQUIRE(database.run(sql));
    Statement vacuum = database.prepare("VACUUM INTO ?").value();
    REQUIRE(vacuum.bind(1, std::string_view(path)).run());
  }
  std::filesystem::remove(tables);
}
