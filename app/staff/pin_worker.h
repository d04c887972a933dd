// PIN worker: judges an attempt on a thread of its own, so that no frame waits for the hash.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/state/pin.h"
#include "platform/base/result.h"

namespace app {

// How an attempt, or setting a first PIN, has ended.
struct PinOutcome {
  std::optional<base::Error> error;
  PinAnswer answer = PinAnswer::wrong;
};

class PinWorker {
 public:
  explicit PinWorker(std::function<void()> wake);  // called on the worker's thread when take() has something
  PinWorker(const PinWorker&) = delete;
  PinWorker& operator=(const PinWorker&) = delete;
  ~PinWorker();  // waits for what is in flight

  // Waits for what is in flight, and forgets its outcome.
  void ask(std::function<PinOutcome()> work);
  std::optional<PinOutcome> take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
