#include "platform/socket/waiting.h"

#include <array>
#include <thread>

#include "doctest/doctest.h"
#include "tests/socket/socket_pair.h"

TEST_CASE("waiting says which of several has something to say") {
  SocketPair first;
  SocketPair second;
  base::Result<local::Signal> signal = local::create_signal();
  REQUIRE(signal);
  std::array<local::Waiting, 4> on{local::Waiting{first.a.fd()}, local::Waiting{second.a.fd()},
                                   local::Waiting{signal.value().fd()}, local::Waiting{-1}};
  local::wait_any(on, 0);
  for (const local::Waiting& one : on) CHECK_FALSE(one.ready);
  put(second.b, "x");
  local::wait_any(on, std::nullopt);
  CHECK_FALSE(on[0].ready);
  CHECK(on[1].ready);
  CHECK_FALSE(on[2].ready);
  CHECK_FALSE(on[3].ready);
  first.b = local::Connection(local::Descriptor());
  local::wait_any(on, std::nullopt);
  CHECK(on[0].ready);  // closed
}

TEST_CASE("a signal raised by another thread ends the waiting, once however often it was raised") {
  base::Result<local::Signal> signal = local::create_signal();
  REQUIRE(signal);
  const local::Signal& raised = signal.value();
  std::thread other([&] {
    for (int i = 0; i < 3; ++i) raised.raise();
  });
  local::Waiting self{raised.fd()};
  local::wait_any(std::span(&self, 1), std::nullopt);
  CHECK(self.ready);
  other.join();
  raised.clear();
  local::wait_any(std::span(&self, 1), 0);
  CHECK_FALSE(self.ready);
}
