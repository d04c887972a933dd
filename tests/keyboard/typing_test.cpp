// What fingers on the keyboard type: taps, slips, long presses, what repeats, capitals, languages.
#include "app/keyboard/typing.h"

#include <algorithm>

#include "doctest/doctest.h"

using namespace app;
using render::Point;
using render::Rect;

namespace {

constexpr KeyboardRoom room{{0, 0, 1024, 600}, 6.6F};

// One keyboard with a finger and a clock.
struct Hand {
  Keyboard keyboard;
  double now_ms = 0;
  Typed typed;

  explicit Hand(std::string_view language = "en") { keyboard.layout = keyboard_layout_for(language); }

  Point at(KeyKind kind, std::string_view text = {}) const {
    for (const KeyCap& key : geometry_of(keyboard, room).keys)
      if (key.kind == kind && key.text == text) return {key.rect.x + key.rect.w / 2, key.rect.y + key.rect.h / 2};
    FAIL("no such key: " << text);
    return {};
  }
  Point offer(std::string_view text) const {
    const auto cells = offer_cells(keyboard, geometry_of(keyboard, room), room);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (keyboard.offers[i] == text) return {cells[i].x + 3, cells[i].y + 3};
    FAIL("not offered: " << text);
    return {};
  }
  void down(Point point) { touch(keyboard, room, TouchKind::down, point, now_ms, typed); }
  void move(Point point) { touch(keyboard, room, TouchKind::move, point, now_ms, typed); }
  void up(Point point) { touch(keyboard, room, TouchKind::up, point, now_ms, typed); }
  void tap(Point point) {
    down(point);
    up(point);
  }
  void tap(std::string_view key) { tap(at(KeyKind::character, key)); }
  void tap(KeyKind kind) { tap(at(kind)); }
  bool wait(double ms) {
    now_ms += ms;
    return pass_time(keyboard, room, now_ms, typed);
  }
};

}  // namespace

TEST_CASE("taps type letters, between the keys too, and a slip is mended before the finger leaves") {
  Hand hand;
  hand.tap("a");
  const Point s = hand.at(KeyKind::character, "s");
  const Point d = hand.at(KeyKind::character, "d");
  hand.tap({(s.x + d.x) / 2 + 1, s.y});
  hand.tap(KeyKind::space);
  hand.down(s);
  hand.move(hand.at(KeyKind::character, "x"));
  hand.up(hand.at(KeyKind::character, "x"));
  CHECK(hand.typed.text == "ad x");
}

TEST_CASE("one tap on shift makes one capital, two keep it, three end it") {
  Hand hand("de");
  hand.tap(KeyKind::shift);
  hand.tap("ü");
  hand.tap("b");
  hand.tap(KeyKind::shift);
  hand.tap(KeyKind::shift);
  hand.tap("c");
  hand.tap("d");
  hand.tap(KeyKind::shift);
  hand.tap("ß");
  CHECK(hand.typed.text == "ÜbCDß");
}

TEST_CASE("a long press offers the other letters: the finger slides to one, or leaves and taps one") {
  Hand hand("es");
  const Point a = hand.at(KeyKind::character, "a");
  hand.down(a);
  CHECK(hand.wait(long_press_ms - 1));
  CHECK(hand.keyboard.offers.empty());
  CHECK_FALSE(hand.wait(1));
  CHECK(hand.keyboard.offers.front() == "á");
  hand.move(hand.offer("á"));
  hand.up(hand.offer("á"));
  CHECK(hand.typed.text == "á");
  CHECK(hand.keyboard.offers.empty());
  hand.tap(KeyKind::shift);
  hand.down(hand.at(KeyKind::character, "u"));
  hand.wait(long_press_ms);
  hand.up(hand.at(KeyKind::character, "u"));
  CHECK(hand.typed.text == "á");
  hand.tap(hand.offer("Ü"));
  CHECK(hand.typed.text == "áÜ");
  CHECK(hand.keyboard.capitals == Capitals::off);
}

TEST_CASE("the key for accents offers them at once; a touch elsewhere closes them and counts") {
  Hand hand("fr");
  hand.tap(KeyKind::accents);
  CHECK(hand.keyboard.accents);
  hand.tap("e");
  CHECK(hand.typed.text.empty());
  hand.tap(hand.offer("ê"));
  CHECK(hand.typed.text == "ê");
  hand.tap(KeyKind::accents);
  hand.tap("z");
  CHECK(hand.typed.text == "ê");
  hand.tap("q");
  CHECK(hand.typed.text == "êq");
  CHECK(hand.keyboard.offers.empty());
  hand.tap(KeyKind::accents);
  hand.tap("e");
  hand.tap({500, 20});
  CHECK(hand.keyboard.offers.empty());
  CHECK(hand.typed.text == "êq");
}

TEST_CASE("backspace and the caret go on while the finger rests, as often as time has passed") {
  Hand hand;
  hand.down(hand.at(KeyKind::backspace));
  CHECK(hand.typed.erase == 1);
  CHECK(hand.wait(first_repeat_ms - 1));
  CHECK(hand.typed.erase == 1);
  hand.wait(1);
  CHECK(hand.typed.erase == 2);
  hand.wait(next_repeat_ms * 10);
  CHECK(hand.typed.erase == 12);
  hand.up(hand.at(KeyKind::backspace));
  CHECK_FALSE(hand.wait(1000));
  CHECK(hand.typed.erase == 12);
  hand.tap(KeyKind::left);
  hand.tap(KeyKind::left);
  hand.tap(KeyKind::right);
  CHECK(hand.typed.move == -1);
  CHECK(hand.typed.text.empty());
}

TEST_CASE("languages are chosen from a list, signs have a plane of their own, and the keyboard can be put away") {
  Hand hand;
  hand.tap(KeyKind::language);
  hand.tap(hand.offer("العربية"));
  hand.tap("ض");
  hand.tap(KeyKind::language);
  hand.tap(hand.offer("Русский"));
  hand.tap("ъ");
  hand.tap(KeyKind::plane);
  hand.tap("“");
  hand.tap(KeyKind::plane);
  hand.tap("я");
  CHECK(hand.typed.text == "ضъ“я");
  CHECK_FALSE(hand.typed.hide);
  hand.tap(KeyKind::hide);
  CHECK(hand.typed.hide);
}

TEST_CASE("every key that is shown types what it shows, in every layout, small and capital") {
  for (const KeyboardLayout& layout : keyboard_layouts()) {
    Hand hand(layout.language);
    for (const Capitals capitals : {Capitals::off, Capitals::locked}) {
      hand.keyboard.capitals = capitals;
      for (const KeyCap& key : geometry_of(hand.keyboard, room).keys) {
        if (key.kind != KeyKind::character) continue;
        hand.typed = {};
        hand.tap({key.rect.x + 2, key.rect.y + 2});
        CHECK(hand.typed.text == shown_on(hand.keyboard, key));
      }
    }
  }
}

TEST_CASE("a finger that is lost types nothing, and one beside the keyboard is none of its") {
  Hand hand;
  hand.down(hand.at(KeyKind::character, "a"));
  let_go(hand.keyboard);
  hand.up(hand.at(KeyKind::character, "a"));
  hand.tap({10, 10});
  CHECK(hand.typed.text.empty());
}
