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
  sigaddset(&signals, SIGUSR1);  // our own, to end the waiting
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
      if (signal == SIGUSR1) continue;
      asked_ = true;
      wake_window();
    }
  });
}

TerminationWatch::~TerminationWatch() {
  over_ = true;
  pthread_kill(waiting_.native_handle(), SIGUSR1);
  waiting_.join();
}

}  // namespace kiosk
