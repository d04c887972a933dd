#include "app/staff/pin_worker.h"

#include <mutex>
#include <thread>
#include <utility>

namespace app {

struct PinWorker::Impl {
  std::function<void()> wake;
  std::mutex mutex;  // of the outcome
  std::optional<PinOutcome> outcome;
  std::thread thread;
};

PinWorker::PinWorker(std::function<void()> wake) : impl_(std::make_unique<Impl>()) { impl_->wake = std::move(wake); }

PinWorker::~PinWorker() {
  if (impl_->thread.joinable()) impl_->thread.join();
}

void PinWorker::ask(std::function<PinOutcome()> work) {
  if (impl_->thread.joinable()) impl_->thread.join();
  impl_->outcome.reset();  // of an attempt that nobody waits for any more
  impl_->thread = std::thread([this, work = std::move(work)] {
    PinOutcome outcome = work();
    {
      const std::scoped_lock lock(impl_->mutex);
      impl_->outcome = std::move(outcome);
    }
    impl_->wake();
  });
}

std::optional<PinOutcome> PinWorker::take() {
  const std::scoped_lock lock(impl_->mutex);
  return std::exchange(impl_->outcome, std::nullopt);
}

}  // namespace app
