#include "app/staff/install_worker.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "platform/socket/connection.h"

namespace app {
namespace {

using local::Connection;
using local::Received;

// How long the installer may take to read a line that is sent to it.
constexpr std::int64_t sending_ms = 5000;
// Whoever waits without a thread gives up on an installer that says nothing for so long.
constexpr std::int64_t silence_ms = 120'000;

struct OpenTask {};
using Task = std::variant<ReaderRequest, OpenTask>;

void wipe(std::string& secret) {
  std::fill(secret.begin(), secret.end(), '\0');
  secret.clear();
}

}  // namespace

base::Result<OpenedEdition> open_installed(const std::string& data) {
  store::Installed installed = TRY(store::read_installed(data));
  store::Edition edition = TRY(store::open_edition(installed.path));
  store::EditionSummary summary = TRY(edition.summary());
  std::vector<store::StorySummary> stories = TRY(edition.stories());
  if (stories.empty())
    return base::Error{base::ErrorCode::bad_input, installed.path + ": the edition has no story to show"};
  // A shelf, and a story with its texts: what a visitor would do first.
  const store::StoryContents story = TRY(edition.story(stories.front().story_id));
  if (story.articles.empty())
    return base::Error{base::ErrorCode::bad_input, installed.path + ": its first story has no article"};
  return OpenedEdition{std::move(installed), std::move(edition), std::move(summary), std::move(stories)};
}

// A status asked while something else is being done: on a connection of its own, or its end would be taken for that of
// the other.
struct Aside {
  Connection connection;
  ReaderRequest asked;
};

struct InstallWorker::Impl {
  std::string socket;
  std::string data;
  std::function<void()> wake;
  std::optional<local::Signal> signal;  // tells the thread that one of the next three has changed

  std::mutex mutex;  // of all below, up to the mailbox
  std::deque<Task> tasks;
  std::optional<ReaderRequest> cancel;
  bool leaving = false;
  std::vector<InstallNews> news;

  std::optional<Connection> connection;  // of the thread
  std::optional<Aside> aside;            // of the thread
  std::thread thread;

