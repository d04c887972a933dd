#include "store/installed/state.h"

#include <algorithm>

#include "platform/base/file.h"
#include "store/trust/digest.h"
#include "store/trust/fields.h"

namespace store {
namespace {

// Far beyond what a card lives through; a higher one is damage that has a fitting digest.
constexpr std::uint64_t most_generation = std::uint64_t{1} << 48U;
constexpr std::uint64_t most = ~std::uint64_t{0};
constexpr std::size_t hash_digits = 16;

bool all_of(std::string_view text, bool (*is)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

std::string name_in(FieldReader& reader, std::string_view key) {
  const std::string_view name = reader.text(key);
  if (!reader.failure() && name != factory_edition && !is_edition_name(name)) reader.fail("no name of an edition");
  return std::string(name);
}

// The part that the digest vouches for.
std::string checked_text(const State& state) {
  std::string text = "format=1\n";
  const auto put = [&](std::string_view key, std::string_view value) {
    text.append(key).append("=").append(value).append("\n");
  };
  const auto put_number = [&](std::string_view key, std::uint64_t value) { put(key, std::to_string(value)); };
  put_number("generation", state.generation);
  put("current", state.current);
  if (!state.previous.empty()) put("previous", state.previous);
  put_number("confirmed", state.confirmed ? 1 : 0);
  put_number("attempts", state.attempts);
  put_number("safe", state.safe ? 1 : 0);
  put_number("epoch", state.floor.epoch);
  put_number("serial", state.floor.serial);
  put_number("key_list", state.key_list);
  for (const std::string& name : state.refused) put("refused", name);
  return text;
}

base::Result<State> read_checked(std::string_view text) {
  FieldReader reader("state", TRY(read_fields("state", text, slot_bytes)));
  State state;
  reader.number("format", 1, 1);
  state.generation = reader.number("generation", 0, most_generation);
  state.current = name_in(reader, "current");
  if (reader.next_is("previous")) state.previous = name_in(reader, "previous");
  state.confirmed = reader.number("confirmed", 0, 1) == 1;
  state.attempts = static_cast<std::uint32_t>(reader.number("attempts", 0, most_attempts));
  state.safe = reader.number("safe", 0, 1) == 1;
  state.floor.epoch = reader.number("epoch", 1, most);
  state.floor.serial = reader.number("serial", 0, most);
  state.key_list = reader.number("key_list", 0, most);
  while (reader.next_is("refused") && state.refused.size() < most_refused)
    state.refused.push_back(name_in(reader, "refused"));
  reader.end();
  if (reader.failure()) return *reader.failure();
  return state;
}

}  // namespace

bool is_edition_name(std::string_view name) {
  const std::size_t dash = name.find('-');
  if (dash == std::string_view::npos) return false;
  const std::string_view serial = name.substr(0, dash);
  constexpr std::size_t most_digits = 20;
  return all_of(serial, is_digit) && serial.size() <= most_digits && (serial == "0" || serial.front() != '0') &&
         name.size() == dash + 1 + hash_digits && all_of(name.substr(dash + 1), is_hex);
}

std::string edition_name(std::uint64_t serial, std::string_view db_b2) {
  return std::to_string(serial) + "-" + std::string(db_b2.substr(0, hash_digits));
}

std::string slot_text(const State& state) {
  std::string text = checked_text(state);
  text += "check=" + hex_of(digest_of(text)) + "\n";
  text.resize(slot_bytes, '\0');
  return text;
}

std::optional<State> parse_slot(std::string_view bytes) {
  if (bytes.size() != slot_bytes) return std::nullopt;
  const std::string_view text = bytes.substr(0, bytes.find('\0'));
  if (bytes.find_first_not_of('\0', text.size()) != std::string_view::npos) return std::nullopt;
  const std::size_t check = text.rfind("check=");
  if (check == std::string_view::npos) return std::nullopt;
  const std::string_view checked = text.substr(0, check);
  if (text.substr(check) != "check=" + hex_of(digest_of(checked)) + "\n") return std::nullopt;
  base::Result<State> state = read_checked(checked);
  return state ? std::optional(std::move(state).value()) : std::nullopt;
}

std::string slot_path(const std::string& data, std::size_t slot) {
  return base::join_path(data, "state." + std::to_string(slot));
}

ReadState read_state(const std::string& data) {
  ReadState read;
  for (std::size_t slot = 0; slot < state_slots; ++slot) {
    const base::Result<std::string> bytes = base::read_file(slot_path(data, slot), slot_bytes);
    std::optional<State> state = bytes ? parse_slot(bytes.value()) : std::nullopt;
    read.sound[slot] = state.has_value();
    if (!state || (read.state && read.state->generation >= state->generation)) continue;
    read.state = std::move(state);
    read.slot = slot;
  }
  return read;
}

}  // namespace store
