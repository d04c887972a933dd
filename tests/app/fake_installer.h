// An installer as the reader sees it: a socket, and for each request the lines that a test has written down. And a
// terminal's data folder with one edition installed, made without an installer.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/socket/listener.h"
#include "tests/scratch.h"

class FakeInstaller {
 public:
  // `answer` gives the lines for a request, on a thread of its own.
  FakeInstaller(const std::string& path, std::function<std::vector<std::string>(const std::string&)> answer);
  FakeInstaller(const FakeInstaller&) = delete;
  FakeInstaller& operator=(const FakeInstaller&) = delete;
  ~FakeInstaller();

  std::vector<std::string> asked() const;  // all requests so far

 private:
  void run();
  bool hear(local::Connection& client);
  std::function<std::vector<std::string>(const std::string&)> answer_;
  local::Listener listener_;
  local::Signal over_;
  mutable std::mutex mutex_;
  std::vector<std::string> asked_;
  std::thread thread_;
};

// What the installer says, as it says it.
std::string offer_line(const std::string& title, int serial, const std::string& relation = "newer",
                       const std::string& code = "");
std::string phase_line(const std::string& phase, int done, int of);
std::string end_line(const std::string& code);

// Makes `edition` (a file) the one installed in the data folder, which is set up when it is not there.
void install_by_hand(const std::string& data, const std::string& edition, int serial, bool confirmed);
