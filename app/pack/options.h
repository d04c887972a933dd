// The command line of lectern-pack.
#pragma once

#include <variant>

#include "app/pack/commands.h"

namespace app {

// What the words ask for; or the exit code when that is already done: help and version were printed to standard
// output, a usage error with its remedy to standard error.
std::variant<Command, ExitCode> parse_options(int count, const char* const* words);

}  // namespace app
