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
    constexpr const char* names[]{"tap", "begin", "drag", "end", "broken", "press"};
    if (!words.empty()) words += ' ';
    words += names[static_cast<int>(gesture.kind)];
  }
  return words;
}

constexpr auto down = ContactKind::down;
constexpr auto move = ContactKind::move;
constexpr auto up = ContactKind::up;
constexpr auto other_down = ContactKind::other_down;
constexpr auto other_up = ContactKind::other_up;

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
      {"a tap that trembles out of the slop and back in one report is still no tap",
       {{down, {50, 50}, 0}, {move, {61, 50}, 8}, {up, {50, 50}, 30}},
       "press begin drag end"},
      {"a second finger takes nothing from a tap",
       {{down, {50, 50}, 0}, {other_down, {}, 5}, {up, {50, 50}, 80}, {other_up, {}, 90}},
       "press tap"},
      {"a second finger takes nothing from a drag",
       {{down, {50, 50}, 0},
        {move, {50, 70}, 16},
        {other_down, {}, 20},
        {move, {50, 90}, 32},
        {other_up, {}, 40},
        {move, {50, 95}, 48},
        {up, {50, 95}, 200}},
       "press begin drag drag drag end"},
      {"a hand laid down is nothing",
       {{down, {50, 50}, 0},
        {other_down, {}, 1},
        {other_down, {}, 2},
        {other_down, {}, 3},
        {move, {80, 80}, 16},
        {up, {80, 80}, 90},
        {other_up, {}, 90},
        {other_up, {}, 91},
        {other_up, {}, 92},
        {down, {9, 9}, 200},
        {up, {9, 9}, 220}},
       "press press tap"},
      {"a hand laid down while a finger drags breaks the drag off",
       {{down, {50, 50}, 0},
        {move, {50, 80}, 16},
        {other_down, {}, 20},
        {other_down, {}, 21},
        {move, {50, 99}, 32},
        {up, {50, 99}, 48}},
       "press begin drag broken"},
      {"what leaps far and back again is a palm",
       {{down, {50, 50}, 0}, {move, {50, 300}, 10}, {move, {60, 60}, 20}, {move, {50, 300}, 30}, {up, {50, 300}, 40}},
       "press begin drag drag broken"},
      {"a fast finger that turns round is none",
       {{down, {50, 50}, 0}, {move, {50, 130}, 16}, {move, {50, 210}, 32}, {move, {50, 140}, 48}, {up, {50, 140}, 60}},
       "press begin drag drag drag end"},
      {"a fast finger that goes one way is none",
       {{down, {50, 900}, 0}, {move, {50, 600}, 10}, {move, {50, 300}, 20}, {up, {50, 100}, 25}},
       "press begin drag drag end"},
      {"a press that never ended is over when another begins",
       {{down, {50, 50}, 0}, {move, {50, 90}, 16}, {down, {9, 9}, 5000}, {up, {9, 9}, 5050}},
       "press begin drag broken press tap"},
      {"a press that never ended is over after a while",
       {{down, {50, 50}, 0},
        {move, {50, 90}, 16},
        {move, {50, 95}, 20'017},
        {move, {50, 99}, 20'030},
        {up, {50, 99}, 20'050}},
       "press begin drag broken"},
      {"whatever lay there for long is no tap", {{down, {50, 50}, 0}, {up, {50, 50}, 21'000}}, "press"},
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

namespace {

// What a drag leaves with whose contacts come every `step_ms` and whose place is y(t), let go at `end_ms`.
template <typename Place>
float velocity_of(const Place& y, double end_ms, double step_ms) {
  GestureState state;
  std::vector<Gesture> gestures;
  recognise(state, {down, {0, y(0)}, 0}, 10, gestures);
  double t = step_ms;
  for (; t <= end_ms; t += step_ms) recognise(state, {move, {0, y(t)}, t}, 10, gestures);
  recognise(state, {up, {0, y(t - step_ms)}, end_ms}, 10, gestures);
  REQUIRE(gestures.back().kind == GestureKind::drag_end);
  return gestures.back().velocity_y;
}

}  // namespace

TEST_CASE("a fling leaves with the way of its last 80 ms over 80 ms, however often the panel reports") {
  for (const double step_ms : {1.0, 2.0, 5.0, 8.0, 10.0, 20.0, 40.0}) {
    CAPTURE(step_ms);
    const auto steady = [](double t) { return static_cast<float>(900 - 2 * t); };
    CHECK(velocity_of(steady, 240, step_ms) == doctest::Approx(-2).epsilon(0.01));
    // Slow first, then fast: the last part counts.
    const auto late = [](double t) { return static_cast<float>(900 - 0.1 * t - (t > 200 ? 3 * (t - 200) : 0)); };
    CHECK(velocity_of(late, 280, step_ms) == doctest::Approx(-3.1).epsilon(0.03));
  }
  const auto short_one = [](double t) { return static_cast<float>(4 * t); };
  CHECK(velocity_of(short_one, 40, 10) == doctest::Approx(4));
}

TEST_CASE("a trembling panel does not decide a fling") {
  const auto jittery = [](double t) {
    return static_cast<float>(900 - 2 * t + (static_cast<int>(t / 8) % 2 == 0 ? 3 : -3));
  };
  CHECK(velocity_of(jittery, 240, 8) == doctest::Approx(-2).epsilon(0.05));
}

TEST_CASE("a finger that rested before it left flings nothing, one that rested half as long half as far") {
  const auto velocity = [](double rest_ms) {
    GestureState state;
    std::vector<Gesture> gestures;
    recognise(state, {down, {0, 300}, 0}, 10, gestures);
    for (int i = 1; i <= 10; ++i)
      recognise(state, {move, {0, 300.0F - 20.0F * static_cast<float>(i)}, i * 10.0}, 10, gestures);
    recognise(state, {up, {0, 100}, 100 + rest_ms}, 10, gestures);
    return gestures.back().velocity_y;
  };
  CHECK(velocity(0) == doctest::Approx(-2));
  CHECK(velocity(40) == doctest::Approx(-1));
  CHECK(velocity(80) == 0);
  CHECK(velocity(500) == 0);
}

TEST_CASE("the slop is a millimetre and a half, within 8 and 10 pixels") {
  CHECK(slop_for(3) == 8);
  CHECK(slop_for(6) == doctest::Approx(9));
  CHECK(slop_for(20) == 10);
}
