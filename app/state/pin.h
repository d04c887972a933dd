// PIN: who may see the admin screen and leave the kiosk. Kept as an Argon2id hash in the state folder, with the number
// of failed attempts, which is written before an attempt is judged: pulling the plug gains nothing. After the third
// failed attempt each next one has to wait, longer and longer, up to an hour.
//
// No clock on the wall is asked. A wait is measured by the time since the machine was switched on; after a restart it
// begins anew with the machine, so that no jump of a clock and no restart shortens it, and none makes it longer than it
// was.
//
// Damage never unlocks: a file that is torn, newer or unreadable is a lock without a key, which `sudo lectern-pin set`
// replaces. A PIN that was set leaves a mark beside it, so that a lost file is not taken for a new terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/state/record.h"

namespace app {

constexpr std::size_t least_pin_digits = 6;
constexpr std::size_t most_pin_digits = 12;

// Whether these are digits, as many as a PIN has.
bool is_pin(std::string_view digits);

// What hashing costs. Argon2id's INTERACTIVE is 64 MiB and two passes: the most a small board can do in a moment; the
// waits protect, not the hash.
struct HashCost {
  std::uint64_t passes = 2;
  std::size_t memory_bytes = std::size_t{64} << 20U;
};

// Fails with `unavailable` when there is not enough memory.
base::Result<std::string> hash_pin(std::string_view digits, const HashCost& cost);
// Fails with `unavailable` when there is not enough memory, `bad_input` when the hash is none.
base::Result<bool> fits(std::string_view digits, const std::string& hash);

// Time since the machine was switched on, and which of its starts that was.
struct Moment {
  std::string boot;
  std::int64_t ms = 0;
};
Moment moment_now();

enum class PinState {
  set,
  never_set,  // a new terminal
  locked,     // damaged, lost, newer or unreadable: nobody gets in
};
struct Pin {
  PinState state = PinState::locked;
  std::string hash;
  std::uint32_t failed = 0;  // attempts since the last right one
  Moment failed_at;          // the last of them
  std::string what;          // state locked: what is wrong and what to do
};
Pin read_pin(const std::string& folder);

// How long the next attempt has to wait from now on.
std::int64_t wait_ms(const Pin& pin, const Moment& now);
std::int64_t wait_after_ms(std::uint32_t failed);  // the whole of it

enum class PinAnswer { right, wrong, too_soon, no_pin, locked };
// One attempt, hash and all: takes a moment, so a worker makes it. Fails when it cannot be noted or judged, and then
// nobody gets in.
base::Result<PinAnswer> try_pin(const std::string& folder, std::string_view digits, const Moment& now);

// Requires: is_pin(digits). Replaces whatever stands there.
base::Result<void> set_pin(const std::string& folder, std::string_view digits, const HashCost& cost = {});
// As on a new terminal.
base::Result<void> forget_pin(const std::string& folder);

}  // namespace app
