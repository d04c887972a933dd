#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/report.h"
#include "app/pack/secrets.h"
#include "platform/base/file.h"
#include "platform/base/utf8.h"
#include "store/write/sign/key_file.h"
#include "store/write/sign/minisign_key.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr unsigned secret_mode = 0600;

std::size_t characters_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += base::code_point_at(text, at).bytes;
  return count;
}

// A key is never written over: the terminals that know it would be lost.
Result<void> check_place(const std::string& file) {
  if (!base::file_exists(file)) return {};
  return Error{ErrorCode::bad_input, file + ": stands there already; choose another name, or move it away"};
}

Result<store::PublicKey> keygen(const KeygenOptions& options) {
  const std::string secret_file = options.name + ".key";
  const std::string public_file = options.name + ".pub";
  TRY(check_place(secret_file));
  TRY(check_place(public_file));
  const store::SecretKey key =
      options.from.empty() ? store::make_secret_key() : TRY(open_secret_key(options.from, options.from_passphrase));
  std::string passphrase = TRY(read_passphrase(options.passphrase, "New passphrase for " + secret_file, Asking::twice));
  if (base::first_invalid(passphrase) || characters_of(passphrase) < store::least_passphrase_characters) {
    store::wipe(passphrase);
    return Error{ErrorCode::bad_input, "a passphrase of at least 8 characters is needed; four or five words do well"};
  }
  Result<std::string> text =
      options.for_minisign ? store::minisign_key_text(key, passphrase) : store::key_file_text(key, passphrase);
  store::wipe(passphrase);
  if (!text) return std::move(text).error();
  TRY(base::replace_file(secret_file, text.value(), secret_mode));
  store::wipe(text.value());
  TRY(base::replace_file(public_file, store::public_key_text(key.public_key())));
  return key.public_key();
}

}  // namespace

ExitCode run(const KeygenOptions& options, Interruption&) {
  const Result<store::PublicKey> key = keygen(options);
  if (!key) return report(key.error());
  std::cout << "key " << store::key_id_text(key.value().id) << ": " << options.name << ".key is secret, "
            << options.name << ".pub is for everybody\n";
  return exit_done;
}

}  // namespace app
