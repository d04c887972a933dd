// A stick for terminals: whether a folder is one and has room, what is to be written onto it and in which order, and
// the writing itself, which ends with every byte read back from the device and compared.
//
// On the stick, in the order of writing: lectern/keys/<version>.keylist.minisig and .keylist (where a list is given),
// then in lectern/<id>-<serial>/ the edition, its signature, and last the manifest: what has none is not complete, and
// no terminal takes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "platform/base/task.h"
#include "platform/base/volume.h"
#include "store/write/sign/bundle.h"

namespace app {

// How it ended, for programs.
enum class StickCode { written, no_stick, filesystem, read_only, no_space, source, gone, failed, differs, interrupted };
const char* name_of(StickCode code);  // "WRITTEN", "NO_STICK" ..

// "312.4 MB"
std::string size_words(std::uint64_t bytes);

struct StickFile {
  std::string from;
  std::string to;  // below the stick: "lectern/spring-12/edition.db.zst"
  std::uint64_t bytes = 0;
  bool payload = false;  // a part of the edition itself
};
struct StickPlan {
  std::string source;             // the signed folder
  std::string payload_b2;         // digest of the edition, as its manifest tells
  std::string folder;             // "lectern/spring-12"
  std::vector<std::string> made;  // folders that must be there, the upper ones first
  std::vector<StickFile> files;   // in the order of writing; the last is the manifest
};

// What is being done, and why it could not be.
struct StickWork {
  base::Task copying;
  base::Task reading;
  StickCode code = StickCode::failed;
};

// What a stick must be before anything is asked or written: a mount point, vfat or exfat (terminals mount nothing
// else), writable. `any` takes every folder that can be written. `asked` is the folder as it was typed.
base::Result<void> check_place(const std::string& asked, const std::string& real, const base::Volume& volume, bool any,
                               StickCode& code);

// `list` is a list of keys, or empty. Fails with io or not_found.
base::Result<StickPlan> plan_stick(const store::Bundle& bundle, const std::string& list, std::uint64_t list_version);

// Bytes that the plan's files take in blocks of that size, folders included.
std::uint64_t room_for(const StickPlan& plan, std::uint64_t block_bytes);

// Fails when the stick has not room enough, with the figures and what stands on it already. What an older edition of
// the same name takes counts as free.
base::Result<void> check_room(const std::string& stick, const base::Volume& volume, const StickPlan& plan);

// Writes all of it, waits for the device, reads it back past the cache and compares; then the manifest, in the same
// way. Whatever fails, or is stopped, is taken away again; work.code tells why.
base::Result<base::PastCache> write_stick(const std::string& stick, const base::Volume& volume, const StickPlan& plan,
                                          StickWork& work);

}  // namespace app
