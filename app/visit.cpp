#include "app/visit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/screens/attract.h"
#include "app/typing.h"
#include "app/update.h"
#include "app/way.h"

namespace app {
namespace {

using kiosk::Event;
using kiosk::EventKind;
using kiosk::Key;

// In the order of VisitEnd.
constexpr std::array end_names{"idle", "start-again", "cleared"};
static_assert(end_names.size() == static_cast<std::size_t>(VisitEnd::cleared) + 1);

// A pointer that trembles is nobody: it has to leave the place where it was last taken for a sign.
bool moved(Visit& visit, const Event& event, float slop_px) {
  const double dx = event.x - visit.sign_at.x;
  const double dy = event.y - visit.sign_at.y;
  if (std::hypot(dx, dy) < slop_px) return false;
  visit.sign_at = {static_cast<float>(event.x), static_cast<float>(event.y)};
  return true;
}

// Whether somebody is there. What a held key repeats may be a book that lies on it.
bool is_sign(Visit& visit, const Event& event, float slop_px) {
  switch (event.kind) {
    case EventKind::pointer_move:
      return moved(visit, event, slop_px);
    case EventKind::button_down:
    case EventKind::button_up:
    case EventKind::wheel:
      return true;
    case EventKind::key_down:
    case EventKind::text:
      return !event.repeat;
    default:
      return false;
  }
}

// What belongs to a touch or a key that has done its work already: the finger until it leaves, what the key types.
bool swallowed(Visit& visit, const Event& event) {
  const bool pointing = event.kind == EventKind::pointer_move || event.kind == EventKind::button_down ||
                        event.kind == EventKind::button_up;
  // A new touch: the one before has left unseen.
  if (event.kind == EventKind::button_down && event.button == 1) visit.swallows_finger = false;
  if (visit.swallows_finger && pointing) {
    if (event.kind == EventKind::button_up && event.button == 1) visit.swallows_finger = false;
    return true;
  }
  const bool fresh_key = event.kind == EventKind::key_down && !event.repeat;
  if (event.kind == EventKind::key_up || fresh_key) visit.swallows_text = false;
  return visit.swallows_text && (event.kind == EventKind::text || event.kind == EventKind::key_down);
}

// A finger moves the pointer before it presses: the screen has woken by the one, and the other belongs to it. So does
// what a key repeats that has woken it.
bool has_only_woken(const Visit& visit, const Event& event) {
  constexpr double same_touch_ms = 500;
  const Stage stage = visit.session.stage;
  const bool clean = stage == Stage::attract || (stage == Stage::active && !visit.session.visited);
  const bool pressed = event.kind == EventKind::button_down;
  return clean && (event.repeat || (pressed && event.time_ms - visit.session.touched_ms < same_touch_ms));
}

void swallow_rest_of(Visit& visit, const Event& event) {
  if (event.kind == EventKind::button_down && event.button == 1) visit.swallows_finger = true;
  if (event.kind == EventKind::key_down) visit.swallows_text = true;
}

// Tab and arrows go from button to button, Enter and Space press; without a focus `otherwise` is what they do, and so
// does every other key.
Action key_between(const Event& event, const Action& focus, ActionKind otherwise) {
  switch (event.key) {
    case Key::tab:
      return {.kind = event.shift ? ActionKind::focus_previous : ActionKind::focus_next};
    case Key::right:
    case Key::down:
      return {.kind = ActionKind::focus_next};
    case Key::left:
    case Key::up:
      return {.kind = ActionKind::focus_previous};
    case Key::enter:
    case Key::space:
      if (focus.kind != ActionKind::none) return {.kind = ActionKind::activate_focus};
      return {.kind = otherwise};
    default:
      return {.kind = otherwise};
  }
}

// In the countdown and the attract loop fingers reach the boxes that are drawn there; everything else means one thing.
bool pass_between(Visit& visit, const Event& event, const Action& focus, ActionKind means, Actions& out) {
  switch (event.kind) {
    case EventKind::key_down:
      if (!event.repeat) out.push_back(key_between(event, focus, means));
      visit.swallows_text = true;
      return false;
    case EventKind::text:
      if (!event.repeat) out.push_back({.kind = means});
      return false;
    case EventKind::wheel:
      out.push_back({.kind = means});
      return false;
    default:
      return true;
  }
}

Model clean_model(const Model& used) {
  Model model;
  model.settings = model.defaults = used.defaults;
  model.pointer = used.pointer;
  model.pointer_sight = used.pointer_sight;
  model.panel = used.panel;
  model.width_px = used.width_px;
  model.height_px = used.height_px;
  model.visit.settings = used.visit.settings;
  model.visit.clock = used.visit.clock;
  model.visit.newest_s = used.visit.newest_s;
  model.visit.number = used.visit.number + 1;
  model.visit.sign_at = used.pointer;
  return model;
}

std::optional<double> minute_at(const Visit& visit, double now_ms) {
  if (!visit.settings.blank || !visit.clock) return std::nullopt;
  constexpr double minutes_of_day = 24 * 60;
  constexpr double ms_of_minute = 60'000;
  const double passed_ms = now_ms - visit.clock->at_ms;
  ClockReading reading = visit.clock->reading;
  reading.utc_s += static_cast<std::int64_t>(passed_ms / 1000);
  reading.minute = std::fmod(reading.minute + passed_ms / ms_of_minute, minutes_of_day);
  return believed_minute(reading, visit.newest_s);
}

void leave_attract(Model& model, double now_ms) {
  begin_visit(model.visit.session, now_ms);
  model.visit.swallows_finger = model.gesture.down;
  model.gesture = {};
  model.focus = {};
}

void open_attracted(Model& model, Scenes& scenes, Services& services, double now_ms) {
  const AttractScene& shown = scenes.attract;
  if (shown.story_id.empty()) return;
  const PassageName passage{.story_id = shown.story_id,
                            .label = shown.label,
                            .file = shown.sides.empty() ? std::string() : shown.sides[0].file};
  remember_place(model, scenes);
  if (passage.label.empty()) {
    open_story(model, scenes, services, passage.story_id, usual_columns);
  } else {
    open_passage(model, scenes, services, passage, now_ms);
  }
}

// Everything that was said in other words is said anew.
void use_words(Model& model, Scenes& scenes, Services& services, Strings words) {
  services.strings = std::move(words);
  scenes.shelf.cards.clear();
  scenes.search = {};
  scenes.font_note.clear();
  scenes.fonts_missing = 0;
  model.keyboard = fresh_keyboard(services.strings);
}

void choose_language(Model& model, Scenes& scenes, Services& services, std::int32_t index) {
  if (index < 0 || static_cast<std::size_t>(index) >= services.languages.size()) return;
  const std::string& language = services.languages[static_cast<std::size_t>(index)];
  base::Result<Strings> words = load_catalogue(services.locale_folder, language);
  if (!words) return;
  use_words(model, scenes, services, std::move(words).value());
}

}  // namespace

bool pass_on(Visit& visit, GestureState& gesture, const Event& event, const Action& focus, float slop_px,
             Actions& out) {
  if (swallowed(visit, event)) return false;
  if (has_only_woken(visit, event)) {
    swallow_rest_of(visit, event);
    return false;
  }
  const bool sign = is_sign(visit, event, slop_px);
  switch (visit.session.stage) {
    case Stage::active:
      if (sign) touch(visit.session, visit.settings, event.time_ms);
      if (visit.curtain && sign) {
        gesture = {};
        swallow_rest_of(visit, event);
        out.push_back({.kind = ActionKind::toggle_curtain});
      }
      return !visit.curtain || event.kind == EventKind::focus_lost;
    case Stage::black:
      if (sign) {
        gesture = {};
        swallow_rest_of(visit, event);
        out.push_back({.kind = ActionKind::wake});
      }
      return event.kind == EventKind::focus_lost;
    case Stage::countdown:
      return pass_between(visit, event, focus, ActionKind::keep_reading, out);
    case Stage::attract:
      return pass_between(visit, event, focus, ActionKind::begin_visit, out);
  }
  return true;
}

bool update_visit(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  Visit& visit = model.visit;
  switch (action.kind) {
    case ActionKind::clear_visit:
      visit.ended = VisitEnd::cleared;
      return true;
    case ActionKind::start_again:
      visit.ended = VisitEnd::started_again;
      return true;
    case ActionKind::wake:
      touch(visit.session, visit.settings, now_ms);
      return true;
    case ActionKind::toggle_curtain:
      visit.curtain = !visit.curtain;
      visit.swallows_text = true;  // of the key that did it
      return true;
    case ActionKind::keep_reading:
      if (visit.session.stage != Stage::countdown) return true;
      touch(visit.session, visit.settings, now_ms);
      model.focus = visit.kept_focus;
      visit.swallows_finger = model.gesture.down;
      model.gesture = {};
      return true;
    case ActionKind::begin_visit:
    case ActionKind::open_attracted:
    case ActionKind::choose_language:
      if (visit.session.stage != Stage::attract) return true;
      leave_attract(model, now_ms);
      if (action.kind == ActionKind::open_attracted) open_attracted(model, scenes, services, now_ms);
      if (action.kind == ActionKind::choose_language) choose_language(model, scenes, services, action.a);
      return true;
    default:
      return false;
  }
}

bool pass_time(Reader& reader, double now_ms) {
  Model& model = reader.model;
  Visit& visit = model.visit;
  const Stage before = visit.session.stage;
  const Passed passed = pass_time(visit.session, visit.settings, now_ms, minute_at(visit, now_ms));
  if (visit.session.stage != before) {
    // Whatever finger or key is down now belongs to what was.
    visit.swallows_finger = model.gesture.down || model.on_keyboard;
    model.gesture = {};
    model.on_keyboard = false;
    let_go(model.keyboard);
    visit.sign_at = model.pointer;
    visit.curtain = false;
    if (visit.session.stage == Stage::countdown) visit.kept_focus = model.focus;
    model.focus = {};
  }
  if (passed.over) visit.ended = VisitEnd::idle;
  return passed.changed || passed.over;
}

std::optional<double> next_deadline(const Model& model, double now_ms) {
  return next_deadline(model.visit.session, model.visit.settings, now_ms, minute_at(model.visit, now_ms));
}

void begin_again(Reader& reader, double now_ms) {
  Services& services = reader.services;
  Scenes& scenes = reader.scenes;
  Model model = clean_model(reader.model);
  // Where no edition could be opened, the message that says so is the first screen.
  if (scenes.shelf.stories.empty() && !services.edition) {
    model.screen = ScreenKind::message;
    model.message = std::move(reader.model.message);
  }
  Scenes clean;
  clean.shelf.edition = std::move(scenes.shelf.edition);
  clean.shelf.stories = std::move(scenes.shelf.stories);
  clean.shelf.preview = scenes.shelf.preview;
  scenes = std::move(clean);
  if (services.strings.language != services.language) {
    base::Result<Strings> words = load_catalogue(services.locale_folder, services.language);
    services.strings = words ? std::move(words).value() : english_strings();
  }
  if (services.search_worker) services.search_worker->forget();
  reader.picture_loader.take();
  reader.model = std::move(model);
  reader.model.keyboard = fresh_keyboard(services.strings);
  reader.model.visit.session = clean_session(reader.model.visit.settings, now_ms);
  clear(reader.boxes);
}

const char* name_of(VisitEnd end) { return end_names[static_cast<std::size_t>(end)]; }

std::optional<VisitEnd> visit_end_named(std::string_view name) {
  const auto* found = std::find(end_names.begin(), end_names.end(), name);
  if (found == end_names.end()) return std::nullopt;
  return static_cast<VisitEnd>(found - end_names.begin());
}

std::int64_t newest_article_s(const std::vector<store::StorySummary>& stories) {
  std::int64_t newest = 0;
  for (const store::StorySummary& story : stories) {
    for (const store::StorySummary::Source& source : story.sources) {
      if (source.published) newest = std::max(newest, seconds_of_date(source.published->iso).value_or(0));
    }
  }
  return newest;
}

}  // namespace app
