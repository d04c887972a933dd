// A whole visit under strace: every file that is opened for writing and every socket is in the tables below, with the
// reason; anything else fails. What is sent and written carries nothing of what was typed.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "doctest/doctest.h"
#include "platform/base/file.h"
#include "tests/visit/scanner.h"
#include "tests/visit/terminal.h"
#include "tests/visit/trace.h"

namespace {

// ASCII, so that a trace shows it as it is; as wide characters it is looked for as strace prints those.
const std::string canary = "Qzvyrxongs Wuqbrezjing";

// Wrong PINs that a visitor tries: neither is the terminal's.
const std::vector<std::string> wrong_pins{"314159", "8675309"};

struct Reason {
  const char* pattern;  // of the call's arguments
  const char* reason;
};

// Drawing in software needs none of these; they are what a graphics card's driver opens.
const std::vector<Reason> files{
    {R"re("/dev/dri/)re", "the graphics card: draw commands and pixels"},
    {R"re("/dev/(udmabuf|dma_heap/))re", "memory shared with the graphics card: pixels"},
    {R"re("(/dev/shm|/run/user/[0-9]+)/)re", "memory shared with the X server: pixels"},
    {R"re(^"[^"]*", MFD_)re", "memory without a file: pixels shared with the X server"},
    {R"re("[^"]*/lectern-visit-state[^"/]*/pin\.state[^"/]*")re",
     "how many wrong PINs there were, and when: nothing typed"},
    {R"re("[^"]*/lectern-visit-state[^"/]*/resets\.state[^"/]*")re", "when the terminal was started, and why"},
    {R"re("[^"]*/lectern-visit-state[^"/]*", O_RDONLY)re", "the folder of both, for its own order to be written down"},
};

const std::vector<Reason> sockets{
    {R"re(^AF_UNIX, SOCK_STREAM\|SOCK_CLOEXEC, 0\))re", "made for the X server, see connect"},
    {R"re(^[0-9]+, \{sa_family=AF_UNIX, sun_path=@?"/tmp/\.X11-unix/X[0-9]+"\})re", "the X server: window, events"},
    {R"re(^AF_UNIX, SOCK_STREAM\|SOCK_CLOEXEC\|SOCK_NONBLOCK, 0\))re", "made for the installer, see connect"},
    {R"re(^[0-9]+, \{sa_family=AF_UNIX, sun_path="/run/lectern/install\.sock"\})re",
     "the installer: whether an update is running; there is none here"},
    {R"re(^AF_NETLINK, SOCK_RAW)re", "the kernel tells which graphics cards there are (libudev)"},
    {R"re(^[0-9]+, \{sa_family=AF_NETLINK)re", "the same"},
};

bool has_reason(const trace::Call& call, const std::vector<Reason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const Reason& reason) { return std::regex_search(call.rest, std::regex(reason.pattern)); });
}

bool is_socket(const trace::Call& call) {
  for (const char* name : {"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4"})
    if (call.name == name) return true;
  return false;
}

bool changes_a_folder(const trace::Call& call) {
  for (const char* name : {"mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "link",
                           "linkat", "symlink", "symlinkat", "truncate"})
    if (call.name == name) return true;
  return false;
}

bool sends(const trace::Call& call) {
  for (const char* name : {"write", "writev", "pwrite64", "pwritev", "sendto", "sendmsg", "sendmmsg"})
    if (call.name == name) return true;
  return false;
}

constexpr const char* traced =
    "open,openat,openat2,creat,memfd_create,socket,socketpair,connect,bind,listen,accept,accept4,mkdir,mkdirat,rename,"
    "renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,truncate,write,writev,pwrite64,pwritev,sendto,"
    "sendmsg,sendmmsg,execve";

// The runs of the canary and of every PIN as a trace shows them.
std::vector<std::string> printed_runs() {
  std::vector<std::string> typed{canary};
  typed.insert(typed.end(), wrong_pins.begin(), wrong_pins.end());
  std::vector<std::string> printed;
  for (const std::string& run : scanner::runs_of(typed)) printed.push_back(trace::as_printed(run));
  return printed;
}

bool carries(const trace::Call& call, const std::vector<std::string>& runs) {
  return std::any_of(runs.begin(), runs.end(),
                     [&](const std::string& run) { return call.rest.find(run) != std::string::npos; });
}

// A terminal's own folder with a PIN, gone at the end.
struct StateFolder {
  std::string path = base::join_path(P_tmpdir, "lectern-visit-state-" + std::to_string(getpid()));
  std::string settings = path + ".toml";
  StateFolder() {
    std::ofstream(settings) << "# nothing\n";
    const std::string pin = base::join_path(base::program_folder(), "lectern-pin");
    const std::string set = "printf 271828 | " + pin + " set --state " + path + " --config " + settings;
    REQUIRE(std::system((set + " 2>/dev/null").c_str()) == 0);
  }
  StateFolder(const StateFolder&) = delete;
  StateFolder& operator=(const StateFolder&) = delete;
  ~StateFolder() {
    std::filesystem::remove_all(path);
    std::filesystem::remove(settings);
  }
};

// One visit: begun, typed, selected, copied, pasted, searched, two wrong PINs, and left to end by itself.
void visit(const terminal::Terminal& reader) {
  terminal::give_keys(reader);
  terminal::xdotool("key Return key slash");
  terminal::xdotool("type --delay 15 '" + canary + "'");
  terminal::xdotool("key ctrl+a key ctrl+c key End key space key ctrl+v key ctrl+a key ctrl+v key shift+Home");
  terminal::xdotool("key Return");
  terminal::xdotool("key ctrl+alt+l");
  for (std::size_t i = 0; i < wrong_pins.size(); ++i) {
    terminal::xdotool("type --delay 15 '" + wrong_pins[i] + "'");
    terminal::xdotool("key Return");
    CHECK(terminal::wait_for_log(reader, "a PIN was refused", static_cast<int>(i) + 1));
  }
}

}  // namespace

