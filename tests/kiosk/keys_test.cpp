#include "platform/kiosk/keys.h"

#include <GLFW/glfw3.h>
#include "doctest/doctest.h"

TEST_CASE("keys go by their place, letters and signs by what is printed on them") {
  using kiosk::Key;
  struct Row {
    const char* what;
    int glfw;
    const char* name;
    Key key;
  };
  const Row rows[] = {
      {"tab", GLFW_KEY_TAB, nullptr, Key::tab},
      {"enter", GLFW_KEY_ENTER, nullptr, Key::enter},
      {"keypad enter", GLFW_KEY_KP_ENTER, nullptr, Key::enter},
      {"escape", GLFW_KEY_ESCAPE, nullptr, Key::escape},
      {"page down", GLFW_KEY_PAGE_DOWN, nullptr, Key::page_down},
      {"French row of digits", GLFW_KEY_2, "\xC3\xA9", Key::digit_2},
      {"keypad 4", GLFW_KEY_KP_4, "4", Key::digit_4},
      {"keypad plus", GLFW_KEY_KP_ADD, "+", Key::plus},
      {"English plus", GLFW_KEY_EQUAL, "=", Key::plus},
      {"German plus", GLFW_KEY_RIGHT_BRACKET, "+", Key::plus},
      {"German minus", GLFW_KEY_SLASH, "-", Key::minus},
      {"English slash", GLFW_KEY_SLASH, "/", Key::none},
      {"French q stands where English a does", GLFW_KEY_A, "q", Key::q},
      {"French a stands where English q does", GLFW_KEY_Q, "a", Key::letter_a},
      {"delete", GLFW_KEY_DELETE, nullptr, Key::del},
      {"f", GLFW_KEY_F, "f", Key::letter_f},
      {"an unknown key without a name", GLFW_KEY_UNKNOWN, nullptr, Key::none},
      {"F5", GLFW_KEY_F5, nullptr, Key::f5},
      {"F6", GLFW_KEY_F6, nullptr, Key::none},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(kiosk::key_from_glfw(row.glfw, row.name) == row.key);
  }
}
