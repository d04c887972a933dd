// Search worker: asks an edition on a thread of its own, so that no frame waits for an answer. The newest question is
// the only one that counts: a question still in flight is stopped by the next. The thread sleeps while nothing is
// asked; it opens the edition a second time, at its first question.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "store/search/search.h"

namespace app {

struct SearchQuestion {
  store::SearchRequest request;
  std::size_t completions = 0;  // at most so many; 0: none are wanted
  bool facets = false;
};

// Parts of an answer come as soon as they are there, completions first.
struct SearchAnswer {
  std::uint64_t question = 0;
  std::optional<store::SearchFacets> facets;
  std::optional<std::vector<std::string>> completions;
  std::optional<base::Result<store::SearchResults>> results;
};

// Where the words of a query stand in one article.
struct MarksQuestion {
  std::string file;
  std::string query;
};
struct FoundMarks {
  MarksQuestion question;
  base::Result<std::vector<base::TextRange>> marks;
};

class SearchWorker {
 public:
  // `wake` is called on the worker's thread whenever take() has something new.
  SearchWorker(std::string edition_path, std::function<void()> wake);
  SearchWorker(const SearchWorker&) = delete;
  SearchWorker& operator=(const SearchWorker&) = delete;
  ~SearchWorker();  // stops what is in flight

  // Gives the number that the answer will carry: never the same twice.
  std::uint64_t ask(SearchQuestion question);
  // What has come since, of the newest question only.
  std::optional<SearchAnswer> take();
  // A question beside the other: neither ends the other, and the newest is the only one of its kind.
  void ask_marks(MarksQuestion question);
  std::optional<FoundMarks> take_marks();
  // Another one, which asks another edition and wakes the same.
  std::unique_ptr<SearchWorker> for_edition(const std::string& path) const;
  // Stops and forgets the question in flight and whatever has come of it.
  void forget();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
