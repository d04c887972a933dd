#include "tests/pack/run_pack.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "doctest/doctest.h"

namespace fs = std::filesystem;

namespace {

// Standard output and error go to files, so that neither can fill a pipe.
pid_t start(const std::vector<std::string>& words, const std::vector<std::string>& environment, const Scratch& scratch,
            std::uint64_t most_bytes = RLIM_INFINITY) {
  const pid_t child = fork();
  if (child != 0) return child;
  const rlimit limit{most_bytes, most_bytes};
  if (most_bytes != RLIM_INFINITY) setrlimit(RLIMIT_AS, &limit);
  const int out = open((scratch / "out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err = open((scratch / "err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  for (const std::string& one : environment) {
    const std::size_t cut = one.find('=');
    setenv(one.substr(0, cut).c_str(), one.substr(cut + 1).c_str(), 1);
  }
  std::vector<std::string> all = {LECTERN_PACK};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> argv;
  argv.reserve(all.size() + 1);
  for (std::string& word : all) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(LECTERN_PACK, argv.data());
  _exit(127);
}

Ran finish(pid_t child, const Scratch& scratch) {
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  Ran ran;
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  ran.out = bytes_of(scratch / "out");
  ran.err = bytes_of(scratch / "err");
  return ran;
}

bool has_working_file(const std::string& folder) {
  const std::vector<std::string> names = names_in(folder);
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.find("-tables") != std::string::npos || name.ends_with("-answers");
  });
}

}  // namespace

Ran run_pack(const std::vector<std::string>& words, const std::vector<std::string>& environment) {
  const Scratch scratch;
  return finish(start(words, environment, scratch), scratch);
}

Ran run_pack_within(const std::vector<std::string>& words, std::uint64_t bytes) {
  const Scratch scratch;
  return finish(start(words, {}, scratch, bytes), scratch);
}

Ran run_and_signal(const std::vector<std::string>& words, int signal, const std::string& folder) {
  const Scratch scratch;
  const pid_t child = start(words, {}, scratch);
  // Until the working file is there, or the child has ended without one.
  while (!has_working_file(folder)) {
    siginfo_t info{};
    if (waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0) break;
  }
  kill(child, signal);
  return finish(child, scratch);
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(folder, gone)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

void write_articles(const std::string& folder) {
  fs::create_directories(folder);
  const std::string quote =
      "\"Nobody in this valley will have to drive forty minutes for a loaf of bread while the old bridge is being "
      "repaired,\" said the mayor of Wendel, Ada Kerr.";
  write_bytes(
      folder + "/release.txt",
      "Old bridge at Wendel to close for repairs\n\nThe old stone bridge at Wendel will close to all traffic on "
      "Monday the fourth of March and stay closed for eleven weeks.\n\n" +
          quote +
          "\n\nThe repairs will cost two million crowns, paid in equal parts by the county and the "
          "state heritage fund.\n");
  write_bytes(folder + "/paper.txt",
              "Wendel bridge shuts on Monday\n\nThe repairs will cost two million crowns, paid in equal parts by the "
              "county and the state heritage fund.\n\nShopkeepers are worried.\n\n" +
                  quote + "\n");
  write_bytes(folder + "/column.txt",
              "Eleven weeks without a bridge\n\nI have walked over it since I was six. The old stone bridge at Wendel "
              "will be closed to all traffic on Monday the fourth of March and stay closed for eleven long weeks.\n");
  write_bytes(
      folder + "/articles.csv",
      "file,story,source,title,byline,published,url,language,licence,image\n"
      "release.txt,The bridge,Wendel Council,Old bridge at Wendel to close for repairs,,2024-03-01T09:00,,en,,\n"
      "paper.txt,The bridge,Valley Paper,Wendel bridge shuts on Monday,Jo Hale,2024-03-02,,en,,\n"
      "column.txt,The bridge,,Eleven weeks without a bridge,,,,en,,\n");
}
