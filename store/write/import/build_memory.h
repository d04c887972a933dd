// What one build leaves for the next: cleaned articles and aligned pairs, in a memo. A result is asked for by all that
// it depends on, the program included, so that a build that remembers makes the same edition as one that does not.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "platform/base/memo.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/write/import/import_file.h"
#include "store/write/match/outline.h"

namespace store {

// The key of what cleaning makes of a file: its text, its name and its row, the folder's language and way to write
// dates, the pictures that are there, the lines known to be a site's own (`repeated`: key_of_lines). Requires: the file
// was read.
base::Hash128 key_of_cleaning(const base::Memo& memo, const Folder& folder, const FileImport& file,
                              const base::Hash128& repeated);

base::Hash128 key_of_lines(const base::Memo& memo, const std::set<std::string>& lines);

// The article of a file, and its outline: of the title, then of the text.
struct Remembered {
  Article article;
  Outline outline;
  std::size_t title_stems = 0;
};
std::optional<Remembered> recall_article(base::Memo& memo, const base::Hash128& key);
void keep_article(base::Memo& memo, const base::Hash128& key, const Article& article, const Outline& outline,
                  std::size_t title_stems);

// The key of a text and its language; of a pair it is those of both.
base::Hash128 key_of_text(const base::Memo& memo, const Article& article);
std::optional<std::vector<Passage>> recall_pair(base::Memo& memo, const base::Hash128& a, const base::Hash128& b);
void keep_pair(base::Memo& memo, const base::Hash128& a, const base::Hash128& b, const std::vector<Passage>& passages);

}  // namespace store
