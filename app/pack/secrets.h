// Secrets: passphrases, from the first line of a file or typed on the terminal without being seen; and the keys they
// open.
#pragma once

#include <string>

#include "platform/base/result.h"
#include "store/write/sign/secret_key.h"

namespace app {

enum class Asking {
  once,   // for a key that is there
  twice,  // for a new one: nobody sees what is typed
};

// `file` empty: it is asked for, with `prompt`. Fails when there is no terminal to ask on, when the two differ, when
// the file cannot be read. To be wiped after use (store::wipe).
base::Result<std::string> read_passphrase(const std::string& file, const std::string& prompt, Asking asking);

// The secret key in a file, asking for its passphrase where it has one.
base::Result<store::SecretKey> open_secret_key(const std::string& file, const std::string& passphrase_file);

}  // namespace app
