#include "app/state/overrides.h"

#include <algorithm>

#include "app/config/settings.h"
#include "app/state/record.h"

namespace app {
namespace {

constexpr const char* kind = "settings";

bool is_the_staffs(const std::string& name) {
  return std::find(staff_settings.begin(), staff_settings.end(), name) != staff_settings.end();
}

}  // namespace

void apply_overrides(const std::string& folder, LoadedConfig& loaded) {
  const ReadRecord read = read_record(folder, kind);
  if (read.condition == Condition::missing) return;
  if (read.condition != Condition::sound) {
    loaded.problems.push_back(read.what);
    return;
  }
  std::string text;
  for (const auto& [name, value] : read.record) {
    if (!is_the_staffs(name)) continue;
    text += name;
    text += " = ";
    text += value;
    text += '\n';
  }
  parse_config(record_path(folder, kind), text, loaded);
  check_together(record_path(folder, kind), loaded);
}

base::Result<void> keep_overrides(const std::string& folder, const Config& config) {
  Record record;
  for (const Setting& setting : all_settings()) {
    const std::string name(setting.name);
    if (is_the_staffs(name)) record.emplace(name, value_text(setting, config));
  }
  return write_record(folder, kind, record);
}

}  // namespace app
