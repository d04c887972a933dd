#include "tests/visit/visitor.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <random>
#include <string_view>

#include "app/headless/dump.h"
#include "app/headless/replay.h"
#include "app/start.h"
#include "platform/base/file.h"
#include "platform/base/utf8.h"
#include "platform/kiosk/keys.h"

namespace visitor {
namespace {

using app::Player;
using kiosk::Event;
using kiosk::EventKind;

constexpr std::array keys{"Tab",  "Tab",  "Enter",  "Space", "Escape",   "Backspace", "Left", "Right", "Up",
                          "Down", "Down", "PageUp", "Home",  "PageDown", "End",       "F5",   "plus",  "minus",
                          "d",    "l",    "o",      "n",     "f",        "2",         "3",    "4",     "."};
constexpr std::array words{"water",     "boil notice",    "b",      "\u0432\u043e\u0434\u0430",
                           "caf\u00e9", "\"the notice\"", "qwxzvk", "\u6c34",
                           "council",   "\U0001F6B0",     "0",      "  "};
struct PanelSize {
  int width = 0;
  int height = 0;
};
constexpr std::array<PanelSize, 3> panels{{{1280, 800}, {1024, 600}, {800, 1280}}};

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

struct Visitor {
  Player& player;
  const Visit& visit;
  std::mt19937_64 random;
  File record;
  double begin_ms = 0;
  std::int32_t visits_before = 0;
  std::string wrong;

