#include <algorithm>
#include <cstdio>
#include <ctime>

#include "app/staff/admin.h"
#include "app/start.h"
#include "app/state/record.h"
#include "platform/base/file.h"
#include "platform/base/machine.h"
#include "render/gpu/renderer.h"
#include "render/text/font.h"

namespace app {
namespace {

Check of_edition(const std::string& path) {
  const base::Result<store::Edition> edition = store::open_edition(path);
  if (!edition) return {"edition", false, edition.error().what};
  const base::Result<store::EditionSummary> summary = edition.value().summary();
  if (!summary) return {"edition", false, summary.error().what};
  return {"edition", summary.value().stories > 0,
          summary.value().title + ", " + std::to_string(summary.value().articles) + " articles"};
}

Check of_fonts(const Config& config) {
  const base::Result<render::Fonts> fonts =
      config.fonts.empty() ? render::open_fonts() : render::open_fonts(config.fonts);
  return {"fonts", static_cast<bool>(fonts), fonts ? "there" : fonts.error().what};
}

Check of_state(const std::string& folder) {
  const base::Result<void> written = write_record(folder, "self-test", {});
  if (!written) return {"state", false, written.error().what};
  const bool read = read_record(folder, "self-test").condition == Condition::sound;
  std::remove(record_path(folder, "self-test").c_str());
  return {"state", read, read ? folder + " can be written" : folder + ": what was written cannot be read again"};
}

Check of_clock() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  constexpr int first_year = 2024 - 1900;
  constexpr int last_year = 2090 - 1900;
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &utc);
  const bool good = utc.tm_year >= first_year && utc.tm_year <= last_year;
  return {"clock", good, std::string(text) + (good ? "" : ": set the clock, or do without hours of black")};
}

Check of_memory() {
  const std::optional<base::Space> memory = base::memory();
  if (!memory) return {"memory", false, "/proc/meminfo tells nothing"};
  constexpr std::uint64_t mib = 1U << 20U;
  constexpr std::uint64_t least = 96 * mib;  // a PIN's hash takes 64
  return {"memory", memory->free_bytes >= least,
          std::to_string(memory->free_bytes / mib) + " MiB free of " + std::to_string(memory->all_bytes / mib)};
}

}  // namespace

std::vector<Check> self_test(const Config& config, const std::string& edition,
                             const base::Result<std::string>& drawing) {
  return {of_fonts(config),
          of_edition(edition),
          {"drawing", static_cast<bool>(drawing), drawing ? drawing.value() : drawing.error().what},
          of_state(config.state_folder),
          of_clock(),
          of_memory()};
}

std::string table_of(const std::vector<Check>& checks) {
  std::string table;
  constexpr std::size_t name_column = 10;
  for (const Check& check : checks) {
    table += check.good ? "ok      " : "FAILED  ";
    table += check.name + std::string(name_column - std::min(name_column - 1, check.name.size()), ' ');
    table += check.said + "\n";
  }
  return table;
}

int run_self_test(const Options& options) {
  const base::Result<kiosk::HeadlessContext> context = kiosk::create_headless_context();
  base::Result<std::string> drawing = std::string();
  if (context) {
    base::Result<render::Renderer> renderer = render::create_renderer();
    drawing = renderer ? base::Result<std::string>(renderer.value().description()) : renderer.error();
  } else {
    drawing = context.error();
  }
  const std::vector<Check> checks = self_test(options.config, edition_source(options).path, drawing);
  std::fputs(table_of(checks).c_str(), stdout);
  return std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.good; }) ? 0 : 1;
}

}  // namespace app
