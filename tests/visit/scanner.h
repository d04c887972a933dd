// Scanner: looks from outside for a text in the memory of a process, as root. What it looks for is every run of six
// characters of a text, in UTF-8, UTF-16LE and UTF-32LE: less than six is found anywhere by chance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scanner {

constexpr std::size_t run_characters = 6;

// Every run of the texts in each encoding, each once.
std::vector<std::string> runs_of(const std::vector<std::string>& texts);

struct Found {
  std::string run;      // as it was found, in hexadecimal
  std::string mapping;  // the line of /proc/PID/maps
  std::uint64_t address = 0;
};

struct Scan {
  bool complete = false;  // false: the process is gone, or may not be looked into
  std::uint64_t bytes = 0;
  std::vector<Found> found;
};

// Which of the runs stand in `bytes`: their places. For tests of itself, and for files.
std::vector<std::size_t> find_runs(const std::vector<std::string>& runs, std::string_view bytes);

// Every mapping that can be read, file or none. Requires: root.
Scan scan_process(int process, const std::vector<std::string>& runs);

}  // namespace scanner
