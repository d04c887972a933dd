#include "app/staff/admin.h"

#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "app/state/overrides.h"
#include "app/state/resets.h"
#include "platform/base/file.h"
#include "platform/base/machine.h"
#include "store/schema.h"

namespace app {
namespace {

std::string utc_text(std::int64_t utc_s) {
  const auto time = static_cast<std::time_t>(utc_s);
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &utc);
  return text;
}

std::string space_text(const std::optional<base::Space>& space, const Strings& strings) {
  if (!space) return std::string(tr(strings, "not known"));
  constexpr std::uint64_t mib = 1U << 20U;
  return format(tr(strings, "{1} MiB free of {2}"),
                {std::to_string(space->free_bytes / mib), std::to_string(space->all_bytes / mib)});
}

std::string uptime_text(const Strings& strings) {
  constexpr std::int64_t ms_per_minute = 60'000;
  const std::int64_t minutes = base::since_boot_ms() / ms_per_minute;
  return format(tr(strings, "{1} d {2} h {3} min"),
                {std::to_string(minutes / 1440), std::to_string(minutes / 60 % 24), std::to_string(minutes % 60)});
}

std::vector<AdminLine> edition_lines(const Services& services) {
  const Strings& strings = services.strings;
  const auto line = [](std::string_view name, std::string value) {
    return AdminLine{std::string(name), std::move(value)};
  };
  std::vector<AdminLine> lines;
  lines.push_back(line(tr(strings, "File"), services.terminal.edition));
  if (!services.edition) return lines;
  const base::Result<store::EditionSummary> summary = services.edition->summary();
  if (!summary) return lines;
  const store::EditionSummary& edition = summary.value();
  lines.push_back(line(tr(strings, "Title"), edition.title));
  lines.push_back(line(tr(strings, "Edition"), edition.id));
  lines.push_back(line(tr(strings, "Serial"), std::to_string(edition.serial)));
  lines.push_back(line(tr(strings, "Publisher"), edition.publisher.value_or(std::string(tr(strings, "not known")))));
  lines.push_back(line(tr(strings, "Stories"), std::to_string(edition.stories)));
  lines.push_back(line(tr(strings, "Articles"), std::to_string(edition.articles)));
  lines.push_back(line(tr(strings, "Schema"), std::to_string(store::schema_version)));
  return lines;
}

std::vector<AdminLine> health_lines(const Services& services) {
  const Strings& strings = services.strings;
  const auto line = [](std::string_view name, std::string value) {
    return AdminLine{std::string(name), std::move(value)};
  };
  const std::string& folder = services.terminal.config.state_folder;
  const std::optional<double> degrees = base::temperature();
  std::vector<AdminLine> lines;
  lines.push_back(line(tr(strings, "Storage"), space_text(base::space_of(folder), strings)));
  lines.push_back(line(tr(strings, "Memory"), space_text(base::memory(), strings)));
  lines.push_back(line(tr(strings, "Temperature"), degrees ? std::to_string(std::lround(*degrees)) + " °C"
                                                           : std::string(tr(strings, "not known"))));
  lines.push_back(line(tr(strings, "Switched on for"), uptime_text(strings)));
  lines.push_back(line(tr(strings, "Drawn by"), services.terminal.drawing.empty()
                                                    ? std::string(tr(strings, "not known"))
                                                    : services.terminal.drawing));
  // Counted in memory alone: when visitors came and went is nothing to keep.
  const Terminal& terminal = services.terminal;
  lines.push_back(line(tr(strings, "Visits that have ended"),
                       std::to_string(terminal.visits) + (terminal.last_end.empty() ? "" : ", " + terminal.last_end)));
  constexpr std::size_t most_shown = 3;
  const std::vector<Reset> resets = last_resets(folder);
  for (std::size_t i = 0; i < std::min(most_shown, resets.size()); ++i)
    lines.push_back(line(i == 0 ? tr(strings, "Last started anew") : std::string_view(),
                         utc_text(resets[i].utc_s) + ", " + resets[i].reason));
  return lines;
}

base::Result<std::string> drawing_of(const Services& services) {
  if (!services.terminal.drawing.empty()) return services.terminal.drawing;
  return base::Error{base::ErrorCode::unavailable, "no window is open"};
}

void test_terminal(Model& model, const Services& services) {
  Admin& admin = model.admin;
  admin.results.clear();
  bool good = true;
  for (const Check& check : self_test(services.terminal.config, services.terminal.edition, drawing_of(services))) {
    admin.results.push_back({check.name, (check.good ? "✓ " : "✗ ") + check.said});
    good = good && check.good;
  }
  admin.sentence = good ? tr(services.strings, "Everything is as it should be.")
                        : tr(services.strings, "Something is not as it should be:");
}

std::string export_folder(const Config& config) {
  return config.export_folder.empty() ? base::join_path(config.state_folder, "export") : config.export_folder;
}

void write_report(Model& model, const Services& services) {
  const std::string folder = export_folder(services.terminal.config);
  mkdir(folder.c_str(), 0755);  // where it cannot be made, writing says so
  const std::string path = base::join_path(folder, "lectern-report.txt");
  const base::Result<void> written = base::replace_file(path, report_text(services));
  model.admin.results.clear();
  model.admin.sentence =
      written ? format(tr(services.strings, "The report is written: {1}"), {path})
              : format(tr(services.strings, "The report cannot be written: {1}"), {written.error().what});
}

void change(Model& model, Services& services, const Action& action) {
  if (action.a < 0 || action.a >= admin_settings) return;
  const Config before = model.admin.config;
  change_setting(model.admin.config, static_cast<AdminSetting>(action.a), action.b);
  model.admin.sentence.clear();
  if (const base::Result<void> kept = keep_overrides(services.terminal.config.state_folder, model.admin.config);
      !kept) {
    model.admin.config = before;
    model.admin.sentence = format(tr(services.strings, "It cannot be kept: {1}"), {kept.error().what});
    return;
  }
  services.terminal.config = model.admin.config;
}

std::string text_of(const std::vector<AdminLine>& lines) {
  std::string text;
  for (const AdminLine& line : lines) {
    text += line.name + ": ";
    text += line.value + "\n";
  }
  return text;
}

std::string text_of(const std::vector<Reset>& resets) {
  std::string text;
  for (const Reset& reset : resets) {
    text += utc_text(reset.utc_s) + " ";
    text += reset.reason + "\n";
  }
  return text;
}

}  // namespace

