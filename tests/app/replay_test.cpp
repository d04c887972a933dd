#include "app/headless/replay.h"

#include "doctest/doctest.h"

using namespace app;
using kiosk::EventKind;
using kiosk::Key;

namespace {

std::vector<ReplayStep> steps_of(std::string_view text) {
  base::Result<std::vector<ReplayStep>> steps = parse_replay(text, "visit");
  REQUIRE_MESSAGE(steps, steps.error().what);
  return std::move(steps).value();
}

std::string refusal_of(std::string_view text) {
  const base::Result<std::vector<ReplayStep>> steps = parse_replay(text, "visit");
  REQUIRE_FALSE(steps);
  return steps.error().what;
}

}  // namespace

TEST_CASE("comments, empty lines and line ends of Windows mean nothing in a replay") {
  CHECK(steps_of("").empty());
  CHECK(steps_of("# a visit\n\n   \t\n").empty());
  const auto steps = steps_of("10 mouse 3 4 # there\r\n20 end\r\n");
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].event.x == 3);
  CHECK(steps[1].kind == ReplayKind::end);
}

TEST_CASE("the first finger is the pointer and the others are only told of until all have been lifted") {
  const auto steps = steps_of(
      "0 touch 7 down 10 20\n"
      "5 touch 8 down 100 200\n"
      "6 touch 8 up 100 200\n"
      "7 touch 9 down 50 60\n"
      "9 touch 7 up 11 20\n"
      "9 touch 8 down 5 5\n"
      "10 touch 8 up 5 5\n"
      "11 touch 9 up 50 60\n"
      "12 touch 8 down 5 5\n");
  const EventKind kinds[] = {EventKind::pointer_move, EventKind::button_down,  EventKind::finger_down,
                             EventKind::finger_up,    EventKind::finger_down,  EventKind::pointer_move,
                             EventKind::button_up,    EventKind::finger_down,  EventKind::finger_up,
                             EventKind::finger_up,    EventKind::pointer_move, EventKind::button_down};
  REQUIRE(steps.size() == std::size(kinds));
  for (std::size_t i = 0; i < steps.size(); ++i) CHECK(steps[i].event.kind == kinds[i]);
  CHECK(steps[6].event.time_ms == 9);
  CHECK(steps[6].event.x == 11);
  CHECK(steps[11].event.x == 5);
}

TEST_CASE("held modifiers are said with the keys that follow") {
  const auto steps = steps_of("0 key Shift down\n1 key Tab down\n2 key Shift up\n3 key Prior down\n");
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].event.key == Key::tab);
  CHECK(steps[0].event.shift);
  CHECK(steps[1].event.key == Key::page_up);
  CHECK_FALSE(steps[1].event.shift);
}

TEST_CASE("a key that goes down again at once is held and repeats, one that goes down later was let go in between") {
  const auto steps =
      steps_of("0 key n down\n0 text \"n\"\n40 key n down\n40 text \"n\"\n200 key n down\n210 key o down\n");
  const bool repeats[] = {false, false, true, true, false, false};
  REQUIRE(steps.size() == std::size(repeats));
  for (std::size_t i = 0; i < steps.size(); ++i) CHECK(steps[i].event.repeat == repeats[i]);
}

TEST_CASE("typed text arrives as code points, escapes and all") {
  const auto steps = steps_of("0 text \"a\\u00e9\\ud83d\\ude00 # b\"\n");
  const char32_t points[] = {U'a', U'\u00e9', U'\U0001F600', U' ', U'#', U' ', U'b'};
  REQUIRE(steps.size() == std::size(points));
  for (std::size_t i = 0; i < steps.size(); ++i) CHECK(steps[i].event.text == points[i]);
}

TEST_CASE("wheels count as GLFW does and sizes carry the new one") {
  const auto steps = steps_of("0 wheel 0 -2\n1 size 1024 600\n2 shot two words.png \n");
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].event.y == 2);  // events: down is positive
  CHECK(steps[1].event.kind == EventKind::resized);
  CHECK(steps[1].event.x == 1024);
  CHECK(steps[2].file == "two words.png");
}

TEST_CASE("a line that is not understood is refused with its place and what to write") {
  struct Row {
    const char* text;
    const char* refusal;
  };
  const Row rows[] = {
      {"now end\n", "visit:1:1: 'now' is no number; write the time in milliseconds"},
      {"0 mouse 1 2\n5 touch 1 donw 3 4\n", "visit:2:11: 'donw' is not known here; write down, move or up"},
      {"5 end\n4 end\n", "visit:2:1: time goes back: the line before is later"},
      {"0 text \"open\n", "visit:1:8: write the text as a JSON string: \"flood\""},
      {"0 size 10 10\n", "visit:1:1: sizes go from 320 240 to 7680 7680"},
      {"0 shot\n", "visit:1:7: name the picture: shot FILE.png"},
      {"0 mouse 1\n", "visit:1:10: write Y here"},
      {"0 mouse 1 nan\n", "visit:1:11: 'nan' is no number; write Y"},
      {"0 end now\n", "visit:1:7: nothing more belongs on this line"},
      {"0 end\n\xFF\n", "visit:2:1: this is not UTF-8; save the replay as UTF-8"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(refusal_of(row.text).starts_with(row.refusal));
  }
  CHECK(refusal_of("0 key Foo down\n").starts_with("visit:1:7: there is no key 'Foo'; known are Tab, Enter"));
}

TEST_CASE("a stick is a folder until it is gone") {
  const auto steps = steps_of("5 stick /run/lectern/sticks/MY STICK\n9 stick gone\n");
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].kind == ReplayKind::stick);
  CHECK(steps[0].file == "/run/lectern/sticks/MY STICK");
  CHECK(steps[0].at_ms == 5);
  CHECK(steps[1].kind == ReplayKind::stick);
  CHECK(steps[1].file.empty());
  CHECK(refusal_of("1 stick").find("name the folder") != std::string::npos);
}
