// Watchdog: tells a service manager that the reader is up, and again and again that its loop goes round; when that
// stops the service manager ends the program and starts it anew (systemd: Type=notify, WatchdogSec=). Where none is
// listening (NOTIFY_SOCKET is not set) nothing is loaded, nothing is told and nobody is woken.
#pragma once

#include <optional>
#include <string>

namespace kiosk {

class Watchdog {
 public:
  Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;
  ~Watchdog();

  // The first frame is on the screen. From now on a sign of life is due every half of WatchdogSec.
  void ready(double now_ms);
  // The loop has come round: tells it, when that is due.
  void alive(double now_ms);
  // When the next sign is due; nothing where nobody waits for one.
  std::optional<double> next_ms() const { return next_ms_; }
  // "STOPPING=1" before it ends, "WATCHDOG=1" before it begins anew in its process: the id stays, and so does the
  // watch.
  void tell(const std::string& state) const;

 private:
  void* library_ = nullptr;
  int (*notify_)(int, const char*) = nullptr;
  double period_ms_ = 0;  // 0: nobody waits for signs of life
  std::optional<double> next_ms_;
};

}  // namespace kiosk
