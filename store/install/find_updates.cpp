#include "store/install/find_updates.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "store/trust/key_list.h"
#include "store/trust/manifest.h"
#include "store/trust/minisign.h"

namespace store {
namespace {

using Entries = std::vector<SourceEntry>;

constexpr std::string_view keys_folder = "keys";
constexpr std::string_view list_suffix = ".keylist";
constexpr std::string_view signature_suffix = ".minisig";
constexpr std::size_t max_folder_name = 64;

// As lectern-pack sign names them, and what a librarian may make of it by hand; no copy of Windows ("wendel-7 (1)"), no
// working file of a program that copies.
bool is_update_folder(std::string_view name) {
  return name.size() <= max_folder_name && name != keys_folder && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

bool has(const Entries& entries, std::string_view name) {
  return std::any_of(entries.begin(), entries.end(), [&](const SourceEntry& entry) { return entry.name == name; });
}

bool has_payload(const Entries& entries) {
  for (const Compression compress : {Compression::zstd, Compression::none}) {
    const std::string name(payload_name(compress));
    if (has(entries, name) || has(entries, name + ".000")) return true;
  }
  return false;
}

// Ends everything, not only what was asked for.
bool is_of_the_source(EndCode code) {
  switch (code) {
    case EndCode::stick_gone:
    case EndCode::stick_slow:
    case EndCode::stick_filesystem:
    case EndCode::cancelled:
    case EndCode::internal:
      return true;
    default:
      return false;
  }
}

// The text of a file that must be there. What it ends with may be of the source or of this file alone.
Outcome<std::string> read_text(Source& source, const std::string& path, std::size_t most, EndCode too_long,
                               const base::Task& task) {
  std::optional<SourceFile> file = TRY(source.open(path, task));
  if (!file) return End{EndCode::stick_changed, path + ": is not there any more"};
  if (file->bytes() > most) return End{too_long, path + ": larger than " + std::to_string(most) + " bytes"};
  return source.read_whole(*std::move(file), task);
}

// Both texts, or neither.
Outcome<void> read_texts(Source& source, FoundUpdate& update, const base::Task& task) {
  const std::string manifest = update.folder + "/" + manifest_file;
  std::string text = TRY(read_text(source, manifest, max_manifest_bytes, EndCode::manifest_bad, task));
  update.signature =
      TRY(read_text(source, update.folder + "/" + signature_file, max_signature_bytes, EndCode::signature_bad, task));
  update.manifest = std::move(text);
  return {};
}

// What is missing of an update, by its names alone.
std::optional<End> missing_of(const Source& source, const std::string& folder, const Entries& entries) {
  const bool payload = has_payload(entries);
  if (!has(entries, manifest_file)) return End{EndCode::incomplete, folder + ": its manifest is missing"};
  if (!payload) return End{EndCode::incomplete, folder + ": the edition itself is missing"};
  if (has(entries, signature_file)) return std::nullopt;
  const bool may_come = source.kind() == SourceKind::inbox;
  return End{may_come ? EndCode::incomplete : EndCode::signature_missing, folder + ": its signature is missing"};
}

Outcome<void> look_into(Source& source, const std::string& folder, Findings& findings, const base::Task& task) {
  FoundUpdate update;
  update.folder = folder;
  Outcome<std::optional<Entries>> listed = source.list(folder, task);
  if (!listed) {
    update.trouble = std::move(listed).error();
  } else {
    const Entries entries = std::move(listed).value().value_or(Entries{});
    if (!has(entries, manifest_file) && !has(entries, signature_file) && !has_payload(entries)) return {};
    update.trouble = missing_of(source, folder, entries);
  }
  if (!update.trouble) {
    Outcome<void> read = read_texts(source, update, task);
    if (!read) update.trouble = std::move(read).error();
  }
  if (update.trouble) {
    if (is_of_the_source(update.trouble->code)) return *std::move(update.trouble);
    update.signature.clear();
  }
  if (findings.updates.size() == max_found) return End{EndCode::stick_bad_file, "too many editions"};
  findings.updates.push_back(std::move(update));
  return {};
}

// The version that a list's name tells: decimal, no leading zeros, from 1.
std::optional<std::uint64_t> version_of(std::string_view name) {
  if (!name.ends_with(list_suffix) || name.front() == '0') return std::nullopt;
  const std::string_view digits = name.substr(0, name.size() - list_suffix.size());
  std::uint64_t version = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return version;
}

Outcome<void> read_list(Source& source, bool is_signed, FoundKeyList& list, const base::Task& task) {
  const bool may_come = source.kind() == SourceKind::inbox;
  if (!is_signed)
    return End{may_come ? EndCode::incomplete : EndCode::keylist_bad, list.name + ": its signature is missing"};
  std::string text = TRY(read_text(source, list.name, max_key_list_bytes, EndCode::keylist_bad, task));
  list.signature = TRY(
      read_text(source, list.name + std::string(signature_suffix), max_signature_bytes, EndCode::keylist_bad, task));
  list.text = std::move(text);
  return {};
}

Outcome<void> look_for_lists(Source& source, const std::string& folder, Findings& findings, const base::Task& task) {
  const std::optional<Entries> entries = TRY(source.list(folder, task));
  if (!entries) return {};
  for (const SourceEntry& entry : *entries) {
    const std::optional<std::uint64_t> version = version_of(entry.name);
    if (!version) continue;
    FoundKeyList list{folder + "/" + entry.name, *version, {}, {}, {}};
    Outcome<void> read = read_list(source, has(*entries, entry.name + std::string(signature_suffix)), list, task);
    if (!read) {
      list.trouble = std::move(read).error();
      list.signature.clear();
      if (is_of_the_source(list.trouble->code)) return *std::move(list.trouble);
    }
    if (findings.key_lists.size() == max_found) return End{EndCode::stick_bad_file, "too many lists of keys"};
    findings.key_lists.push_back(std::move(list));
  }
  return {};
}

// `above` is "" or ends with a slash.
Outcome<void> look_below(Source& source, const std::string& above, Findings& findings, const base::Task& task) {
  const std::string folder = above.empty() ? above : above.substr(0, above.size() - 1);
  const std::optional<Entries> entries = TRY(source.list(folder, task));
  if (!entries) return {};
  const bool top_of_inbox = above.empty();
  for (const SourceEntry& entry : *entries) {
    // What is no folder is a stranger's, but at the name of an update a link is a trap.
    const bool is_file = entry.kind == SourceEntry::Kind::file;
    if (is_file || !is_update_folder(entry.name) || (top_of_inbox && entry.name == "lectern")) continue;
    TRY(look_into(source, above + entry.name, findings, task));
  }
  if (has(*entries, keys_folder)) TRY(look_for_lists(source, above + std::string(keys_folder), findings, task));
  return {};
}

}  // namespace

Outcome<Findings> find(Source& source, const base::Task& task) {
  Findings findings;
  TRY(look_below(source, "lectern/", findings, task));
  // The top of a stick is not listed: it holds whatever its owner keeps there.
  if (source.kind() == SourceKind::inbox) TRY(look_below(source, "", findings, task));
  std::stable_sort(findings.key_lists.begin(), findings.key_lists.end(),
                   [](const FoundKeyList& a, const FoundKeyList& b) { return a.version < b.version; });
  if (!findings.updates.empty() || !findings.key_lists.empty()) return findings;
  TRY(source.expect_alive(task));
  return End{EndCode::no_edition, "neither an edition nor a list of keys"};
}

}  // namespace store
