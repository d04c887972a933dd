#include "app/input/pointer.h"

#include <string>
#include <string_view>

#include "doctest/doctest.h"

using namespace app;

namespace {

constexpr float slop_px = 9;

// What is seen after each sign: "m X" a motion to X, "d" a press, "u" a release, "w" the wheel. '+' shown, '-' hidden.
std::string seen_after(bool at_first, std::string_view signs) {
  PointerSight sight{.shown = at_first, .from = {}};
  render::Point at;
  std::string seen;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i] == 'm') at.x = static_cast<float>(std::stoi(std::string(signs.substr(i + 1))));
    constexpr std::string_view kinds = "mduw";
    const std::size_t kind = kinds.find(signs[i]);
    if (kind == std::string_view::npos) continue;
    follow(sight, static_cast<PointerSign>(kind), at, slop_px);
    seen += sight.shown ? '+' : '-';
  }
  return seen;
}

}  // namespace

TEST_CASE("the pointer is hidden by a finger and shown by a mouse") {
  struct Row {
    const char* what;
    bool at_first;
    const char* signs;
    const char* seen;
  };
  for (const Row& row : {
           Row{"a tap", true, "m100 d u", "+--"},
           Row{"a tap where the pointer was", false, "d u", "--"},
           Row{"taps, one after the other", false, "m100 d u m400 d u m9 d u", "---------"},
           Row{"a drag", true, "m100 d m150 m200 m250 u", "+-----"},
           Row{"a mouse", false, "m100 m130", "-+"},
           Row{"a mouse that clicks", false, "m100 m130 d u", "-+++"},
           Row{"a slow mouse", false, "m100 m104 m108 m112", "---+"},
           Row{"a panel that trembles while nobody is there", false, "m100 m103 m99 m102 m98 m103", "------"},
           Row{"a wheel", false, "w", "+"},
           Row{"a mouse between two taps", true, "m100 d u m300 m340 m360 d u m20 d u", "+---+++++--"},
       }) {
    CAPTURE(row.what);
    CHECK(seen_after(row.at_first, row.signs) == row.seen);
  }
}
