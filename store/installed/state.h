// State: what a terminal has installed, as two small files of its data folder, `state.0` and `state.1`. The one of the
// higher generation counts; the other is written next, so that a power cut while writing leaves the one before. A slot
// is 4,096 bytes, overwritten in place: committing an edition needs no room that a full card could refuse.
//
// The text is lines of key=value (store/trust/fields.h), the last of them a digest of those above, then zeros.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace store {

constexpr std::size_t state_slots = 2;
constexpr std::size_t slot_bytes = 4096;
constexpr std::size_t most_refused = 8;  // the latest of them are kept

// "<serial>-<first 16 digits of the database's digest>", and this for the edition that came with the terminal.
constexpr std::string_view factory_edition = "factory";
bool is_edition_name(std::string_view name);
std::string edition_name(std::uint64_t serial, std::string_view db_b2);

// Nothing before it is installed any more, whatever happens.
struct Floor {
  std::uint64_t epoch = 1;
  std::uint64_t serial = 0;
  friend auto operator<=>(const Floor&, const Floor&) = default;
};

struct State {
  std::uint64_t generation = 0;          // rises with each writing
  std::string current{factory_edition};  // what the reader opens
  std::string previous;                  // what "go back" leads to; empty: nothing
  bool confirmed = true;                 // a reader has shown the current one
  std::uint32_t attempts = 0;            // starts since a reader last showed it
  bool safe = false;                     // nothing else worked: the factory edition, until the next update
  Floor floor;
  std::uint64_t key_list = 0;        // version
  std::vector<std::string> refused;  // editions that did not work or that staff went back from
  friend bool operator==(const State&, const State&) = default;
};

constexpr std::uint32_t most_attempts = 3;

// The bytes of a slot. Requires: names as is_edition_name() has them, at most most_refused of them refused.
std::string slot_text(const State& state);
// Nothing where the slot is torn, damaged, or of a Lectern to come.
std::optional<State> parse_slot(std::string_view bytes);

// "DATA/state.0"
std::string slot_path(const std::string& data, std::size_t slot);

struct ReadState {
  std::optional<State> state;  // of the higher generation; nothing: both are damaged or missing
  std::size_t slot = 0;        // where it stands
  std::array<bool, state_slots> sound{};
};
ReadState read_state(const std::string& data);

}  // namespace store
