// The table of store/SEARCH.md: what a reader types, and what should come. The articles are written for it.
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

namespace {

using Json = nlohmann::ordered_json;

struct Text {
  const char* file;
  const char* published;
  const char* language;
  const char* title;
  const char* text;
};

constexpr Text texts[]{
    {"ferry.txt", "2012-08-20", "en", "Ferry strikes the pier",
     "The ferry struck the pier on August 21, 2012, and 1,200 people waited for it. Nobody was hurt."},
    {"inquiry.txt", "2012-08-21T09:30", "en", "Inquiry into the landing",
     "An inquiry begins today. Ms O'Brien will lead it, with help from the U.S. Coast Guard."},
    {"transbordador.txt", "2012-09-02", "es", "El transbordador vuelve",
     "El barco chocó contra el muelle el 21 de agosto de 2012 y vuelve a navegar con niños en septiembre."},
    {"faehre.txt", "2012-10-05", "de", "Die Fähre fährt wieder",
     "Am 21.08.2012 stieß die Fähre gegen den Pier. Jetzt fährt sie wieder über die Straße von Marlow."},
    {"later.txt", "2013-08-21", "en", "A year on",
     "A hit-and-run driver was found. The well-known pilot, Prince, has left; so has Madonna."},
    {"who.txt", "2014-01-03", "en", "To be or not to be",
     "The band called The Who played what was asked for. COVID-19 and 5G were not mentioned, AT&T was."},
    {"figures.txt", "2014-02-11", "en", "Figures",
     "The town counts 31,460 homes, 3.5 percent more. He was 42. It is August."},
    {"keeper.txt", "2015-05-02", "en", "The keeper leaves",
     "G.H. Williams, who kept the lighthouse, leaves. Women and their children sang; the mice in the tower did not. It "
     "costs $3.5 million to mend. Rock ’n’ roll was played."},
    {"tower.txt", "2015-05-03", "en", "Another tower", "That one cost $35 million, and nobody sang. Nine saw it."},
    {"mayak.txt", "2015-06-01", "ru", "Смотритель маяка", "Смотритель уходит. О старых маяках написаны книги."},
    {"faro.txt", "2015-06-02", "pt", "O farol", "O farol da ilha fecha amanhã."},
    {"fyr.txt", "2015-06-03", "nl", "De toren", "De toren van het eiland sluit morgen."},
    {"eau.txt", "2014-03-04", "fr", "L’eau revient", "L’eau revient à Marlow. Aujourd’hui, l’école rouvre."},
};

std::string made_edition(const Scratch& scratch) {
  const std::string folder = scratch / "in";
  REQUIRE(mkdir(folder.c_str(), 0700) == 0);
  std::string table = "file,story,source,title,published,language\n";
  for (const Text& text : texts) {
    write_bytes(folder + "/" + text.file, std::string(text.text) + "\n");
    table += std::string(text.file) + "," + text.file + ",The Paper," + text.title + "," + text.published + "," +
             text.language + "\n";
  }
  write_bytes(folder + "/articles.csv", table);
  REQUIRE(run_pack({"build", folder, "-o", scratch / "x.edition"}).code == 0);
  return scratch / "x.edition";
}

// The files found, in the order of the answer.
std::string found(const std::string& edition, const std::string& query) {
  const Ran ran = run_pack({"search", edition, query, "--json"});
  REQUIRE(ran.code == 0);
  const Json answer = Json::parse(ran.out);
  std::string files;
  for (const Json& story : answer["stories"])
    for (const Json& hit : story["hits"]) {
      const auto file = hit["file"].get<std::string>();
      files += (files.empty() ? "" : " ") + file.substr(0, file.find('.'));
    }
  return files;
}

struct Case {
  const char* query;
  const char* files;
};

// Dates: the day itself, whoever writes it how; what was published then comes first.
constexpr const char* dates[]{
    "August 21 2012", "21 August 2012",  "21st of August, 2012", "21.08.2012",           "21.8.2012",
    "21/08/2012",     "8/21/2012",       "2012-08-21",           "21 de agosto de 2012", "21. August 2012",
    "21 août 2012",   "21 августа 2012", "21 أغسطس 2012",
};

}  // namespace

TEST_CASE("a date finds what was published then and what tells of it, in every spelling") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  for (const char* date : dates) {
    const std::string files = found(edition, date);
    INFO(std::string(date) << " finds " << files);
    CHECK(files.starts_with("inquiry "));
    for (const char* file : {"ferry", "transbordador", "faehre"}) CHECK(files.find(file) != std::string::npos);
    CHECK(files.find("later") == std::string::npos);
    CHECK(files.find("figures") == std::string::npos);
  }
}

