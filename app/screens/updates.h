// Updates: what the installer has told of the sticks that are in and of an update that runs; and what it looks like: a
// strip at the foot of every screen that offers it, and the staff's panel. Nothing here takes a screen from a visitor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/screens/view.h"
#include "app/staff/installer_talk.h"

namespace app {

enum class UpdateStage : std::uint8_t {
  idle,
  asked,    // nothing has been answered yet
  running,  // in one of its phases
  opening,  // it is installed; this reader opens it beside the old one
  ended,
};

// How it ended: the installer's code and its sentence in English, or one of the reader's own codes.
struct UpdateEnd {
  std::string code;
  std::string sentence;
};
inline constexpr const char* reader_could_not_open = "READER_COULD_NOT_OPEN";
inline constexpr const char* no_installer = "NO_INSTALLER";
// Codes of the installer that mean more than their sentence.
inline constexpr const char* code_installed = "INSTALLED";
inline constexpr const char* code_same = "SAME";
inline constexpr const char* code_refused_before = "REFUSED_BEFORE";
inline constexpr const char* code_rolled_back = "ROLLED_BACK";

// A stick as it was put in: another number, another stick.
struct SeenStick {
  std::string folder;
  std::int64_t mount = 0;
  friend bool operator==(const SeenStick&, const SeenStick&) = default;
};

struct Updates {
  std::vector<SeenStick> sticks;
  std::vector<StickOffer> offers;  // of all of them: what can be installed first, the newest first
  std::size_t chosen = 0;          // of those
  std::optional<UpdateEnd> found;  // what a stick that was just put in has instead of something to install

  UpdateStage stage = UpdateStage::idle;
  bool rolling_back = false;
  std::optional<StickOffer> installing;  // nothing: it was begun before this reader started
  InstallPhase phase = InstallPhase::scan;
  std::uint64_t done = 0;  // bytes of the phase
  std::uint64_t of = 0;    // 0: not known
  double phase_ms = 0;     // when it began
  double told_ms = 0;      // when done was told
  bool may_pull = false;   // the stick is not needed any more
  bool own = false;        // begun by whoever stands here: no PIN to cancel it
  std::optional<UpdateEnd> end;

  std::optional<std::uint64_t> to_confirm;  // serial of an edition that the next frame shows for the first time
  std::optional<InstalledStatus> status;    // for the admin screen
};

// Whether it can still be cancelled.
bool can_cancel(const Updates& updates);
// Whether the installer would take it, if only when asked twice.
bool can_install(const StickOffer& offer);
// What an update would install, or nothing.
const StickOffer* chosen_offer(const Updates& updates);

// The words, in the interface's language.
std::string end_sentence(const UpdateEnd& end, const Strings& strings);
std::string_view phase_words(InstallPhase phase, const Strings& strings);
std::string relation_sentence(Relation relation, const Strings& strings);
std::string bytes_text(std::uint64_t bytes, const Strings& strings);
// By what the phase has taken so far, else by what the stick's offer says; rounded up. Nothing where neither tells.
std::optional<std::int64_t> minutes_left(const Updates& updates);

// What the strip says, and what its button does. Empty: there is no strip.
struct Notice {
  std::string text;
  std::string_view button;
  Action action;
};
Notice notice_of(const Updates& updates, const Strings& strings);
// How high a strip of that width is; 0 where there is nothing to say.
float notice_height(const Notice& notice, float width, const render::Metrics& metrics, render::LabelCache& labels);
void draw_notice(const Notice& notice, const render::Rect& strip, View& view);

// The staff's panel.
void draw(const Updates& updates, const render::Rect& area, View& view);

}  // namespace app