  void run();
  std::optional<Task> next_task();
  void carry_out(Task task);
  void post(const ReaderRequest& asked, decltype(InstallNews::said) said);
  bool send(ReaderRequest& request, std::string& failed);
  void exchange(ReaderRequest request);
  bool send_cancel();
  std::optional<ReaderRequest> next_status();
  void ask_aside();
  void finish_aside();
  void drain();
  bool pass_on(Connection& from, const ReaderRequest& asked);
  bool is_leaving();
};

void InstallWorker::Impl::post(const ReaderRequest& asked, decltype(InstallNews::said) said) {
  {
    const std::scoped_lock lock(mutex);
    news.push_back({asked, std::move(said)});
  }
  if (wake) wake();
}

bool InstallWorker::Impl::is_leaving() {
  const std::scoped_lock lock(mutex);
  return leaving;
}

// A connection that was made long ago may be dead: it is made anew once. The PIN stays nowhere.
bool InstallWorker::Impl::send(ReaderRequest& request, std::string& failed) {
  std::string line = request_text(request);
  wipe(request.pin);
  bool sent = false;
  for (int attempt = 0; attempt < 2 && !sent; ++attempt) {
    if (!connection) {
      base::Result<Connection> made = local::connect_to(socket);
      if (!made) {
        failed = made.error().what;
        break;
      }
      connection.emplace(std::move(made).value());
    }
    const base::Result<void> taken = connection->send(line, sending_ms);
    sent = static_cast<bool>(taken);
    if (!sent) failed = taken.error().what;
    if (!sent) connection.reset();
  }
  wipe(line);
  return sent;
}

bool InstallWorker::Impl::send_cancel() {
  std::optional<ReaderRequest> request;
  {
    const std::scoped_lock lock(mutex);
    request.swap(cancel);
  }
  std::string failed;
  return !request || send(*request, failed);
}

// Hands on what was said so far. True when that was the end; then a server that has gone has no descriptor any more.
bool InstallWorker::Impl::pass_on(Connection& from, const ReaderRequest& asked) {
  std::string line;
  while (true) {
    switch (from.receive(line, 0)) {
      case Received::nothing:
        return false;
      case Received::line:
        if (std::optional<InstallerEvent> event = parse_event(line)) {
          const bool ended = event->what == InstallerSays::end;
          event->offer.stick = asked.stick;
          post(asked, std::move(*event));
          if (ended) return true;
        }
        break;
      default:
        from = Connection(local::Descriptor());
        post(asked, LinkLost{"the installer has gone"});
        return true;
    }
  }
}

std::optional<ReaderRequest> InstallWorker::Impl::next_status() {
  const std::scoped_lock lock(mutex);
  const auto found = std::find_if(tasks.begin(), tasks.end(), [](const Task& task) {
    const ReaderRequest* request = std::get_if<ReaderRequest>(&task);
    return request != nullptr && request->what == InstallerDo::status;
  });
  if (found == tasks.end()) return std::nullopt;
  ReaderRequest request = std::get<ReaderRequest>(std::move(*found));
  tasks.erase(found);
  return request;
}

// What only reads need not wait for what is being done.
void InstallWorker::Impl::ask_aside() {
  while (!aside) {
    std::optional<ReaderRequest> request = next_status();
    if (!request) return;
    base::Result<Connection> made = local::connect_to(socket);
    base::Result<void> sent = made ? made.value().send(request_text(*request), sending_ms) : made.error();
    if (sent) {
      aside = Aside{std::move(made).value(), std::move(*request)};
    } else {
      post(*request, LinkLost{sent.error().what});
    }
  }
}

// What has been asked aside is heard to its end before the next thing is asked.
void InstallWorker::Impl::finish_aside() {
  while (aside && !pass_on(aside->connection, aside->asked)) {
    std::array<local::Waiting, 1> on{local::Waiting{aside->connection.fd()}};
    local::wait_any(on, sending_ms);
    if (on[0].ready) continue;
    post(aside->asked, LinkLost{"the installer says nothing"});
    break;
  }
  aside.reset();
}

// What was said after the end of an answer belongs to nothing; a server that has gone is forgotten.
void InstallWorker::Impl::drain() {
  std::string line;
  Received got = Received::line;
  while (connection && got == Received::line) got = connection->receive(line, 0);
  if (got > Received::nothing) connection.reset();
}

void InstallWorker::Impl::exchange(ReaderRequest request) {
  std::string failed;
  drain();
  const bool sent = send(request, failed);  // forgets the PIN
  if (!sent) return post(request, LinkLost{failed});
  ask_aside();
  while (!pass_on(*connection, request)) {
    std::array<local::Waiting, 3> on{local::Waiting{connection->fd()}, local::Waiting{signal ? signal->fd() : -1},
                                     local::Waiting{aside ? aside->connection.fd() : -1}};
    local::wait_any(on, wake ? std::nullopt : std::optional(silence_ms));
    if (!on[0].ready && !on[1].ready && !wake) {
      connection.reset();
      return post(request, LinkLost{"the installer says nothing"});
    }
    if (on[2].ready && pass_on(aside->connection, aside->asked)) aside.reset();
    if (on[1].ready) {
      signal->clear();
      if (is_leaving()) return;
      send_cancel();
      if (!connection) return post(request, LinkLost{"the installer has gone"});
    }
    ask_aside();
  }
  if (connection->fd() < 0) connection.reset();
  finish_aside();
}

void InstallWorker::Impl::carry_out(Task task) {
  if (ReaderRequest* request = std::get_if<ReaderRequest>(&task)) return exchange(std::move(*request));
  post({}, open_installed(data));
}

std::optional<Task> InstallWorker::Impl::next_task() {
  const std::scoped_lock lock(mutex);
  if (tasks.empty() || leaving) return std::nullopt;
  Task task = std::move(tasks.front());
  tasks.pop_front();
  return task;
}

void InstallWorker::Impl::run() {
  while (true) {
    while (std::optional<Task> task = next_task()) carry_out(std::move(*task));
    if (is_leaving()) return;
    std::array<local::Waiting, 2> on{local::Waiting{signal->fd()}, local::Waiting{connection ? connection->fd() : -1}};
    local::wait_any(on, std::nullopt);
    if (on[0].ready) signal->clear();
    send_cancel();
    drain();
  }
}

InstallWorker::InstallWorker(std::string socket, std::string data, std::function<void()> wake)
    : impl_(std::make_unique<Impl>()) {
  impl_->socket = std::move(socket);
  impl_->data = std::move(data);
  base::Result<local::Signal> signal = local::create_signal();
  // Where not even that can be had, whoever asks has to wait.
  if (!wake || !signal) return;
  impl_->wake = std::move(wake);
  impl_->signal.emplace(std::move(signal).value());
  impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

InstallWorker::~InstallWorker() {
  if (!impl_->thread.joinable()) return;
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->leaving = true;
  }
  impl_->signal->raise();
  impl_->thread.join();
}

void InstallWorker::ask(ReaderRequest request) {
  if (!impl_->thread.joinable()) {
    // What is cancelled here has ended already.
    if (request.what != InstallerDo::cancel) impl_->exchange(std::move(request));
    return;
  }
  {
    const std::scoped_lock lock(impl_->mutex);
    if (request.what == InstallerDo::cancel) {
      impl_->cancel = std::move(request);
    } else {
      impl_->tasks.emplace_back(std::move(request));
    }
  }
  impl_->signal->raise();
}

void InstallWorker::open() {
  if (!impl_->thread.joinable()) return impl_->carry_out(OpenTask{});
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->tasks.emplace_back(OpenTask{});
  }
  impl_->signal->raise();
}

std::vector<InstallNews> InstallWorker::take() {
  const std::scoped_lock lock(impl_->mutex);
  return std::exchange(impl_->news, {});
}

}  // namespace app
