// The two slots of a terminal's state: written, torn, lost, from the future.
#include "store/installed/state.h"

#include "doctest/doctest.h"
#include "store/trust/digest.h"
#include "tests/scratch.h"

namespace {

store::State some_state(std::uint64_t generation) {
  store::State state;
  state.generation = generation;
  state.current = "12-0123456789abcdef";
  state.previous = "11-fedcba9876543210";
  state.confirmed = false;
  state.attempts = 2;
  state.floor = {3, 12};
  state.key_list = 7;
  state.refused = {"10-00112233445566aa", "9-00112233445566aa"};
  return state;
}

// A slot with a fitting digest that says `lines`.
std::string slot_of(const std::string& lines) {
  std::string bytes = lines + "check=" + store::hex_of(store::digest_of(lines)) + "\n";
  bytes.resize(store::slot_bytes, '\0');
  return bytes;
}

std::string with(std::string lines, const std::string& line, const std::string& other) {
  const std::size_t at = lines.find(line);
  REQUIRE(at != std::string::npos);
  return lines.replace(at, line.size(), other);
}

// What the digest vouches for in the slot of some_state().
std::string lines_of_state() {
  const std::string slot = store::slot_text(some_state(5));
  return slot.substr(0, slot.find("check="));
}

}  // namespace

TEST_CASE("a slot holds all of a state, in as many bytes whatever it says") {
  for (const store::State& state : {store::State{}, some_state(1), some_state(999)}) {
    const std::string slot = store::slot_text(state);
    CHECK(slot.size() == store::slot_bytes);
    REQUIRE(store::parse_slot(slot));
    CHECK(*store::parse_slot(slot) == state);
  }
}

TEST_CASE("a slot with any byte changed is none") {
  const std::string slot = store::slot_text(some_state(5));
  for (std::size_t at = 0; at < slot.size(); ++at) {
    std::string torn = slot;
    torn[at] = static_cast<char>(torn[at] ^ 1);
    CHECK_MESSAGE(!store::parse_slot(torn), "byte " << at);
  }
}

TEST_CASE("a slot of which only the beginning was written is none") {
  const std::string before = store::slot_text(some_state(4));
  const std::string after = store::slot_text(some_state(5));
  // A disk writes in sectors; whole text is less than one, so every boundary inside of it is tried.
  for (std::size_t written = 1; written < after.find('\0'); ++written) {
    std::string torn = after.substr(0, written) + before.substr(written);
    const std::optional<store::State> read = store::parse_slot(torn);
    CHECK((!read || *read == some_state(5) || *read == some_state(4)));
  }
  CHECK(!store::parse_slot(after.substr(0, store::slot_bytes - 1)));
  CHECK(!store::parse_slot(after + "\n"));
  CHECK(!store::parse_slot(""));
}

TEST_CASE("what has a fitting digest and says what no state can is none") {
  const std::string lines = lines_of_state();
  REQUIRE(store::parse_slot(slot_of(lines)));
  const struct {
    const char* line;
    const char* instead;
  } cases[] = {
      {"format=1\n", "format=2\n"},
      {"format=1\n", ""},
      {"generation=5\n", "generation=18446744073709551615\n"},
      {"generation=5\n", "generation=-1\n"},
      {"generation=5\n", "generation=05\n"},
      {"current=12-0123456789abcdef\n", "current=../../etc/passwd\n"},
      {"current=12-0123456789abcdef\n", "current=12-0123456789ABCDEF\n"},
      {"current=12-0123456789abcdef\n", "current=\n"},
      {"current=12-0123456789abcdef\n", ""},
      {"previous=11-fedcba9876543210\n", "previous=none\n"},
      {"confirmed=0\n", "confirmed=2\n"},
      {"attempts=2\n", "attempts=4\n"},
      {"epoch=3\n", "epoch=0\n"},
      {"refused=9-00112233445566aa\n", "refused=9-00112233445566aa\nrefused=x\n"},
      {"refused=9-00112233445566aa\n", "more=1\n"},
  };
  for (const auto& one : cases)
    CHECK_MESSAGE(!store::parse_slot(slot_of(with(lines, one.line, one.instead))), one.line << " -> " << one.instead);
  std::string many = lines;
  for (std::size_t i = 0; i < store::most_refused; ++i) many += "refused=1-00112233445566aa\n";
  CHECK(!store::parse_slot(slot_of(many)));
}

TEST_CASE("the higher generation counts, a damaged one never does") {
  const Scratch data;
  CHECK(!store::read_state(data.path).state);
  data.write("state.0", store::slot_text(some_state(7)));
  CHECK(store::read_state(data.path).state->generation == 7);
  data.write("state.1", store::slot_text(some_state(8)));
  CHECK(store::read_state(data.path).state->generation == 8);
  CHECK(store::read_state(data.path).slot == 1);
  data.write("state.0", store::slot_text(some_state(9)));
  CHECK(store::read_state(data.path).slot == 0);
  data.write("state.0", "torn");
  CHECK(store::read_state(data.path).state->generation == 8);
  CHECK(!store::read_state(data.path).sound[0]);
  data.write("state.1", std::string(store::slot_bytes, '\0'));
  CHECK(!store::read_state(data.path).state);
}

TEST_CASE("names of editions are numbers with the beginning of a digest, and nothing that leads elsewhere") {
  for (const char* good : {"0-0123456789abcdef", "18446744073709551615-0123456789abcdef"})
    CHECK_MESSAGE(store::is_edition_name(good), good);
  for (const char* bad :
       {"", "-", "12", "012-0123456789abcdef", "12-0123456789abcde", "12-0123456789abcdef0", "12-0123456789abcdeF",
        "../1-0123456789abcdef", "1/-0123456789abcdef", "factory", "184467440737095516150-0123456789abcdef"})
    CHECK_MESSAGE(!store::is_edition_name(bad), bad);
  CHECK(store::edition_name(4, std::string(128, 'a')) == "4-aaaaaaaaaaaaaaaa");
}
