// Install: the way of an edition from a stick to the reader. Nothing of it is read by zstd before our own copy's digest
// is the signed one, nothing by SQLite before that of the database is, and that in a child without rights. A power cut
// at any moment leaves the old edition or the new one; what is in between lies in incoming/, which is garbage.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "store/install/data_folder.h"
#include "store/install/offer.h"
#include "store/install/source.h"

namespace store {

enum class Phase : std::uint8_t { scan, verify, copy, check, unpack, inspect, commit, activate, confirm, clean };
std::string_view name_of(Phase phase);

// Whom an update tells how far it is. Every function may be empty.
struct Watch {
  std::function<void(Phase phase, std::uint64_t done, std::uint64_t of)> phase;  // bytes, or steps; never falls
  std::function<void()> pull;                                                    // the stick is not needed any more
  const std::atomic<bool>* stop = nullptr;  // once true the update ends with CANCELLED, until it is being committed
};

// Looks at a database whose bytes are those that were signed, and which is not trusted for it.
using Inspect = std::function<Outcome<void>(const std::string& path, const Manifest& manifest, const base::Task& task)>;

// Requires: `offer` comes of judge() on what was found in `source`. When it returns without an end the edition is the
// current one; else the one before still is.
Outcome<void> install(DataFolder& data, Source& source, const Offer& offer, const Inspect& inspect, const Watch& watch);

}  // namespace store
