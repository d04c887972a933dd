#include "app/pack/phases.h"

#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "app/pack/report.h"

namespace app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t bar_width = 20;
constexpr std::chrono::milliseconds redraw_after{100};
constexpr double least_seconds = 3;

double seconds_since(Clock::time_point then) { return std::chrono::duration<double>(Clock::now() - then).count(); }

double cpu_seconds(const rusage& usage) {
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

rusage usage_of_process() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

// As a person would say it: nobody wants to know that it is 97 seconds.
std::string about(double seconds) {
  constexpr double minute = 60;
  if (seconds < minute) {
    const auto tens = std::max<std::int64_t>(1, std::lround(seconds / 10));
    return "about " + std::to_string(tens * 10) + " seconds left";
  }
  return "about " + counted(std::lround(seconds / minute), "minute", "minutes") + " left";
}

}  // namespace

const char* name_of(Phase phase) {
  switch (phase) {
    case Phase::import:
      return "import";
    case Phase::group:
      return "group";
    case Phase::candidates:
      return "candidates";
    case Phase::align:
      return "align";
    case Phase::families:
      return "families";
    case Phase::write:
      return "write";
  }
  return "";
}

std::string progress_line(const std::string& doing, std::size_t done, std::size_t of, double seconds) {
  if (of == 0) return doing + " ...";
  const double share = static_cast<double>(std::min(done, of)) / static_cast<double>(of);
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(bar_width));
  std::string line = doing + "  [" + std::string(filled, '#') + std::string(bar_width - filled, ' ') + "]  " +
                     std::to_string(static_cast<int>(share * 100)) + " %  " + with_commas(std::min(done, of)) + " of " +
                     with_commas(of);
  if (seconds >= least_seconds && share >= 0.01 && done < of) line += ", " + about(seconds / share - seconds);
  return line;
}

Phases::Phases(int jobs, const std::atomic<bool>& stop, bool shown) : jobs_(jobs), stop_(stop), shown_(shown) {}

base::Task Phases::task(Phase phase, const std::string& doing) {
  return {jobs_, &stop_, [this, phase, doing](std::size_t done, std::size_t of) { tell(phase, doing, done, of); }};
}

void Phases::begin(Phase phase, const std::string& doing) {
  close_phase();
  open_ = true;
  began_ = Clock::now();
  drawn_ = {};
  cpu_before_ = cpu_seconds(usage_of_process());
  figures_.push_back({phase, 0, 0, 0});
  tell(phase, doing, 0, 0);
}

void Phases::tell(Phase phase, const std::string& doing, std::size_t done, std::size_t of) {
  if (!open_ || figures_.back().phase != phase) begin(phase, doing);
  if (!shown_ || Clock::now() - drawn_ < redraw_after) return;
  drawn_ = Clock::now();
  std::cerr << "\r\033[K" << progress_line(doing, done, of, seconds_since(began_)) << std::flush;
}

void Phases::close_phase() {
  if (!open_) return;
  open_ = false;
  const rusage usage = usage_of_process();
  PhaseFigures& last = figures_.back();
  last.seconds = seconds_since(began_);
  last.cpu_seconds = cpu_seconds(usage) - cpu_before_;
  last.peak_kb = usage.ru_maxrss;
  if (shown_) std::cerr << "\r\033[K" << std::flush;
}

void Phases::end() { close_phase(); }

}  // namespace app
