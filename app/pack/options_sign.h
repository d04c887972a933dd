// The command line of what makes updates: keygen, sign, verify, keys, stick.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "app/pack/commands.h"

namespace app {

struct SigningOptions {
  KeygenOptions keygen;
  SignOptions sign;
  VerifyOptions verify;
  KeysOptions keys;
  StickOptions stick;
};

void add_signing(CLI::App& app, SigningOptions& asked);
// What the subcommand `name` asks for; nothing when it is none of these.
std::optional<Command> signing_command(const std::string& name, const SigningOptions& asked);

}  // namespace app
