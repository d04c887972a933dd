#include "app/search_worker.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/edition.h"

namespace app {

struct SearchWorker::Impl {
  std::string path;
  std::function<void()> wake;
  std::atomic<bool> stop = false;  // what is in flight is not wanted any more

  std::mutex mutex;  // of all below
  std::condition_variable asked;
  bool leaving = false;
  std::uint64_t newest = 0;
  std::optional<SearchQuestion> question;
  std::optional<SearchAnswer> answer;

  std::thread thread;

  void run();
  void answer_question(std::optional<store::Edition>& edition, std::uint64_t number, const SearchQuestion& asked_for);
  template <typename Put>
  void post(std::uint64_t number, const Put& put);
};

// Adds a part to the answer, unless the next question has been asked meanwhile.
template <typename Put>
void SearchWorker::Impl::post(std::uint64_t number, const Put& put) {
  {
    const std::scoped_lock lock(mutex);
    if (number != newest || leaving) return;
    if (!answer) answer.emplace().question = number;
    put(*answer);
  }
  wake();
}

void SearchWorker::Impl::answer_question(std::optional<store::Edition>& edition, std::uint64_t number,
                                         const SearchQuestion& asked_for) {
  if (!edition) {
    base::Result<store::Edition> opened = store::open_edition(path);
    if (!opened) {
      const base::Error& error = opened.error();
      post(number, [&](SearchAnswer& out) { out.results = base::Result<store::SearchResults>(error); });
      return;
    }
    edition.emplace(std::move(opened).value());
    edition->stop_when(&stop);
  }
  if (asked_for.facets) {
    base::Result<store::SearchFacets> facets = edition->facets();
    if (facets) post(number, [&](SearchAnswer& out) { out.facets = std::move(facets).value(); });
  }
  if (asked_for.completions > 0) {
    base::Result<std::vector<std::string>> words = edition->complete(asked_for.request.query, asked_for.completions);
    if (words) post(number, [&](SearchAnswer& out) { out.completions = std::move(words).value(); });
  }
  base::Result<store::SearchResults> results = edition->search(asked_for.request);
  if (stop) return;
  post(number, [&](SearchAnswer& out) { out.results = std::move(results); });
}

void SearchWorker::Impl::run() {
  std::optional<store::Edition> edition;
  std::unique_lock lock(mutex);
  while (true) {
    asked.wait(lock, [this] { return leaving || question; });
    if (leaving) return;
    const std::uint64_t number = newest;
    const SearchQuestion next = std::move(*question);
    question.reset();
    stop = false;
    lock.unlock();
    answer_question(edition, number, next);
    lock.lock();
  }
}

SearchWorker::SearchWorker(std::string edition_path, std::function<void()> wake) : impl_(std::make_unique<Impl>()) {
  impl_->path = std::move(edition_path);
  impl_->wake = std::move(wake);
  impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

SearchWorker::~SearchWorker() {
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->leaving = true;
    impl_->stop = true;
  }
  impl_->asked.notify_one();
  impl_->thread.join();
}

std::uint64_t SearchWorker::ask(SearchQuestion question) {
  std::uint64_t number = 0;
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->question = std::move(question);
    impl_->answer.reset();
    impl_->stop = true;
    number = ++impl_->newest;
  }
  impl_->asked.notify_one();
  return number;
}

std::optional<SearchAnswer> SearchWorker::take() {
  const std::scoped_lock lock(impl_->mutex);
  std::optional<SearchAnswer> answer = std::move(impl_->answer);
  impl_->answer.reset();
  return answer;
}

std::unique_ptr<SearchWorker> SearchWorker::for_edition(const std::string& path) const {
  return std::make_unique<SearchWorker>(path, impl_->wake);
}

void SearchWorker::forget() {
  const std::scoped_lock lock(impl_->mutex);
  impl_->question.reset();
  impl_->answer.reset();
  impl_->stop = true;
  ++impl_->newest;
}

}  // namespace app
