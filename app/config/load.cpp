#include <algorithm>

#include "app/config/config.h"
#include "platform/base/file.h"

namespace app {

void check_together(const std::string& name, LoadedConfig& loaded) {
  Config& config = loaded.config;
  if (config.blank_from.has_value() != config.blank_to.has_value()) {
    const bool from = config.blank_from.has_value();
    loaded.problems.push_back(name + ":1:1: " + (from ? "blank_from without blank_to" : "blank_to without blank_from") +
                              "; set both, or neither");
  } else if (config.blank_from && *config.blank_from == *config.blank_to) {
    loaded.problems.push_back(name + ":1:1: blank_from and blank_to are the same time; leave both out for never");
  } else {
    return;
  }
  config.blank_from.reset();
  config.blank_to.reset();
}

void load_config(const std::string& path, MustExist must_exist, LoadedConfig& loaded) {
  constexpr std::uint64_t most_bytes = 1ULL << 20U;
  const base::Result<std::string> text = base::read_file(path, most_bytes);
  if (text) {
    parse_config(path, text.value(), loaded);
  } else if (text.error().code != base::ErrorCode::not_found) {
    loaded.problems.push_back(text.error().what + "; the settings it holds are not used");
  } else if (must_exist == MustExist::yes) {
    loaded.problems.push_back(path + ":1:1: there is no such file; lectern --print-config > " + path + " makes one");
  }
}

LoadedConfig load_configs(const std::optional<std::string>& named, const std::optional<std::string>& state) {
  LoadedConfig loaded;
  std::string last = named.value_or(system_config);
  load_config(last, named ? MustExist::yes : MustExist::no, loaded);
  if (state) loaded.config.state_folder = *state;
  if (!named) {
    const std::string folder = loaded.config.state_folder;
    last = base::join_path(folder, local_config);
    load_config(last, MustExist::no, loaded);
    // What is read from a folder cannot say that it is another one.
    if (loaded.config.state_folder != folder) {
      loaded.problems.push_back(last + ":1:1: state_folder cannot be set in the state folder; set it in " +
                                system_config);
      loaded.config.state_folder = folder;
    }
  }
  check_together(last, loaded);
  return loaded;
}

}  // namespace app
