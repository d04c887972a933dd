// edition.toml: what the librarian says of the edition as a whole. Keys: id, title, serial, language, publisher,
// sample.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/write/import/import.h"

namespace store {

struct EditionToml {
  EditionInfo info;                   // `defaults` where the file is silent
  std::vector<std::string> warnings;  // keys nobody knows
};

// Requires: text is valid UTF-8. Fails with `bad_input`, "NAME:LINE:COLUMN: reason, and what to do", for text that is
// not TOML and for values of the wrong kind.
base::Result<EditionToml> parse_edition_toml(const std::string& name, std::string_view text, EditionInfo defaults);

}  // namespace store
