// Bundle: the folder <id>-<serial> that goes onto a stick or into an inbox: manifest, signature and the edition,
// compressed. Its three names are exact, its manifest is written last: what has none is not complete.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/task.h"
#include "store/trust/manifest.h"
#include "store/trust/minisign.h"
#include "store/write/sign/payload_writer.h"
#include "store/write/sign/secret_key.h"

namespace store {

struct BundleRequest {
  std::string edition;  // the file, which is opened and looked at first
  std::string folder;   // where <id>-<serial> is put; an older one of the same name is replaced
  std::string built;    // the day, "2026-11-22"
  std::uint64_t epoch = 1;
  Compression compress = Compression::zstd;
  std::uint64_t part_bytes = most_part_bytes;
};

struct Bundle {
  std::string folder;  // with <id>-<serial>
  Manifest manifest;
  std::vector<std::string> payload;  // files of the folder, in order
};

// "<id>-<serial>"
std::string bundle_name(const Manifest& manifest);

// Takes a bundle's files out of its folder, the manifest first: from then on no terminal takes it.
base::Result<void> clear_bundle(const std::string& folder);

// Same edition, key, day and epoch: same bytes. Fails as open_edition() does, with io or interrupted; half-written
// files are taken away again, and an older bundle stays as long as the new one is not whole.
base::Result<Bundle> write_bundle(const BundleRequest& request, const SecretKey& key, const base::Task& task);

// What a bundle says of itself, and its files; no byte of the payload is read. With a key, its signature must be that
// key's; without, only its form is looked at. Fails as check_bundle() does.
base::Result<Bundle> open_bundle(const std::string& folder, const PublicKey* key);

// Which key signed it, by its own word.
base::Result<KeyId> signer_of(const std::string& folder);

// Reads all of a bundle as a terminal would: signature, manifest, every byte of the payload, and of the database in it.
// Fails with bad_input and what is wrong; not_found where a file is missing.
base::Result<Bundle> check_bundle(const std::string& folder, const PublicKey& key, const base::Task& task);

}  // namespace store
