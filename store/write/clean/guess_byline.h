// Who wrote it, as newspapers write it: "By Ann Lee", "By Ann Lee and Bo Ek, Valley News", "Ann Lee | Staff writer".
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace store {

struct FoundByline {
  std::string names;                  // "Ann Lee and Bo Ek"
  std::optional<std::string> source;  // what is named after the names and is certainly no person
};

// `bare`: names without "By" count too (the line stands between title and date). A date at the end of the line must
// have been taken off before. Nothing for sentences.
std::optional<FoundByline> find_byline(std::string_view line, bool bare);

}  // namespace store
