#include "app/pack/secrets.h"

#include <unistd.h>

#include <iostream>

#include "platform/base/file.h"
#include "platform/base/unseen.h"
#include "platform/base/utf8.h"
#include "store/write/sign/key_file.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::uint64_t max_file_bytes = 4096;

Result<std::string> ask(const std::string& prompt) {
  const base::Unseen unseen;
  std::cerr << prompt << ": " << std::flush;
  std::string typed;
  const bool read = static_cast<bool>(std::getline(std::cin, typed));
  std::cerr << '\n';
  if (!read) return Error{ErrorCode::io, "no passphrase was typed"};
  return typed;
}

Result<std::string> first_line_of(const std::string& file) {
  std::string text = TRY(base::read_file(file, max_file_bytes));
  std::string line = text.substr(0, text.find('\n'));
  store::wipe(text);
  if (line.ends_with('\r')) line.pop_back();
  if (line.empty()) return Error{ErrorCode::bad_input, file + ":1:1: the passphrase must be the first line"};
  if (!base::first_invalid(line)) return line;
  store::wipe(line);
  return Error{ErrorCode::bad_input, file + ":1:1: not UTF-8; save it as UTF-8"};
}

}  // namespace

Result<std::string> read_passphrase(const std::string& file, const std::string& prompt, Asking asking) {
  if (!file.empty()) return first_line_of(file);
  if (isatty(STDIN_FILENO) == 0)
    return Error{ErrorCode::unavailable, "there is no terminal to type the passphrase on; give --passphrase-file"};
  std::string typed = TRY(ask(prompt));
  if (asking == Asking::once) return typed;
  Result<std::string> again = ask("The same again");
  const bool same = again && again.value() == typed;
  if (again) store::wipe(again.value());
  if (same) return typed;
  store::wipe(typed);
  return Error{ErrorCode::bad_input, "the two passphrases differ; try again"};
}

Result<store::SecretKey> open_secret_key(const std::string& file, const std::string& passphrase_file) {
  const std::string text = TRY(base::read_file(file, store::max_key_file_bytes));
  std::string passphrase;
  if (store::needs_passphrase(text))
    passphrase = TRY(read_passphrase(passphrase_file, "Passphrase of " + file, Asking::once));
  Result<store::SecretKey> key = store::read_key(file, text, passphrase);
  store::wipe(passphrase);
  return key;
}

}  // namespace app
