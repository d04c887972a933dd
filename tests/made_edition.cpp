#include "tests/made_edition.h"

#include <array>
#include <map>
#include <sstream>

#include "doctest/doctest.h"
#include "store/body.h"
#include "store/codec.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/strip.h"
#include "store/word_codec.h"
#include "tests/made_image.h"
#include "tests/scratch.h"

namespace {

using store::Statement;

// Appends the frame of the text to `strip`.
void insert_article(const store::Database& database, std::int64_t number, std::int64_t story, std::string_view file,
                    std::string_view text, std::string& strip) {
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
  const std::string frame = store::compress_body(text).value();
  Statement body = database.prepare("INSERT INTO body VALUES (?, ?, ?, ?, ?)").value();
  body.bind(1, number)
      .bind(2, static_cast<std::int64_t>(strip.size()))
      .bind(3, static_cast<std::int64_t>(frame.size()));
  body.bind(4, static_cast<std::int64_t>(text.size()));
  REQUIRE(body.bind_blob(5, store::encode_blocks(blocks)).run());
  strip += frame;
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

// The words of each row of search_order; "old" to "wendel": a hand's breadth of words is enough.
constexpr std::array<std::string_view, 4> words_of_rows{
    "+bridge +closes agency at bridge closes cost in million monday old on repairs spring the two wendel",
    "at bridge closes council monday old on said the wendel", "at bridge close hopes monday naive on the wendel will",
    "market moves quay the to"};

std::map<std::string, std::vector<std::int64_t>> rows_of_words() {
  std::map<std::string, std::vector<std::int64_t>> rows;
  for (std::size_t i = 0; i < words_of_rows.size(); ++i) {
    std::istringstream words{std::string(words_of_rows[i])};
    for (std::string word; words >> word;) rows[word].push_back(static_cast<std::int64_t>(i) + 1);
  }
  return rows;
}

// Article 1 is the only dated one, so it stands first anyway. The index has several blocks.
void insert_search(const store::Database& database) {
  REQUIRE(database.run("INSERT INTO search_order VALUES (1, 1), (2, 2), (3, 3), (4, 4)"));
  REQUIRE(database.run("INSERT INTO search_language VALUES ('en', 4)"));
  std::string frames;
  std::string lists;
  std::string block;
  store::PackedWord last;
  Statement row = database.prepare("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)").value();
  std::int64_t blocks = 0;
  const auto end_block = [&] {
    const std::string frame = store::compress_body(block).value();
    row.bind(3, static_cast<std::int64_t>(frames.size())).bind(4, static_cast<std::int64_t>(frame.size()));
    REQUIRE(row.bind(5, static_cast<std::int64_t>(block.size())).run());
    frames += frame;
    block.clear();
  };
  for (const auto& [word, rows] : rows_of_words()) {
    const std::string list = store::encode_list(rows, 4);
    store::PackedWord next{word, static_cast<std::int64_t>(rows.size()), static_cast<std::uint32_t>(list.size()),
                           word == "naive" ? "naïve" : ""};
    if (block.empty())
      row.bind(1, ++blocks).bind(2, std::string_view(word)).bind(6, static_cast<std::int64_t>(lists.size()));
    store::append_word(block, block.empty() ? "" : last.word, next);
    lists += list;
    last = std::move(next);
    if (block.size() > 80) end_block();
  }
  if (!block.empty()) end_block();
  REQUIRE(blocks > 2);
  for (const std::string& sql : made_strip("word_strip", frames)) REQUIRE(database.run(sql));
  for (const std::string& sql : made_strip("list_strip", lists)) REQUIRE(database.run(sql));
}

void fill(const store::Database& database) {
  for (const char* sql : {
           "INSERT INTO edition VALUES (1, 'wendel', 'Wendel this week', 7, 'en', NULL, 1, 2, 4, 2, 4, 2, 1, 1)",
           "INSERT INTO story VALUES (1, 'bridge', 'The bridge'), (2, 'market', 'The market')",
           "INSERT INTO story_figures VALUES (1, 2, 1), (2, 0, NULL)",
       })
    REQUIRE(database.run(sql));
  std::string texts;
  insert_article(database, 1, 1, "agency.txt", bridge_agency, texts);
  insert_article(database, 2, 1, "paper.txt", bridge_paper, texts);
  insert_article(database, 3, 1, "blog.txt", bridge_blog, texts);
  insert_article(database, 4, 2, "quay.txt", market_paper, texts);
  for (const std::string& sql : made_strip("text_strip", texts)) REQUIRE(database.run(sql));
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

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += digits[static_cast<unsigned char>(c) >> 4U];
    hex += digits[static_cast<unsigned char>(c) & 15U];
  }
  return "x'" + hex + "'";
}

}  // namespace

std::vector<std::string> made_strip(const std::string& table, std::string_view bytes) {
  std::vector<std::string> statements{"DELETE FROM " + table};
  for (int row = 1; !bytes.empty(); ++row) {
    const std::string_view some = bytes.substr(0, static_cast<std::size_t>(store::strip_row_bytes));
    statements.push_back("INSERT INTO " + table + " VALUES (" + std::to_string(row) + ", " + hex_of(some) + ")");
    bytes.remove_prefix(some.size());
  }
  return statements;
}

std::vector<std::string> made_index(const std::string& first, std::string_view block, std::string_view lists) {
  const std::string frame = store::compress_body(block).value();
  std::vector<std::string> statements = made_strip("word_strip", frame);
  for (std::string& sql : made_strip("list_strip", lists)) statements.push_back(std::move(sql));
  statements.emplace_back("DELETE FROM word");
  statements.push_back("INSERT INTO word VALUES (1, '" + first + "', 0, " + std::to_string(frame.size()) + ", " +
                       std::to_string(block.size()) + ", 0)");
  return statements;
}

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
