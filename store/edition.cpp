#include "store/edition.h"

#include "store/edition_open.h"
#include "store/edition_rows.h"
#include "store/search/complete.h"
#include "store/search/facets.h"
#include "store/search/marks.h"
#include "store/search/spelling.h"

namespace store {

using base::Result;

struct Edition::Impl {
  std::string path;
  Database database;

  // Errors of a question carry the edition's name.
  template <class T>
  Result<T> named(Result<T> answer) const {
    if (answer) return answer;
    return name_error(path, std::move(answer).error());
  }
};

Edition::Edition(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Edition::Edition(Edition&&) noexcept = default;
Edition& Edition::operator=(Edition&&) noexcept = default;
Edition::~Edition() = default;

Result<EditionSummary> Edition::summary() const { return impl_->named(read_summary(impl_->database)); }

Result<std::vector<StorySummary>> Edition::stories() const { return impl_->named(read_stories(impl_->database)); }

Result<StoryContents> Edition::story(const std::string& story_id) const {
  return impl_->named(read_story(impl_->database, story_id));
}

Result<Article> Edition::article(const std::string& file) const {
  return impl_->named(read_article_named(impl_->database, file));
}

Result<std::string> Edition::image(std::int64_t number) const {
  return impl_->named(read_image(impl_->database, number));
}

Result<std::vector<std::string>> Edition::files() const { return impl_->named(read_files(impl_->database)); }

Result<std::vector<Family>> Edition::families() const { return impl_->named(read_families(impl_->database)); }

Result<SearchResults> Edition::search(const SearchRequest& request) const {
  return impl_->named(read_search(impl_->database, request));
}

Result<std::vector<std::string>> Edition::complete(const std::string& query, std::size_t most) const {
  return impl_->named(complete_query(impl_->database, query, most));
}

Result<SearchFacets> Edition::facets() const { return impl_->named(read_facets(impl_->database)); }

Result<std::vector<base::TextRange>> Edition::marks(const std::string& file, const std::string& query) const {
  return impl_->named(find_marks(impl_->database, file, query));
}

Result<void> Edition::remember_words() const { return impl_->named(store::remember_words(impl_->database)); }

void Edition::stop_when(const std::atomic<bool>* stop) const { impl_->database.stop_when(stop); }

Result<std::vector<Fault>> Edition::check(const Checking& checking) const {
  return impl_->named(find_faults(impl_->database, checking));
}

Result<Edition> open_edition(const std::string& path) {
  Database database = TRY(open_checked(path));
  return Edition(std::make_unique<Edition::Impl>(Edition::Impl{path, std::move(database)}));
}

}  // namespace store
