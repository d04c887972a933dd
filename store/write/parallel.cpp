#include "store/write/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace store {

void for_each_index(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> others;
  const std::size_t threads = std::min(count, static_cast<std::size_t>(std::max(jobs, 1)));
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(take);
  take();
}

}  // namespace store
