#include "app/input/gesture.h"

#include <string>

#include "doctest/doctest.h"

using namespace app;

namespace {

// The gestures of a row of contacts, as a line of words.
std::string gestures_of(const std::vector<Contact>& contacts) {
  GestureState state;
  std::vector<Gesture> gestures;
  for (const Contact& contact : contacts) recognise(state, contact, 10, gestures);
  std::string words;
  for (const Gesture& gesture : gestures) {
    constexpr const char* names[]{"tap", "begin", "drag", "end", "press"};
    if (!words.empty()) words += ' ';
    words += names[static_cast<int>(gesture.kind)];
  }
  return words;
}

constexpr auto down = ContactKind::down;
constexpr auto move = ContactKind::move;
constexpr auto up = ContactKind::up;

}  // namespace

TEST_CASE("contacts become gestures") {
  struct Row {
    const char* what;
    std::vector<Contact> contacts;
    const char* gestures;
  };
  const std::vector<Row> rows{
      {"a tap", {{down, {50, 50}, 0}, {up, {50, 50}, 90}}, "press tap"},
      {"a tap of twelve milliseconds", {{down, {50, 50}, 0}, {up, {50, 50}, 12}}, "press tap"},
      {"a tap by a shaking finger", {{down, {50, 50}, 0}, {move, {56, 55}, 30}, {up, {52, 51}, 60}}, "press tap"},
      {"press and release at the same time", {{down, {5, 5}, 7}, {up, {5, 5}, 7}}, "press tap"},
      {"a drag",
       {{down, {50, 50}, 0}, {move, {50, 70}, 16}, {move, {50, 90}, 32}, {up, {50, 90}, 48}},
       "press begin drag drag end"},
      {"moving without touching", {{move, {50, 50}, 0}, {move, {90, 90}, 16}}, ""},
      {"a release nobody pressed", {{up, {50, 50}, 0}}, ""},
      {"a drag that comes back is no tap",
       {{down, {50, 50}, 0}, {move, {50, 90}, 16}, {up, {50, 50}, 32}},
       "press begin drag end"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(gestures_of(row.contacts) == row.gestures);
  }
}

TEST_CASE("a drag carries every pixel the finger moved, the slop included") {
  GestureState state;
  std::vector<Gesture> gestures;
  float sum = 0;
  for (const Contact& contact : {Contact{down, {0, 100}, 0}, Contact{move, {0, 104}, 10}, Contact{move, {0, 130}, 20},
                                 Contact{move, {0, 90}, 30}, Contact{up, {0, 90}, 40}}) {
    recognise(state, contact, 10, gestures);
  }
  for (const Gesture& gesture : gestures) sum += gesture.kind == GestureKind::drag ? gesture.dy : 0;
  CHECK(sum == -10);
}

TEST_CASE("a finger that rested before it left flings nothing") {
  const auto velocity = [](double rest) {
    GestureState state;
    std::vector<Gesture> gestures;
    recognise(state, {down, {0, 300}, 0}, 10, gestures);
    for (int i = 1; i <= 5; ++i)
      recognise(state, {move, {0, 300.0F - 30.0F * static_cast<float>(i)}, i * 16.0}, 10, gestures);
    recognise(state, {up, {0, 150}, 5 * 16.0 + rest}, 10, gestures);
    return gestures.back().velocity_y;
  };
  CHECK(velocity(8) < -1);
  CHECK(velocity(200) == 0);
}
