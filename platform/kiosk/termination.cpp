#include "platform/kiosk/termination.h"

#include <pthread.h>

#include <csignal>

#include "platform/kiosk/window.h"

namespace kiosk {
namespace {

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

TerminationWatch::TerminationWatch() {
  const sigset_t signals = ending_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiting_ = std::thread([this, signals] {
    while (!over_) {
      int signal = 0;
      sigwait(&signals, &signal);
      if (over_) return;
      asked_ = true;
      wake_window();
    }
  });
}

TerminationWatch::~TerminationWatch() {
  over_ = true;
  pthread_kill(waiting_.native_handle(), SIGTERM);
  waiting_.join();
}

}  // namespace kiosk
