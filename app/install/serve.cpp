#include "app/install/serve.h"

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "app/install/commands.h"
#include "app/install/guard.h"
#include "app/protocol/request.h"
#include "platform/socket/listener.h"

namespace app {
namespace {

using local::Connection;
using local::Received;
using store::EndCode;

// The reader, and whoever looks at a terminal from a shell.
constexpr std::size_t most_clients = 8;
// A client that does not read for so long is let go.
constexpr std::int64_t patience_ms = 200;

struct Client {
  std::uint64_t number = 0;
  Connection connection;
  bool watches = false;  // is told what the job tells
};

// What is being done: by one thread, for one client, who may have gone meanwhile.
struct Job {
  InstallerDo what = InstallerDo::status;
  std::uint64_t client = 0;
  std::atomic<bool> stop = false;
  std::thread thread;
};

class Server {
 public:
  Server(const ServeRequest& request, local::Listener listener, local::Signal told)
      : request_(request), listener_(std::move(listener)), told_(std::move(told)) {}
  void run(const std::atomic<bool>& stop, const local::Signal& woken);

 private:
  void accept();
  void hear(Client& client);
  void answer(Client& client, InstallerRequest request);
  void begin(const Client& client, InstallerRequest request);
  void work(Job& job, const InstallerRequest& request);
  bool may(const InstallerRequest& request, const Tell& tell) const;
  void cancel(Client& client, const InstallerRequest& request);
  void watch(Client& client);
  void pass_on();
  void send(Client& client, const std::string& line);
  void refuse(Client& client, EndCode code, const std::string& what);

  const ServeRequest& request_;
  local::Listener listener_;
  local::Signal told_;  // raised by the job: it has told something, or is over
  std::vector<Client> clients_;
  std::uint64_t number_ = 0;
  std::unique_ptr<Job> job_;

