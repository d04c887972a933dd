#include "platform/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace base {

void for_each_index(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  for_each_index_by(count, jobs, [&](std::size_t i, std::size_t) { work(i); });
}

void for_each_index_by(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto take = [&](std::size_t thread) {
    for (std::size_t i = next++; i < count; i = next++) work(i, thread);
  };
  std::vector<std::jthread> others;
  const std::size_t threads = std::min(count, static_cast<std::size_t>(std::max(jobs, 1)));
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(take, i);
  take(0);
}

}  // namespace base
