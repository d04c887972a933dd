#include "platform/base/file.h"
#include "platform/base/stream.h"
#include "store/write/sign/bundle.h"
#include "store/write/sign/compress.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Error fault(const std::string& path, const std::string& reason) { return {ErrorCode::bad_input, path + ": " + reason}; }

Result<Signature> read_signature(const std::string& folder) {
  const std::string path = base::join_path(folder, signature_file);
  const std::string text = TRY(base::read_file(path, max_signature_bytes));
  return parse_signature(path, text);
}

Result<Manifest> check_manifest(const std::string& folder, const PublicKey* key) {
  const std::string text = TRY(base::read_file(base::join_path(folder, manifest_file), max_manifest_bytes));
  const std::string signature_path = base::join_path(folder, signature_file);
  const Signature signature = TRY(read_signature(folder));
  if (key != nullptr && signature.key != key->id)
    return fault(signature_path,
                 "signed with the key " + key_id_text(signature.key) + ", not with " + key_id_text(key->id));
  if (key != nullptr && !is_signed_by(text, signature, *key))
    return fault(signature_path, "does not belong to this manifest: one of the two was changed; sign again");
  return parse_manifest(text);
}

// The files that must be there, by their names: one, or parts without a gap.
Result<std::vector<std::string>> find_payload(const std::string& folder, const Manifest& manifest) {
  const std::string name(payload_name(manifest.compress));
  if (base::file_exists(base::join_path(folder, name))) return std::vector<std::string>{name};
  std::vector<std::string> files;
  while (base::file_exists(base::join_path(folder, name + part_suffix(files.size()))))
    files.push_back(name + part_suffix(files.size()));
  if (files.empty()) return Error{ErrorCode::not_found, base::join_path(folder, name) + ": is missing"};
  return files;
}

Result<void> read_payload(const Bundle& bundle, const Sink& out, const base::Task& task) {
  const base::Task quiet{task.jobs, task.stop};
  std::uint64_t bytes = 0;
  const Sink note = [&](std::string_view piece) -> Result<void> {
    bytes += piece.size();
    if (bytes > bundle.manifest.payload_size)
      return fault(bundle.folder, "the edition is longer than its manifest says: copy it again");
    base::tell(task, static_cast<std::size_t>(bytes), static_cast<std::size_t>(bundle.manifest.payload_size));
    return out(piece);
  };
  for (const std::string& file : bundle.payload)
    TRY(base::read_pieces(base::join_path(bundle.folder, file), note, quiet));
  if (bytes < bundle.manifest.payload_size)
    return fault(bundle.folder, "the edition is shorter than its manifest says: copy it again");
  return {};
}

Result<void> check_payload(const Bundle& bundle, const base::Task& task) {
  Digest digest;
  const Sink add = [&](std::string_view piece) -> Result<void> {
    digest.add(piece);
    return {};
  };
  TRY(read_payload(bundle, add, task));
  if (hex_of(digest.finish()) == bundle.manifest.payload_b2) return {};
  return fault(bundle.folder, "the edition is not the one that was signed: copy it again");
}

// Nothing is unpacked before it was found to be what was signed.
Result<void> check_database(const Bundle& bundle, const base::Task& task) {
  const Manifest& manifest = bundle.manifest;
  Digest digest;
  const Sink add = [&](std::string_view piece) -> Result<void> {
    digest.add(piece);
    return {};
  };
  if (manifest.compress == Compression::none) return {};
  Decompression decompression(manifest.window_log, manifest.db_size, add);
  const Sink unpack = [&](std::string_view piece) { return decompression.add(piece); };
  Result<void> unpacked = read_payload(bundle, unpack, task);
  if (unpacked) unpacked = decompression.finish();
  if (!unpacked && unpacked.error().code == ErrorCode::interrupted) return unpacked;
  if (!unpacked) return fault(bundle.folder, unpacked.error().what + "; sign the edition again");
  if (hex_of(digest.finish()) == manifest.db_b2) return {};
  return fault(bundle.folder, "what is unpacked is not what the manifest tells of; sign the edition again");
}

}  // namespace

Result<Bundle> open_bundle(const std::string& folder, const PublicKey* key) {
  Bundle bundle;
  bundle.folder = folder;
  bundle.manifest = TRY(check_manifest(folder, key));
  bundle.payload = TRY(find_payload(folder, bundle.manifest));
  return bundle;
}

Result<KeyId> signer_of(const std::string& folder) { return TRY(read_signature(folder)).key; }

Result<Bundle> check_bundle(const std::string& folder, const PublicKey& key, const base::Task& task) {
  const Bundle bundle = TRY(open_bundle(folder, &key));
  TRY(check_payload(bundle, task));
  TRY(check_database(bundle, task));
  return bundle;
}

}  // namespace store
