// Pictures beside the articles: each way to name one, each refusal with its sentence, and what becomes of the words.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "store/edition.h"
#include "store/schema.h"
#include "store/write/clean/picture_address.h"
#include "store/write/import/import.h"
#include "store/write/import/picture_file.h"
#include "store/write/write_edition.h"
#include "tests/made_image.h"
#include "tests/scratch.h"

namespace {

struct Folder : Scratch {
  store::ImportedFolder import() const {
    auto imported = store::import_folder(path);
    REQUIRE(imported);
    return std::move(imported).value();
  }
};

const std::string first = "The council voted on Tuesday to keep the old bridge open to traffic until the spring.";
const std::string second = "Engineers had told the council that the bridge needs new piers before the river rises.";
const std::string third = "\"We will not close it before there is another way across,\" the mayor said after the vote.";

// Lines 1, 3, 5 (the picture), 7 and 9.
std::string article_with(const std::string& picture) {
  return "Harrow keeps its bridge\n\n" + first + "\n\n" + picture + "\n\n" + second + "\n\n" + third + "\n";
}

std::string whole_text() {
  std::string text = first;
  for (const std::string* more : {&second, &third}) text.append("\n\n").append(*more);
  return text;
}

store::Article import_one(const Folder& folder, const std::string& picture) {
  folder.write("a.md", article_with(picture));
  store::ImportedFolder imported = folder.import();
  REQUIRE(imported.articles.size() == 1);
  CHECK(imported.articles[0].text == whole_text());
  return imported.articles[0];
}

std::string joined(const std::vector<store::Problem>& problems) {
  std::string all;
  for (const store::Problem& problem : problems) all += problem.message + "\n";
  return all;
}

}  // namespace

