// Edition: one read-only SQLite file, opened immutable with every guard on, and typed questions to it. Nothing is read
// before the header, the schema text and the size were found right. Not safe for use from two threads at once.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "store/article.h"
#include "store/edition_check.h"
#include "store/passages.h"
#include "store/search/search.h"

namespace store {

struct EditionSummary {
  std::string id;
  std::string title;
  std::uint64_t serial = 0;
  std::optional<std::string> language;
  std::optional<std::string> publisher;
  bool sample = false;  // invented texts: every screen says so
  std::int64_t articles = 0;
  std::int64_t stories = 0;
};

// A row of the shelf.
struct StorySummary {
  std::string story_id;
  std::string title;
  struct Source {
    std::string file;
    std::optional<std::string> name;
    std::optional<std::string> title;
    std::optional<PublicationTime> published;
    bool name_guessed = false;  // found in the text: shown as a guess
    bool time_guessed = false;
    double shared = 0;  // words of the article in any family / words of the article
  };
  std::vector<Source> sources;  // reading order
  std::int32_t families = 0;
  double shared = 0;                        // over all its articles' words
  std::optional<std::string> first_source;  // carried something first
  std::optional<PublicationTime> first_published;
};

// Everything the compare screen needs of one story, read once. Members of other stories are left out of the families,
// but counted in FamilySize::articles.
struct FamilySize {
  std::int32_t articles = 0;  // distinct articles of this story that have it
};
struct StoryContents {
  std::string story_id;
  std::string title;
  std::vector<Article> articles;  // without dropped lines
  std::vector<std::int32_t> word_counts;
  std::vector<Family> families;   // Member::article indexes `articles`
  std::vector<FamilySize> sizes;  // one for each family
};

class Edition {
 public:
  Edition(Edition&&) noexcept;
  Edition(const Edition&) = delete;
  Edition& operator=(const Edition&) = delete;
  Edition& operator=(Edition&&) noexcept;
  ~Edition();

  base::Result<EditionSummary> summary() const;
  base::Result<std::vector<StorySummary>> stories() const;
  base::Result<StoryContents> story(const std::string& story_id) const;  // not_found when there is none
  base::Result<Article> article(const std::string& file) const;          // whole, with guesses and dropped lines
  // The PNG or JPEG file that a Picture names: within the limits of schema.h, and of the size the picture tells.
  // Whether its pixels are sound is known when they are decoded. not_found when there is none.
  base::Result<std::string> image(std::int64_t number) const;
  base::Result<std::vector<std::string>> files() const;  // reading order
  base::Result<std::vector<Family>> families() const;    // all of the edition; Member::article indexes files()
  base::Result<SearchResults> search(const SearchRequest& request) const;  // fails only where the file does
  // Queries that `query`, still being typed, may become (store/search/complete.h); what a filter can be set to; where
  // the query's words stand in an article (store/search/marks.h).
  base::Result<std::vector<std::string>> complete(const std::string& query, std::size_t most) const;
  base::Result<SearchFacets> facets() const;
  base::Result<std::vector<base::TextRange>> marks(const std::string& file, const std::string& query) const;
  // What a misspelt query would have to wait for: the words of the edition, into memory (store/search/known_words.h).
  base::Result<void> remember_words() const;
  // Questions end with `interrupted` soon after *stop becomes true. Requires: *stop outlives the edition.
  void stop_when(const std::atomic<bool>* stop) const;
  // Structure, limits, integrity: what is wrong; nothing when sound.
  base::Result<std::vector<Fault>> check(const Checking& checking = {}) const;

 private:
  struct Impl;
  explicit Edition(std::unique_ptr<Impl> impl);
  friend base::Result<Edition> open_edition(const std::string& path);
  std::unique_ptr<Impl> impl_;
};

// Fails with not_found, io, foreign (no edition of ours), newer (made by a newer Lectern) or bad_input (damaged).
base::Result<Edition> open_edition(const std::string& path);

}  // namespace store
