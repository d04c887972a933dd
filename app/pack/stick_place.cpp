#include <algorithm>
#include <cstdio>

#include "app/pack/stick.h"
#include "platform/base/file.h"
#include "platform/base/stream.h"
#include "store/trust/manifest.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

std::uint64_t in_blocks(std::uint64_t bytes, std::uint64_t block_bytes) {
  return (bytes + block_bytes - 1) / block_bytes * block_bytes;
}

// What the files of a folder take, so far as they can be seen.
std::uint64_t taken_by(const std::string& folder, std::uint64_t block_bytes) {
  const Result<std::vector<base::Entry>> entries = base::list_folder(folder);
  std::uint64_t bytes = 0;
  if (!entries) return bytes;
  for (const base::Entry& entry : entries.value())
    if (entry.kind == base::EntryKind::file) bytes += in_blocks(entry.bytes, block_bytes);
  return bytes;
}

// "lectern/spring-11 (300.2 MB)": the other editions on the stick, which a librarian could take off it.
std::string others_on(const std::string& stick, const StickPlan& plan, std::uint64_t block_bytes) {
  const Result<std::vector<base::Entry>> entries = base::list_folder(base::join_path(stick, "lectern"));
  std::string names;
  if (!entries) return names;
  for (const base::Entry& entry : entries.value()) {
    const std::string folder = "lectern/" + entry.name;
    if (entry.kind != base::EntryKind::folder || entry.name == "keys" || folder == plan.folder) continue;
    names += (names.empty() ? "" : ", ") + folder + " (" +
             size_words(taken_by(base::join_path(stick, folder), block_bytes)) + ")";
  }
  return names;
}

Result<StickFile> stick_file(const std::string& from, const std::string& to) {
  return StickFile{from, to, TRY(base::open_stream(from)).size(), false};
}

}  // namespace

const char* name_of(StickCode code) {
  switch (code) {
    case StickCode::written:
      return "WRITTEN";
    case StickCode::no_stick:
      return "NO_STICK";
    case StickCode::filesystem:
      return "STICK_FILESYSTEM";
    case StickCode::read_only:
      return "STICK_READ_ONLY";
    case StickCode::no_space:
      return "NO_SPACE";
    case StickCode::source:
      return "SOURCE_BAD";
    case StickCode::gone:
      return "STICK_GONE";
    case StickCode::failed:
      return "STICK_FAILED";
    case StickCode::differs:
      return "STICK_CHANGED";
    case StickCode::interrupted:
      return "INTERRUPTED";
  }
  return "";
}

std::string size_words(std::uint64_t bytes) {
  constexpr double thousand = 1000;
  double number = static_cast<double>(bytes) / thousand;
  const char* unit = "kB";
  for (const char* larger : {"MB", "GB", "TB"}) {
    if (number < thousand) break;
    number /= thousand;
    unit = larger;
  }
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %s", number, unit);
  return text;
}

Result<void> check_place(const std::string& asked, const std::string& real, const base::Volume& volume, bool any,
                         StickCode& code) {
  code = StickCode::no_stick;
  const std::string stands_on = volume.mount_point + " (" + volume.type + ", " + volume.source + ")";
  const bool readable = volume.type == "vfat" || volume.type == "exfat";
  if (!any && real != volume.mount_point && readable)
    return Error{ErrorCode::bad_input, asked + ": a folder on the stick; give the stick itself, " + volume.mount_point};
  if (!any && real != volume.mount_point)
    return Error{ErrorCode::bad_input,
                 asked + ": no stick is mounted here, the folder lies on " + stands_on +
                     "; put the stick in, open it once, and give the folder it appears in, as /media/anna/STICK"};
  code = StickCode::filesystem;
  if (!any && !readable)
    return Error{ErrorCode::bad_input,
                 asked + ": formatted as " + volume.type +
                     ", and terminals read only FAT32 (vfat) and exFAT; format the stick anew (all that is on it is "
                     "lost), or take another one"};
  code = StickCode::read_only;
  if (volume.read_only)
    return Error{ErrorCode::bad_input,
                 asked +
                     ": can only be read; slide the stick's lock, or take it out and put it in again: a stick that "
                     "was damaged is opened like that too"};
  code = StickCode::failed;
  return {};
}

Result<StickPlan> plan_stick(const store::Bundle& bundle, const std::string& list, std::uint64_t list_version) {
  StickPlan plan;
  plan.source = bundle.folder;
  plan.payload_b2 = bundle.manifest.payload_b2;
  plan.folder = "lectern/" + store::bundle_name(bundle.manifest);
  plan.made = {"lectern", plan.folder};
  if (!list.empty()) {
    const std::string to = "lectern/keys/" + std::to_string(list_version) + ".keylist";
    plan.made.emplace_back("lectern/keys");
    plan.files.push_back(TRY(stick_file(list + ".minisig", to + ".minisig")));
    plan.files.push_back(TRY(stick_file(list, to)));
  }
  std::vector<std::string> names = bundle.payload;
  names.emplace_back(store::signature_file);
  names.emplace_back(store::manifest_file);
  for (std::size_t i = 0; i < names.size(); ++i) {
    plan.files.push_back(
        TRY(stick_file(base::join_path(bundle.folder, names[i]), base::join_path(plan.folder, names[i]))));
    plan.files.back().payload = i < bundle.payload.size();
  }
  return plan;
}

std::uint64_t room_for(const StickPlan& plan, std::uint64_t block_bytes) {
  std::uint64_t bytes = plan.made.size() * block_bytes;
  for (const StickFile& file : plan.files) bytes += in_blocks(file.bytes, block_bytes);
  return bytes;
}

Result<void> check_room(const std::string& stick, const base::Volume& volume, const StickPlan& plan) {
  const std::uint64_t block = std::max<std::uint64_t>(volume.block_bytes, 1);
  const std::uint64_t needed = room_for(plan, block);
  const std::uint64_t free = volume.free_bytes + taken_by(base::join_path(stick, plan.folder), block);
  if (needed <= free) return {};
  const std::string others = others_on(stick, plan, block);
  return Error{ErrorCode::io, stick + ": not enough room: " + size_words(needed) + " are needed, " + size_words(free) +
                                  " of " + size_words(volume.all_bytes) + " are free; " +
                                  (others.empty() ? std::string("take something off it")
                                                  : "take off it what no terminal needs any more, as " + others) +
                                  ", or use a larger stick"};
}

}  // namespace app
