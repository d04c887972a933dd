#include "tests/visit/terminal.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>  // popen, of POSIX
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include "platform/base/file.h"

namespace terminal {
namespace {

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  for (int c = pipe ? std::fgetc(pipe.get()) : EOF; c != EOF; c = std::fgetc(pipe.get())) out += static_cast<char>(c);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string searched() { return output_of("xdotool search --onlyvisible --class lectern 2>/dev/null"); }

[[noreturn]] void become(const std::vector<std::string>& words, const std::string& log) {
  std::vector<std::string> copies = words;
  std::vector<char*> pointers;
  pointers.reserve(copies.size() + 1);
  for (std::string& word : copies) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  constexpr int readable = 0644;
  const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, readable);
  dup2(file, STDERR_FILENO);
  close(file);
  execvp(pointers[0], pointers.data());
  _exit(127);
}

// The name and the parent of a process, from /proc/ID/stat.
struct Stat {
  std::string name;
  int parent = 0;
};
Stat stat_of(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  const std::size_t begin = line.find('(');
  const std::size_t end = line.rfind(')');
  Stat stat;
  if (end == std::string::npos) return stat;
  stat.name = line.substr(begin + 1, end - begin - 1);
  char state = 0;
  std::istringstream(line.substr(end + 1)) >> state >> stat.parent;
  return stat;
}

std::vector<int> children_of(int process) {
  std::vector<int> children;
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir("/proc"), closedir);
  while (const dirent* entry = folder ? readdir(folder.get()) : nullptr) {
    const int id = std::atoi(entry->d_name);
    if (id > 0 && stat_of(id).parent == process) children.push_back(id);
  }
  return children;
}

}  // namespace

void pause() { usleep(20'000); }

Terminal::~Terminal() {
  if (process > 0) kill(process, SIGKILL);
  if (started > 0) {
    kill(started, SIGKILL);
    waitpid(started, nullptr, 0);
  }
  if (!log.empty()) std::remove(log.c_str());
}

bool start(Terminal& terminal, const std::vector<std::string>& arguments, const std::vector<std::string>& before) {
  terminal.log = base::join_path(P_tmpdir, "lectern-visit-" + std::to_string(getpid()) + ".log");
  std::vector<std::string> words = before;
  words.push_back(base::join_path(base::program_folder(), "lectern"));
  words.insert(words.end(), arguments.begin(), arguments.end());
  terminal.started = fork();
  if (terminal.started == 0) become(words, terminal.log);
  terminal.process = before.empty() ? terminal.started : 0;
  return wait_until([&] {
    if (terminal.process == 0) {
      for (const int child : children_of(terminal.started))
        if (stat_of(child).name == "lectern") terminal.process = child;
    }
    return terminal.process > 0 && !searched().empty();
  });
}

int end(Terminal& terminal) {
  kill(terminal.process, SIGTERM);
  int status = 0;
  const bool ended = wait_until([&] { return waitpid(terminal.started, &status, WNOHANG) == terminal.started; });
  if (!ended) return -1;
  terminal.process = terminal.started = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void give_keys(const Terminal&) {
  wait_until([] { return visible_windows() == 1; });
  for (const std::string& window : lines_of(searched())) xdotool("windowfocus --sync " + window);
}

void xdotool(const std::string& commands) {
  const std::string line = "LC_ALL=C.UTF-8 xdotool " + commands;  // else it types ASCII alone
  if (std::system(line.c_str()) != 0) std::fprintf(stderr, "failed: %s\n", line.c_str());
}

std::string logged(const Terminal& terminal) {
  std::ifstream file(terminal.log);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool wait_for_log(const Terminal& terminal, const std::string& line, int times) {
  return wait_until([&] {
    const std::string text = logged(terminal);
    int seen = 0;
    for (std::size_t at = text.find(line); at != std::string::npos; at = text.find(line, at + 1)) ++seen;
    return seen >= times;
  });
}

int visible_windows() { return static_cast<int>(lines_of(searched()).size()); }

int open_files(const Terminal& terminal) {
  const std::string folder = "/proc/" + std::to_string(terminal.process) + "/fd";
  const auto entries = base::list_folder(folder);
  return entries ? static_cast<int>(entries.value().size()) : 0;
}

std::vector<int> processes_of(const Terminal& terminal) {
  std::vector<int> all{terminal.process};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const int child : children_of(all[i])) all.push_back(child);
  return all;
}

}  // namespace terminal
