#include "platform/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace base {

namespace {

using Run = std::pair<std::size_t, std::size_t>;  // begin, end

// Takes runs from 0 .. count until none is left; length(left) is at least 1.
template <class Length, class Work>
void for_each_run(std::size_t count, std::size_t threads, const Length& length, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto take_run = [&]() -> Run {
    std::size_t begin = next;
    std::size_t end = begin;
    do {
      if (begin >= count) return {count, count};
      end = begin + length(count - begin);
    } while (!next.compare_exchange_weak(begin, end));
    return {begin, end};
  };
  const auto take_all = [&](std::size_t thread) {
    try {
      for (Run run = take_run(); run.first < count; run = take_run())
        for (std::size_t i = run.first; i < run.second && !failed; ++i) work(i, thread);
    } catch (...) {  // no memory: the others stop, and who asked for the work hears of it
      failed = true;
      next = count;
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    others.reserve(threads);
    for (std::size_t i = 1; i < threads; ++i) {
      try {
        others.emplace_back(take_all, i);
      } catch (const std::system_error&) {
        break;  // no room for one more: those that are there do its work
      }
    }
    take_all(0);
  }
  if (failure) std::rethrow_exception(failure);
}

std::size_t threads_for(std::size_t count, int jobs) {
  return std::min(count, static_cast<std::size_t>(std::max(jobs, 1)));
}

}  // namespace

void for_each_index(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  for_each_index_by(count, jobs, [&](std::size_t i, std::size_t) { work(i); });
}

void for_each_index_by(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work) {
  for_each_run(count, threads_for(count, jobs), [](std::size_t) { return std::size_t{1}; }, work);
}

void for_neighbours_by(std::size_t count, int jobs, const std::function<void(std::size_t, std::size_t)>& work) {
  const std::size_t threads = threads_for(count, jobs);
  const auto half_a_share = [&](std::size_t left) { return std::max(left / (2 * threads), std::size_t{1}); };
  for_each_run(count, threads, half_a_share, work);
}

}  // namespace base
