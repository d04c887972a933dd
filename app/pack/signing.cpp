#include "app/pack/signing.h"

#include <chrono>
#include <cstdio>

#include "platform/base/file.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

std::string today() {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? "." : file.substr(0, slash);
}

Result<void> check_key(const std::string& what, const store::KeyId& signer, const KeyListFile& list) {
  const store::KeyStanding standing = store::standing_of(signer, list.list);
  const std::string name = store::key_id_text(signer);
  if (standing == store::KeyStanding::revoked)
    return Error{ErrorCode::bad_input, what + ": the key " + name + " is revoked in " + list.file +
                                           "; sign with one that may sign: lectern-pack keys names them"};
  if (standing == store::KeyStanding::unknown)
    return Error{ErrorCode::bad_input, what + ": the key " + name + " may not sign, " + list.file +
                                           " does not name it; add it with lectern-pack keys, or take another key"};
  return {};
}

}  // namespace

Result<store::Bundle> sign_edition(const SignOptions& options, const store::SecretKey& key, const base::Task& task) {
  store::BundleRequest request;
  request.edition = options.edition;
  request.folder = options.folder.empty() ? folder_of(options.edition) : options.folder;
  request.built = options.built.empty() ? today() : options.built;
  request.epoch = options.epoch;
  request.compress = options.compress ? store::Compression::zstd : store::Compression::none;
  return store::write_bundle(request, key, task);
}

Result<KeyListFile> read_key_list(const std::string& file) {
  KeyListFile list{file, {}};
  if (file.empty()) return list;
  const std::string text = TRY(base::read_file(file, store::max_key_list_bytes));
  list.list = TRY(store::parse_key_list(file, text));
  const std::string signature = file + ".minisig";
  const std::string signature_text = TRY(base::read_file(signature, store::max_signature_bytes));
  TRY(store::parse_signature(signature, signature_text));
  return list;
}

Result<std::optional<store::PublicKey>> key_to_check(const std::string& folder, const std::string& pub,
                                                     const KeyListFile& list) {
  std::optional<store::PublicKey> key;
  if (!pub.empty()) {
    const std::string text = TRY(base::read_file(pub, store::max_public_key_bytes));
    key = TRY(store::parse_public_key(pub, text));
  } else if (!list.file.empty()) {
    const store::KeyId signer = TRY(store::signer_of(folder));
    TRY(check_key(folder, signer, list));
    key = store::key_with(signer, list.list);
  }
  return key;
}

Result<void> check_standing(const std::string& what, const store::KeyId& signer, std::uint64_t epoch,
                            const KeyListFile& list) {
  if (list.file.empty()) return {};
  TRY(check_key(what, signer, list));
  if (epoch >= list.list.epoch) return {};
  const std::string least = std::to_string(list.list.epoch);
  return Error{ErrorCode::bad_input, what + ": epoch " + std::to_string(epoch) + ", and " + list.file + " asks for " +
                                         least + "; sign it anew with --epoch " + least};
}

}  // namespace app
