#include "platform/socket/connection.h"

#include <thread>

#include "doctest/doctest.h"
#include "tests/socket/socket_pair.h"

using local::Connection;
using local::Received;

namespace {

// Longer than any of these tests: reaching it is a failure.
constexpr std::int64_t patience_ms = 20'000;

}  // namespace

TEST_CASE("lines arrive as they were sent, however they were cut on their way") {
  const std::string text = "{\"do\":\"status\"}\n\nzwölf\n";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    SocketPair pair;
    std::string line;
    put(pair.a, std::string_view(text).substr(0, cut));
    put(pair.a, std::string_view(text).substr(cut));
    REQUIRE(pair.b.receive(line, 0) == Received::line);
    CHECK(line == "{\"do\":\"status\"}");
    CHECK(pair.b.has_line());
    REQUIRE(pair.b.receive(line, 0) == Received::line);
    CHECK(line.empty());
    REQUIRE(pair.b.receive(line, 0) == Received::line);
    CHECK(line == "zwölf");
    CHECK_FALSE(pair.b.has_line());
    CHECK(pair.b.receive(line, 0) == Received::nothing);
  }
}

TEST_CASE("half a line is none, and stays none when its sender goes away") {
  SocketPair pair;
  std::string line;
  put(pair.a, "{\"do\":\"inst");
  CHECK(pair.b.receive(line, 0) == Received::nothing);
  pair.a = Connection(local::Descriptor());
  CHECK(pair.b.receive(line, patience_ms) == Received::closed);
  CHECK(pair.b.receive(line, 0) == Received::closed);
}

TEST_CASE("what was sent before its sender went away is still read") {
  SocketPair pair;
  std::string line;
  REQUIRE(pair.a.send("one", 0));
  REQUIRE(pair.a.send("two", 0));
  pair.a = Connection(local::Descriptor());
  CHECK(pair.b.receive(line, 0) == Received::line);
  CHECK(pair.b.receive(line, 0) == Received::line);
  CHECK(line == "two");
  CHECK(pair.b.receive(line, 0) == Received::closed);
}

TEST_CASE("a line may have 64 KiB with its break and not a byte more") {
  for (const std::size_t size : {local::max_line_bytes - 1, local::max_line_bytes}) {
    SocketPair pair;
    std::thread sender([&] { put(pair.a, std::string(size, 'x') + "\n"); });
    std::string line;
    const Received got = pair.b.receive(line, patience_ms);
    if (size < local::max_line_bytes) {
      CHECK(got == Received::line);
      CHECK(line.size() == size);
    } else {
      CHECK(got == Received::refused);
      CHECK(pair.b.receive(line, 0) == Received::closed);
      // Whatever else he sends is never held.
      CHECK_FALSE(pair.b.has_line());
    }
    sender.join();
  }
}

TEST_CASE("a line that is two, or too long, is not sent") {
  SocketPair pair;
  std::string line;
  const base::Result<void> two = pair.a.send("one\ntwo", 0);
  REQUIRE_FALSE(two);
  CHECK(two.error().code == base::ErrorCode::bad_input);
  CHECK_FALSE(pair.a.send(std::string(local::max_line_bytes, 'x'), 0));
  CHECK(pair.b.receive(line, 0) == Received::nothing);
  REQUIRE(pair.a.send("whole", 0));
  CHECK(pair.b.receive(line, 0) == Received::line);
}

TEST_CASE("whoever does not read is waited for only so long, and gets no half lines afterwards") {
  SocketPair pair;
  const std::string line(30'000, 'y');
  bool failed = false;
  for (int i = 0; i < 1000 && !failed; ++i) failed = !pair.a.send(line, 0);
  REQUIRE(failed);
  std::string read;
  while (pair.b.receive(read, 0) == Received::line) CHECK(read == line);
  const base::Result<void> again = pair.a.send("more", 0);
  REQUIRE_FALSE(again);
  CHECK(again.error().what == "socket: nobody listens any more");
}

TEST_CASE("sending to somebody who has gone is a failure and no signal") {
  SocketPair pair;
  pair.b = Connection(local::Descriptor());
  const base::Result<void> sent = pair.a.send("hello", 0);
  REQUIRE_FALSE(sent);
  CHECK(sent.error().what == "socket: the other side has gone");
}

TEST_CASE("receiving waits for what comes later, from another thread") {
  SocketPair pair;
  std::thread sender([&] {
    put(pair.a, "la");
    put(pair.a, "ter\n");
  });
  std::string line;
  CHECK(pair.b.receive(line, patience_ms) == Received::line);
  CHECK(line == "later");
  sender.join();
}
