#include "platform/kiosk/keys.h"

#include <GLFW/glfw3.h>

#include <array>
#include <string_view>

namespace kiosk {
namespace {

struct ByPlace {
  int glfw = 0;
  Key key = Key::none;
};
constexpr std::array by_place = {
    ByPlace{GLFW_KEY_TAB, Key::tab},
    ByPlace{GLFW_KEY_ENTER, Key::enter},
    ByPlace{GLFW_KEY_KP_ENTER, Key::enter},
    ByPlace{GLFW_KEY_SPACE, Key::space},
    ByPlace{GLFW_KEY_ESCAPE, Key::escape},
    ByPlace{GLFW_KEY_BACKSPACE, Key::backspace},
    ByPlace{GLFW_KEY_DELETE, Key::del},
    ByPlace{GLFW_KEY_LEFT, Key::left},
    ByPlace{GLFW_KEY_RIGHT, Key::right},
    ByPlace{GLFW_KEY_UP, Key::up},
    ByPlace{GLFW_KEY_DOWN, Key::down},
    ByPlace{GLFW_KEY_PAGE_UP, Key::page_up},
    ByPlace{GLFW_KEY_PAGE_DOWN, Key::page_down},
    ByPlace{GLFW_KEY_HOME, Key::home},
    ByPlace{GLFW_KEY_END, Key::end},
    ByPlace{GLFW_KEY_F5, Key::f5},
    ByPlace{GLFW_KEY_1, Key::digit_1},
    ByPlace{GLFW_KEY_2, Key::digit_2},
    ByPlace{GLFW_KEY_3, Key::digit_3},
    ByPlace{GLFW_KEY_4, Key::digit_4},
    ByPlace{GLFW_KEY_KP_1, Key::digit_1},
    ByPlace{GLFW_KEY_KP_2, Key::digit_2},
    ByPlace{GLFW_KEY_KP_3, Key::digit_3},
    ByPlace{GLFW_KEY_KP_4, Key::digit_4},
    ByPlace{GLFW_KEY_KP_ADD, Key::plus},
    ByPlace{GLFW_KEY_KP_SUBTRACT, Key::minus},
};

struct ByName {
  std::string_view name;
  Key key = Key::none;
};
// "=" is where Shift gives plus on an English keyboard; browsers take it for plus as well.
constexpr std::array by_name = {
    ByName{"+", Key::plus},     ByName{"=", Key::plus},     ByName{"-", Key::minus},    ByName{"f", Key::letter_f},
    ByName{"a", Key::letter_a}, ByName{"d", Key::letter_d}, ByName{"l", Key::letter_l}, ByName{"o", Key::letter_o},
    ByName{"t", Key::letter_t}, ByName{"q", Key::q},        ByName{"c", Key::letter_c}, ByName{"n", Key::letter_n},
    ByName{"v", Key::letter_v}, ByName{"x", Key::letter_x}, ByName{"e", Key::letter_e}, ByName{"b", Key::letter_b},
    ByName{".", Key::period},
};

struct ByWord {
  std::string_view word;
  Key key = Key::none;
};
// The first of a key's words is Lectern's own, the others are X's.
constexpr std::array by_word = {
    ByWord{"Tab", Key::tab},
    ByWord{"Enter", Key::enter},
    ByWord{"Return", Key::enter},
    ByWord{"Space", Key::space},
    ByWord{"space", Key::space},
    ByWord{"Escape", Key::escape},
    ByWord{"Backspace", Key::backspace},
    ByWord{"BackSpace", Key::backspace},
    ByWord{"Delete", Key::del},
    ByWord{"Left", Key::left},
    ByWord{"Right", Key::right},
    ByWord{"Up", Key::up},
    ByWord{"Down", Key::down},
    ByWord{"PageUp", Key::page_up},
    ByWord{"Prior", Key::page_up},
    ByWord{"PageDown", Key::page_down},
    ByWord{"Next", Key::page_down},
    ByWord{"Home", Key::home},
    ByWord{"End", Key::end},
    ByWord{"F5", Key::f5},
    ByWord{"1", Key::digit_1},
    ByWord{"2", Key::digit_2},
    ByWord{"3", Key::digit_3},
    ByWord{"4", Key::digit_4},
    ByWord{"period", Key::period},
    ByWord{"plus", Key::plus},
    ByWord{"minus", Key::minus},
};

}  // namespace

Key key_from_glfw(int glfw_key, const char* name) {
  for (const ByPlace& entry : by_place) {
    if (entry.glfw == glfw_key) return entry.key;
  }
  if (name == nullptr) return Key::none;
  for (const ByName& entry : by_name) {
    if (entry.name == name) return entry.key;
  }
  return Key::none;
}

Key key_from_name(std::string_view name) {
  for (const ByWord& entry : by_word) {
    if (entry.word == name) return entry.key;
  }
  for (const ByName& entry : by_name) {
    if (entry.name == name) return entry.key;
  }
  return Key::none;
}

std::string key_names() {
  std::string names;
  Key last = Key::none;
  for (const ByWord& entry : by_word) {
    if (entry.key != last) names += (names.empty() ? "" : ", ") + std::string(entry.word);
    last = entry.key;
  }
  for (const ByName& entry : by_name) names += ", " + std::string(entry.name);
  return names;
}

}  // namespace kiosk