  std::mutex mutex_;  // of the three below
  std::vector<std::string> lines_;
  std::string end_;  // the last of them, while the job is not over
  bool over_ = false;
};

// A client that cannot be told is closed; run() clears it away.
void Server::send(Client& client, const std::string& line) {
  if (client.connection.fd() >= 0 && !client.connection.send(line, patience_ms))
    client.connection = Connection(local::Descriptor());
}

void Server::refuse(Client& client, EndCode code, const std::string& what) {
  send(client, end_event({code, what}).json);
}

void Server::accept() {
  while (std::optional<Connection> connection = listener_.accept(0)) {
    // One too many is closed.
    if (clients_.size() < most_clients) clients_.push_back({++number_, std::move(*connection)});
  }
}

// Whether the PIN is right, told as an event. On the thread of the job: a hash takes its time.
bool Server::may(const InstallerRequest& request, const Tell& tell) const {
  const Moment now = moment_now();
  const base::Result<PinAnswer> judged = try_pin(request_.state, request.pin, now);
  if (!judged) std::fprintf(stderr, "lectern-install: %s\n", judged.error().what.c_str());
  const PinAnswer answer = judged ? judged.value() : PinAnswer::locked;
  tell(pin_event(answer, answer == PinAnswer::right ? 0 : wait_ms(read_pin(request_.state), now)));
  if (answer == PinAnswer::right) return true;
  std::fprintf(stderr, "lectern-install: a PIN was refused\n");
  return false;
}

void Server::work(Job& job, const InstallerRequest& request) {
  const Tell tell = [this](const Event& event) {
    {
      const std::scoped_lock lock(mutex_);
      // Whoever hears of the end may ask at once for the next thing: it is told when this one is over.
      (event.last ? end_ : lines_.emplace_back()) = event.json;
    }
    told_.raise();
  };
  const bool guarded = request.what == InstallerDo::install || request.what == InstallerDo::rollback;
  const SourceRequest source{request_.data, request.stick, store::SourceKind::stick, request.path, request.yes};
  if (guarded && !may(request, tell)) {
    tell(end_event({EndCode::cancelled, "the PIN was not right"}));
  } else if (request.what == InstallerDo::install) {
    install(source, job.stop, tell);
  } else if (request.what == InstallerDo::rollback) {
    roll_back(request_.data, tell);
  } else if (request.what == InstallerDo::offer) {
    offer(source, tell);
  } else if (request.what == InstallerDo::confirm) {
    confirm(request_.data, request.serial, tell);
  }
  {
    const std::scoped_lock lock(mutex_);
    over_ = true;
  }
  told_.raise();
}

void Server::begin(const Client& client, InstallerRequest request) {
  const std::optional<local::Peer> peer = client.connection.peer();
  if (peer && (request.what == InstallerDo::install || request.what == InstallerDo::rollback))
    std::fprintf(stderr, "lectern-install: %s asked by user %u, process %d\n",
                 request.what == InstallerDo::install ? "an update was" : "the edition before was", peer->user,
                 peer->process);
  job_ = std::make_unique<Job>();
  job_->what = request.what;
  job_->client = client.number;
  job_->thread = std::thread([this, job = job_.get(), asked = std::move(request)]() mutable {
    work(*job, asked);
    forget(asked.pin);
  });
}

// Its own client needs no PIN. It has no answer of its own: the update ends with what it ends with.
void Server::cancel(Client& client, const InstallerRequest& request) {
  if (!job_ || job_->what != InstallerDo::install) return;
  const Tell tell = [&](const Event& event) { send(client, event.json); };
  if (job_->client == client.number || may(request, tell)) job_->stop = true;
}

void Server::watch(Client& client) {
  if (job_ && (job_->what == InstallerDo::install || job_->what == InstallerDo::rollback)) {
    client.watches = true;
    return;
  }
  status(request_.data, [&](const Event& event) { send(client, event.json); });
}

void Server::answer(Client& client, InstallerRequest request) {
  switch (request.what) {
    case InstallerDo::status:
      status(request_.data, [&](const Event& event) { send(client, event.json); });
      return;
    case InstallerDo::watch:
      return watch(client);
    case InstallerDo::cancel:
      return cancel(client, request);
    case InstallerDo::offer:
    case InstallerDo::install:
      if (!is_below(request_.sticks, request.stick))
        return refuse(client, EndCode::no_stick, request.stick + " is no folder below " + request_.sticks);
      break;
    default:
      break;
  }
  if (job_) return refuse(client, EndCode::busy, "");
  begin(client, std::move(request));
}

// Whoever does not speak as agreed is told so, and let go.
void Server::hear(Client& client) {
  std::string line;
  while (client.connection.fd() >= 0) {
    const Received got = client.connection.receive(line, 0);
    if (got == Received::nothing) return;
    std::optional<InstallerRequest> request;
    if (got == Received::line) request = parse_request(line);
    if (request) {
      forget(line);
      answer(client, std::move(*request));
      continue;
    }
    if (got != Received::closed) refuse(client, EndCode::internal, "that is no request");
    client.connection = Connection(local::Descriptor());
  }
}

// What the job has told since, to its client and to those who watch.
void Server::pass_on() {
  std::vector<std::string> lines;
  bool over = false;
  {
    const std::scoped_lock lock(mutex_);
    lines.swap(lines_);
    over = std::exchange(over_, false);
    if (over) lines.push_back(std::exchange(end_, std::string()));
  }
  if (!job_) return;
  if (over) job_->thread.join();
  for (const std::string& line : lines)
    for (Client& client : clients_)
      if (client.watches || client.number == job_->client) send(client, line);
  if (!over) return;
  job_.reset();
  for (Client& client : clients_) client.watches = false;
}

void Server::run(const std::atomic<bool>& stop, const local::Signal& woken) {
  std::vector<local::Waiting> on;
  while (!stop) {
    on.assign({{woken.fd()}, {told_.fd()}, {listener_.fd()}});
    for (const Client& client : clients_) on.push_back({client.connection.fd()});
    local::wait_any(on, std::nullopt);
    if (on[1].ready) told_.clear();
    pass_on();
    const std::size_t first = on.size() - clients_.size();
    for (std::size_t i = 0; i < clients_.size(); ++i)
      if (on[first + i].ready) hear(clients_[i]);
    if (on[2].ready) accept();
    std::erase_if(clients_, [](const Client& client) { return client.connection.fd() < 0; });
  }
  if (!job_) return;
  job_->stop = true;
  job_->thread.join();
}

}  // namespace

int serve(const ServeRequest& request, const std::atomic<bool>& stop, const local::Signal& woken) {
  base::Result<local::Listener> listener = local::listen_at(request.socket);
  base::Result<local::Signal> told = local::create_signal();
  if (!listener || !told) {
    std::fprintf(stderr, "%s\n", (listener ? told.error() : listener.error()).what.c_str());
    return exit_refused;
  }
  Server server(request, std::move(listener).value(), std::move(told).value());
  server.run(stop, woken);
  return exit_done;
}

}  // namespace app
