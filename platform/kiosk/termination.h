// Termination: SIGTERM and SIGINT end the program between two frames, also while the window sleeps. A thread of its own
// waits for them: a signal handler may not wake a window.
#pragma once

#include <atomic>
#include <thread>

namespace kiosk {

class TerminationWatch {
 public:
  // Requires: made before any other thread, so that all of them leave the signals alone.
  TerminationWatch();
  TerminationWatch(const TerminationWatch&) = delete;
  TerminationWatch& operator=(const TerminationWatch&) = delete;
  ~TerminationWatch();

  bool asked() const { return asked_; }

 private:
  std::atomic<bool> asked_{false};
  std::atomic<bool> over_{false};
  std::thread waiting_;
};

}  // namespace kiosk
