// Search: a reader's words against the full text of an edition. What is asked and what is answered, as plain data;
// Edition::search() asks. Whatever is typed is text and never an error: operators, quotes, ten thousand letters.
//
// An article is found when it has every word (in its text, title, byline, source or captions) or another form of it,
// phrases word by word; when none has, those of the likeliest other spelling, then those that have most of the words.
// Best first: BM25 over the words, a word of the title for several of the text, more where the words stand close
// together; of equals the newer, then the earlier in reading order. The same question to the same edition gets the same
// answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/utf8.h"
#include "store/article.h"
#include "store/passages.h"

namespace store {

struct SearchRequest {
  std::string query;                                   // any bytes
  std::optional<std::string> source = std::nullopt;    // only articles of this source; case and accents do not matter
  std::optional<std::string> language = std::nullopt;  // BCP 47: "en" takes "en-GB" too
  std::optional<std::string> from =
      std::nullopt;  // ISO 8601, as exactly as wanted: "2024", "2024-03", "2024-03-01", inclusive;
  std::optional<std::string> to = std::nullopt;  // articles without a time are left out then
  std::size_t limit = 20;                        // articles answered, most_search_hits at most
};
constexpr std::size_t most_search_hits = 200;

struct SearchHit {
  std::string file;
  std::optional<std::string> title;
  std::optional<std::string> source;
  std::optional<PublicationTime> published;
  bool source_guessed = false;
  bool time_guessed = false;
  double score = 0;
  std::string snippet;                       // one line; "…" where a sentence is cut
  std::vector<base::TextRange> marks;        // of the snippet: the words found, in order, whole graphemes
  std::vector<base::TextRange> title_marks;  // of the title
  std::vector<base::TextRange> text_marks;   // of the article's text, as Edition::marks() finds them
};

struct SearchStory {
  std::string story_id;
  std::string title;
  std::vector<SearchHit> hits;
};

// A shared passage in which the words of the query stand one behind the other: where else the sentence stands.
struct FoundPassage {
  std::int64_t family = 0;  // its number in the edition, from 1
  std::string story_id;
  std::string label;
  struct Member {
    std::string file;
    std::optional<std::string> source;
    base::TextRange range;
    std::optional<PassageClass> passage_class;  // against the words of the query; nothing when nobody compared
  };
  std::vector<Member> members;
};

struct SearchResults {
  std::string used;                       // what was searched for, "" when the query has no word
  std::string mended;                     // the suggestion that was answered in place of the query; "" when it was not
  std::vector<std::string> did_you_mean;  // other queries, the likeliest first; never none when nothing was found
  std::size_t other_forms = 0;            // at the end of did_you_mean: they ask for other forms of what was answered
  bool nothing_near = false;              // did_you_mean has titles of the newest stories: nothing is spelt so
  std::vector<FoundPassage> passages;
  std::vector<SearchStory> stories;  // by their best article
  std::int64_t total = 0;            // articles found, answered or not
  bool total_is_least = false;       // there are more than that
  bool some_words = false;           // no article has all the words: these have most of them
};

// What an edition can be filtered by, with the number of articles each would leave.
struct SearchFacets {
  struct Choice {
    std::string value;  // as SearchRequest takes it
    std::int64_t articles = 0;
  };
  std::vector<Choice> sources;    // the commonest first
  std::vector<Choice> languages;  // "en" for "en-GB" too; the commonest first
  std::vector<Choice> periods;    // days, months or years, whichever make a list one can look through; the newest first
};

}  // namespace store
