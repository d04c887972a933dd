// What a terminal does for itself: set up, status, audit, recover, confirm, roll back.
#include "app/install/commands.h"
#include "store/install/audit.h"
#include "store/installed/installed.h"

namespace app {
namespace {

using store::DataFolder;
using store::End;
using store::EndCode;
using store::Outcome;

int refuse(const End& end, const Tell& tell) {
  tell(end_event(end));
  return exit_refused;
}

int succeed(EndCode code, const std::string& sentence, const Tell& tell) {
  tell(end_event({code, ""}, sentence));
  return exit_done;
}

// Why the reader cannot open what the state names.
std::string trouble_of(const DataFolder& data) {
  const base::Result<store::Installed> installed = store::read_installed(data.path());
  if (!installed) return installed.error().what;
  if (installed.value().name == data.state().current) return {};
  return data.state().current + " is not there; the reader opens " + installed.value().name;
}

Outcome<void> tell_status(const std::string& path, const Tell& tell) {
  const DataFolder data = TRY(store::open_data(path, store::Access::read));
  const std::string trouble = trouble_of(data);
  tell(status_event(data, trouble));
  if (trouble.empty()) return {};
  return End{EndCode::data_error, trouble};
}

Outcome<void> audit_all(const std::string& path, const std::atomic<bool>& stop, const Tell& tell) {
  const DataFolder data = TRY(store::open_data(path, store::Access::read));
  const std::vector<std::string> wrong = store::audit(data, {1, &stop});
  for (const std::string& what : wrong) tell(finding_event(what));
  if (stop) return End{EndCode::cancelled, ""};
  if (wrong.empty()) return {};
  return End{EndCode::data_error, wrong.front()};
}

template <class Change>
Outcome<void> change(const std::string& path, const Change& make) {
  DataFolder data = TRY(store::open_data(path, store::Access::write));
  return make(data);
}

}  // namespace

int set_up(const std::string& data, const store::NewTerminal& terminal, const Tell& tell) {
  const Outcome<void> done = store::set_up_data(data, terminal);
  if (!done) return refuse(done.error(), tell);
  return succeed(EndCode::installed, "The terminal is set up, with the edition it came with.", tell);
}

int status(const std::string& data, const Tell& tell) {
  const Outcome<void> done = tell_status(data, tell);
  if (!done) return refuse(done.error(), tell);
  return succeed(EndCode::same, "The terminal is sound.", tell);
}

int audit(const std::string& data, const std::atomic<bool>& stop, const Tell& tell) {
  const Outcome<void> done = audit_all(data, stop, tell);
  if (!done) return refuse(done.error(), tell);
  return succeed(EndCode::same, "Every byte is as it was installed.", tell);
}

int recover(const std::string& data, store::Thorough thorough, const Tell& tell) {
  const Outcome<void> done = change(data, [&](DataFolder& folder) { return store::recover(folder, thorough); });
  if (done) return succeed(EndCode::same, "The terminal is ready.", tell);
  tell(end_event(done.error()));
  // There is an edition to open, if another one.
  return done.error().code == EndCode::rolled_back ? exit_done : exit_refused;
}

int confirm(const std::string& data, std::uint64_t serial, const Tell& tell) {
  const Outcome<void> done = change(data, [&](DataFolder& folder) { return store::confirm(folder, serial); });
  if (!done) return refuse(done.error(), tell);
  tell(phase_event(store::Phase::confirm, 1, 1));
  return succeed(EndCode::installed, "The edition is shown.", tell);
}

int roll_back(const std::string& data, const Tell& tell) {
  const Outcome<void> done = change(data, [](DataFolder& folder) { return store::roll_back(folder); });
  if (!done) return refuse(done.error(), tell);
  return succeed(EndCode::rolled_back, "The terminal has gone back to the edition before.", tell);
}

}  // namespace app
