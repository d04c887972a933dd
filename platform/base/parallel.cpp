#include "platform/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace base {

void for_each_index(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  for_each_index_by(count, jobs, [&](std::size_t i, std::size_t) { work(i); });
}

void for_each_index_by(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto take = [&](std::size_t thread) {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i, thread);
    } catch (...) {  // no memory: the others stop, and who asked for the work hears of it
      next = count;
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    const std::size_t threads = std::min(count, static_cast<std::size_t>(std::max(jobs, 1)));
    others.reserve(threads);
    for (std::size_t i = 1; i < threads; ++i) {
      try {
        others.emplace_back(take, i);
      } catch (const std::system_error&) {
        break;  // no room for one more: those that are there do its work
      }
    }
    take(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace base
