// Manifest: what is signed of an update. It names the edition, and by size and digest the one file that holds it, so
// that the signature of these few lines vouches for all of it. UPDATE.md describes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace store {

constexpr const char* manifest_file = "edition.manifest";
constexpr const char* signature_file = "edition.manifest.minisig";

enum class Compression { none, zstd };

struct Manifest {
  std::string id;                  // [a-z0-9-]{1,32}: whose editions these are
  std::uint64_t serial = 0;        // rises with every edition
  std::uint64_t epoch = 1;         // rises when keys were lost; (epoch, serial) never falls on a terminal
  std::string title;               // at most 200 bytes, not empty
  std::string built;               // "2026-11-22": when it was signed; told, never judged by
  std::uint64_t schema = 0;        // of the database
  std::uint64_t app_min = 1;       // the least reader_level that can show it
  std::uint64_t payload_size = 0;  // bytes on the stick, all parts together
  std::string payload_b2;          // BLAKE2b-512 of them, 128 digits
  std::uint64_t db_size = 0;       // bytes of the database, whole pages
  std::string db_b2;
  std::uint64_t articles = 0;
  Compression compress = Compression::zstd;
  std::uint32_t window_log = 0;  // zstd: at most this much memory, as a power of two; none: 0
  std::uint64_t min_free = 0;    // bytes that a terminal must have free
};

// What this program can show; a manifest that asks for more is for a later one.
constexpr std::uint64_t reader_level = 1;

constexpr std::size_t max_manifest_bytes = 16384;
constexpr std::size_t max_title_bytes = 200;
constexpr std::uint64_t max_payload_bytes = std::uint64_t{1} << 40U;
constexpr std::uint32_t max_window_log = 23;  // 8 MiB

// Where the edition is kept beside its manifest: "edition.db.zst" or "edition.db".
std::string_view payload_name(Compression compress);

// The whole text, keys in the order of UPDATE.md. Requires: `manifest` is one that parse_manifest would take.
std::string manifest_text(const Manifest& manifest);

// Fails with bad_input and the place, for anything that is not exactly as it must be; with `newer` when format is above
// 1. Fields named "x-..." behind the others are for whoever put them there.
base::Result<Manifest> parse_manifest(std::string_view text);

}  // namespace store
