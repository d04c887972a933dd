// Admin: what the staff's screen shows is gathered here, and what it asks for is carried out.
#pragma once

#include <string>
#include <vector>

#include "app/model.h"

namespace app {

// A part of the terminal, looked at: what is wrong and what to do stands in `said`.
struct Check {
  std::string name;
  bool good = false;
  std::string said;
};
// Looks at fonts, edition, drawing, state folder, clock and memory. `drawing` says what draws (GL_RENDERER), or an
// Error why nothing can.
std::vector<Check> self_test(const Config& config, const std::string& edition,
                             const base::Result<std::string>& drawing);

// A line for each, "ok      fonts     ..." or "FAILED  clock     ...".
std::string table_of(const std::vector<Check>& checks);

// What the installer has told of what is installed; nothing yet: that it is asked. Kept in Admin::updates.
void show_status(Model& model, const Services& services);

// Shows the admin screen. Whoever calls has seen to it that the PIN was right.
void open_admin(Model& model, const Services& services);

// Carries out what the screen asks for: true when the action was one of its own.
bool update_admin(Model& model, Services& services, const Action& action);

// The report for whoever helps from afar: version, settings, machine, self-test, resets. Nothing of any visit is in it,
// for nothing of a visit is asked: its parts are listed in the code, one below the other.
std::string report_text(const Services& services);

}  // namespace app
