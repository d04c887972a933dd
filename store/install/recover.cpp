#include "store/install/recover.h"

#include <algorithm>
#include <charconv>

#include "store/install/editions.h"
#include "store/installed/installed.h"

namespace store {
namespace {

bool is_factory(const std::string& name) { return name == factory_edition; }

Outcome<void> look_at(const DataFolder& data, const std::string& name, Thorough thorough) {
  if (is_factory(name)) return {};
  if (thorough == Thorough::yes) return check_installed(data.path(), name, {});
  const base::Result<Installed> opened = read_installed(data.path());
  if (opened && opened.value().name == name) return {};
  return End{EndCode::data_error, database_path(data.path(), name) + ": is not there as it was installed"};
}

void refuse(State& state, const std::string& name) {
  if (is_factory(name) || std::find(state.refused.begin(), state.refused.end(), name) != state.refused.end()) return;
  if (state.refused.size() == most_refused) state.refused.erase(state.refused.begin());
  state.refused.push_back(name);
}

// A step down the ladder: to the edition before where it is sound, else to the factory's.
State step_down(const DataFolder& data) {
  State next = data.state();
  const std::string& before = next.previous;
  const bool sound = !before.empty() && !is_factory(before) && check_installed(data.path(), before, {});
  next.current = sound ? before : std::string(factory_edition);
  next.safe = !sound;
  next.previous.clear();
  next.confirmed = false;
  next.attempts = 0;
  return next;
}

}  // namespace

Outcome<void> recover(DataFolder& data, Thorough thorough) {
  State next = data.state();
  std::optional<End> down;
  if (Outcome<void> sound = look_at(data, next.current, thorough); !sound) {
    // Not the edition's fault: it may come again.
    down = End{EndCode::rolled_back, sound.error().what};
    next = step_down(data);
  } else if (next.attempts >= most_attempts && !is_factory(next.current)) {
    const std::string failed = next.current;
    down = End{EndCode::rolled_back, failed + ": " + std::to_string(most_attempts) + " starts did not show it"};
    next = step_down(data);
    refuse(next, failed);
  }
  next.attempts = std::min(next.attempts + 1, most_attempts);
  TRY(data.commit(next));
  // Garbage may stay: the next update takes it away or says what is wrong.
  Outcome<void> tidied = take_away_rest(data.path(), data.state(), data.keys().version);
  if (down) return *down;
  return tidied;
}

Outcome<std::uint64_t> current_serial(const DataFolder& data) {
  const std::string& name = data.state().current;
  if (is_factory(name)) return TRY(look_at_factory(data.terminal().factory)).serial;
  std::uint64_t serial = 0;
  std::from_chars(name.data(), name.data() + name.find('-'), serial);
  return serial;
}

Outcome<void> confirm(DataFolder& data, std::uint64_t serial) {
  const std::uint64_t current = TRY(current_serial(data));
  if (current != serial)
    return End{EndCode::internal,
               "serial " + std::to_string(serial) + " is not current, " + std::to_string(current) + " is"};
  if (data.state().confirmed && data.state().attempts == 0) return {};
  State next = data.state();
  next.confirmed = true;
  next.attempts = 0;
  return data.commit(next);
}

Outcome<void> roll_back(DataFolder& data) {
  State next = data.state();
  if (next.previous.empty()) return End{EndCode::no_previous, ""};
  if (!is_factory(next.previous)) {
    if (const Outcome<void> sound = check_installed(data.path(), next.previous, {}); !sound)
      return End{EndCode::no_previous, sound.error().what};
  }
  refuse(next, next.current);
  next.current = next.previous;
  next.previous.clear();
  next.confirmed = false;
  next.attempts = 0;
  next.safe = false;
  TRY(data.commit(next));
  return take_away_rest(data.path(), data.state(), data.keys().version);
}

}  // namespace store
