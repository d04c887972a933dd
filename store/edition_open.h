// The opening rules: what is looked at before a single row of an edition is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/sqlite.h"

namespace store {

// Looks at the first hundred bytes and the size: fails with not_found, io, foreign, newer or bad_input.
base::Result<void> check_header(const std::string& path);

// Header, then the database with every guard on, then its schema, which must be ours to the letter.
base::Result<Database> open_checked(const std::string& path);

// "PATH: the edition is damaged (reason); ..." for whatever failed while an open edition was read.
base::Error name_error(const std::string& path, const base::Error& error);

}  // namespace store