void show_status(Model& model, const Services& services) {
  const Strings& strings = services.strings;
  std::vector<AdminLine>& lines = model.admin.updates;
  lines.clear();
  model.admin.can_go_back = false;
  const auto add = [&](std::string_view name, std::string value) {
    lines.push_back({std::string(name), value.empty() ? std::string(tr(strings, "none")) : std::move(value)});
  };
  if (!services.install_worker) {
    add(tr(strings, "Installed"), std::string(tr(strings, "Nothing is installed from here.")));
    return;
  }
  if (!model.updates.status) {
    add(tr(strings, "Installed"), std::string(tr(strings, "The installer has not answered yet.")));
    return;
  }
  const InstalledStatus& status = *model.updates.status;
  add(tr(strings, "Installed"), status.current);
  add(tr(strings, "It has been shown"), std::string(status.confirmed ? tr(strings, "yes") : tr(strings, "no")));
  add(tr(strings, "The edition before"), status.previous);
  add(tr(strings, "Came with the terminal"), status.factory);
  add(tr(strings, "Nothing older than"),
      format(tr(strings, "epoch {1}, number {2}"),
             {std::to_string(status.floor_epoch), std::to_string(status.floor_serial)}));
  add(tr(strings, "List of keys"), std::to_string(status.key_list));
  std::string refused;
  for (const std::string& name : status.refused) refused += (refused.empty() ? "" : ", ") + name;
  add(tr(strings, "Did not work"), std::move(refused));
  if (status.safe) add(tr(strings, "Safe mode"), std::string(tr(strings, "Nothing newer worked.")));
  model.admin.can_go_back = !status.previous.empty();
}

void open_admin(Model& model, const Services& services) {
  model.screen = ScreenKind::admin;
  model.focus = {};
  model.admin = {};
  model.admin.config = services.terminal.config;
  model.admin.edition = edition_lines(services);
  model.admin.health = health_lines(services);
  show_status(model, services);
  if (services.install_worker) services.install_worker->ask(request_to(InstallerDo::status));
}

bool update_admin(Model& model, Services& services, const Action& action) {
  switch (action.kind) {
    case ActionKind::admin_page:
      model.admin.page = static_cast<AdminPage>(std::clamp(action.a, 0, admin_pages - 1));
      model.admin.sentence.clear();
      model.admin.results.clear();
      return true;
    case ActionKind::admin_change:
      change(model, services, action);
      return true;
    case ActionKind::admin_self_test:
      test_terminal(model, services);
      return true;
    case ActionKind::admin_report:
      write_report(model, services);
      return true;
    case ActionKind::admin_restart:
      model.leave = Leave::restart;
      return true;
    case ActionKind::admin_leave:
      model.leave = Leave::kiosk;
      return true;
    default:
      return false;
  }
}

std::string report_text(const Services& services) {
  const Config& config = services.terminal.config;
  const struct {
    const char* heading;
    std::string text;
  } parts[]{{"Version", "lectern " LECTERN_VERSION "\n"},
            {"Edition", text_of(edition_lines(services))},
            {"Machine", text_of(health_lines(services))},
            {"Self-test", table_of(self_test(config, services.terminal.edition, drawing_of(services)))},
            {"Last started anew", text_of(last_resets(config.state_folder))},
            {"Settings", print_config(config)}};
  std::string report;
  for (const auto& part : parts) {
    report += std::string("== ") + part.heading + " ==\n";
    report += part.text + "\n";
  }
  return report;
}

}  // namespace app
