#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "store/write/clean/article.h"
#include "store/write/clean/chars.h"
#include "store/write/import/articles_csv.h"
#include "store/write/import/edition_toml.h"
#include "store/write/import/import.h"
#include "store/write/import/slug.h"
#include "tests/scratch.h"

namespace {

const std::string body =
    "\n\nThe council voted on Tuesday to keep the old bridge open to traffic until the spring.\n\n"
    "Engineers had told the council that the bridge needs new piers before the river rises.\n";

bool any_has(const std::vector<store::Problem>& problems, const std::string& words) {
  return std::any_of(problems.begin(), problems.end(),
                     [&](const store::Problem& p) { return p.message.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("articles.csv may be what a spreadsheet calls Unicode text") {
  const std::u16string table = u"file\ttitle\tbyline\r\na.txt\tTwo, three\tZoë Ķērpe\r\n";
  for (const bool big_endian : {false, true}) {
    CAPTURE(big_endian);
    std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : table) {
      const auto high = static_cast<char>(unit >> 8U);
      const auto low = static_cast<char>(unit & 0xFFU);
      bytes += {big_endian ? high : low, big_endian ? low : high};
    }
    const Scratch folder;
    folder.write("a.txt", "Harrow keeps its bridge" + body);
    folder.write("articles.csv", bytes);
    const auto imported = store::import_folder(folder.path);
    REQUIRE(imported);
    REQUIRE(imported.value().articles.size() == 1);
    CHECK(imported.value().articles[0].title == "Two, three");
    CHECK(imported.value().articles[0].byline == "Zoë Ķērpe");
    CHECK_FALSE(any_has(imported.value().warnings, "articles.csv"));

    // Cut in the middle of a character it is refused, with what to do.
    folder.write("articles.csv", bytes + "x");
    const auto refused = store::import_folder(folder.path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("save") != std::string::npos);
  }
}

TEST_CASE("articles come by story, then as in articles.csv, then by name") {
  const Scratch folder;
  for (const char* name : {"a.txt", "b.txt", "c.md", "d.txt"}) folder.write(name, "Harrow keeps its bridge" + body);
  folder.write("articles.csv",
               "\xEF\xBB\xBFstory;FILE;source\r\nFlood;d.txt;\"One; Two\"\r\nBridge;b.txt;\r\nFlood;a.txt;\r\n");
  const auto imported = store::import_folder(folder.path);
  REQUIRE(imported);
  const auto& articles = imported.value().articles;
  REQUIRE(articles.size() == 4);
  CHECK(articles[0].file == "d.txt");
  CHECK(articles[0].source == "One; Two");
  CHECK(articles[1].file == "a.txt");
  CHECK(articles[2].file == "b.txt");
  CHECK(articles[2].story_id == "bridge");
  CHECK(articles[3].file == "c.md");
}

TEST_CASE("every other file is named with what to do, and a broken one does not stop the rest") {
  const Scratch folder;
  folder.write("good.txt", "Harrow keeps its bridge" + body);
  folder.write("empty.txt", "");
  folder.write("bytes.txt", "Harrow\nkeeps \xFF its bridge");
  folder.write("binary.txt", std::string("Harrow\0bridge", 13));
  folder.write("page.html", "<p>x</p>");
  folder.write("photo.JPG", "x");
  std::string endless = "Harrow keeps its bridge\n\n";
  while (endless.size() < (17U << 20U)) endless += body.substr(2, 86);
  folder.write("endless.txt", endless);
  folder.write("noending", "x");
  folder.write(".hidden", "x");
  folder.write("._good.txt", "x");
  std::filesystem::create_directory(folder.path + "/more");
  folder.write("articles.csv", "file,mood\ngone.txt,sad\n");
  const auto imported = store::import_folder(folder.path);
  REQUIRE(imported);
  CHECK(imported.value().articles.size() == 1);
  const auto& skipped = imported.value().skipped;
  CHECK(skipped.size() == 10);
  CHECK(any_has(skipped, "endless.txt:1:1: its text is longer than 16 MiB"));
  CHECK(any_has(skipped, "bytes.txt:2:7: bytes that are not UTF-8"));
  CHECK(any_has(skipped, "binary.txt:1:7: a NUL"));
  CHECK(any_has(skipped, "page.html:1:1: a saved web page"));
  CHECK(any_has(skipped, "photo.JPG:1:1: a picture"));
  CHECK(any_has(skipped, "more:1:1: a folder"));
  CHECK(std::count_if(skipped.begin(), skipped.end(), [](const store::Problem& p) { return p.unreadable; }) == 3);
  CHECK(any_has(imported.value().warnings, "articles.csv:2:1: there is no file 'gone.txt'"));
  CHECK(any_has(imported.value().warnings, "a column 'mood'"));
}

TEST_CASE("what the librarian told is no guess, and its line leaves the text all the same") {
  const Scratch folder;
  folder.write("a.txt", "Harrow keeps its bridge\n\nBy Nora Field\n\nFeb. 3, 2021" + body);
  folder.write("articles.csv", "file,title,byline,published\na.txt,Harrow keeps its bridge,Nora Field,3 Feb 2021\n");
  const auto imported = store::import_folder(folder.path);
  REQUIRE(imported);
  const store::Article& article = imported.value().articles.at(0);
  CHECK(article.published->iso == "2021-02-03");
  CHECK(article.text.starts_with("The council voted"));
  for (const store::Guess& guess : article.guesses) CHECK(guess.field == "language");
  CHECK(article.dropped.size() == 3);
}

TEST_CASE("edition.toml is read, and its mistakes are named with line and column") {
  const auto good =
      store::parse_edition_toml("e.toml", "id = \"town\"\ntitle = \"Town\"\nserial = 7\nsample = true\nmood = 1\n", {});
  REQUIRE(good);
  CHECK(good.value().info.serial == 7);
  CHECK(good.value().info.sample);
  CHECK(good.value().warnings.size() == 1);
  for (const std::string text :
       {"id = \"Town News\"", "serial = 0", "serial = \"7\"", "title = ", "= 3", "sample = 1", "id = 3"}) {
    CAPTURE(text);
    const auto bad = store::parse_edition_toml("e.toml", text, {});
    REQUIRE_FALSE(bad);
    CHECK(bad.error().what.starts_with("e.toml:1:"));
  }
}

TEST_CASE("articles.csv may be tab-separated, quoted over lines, and is refused only without its column file") {
  const auto tabs =
      store::parse_articles_csv("a.csv", "file\ttitle\rone.txt\t\"Two\r\nlines \"\"quoted\"\"\"\rone.txt\tagain\r");
  REQUIRE(tabs);
  REQUIRE(tabs.value().rows.size() == 1);
  CHECK(tabs.value().rows[0].title == "Two lines \"quoted\"");
  CHECK(tabs.value().warnings.size() == 1);
  CHECK_FALSE(store::parse_articles_csv("a.csv", "name,title\nx,y\n"));
  CHECK_FALSE(store::parse_articles_csv("a.csv", "file,title\nx,\"never closed\n"));
  CHECK_FALSE(store::parse_articles_csv("a.csv", ""));
}

TEST_CASE("a file is known by its name with or without a folder, composed or decomposed") {
  const Scratch folder;
  folder.write("caf\xC3\xA9.txt", "Harrow keeps its bridge" + body);
  folder.write("b.txt", "Harrow keeps its bridge" + body);
  folder.write("articles.csv", "file,source\nsaved/cafe\xCC\x81.txt,One\nC:\\saved\\b.txt,Two\n");
  const auto imported = store::import_folder(folder.path);
  REQUIRE(imported);
  REQUIRE(imported.value().articles.size() == 2);
  CHECK(imported.value().articles[0].source == "One");
  CHECK(imported.value().articles[1].source == "Two");
}

TEST_CASE("a site's own lines are known by repetition, a sentence that stories of one event share is not") {
  const Scratch folder;
  const std::string motto = "\n\nHarrow on the water, a town to come home to.\n";
  const std::string shared = "\n\nThe bridge was built by hand.\n";
  folder.write("a.txt", "Harrow keeps its bridge" + body + motto);
  folder.write("b.txt", "Ashby closes the old mill" + body + motto);
  folder.write("c.txt", "Harrow keeps its bridge" + body + shared);
  folder.write("d.txt", "Harrow keeps the bridge" + body + shared);
  folder.write("articles.csv",
               "file,story,source\na.txt,Bridge,Crier\nb.txt,Mill,Crier\nc.txt,Bridge,Echo\nd.txt,Bridge,Echo\n");
  const auto imported = store::import_folder(folder.path);
  REQUIRE(imported);
  int dropped = 0;
  for (const store::Article& article : imported.value().articles) {
    CAPTURE(article.file);
    CHECK(article.text.find("Harrow on the water") == std::string::npos);
    CHECK(article.text.find("old bridge open to traffic") != std::string::npos);
    CHECK((article.text.find("built by hand") != std::string::npos) == (article.source == "Echo"));
    for (const store::Dropped& d : article.dropped) dropped += d.rule == "repeated line" && d.line_begin == 8 ? 1 : 0;
  }
  CHECK(dropped == 2);
}

TEST_CASE("a table in another alphabet is refused by line and column, with what to do") {
  const Scratch folder;
  folder.write("a.txt", "Harrow keeps its bridge" + body);
  folder.write("articles.csv", "file,source\na.txt,Caf\xE9\n");
  const auto imported = store::import_folder(folder.path);
  REQUIRE_FALSE(imported);
  CHECK(imported.error().what.find("articles.csv:2:10: bytes that are not UTF-8") != std::string::npos);
  CHECK(imported.error().what.find("CSV UTF-8") != std::string::npos);
}

TEST_CASE("slugs are ASCII in every script and never empty") {
  CHECK(store::slug("Connecticut's subpoenas!", 48) == "connecticuts-subpoenas");
  CHECK(store::slug("Straße nach Łódź", 48) == "strasse-nach-lodz");
  CHECK(store::slug("Москва", 48) == "moskva");
  CHECK_FALSE(store::slug("مدينة", 48).empty());
  CHECK(store::slug("🌉", 48).size() == 11);
  CHECK(store::slug(std::string(500, 'a'), 32).size() == 32);
}

TEST_CASE("characters are decoded and cleaned") {
  CHECK(store::decode_text("t", "\xEF\xBB\xBFx").value() == "x");
  CHECK(store::decode_text("t", std::string("\xFF\xFEx\0\xE9\0", 6)).value() == "xé");
  CHECK(store::clean_characters("a\xC2\xA0\xE2\x80\x8B b\t\xE2\x80\xAE"
                                "c\xEE\x80\x81 ") == "a b c");
  CHECK(store::clean_characters("Rau\xCC\x81l") == "Raúl");
}

TEST_CASE("wrapped lines that end in any character are joined") {
  for (const std::string end : {"“", "é", "a-", "é-", "-", "桥", "🌉"}) {
    CAPTURE(end);
    store::Article article;
    article.file = "x";
    store::clean_article("The council voted on Tuesday to keep the old bridge open, said " + end +
                             "\nwhoever spoke for the bridge in the hall of the council that day.\n",
                         store::RawFormat::plain, article);
    CHECK(article.blocks.size() == 1);
    CHECK(article.text.find('\n') == std::string::npos);
    CHECK((article.text.find("a-whoever") != std::string::npos) == (end == "a-"));
  }
}

TEST_CASE("mixed and hostile lines neither crash nor cost more than their length") {
  const std::vector<std::string> pieces{
      "<p>",  "</div",    "<a href='", "[x](",     "![",           "](y)",
      "**",   "_",        "`",         "&#",       "&amp;",        "# ",
      "- ",   "> ",       "| a |",     "```",      "---",          "\n",
      "\r\n", "\n\n",     "Share",     "Comments", "By Ann Lee",   "Feb 3, 2021",
      "<!--", "<script>", "©",         "“",        "\xE2\x80\xA8", "The council voted on it. "};
  unsigned state = 1;
  for (int round = 0; round < 200; ++round) {
    std::string raw;
    for (int i = 0; i < 60; ++i) {
      state = state * 1664525U + 1013904223U;
      raw += pieces[(state >> 8U) % pieces.size()];
    }
    store::Article article;
    article.file = "x";
    store::clean_article(raw, round % 2 == 0 ? store::RawFormat::plain : store::RawFormat::markdown, article);
    for (const store::Block& block : article.blocks) CHECK(block.range.end <= article.text.size());
  }
  for (const std::string piece : {"[](", "*a ", "<!--", "<script>", "&", "a ", "[", "<p>x", "\n", "- a\n", "Share\n",
                                  "Related\n", "Comments\n"}) {
    std::string raw = "Harrow keeps its bridge" + body;
    while (raw.size() < 150'000) raw += piece;
    store::Article article;
    article.file = "x";
    store::clean_article(raw, store::RawFormat::markdown, article);
    CHECK(article.text.size() <= raw.size());
  }
}

TEST_CASE("a file that is changed or removed while a folder is read is taken as it is found, or named") {
  const Scratch scratch;
  std::filesystem::create_directory(scratch / "in");
  const auto name = [](int i) { return "in/" + std::to_string(1000 + i) + ".txt"; };
  for (int i = 0; i < 600; ++i) scratch.write(name(i), "Report " + std::to_string(i) + body);
  store::ImportOptions options;
  bool touched = false;
  options.task.tell = [&](std::size_t, std::size_t) {  // files are read a batch at a time: these are yet to come
    if (std::exchange(touched, true)) return;
    std::filesystem::remove(scratch / name(590));
    scratch.write(name(591), "");
    scratch.write(name(592), "Longer than before" + body + body + body);
    std::filesystem::remove(scratch / name(593));
    std::filesystem::create_directory(scratch / name(593));
    std::filesystem::remove(scratch / name(594));
    std::filesystem::create_symlink("nowhere", scratch / name(594));
  };
  const auto folder = store::import_folder(scratch / "in", options);
  REQUIRE(folder);
  CHECK(touched);
  CHECK(folder.value().articles.size() == 596);
  CHECK(folder.value().skipped.size() == 4);
  for (const int i : {590, 591, 593, 594})
    CHECK(any_has(folder.value().skipped, std::to_string(1000 + i) + ".txt:1:1"));
  const auto& articles = folder.value().articles;
  CHECK(std::any_of(articles.begin(), articles.end(),
                    [](const store::Article& article) { return article.title == "Longer than before"; }));
}

TEST_CASE("an article that is gone when a site's own lines are known stays as it was read") {
  const Scratch scratch;
  std::filesystem::create_directory(scratch / "in");
  const std::string line = "\nThe Saltby Lamp is printed at the old mill\n";
  std::string table = "file,story,source\n";
  for (int i = 0; i < 6; ++i) {
    std::string page = "Report " + std::to_string(i);
    page.append(body).append(line);
    scratch.write("in/" + std::to_string(i) + ".txt", page);
    table += std::to_string(i) + ".txt,Story " + std::to_string(i) + ",Saltby Lamp\n";
  }
  scratch.write("in/articles.csv", table);
  store::ImportOptions options;
  options.task.tell = [&](std::size_t done, std::size_t of) {  // after the first reading, before the second
    if (done < of) return;
    std::filesystem::remove(scratch / "in/2.txt");
    scratch.write("in/3.txt", "Another report" + body + line);
  };
  const auto folder = store::import_folder(scratch / "in", options);
  REQUIRE(folder);
  REQUIRE(folder.value().articles.size() == 6);
  const auto holds = [&](int i) {
    return folder.value().articles[static_cast<std::size_t>(i)].text.find("old mill") != std::string::npos;
  };
  CHECK_FALSE(holds(0));
  CHECK(holds(2));
  CHECK_FALSE(holds(3));
  CHECK(folder.value().articles[3].title == "Another report");
}

TEST_CASE("twenty thousand files in one folder are all accounted for") {
  const Scratch scratch;
  std::filesystem::create_directory(scratch / "in");
  for (int i = 0; i < 20'000; ++i)
    scratch.write("in/" + std::to_string(i) + ".txt", "The heron came to the lock at " + std::to_string(i) + ".\n");
  store::ImportOptions options;
  options.task.jobs = options.grouping.jobs = 2;
  std::size_t told = 0;
  options.task.tell = [&](std::size_t done, std::size_t of) {
    CHECK(of == 20'000);
    told = done;
  };
  const auto folder = store::import_folder(scratch / "in", options);
  REQUIRE(folder);
  CHECK(told == 20'000);
  CHECK(folder.value().articles.size() + folder.value().skipped.size() == 20'000);
  CHECK(folder.value().articles.size() > 19'000);
}
