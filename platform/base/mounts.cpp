#include "platform/base/mounts.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "platform/base/file.h"

namespace base {
namespace {

std::string_view next_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

// The kernel writes blanks, tabs, line breaks and backslashes as \040 and so on.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '\\' && at + 3 < text.size() && is_octal(text[at + 1]) && text[at + 1] < '4' &&
                        is_octal(text[at + 2]) && is_octal(text[at + 3]);
    if (!escape) {
      out += text[at];
      continue;
    }
    out += static_cast<char>((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + (text[at + 3] - '0'));
    at += 3;
  }
  return out;
}

// "36 35 98:0 /root /mnt/it rw,noatime shared:1 master:2 - vfat /dev/sda1 rw": any number of fields before "-".
std::optional<MountLine> parse_line(std::string_view line) {
  MountLine mount;
  const std::string_view number = next_word(line);
  const auto [rest, error] = std::from_chars(number.data(), number.data() + number.size(), mount.id);
  if (error != std::errc() || rest != number.data() + number.size()) return std::nullopt;
  next_word(line);  // its parent
  mount.device = next_word(line);
  mount.root = unescaped(next_word(line));
  mount.point = unescaped(next_word(line));
  mount.options = next_word(line);
  std::string_view word = next_word(line);
  while (word != "-" && !line.empty()) word = next_word(line);
  if (word != "-") return std::nullopt;
  mount.type = unescaped(next_word(line));
  mount.source = unescaped(next_word(line));
  mount.own_options = next_word(line);
  if (mount.point.empty() || mount.type.empty() || mount.source.empty()) return std::nullopt;
  return mount;
}

}  // namespace

std::vector<MountLine> parse_mounts(std::string_view text) {
  std::vector<MountLine> mounts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (std::optional<MountLine> mount = parse_line(text.substr(0, end))) mounts.push_back(std::move(*mount));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return mounts;
}

std::string mount_table() {
  Result<std::string> text = read_file("/proc/self/mountinfo");
  return text ? std::move(text).value() : std::string();
}

}  // namespace base
