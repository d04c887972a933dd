// Model: everything the reader is at one moment, as plain data. Scenes: what is derived from it and kept until it
// changes. Services: what it stands on. One of each lives in main() and is passed by reference.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/input/gesture.h"
#include "app/screens/compare.h"
#include "app/screens/message.h"
#include "app/screens/shelf.h"
#include "store/edition.h"

namespace app {

enum class ScreenKind { shelf, compare, message };
const char* name_of(ScreenKind screen);

struct Settings {
  render::ThemeName theme = render::ThemeName::light;
  double type_size_percent = 100;  // 50..300
  double diagonal_inches = 0;      // 0: by the size of the window
};

struct Model {
  Settings settings;
  ScreenKind screen = ScreenKind::shelf;
  Shelf shelf;
  Compare compare;
  Message message;
  GestureState gesture;
  render::Point pointer;
  Action focus;  // of the box the keyboard is on; none: nothing is focused
  std::int32_t width_px = 1280;
  std::int32_t height_px = 800;
};

struct Scenes {
  ShelfScene shelf;
  CompareScene compare;
};

struct Services {
  std::optional<store::Edition> edition;
  render::Fonts fonts;
  Strings strings;
};

// Most columns shown when nobody asked for a number.
constexpr std::int32_t usual_columns = 3;

}  // namespace app