TEST_CASE("a month finds its articles, a date beside words narrows them, and a month alone is a word") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  for (const char* month : {"agosto de 2012", "August 2012"}) {
    const std::string files = found(edition, month);
    INFO(std::string(month) << " finds " << files);
    CHECK(files.find("inquiry") != std::string::npos);
    CHECK(files.find("ferry") != std::string::npos);
    CHECK(files.find("later") == std::string::npos);
  }
  CHECK(found(edition, "coast guard august 21 2012") == "inquiry");
  CHECK(found(edition, "pier August 21 2012").starts_with("ferry"));
  CHECK(found(edition, "August 21 2011").find("inquiry") == std::string::npos);
  CHECK(found(edition, "\"August 21\"") == "ferry");
  const std::string alone = found(edition, "august");
  CHECK(alone.find("figures") != std::string::npos);
  CHECK(alone.find("inquiry") == std::string::npos);
}

TEST_CASE("stop words, one-word names, numbers, initials, hyphens and apostrophes find what a reader expects") {
  const Scratch scratch;
  const std::string edition = made_edition(scratch);
  for (const Case& one : {
           Case{"the who", "who"},
           Case{"\"The Who\"", "who"},
           Case{"to be or not to be", "who"},
           Case{"Prince", "later"},
           Case{"madonna", "later"},
           Case{"Marlow", "eau faehre"},
           Case{"42", "figures"},
           Case{"31,460", "figures"},
           Case{"31460", "figures"},
           Case{"1200 people", "ferry"},
           Case{"3.5", "figures"},
           Case{"5g", "who"},
           Case{"covid-19", "who"},
           Case{"covid 19", "who"},
           Case{"U.S.", "inquiry"},
           Case{"US ", "inquiry"},
           Case{"u.s. coast guard", "inquiry"},
           Case{"AT&T", "who"},
           Case{"hit-and-run", "later"},
           Case{"hit and run", "later"},
           Case{"well-known", "later"},
           Case{"well known", "later"},
           Case{"O'Brien", "inquiry"},
           Case{"O’Brien", "inquiry"},
           Case{"obrien", "inquiry"},
           Case{"brien", "inquiry"},
           Case{"eau", "eau"},
           Case{"l'eau", "eau"},
           Case{"ecole", "eau"},
           Case{"Fahre", "faehre"},
           Case{"strasse", "faehre"},
           Case{"G. H. Williams", "keeper"},
           Case{"G H Williams", "keeper"},
           Case{"GH Williams", "keeper"},
           Case{"woman", "keeper"},
           Case{"child", "keeper"},
           Case{"mouse", "keeper"},
           Case{"singing mouse", "keeper"},
           Case{"$3.5 million", "keeper"},
           Case{"$35 million", "tower"},
           Case{"rock'n'roll", "keeper"},
           Case{"nino", "transbordador"},
           Case{"rock n roll", "keeper"},
           Case{"старый маяк", "mayak"},
           Case{"книга", "mayak"},
           Case{"lighthouse zebra", "keeper"},
           Case{"\"zebra lighthouse\"", "keeper"},
           Case{"\"lighthouse the kept\" williams", "keeper"},
       }) {
    INFO(std::string(one.query) << " finds " << found(edition, one.query));
    CHECK(found(edition, one.query).starts_with(std::string(one.files).substr(0, std::string(one.files).find(' '))));
  }
}

TEST_CASE("words in the order they were typed come first, however many articles have the words") {
  const Scratch scratch;
  const std::string folder = scratch / "in";
  REQUIRE(mkdir(folder.c_str(), 0700) == 0);
  const auto path_of = [&](const std::string& name) { return folder + "/" + name + ".txt"; };
  const auto row_of = [](const std::string& name) {
    return name + ".txt," + name + ",The Paper,Number " + name + ",2012-01-01,en\n";
  };
  std::string table = "file,story,source,title,published,language\n";
  for (int i = 100; i < 350; ++i) {
    const std::string name = std::to_string(i);
    const std::string others = "They went on. The sea was rough, and nobody was walking in the rain by day.";
    const std::string text = i == 345     ? "At night they saw somebody walking on the sea, and were afraid of him."
                             : i % 5 == 0 ? others
                                          : "They stayed on the land by day.";
    write_bytes(path_of(name), text + "\n");
    table += row_of(name);
  }
  write_bytes(folder + "/articles.csv", table);
  REQUIRE(run_pack({"build", folder, "-o", scratch / "x.edition"}).code == 0);
  CHECK(found(scratch / "x.edition", "walking on the sea").starts_with("345"));
  CHECK(found(scratch / "x.edition", "they saw someone walking on the sea").starts_with("345"));
}
