// Which files of a librarian's folder are articles, and what to say of the others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/base/file.h"

namespace store {

// Why the entry cannot be an article, and what to do; nullopt for .txt, .text, .md and .markdown files with bytes in
// them. Upper and lower case of the ending are alike.
std::optional<std::string> reason_to_skip(const base::Entry& entry);

// A picture in a form that articles may name, or a folder, which may hold some.
bool is_for_pictures(const base::Entry& entry);

bool is_markdown(std::string_view file_name);

}  // namespace store
