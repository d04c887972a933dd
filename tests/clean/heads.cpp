// Heads of pages as agencies, papers, stations, offices and platforms write them, and what is guessed from each.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "store/write/clean/article.h"

namespace {

// "-": nothing may be guessed.
struct Head {
  std::string_view raw;  // above the body; "T" stands for the title
  std::string_view byline;
  std::string_view published;
  std::string_view source;
  std::string_view last;  // below the body
};

const std::string title = "Harrow keeps its old bridge open";
const std::string body =
    "The council of Harrow voted on Tuesday to keep the old bridge open to traffic until the spring.\n\n"
    "Engineers had told the council that the bridge needs new piers before the river rises again.\n\n"
    "\"We will not close it before there is another way across,\" the mayor said after the vote.\n\n";

constexpr Head heads[] = {
    {"T\n\nBy Nora Field", "Nora Field", "-", "-", ""},
    {"T\n\nBy NORA FIELD", "NORA FIELD", "-", "-", ""},
    {"T\n\nby Nora Field", "Nora Field", "-", "-", ""},
    {"T\nby: Nora Field\n\nPosted: Mar 4, 2022 / 05:12 PM CST", "Nora Field", "2022-03-04T17:12-06:00", "-", ""},
    {"T\n\nBy: Nora Field\nPosted at 5:12 PM, Feb 03, 2021", "Nora Field", "2021-02-03T17:12", "-", ""},
    {"T\n\nBy:\nNora Field, Editor\n\nFeb. 3, 2021", "Nora Field", "2021-02-03", "-", ""},
    {"T\n\nWritten by\nNora Field\n\n3 February 2021", "Nora Field", "2021-02-03", "-", ""},
    {"T\n\nBy Nora Field and Tom Reed", "Nora Field and Tom Reed", "-", "-", ""},
    {"T\n\nBy Nora Field, Tom Reed and Ana Cruz", "Nora Field, Tom Reed and Ana Cruz", "-", "-", ""},
    {"T\n\nBy Nora Field, Valley News", "Nora Field", "-", "Valley News", ""},
    {"T\n\nBy Nora Field | Valley News\nFebruary 3, 2021", "Nora Field", "2021-02-03", "Valley News", ""},
    {"T\n\nBy Nora Field for Valleyline\n\nFeb 3, 2021", "Nora Field", "2021-02-03", "Valleyline", ""},
    {"T\n\nBy Nora Field nfield@valley.example\nFeb 3, 2021", "Nora Field", "2021-02-03", "-", ""},
    {"T\n\nBy Nora Field, Staff Writer", "Nora Field", "-", "-", ""},
    {"T\n\nNora Field\nStaff Writer\n\nFeb 3, 2021", "Nora Field", "2021-02-03", "-", ""},
    {"T\n\nNora Field\n@norafield\n\nTue 9 Nov 2021 06.00 GMT", "Nora Field", "2021-11-09T06:00Z", "-", ""},
    {"T\n\nNora Field in Ashby\nTue 9 Nov 2021", "Nora Field", "2021-11-09", "-", ""},
    {"T\n\nNora Field\n·\nFollow\n·\n6 min read\n·\nAug 19, 2022", "Nora Field", "2022-08-19", "-", ""},
    {"T\nNora Field\nNov 3, 2023\n\n38\n\nShare", "Nora Field", "2023-11-03", "-", ""},
    {"T\n\nPosted on April 2, 2018 by Nora Field", "Nora Field", "2018-04-02", "-", ""},
    {"T\n\nApril 2, 2018 by Nora Field", "Nora Field", "2018-04-02", "-", ""},
    {"T\n\nPosted on April 2, 2018 by admin", "-", "2018-04-02", "-", ""},
    {"T\n\nNora Field, University of Ashby\n\nPublished: January 24, 2023 8:29am EST", "Nora Field",
     "2023-01-24T08:29-05:00", "-", ""},
    {"T\n\nUniversity of Ashby\n\n3-Mar-2020", "-", "2020-03-03", "University of Ashby", ""},
    {"T\n\nSource: University of Ashby\nDate: June 9, 2021", "-", "2021-06-09", "University of Ashby", ""},
    {"News provided by\n\nHarrow Steel Group\n\nMay 17, 2022, 09:00 ET\n\nT", "-", "2022-05-17T09:00",
     "Harrow Steel Group", ""},
    {"Valley Radio | By Nora Field\n\nT", "Nora Field", "-", "Valley Radio", ""},
    {"T\n\nValley News staff report\n\nFeb. 3, 2021", "-", "2021-02-03", "Valley News", ""},
    {"T\n\nPublished 6:15 a.m. ET Feb. 3, 2021 | Updated 9:02 a.m. ET Feb. 3, 2021", "-", "2021-02-03T06:15", "-", ""},
    {"T\n\nUpdated Feb. 4, 2021 | Published Feb. 3, 2021", "-", "2021-02-03", "-", ""},
    {"T\n\nMis à jour le 4 février 2021, publié le 3 février 2021", "-", "2021-02-03", "-", ""},
    {"T\n\nPublicado el 3 de febrero de 2021. Actualizado el 4 de febrero de 2021", "-", "2021-02-03", "-", ""},
    {"T\n\nUpdated July 8, 2020 6:02 PM ET\nOriginally published July 8, 2020 5:11 PM ET", "-", "2020-07-08T17:11", "-",
     ""},
    {"T\n\n2021-02-03", "-", "2021-02-03", "-", ""},
    {"T\n\nWednesday, 3 February 2021", "-", "2021-02-03", "-", ""},
    {"T\n\nVon Nora Field\n11. November 2022, 17:38 Uhr", "Nora Field", "2022-11-11T17:38", "-", ""},
    {"T\n\nPar Nora Field\nPublié le 06 décembre 2021 à 11h02, mis à jour le 06 décembre 2021 à 18h47", "Nora Field",
     "2021-12-06T11:02", "-", ""},
    {"T\n\nPor Nora Field, em Ashby\n18/05/2021 06h15", "Nora Field", "2021-05-18T06:15", "-", ""},
    {"T\n\nPor Nora Field\n3 de marzo de 2021", "Nora Field", "2021-03-03", "-", ""},
    {"T\n\nبقلم: مريم الخطيب\n14 مارس 2021", "مريم الخطيب", "2021-03-14", "-", ""},
    {"T\nBy NORA FIELDFeb. 3, 2021 GMT", "NORA FIELD", "2021-02-03", "-", ""},
    {"T\nBy Nora FieldFebruary 3, 20215:00 AM ET", "Nora Field", "2021-02-03T05:00", "-", ""},
    {"T\nFebruary 03, 2021 09:15 AM Eastern Standard Time", "-", "2021-02-03T09:15-05:00", "-", ""},
    {"T\nBy Nora Field on February 3, 2021 8:00 am", "Nora Field", "2021-02-03T08:00", "-", ""},
    {"T\nFebruary 3, 2021 by Nora Field 4 Comments", "Nora Field", "2021-02-03", "-", ""},
    {"T\nFebruary 3, 2021 by Nora Field Leave a Comment", "Nora Field", "2021-02-03", "-", ""},
    {"T\nBy Nora Field\n02/03/2021 08:00 AM EST", "Nora Field", "2021-02-03T08:00-05:00", "-", ""},
    {"T\nBy Nora Field\n02/03/2021 08:00", "Nora Field", "-", "-", ""},
    {"T\nBy NORA FIELD\nPUBLISHED: 10:03 EST, 3 February 2021 | UPDATED: 10:04 EST, 3 February 2021\ne-mail",
     "NORA FIELD", "2021-02-03T10:03-05:00", "-", ""},
    {"T\nVNS | Feb 3, 2021, 08:30 IST", "-", "2021-02-03T08:30", "VNS", ""},
    {"T\nHARROW, February 03, 2021 23:15 IST", "-", "2021-02-03T23:15", "-", ""},
    {"T\nValley News · Posted: Feb 03, 2021 8:00 AM NT | Last Updated: February 3, 2021", "-", "2021-02-03T08:00",
     "Valley News", ""},
    {"T\nFebruary 03, 2021 08:00 ET | Source: Harrow Steel Group", "-", "2021-02-03T08:00", "Harrow Steel Group", ""},
    {"T\nDate 03.02.2021\nAuthor Nora Field\nRelated Subjects Rivers\nKeywords bridge, pier, river\nPermalink "
     "https://valley.example/b",
     "Nora Field", "2021-02-03", "-", ""},
    {"T\nNora Field Rivers Correspondent\nWed, Feb 3, 2021, 01:00", "Nora Field", "2021-02-03T01:00", "-", ""},
    {"T\nFebruary 3, 2021 / 4:50 PM\nNora Field, Tom Reed", "Nora Field and Tom Reed", "2021-02-03T16:50", "-", ""},
    {"T\nLe Courrier avec AFP\nPublié le 03 février 2021 à 12h00", "-", "2021-02-03T12:00", "-", ""},
    {"T", "Nora Field, Tom Reed and Ana Cruz", "-", "-",
     "Reporting by Nora Field in Ashby, Tom Reed and Ana Cruz; Editing by Cy Fox"},
    {"T", "-", "-", "VNA", "(VNA)"},
    {"T", "-", "-", "Valley Radio", "SOURCE: Valley Radio and news agencies"},
    {"T\n3 February 2021", "-", "2021-02-03", "-", "« The ferry stops calling\n\nNew piers for the bridge »"},
    {"Home / News / T\n\nT\n\nBy Nora Field", "Nora Field", "-", "-", ""},
    {"T", "-", "-", "Valley News", "Copyright 2021 Valley News. All rights reserved."},
    {"T", "-", "-", "The Dialogue", "This article is republished from The Dialogue under a Creative Commons license."},
    {"T", "-", "-", "Harrow Herald", "This article originally appeared on Harrow Herald: Harrow keeps its bridge"},
    {"T", "-", "-", "University of Ashby",
     "Story Source:\n\nMaterials provided by University of Ashby. Note: Content may be edited for length."},
    {"T", "-", "-", "Harrow Wire", "(Via Harrow Wire)"},
    {"---\ntitle: T\nauthor:\n  - \"[[Nora Field]]\"\nsource: https://valley.example/bridge\npublished: "
     "2021-02-03\n---",
     "Nora Field", "2021-02-03", "-", ""},
    {"Title: T\n\nURL Source: https://valley.example/bridge\n\nPublished Time: 2021-02-03T09:15:00Z\n\nMarkdown "
     "Content:",
     "-", "2021-02-03T09:15:00Z", "-", ""},
    {"title: T\nauthor: Nora Field\nhostname: valley.example\nsitename: Valley News\ndate: 2021-02-03", "Nora Field",
     "2021-02-03", "Valley News", ""},
};

std::string guess_of(const store::Article& article, const std::string& field) {
  const auto guess = std::find_if(article.guesses.begin(), article.guesses.end(),
                                  [&](const store::Guess& g) { return g.field == field; });
  return guess == article.guesses.end() ? "-" : guess->value;
}

}  // namespace

TEST_CASE("title, byline, date and source are guessed from heads as they are written") {
  CHECK(std::size(heads) >= 40);
  for (const Head& head : heads) {
    std::string raw(head.raw);
    for (std::size_t at = raw.find('T'); at != std::string::npos; at = raw.find('T', at + 1)) {
      const bool alone =
          (at == 0 || raw[at - 1] == '\n' || raw[at - 1] == ' ') && (at + 1 == raw.size() || raw[at + 1] == '\n');
      if (alone) raw.replace(at, 1, title);
    }
    raw.append("\n\n").append(body).append(head.last).append("\n");
    CAPTURE(raw);
    store::Article article;
    article.file = "a.txt";
    store::clean_article(raw, store::RawFormat::plain, article);
    CHECK(article.title.value_or("-") == title);
    CHECK(guess_of(article, "byline") == head.byline);
    CHECK(guess_of(article, "published") == head.published);
    CHECK(guess_of(article, "source") == head.source);
    CHECK(article.blocks.size() == 3);
    for (const store::Guess& guess : article.guesses) CHECK(guess.line > 0);
  }
}
