// The phases of a build: what is being done, how far it is, about how long it will take, and afterwards what each took.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "platform/base/task.h"

namespace app {

enum class Phase { import, group, candidates, align, families, write };
const char* name_of(Phase phase);

struct PhaseFigures {
  Phase phase = Phase::import;
  double seconds = 0;
  double cpu_seconds = 0;  // of all threads
  long peak_kb = 0;        // of the whole process, so far
};

// "comparing texts  [########            ]  41 %  4,100 of 10,000, about 2 minutes left". The estimate is left out
// while it would be a guess: in the first seconds and the first hundredth.
std::string progress_line(const std::string& doing, std::size_t done, std::size_t of, double seconds);

// Steps from phase to phase as their tasks tell of work, and shows it in one line on standard error.
class Phases {
 public:
  // `shown`: standard error is a terminal and nobody asked for quiet.
  Phases(int jobs, const std::atomic<bool>& stop, bool shown);

  // What the work of a phase is handed. Telling anything begins the phase. The Phases must outlive it.
  base::Task task(Phase phase, const std::string& doing);
  void begin(Phase phase, const std::string& doing);
  // Ends the last phase and takes the line away.
  void end();
  const std::vector<PhaseFigures>& figures() const { return figures_; }

 private:
  void tell(Phase phase, const std::string& doing, std::size_t done, std::size_t of);
  void close_phase();

  int jobs_;
  const std::atomic<bool>& stop_;
  bool shown_;
  bool open_ = false;
  double cpu_before_ = 0;
  std::chrono::steady_clock::time_point began_;
  std::chrono::steady_clock::time_point drawn_;
  std::vector<PhaseFigures> figures_;
};

}  // namespace app
