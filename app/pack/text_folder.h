// The texts of a folder, for `align --all`.
#pragma once

#include <string>
#include <vector>

#include "platform/base/result.h"

namespace app {

// The files of a folder and of the folders in it, as names relative to it, sorted as bytes. What begins with a dot is
// left out, and so are links to folders, and the tables of a librarian's folder: articles.csv and edition.toml. Fails
// when the folder, or one in it, cannot be read.
base::Result<std::vector<std::string>> list_texts(const std::string& folder);

}  // namespace app
