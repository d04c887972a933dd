#include "platform/base/spool.h"

#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "platform/base/parallel.h"
#include "tests/scratch.h"

TEST_CASE("what is put into a spool by several threads comes back, and no file is to be seen") {
  const Scratch scratch;
  auto spool = base::open_spool(scratch.path);
  REQUIRE(spool);
  std::vector<base::SpoolPlace> places(200);
  const auto text = [](std::size_t i) { return std::string(i * 7, static_cast<char>('a' + i % 26)); };
  base::for_each_index(places.size(), 4, [&](std::size_t i) { places[i] = spool.value().append(text(i)).value(); });
  for (std::size_t i = 0; i < places.size(); ++i) CHECK(spool.value().read(places[i]).value() == text(i));
  CHECK(std::filesystem::is_empty(scratch.path));
}

TEST_CASE("a spool says that there is no room, or no folder") {
  CHECK_FALSE(base::open_spool("/nowhere/at/all"));
  const Scratch scratch;
  auto spool = base::open_spool(scratch.path);
  REQUIRE(spool);
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{100, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto fits = spool.value().append(std::string(100, 'x'));
  const auto beyond = spool.value().append("y");
  setrlimit(RLIMIT_FSIZE, &before);
  CHECK(fits);
  REQUIRE_FALSE(beyond);
  CHECK(beyond.error().code == base::ErrorCode::io);
  CHECK_FALSE(spool.value().read({1000, 1}));
}

TEST_CASE("the folder of a file is told from its path") {
  CHECK(base::folder_of("a/b/c") == "a/b");
  CHECK(base::folder_of("c") == ".");
  CHECK(base::folder_of("/c") == "/");
}
