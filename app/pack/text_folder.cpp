#include "app/pack/text_folder.h"

#include <algorithm>
#include <filesystem>

#include "platform/base/file.h"

namespace app {

base::Result<std::vector<std::string>> list_texts(const std::string& folder) {
  std::vector<std::string> names;
  std::vector<std::string> folders = {""};
  while (!folders.empty()) {
    const std::string inner = std::move(folders.back());
    folders.pop_back();
    const std::string path = inner.empty() ? folder : base::join_path(folder, inner);
    for (const base::Entry& entry : TRY(base::list_folder(path))) {
      if (entry.name.starts_with('.') || entry.name == "articles.csv" || entry.name == "edition.toml") continue;
      std::string name = base::join_path(inner, entry.name);
      if (entry.kind == base::EntryKind::file) {
        names.push_back(std::move(name));
        continue;
      }
      std::error_code failed;
      if (entry.kind == base::EntryKind::folder && !std::filesystem::is_symlink(base::join_path(folder, name), failed))
        folders.push_back(std::move(name));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace app
