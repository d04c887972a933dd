#include "platform/base/interruption.h"

#include <unistd.h>

#include <chrono>
#include <utility>

namespace base {
namespace {

// How long the work may take to end by itself.
constexpr std::chrono::milliseconds patience{600};
constexpr int end_of_watch = SIGUSR2;

}  // namespace

Interruption::Interruption(int code, std::function<void()> wake, std::string last_words)
    : code_(code), wake_(std::move(wake)), last_words_(std::move(last_words)) {
  sigemptyset(&signals_);
  for (const int signal : {SIGINT, SIGTERM, end_of_watch}) sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  watcher_ = std::thread([this] { watch(); });
}

Interruption::~Interruption() {
  {
    const std::lock_guard lock(mutex_);
    finished_ = true;
  }
  over_.notify_all();
  pthread_kill(watcher_.native_handle(), end_of_watch);
  watcher_.join();
}

void Interruption::remove_when_interrupted(const std::vector<std::string>& files) {
  const std::lock_guard lock(mutex_);
  files_ = files;
}

void Interruption::watch() {
  int signal = 0;
  if (sigwait(&signals_, &signal) != 0 || signal == end_of_watch) return;
  stop_ = true;
  if (wake_) wake_();
  std::unique_lock lock(mutex_);
  if (over_.wait_for(lock, patience, [this] { return finished_; })) return;
  for (const std::string& file : files_) unlink(file.c_str());
  // Not by a stream: a thread that works on may hold its lock.
  [[maybe_unused]] const ssize_t said = write(STDERR_FILENO, last_words_.data(), last_words_.size());
  _exit(code_);
}

}  // namespace base
