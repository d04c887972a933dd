#include "platform/kiosk/watchdog.h"

#include <dlfcn.h>
#include <systemd/sd-daemon.h>

#include <cstdint>
#include <cstdlib>

namespace kiosk {
namespace {

template <typename Function>
Function* function_of(void* library, const char* name) {
  return reinterpret_cast<Function*>(dlsym(library, name));
}

}  // namespace

// The library comes with four others and a megabyte: only those pay for it who are watched.
Watchdog::Watchdog() {
  const char* socket = std::getenv("NOTIFY_SOCKET");
  if (socket == nullptr || *socket == '\0') return;
  library_ = dlopen("libsystemd.so.0", RTLD_NOW | RTLD_LOCAL);
  if (library_ == nullptr) return;
  notify_ = function_of<decltype(sd_notify)>(library_, "sd_notify");
  auto* const enabled = function_of<decltype(sd_watchdog_enabled)>(library_, "sd_watchdog_enabled");
  std::uint64_t limit_us = 0;
  if (enabled != nullptr && enabled(0, &limit_us) > 0) period_ms_ = static_cast<double>(limit_us) / 1e3 / 2;
}

Watchdog::~Watchdog() {
  if (library_ != nullptr) dlclose(library_);
}

void Watchdog::ready(double now_ms) {
  tell("READY=1");
  if (period_ms_ <= 0) return;
  next_ms_ = now_ms;
  alive(now_ms);
}

void Watchdog::alive(double now_ms) {
  // A timer may wake a little early.
  constexpr double slack_ms = 0.5;
  if (!next_ms_ || now_ms < *next_ms_ - slack_ms) return;
  tell("WATCHDOG=1");
  next_ms_ = now_ms + period_ms_;
}

void Watchdog::tell(const std::string& state) const {
  if (notify_ != nullptr) notify_(0, state.c_str());
}

}  // namespace kiosk
