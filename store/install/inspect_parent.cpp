// The installer's side of an inspection: begins the child, listens to it, ends it, and judges how it ended.
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>

#include "platform/base/descriptor.h"
#include "platform/base/machine.h"
#include "store/install/inspect.h"
#include "store/install/inspect_words.h"

namespace store {
namespace {

using base::Descriptor;

constexpr int slice_ms = 100;  // how soon a stop is heard

End bad(const std::string& what) { return {EndCode::database_bad, "the inspection " + what}; }

struct Child {
  pid_t id = -1;
  Descriptor says;

  Child() = default;
  Child(Child&& other) noexcept : id(std::exchange(other.id, -1)), says(std::move(other.says)) {}
  Child& operator=(Child&&) = delete;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (id > 0) finish(true);
  }

  // Waits for its end, which is near. The status as waitpid() gives it; nothing when the system lost it.
  std::optional<int> finish(bool kill_it) {
    const pid_t child = std::exchange(id, -1);
    if (kill_it) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) != child)
      if (errno != EINTR) return std::nullopt;
    return status;
  }
};

struct Actions {
  posix_spawn_file_actions_t actions{};
  Actions() { posix_spawn_file_actions_init(&actions); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  ~Actions() { posix_spawn_file_actions_destroy(&actions); }
};

// It has the end of a pipe for its standard output, and no other file, nothing of our environment.
Outcome<Child> begin(std::vector<std::string> words) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return End{EndCode::internal, std::string("no pipe: ") + std::strerror(errno)};
  Child child;
  child.says = Descriptor(ends[0]);
  const Descriptor in(ends[1]);
  Actions files;
  posix_spawn_file_actions_addopen(&files.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files.actions, in.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&files.actions, STDERR_FILENO + 1);
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  char* const environment[] = {nullptr};
  const int failed = posix_spawn(&child.id, arguments[0], &files.actions, nullptr, arguments.data(), environment);
  if (failed == 0) return child;
  child.id = -1;
  return End{EndCode::internal, words[0] + " cannot be started: " + std::strerror(failed)};
}

// What the lines say so far.
struct Heard {
  std::string rest;  // of a line that is not whole
  std::size_t told = 0;
  std::optional<End> end;
  bool senseless = false;

  void line(std::string_view text, const base::Task& task) {
    const std::string_view at = said_at;
    const std::string_view end_word = said_end;
    if (text.starts_with(at)) {
      std::size_t number = 0;
      std::from_chars(text.data() + at.size(), text.data() + text.size(), number);
      told = std::max(told, std::min<std::size_t>(number, 1000));
      base::tell(task, told, 1000);
      return;
    }
    const bool is_end = text.starts_with(end_word) && !end;
    if (is_end) text.remove_prefix(end_word.size());
    const std::size_t space = text.find(' ');
    const std::optional<EndCode> code = end_code_named(text.substr(0, space));
    if (!is_end || !code || space == std::string_view::npos) {
      senseless = true;
    } else {
      end = End{*code, std::string(text.substr(space + 1))};
    }
  }

  void take(std::string_view bytes, const base::Task& task) {
    rest += bytes;
    std::size_t feed = 0;
    while (!senseless && (feed = rest.find('\n')) != std::string::npos) {
      line(std::string_view(rest).substr(0, feed), task);
      rest.erase(0, feed + 1);
    }
    if (rest.size() > most_line_bytes) senseless = true;
  }
};

// Until the child has said all; an end where it has to be killed.
Outcome<void> listen(Child& child, Heard& heard, const base::Task& task, const InspectionLimits& limits) {
  std::int64_t last_ms = base::since_boot_ms();
  while (true) {
    if (base::stopped(task)) return End{EndCode::cancelled, ""};
    if (base::since_boot_ms() - last_ms > limits.silence_ms) return bad("does not get on");
    pollfd waiting{child.says.get(), POLLIN, 0};
    if (poll(&waiting, 1, slice_ms) <= 0) continue;
    char bytes[4096];
    const ssize_t got = read(child.says.get(), bytes, sizeof bytes);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return {};
    last_ms = base::since_boot_ms();
    heard.take({bytes, static_cast<std::size_t>(got)}, task);
    if (heard.senseless) return bad("says what makes no sense");
  }
}

End end_of_signal(int signal) {
  switch (signal) {
    case SIGSYS:
      return bad("did what reading never does");
    case SIGXCPU:
      return bad("took too much time");
    case SIGKILL:
      return bad("was killed: too much memory or time");
    default:
      return bad("ended with signal " + std::to_string(signal));
  }
}

}  // namespace

Outcome<void> inspect_in_child(const std::vector<std::string>& command, const std::string& path,
                               const Manifest& manifest, const base::Task& task, const InspectionLimits& limits) {
  constexpr std::uint64_t megabyte = std::uint64_t{1} << 20U;
  const std::uint64_t seconds = limits.cpu_seconds + 4 * (manifest.db_size / megabyte);
  std::vector<std::string> words = command;
  for (std::string& word : order_words({path, limits.memory_bytes, seconds, manifest}))
    words.push_back(std::move(word));
  Child child = TRY(begin(std::move(words)));
  Heard heard;
  Outcome<void> listened = listen(child, heard, task, limits);
  const std::optional<int> status = child.finish(!listened);
  if (!listened) return listened;
  if (!status) return End{EndCode::internal, "nobody knows how the inspection ended"};
  if (WIFSIGNALED(*status)) return end_of_signal(WTERMSIG(*status));
  if (!heard.end) return bad("ended without a word, with " + std::to_string(WEXITSTATUS(*status)));
  if (heard.end->code == EndCode::installed) return {};
  return *std::move(heard.end);
}

}  // namespace store