  std::uint64_t below(std::uint64_t limit) { return random() % limit; }
  bool one_in(std::uint64_t many) { return below(many) == 0; }
  bool over() const { return !wrong.empty() || player.reader.model.visit.number != visits_before; }
};

void note(Visitor& v, const std::string& line) {
  if (!v.record) return;
  std::fprintf(v.record.get(), "%.3f %s\n", v.player.now_ms - v.begin_ms, line.c_str());
  std::fflush(v.record.get());
}

void check(Visitor& v, const base::Result<void>& done) {
  if (!done && v.wrong.empty()) v.wrong = done.error().what;
}

void wait(Visitor& v, double ms) {
  // To the thousandth, as it is written down.
  if (!v.over()) check(v, run_until(v.player, v.player.now_ms + std::round(ms * 1000) / 1000));
}

void give(Visitor& v, const Event& event, const std::string& line) {
  if (v.over()) return;
  note(v, line);
  check(v, app::give(v.player, event));
}

std::string place(render::Point at) {
  return std::to_string(static_cast<int>(at.x)) + " " + std::to_string(static_cast<int>(at.y));
}

// A finger, as a replay's `touch` gives it.
void touch(Visitor& v, const char* what, render::Point at) {
  at = {std::floor(at.x), std::floor(at.y)};
  const std::string line = std::string("touch 1 ") + what + " " + place(at);
  const std::string_view kind = what;
  const double x = at.x;
  const double y = at.y;
  note(v, line);
  if (!v.over()) check(v, app::give(v.player, {.kind = EventKind::pointer_move, .x = x, .y = y}));
  if (kind == "down" && !v.over())
    check(v, app::give(v.player, {.kind = EventKind::button_down, .x = x, .y = y, .button = 1}));
  if (kind == "up" && !v.over())
    check(v, app::give(v.player, {.kind = EventKind::button_up, .x = x, .y = y, .button = 1}));
}

render::Point somewhere(Visitor& v) {
  const app::Model& model = v.player.reader.model;
  return {static_cast<float>(v.below(static_cast<std::uint64_t>(model.width_px))),
          static_cast<float>(v.below(static_cast<std::uint64_t>(model.height_px)))};
}

// Into something that can be tapped, where there is anything.
render::Point aim(Visitor& v) {
  std::vector<render::Rect> targets;
  for (const app::Box& box : v.player.reader.boxes.all)
    if (box.tap.kind != app::ActionKind::none) targets.push_back(box.rect);
  if (targets.empty()) return somewhere(v);
  const render::Rect& target = targets[v.below(targets.size())];
  return {target.x + target.w * static_cast<float>(v.below(100)) / 100,
          target.y + target.h * static_cast<float>(v.below(100)) / 100};
}

void tap(Visitor& v, render::Point at) {
  touch(v, "down", at);
  wait(v, static_cast<double>(v.below(180)));
  if (v.one_in(4)) touch(v, "move", {at.x + 3, at.y - 2});
  touch(v, "up", at);
}

void drag(Visitor& v) {
  render::Point at = somewhere(v);
  const auto step = [&] { return static_cast<float>(v.below(120)) - 60; };
  const render::Point way{v.one_in(3) ? step() : 0, step()};
  touch(v, "down", at);
  for (std::uint64_t i = 2 + v.below(5); i > 0 && !v.over(); --i) {
    wait(v, 16);
    at = {at.x + way.x, at.y + way.y};
    touch(v, "move", at);
  }
  if (v.one_in(3)) wait(v, 100);
  touch(v, "up", at);
}

// A hand laid on the panel.
void lay_hand(Visitor& v) {
  const render::Point at = somewhere(v);
  touch(v, "down", at);
  for (const char* finger : {"2", "3"})
    give(v, {.kind = EventKind::finger_down}, std::string("touch ") + finger + " down 9 9");
  touch(v, "move", {at.x + 90, at.y + 40});
  touch(v, "up", {at.x + 90, at.y + 40});
  for (const char* finger : {"2", "3"})
    give(v, {.kind = EventKind::finger_up}, std::string("touch ") + finger + " up 9 9");
}

void press(Visitor& v, const char* name, bool control = false) {
  const kiosk::Key key = kiosk::key_from_name(name);
  if (control) note(v, "key Control down");
  give(v, {.kind = EventKind::key_down, .key = key, .control = control}, std::string("key ") + name + " down");
  give(v, {.kind = EventKind::key_up, .key = key, .control = control}, std::string("key ") + name + " up");
  if (control) note(v, "key Control up");
}

void type(Visitor& v) {
  const std::string text = words[v.below(words.size())];
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    const std::string letter = text.substr(at, point.bytes);
    give(v, {.kind = EventKind::text, .text = point.value}, "text \"" + (letter == "\"" ? "\\\"" : letter) + "\"");
    at += point.bytes;
    wait(v, static_cast<double>(v.below(60)));
  }
}

void turn_wheel(Visitor& v) {
  const render::Point at = somewhere(v);
  give(v, {.kind = EventKind::pointer_move, .x = at.x, .y = at.y}, "mouse " + place(at));
  const int notches = static_cast<int>(v.below(9)) - 4;
  give(v, {.kind = EventKind::wheel, .y = -static_cast<double>(notches)}, "wheel 0 " + std::to_string(notches));
}

void resize(Visitor& v) {
  const PanelSize& panel = panels[v.below(panels.size())];
  give(v, {.kind = EventKind::resized, .x = static_cast<double>(panel.width), .y = static_cast<double>(panel.height)},
       "size " + std::to_string(panel.width) + " " + std::to_string(panel.height));
}

void act(Visitor& v) {
  constexpr std::uint64_t chances = 32;
  const std::uint64_t chance = v.below(chances);
  if (chance < 14) return tap(v, aim(v));
  if (chance < 16) return tap(v, somewhere(v));
  if (chance < 20) return drag(v);
  if (chance < 26) return press(v, keys[v.below(keys.size())], v.one_in(12));
  if (chance < 28) return type(v);
  if (chance < 29) return turn_wheel(v);
  if (chance < 30) return lay_hand(v);
  if (chance < 31) return v.one_in(4) ? resize(v) : wait(v, 40);
  wait(v, v.one_in(3) ? 95'000 : 700);  // the countdown, sometimes
}

// Most clear their visit, the others just walk away.
void leave(Visitor& v) {
  if (!v.one_in(4)) press(v, "e", true);
  const app::SessionSettings& session = v.player.reader.model.visit.settings;
  wait(v, session.idle_ms + session.countdown_ms + 1000);
  if (v.over() || !v.wrong.empty()) return;
  if (v.player.reader.model.visit.session.stage != app::Stage::attract) v.wrong = "the visit does not end by itself";
}

void begin_record(Visitor& v) {
  if (!v.record) return;
  const app::PanelPixels panel = panel_pixels(v.player.reader.model);
  const app::Visit& visit = v.player.reader.model.visit;
  std::fprintf(v.record.get(), "# lectern --size %dx%d --shot attract:%d\n# Visit %lld of seed %llu.\n", panel.width,
               panel.height, visit.number + visit.session.step, static_cast<long long>(v.visit.number),
               static_cast<unsigned long long>(v.visit.seed));
}

}  // namespace

std::string make(Player& player, const Visit& visit, std::string& seen) {
  std::seed_seq seed{static_cast<std::uint32_t>(visit.seed), static_cast<std::uint32_t>(visit.number),
                     static_cast<std::uint32_t>(visit.number >> 32U)};
  Visitor v{.player = player,
            .visit = visit,
            .random = std::mt19937_64(seed),
            .record = File(visit.record.empty() ? nullptr : std::fopen(visit.record.c_str(), "w"), std::fclose),
            .begin_ms = player.now_ms,
            .visits_before = player.reader.model.visit.number,
            .wrong = {}};
  begin_record(v);
  seen.clear();
  wait(v, 600);  // a touch that comes at once would belong to what has woken the screen
  for (std::uint64_t acts = 2 + v.below(4); acts > 0 && !v.over(); --acts) {
    wait(v, 20 + static_cast<double>(v.below(300)));
    act(v);
    if (visit.painted && v.wrong.empty() && player.painter) check(v, paint(*player.painter, player.reader));
  }
  if (!v.over()) {
    note(v, "dump");
    seen = app::dump(player.reader, player.now_ms);
    leave(v);
  }
  return v.wrong;
}

std::string replay_differs(std::unique_ptr<app::Reader> unvisited, const std::string& record, const std::string& seen) {
  const base::Result<std::string> text = base::read_file(record);
  if (!text) return text.error().what;
  const auto steps = app::parse_replay(text.value(), record);
  if (!steps) return steps.error().what;
  app::Session& session = unvisited->model.visit.session;
  PanelSize panel;
  if (std::sscanf(text.value().c_str(), "# lectern --size %dx%d --shot attract:%d", &panel.width, &panel.height,
                  &session.step) != 3)
    return "the replay does not say how it begins";
  app::fit_panel(unvisited->model, panel.width, panel.height);
  Player player{.reader = *unvisited};
  base::Result<void> done = app::show_frame(player);
  for (const app::ReplayStep& step : steps.value()) {
    if (done) done = run_until(player, step.at_ms);
    if (step.kind == app::ReplayKind::dump) break;
    if (done) done = app::give(player, step.event);
  }
  if (!done) return done.error().what;
  const std::string again = app::dump(*unvisited, player.now_ms);
  // The first line counts frames.
  if (again.substr(again.find('\n')) == seen.substr(seen.find('\n'))) return {};
  return "the replay shows something else:\n" + again + "\ninstead of\n" + seen;
}

std::string left_behind(const app::Reader& reader, app::Reader& unvisited, double now_ms) {
  const app::Model& model = reader.model;
  app::Model& clean = unvisited.model;
  if (model.visit.session.stage != app::Stage::attract) return "no attract loop: " + app::dump(reader, now_ms);
  if (!model.way.empty() || !model.search.field.text.empty() || model.keyboard.shown || model.visit.curtain)
    return "something of the visit is still in the model";
  if (model.settings.type_size_percent != model.defaults.type_size_percent ||
      model.settings.theme != model.defaults.theme)
    return "the settings of the visit are still in force";
  if (!reader.pictures.all.empty()) return "pictures of an article are still kept";
  clean.visit.session = model.visit.session;
  clean.visit.number = model.visit.number;
  clean.width_px = model.width_px;
  clean.height_px = model.height_px;
  app::draw_frame(unvisited, now_ms);
  const auto told = [&](const app::Reader& of) {
    const std::string text = app::dump(of, now_ms);
    return text.substr(text.find('\n'));  // the first line counts frames
  };
  if (told(reader) == told(unvisited)) return {};
  return "the attract loop is not as nobody had touched it:\n" + told(reader) + "\ninstead of\n" + told(unvisited);
}

}  // namespace visitor
