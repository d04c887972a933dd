#include "store/install/copy_payload.h"

#include <algorithm>
#include <cerrno>

#include "store/payload/parts.h"
#include "store/trust/digest.h"

namespace store {
namespace {

// As much as may wait in memory for our disk.
constexpr std::uint64_t window_bytes = std::uint64_t{8} << 20U;
constexpr std::size_t max_parts = max_payload_bytes / most_part_bytes + 1;

End incomplete(const std::string& path, const char* reason) { return {EndCode::incomplete, path + ": " + reason}; }

std::string beneath(const std::string& folder, std::string_view name) {
  return std::string(folder).append("/").append(name);
}

// ".017" behind the payload's name
bool is_part(std::string_view name, std::string_view payload) {
  if (!name.starts_with(payload) || name.size() < payload.size() + 4 || name[payload.size()] != '.') return false;
  name.remove_prefix(payload.size() + 1);
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The payload's files in order, by what the folder holds.
Outcome<std::vector<std::string>> files_of(Source& source, const std::string& folder, const std::string& payload,
                                           const base::Task& task) {
  const auto entries = TRY(source.list(folder, task));
  if (!entries) return incomplete(folder, "is missing");
  std::vector<std::string> whole;
  std::vector<std::string> parts;
  for (const SourceEntry& entry : *entries) {
    if (entry.name == payload) whole.push_back(entry.name);
    if (is_part(entry.name, payload)) parts.push_back(entry.name);
  }
  if (!whole.empty() && !parts.empty()) return incomplete(folder, "the edition is there both whole and in parts");
  if (whole.empty() && parts.empty()) return incomplete(folder, "the edition itself is missing");
  if (parts.size() > max_parts) return incomplete(folder, "the edition is in too many parts");
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (std::find(parts.begin(), parts.end(), payload + part_suffix(i)) == parts.end())
      return incomplete(beneath(folder, payload + part_suffix(i)), "is missing");
  std::vector<std::string> files = std::move(whole);
  for (std::size_t i = 0; i < parts.size(); ++i) files.push_back(payload + part_suffix(i));
  return files;
}

// What the opened files say of themselves, before a byte is read.
Outcome<void> check_sizes(const Source& source, const std::vector<SourceFile>& files, std::uint64_t told) {
  std::uint64_t bytes = 0;
  for (const SourceFile& file : files) {
    const bool last = &file == &files.back();
    const std::uint64_t first = files.front().bytes();
    const bool fits = last ? file.bytes() <= first : file.bytes() == first;
    if (!fits || file.bytes() > max_payload_bytes) return incomplete(file.path(), "is not as long as the other parts");
    if (files.size() > 1 && file.bytes() == 0) return incomplete(file.path(), "is empty");
    bytes += file.bytes();
  }
  if (bytes == told) return {};
  const std::string numbers = "has " + std::to_string(bytes) + " bytes instead of " + std::to_string(told);
  const bool may_come = source.kind() == SourceKind::inbox && bytes < told;
  const bool in_parts = files.size() > 1;
  return End{may_come || in_parts ? EndCode::incomplete : EndCode::payload_bad, files.front().path() + ": " + numbers};
}

struct Copying {
  const Manifest& manifest;
  base::WriteStream& out;
  const base::Task& task;
  Digest digest;
  std::uint64_t bytes = 0;
};

Outcome<void> copy_file(Source& source, SourceFile& file, Copying& copying) {
  while (true) {
    const std::string_view piece = TRY(source.read(file, copying.task));
    if (piece.empty()) return source.expect_unchanged(file, copying.task);
    copying.digest.add(piece);
    if (base::Result<void> written = copying.out.write(piece); !written) return data_end(written.error());
    const std::uint64_t before = copying.bytes;
    copying.bytes += piece.size();
    if (before / window_bytes != copying.bytes / window_bytes)
      if (base::Result<void> through = copying.out.write_through(); !through) return data_end(through.error());
    base::tell(copying.task, copying.bytes, copying.manifest.payload_size);
  }
}

}  // namespace

Outcome<void> copy_payload(Source& source, const std::string& folder, const Manifest& manifest, base::WriteStream& out,
                           const base::Task& task) {
  const std::string payload(payload_name(manifest.compress));
  std::vector<SourceFile> files;
  for (const std::string& name : TRY(files_of(source, folder, payload, task))) {
    std::optional<SourceFile> file = TRY(source.open(beneath(folder, name), task));
    if (!file) return incomplete(beneath(folder, name), "is missing");
    files.push_back(*std::move(file));
  }
  TRY(check_sizes(source, files, manifest.payload_size));
  Copying copying{manifest, out, task, {}, 0};
  for (SourceFile& file : files) TRY(copy_file(source, file, copying));
  if (hex_of(copying.digest.finish()) == manifest.payload_b2) return {};
  return End{EndCode::payload_bad, beneath(folder, payload) + ": is not the one that was signed"};
}

}  // namespace store
