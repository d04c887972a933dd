// Each thing that a confined process must not do is tried in a child of its own: it must fail, or end the child.
#include "platform/sandbox/confine.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <functional>
#include <new>
#include <vector>

#include "doctest/doctest.h"
#include "tests/scratch.h"

namespace {

constexpr int confined_badly = 99;
constexpr int refused = 0;
constexpr int done = 1;

// The status of a child that confines itself and then does `what`, which gives `refused` or `done`.
int status_of(const sandbox::Confinement& confinement, const std::function<int()>& what) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto held = sandbox::confine(confinement);
    _exit(held && held.value().system_calls ? what() : confined_badly);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

bool is_refused(int status) {
  const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS;
  return killed || (WIFEXITED(status) && WEXITSTATUS(status) == refused);
}

int managed(bool managed) { return managed ? done : refused; }

}  // namespace

TEST_CASE("a confined process reads what it was given, computes and ends") {
  const Scratch scratch;
  scratch.write("given", "bytes");
  const std::string given = scratch / "given";
  const int status = status_of({{given}, 0, 0}, [&] {
    const int fd = open(given.c_str(), O_RDONLY | O_CLOEXEC);
    char bytes[8];
    struct stat info{};
    if (fd < 0 || fstat(fd, &info) != 0 || pread(fd, bytes, sizeof bytes, 0) != 5) return refused;
    std::vector<char> room(std::size_t{8} << 20U);
    return managed(room.size() > 5 && std::memcmp(bytes, "bytes", 5) == 0);
  });
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == done);
}

TEST_CASE("whatever else a confined process tries is refused") {
  const Scratch scratch;
  scratch.write("given", "bytes");
  scratch.write("other", "secret");
  const std::string given = scratch / "given";
  const std::string other = scratch / "other";
  const std::string fresh = scratch / "fresh";
  const int writable = open(other.c_str(), O_RDWR | O_CLOEXEC);
  const pid_t parent = getpid();
  struct Row {
    const char* what;
    std::function<int()> attempt;
  };
  const Row rows[] = {
      {"open for writing", [&] { return managed(open(given.c_str(), O_WRONLY) >= 0); }},
      {"open for both", [&] { return managed(open(given.c_str(), O_RDWR) >= 0); }},
      {"open emptied", [&] { return managed(open(given.c_str(), O_RDONLY | O_TRUNC) >= 0); }},
      {"make a file", [&] { return managed(open(fresh.c_str(), O_RDONLY | O_CREAT, 0600) >= 0); }},
      {"a file without a name", [&] { return managed(open(scratch.path.c_str(), O_TMPFILE | O_RDWR, 0600) >= 0); }},
      {"openat2",
       [&] {
         const std::uint64_t how[3] = {O_RDONLY, 0, 0};
         return managed(syscall(SYS_openat2, AT_FDCWD, given.c_str(), how, sizeof how) >= 0);
       }},
      {"write where it can", [&] { return managed(write(writable, "x", 1) == 1); }},
      {"pwrite", [&] { return managed(pwrite(writable, "x", 1, 0) == 1); }},
      {"cut off", [&] { return managed(ftruncate(writable, 0) == 0); }},
      {"map for writing and running",
       [&] {
         return managed(mmap(nullptr, 4096, PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
       }},
      {"make memory run",
       [&] {
         void* const page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
         return managed(page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
       }},
      {"remove", [&] { return managed(unlink(given.c_str()) == 0); }},
      {"rename", [&] { return managed(rename(given.c_str(), fresh.c_str()) == 0); }},
      {"link", [&] { return managed(link(given.c_str(), fresh.c_str()) == 0); }},
      {"symlink", [&] { return managed(symlink(given.c_str(), fresh.c_str()) == 0); }},
      {"make a folder", [&] { return managed(mkdir(fresh.c_str(), 0700) == 0); }},
      {"make a pipe", [&] { return managed(mkfifo(fresh.c_str(), 0700) == 0); }},
      {"change the mode", [&] { return managed(chmod(given.c_str(), 0777) == 0); }},
      {"socket", [] { return managed(socket(AF_UNIX, SOCK_STREAM, 0) >= 0); }},
      {"internet socket", [] { return managed(socket(AF_INET, SOCK_DGRAM, 0) >= 0); }},
      {"run a program",
       [] {
         char name[] = "true";
         char* const arguments[] = {name, nullptr};
         execv("/bin/true", arguments);
         return refused;
       }},
      {"fork", [] { return managed(fork() >= 0); }},
      {"clone", [] { return managed(syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr) >= 0); }},
      {"kill the parent", [&] { return managed(kill(parent, 0) == 0); }},
      {"signal the parent's thread", [&] { return managed(syscall(SYS_tgkill, parent, parent, 0) == 0); }},
      {"trace the parent", [&] { return managed(ptrace(PTRACE_ATTACH, parent, nullptr, nullptr) == 0); }},
      {"be traced", [] { return managed(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0); }},
      {"read the parent's memory",
       [&] { return managed(syscall(SYS_process_vm_readv, parent, nullptr, 0, nullptr, 0, 0) >= 0); }},
      {"lift a limit",
       [] {
         const std::uint64_t high[2] = {1 << 20, 1 << 20};
         return managed(syscall(SYS_prlimit64, 0, 7, high, nullptr) == 0);
       }},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(is_refused(status_of({{given}, 0, 0}, row.attempt)));
  }
  close(writable);
  CHECK(bytes_of(given) == "bytes");
  CHECK(bytes_of(other) == "secret");
  CHECK_FALSE(std::filesystem::exists(fresh));
}

TEST_CASE("with Landlock not even another file can be read") {
  if (sandbox::available().landlock == 0) {
    MESSAGE("SKIPPED: this kernel has no Landlock");
    return;
  }
  const Scratch scratch;
  scratch.write("given", "bytes");
  scratch.write("other", "secret");
  const int status =
      status_of({{scratch / "given"}, 0, 0}, [&] { return managed(open((scratch / "other").c_str(), O_RDONLY) >= 0); });
  CHECK(is_refused(status));
}

TEST_CASE("memory ends where it was said to end, and time too") {
  const int memory = status_of({{}, std::uint64_t{32} << 20U, 0}, [&] {
    try {
      std::vector<char> room(std::size_t{64} << 20U, 'x');
      return managed(room.back() == 'x');
    } catch (const std::bad_alloc&) {
      return refused;
    }
  });
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto held = sandbox::confine({{}, std::uint64_t{32} << 20U, 0});
    _exit(held && held.value().memory ? 1 : 0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  if (WEXITSTATUS(status) == 1) {
    CHECK(is_refused(memory));
  } else {
    MESSAGE("SKIPPED: under a sanitizer memory cannot be limited");
  }
  const int time = status_of({{}, 0, 1}, [] {
    volatile std::uint64_t counter = 0;
    while (true) counter = counter + 1;
    return done;
  });
  REQUIRE(WIFSIGNALED(time));
  CHECK((WTERMSIG(time) == SIGXCPU || WTERMSIG(time) == SIGKILL));
}

TEST_CASE("a file that is not there cannot be given") {
  if (sandbox::available().landlock == 0) {
    MESSAGE("SKIPPED: this kernel has no Landlock");
    return;
  }
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) _exit(sandbox::confine({{"/no/such/file"}, 0, 0}) ? 1 : 0);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 0);
}
