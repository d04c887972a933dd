// Shared passages: stretches of text that two or more articles share. Ranges are bytes of the articles' texts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/utf8.h"
#include "store/article.h"

namespace store {

// By the ratio 2 * (equal words, in order) / (words of one + words of the other), after folding:
// verbatim >= .95, edited >= .60, reworded below.
enum class PassageClass { verbatim, edited, reworded };
const char* name_of(PassageClass passage_class);

enum class WordOpKind { equal, changed, moved, only_a, only_b };
const char* name_of(WordOpKind kind);

// A maximal run of words that fared alike. `a` is empty for only_b, `b` for only_a.
struct WordOp {
  WordOpKind kind = WordOpKind::equal;
  base::TextRange a;
  base::TextRange b;
};

// One passage of text a that stands in text b too.
struct Passage {
  base::TextRange a;
  base::TextRange b;
  PassageClass passage_class = PassageClass::verbatim;
  double ratio = 0;  // 0..1
  double score = 0;  // confidence 0..1
  std::vector<WordOp> words;
};

// Index of an article in the vector of articles the passages belong to (reading order of the edition).
using ArticleIndex = std::int32_t;

struct Member {
  ArticleIndex article = 0;
  base::TextRange range;
};

// A directly aligned pair of members of one family. a < b as articles, or as ranges of one article.
struct MemberPair {
  std::int32_t member_a = 0;  // index into Family::members
  std::int32_t member_b = 0;
  Passage passage;
};

// One shared passage with all its members, sorted by article, then by begin.
struct Family {
  std::string story_id;  // of its earliest-standing member's story
  std::string label;     // A..Z, AA.. within the story, in order of first appearance in its earliest article
  std::vector<Member> members;
  std::vector<MemberPair> pairs;
  // The dated member strictly before every other dated member (a day stands for its 24 hours), or nothing and why.
  std::optional<std::int32_t> earliest;  // index into members
  std::string reason;                    // "" when earliest is known, else e.g. "no dates", "same day"
  std::int32_t undated = 0;              // members without a date
};

}  // namespace store
