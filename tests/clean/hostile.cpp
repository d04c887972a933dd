// Bodies that talk like pages: about shares, subscriptions, advertisements, and in short lines. All of them stay.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

#include "store/write/clean/article.h"
#include "store/write/clean/chars.h"

namespace {

struct Hostile {
  std::string_view what;
  std::array<std::string_view, 4> lines;  // the last ones may be empty
};

const std::string above =
    "Skip to content\n\nHarrow keeps its old bridge open\n\nBy Nora Field\n\nFeb. 3, 2021\n\nShare\n\n"
    "The council of Harrow voted on Tuesday to keep the old bridge open to traffic until the spring.\n\n"
    "Engineers had told the council that the bridge needs new piers before the river rises again.\n\n"
    "Nobody in the hall had wanted to print the numbers before the vote was over, the clerk said later.\n\n";
const std::string below =
    "\n\"We will not close it before there is another way across,\" the mayor said after the vote.\n\n"
    "The county was to pay for half of the work after its own board had voted on the plan in March.\n\n"
    "Share this:\n\nFacebook\nTwitter\n\nCopyright 2021 Valley News. All rights reserved.\n";

constexpr Hostile hostile_bodies[] = {
    {"shares",
     {"Share prices of the three builders fell by a tenth within the hour.", "Share and share alike, he said."}},
    {"share as a verb", {"Share the road, the signs on both banks say, and nobody does."}},
    {"subscribers",
     {"Subscribers to the old theory were few in the hall.", "She had subscribed to the paper since 1970."}},
    {"subscription",
     {"The subscription of the town to the county's debt runs to 2030, the treasurer told the council."}},
    {"advertisements",
     {"An advertisement for the mill had run in the paper for a year.",
      "Advertisements covered the hall, and one of them showed the bridge."}},
    {"a newsletter", {"The newsletter of the parish had asked its readers to sign a petition, and four hundred did."}},
    {"related",
     {"Related costs would come to a million, the county said.",
      "Related to the mayor by marriage, Mr Reed left the room for the vote."}},
    {"read more", {"\"Read more books,\" she said.", "Read more slowly, the teacher told them, and they did."}},
    {"comments", {"Comments were heard for two hours before the vote.", "He had no comment."}},
    {"follow", {"Follow the money, the old clerk used to say, and he was right about the mill."}},
    {"contact", {"Contact with the north bank was lost for three days in the flood of 1998."}},
    {"sign up", {"Sign up or stay at home, the captain of the ferry had told his crew in the spring."}},
    {"by at the start",
     {"By Friday the ice had gone.", "By Harrow standards it was a short meeting.",
      "By then the river had risen by two metres, and nobody could cross."}},
    {"photo at the start",
     {"Photo after photo showed the same crack in the north pier.",
      "Photos from the flood hung in the hall while the council voted."}},
    {"video at the start", {"Video of the crack was shown to the council twice."}},
    {"watch and listen",
     {"Watch the river, not the clock, the keeper used to say.", "Listen to the ice, she told them."}},
    {"one word", {"No.", "Never.", "Silence."}},
    {"one word and a quotation", {"\"Why?\"", "\"Because,\" he said."}},
    {"short sentences", {"It rained.", "They waited.", "Then the siren went."}},
    {"questions and answers", {"Q: Will it hold?", "A: It will, for a year.", "Q: And then?", "A: Then we build."}},
    {"a transcript", {"MAYOR: Is there a motion?", "REED: So moved.", "FIELD: Second.", "MAYOR: All in favor?"}},
    {"speakers with full names",
     {"Nora Field: You have crossed it every day.", "Tom Reed: Twice a day, for forty years."}},
    {"a list", {"- new piers on the north bank", "- a deck of steel", "- a path for bicycles"}},
    {"a recipe", {"2 cups of flour", "1 teaspoon of salt", "Stir, cover and wait for an hour."}},
    {"results",
     {"Harrow 3, Ashby 1", "Dell 0, Linden 0", "The return matches will be played in March, weather permitting."}},
    {"verse",
     {"Old bridge, old stone,", "The water takes its own,", "And we who cross by night",
      "See neither bank nor light."}},
    {"the press writes of the press",
     {"The paper lost a third of its subscribers in ten years, and with them its newsroom in Dell.",
      "Its editor told readers in an email that the print edition would end in June."}},
    {"a fund", {"Donations to the bridge fund had come from both banks, the treasurer said."}},
    {"cookies", {"Cookies and tea were served in the hall, and the vote was taken after the second cup."}},
    {"privacy", {"Privacy was the first thing that the residents of the south bank had asked for."}},
    {"copyright", {"The copyright in the plans belongs to the heirs of the builder, the court found in 1950."}},
    {"an update in the text", {"Updated plans were shown to the council in the week before the vote."}},
    {"more", {"More was to come.", "More than half of the hall stood up."}},
    {"next and previous", {"Next came the engineers.", "Previous councils had left the question alone."}},
    {"home", {"Home is where the ferry lands, they say in Dell."}},
    {"about", {"About forty people stayed until the end of the vote.", "About time, somebody called."}},
    {"sources", {"Sources in the county office said that the money had been found."}},
    {"tags and topics", {"Topics for the next meeting were agreed before midnight."}},
    {"a poll", {"A poll of both banks found that six in ten want a new bridge.", "Vote early, the signs said."}},
    {"an app", {"Get the app, the county had told its drivers, and learn when the bridge is shut."}},
    {"you", {"If you cross the bridge at night, you hear the river before you see it."}},
    {"we", {"We need your support, the mayor told the hall, and the hall was quiet."}},
    {"thanks", {"\"Thank you for coming,\" the mayor said.", "Thanks to the ferry, nobody was cut off."}},
    {"a heading", {"What comes next", "The county will look at the plans in March and vote on them in the summer."}},
    {"a dash line", {"The bridge – older than the town – was built by the monks of Dell."}},
    {"numbers", {"1911.", "That is the year over the gate, and nobody doubts it."}},
    {"an address in a sentence",
     {"The plans can be seen at harrow.example/plans, the clerk said, and at the town hall."}},
    {"a letter", {"Dear Mayor,", "I have crossed the bridge every day of my life, and I ask you to keep it."}},
    {"a credit in a sentence", {"Tom Reed contributed to the fund every year until he died."}},
    {"support journalism", {"Support for the plan came from both banks, and from a school of journalism."}},
    {"a disclosure", {"Disclosure was not required, the lawyer of the county said, and none was made."}},
    {"funding", {"The museum receives funding from the county and from the state, and it is open all year."}},
    {"forward-looking", {"The plan is full of forward-looking statements, one of the engineers said with a smile."}},
    {"a partner", {"Partners of the mill had sold their shares in 1998, when the roof fell in."}},
    {"an old story", {"This story is old, and it is told differently on each bank."}},
    {"a source with a colon",
     {"The river has one source: the lake above Dell.", "Source of the river: unknown, says the map of 1720."}},
    {"German words", {"Lesen und lesen lassen, says the sign over the door of the German school."}},
    {"street", {"\"Home / Away,\" said the board over the gate."}},
    {"an ellipsis", {"And so they waited …", "And waited ..."}},
    {"a correction",
     {"Correction: An earlier version of this article gave a wrong year for the mill. It closed in 2011."}},
    {"a book",
     {"Published in 1911, the map shows a bridge of wood and no road on the north bank.",
      "First published in 1911, it was printed again after the flood."}},
    {"imperatives", {"Get out, he said.", "Close the gate behind you.", "Watch the river!", "Enter the ferryman."}},
    {"verse that begins with verbs",
     {"Close the gate and cross,", "Open water, open sky", "Follow me home,", "Follow me"}},
    {"steps", {"- Buy a ticket at the gate", "- Show it to the keeper", "- Keep the second half of it"}},
    {"good morning", {"Good morning, Harrow.", "\"Good morning,\" said the keeper.", "Hello?"}},
    {"delays", {"The ferry was delayed by at least 20 minutes on every day of that week."}},
    {"data", {"Data provided by the county show that the river rises a little earlier every year."}},
    {"percentages", {"+3 %.", "That was all that the town had grown by in ten years, the clerk said."}},
    {"questions to nobody",
     {"How can we improve?", "Nobody in the hall had an answer to what the engineers had asked."}},
    {"I agree", {"I agree to this, he wrote under the plan, and I accept the terms that the county has set."}},
    {"email", {"You are receiving this letter because you once crossed the bridge, it began."}},
    {"news", {"The latest news from the river was no news.", "Breaking news travels slowly in Dell."}},
    {"a heading in capitals",
     {"WHAT THE RIVER TAKES", "The river takes a metre of the bank in every year, the clerk said."}},
    {"a note on names", {"Some names in this story were changed at the wish of those who told it."}},
};

}  // namespace