TEST_CASE("a traced call is read whole, whatever thread came between") {
  const auto calls = trace::read_trace(
      "12  openat(AT_FDCWD, \"/dev/null\", O_RDWR <unfinished ...>\n"
      "13  socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 4\n"
      "12  <... openat resumed>) = 5\n12  +++ exited with 0 +++\n");
  REQUIRE(calls.size() == 2);
  CHECK(calls[1].rest == "AT_FDCWD, \"/dev/null\", O_RDWR) = 5");
  CHECK(trace::opens_for_writing(calls[1]));
  CHECK_FALSE(trace::opens_for_writing(calls[0]));
  CHECK(trace::as_printed(std::string("a\0b\xc3\xb6", 5)) == R"(a\0b\303\266)");
}

TEST_CASE("a whole visit writes nothing but wrong PINs, and speaks to X server and installer alone") {
  if (std::system("strace -o /dev/null true 2>/dev/null") != 0) {
    MESSAGE("SKIPPED: strace is not installed, or may not trace here");
    return;
  }
  const std::string file = base::join_path(P_tmpdir, "lectern-visit-" + std::to_string(getpid()) + ".trace");
  const StateFolder state;
  {
    terminal::Terminal reader;
    REQUIRE(terminal::start(
        reader, {"--kiosk", "--idle", "6", "--countdown", "1", "--state", state.path, "--config", state.settings},
        {"strace", "-f", "-qq", "-s", "4096", "-e", std::string("trace=") + traced, "-o", file}));
    visit(reader);
    REQUIRE(terminal::wait_for_log(reader, "may begin", 1));
    CHECK(terminal::end(reader) == 0);
  }
  const base::Result<std::string> text = base::read_file(file);
  std::remove(file.c_str());
  REQUIRE(text);
  const std::vector<std::string> runs = printed_runs();
  int starts = 0;
  int sent = 0;
  int attempts = 0;
  for (const trace::Call& call : trace::read_trace(text.value())) {
    CAPTURE(call.name);
    CAPTURE(call.rest.substr(0, 300));
    if (call.name == "execve") ++starts;
    if (sends(call)) ++sent;
    if (trace::opens_for_writing(call) && trace::succeeded(call)) CHECK(has_reason(call, files));
    if (is_socket(call)) CHECK(has_reason(call, sockets));
    if (changes_a_folder(call) && trace::succeeded(call)) CHECK(has_reason(call, files));
    attempts += trace::opens_for_writing(call) && call.rest.find("/pin.state") != std::string::npos ? 1 : 0;
    CHECK_FALSE(carries(call, runs));
  }
  CHECK(starts == 2);
  CHECK(sent > 10);
  CHECK(attempts >= 2);  // each is written down before it is judged
}
