// Admin: the staff's screen, behind the PIN. What is installed, how the machine is doing, a few settings, and the ways
// out. What it shows was gathered when it was opened (app/staff/admin.h); it asks nothing of the system itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/config/config.h"
#include "app/screens/view.h"

namespace app {

enum class AdminPage : std::uint8_t { edition, updates, health, settings, actions };
constexpr int admin_pages = 5;

struct AdminLine {
  std::string name;
  std::string value;
};

struct Admin {
  AdminPage page = AdminPage::edition;
  Config config;  // what the staff have set stands in it
  std::vector<AdminLine> edition;
  std::vector<AdminLine> updates;
  bool can_go_back = false;  // there is an edition before the one installed
  std::vector<AdminLine> health;
  std::vector<AdminLine> results;  // of the self-test
  std::string sentence;            // what the last action has done, or why it could not
};

// The settings in their order on the screen.
enum class AdminSetting : std::uint8_t { idle, attract, blank_from, blank_to, theme, type_size };
constexpr int admin_settings = 6;

// The setting's next value (step 1) or the one before (-1); the last stays the last.
void change_setting(Config& config, AdminSetting setting, int step);
AdminLine shown_setting(const Config& config, AdminSetting setting, const Strings& strings);

void draw(const Admin& admin, const render::Rect& area, View& view);

}  // namespace app