TEST_CASE("what a body says in the words of a page stays") {
  for (const Hostile& hostile : hostile_bodies) {
    std::string raw = above;
    for (const std::string_view line : hostile.lines) raw.append(line).append("\n\n");
    raw += below;
    store::Article article;
    article.file = "a.txt";
    store::clean_article(raw, store::RawFormat::plain, article);
    for (const std::string_view line : hostile.lines) {
      const std::string text = store::clean_characters(line);
      CAPTURE(text);
      CHECK(article.text.find(text.substr(text.starts_with("- ") ? 2 : 0)) != std::string::npos);
    }
    CHECK(article.text.find("Facebook") == std::string::npos);
  }
}

TEST_CASE("the last paragraph of a body stays, whatever it says") {
  constexpr std::size_t long_enough = 40;
  const std::string sentence = below.substr(0, below.find("Share this:"));
  for (const Hostile& hostile : hostile_bodies) {
    for (const std::string_view line : hostile.lines) {
      if (line.size() < long_enough || line.back() != '.') continue;
      std::string raw = above;
      raw.append(sentence).append(line).append("\n\n").append(below.substr(sentence.size()));
      store::Article article;
      article.file = "a.txt";
      store::clean_article(raw, store::RawFormat::plain, article);
      const std::string text(line);
      CAPTURE(text);
      CHECK(article.text.find(text) != std::string::npos);
    }
  }
}
