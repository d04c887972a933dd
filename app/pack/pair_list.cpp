#include "app/pack/pair_list.h"

#include <unordered_map>

#include "platform/base/file.h"
#include "platform/base/utf8.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Names may hold spaces when a tab stands between them.
bool split(std::string_view line, ListedPair& pair) {
  const std::size_t tab = line.find('\t');
  const std::size_t cut = tab == std::string_view::npos ? line.find(' ') : tab;
  if (cut == std::string_view::npos) return false;
  pair.a = line.substr(0, cut);
  pair.b = line.substr(cut + 1);
  const bool again = pair.b.find('\t') != std::string::npos ||
                     (tab == std::string_view::npos && pair.b.find(' ') != std::string::npos);
  return !pair.a.empty() && !pair.b.empty() && !again;
}

struct Numbering {
  std::unordered_map<std::string, std::size_t> known;

  std::size_t number(PairList& list, const std::string& path) {
    const auto [found, fresh] = known.try_emplace(path, list.files.size());
    if (fresh) list.files.push_back(path);
    return found->second;
  }
};

}  // namespace

Result<PairList> read_pair_list(const std::string& list, const std::string& a_folder, const std::string& b_folder) {
  const std::string bytes = TRY(base::read_file(list));
  if (const std::optional<std::size_t> invalid = base::first_invalid(bytes)) {
    const base::LineColumn place = base::line_column(bytes, *invalid);
    return Error{ErrorCode::bad_input, list + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
                                           ": not UTF-8; save it as UTF-8"};
  }
  PairList out;
  Numbering numbering;
  std::string_view left = bytes;
  if (left.starts_with("\uFEFF")) left.remove_prefix(3);  // a mark of some editors, no part of the first name
  for (int line_number = 1; !left.empty(); ++line_number) {
    const std::size_t end = left.find('\n');
    std::string_view line = left.substr(0, end);
    left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    ListedPair pair;
    if (!split(line, pair))
      return Error{ErrorCode::bad_input,
                   list + ":" + std::to_string(line_number) + ":1: not two names; put a tab or one space between them"};
    pair.file_a = numbering.number(out, base::join_path(a_folder, pair.a));
    pair.file_b = numbering.number(out, base::join_path(b_folder, pair.b));
    out.pairs.push_back(std::move(pair));
  }
  return out;
}

}  // namespace app
