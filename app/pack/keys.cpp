#include <algorithm>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json_sign.h"
#include "app/pack/report.h"
#include "app/pack/secrets.h"
#include "platform/base/file.h"
#include "store/trust/key_list.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

std::string signature_of(const std::string& list) { return list + ".minisig"; }

// The list as it stands, if `root` signed it.
Result<store::KeyList> read_list(const std::string& file, const store::PublicKey& root) {
  const std::string text = TRY(base::read_file(file, store::max_key_list_bytes));
  const std::string signature_text = TRY(base::read_file(signature_of(file), store::max_signature_bytes));
  const store::Signature signature = TRY(store::parse_signature(signature_of(file), signature_text));
  if (!store::is_signed_by(text, signature, root))
    return Error{ErrorCode::bad_input,
                 signature_of(file) + ": not a signature of this list by the root key " + store::key_id_text(root.id)};
  return store::parse_key_list(file, text);
}

Result<store::PublicKey> read_public(const std::string& file) {
  return store::parse_public_key(file, TRY(base::read_file(file, store::max_public_key_bytes)));
}

Result<void> add_keys(const KeysOptions& options, store::KeyList& list) {
  for (const std::string& file : options.add) {
    const store::PublicKey key = TRY(read_public(file));
    if (store::standing_of(key.id, list) == store::KeyStanding::revoked)
      return Error{ErrorCode::bad_input, file + ": this key was revoked; make a new one with lectern-pack keygen"};
    if (store::standing_of(key.id, list) == store::KeyStanding::unknown) list.keys.push_back(key);
  }
  return {};
}

Result<void> revoke_keys(const KeysOptions& options, store::KeyList& list) {
  for (const std::string& name : options.revoke) {
    store::KeyId id{};
    if (!store::parse_key_id(name, id)) id = TRY(read_public(name)).id;
    list.keys.erase(
        std::remove_if(list.keys.begin(), list.keys.end(), [&](const store::PublicKey& key) { return key.id == id; }),
        list.keys.end());
    if (store::standing_of(id, list) == store::KeyStanding::unknown) list.revoked.push_back(id);
  }
  return {};
}

Result<store::KeyList> change(const KeysOptions& options) {
  const store::SecretKey root = TRY(open_secret_key(options.root, options.passphrase));
  store::KeyList list;
  if (base::file_exists(options.list)) {
    list = TRY(read_list(options.list, root.public_key()));
    ++list.version;
  }
  TRY(add_keys(options, list));
  TRY(revoke_keys(options, list));
  if (options.raise_epoch) ++list.epoch;
  const std::string text = store::key_list_text(list);
  TRY(store::parse_key_list(options.list, text));  // what a terminal would refuse is not written
  // The signature first: between the two the old list has none that fits, and no terminal takes it.
  const store::Signature signature =
      store::sign(text, "keys of Lectern, version " + std::to_string(list.version), root);
  TRY(base::replace_file(signature_of(options.list), store::signature_text(signature)));
  TRY(base::replace_file(options.list, text));
  return list;
}

Result<store::KeyList> show(const KeysOptions& options) {
  if (!options.key.empty()) return read_list(options.list, TRY(read_public(options.key)));
  return store::parse_key_list(options.list, TRY(base::read_file(options.list, store::max_key_list_bytes)));
}

}  // namespace

ExitCode run(const KeysOptions& options, Interruption&) {
  const Result<store::KeyList> list = options.root.empty() ? show(options) : change(options);
  if (!list) return report(list.error());
  if (options.json) {
    std::cout << key_list_json(options.list, list.value()) << '\n';
    return exit_done;
  }
  std::cout << options.list << ": version " << list.value().version << ", epoch " << list.value().epoch << '\n';
  for (const store::PublicKey& key : list.value().keys)
    std::cout << "  " << store::key_id_text(key.id) << " may sign\n";
  for (const store::KeyId& id : list.value().revoked) std::cout << "  " << store::key_id_text(id) << " is revoked\n";
  return exit_done;
}

}  // namespace app
