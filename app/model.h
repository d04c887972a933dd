// Model: everything the reader is at one moment, as plain data. Scenes: what is derived from it and kept until it
// changes. Services: what it stands on. One of each lives in main() and is passed by reference.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/input/gesture.h"
#include "app/screens/article.h"
#include "app/screens/compare.h"
#include "app/screens/keyboard.h"
#include "app/screens/message.h"
#include "app/screens/search.h"
#include "app/screens/shelf.h"
#include "app/search_worker.h"
#include "store/edition.h"

namespace app {

enum class ScreenKind { shelf, article, compare, search, message };
const char* name_of(ScreenKind screen);

struct Settings {
  render::ThemeName theme = render::ThemeName::light;
  double type_size_percent = 100;  // 50..300
  double diagonal_inches = 0;      // 0: by the size of the window
  bool reduced_motion = false;     // what would slide or glide is there at once
};

// Somewhere the visitor was, for the way back: by names, so that it can be opened again.
struct Place {
  ScreenKind screen = ScreenKind::shelf;
  std::string id;            // story_id of a comparison, file of an article
  std::uint32_t offset = 0;  // byte of the article's text that stood at the top
};

struct Model {
  Settings settings;
  ScreenKind screen = ScreenKind::shelf;
  std::vector<Place> way;  // where "back" leads, the last first; empty: to the shelf
  Shelf shelf;
  Reading reading;
  Compare compare;
  Search search;
  Message message;
  Keyboard keyboard;
  bool on_keyboard = false;  // the finger that is down came down on the keyboard
  GestureState gesture;
  bool finger_stops = false;  // the finger that is down has stopped a fling: lifting it does nothing more
  render::Point pointer;
  Action search_focus;  // the focus that a way back to the results finds again
  Action focus;         // of the box the keyboard is on; none: nothing is focused
  std::int32_t width_px = 1280;
  std::int32_t height_px = 800;
};

struct Scenes {
  std::string font_note;          // "Some letters …", or empty: shown below every screen
  float font_note_px = 0;         // height of its strip
  std::size_t fonts_missing = 0;  // packages it names
  ShelfScene shelf;
  ReadingScene reading;
  CompareScene compare;
  SearchScene search;
  KeyboardScene keyboard;
};

struct Services {
  std::optional<store::Edition> edition;
  render::Fonts fonts;
  Strings strings;
  // Where there is one, searches are asked there and answered in a later frame; else at once.
  std::unique_ptr<SearchWorker> search_worker = nullptr;
};

// Most columns shown when nobody asked for a number.
constexpr std::int32_t usual_columns = 3;

}  // namespace app
