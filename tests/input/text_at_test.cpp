#include "app/input/text_at.h"

#include <string>

#include "doctest/doctest.h"

namespace {

std::string sentence(std::string_view text, std::string_view language, std::string_view at) {
  return std::string(base::slice(text, app::sentence_at(text, language, static_cast<std::uint32_t>(text.find(at)))));
}

std::string word(std::string_view text, std::string_view at) {
  const auto found = app::word_at(text, static_cast<std::uint32_t>(text.find(at)));
  return found ? std::string(base::slice(text, *found)) : std::string();
}

}  // namespace

TEST_CASE("a finger on a letter means its word, between words it means none") {
  const std::string_view text = "The wáter—all of it—cost 31,460 (so “they” say). قناة الري";
  CHECK(word(text, "áter") == "wáter");
  CHECK(word(text, "—all").empty());
  CHECK(word(text, "460") == "31,460");
  CHECK(word(text, "” say").empty());
  CHECK(word(text, "لري") == "الري");
  CHECK_FALSE(app::word_at("", 0));
  CHECK_FALSE(app::word_at("a", 1));
}

TEST_CASE("the sentence around a place ends where sentences end, not behind an abbreviation") {
  const std::string_view text = " Mr. Grimm said so. “Nobody asked,” he said! Did Mr. No?  ";
  CHECK(sentence(text, "en-US", "Grimm") == "Mr. Grimm said so.");
  CHECK(sentence(text, "en", "asked") == "“Nobody asked,” he said!");
  CHECK(sentence(text, "en", "Did") == "Did Mr. No?");
  CHECK(sentence("Água fria. Ninguém viu.", "", "viu") == "Ninguém viu.");
  CHECK(app::sentence_at("", "en", 0) == base::TextRange{0, 0});
}
