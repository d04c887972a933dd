#include "app/headless/replay.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/headless/line_reader.h"
#include "platform/base/utf8.h"
#include "platform/kiosk/keys.h"

namespace app {
namespace {

using kiosk::Event;
using kiosk::EventKind;

// What is down while the lines are read.
struct Held {
  double x = 0;
  double y = 0;
  std::optional<double> finger;       // the one that is the pointer
  std::vector<double> others;         // beside it, or left behind by it
  kiosk::Key key = kiosk::Key::none;  // the last that went down and has not come up
  double key_ms = 0;                  // when
  bool shift = false;
  bool control = false;
  bool alt = false;
  bool repeats = false;  // the key that was told last has been held
};

struct Parser {
  std::vector<ReplayStep> steps;
  Held held;
  double at_ms = 0;

  Event& add(EventKind kind) {
    Event event;
    event.kind = kind;
    event.time_ms = at_ms;
    event.x = held.x;
    event.y = held.y;
    event.shift = held.shift;
    event.control = held.control;
    event.alt = held.alt;
    steps.push_back({.at_ms = at_ms, .kind = ReplayKind::event, .event = event, .file = {}, .clock = {}});
    return steps.back().event;
  }
  void move_to(double x, double y) {
    held.x = x;
    held.y = y;
    add(EventKind::pointer_move);
  }
};

void read_touch(LineReader& line, Parser& parser) {
  const double finger = line.number("the finger's number");
  const std::size_t what = line.choice({"down", "move", "up"}, "down, move or up");
  const double x = line.number("X");
  const double y = line.number("Y");
  constexpr std::size_t down = 0;
  constexpr std::size_t up = 2;
  std::vector<double>& others = parser.held.others;
  const auto other = std::find(others.begin(), others.end(), finger);
  if (what == down && !parser.held.finger && others.empty()) {
    parser.held.finger = finger;
    parser.move_to(x, y);
    parser.add(EventKind::button_down).button = 1;
    return;
  }
  if (what == down && parser.held.finger != finger && other == others.end()) {
    others.push_back(finger);
    parser.add(EventKind::finger_down);
  }
  if (what == up && other != others.end()) {
    others.erase(other);
    parser.add(EventKind::finger_up);
  }
  if (parser.held.finger != finger) return;
  if (x != parser.held.x || y != parser.held.y) parser.move_to(x, y);
  if (what != up) return;
  parser.held.finger.reset();
  parser.add(EventKind::button_up).button = 1;
}

void read_button(LineReader& line, Parser& parser) {
  const auto button = static_cast<int>(line.choice({"1", "2"}, "1 or 2")) + 1;
  const bool down = line.choice({"down", "up"}, "down or up") == 0;
  parser.add(down ? EventKind::button_down : EventKind::button_up).button = button;
}

void read_wheel(LineReader& line, Parser& parser) {
  const double dx = line.number("DX");
  const double dy = line.number("DY");
  Event& event = parser.add(EventKind::wheel);
  event.x = -dx;
  event.y = -dy;
}

// Shift, Control and Alt are no keys of their own: they are said with every other key.
bool* modifier(Held& held, std::string_view name) {
  if (name == "Shift") return &held.shift;
  if (name == "Control" || name == "Ctrl") return &held.control;
  return name == "Alt" ? &held.alt : nullptr;
}

void read_key(LineReader& line, Parser& parser) {
  line.skip_blanks();
  const std::size_t begin = line.at;
  const std::string_view name = line.word("the key's name");
  const bool down = line.choice({"down", "up"}, "down or up") == 0;
  if (bool* const held = modifier(parser.held, name)) {
    *held = down;
    return;
  }
  const kiosk::Key key = kiosk::key_from_name(name);
  if (key == kiosk::Key::none) {
    line.refuse("there is no key '" + std::string(name) + "'; known are " + kiosk::key_names(), begin);
  }
  constexpr double repeats_ms = 60;
  Event& event = parser.add(down ? EventKind::key_down : EventKind::key_up);
  event.key = key;
  event.repeat = down && key == parser.held.key && parser.at_ms - parser.held.key_ms <= repeats_ms;
  parser.held.repeats = event.repeat;
  parser.held.key = down ? key : kiosk::Key::none;
  parser.held.key_ms = parser.at_ms;
}

void read_text(LineReader& line, Parser& parser) {
  line.skip_blanks();
  const std::string_view rest = line.line.substr(line.at);
  const auto json = nlohmann::json::parse(rest.substr(0, rest.rfind('"') + 1), nullptr, false);
  if (!json.is_string()) {
    line.refuse("write the text as a JSON string: \"flood\"", line.at);
    return;
  }
  line.at = line.line.size();
  const auto& text = json.get_ref<const std::string&>();
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    Event& event = parser.add(EventKind::text);
    event.text = point.value;
    event.repeat = parser.held.repeats;
    at += point.bytes;
  }
}

void read_size(LineReader& line, Parser& parser) {
  const double width = line.number("the width");
  const double height = line.number("the height");
  if (width < 320 || height < 240 || width > 7680 || height > 7680) {
    line.refuse("sizes go from 320 240 to 7680 7680", 0);
  }
  Event& event = parser.add(EventKind::resized);
  event.x = width;
  event.y = height;
}

void read_clock(LineReader& line, Parser& parser) {
  line.skip_blanks();
  const std::size_t begin = line.at;
  const std::string_view time = line.word("the time of day");
  const std::optional<std::int64_t> seconds = seconds_of_date(time);
  if (!seconds) {
    line.refuse("write the time as 2026-03-01T22:59", begin);
    return;
  }
  // The clock of a terminal where the time is UTC.
  constexpr std::int64_t seconds_of_day = 24 * 60 * 60;
  const std::int64_t of_day = (*seconds % seconds_of_day + seconds_of_day) % seconds_of_day;
  ReplayStep step{.at_ms = parser.at_ms, .kind = ReplayKind::clock, .event = {}, .file = {}, .clock = {}};
  step.clock = {.utc_s = *seconds, .minute = static_cast<double>(of_day) / 60};
  parser.steps.push_back(std::move(step));
}

void read_stick(LineReader& line, Parser& parser) {
  line.skip_blanks();
  const std::size_t begin = line.at;
  std::string folder(line.rest());
  if (folder.empty()) line.refuse("name the folder where the stick is mounted, or write gone", begin);
  if (folder == "gone") folder.clear();
  parser.steps.push_back({parser.at_ms, ReplayKind::stick, {}, std::move(folder), {}});
}

void read_step(LineReader& line, Parser& parser) {
  const double at_ms = line.number("the time in milliseconds");
  if (at_ms < parser.at_ms) line.refuse("time goes back: the line before is later", 0);
  parser.at_ms = at_ms;
  enum What : std::size_t { touch, mouse, button, wheel, key, text, size, dump, shot, end, clock, stick };
  const std::size_t what =
      line.choice({"touch", "mouse", "button", "wheel", "key", "text", "size", "dump", "shot", "end", "clock", "stick"},
                  "touch, mouse, button, wheel, key, text, size, clock, stick, dump, shot or end");
  if (!line.wrong.empty()) return;
  if (what == touch) read_touch(line, parser);
  if (what == mouse) {
    const double x = line.number("X");
    parser.move_to(x, line.number("Y"));
  }
  if (what == button) read_button(line, parser);
  if (what == wheel) read_wheel(line, parser);
  if (what == key) read_key(line, parser);
  if (what == text) read_text(line, parser);
  if (what == size) read_size(line, parser);
  if (what == dump) parser.steps.push_back({at_ms, ReplayKind::dump, {}, std::string(line.rest()), {}});
  if (what == shot) {
    parser.steps.push_back({at_ms, ReplayKind::shot, {}, std::string(line.rest()), {}});
    if (parser.steps.back().file.empty()) line.refuse("name the picture: shot FILE.png", line.at);
  }
  if (what == end) parser.steps.push_back({at_ms, ReplayKind::end, {}, {}, {}});
  if (what == clock) read_clock(line, parser);
  if (what == stick) read_stick(line, parser);
  if (!line.at_end()) line.refuse("nothing more belongs on this line", line.at);
}

}  // namespace

base::Result<std::vector<ReplayStep>> parse_replay(std::string_view text, const std::string& name) {
  if (const auto bad = base::first_invalid(text)) {
    const base::LineColumn place = base::line_column(text, *bad);
    return base::Error{base::ErrorCode::bad_input, name + ":" + std::to_string(place.line) + ":" +
                                                       std::to_string(place.column) +
                                                       ": this is not UTF-8; save the replay as UTF-8"};
  }
  Parser parser;
  int number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    ++number;
    std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t next = end + 1;
    if (end > begin && text[end - 1] == '\r') --end;
    LineReader line;
    line.line = text.substr(begin, end - begin);
    begin = next;
    if (line.at_end()) continue;
    read_step(line, parser);
    if (!line.wrong.empty()) {
      return base::Error{base::ErrorCode::bad_input, name + ":" + std::to_string(number) + ":" +
                                                         std::to_string(line.wrong_at + 1) + ": " + line.wrong};
    }
  }
  return std::move(parser.steps);
}

}  // namespace app
