#include "store/write/sign/bundle.h"

#include <sys/stat.h>
#include <unistd.h>

#include "platform/base/file.h"
#include "store/edition.h"
#include "store/schema.h"
#include "store/write/sign/compress.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// What a terminal needs beside the edition itself: journals, the state, and that nothing comes to a stop.
constexpr std::uint64_t spare_bytes = std::uint64_t{16} << 20U;

// Parts that are not in their place yet; taken away unless they were moved there.
struct WorkingParts {
  std::string path;
  std::size_t count = 0;
  explicit WorkingParts(std::string at) : path(std::move(at)) {}
  WorkingParts(const WorkingParts&) = delete;
  WorkingParts& operator=(const WorkingParts&) = delete;
  ~WorkingParts() {
    for (std::size_t i = 0; i < count; ++i) unlink((path + part_suffix(i)).c_str());
  }
};

Result<Manifest> describe(const BundleRequest& request) {
  const Edition edition = TRY(open_edition(request.edition));
  const EditionSummary summary = TRY(edition.summary());
  Manifest manifest;
  manifest.id = summary.id;
  manifest.serial = summary.serial;
  manifest.epoch = request.epoch;
  manifest.title = summary.title;
  manifest.built = request.built;
  manifest.schema = schema_version;
  manifest.articles = static_cast<std::uint64_t>(summary.articles);
  manifest.compress = request.compress;
  return manifest;
}

// What a terminal would refuse is refused here, before the work.
Result<void> check_description(Manifest manifest) {
  manifest.db_size = page_bytes;
  manifest.payload_size = page_bytes;
  manifest.db_b2 = manifest.payload_b2 = std::string(2 * digest_bytes, '0');
  manifest.window_log = manifest.compress == Compression::zstd ? max_window_log : 0;
  const Result<Manifest> read = parse_manifest(manifest_text(manifest));
  if (read) return {};
  return Error{ErrorCode::bad_input, read.error().what + "; change it in edition.toml and build again"};
}

// Fills in sizes and digests.
Result<void> write_payload(const BundleRequest& request, Manifest& manifest, WorkingParts& parts,
                           const base::Task& task) {
  manifest.db_size = TRY(base::open_stream(request.edition)).size();
  const bool compressed = request.compress == Compression::zstd;
  manifest.window_log = compressed ? window_log_for(manifest.db_size) : 0;
  Digest database;
  PayloadWriter payload(parts.path, request.part_bytes);
  const auto note = [&](std::string_view bytes) -> Result<void> {
    database.add(bytes);
    return {};
  };
  const auto keep = [&](std::string_view bytes) {
    Result<void> added = payload.add(bytes);
    parts.count = payload.parts();
    return added;
  };
  if (compressed) {
    TRY(compress_file(request.edition, manifest.window_log, note, keep, task));
  } else {
    const Sink as_it_is = [&](std::string_view bytes) -> Result<void> {
      TRY(note(bytes));
      return keep(bytes);
    };
    TRY(base::read_pieces(request.edition, as_it_is, task));
  }
  TRY(payload.finish());
  manifest.db_b2 = hex_of(database.finish());
  manifest.payload_size = payload.bytes();
  manifest.payload_b2 = payload.digest_hex();
  // Copied as it is on the stick, then unpacked beside it.
  manifest.min_free = manifest.db_size + (compressed ? manifest.payload_size : 0) + spare_bytes;
  return {};
}

}  // namespace

Result<void> clear_bundle(const std::string& folder) {
  TRY(base::remove_file(base::join_path(folder, manifest_file)));
  TRY(base::sync_folder(folder));
  TRY(base::remove_file(base::join_path(folder, signature_file)));
  for (const base::Entry& entry : TRY(base::list_folder(folder)))
    if (entry.name.starts_with("edition.db")) TRY(base::remove_file(base::join_path(folder, entry.name)));
  return {};
}

std::string bundle_name(const Manifest& manifest) { return manifest.id + "-" + std::to_string(manifest.serial); }

Result<Bundle> write_bundle(const BundleRequest& request, const SecretKey& key, const base::Task& task) {
  Bundle bundle;
  bundle.manifest = TRY(describe(request));
  TRY(check_description(bundle.manifest));
  bundle.folder = base::join_path(request.folder, bundle_name(bundle.manifest));
  TRY(base::make_folder(bundle.folder));
  WorkingParts parts(base::join_path(bundle.folder, ".part" + std::to_string(getpid())));
  TRY(write_payload(request, bundle.manifest, parts, task));
  const std::string text = manifest_text(bundle.manifest);
  const Signature signature =
      sign(text, "edition " + bundle.manifest.id + " serial " + std::to_string(bundle.manifest.serial), key);
  TRY(clear_bundle(bundle.folder));
  bundle.payload =
      payload_files(payload_name(bundle.manifest.compress), bundle.manifest.payload_size, request.part_bytes);
  for (std::size_t i = 0; i < bundle.payload.size(); ++i)
    TRY(base::commit_file(parts.path + part_suffix(i), base::join_path(bundle.folder, bundle.payload[i])));
  parts.count = 0;
  TRY(base::replace_file(base::join_path(bundle.folder, signature_file), signature_text(signature)));
  TRY(base::replace_file(base::join_path(bundle.folder, manifest_file), text));
  return bundle;
}

}  // namespace store