TEST_CASE("every way to name a picture leads to it, and none leaves a mark on the text") {
  const Folder folder;
  folder.write("bridge.jpg", made::jpeg(80, 60));
  folder.write("old bridge.png", made::png(70, 50));
  folder.write("kept.jpg?w=640", made::jpeg(64, 64));
  std::filesystem::create_directory(folder.path + "/page_files");
  folder.write("page_files/b(1).jpg", made::jpeg(90, 60));
  struct Row {
    const char* written;
    const char* file;
    const char* alt;  // "": none
    const char* caption;
    const char* credit;
  };
  const Row rows[] = {
      {"![The old bridge](bridge.jpg)", "bridge.jpg", "The old bridge", "", ""},
      {"![](bridge.jpg)", "bridge.jpg", "", "", ""},
      {"![IMG_2041.jpg](bridge.jpg)", "bridge.jpg", "", "", ""},
      {"![The old bridge](./bridge.jpg \"The bridge in May\")", "bridge.jpg", "The old bridge", "The bridge in May",
       ""},
      {"![The old bridge](bridge.jpg 'The bridge in May')", "bridge.jpg", "The old bridge", "The bridge in May", ""},
      {"![The old bridge](<old bridge.png>)", "old bridge.png", "The old bridge", "", ""},
      {"![The old bridge](old bridge.png)", "old bridge.png", "The old bridge", "", ""},
      {"![The old bridge](old%20bridge.png)", "old bridge.png", "The old bridge", "", ""},
      {"![The old bridge](bridge.jpg?resize=300,200)", "bridge.jpg", "The old bridge", "", ""},
      {"![The old bridge](kept.jpg?w=640)", "kept.jpg?w=640", "The old bridge", "", ""},
      {"![The old bridge](page_files/b(1).jpg)", "page_files/b(1).jpg", "The old bridge", "", ""},
      {"[![The old bridge](bridge.jpg)](https://example.org/large)", "bridge.jpg", "The old bridge", "", ""},
      {"![The old bridge][pic]\n\n[pic]: bridge.jpg \"The bridge in May\"", "bridge.jpg", "The old bridge",
       "The bridge in May", ""},
      {"![Pic][]\n\n[pic]: <old bridge.png>", "old bridge.png", "Pic", "", ""},
      {"![pic]\n\n[Pic]: bridge.jpg", "bridge.jpg", "pic", "", ""},
      {"<img src=\"bridge.jpg\" alt=\"The old &amp; grey bridge\" width=640>", "bridge.jpg", "The old & grey bridge",
       "", ""},
      {"<img alt='The old bridge' src='page_files/b(1).jpg'/>", "page_files/b(1).jpg", "The old bridge", "", ""},
      {"<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"bridge.jpg\" alt=\"The old bridge\">",
       "bridge.jpg", "The old bridge", "", ""},
      {"<figure><img src=\"bridge.jpg\" alt=\"A bridge\"><figcaption>The bridge at Harrow in May. Photo: Ann "
       "Lee</figcaption></figure>",
       "bridge.jpg", "A bridge", "The bridge at Harrow in May.", "Photo: Ann Lee"},
      {"<figure><figcaption>The bridge at Harrow in May.</figcaption><img src=\"bridge.jpg\"></figure>", "bridge.jpg",
       "", "The bridge at Harrow in May.", ""},
      {"![The old bridge](bridge.jpg)\n*The bridge at Harrow, which was built in 1911.*", "bridge.jpg",
       "The old bridge", "The bridge at Harrow, which was built in 1911.", ""},
      {"![The old bridge](bridge.jpg)\n\n_The bridge at Harrow was built in 1911._\n\nPhoto: Ann Lee", "bridge.jpg",
       "The old bridge", "The bridge at Harrow was built in 1911.", "Photo: Ann Lee"},
      {"![The old bridge](bridge.jpg)\n\nThe bridge in May. (Photo by Ann Lee)", "bridge.jpg", "The old bridge",
       "The bridge in May.", "Photo by Ann Lee"},
      {"![The old bridge](bridge.jpg)\n\nCredit: Harrow Archive", "bridge.jpg", "The old bridge", "",
       "Credit: Harrow Archive"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    const store::Article article = import_one(folder, row.written);
    CHECK(article.captions.empty());
    REQUIRE(article.pictures.size() == 1);
    const store::Picture& picture = article.pictures[0];
    CHECK(picture.file == row.file);
    CHECK(picture.alt.value_or("") == row.alt);
    CHECK(picture.caption.value_or("") == row.caption);
    CHECK(picture.credit.value_or("") == row.credit);
    CHECK(picture.place == 1);
    CHECK(picture.line == 5);
  }
}

TEST_CASE("a picture that is not there, or cannot be used, is said by line with what to do, and the rest is built") {
  const Folder folder;
  folder.write("cut.jpg", made::jpeg(80, 60).substr(0, 900));
  folder.write("broken.png", made::png(80, 60).substr(0, 60));
  folder.write("moving.gif", "GIF89a");
  folder.write("text.jpg", "no picture");
  std::filesystem::create_directory(folder.path + "/folder.jpg");
  std::filesystem::create_symlink("/etc/hostname", folder.path + "/link.jpg");
  folder.write("huge.jpg", "");
  std::filesystem::resize_file(folder.path + "/huge.jpg", store::max_picture_file_bytes + 1);
  std::string wide = made::png(40, 40);
  for (unsigned i = 0; i < 2; ++i)
    wide[18 + i] = wide[22 + i] = static_cast<char>(i == 0 ? 0x27 : 0x0F);  // 9999 each way
  folder.write("wide.png", wide);
  struct Row {
    const char* address;
    const char* said;
  };
  const Row rows[] = {
      {"gone.jpg", "there is no picture 'gone.jpg' in the folder; put it beside the article, or correct the name"},
      {"../bridge.jpg", "the picture '../bridge.jpg' lies outside the folder; copy it beside the article"},
      {"a/../../b.jpg", "lies outside the folder"},
      {"a%2F..%2F..%2Fb.jpg", "lies outside the folder"},
      {"/etc/hostname", "the picture '/etc/hostname' lies outside the folder"},
      {"C:/pictures/b.jpg", "lies outside the folder"},
      {"file:///etc/hostname", "lies outside the folder"},
      {"link.jpg", "the picture 'link.jpg' is a link to a place outside the folder; copy the picture itself here"},
      {"cut.jpg", "the picture 'cut.jpg' is cut off; save it again"},
      {"broken.png", "the picture 'broken.png' is damaged; save it again"},
      {"moving.gif", "the picture 'moving.gif' is not a PNG or JPEG picture; save it as one of these"},
      {"text.jpg", "the picture 'text.jpg' is not a PNG or JPEG picture"},
      {"folder.jpg", "the picture 'folder.jpg' cannot be read; check that it is a file"},
      {"huge.jpg", "the picture 'huge.jpg' is larger than 32 MiB; save it smaller"},
      {"wide.png", "has 9999 x 9999 pixels, more than 10000 each way or 40 million in all; save it smaller"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.address);
    folder.write("a.md", article_with("![The old bridge in winter](" + std::string(row.address) + ")"));
    const store::ImportedFolder imported = folder.import();
    REQUIRE(imported.articles.size() == 1);
    CHECK(imported.articles[0].pictures.empty());
    CHECK(imported.images.empty());
    CHECK(imported.articles[0].text == whole_text());
    REQUIRE(imported.articles[0].captions.size() == 1);  // the words stay
    CHECK(imported.articles[0].captions[0] == store::Caption{"The old bridge in winter", 1});
    const std::string said = joined(imported.warnings);
    CAPTURE(said);
    CHECK(said.starts_with(folder.path + "/a.md:5:1: "));
    CHECK(said.find(row.said) != std::string::npos);
    CHECK(std::count(said.begin(), said.end(), '\n') == 1);
  }
}

TEST_CASE("pictures on the web are never fetched: one note says how many there are") {
  const Folder folder;
  folder.write("a.md", article_with("![One bridge in winter](https://example.org/1.jpg)\n\n"
                                    "![Another bridge in winter](//cdn.example.org/2.jpg)\n\n"
                                    "<img src=\"data:image/png;base64," +
                                    std::string(9000, 'A') +
                                    "\" alt=\"\">\n\n"
                                    "![](data:image/png;base64," +
                                    std::string(9000, 'A') + ")"));
  const store::ImportedFolder imported = folder.import();
  CHECK(imported.warnings.empty());
  CHECK(joined(imported.notes) == folder.path +
                                      "/a.md:5:1: 2 pictures are on the web and not in the folder "
                                      "('https://example.org/1.jpg'), so left out; to have it, save it beside the "
                                      "article and write its name there\n");
  CHECK(imported.articles[0].text == whole_text());
  CHECK(imported.articles[0].captions.size() == 2);
}

TEST_CASE("the column image of articles.csv gives an article its first picture") {
  const Folder folder;
  folder.write("a.md", article_with("![The old bridge](bridge.jpg)"));
  folder.write("b.txt", "Harrow keeps its bridge\n\n" + first + "\n\n" + second + "\n");
  folder.write("c.txt", "Harrow keeps its bridge\n\n" + first + "\n\n" + second + "\n");
  folder.write("bridge.jpg", made::jpeg(80, 60));
  folder.write("mill.png", made::png(80, 60));
  folder.write("unnamed.png", made::png(80, 60));
  folder.write("moving.gif", "GIF89a");
  folder.write("articles.csv", "file,image\na.md,bridge.jpg\nb.txt,mill.png\nc.txt,gone.png\n");
  const store::ImportedFolder imported = folder.import();
  REQUIRE(imported.articles.size() == 3);
  REQUIRE(imported.articles[0].pictures.size() == 1);  // the text has it already
  CHECK(imported.articles[0].pictures[0].line == 5);
  REQUIRE(imported.articles[1].pictures.size() == 1);
  CHECK(imported.articles[1].pictures[0].file == "mill.png");
  CHECK(imported.articles[1].pictures[0].place == 0);
  CHECK(imported.articles[1].pictures[0].line == 0);
  CHECK(imported.articles[2].pictures.empty());
  CHECK(joined(imported.warnings) == folder.path +
                                         "/articles.csv:4:7: there is no picture 'gone.png' in the folder; "
                                         "put it beside the article, or correct the name\n");
  const std::string skipped = joined(imported.skipped);
  CHECK(skipped.find("/unnamed.png:1:1: a picture that no article names") != std::string::npos);
  CHECK(skipped.find("/moving.gif:1:1: a picture of a kind that editions do not take") != std::string::npos);
  CHECK(std::count(skipped.begin(), skipped.end(), '\n') == 2);
}

TEST_CASE("the same picture under two names is stored once, and in the order of the articles") {
  const Folder folder;
  folder.write("a.md", article_with("![A mill](mill.png)"));
  folder.write("b.md", article_with("![The old bridge](bridge.jpg)\n\n![The mill again](copy.png)"));
  folder.write("bridge.jpg", made::jpeg(80, 60));
  folder.write("mill.png", made::png(80, 60));
  folder.write("copy.png", made::png(80, 60));
  folder.write("articles.csv", "file\nb.md\na.md\n");
  const store::ImportedFolder imported = folder.import();
  REQUIRE(imported.images.size() == 2);
  CHECK(imported.images[0].bytes == made::jpeg(80, 60));
  CHECK(imported.articles[0].pictures[1].image == 2);
  CHECK(imported.articles[1].pictures[0].image == 2);
}

TEST_CASE("icons, logos and pictures around the article stay out of it") {
  const Folder folder;
  folder.write("icon.png", made::png(24, 24));
  folder.write("bridge.jpg", made::jpeg(80, 60));
  folder.write("other.jpg", made::jpeg(60, 80));
  CHECK(import_one(folder, "![Share](icon.png)").pictures.empty());
  CHECK(import_one(folder, "![Harrow Herald logo](bridge.jpg)").pictures.empty());
  folder.write("a.md", article_with("![The old bridge](bridge.jpg)") +
                           "\nShare on Facebook\n\nRelated articles\n\n![Another story](other.jpg)\n\n"
                           "[Mill to open again](https://example.org/mill)\n");
  const store::ImportedFolder imported = folder.import();
  REQUIRE(imported.articles[0].pictures.size() == 1);
  CHECK(imported.articles[0].pictures[0].file == "bridge.jpg");
}

TEST_CASE("a small file is kept to the byte, a large one made smaller, the same way every time") {
  const std::string small = made::jpeg(1600, 200);
  CHECK(store::prepare_image(small).value().bytes == small);
  struct Row {
    std::string bytes;
    int width, height;
  };
  const Row rows[] = {{made::jpeg(2400, 1200), 1600, 800},
                      {made::png(400, 3200), 200, 1600},
                      {made::turned_jpeg(2000, 1000, 6), 800, 1600}};
  for (const Row& row : rows) {
    const auto made_smaller = store::prepare_image(row.bytes);
    REQUIRE(made_smaller);
    CHECK(made_smaller.value().width == row.width);
    CHECK(made_smaller.value().height == row.height);
    CHECK(static_cast<std::int64_t>(made_smaller.value().bytes.size()) <= store::max_image_bytes);
    CHECK(store::prepare_image(row.bytes).value().bytes == made_smaller.value().bytes);
  }
  // Noise has no small file: it is made coarser and smaller until it fits.
  std::vector<std::uint8_t> noise(std::size_t{1600} * 1600 * 3);
  std::uint32_t seed = 7;
  for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>((seed = seed * 1664525 + 1013904223) >> 24U);
  const auto fitted = store::prepare_image(made::png_of(noise, 1600, 1600, 3));
  REQUIRE(fitted);
  CHECK(static_cast<std::int64_t>(fitted.value().bytes.size()) <= store::max_image_bytes);
}

TEST_CASE("pictures and captions come back from an edition with their places, the same bytes twice") {
  const Folder folder;
  folder.write("bridge.jpg", made::jpeg(80, 60));
  folder.write("large.png", made::png(1700, 40));
  folder.write("a.md", article_with("![The old bridge](bridge.jpg)\n\nThe bridge in May. (Photo by Ann Lee)\n\n"
                                    "![The quay in the fog](large.png)\n\n![The lost mill of Harrow](gone.jpg)"));
  const store::ImportedFolder imported = folder.import();
  const std::string path = folder.path + "/x.edition";
  REQUIRE(store::write_edition(path, imported.info, imported.articles, {}, {}, imported.images));
  const std::string bytes = bytes_of(path);
  const store::ImportedFolder again = folder.import();
  REQUIRE(store::write_edition(path, again.info, again.articles, {}, {4, nullptr}, again.images));
  CHECK(bytes == bytes_of(path));
  const store::Edition edition = store::open_edition(path).value();
  CHECK(edition.check().value().empty());
  const store::Article article = edition.article("a.md").value();
  CHECK(article.pictures == imported.articles[0].pictures);
  CHECK(article.captions == std::vector<store::Caption>{{"The lost mill of Harrow", 1}});
  REQUIRE(article.pictures.size() == 2);
  CHECK(article.pictures[0].credit == "Photo by Ann Lee");
  CHECK(article.pictures[1].width == 1600);
  CHECK(edition.image(1).value() == made::jpeg(80, 60));
  CHECK_FALSE(edition.image(3));
  // The words of a picture are found.
  CHECK(edition.search({.query = "quay fog"}).value().total == 1);
  CHECK(edition.search({.query = "\"Ann\" Lee"}).value().stories.size() <= 1);
}

TEST_CASE("addresses are told apart") {
  using store::PictureWhere;
  struct Row {
    const char* address;
    PictureWhere where;
  };
  const Row rows[] = {{"a.jpg", PictureWhere::folder},
                      {"a b/c.jpg?x=1", PictureWhere::folder},
                      {"./a.jpg", PictureWhere::folder},
                      {"a..jpg", PictureWhere::folder},
                      {"a:b.jpg", PictureWhere::outside},
                      {"http://x/a.jpg", PictureWhere::web},
                      {"HTTPS://x/a.jpg", PictureWhere::web},
                      {"//x/a.jpg", PictureWhere::web},
                      {"data:image/png,x", PictureWhere::inside},
                      {"DATA:,x", PictureWhere::inside},
                      {"../a.jpg", PictureWhere::outside},
                      {"a/../b.jpg", PictureWhere::outside},
                      {"%2e%2e/a.jpg", PictureWhere::outside},
                      {"a\\b.jpg", PictureWhere::outside},
                      {"", PictureWhere::outside},
                      {"a%00.jpg", PictureWhere::outside}};
  for (const Row& row : rows) {
    CAPTURE(row.address);
    CHECK(store::where_is(row.address) == row.where);
  }
  CHECK(store::picture_names("a%20b.jpg?w=1") ==
        std::vector<std::string>{"a%20b.jpg?w=1", "a b.jpg?w=1", "a%20b.jpg", "a b.jpg"});
}
