#include "platform/base/parallel.h"

#include <functional>
#include <stdexcept>
#include <vector>

#include "doctest/doctest.h"

namespace {

using ForEach = void (*)(std::size_t, int, const std::function<void(std::size_t, std::size_t)>&);
constexpr ForEach ways[] = {base::for_each_index_by, base::for_neighbours_by};

}  // namespace

TEST_CASE("every index is done once, whatever the number of threads, each thread counting upwards") {
  for (const ForEach for_each : ways) {
    for (const int jobs : {-1, 1, 2, 7}) {
      for (const std::size_t count : {0U, 1U, 2U, 1000U}) {
        std::vector<int> done(count);
        std::vector<std::vector<std::size_t>> by_thread(7);
        for_each(count, jobs, [&](std::size_t i, std::size_t thread) {
          ++done[i];
          by_thread.at(thread).push_back(i);
        });
        CHECK(done == std::vector<int>(count, 1));
        for (const std::vector<std::size_t>& indexes : by_thread)
          for (std::size_t i = 1; i < indexes.size(); ++i) CHECK(indexes[i - 1] < indexes[i]);
      }
    }
  }
}

TEST_CASE("a thread takes neighbours, a quarter of the list at first when there are two") {
  std::vector<std::size_t> by(1000);
  base::for_neighbours_by(by.size(), 2, [&](std::size_t i, std::size_t thread) { by[i] = thread; });
  for (std::size_t i = 1; i < 250; ++i) CHECK(by[i] == by[0]);
  for (std::size_t i = 251; i < 250 + 187; ++i) CHECK(by[i] == by[250]);
}

TEST_CASE("what the work throws ends the work of all threads and is thrown to who asked for it") {
  for (const ForEach for_each : ways) {
    for (const int jobs : {1, 3}) {
      // More than can be done: a thread that went on would never come back.
      constexpr std::size_t endless = std::size_t{1} << 60U;
      const auto fail_at_ten = [](std::size_t i, std::size_t) {
        if (i == 10) throw std::runtime_error("ten");
      };
      CHECK_THROWS_WITH_AS(for_each(endless, jobs, fail_at_ten), "ten", std::runtime_error);
    }
  }
}
