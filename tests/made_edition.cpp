#include "tests/made_edition.h"

#include <array>
#include <map>
#include <sstream>

#include "doctest/doctest.h"
#include "store/body.h"
#include "store/codec.h"
#include "store/schema.h"
#include "store/search/word_codec.h"
#include "store/sqlite.h"
#include "store/strip.h"
#include "store/text_record.h"
#include "tests/made_image.h"
#include "tests/scratch.h"

namespace {

using store::Statement;

// A heading, where an empty line follows it, and paragraphs.
store::Article article_of(std::string_view text) {
  store::Article article;
  article.text = text;
  for (const base::TextRange range : store::part_blocks(text))
    article.blocks.push_back({store::BlockKind::paragraph, range});
  if (article.blocks.size() > 1) article.blocks[0].kind = store::BlockKind::heading;
  if (text == bridge_paper) article.dropped = {{3, 4, "share_bar", "Share\nPrint"}};
  return article;
}

constexpr std::array made_articles{bridge_agency, bridge_paper, bridge_blog, market_paper};

// The story of the bridge in one frame, the market in another.
constexpr std::array<std::size_t, 4> made_frames{0, 0, 0, 1};

std::array<std::string, 2> packed_frames() {
  std::array<std::string, 2> frames;
  for (std::size_t i = 0; i < made_articles.size(); ++i)
    frames[made_frames[i]] += store::encode_record(article_of(made_articles[i]));
  for (std::string& frame : frames) frame = made_frame(frame);
  return frames;
}

void insert_article(const store::Database& database, std::int64_t number, std::int64_t story, std::string_view file) {
  Statement head = database.prepare("INSERT INTO article (article, story, file) VALUES (?, ?, ?)").value();
  REQUIRE(head.bind(1, number).bind(2, story).bind(3, file).run());
  Statement words = database.prepare("INSERT INTO article_words VALUES (?, 10, 4, 2, 0)").value();
  REQUIRE(words.bind(1, number).run());
}

void insert_bodies(const store::Database& database) {
  const std::array<std::string, 2> frames = packed_frames();
  Statement body = database.prepare("INSERT INTO body VALUES (?, ?, ?, ?, ?)").value();
  std::array<std::size_t, 2> at{};
  for (std::size_t i = 0; i < made_articles.size(); ++i) {
    const std::size_t frame = made_frames[i];
    const std::size_t begin = made_dictionary.size() + (frame == 0 ? 0 : frames[0].size());
    body.bind(1, static_cast<std::int64_t>(i) + 1).bind(2, static_cast<std::int64_t>(begin));
    body.bind(3, static_cast<std::int64_t>(frames[frame].size())).bind(4, static_cast<std::int64_t>(at[frame]));
    REQUIRE(body.bind(5, static_cast<std::int64_t>(made_articles[i].size())).run());
    at[frame] += store::encode_record(article_of(made_articles[i])).size();
  }
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

// Article 1 is the only dated one, so it stands first anyway. The index has several blocks. Gives the strip: behind the
// texts the lists, then the blocks.
std::string insert_search(const store::Database& database) {
  REQUIRE(database.run("INSERT INTO search_order VALUES (1, 1), (2, 2), (3, 3), (4, 4)"));
  REQUIRE(database.run("INSERT INTO search_language VALUES ('en', 4)"));
  struct Block {
    std::string first;
    std::size_t lists = 0;
    std::string words;
  };
  std::vector<Block> blocks;
  std::string strip = made_texts();
  store::PackedWord last;
  for (const auto& [word, rows] : rows_of_words()) {
    const std::string list = store::encode_list(rows, 4);
    store::PackedWord next{word, static_cast<std::int64_t>(rows.size()), static_cast<std::uint32_t>(list.size()),
                           word == "naive" ? "naïve" : ""};
    if (blocks.empty() || blocks.back().words.size() > 80) blocks.push_back({word, strip.size(), ""});
    std::string& block = blocks.back().words;
    store::append_word(block, block.empty() ? "" : last.word, next);
    strip += list;
    last = std::move(next);
  }
  REQUIRE(blocks.size() > 2);
  Statement row = database.prepare("INSERT INTO word VALUES (?, ?, ?, ?)").value();
  for (const Block& block : blocks) {
    const std::string frame = store::compress_body(block.words).value();
    row.bind(1, std::string_view(block.first)).bind(2, static_cast<std::int64_t>(strip.size()));
    row.bind(3, static_cast<std::int64_t>(frame.size())).bind(4, static_cast<std::int64_t>(block.lists));
    REQUIRE(row.run());
    strip += frame;
  }
  return strip;
}

void fill(const store::Database& database) {
  for (const char* sql : {
           "INSERT INTO edition VALUES (1, 'wendel', 'Wendel this week', 7, 'en', NULL, 1, 2, 4, 2, 4, 2, 1, 3, 0)",
           "INSERT INTO story VALUES (1, 'bridge', 'The bridge', 2, 1), (2, 'market', 'The market', 0, NULL)",
       })
    REQUIRE(database.run(sql));
  REQUIRE(database.run("UPDATE edition SET dictionary = " + std::to_string(made_dictionary.size())));
  insert_article(database, 1, 1, "agency.txt");
  insert_article(database, 2, 1, "paper.txt");
  insert_article(database, 3, 1, "blog.txt");
  insert_article(database, 4, 2, "quay.txt");
  insert_bodies(database);
  for (const char* sql : {
           "UPDATE article SET source = 'The Agency', title = 'Bridge closes', published = '2024-03-01T05:30', "
           "precision = 'minute' WHERE article = 1",
           "INSERT INTO guess VALUES (2, 1, 'title', 'Wendel', 1)",
       })
    REQUIRE(database.run(sql));
  Statement image = database.prepare("INSERT INTO image VALUES (1, 40, 30, ?)").value();
  REQUIRE(image.bind_blob(1, made::jpeg(40, 30)).run());
  REQUIRE(
      database.run("INSERT INTO picture VALUES (1, 1, NULL, 0, NULL, NULL, 'The bridge in spring', NULL, NULL), "
                   "(1, 2, 1, 1, 'bridge.jpg', 'A bridge', NULL, 'Ann Lee', 7), "
                   "(1, 3, NULL, 1, NULL, NULL, '', NULL, NULL)"));
  insert_families(database);
  for (const std::string& sql : made_strip(insert_search(database))) REQUIRE(database.run(sql));
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

std::string made_frame(std::string_view records) {
  store::BodyWriter writer = store::BodyWriter::open(made_dictionary).value();
  return writer.compress(records).value();
}

std::string made_texts() {
  std::string strip(made_dictionary);
  for (const std::string& frame : packed_frames()) strip += frame;
  return strip;
}

std::string made_record(std::size_t article) { return store::encode_record(article_of(made_articles.at(article - 1))); }

std::vector<std::string> made_strip(std::string_view bytes) {
  std::vector<std::string> statements{"DELETE FROM strip"};
  for (int row = 1; !bytes.empty(); ++row) {
    const std::string_view some = bytes.substr(0, static_cast<std::size_t>(store::strip_row_bytes));
    statements.push_back("INSERT INTO strip VALUES (" + std::to_string(row) + ", " + hex_of(some) + ")");
    bytes.remove_prefix(some.size());
  }
  return statements;
}

std::vector<std::string> made_index(const std::string& first, std::string_view block, std::string_view lists,
                                    std::string_view texts) {
  const std::string frame = store::compress_body(block).value();
  std::vector<std::string> statements = made_strip(std::string(texts).append(lists).append(frame));
  statements.emplace_back("DELETE FROM word");
  statements.push_back("INSERT INTO word VALUES ('" + first + "', " + std::to_string(texts.size() + lists.size()) +
                       ", " + std::to_string(frame.size()) + ", " + std::to_string(texts.size()) + ")");
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
