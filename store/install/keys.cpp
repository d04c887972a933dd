#include "store/install/keys.h"

#include "platform/base/file.h"
#include "store/installed/terminal.h"

namespace store {
namespace {

constexpr std::string_view list_suffix = ".keylist";

KeyList no_keys() {
  KeyList list;
  list.version = 0;
  return list;
}

}  // namespace

base::Result<PublicKey> read_root_key(const std::string& path) {
  return parse_public_key(path, TRY(base::read_file(path, max_public_key_bytes)));
}

Outcome<SignedKeyList> check_key_list(const std::string& name, const std::string& text, const std::string& signature,
                                      const PublicKey& root) {
  const Signature parsed = TRY(ended(EndCode::keylist_bad, parse_signature(name + ".minisig", signature)));
  if (parsed.key != root.id || !is_signed_by(text, parsed, root))
    return End{EndCode::keylist_bad, name + ": not signed by the root key " + key_id_text(root.id)};
  return SignedKeyList{TRY(ended(EndCode::keylist_bad, parse_key_list(name, text))), text, signature};
}

Outcome<SignedKeyList> read_signed_list(const std::string& path, const PublicKey& root) {
  const std::string text = TRY(ended(EndCode::keylist_bad, base::read_file(path, max_key_list_bytes)));
  const std::string signature =
      TRY(ended(EndCode::keylist_bad, base::read_file(path + ".minisig", max_signature_bytes)));
  return check_key_list(path, text, signature, root);
}

KeyList read_keys(const std::string& data, const PublicKey& root, std::uint64_t version) {
  Outcome<SignedKeyList> named = read_signed_list(key_list_path(data, version), root);
  if (named) return std::move(named).value().list;
  KeyList newest = no_keys();
  const base::Result<std::vector<base::Entry>> entries = base::list_folder(editions_folder(data));
  if (!entries) return newest;
  for (const base::Entry& entry : entries.value()) {
    if (!entry.name.ends_with(list_suffix)) continue;
    Outcome<SignedKeyList> found = read_signed_list(base::join_path(editions_folder(data), entry.name), root);
    if (found && found.value().list.version > newest.version) newest = std::move(found).value().list;
  }
  return newest;
}

}  // namespace store
