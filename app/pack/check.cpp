#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json.h"
#include "app/pack/report.h"
#include "store/edition.h"

namespace app {
namespace {

struct Checked {
  std::optional<store::EditionSummary> summary;
  std::vector<std::string> faults;
};

Checked check(const std::string& path) {
  Checked checked;
  const base::Result<store::Edition> edition = store::open_edition(path);
  if (!edition) {
    checked.faults.push_back(edition.error().what);
    return checked;
  }
  const base::Result<store::EditionSummary> summary = edition.value().summary();
  if (summary) {
    checked.summary = summary.value();
  } else {
    checked.faults.push_back(summary.error().what);
  }
  const base::Result<std::vector<store::Fault>> faults = edition.value().check();
  if (!faults) {
    checked.faults.push_back(faults.error().what);
    return checked;
  }
  for (const store::Fault& fault : faults.value()) {
    std::string line = path;
    line += ": ";
    line += fault.what;
    checked.faults.push_back(std::move(line));
  }
  return checked;
}

}  // namespace

ExitCode run(const CheckOptions& options, Interruption&) {
  const Checked checked = check(options.edition);
  for (const std::string& fault : checked.faults) std::cerr << fault << '\n';
  if (options.json) {
    std::cout << check_json(options.edition, checked.summary, checked.faults) << '\n';
  } else if (checked.faults.empty()) {
    std::cout << options.edition << ": sound; " << checked.summary->title << " (" << checked.summary->id << ", serial "
              << checked.summary->serial << "), " << counted(checked.summary->articles, "article", "articles") << ", "
              << counted(checked.summary->stories, "story", "stories") << '\n';
  } else {
    std::cerr << options.edition << ": not sound; build it again, or copy it again from where it was made\n";
  }
  return checked.faults.empty() ? exit_done : exit_finding;
}

}  // namespace app
