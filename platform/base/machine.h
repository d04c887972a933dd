// Machine: how the computer is doing, from /proc and /sys. Whatever it does not tell is nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace base {

// Which of the machine's starts this is: a word that changes with each; empty where it is not told.
std::string boot_id();
// Since the machine was switched on, its sleep included. Runs evenly whatever is done to the clock on the wall.
std::int64_t since_boot_ms();

struct Space {
  std::uint64_t free_bytes = 0;  // for this user
  std::uint64_t all_bytes = 0;
};
// Of the file system that holds the folder, and of memory.
std::optional<Space> space_of(const std::string& folder);
std::optional<Space> memory();

// Of the hottest place that tells one, in degrees Celsius. `sys` is where /sys is.
std::optional<double> temperature(const std::string& sys = "/sys");

}  // namespace base
