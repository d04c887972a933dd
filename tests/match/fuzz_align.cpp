// What the passage engine must stand: any two texts, in either preset. The input is cut at its first zero byte; bytes
// that are no UTF-8 are refused before the engine, so such inputs only show that they are. Built by
// -DLECTERN_FUZZ=ON with clang; run as `fuzz_align tests/match/fuzz_align.corpus`.
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "store/write/match/match.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view a, std::string_view b, store::MatchPreset preset) {
  const auto passages = store::align({a, ""}, {b, ""}, preset);
  const auto back = store::align({b, ""}, {a, ""}, preset);
  require(passages.size() == back.size());
  for (const store::Passage& passage : passages) {
    require(passage.a.begin < passage.a.end && passage.a.end <= a.size());
    require(passage.b.begin < passage.b.end && passage.b.end <= b.size());
    require(!base::first_invalid(base::slice(a, passage.a)) && !base::first_invalid(base::slice(b, passage.b)));
    require(passage.score >= 0 && passage.score <= 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(input.find('\0'), input.size());
  const std::string_view a = input.substr(0, cut);
  const std::string_view b = input.substr(std::min(cut + 1, input.size()));
  if (base::first_invalid(a) || base::first_invalid(b)) return 0;
  check(a, b, store::MatchPreset::news);
  check(a, b, store::MatchPreset::pan);
  return 0;
}
