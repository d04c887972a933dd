#include "app/state/record.h"

#include <sodium.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

#include "platform/base/file.h"

namespace app {
namespace {

constexpr std::uint64_t most_bytes = 64ULL << 10U;
constexpr int version = 1;
constexpr std::string_view magic = "lectern-state ";

std::string checksum(std::string_view bytes) {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  const std::vector<unsigned char> input(bytes.begin(), bytes.end());
  crypto_generichash(hash.data(), hash.size(), input.data(), input.size(), nullptr, 0);
  std::string text;
  constexpr std::string_view digits = "0123456789abcdef";
  for (const unsigned char byte : hash) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

bool is_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// Takes a line off the front; nothing when there is no whole one.
std::optional<std::string_view> next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

// The version in "lectern-state VERSION KIND"; 0 when that is not what the line says.
int version_in(std::string_view line, const std::string& kind) {
  if (!line.starts_with(magic)) return 0;
  line.remove_prefix(magic.size());
  int number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (error != std::errc() || number < 1) return 0;
  const std::string_view rest(end, static_cast<std::size_t>(line.data() + line.size() - end));
  return rest == " " + kind ? number : 0;
}

bool read_entries(std::string_view text, Record& record) {
  while (const std::optional<std::string_view> line = next_line(text)) {
    const std::size_t space = line->find(' ');
    if (space == std::string_view::npos || !is_name(line->substr(0, space))) return false;
    if (!record.emplace(line->substr(0, space), line->substr(space + 1)).second) return false;
  }
  return text.empty();
}

}  // namespace

std::string record_path(const std::string& folder, const std::string& kind) {
  return base::join_path(folder, kind + ".state");
}

std::string text_of(const std::string& kind, const Record& record) {
  std::string text = std::string(magic) + std::to_string(version) + " " + kind + "\n";
  for (const auto& [name, value] : record) {
    assert(is_name(name) && value.find('\n') == std::string::npos);
    text += name + " ";
    text += value + "\n";
  }
  return text + "end " + checksum(text) + "\n";
}

ReadRecord parse_record(std::string_view bytes, const std::string& kind, const std::string& name) {
  ReadRecord damaged{Condition::damaged, {}, name + ": damaged, so nothing in it is believed; see lectern-pin(1)"};
  std::string_view rest = bytes;
  const std::optional<std::string_view> first = next_line(rest);
  const int found = first ? version_in(*first, kind) : 0;
  if (found > version) return {Condition::newer, {}, name + ": made by a newer Lectern; install that version again"};
  if (found != version) return damaged;
  constexpr std::size_t end_bytes = 4 + 2 * crypto_generichash_BYTES_MIN + 1;
  if (rest.size() < end_bytes) return damaged;
  const std::string_view body = bytes.substr(0, bytes.size() - end_bytes);
  if (bytes.substr(body.size()) != "end " + checksum(body) + "\n") return damaged;
  ReadRecord read{Condition::sound, {}, {}};
  if (!read_entries(rest.substr(0, rest.size() - end_bytes), read.record)) return damaged;
  return read;
}

namespace {

constexpr unsigned owner_only = 0600;

// A folder that hands its group down (setgid) is shared by the reader, the installer and lectern-pin, each a user of
// its own: what one of them writes the others can read.
unsigned mode_in(const std::string& folder) {
  constexpr unsigned group_too = 0660;
  struct stat info{};
  const bool shared =
      stat(folder.c_str(), &info) == 0 && (info.st_mode & S_ISGID) != 0 && (info.st_mode & S_IWGRP) != 0;
  return shared ? group_too : owner_only;
}

}  // namespace

ReadRecord read_record(const std::string& folder, const std::string& kind) {
  const std::string path = record_path(folder, kind);
  const base::Result<std::string> bytes = base::read_file(path, most_bytes);
  if (bytes) return parse_record(bytes.value(), kind, path);
  const bool missing = bytes.error().code == base::ErrorCode::not_found;
  return {missing ? Condition::missing : Condition::unreadable, {}, bytes.error().what};
}

base::Result<void> write_record(const std::string& folder, const std::string& kind, const Record& record) {
  const std::string path = record_path(folder, kind);
  const unsigned mode = mode_in(folder);
  const base::Result<void> written = base::replace_file(path, text_of(kind, record), mode);
  // Whoever sets a PIN for the terminal, with whatever umask, must not lock its reader out.
  if (written && mode != owner_only) chmod(path.c_str(), mode);
  if (written) return {};
  return base::Error{base::ErrorCode::io, written.error().what + "; the state folder " + folder +
                                              " must be there, have room and be writable by the reader"};
}

}  // namespace app
