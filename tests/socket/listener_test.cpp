#include "platform/socket/listener.h"

#include <sys/stat.h>
#include <unistd.h>

#include <vector>

#include "doctest/doctest.h"
#include "tests/scratch.h"
#include "tests/socket/socket_pair.h"

using local::Connection;
using local::Received;

namespace {

constexpr std::int64_t patience_ms = 20'000;

}  // namespace

TEST_CASE("a client and a server speak, and each knows who the other is") {
  const Scratch folder;
  base::Result<local::Listener> listener = local::listen_at(folder / "s");
  REQUIRE(listener);
  CHECK_FALSE(listener.value().accept(0));
  base::Result<Connection> client = local::connect_to(folder / "s");
  REQUIRE(client);
  std::optional<Connection> server = listener.value().accept(patience_ms);
  REQUIRE(server);
  REQUIRE(client.value().send("question", 0));
  std::string line;
  REQUIRE(server->receive(line, patience_ms) == Received::line);
  REQUIRE(server->send(line + "?", 0));
  REQUIRE(client.value().receive(line, patience_ms) == Received::line);
  CHECK(line == "question?");
  for (const std::optional<local::Peer>& peer : {server->peer(), client.value().peer()}) {
    REQUIRE(peer);
    CHECK(peer->process == getpid());
    CHECK(peer->user == getuid());
    CHECK(peer->group == getgid());
  }
}

TEST_CASE("the path has the permissions that were asked for and is gone with the server") {
  const Scratch folder;
  {
    const base::Result<local::Listener> listener = local::listen_at(folder / "s", 0600);
    REQUIRE(listener);
    struct stat info{};
    REQUIRE(stat((folder / "s").c_str(), &info) == 0);
    CHECK((info.st_mode & 07777) == 0600);
  }
  CHECK(access((folder / "s").c_str(), F_OK) != 0);
}

TEST_CASE("a server takes the place of one that has died, of no living one and of nothing else") {
  const Scratch folder;
  {
    base::Result<local::Listener> living = local::listen_at(folder / "s");
    REQUIRE(living);
    const base::Result<local::Listener> second = local::listen_at(folder / "s");
    REQUIRE_FALSE(second);
    CHECK(second.error().code == base::ErrorCode::unavailable);
    // As a killed process leaves it.
    REQUIRE(link((folder / "s").c_str(), (folder / "left").c_str()) == 0);
  }
  CHECK(local::listen_at(folder / "left"));
  folder.write("file", "no socket");
  const base::Result<local::Listener> refused = local::listen_at(folder / "file");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::ErrorCode::io);
  CHECK(bytes_of(folder / "file") == "no socket");
}

TEST_CASE("where nobody listens the connection is unavailable, and a path too long is refused") {
  const Scratch folder;
  const base::Result<Connection> nobody = local::connect_to(folder / "s");
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().code == base::ErrorCode::unavailable);
  for (const std::string& path : {std::string(), folder / std::string(200, 'x')}) {
    const base::Result<Connection> refused = local::connect_to(path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::io);
    CHECK_FALSE(local::listen_at(path));
  }
}

TEST_CASE("more clients than anybody serves are told so at once") {
  const Scratch folder;
  const base::Result<local::Listener> listener = local::listen_at(folder / "s");
  REQUIRE(listener);
  std::vector<Connection> clients;
  bool refused = false;
  for (int i = 0; i < 100 && !refused; ++i) {
    base::Result<Connection> client = local::connect_to(folder / "s");
    refused = !client;
    if (refused) {
      CHECK(client.error().code == base::ErrorCode::unavailable);
    } else {
      clients.push_back(std::move(client).value());
    }
  }
  CHECK(refused);
}
