#include "app/state/pin.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "platform/base/file.h"
#include "platform/base/machine.h"

namespace app {
namespace {

constexpr const char* pin_kind = "pin";
constexpr const char* mark_kind = "pin-was-set";

template <class Number>
std::optional<Number> number_in(const Record& record, const char* name) {
  const auto found = record.find(name);
  if (found == record.end()) return std::nullopt;
  Number number = 0;
  const char* end = found->second.data() + found->second.size();
  const auto [rest, error] = std::from_chars(found->second.data(), end, number);
  return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

Pin locked(std::string what) {
  return {.state = PinState::locked, .hash = {}, .failed_at = {}, .what = std::move(what)};
}

base::Result<void> write_pin(const std::string& folder, const Pin& pin) {
  return write_record(folder, pin_kind,
                      {{"hash", pin.hash},
                       {"failed", std::to_string(pin.failed)},
                       {"failed_boot", pin.failed_at.boot},
                       {"failed_ms", std::to_string(pin.failed_at.ms)}});
}

// The reader runs as the folder's owner and must be able to read what root wrote.
void give_to_owner(const std::string& folder, const std::string& kind) {
  struct stat info{};
  if (geteuid() != 0 || stat(folder.c_str(), &info) != 0) return;
  if (chown(record_path(folder, kind).c_str(), info.st_uid, info.st_gid) != 0) return;  // root's file system refuses
}

base::Result<void> remove_record(const std::string& folder, const std::string& kind) {
  const std::string path = record_path(folder, kind);
  if (!base::file_exists(path) || unlink(path.c_str()) == 0) return {};
  return base::Error{base::ErrorCode::io, path + ": cannot be removed; is the folder read-only?"};
}

}  // namespace

bool is_pin(std::string_view digits) {
  return digits.size() >= least_pin_digits && digits.size() <= most_pin_digits &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Moment moment_now() { return {base::boot_id(), base::since_boot_ms()}; }

Pin read_pin(const std::string& folder) {
  const ReadRecord read = read_record(folder, pin_kind);
  if (read.condition == Condition::missing) {
    const Condition mark = read_record(folder, mark_kind).condition;
    if (mark == Condition::missing) return {.state = PinState::never_set, .hash = {}, .failed_at = {}, .what = {}};
    return locked(record_path(folder, pin_kind) + ": the PIN that was set is lost; set one with lectern-pin");
  }
  if (read.condition != Condition::sound) return locked(read.what);
  Pin pin{.state = PinState::set, .hash = {}, .failed_at = {}, .what = {}};
  const auto hash = read.record.find("hash");
  const auto boot = read.record.find("failed_boot");
  const auto failed = number_in<std::uint32_t>(read.record, "failed");
  const auto ms = number_in<std::int64_t>(read.record, "failed_ms");
  if (hash == read.record.end() || boot == read.record.end() || !failed || !ms || *ms < 0)
    return locked(record_path(folder, pin_kind) + ": not as Lectern writes it; set the PIN again with lectern-pin");
  pin.hash = hash->second;
  pin.failed = *failed;
  pin.failed_at = {boot->second, *ms};
  return pin;
}

std::int64_t wait_after_ms(std::uint32_t failed) {
  constexpr std::uint32_t free = 3;
  constexpr std::array<std::int64_t, 8> seconds{30, 60, 120, 300, 600, 1200, 1800, 3600};
  if (failed < free) return 0;
  return 1000 * seconds.at(std::min<std::size_t>(failed - free, seconds.size() - 1));
}

std::int64_t wait_ms(const Pin& pin, const Moment& now) {
  const bool same_start = pin.failed_at.boot == now.boot && now.ms >= pin.failed_at.ms;
  const std::int64_t since = same_start ? now.ms - pin.failed_at.ms : now.ms;
  return std::max<std::int64_t>(0, wait_after_ms(pin.failed) - since);
}

base::Result<PinAnswer> try_pin(const std::string& folder, std::string_view digits, const Moment& now) {
  Pin pin = read_pin(folder);
  if (pin.state == PinState::never_set) return PinAnswer::no_pin;
  if (pin.state == PinState::locked) return PinAnswer::locked;
  if (wait_ms(pin, now) > 0) return PinAnswer::too_soon;
  pin.failed = std::min<std::uint32_t>(pin.failed + 1, 1000);
  pin.failed_at = now;
  TRY(write_pin(folder, pin));
  if (!TRY(fits(digits, pin.hash))) return PinAnswer::wrong;
  pin.failed = 0;
  // Where this fails the PIN was right all the same; the attempts stay counted.
  [[maybe_unused]] const base::Result<void> forgiven = write_pin(folder, pin);
  return PinAnswer::right;
}

base::Result<void> set_pin(const std::string& folder, std::string_view digits, const HashCost& cost) {
  Pin pin{.state = PinState::set, .hash = {}, .failed_at = {}, .what = {}};
  pin.hash = TRY(hash_pin(digits, cost));
  TRY(write_record(folder, mark_kind, {}));
  give_to_owner(folder, mark_kind);
  TRY(write_pin(folder, pin));
  give_to_owner(folder, pin_kind);
  return {};
}

base::Result<void> forget_pin(const std::string& folder) {
  TRY(remove_record(folder, pin_kind));
  return remove_record(folder, mark_kind);
}

}  // namespace app
