// Ctrl-C and SIGTERM: the process ends within a second and leaves nothing half-written. Make one before any thread is
// started; signals then reach its watching thread alone.
#pragma once

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace base {

class Interruption {
 public:
  // `code`: what the process ends with when the work does not end soon enough by itself; `last_words` go to standard
  // error before that. `wake` is called on that thread when stop() has become true: for whoever sleeps.
  explicit Interruption(int code = 130, std::function<void()> wake = nullptr, std::string last_words = "");
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  // The work is over, one way or the other.
  ~Interruption();

  // Becomes true once; long loops look at it and end.
  const std::atomic<bool>& stop() const { return stop_; }

  // Who does not end soon enough is ended, and these files are removed.
  void remove_when_interrupted(const std::vector<std::string>& files);

 private:
  void watch();

  int code_;
  std::function<void()> wake_;
  std::string last_words_;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;  // guards the two below
  std::condition_variable over_;
  bool finished_ = false;
  std::vector<std::string> files_;
  sigset_t signals_{};
  std::thread watcher_;
};

}  // namespace base
