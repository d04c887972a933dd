// How long work is done: on how many threads, when to stop, and whom to tell how far it is. A value that is handed
// down.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

#include "platform/base/result.h"

namespace base {

struct Task {
  int jobs = 1;                             // threads; >= 1. No result depends on it
  const std::atomic<bool>* stop = nullptr;  // once true, the rest is left out, soon
  // Told now and then, by one thread at a time: how much is done, of how much. May be empty.
  std::function<void(std::size_t done, std::size_t of)> tell = nullptr;
};

inline bool stopped(const Task& task) { return task.stop != nullptr && task.stop->load(); }
// Fails with `interrupted` once the work is to stop.
inline Result<void> check_stop(const Task& task) {
  if (stopped(task)) return Error{ErrorCode::interrupted, "interrupted"};
  return {};
}
inline void tell(const Task& task, std::size_t done, std::size_t of) {
  if (task.tell) task.tell(done, of);
}

}  // namespace base
