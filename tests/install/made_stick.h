// A stick as lectern-pack makes one, in a folder of its own: one edition, signed by a fresh key.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/install/source.h"
#include "store/trust/manifest.h"
#include "store/write/sign/secret_key.h"
#include "tests/scratch.h"

struct MadeStick {
  // `then` runs on the edition's tables before it is signed.
  explicit MadeStick(store::Compression compress = store::Compression::zstd, std::uint64_t part_bytes = 0,
                     const std::vector<std::string>& then = {});

  Scratch scratch;
  store::SecretKey key = store::make_secret_key();
  store::Manifest manifest;
  std::vector<std::string> payload;  // names, in order
  std::string root;                  // the stick
  std::string bundle;                // "lectern/wendel-7", in the stick

  // Of a file of the bundle.
  std::string path(const std::string& name) const { return root + "/" + bundle + "/" + name; }
  store::Source open(store::SourceKind kind = store::SourceKind::stick, store::SourceReading reading = {}) const;
};

// A folder of sources as it is.
store::Source opened(const std::string& path, store::SourceKind kind = store::SourceKind::stick);
