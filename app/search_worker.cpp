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
  std::optional<MarksQuestion> marks_question;
  std::optional<FoundMarks> found_marks;
  bool marking = false;      // what is in flight are marks, which no other question ends
  bool remembering = false;  // or nothing that anybody waits for

  std::thread thread;

  void run();
  std::optional<base::Error> open(std::optional<store::Edition>& edition) const;
  void find_marks(std::optional<store::Edition>& edition, MarksQuestion asked_for);
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

// Opens the edition unless it is open; gives what went wrong.
std::optional<base::Error> SearchWorker::Impl::open(std::optional<store::Edition>& edition) const {
  if (edition) return std::nullopt;
  base::Result<store::Edition> opened = store::open_edition(path);
  if (!opened) return opened.error();
  edition.emplace(std::move(opened).value());
  edition->stop_when(&stop);
  return std::nullopt;
}

void SearchWorker::Impl::find_marks(std::optional<store::Edition>& edition, MarksQuestion asked_for) {
  const std::optional<base::Error> error = open(edition);
  base::Result<std::vector<base::TextRange>> marks =
      error ? base::Result<std::vector<base::TextRange>>(*error) : edition->marks(asked_for.file, asked_for.query);
  {
    const std::scoped_lock lock(mutex);
    if (stop) return;
    found_marks.emplace(FoundMarks{std::move(asked_for), std::move(marks)});
  }
  wake();
}

void SearchWorker::Impl::answer_question(std::optional<store::Edition>& edition, std::uint64_t number,
                                         const SearchQuestion& asked_for) {
  if (const std::optional<base::Error> error = open(edition)) {
    post(number, [&](SearchAnswer& out) { out.results = base::Result<store::SearchResults>(*error); });
    return;
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
    asked.wait(lock, [this] { return leaving || question || marks_question; });
    if (leaving) return;
    stop = false;
    if (marks_question) {
      MarksQuestion next = std::move(*marks_question);
      marks_question.reset();
      marking = true;
      lock.unlock();
      find_marks(edition, std::move(next));
      lock.lock();
      marking = false;
      continue;
    }
    const std::uint64_t number = newest;
    const SearchQuestion next = std::move(*question);
    question.reset();
    lock.unlock();
    answer_question(edition, number, next);
    lock.lock();
    if (!edition || leaving || question || marks_question) continue;
    // While nobody waits; the next question ends it, and behind its answer it goes on.
    remembering = true;
    lock.unlock();
    (void)edition->remember_words();
    lock.lock();
    remembering = false;
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
    if (!impl_->marking) impl_->stop = true;
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

void SearchWorker::ask_marks(MarksQuestion question) {
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->marks_question = std::move(question);
    impl_->found_marks.reset();
    if (impl_->remembering) impl_->stop = true;
  }
  impl_->asked.notify_one();
}

std::optional<FoundMarks> SearchWorker::take_marks() {
  const std::scoped_lock lock(impl_->mutex);
  std::optional<FoundMarks> found = std::move(impl_->found_marks);
  impl_->found_marks.reset();
  return found;
}

std::unique_ptr<SearchWorker> SearchWorker::for_edition(const std::string& path) const {
  return std::make_unique<SearchWorker>(path, impl_->wake);
}

void SearchWorker::forget() {
  const std::scoped_lock lock(impl_->mutex);
  impl_->question.reset();
  impl_->answer.reset();
  impl_->marks_question.reset();
  impl_->found_marks.reset();
  impl_->stop = true;
  ++impl_->newest;
}

}  // namespace app
