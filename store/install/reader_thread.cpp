#include "store/install/reader_thread.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace store {

struct ReaderThread::State {
  std::mutex mutex;
  std::condition_variable changed;
  Call call;  // empty: nothing to do, or done
  bool leave = false;
  bool left_behind = false;  // whoever finds it set last owns the state
  Work work;
};

namespace {

// How often a stop is looked for, and how many such times are left to a call after it: reads that go well end by then.
constexpr std::chrono::milliseconds slice(20);
constexpr int slices_after_stop = 20;

template <class State>
void serve(State* state) {
  std::unique_lock lock(state->mutex);
  while (true) {
    state->changed.wait(lock, [&] { return state->leave || state->call; });
    if (!state->call) return;
    lock.unlock();
    state->call(state->work);
    lock.lock();
    state->call = nullptr;
    if (state->left_behind) break;
    state->changed.notify_all();
  }
  lock.unlock();
  const std::unique_ptr<State> owned(state);
}

}  // namespace

ReaderThread::ReaderThread(Patience patience) : patience_(std::move(patience)), state_(std::make_unique<State>()) {
  state_->work.piece.resize(piece_bytes);
  progressed();
  thread_ = std::thread(serve<State>, state_.get());
}

ReaderThread::ReaderThread(ReaderThread&&) noexcept = default;

ReaderThread::~ReaderThread() {
  if (!state_) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->leave = true;
  }
  state_->changed.notify_all();
  thread_.join();
}

ReaderThread::Work& ReaderThread::work() { return state_->work; }

ReaderThread::Ended ReaderThread::give_up(Ended why) {
  {
    const std::lock_guard lock(state_->mutex);
    if (!state_->call) return Ended::done;
    state_->left_behind = true;
  }
  thread_.detach();
  static_cast<void>(state_.release());  // serve() frees it
  left_ = why;
  return why;
}

ReaderThread::Ended ReaderThread::run(Call call, const base::Task& task) {
  if (!state_) return left_;
  std::unique_lock lock(state_->mutex);
  state_->work.error = 0;
  state_->call = std::move(call);
  state_->changed.notify_all();
  int left = slices_after_stop;
  while (!state_->changed.wait_for(lock, slice, [&] { return !state_->call; })) {
    const bool stop = base::stopped(task) && --left <= 0;
    const bool slow = patience_.now_ms() > until_ms_;
    if (!stop && !slow) continue;
    lock.unlock();
    return give_up(stop ? Ended::stopped : Ended::slow);
  }
  return patience_.now_ms() > until_ms_ ? Ended::slow : Ended::done;
}

}  // namespace store
