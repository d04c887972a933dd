#include "tests/app/fake_installer.h"

#include <array>
#include <optional>

#include "store/install/end.h"
#include "store/installed/state.h"
#include "store/installed/terminal.h"
#include "store/trust/manifest.h"

FakeInstaller::FakeInstaller(const std::string& path,
                             std::function<std::vector<std::string>(const std::string&)> answer)
    : answer_(std::move(answer)),
      listener_(std::move(local::listen_at(path)).value()),
      over_(std::move(local::create_signal()).value()),
      thread_([this] { run(); }) {}

FakeInstaller::~FakeInstaller() {
  over_.raise();
  thread_.join();
}

std::vector<std::string> FakeInstaller::asked() const {
  const std::scoped_lock lock(mutex_);
  return asked_;
}

// False: the client has gone, or was let go.
bool FakeInstaller::hear(local::Connection& client) {
  std::string line;
  local::Received got = client.receive(line, 0);
  for (; got == local::Received::line; got = client.receive(line, 0)) {
    {
      const std::scoped_lock lock(mutex_);
      asked_.push_back(line);
    }
    for (const std::string& said : answer_(line))
      if (said == "gone" || !client.send(said, 1000)) return false;
  }
  return got == local::Received::nothing;
}

void FakeInstaller::run() {
  std::vector<local::Connection> clients;
  while (true) {
    std::vector<local::Waiting> on{local::Waiting{over_.fd()}, local::Waiting{listener_.fd()}};
    for (const local::Connection& client : clients) on.push_back({client.fd()});
    local::wait_any(on, std::nullopt);
    if (on[0].ready) return;
    std::erase_if(clients, [&](local::Connection& client) { return !hear(client); });
    if (!on[1].ready) continue;
    if (std::optional<local::Connection> client = listener_.accept(0)) clients.push_back(std::move(*client));
  }
}

std::string offer_line(const std::string& title, int serial, const std::string& relation, const std::string& code) {
  return R"({"event":"offer","id":"wendel","serial":)" + std::to_string(serial) + R"(,"epoch":1,"title":")" + title +
         R"(","relation":")" + relation + R"(","bytes":61000000,"minutes":2,"path":"lectern/wendel-)" +
         std::to_string(serial) + R"(","code":)" + (code.empty() ? "null" : "\"" + code + "\"") + "}";
}

std::string phase_line(const std::string& phase, int done, int of) {
  return R"({"event":"phase","phase":")" + phase + R"(","done":)" + std::to_string(done) + R"(,"of":)" +
         std::to_string(of) + "}";
}

std::string end_line(const std::string& code) {
  const std::optional<store::EndCode> known = store::end_code_named(code);
  REQUIRE_MESSAGE(known, code);
  std::string sentence;
  for (const char c : store::sentence_of(*known)) sentence += c == '"' ? std::string("\\\"") : std::string(1, c);
  return R"({"event":"end","code":")" + code + R"(","sentence":")" + sentence + R"(","what":null})";
}

void install_by_hand(const std::string& data, const std::string& edition, int serial, bool confirmed) {
  std::filesystem::create_directories(store::editions_folder(data));
  if (!std::filesystem::exists(store::terminal_path(data)))
    write_bytes(store::terminal_path(data), store::terminal_text({"wendel", "/nowhere/factory.edition"}));
  const std::string digest(128, static_cast<char>('0' + serial % 10));
  const auto number = static_cast<std::uint64_t>(serial);
  const std::string name = store::edition_name(number, digest);
  const std::string bytes = bytes_of(edition);
  write_bytes(store::database_path(data, name), bytes);
  store::Manifest manifest;
  manifest.id = "wendel";
  manifest.serial = number;
  manifest.title = "Wendel this week";
  manifest.built = "2026-11-22";
  manifest.schema = 1;
  manifest.payload_size = manifest.db_size = bytes.size();
  manifest.payload_b2 = manifest.db_b2 = digest;
  manifest.articles = 4;
  manifest.compress = store::Compression::none;
  write_bytes(store::manifest_path(data, name), store::manifest_text(manifest));
  const store::State before = store::read_state(data).state.value_or(store::State{});
  store::State state;
  state.generation = before.generation + 1;
  state.current = name;
  state.previous = before.current;
  state.confirmed = confirmed;
  write_bytes(store::slot_path(data, state.generation % store::state_slots), store::slot_text(state));
}
