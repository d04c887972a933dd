// Model: everything the reader is at one moment, as plain data. Scenes: what is derived from it and kept until it
// changes. Services: what it stands on. One of each lives in main() and is passed by reference.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/config/config.h"
#include "app/input/gesture.h"
#include "app/input/panel.h"
#include "app/input/pointer.h"
#include "app/screens/admin.h"
#include "app/screens/article.h"
#include "app/screens/attract.h"
#include "app/screens/compare.h"
#include "app/screens/keyboard.h"
#include "app/screens/message.h"
#include "app/screens/pin_pad.h"
#include "app/screens/search.h"
#include "app/screens/shelf.h"
#include "app/screens/updates.h"
#include "app/search_worker.h"
#include "app/session/clock.h"
#include "app/session/session.h"
#include "app/staff/install_worker.h"
#include "app/staff/pin_worker.h"
#include "store/edition.h"

namespace app {

enum class ScreenKind { shelf, article, compare, search, message, pin_pad, admin, update };
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

// Why a visit ended.
enum class VisitEnd : std::uint8_t { idle, started_again, cleared };

// The session, and what its stages keep of the hands on the screen.
struct Visit {
  SessionSettings settings;
  Session session;
  struct WallClock {
    ClockReading reading;
    double at_ms = 0;  // when it was read
  };
  std::optional<WallClock> clock;  // none: nobody has looked at it
  std::int64_t newest_s = 0;       // of the edition's articles: no clock is believed that stands before it
  std::int32_t number = 0;         // visits before this one since the terminal was switched on
  std::optional<VisitEnd> ended;   // it is over: whoever drives the reader clears it
  bool swallows_finger = false;    // the finger that is down has only woken the screen, or closed the countdown
  bool swallows_text = false;      // the key that is down too
  bool curtain = false;            // whoever presents has blacked the screen for a while
  render::Point sign_at;           // where the pointer was last taken for a sign of somebody
  Action kept_focus;               // what had the focus before the countdown
};

// A finger held in the corner that leads to the PIN pad.
struct CornerHold {
  std::optional<double> since_ms;  // none: no finger is there
  render::Point at;
};

// What the staff have asked of the program itself.
enum class Leave : std::uint8_t { no, restart, kiosk };

struct Model {
  Settings settings;
  Settings defaults;  // what a visit begins with
  Visit visit;
  ScreenKind screen = ScreenKind::shelf;
  std::vector<Place> way;  // where "back" leads, the last first; empty: to the shelf
  Shelf shelf;
  Reading reading;
  Compare compare;
  Search search;
  Message message;
  PinPad pin_pad;
  Admin admin;
  Updates updates;
  CornerHold corner;
  Leave leave = Leave::no;
  Keyboard keyboard;
  bool on_keyboard = false;  // the finger that is down came down on the keyboard
  GestureState gesture;
  bool finger_stops = false;  // the finger that is down has stopped a fling: lifting it does nothing more
  render::Point pointer;
  PointerSight pointer_sight;
  Action search_focus;  // the focus that a way back to the results finds again
  Action focus;         // of the box the keyboard is on; none: nothing is focused
  Panel panel;
  std::int32_t width_px = 1280;  // of the picture, as it stands before the visitor
  std::int32_t height_px = 800;
};

struct Scenes {
  AttractScene attract;
  std::string font_note;          // "Some letters …", or empty: shown below every screen
  float font_note_px = 0;         // height of its strip
  std::size_t fonts_missing = 0;  // packages it names
  float notice_px = 0;            // height of the strip that offers an update, at the foot of the screen
  ShelfScene shelf;
  ReadingScene reading;
  CompareScene compare;
  SearchScene search;
  KeyboardScene keyboard;
};

// What the reader knows of the terminal it runs on.
struct Terminal {
  Config config;
  std::string edition;      // path
  std::string drawing;      // what draws, GL_RENDERER; empty: no window is open
  bool preview = false;     // of an edition named on the command line: not signed
  bool locked = false;      // a kiosk: the corner leads to the PIN pad
  std::int32_t visits = 0;  // that have ended since the terminal was switched on
  std::string last_end;     // why the last of them did; empty: there was none
};

struct Services {
  std::optional<store::Edition> edition;
  render::Fonts fonts;
  Strings strings;
  // Where there is one, searches are asked there and answered in a later frame; else at once.
  std::unique_ptr<SearchWorker> search_worker = nullptr;
  std::string locale_folder;           // where catalogues stand
  std::string language = "en";         // that a visit begins in
  std::vector<std::string> languages;  // that a visitor can choose
  Terminal terminal = {};
  std::unique_ptr<PinWorker> pin_worker = nullptr;          // where there is none, attempts are judged at once
  std::unique_ptr<InstallWorker> install_worker = nullptr;  // none: nothing is ever installed here
};

// Most columns shown when nobody asked for a number.
constexpr std::int32_t usual_columns = 3;

}  // namespace app
