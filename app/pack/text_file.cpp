#include "app/pack/text_file.h"

#include "platform/base/file.h"
#include "platform/base/utf8.h"

namespace app {
namespace {

// What matching takes: places in a text are 32 bits wide, with room to count past the end.
constexpr std::uint64_t max_bytes = 1ULL << 30U;

// The reason of an error without the name in front of it.
std::string without_name(const std::string& what, const std::string& path) {
  return what.starts_with(path + ": ") ? what.substr(path.size() + 2) : what;
}

}  // namespace

std::variant<std::string, UnreadableFile> read_text(const std::string& path) {
  base::Result<std::string> bytes = base::read_file(path, max_bytes);
  if (!bytes)
    return UnreadableFile{path, std::nullopt, without_name(bytes.error().what, path) + "; check the name", {}};
  const std::optional<std::size_t> invalid = base::first_invalid(bytes.value());
  if (!invalid) return std::move(bytes).value();
  return UnreadableFile{path, invalid, "not UTF-8 at byte " + std::to_string(*invalid) + "; save it as UTF-8",
                        base::line_column(bytes.value(), *invalid)};
}

std::string error_line(const UnreadableFile& unreadable) {
  std::string line = unreadable.file + ": ";
  if (unreadable.offset)
    line = unreadable.file + ":" + std::to_string(unreadable.place.line) + ":" +
           std::to_string(unreadable.place.column) + ": ";
  return line + unreadable.reason;
}

}  // namespace app
