// The scanner itself: it must find what is there, in every encoding and across the borders of its chunks, or its
// silence means nothing.
#include "tests/visit/scanner.h"

#include <unistd.h>

#include <cstring>

#include "doctest/doctest.h"

TEST_CASE("every run of six characters is looked for, in three encodings") {
  const std::vector<std::string> runs = scanner::runs_of({"abcdefg"});
  CHECK(runs.size() == 6);  // two runs, three encodings
  CHECK(scanner::runs_of({"abcde"}).empty());
  CHECK(scanner::runs_of({"žluťou", "žluťou"}).size() == 3);
}

TEST_CASE("runs are found wherever they stand in bytes") {
  const std::vector<std::string> runs = scanner::runs_of({"Žlutý kůň"});
  CHECK(scanner::find_runs(runs, "xxŽlutý kyy") == std::vector<std::size_t>{2, 4});
  CHECK(scanner::find_runs(runs, "žlutý-k").empty());
  CHECK(scanner::find_runs(runs, std::string("k\0\xf9\0n\0", 6)).empty());
  const std::string wide("l\0u\0t\0\xfd\0 \0k\0", 12);
  CHECK(scanner::find_runs(runs, wide) == std::vector<std::size_t>{0});
  std::string four;
  for (const char c : std::string("lut")) four += std::string(1, c) + std::string(3, '\0');
  four += std::string("\xfd\0\0\0 \0\0\0k\0\0\0", 12);
  CHECK(scanner::find_runs(runs, "??" + four) == std::vector<std::size_t>{2});
  CHECK(scanner::find_runs(runs, four.substr(0, 20)).empty());
  CHECK(scanner::find_runs({}, "anything").empty());
}

TEST_CASE("in a process runs are found on the stack, in the heap and across the borders of chunks") {
  // Made at run time: as a literal it would stand in the program's own data too.
  std::string secret;
  for (int i = 0; i < 9; ++i) secret += static_cast<char>('a' + (i * 7 + 3) % 26);
  const std::vector<std::string> runs = scanner::runs_of({secret});
  constexpr std::size_t border = std::size_t{1} << 20U;
  std::string heap(3 * border, '.');
  const std::size_t phase = reinterpret_cast<std::uintptr_t>(heap.data()) % border;
  const std::size_t across = border - phase - 3;
  std::memcpy(heap.data() + across, secret.data(), 6);
  const scanner::Scan scan = scanner::scan_process(getpid(), runs);
  if (!scan.complete) {
    MESSAGE("SKIPPED: /proc/self/mem cannot be read here");
    return;
  }
  const auto at = reinterpret_cast<std::uintptr_t>(heap.data()) + across;
  bool there = false;
  for (const scanner::Found& found : scan.found) there = there || found.address == at;
  CHECK(there);
  CHECK_FALSE(scanner::scan_process(1 << 30, runs).complete);
}
