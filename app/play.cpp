// Carries out a replay: the same frames and events as in the window, with the replay's times for a clock.
#include <algorithm>
#include <cstdio>

#include "app/dump.h"
#include "app/picture.h"
#include "app/replay.h"
#include "app/start.h"
#include "app/stats.h"
#include "app/visit.h"
#include "platform/base/file.h"

namespace app {
namespace {

constexpr double frame_ms = 1000.0 / 60;

struct Player {
  Reader& reader;
  std::optional<Painter> painter;  // from the first picture on; from the start when frames are measured
  Stats* stats = nullptr;
  double now_ms = 0;
  bool moving = false;
  bool due = true;
};

base::Result<void> draw(Player& player) {
  const FrameTimer timer(player.stats);
  player.moving = draw_frame(player.reader, settled_ms + player.now_ms);
  player.due = false;
  if (player.stats == nullptr) return {};
  TRY(paint(*player.painter, player.reader));
  note_shown(player.stats);
  return {};
}

// A visit that has ended is followed by the next one: nothing of it is shown any more. What is left of it in memory
// only a new program image clears (app/loop.cpp), and a replay has none.
void let_end(Player& player) {
  if (!player.reader.model.visit.ended) return;
  begin_again(player.reader, settled_ms + player.now_ms);
  player.due = true;
}

base::Result<void> pass(Player& player) {
  player.due = pass_time(player.reader, settled_ms + player.now_ms) || player.due;
  let_end(player);
  return player.moving || player.due ? draw(player) : base::Result<void>();
}

// Draws what moves until then, and what the session does meanwhile.
base::Result<void> run_until(Player& player, double at_ms) {
  while (true) {
    double next_ms = player.moving ? player.now_ms + frame_ms : at_ms;
    const std::optional<double> deadline = next_deadline(player.reader.model, settled_ms + player.now_ms);
    if (deadline) next_ms = std::min(next_ms, *deadline - settled_ms);
    if (next_ms >= at_ms) break;
    player.now_ms = next_ms;
    TRY(pass(player));
  }
  player.now_ms = at_ms;
  return pass(player);
}

base::Result<void> write_dump(const Player& player, const std::string& file) {
  const std::string text = dump(player.reader, player.now_ms);
  if (!file.empty()) return base::replace_file(file, text);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return {};
}

base::Result<void> write_shot(Player& player, const std::string& file) {
  if (!player.painter) player.painter.emplace(TRY(create_painter(player.reader.model)));
  TRY(paint(*player.painter, player.reader));
  return write_picture(*player.painter, file);
}

base::Result<void> carry_out(Player& player, const ReplayStep& step) {
  switch (step.kind) {
    case ReplayKind::dump:
      return write_dump(player, step.file);
    case ReplayKind::shot:
      return write_shot(player, step.file);
    case ReplayKind::end:
      return {};
    case ReplayKind::clock:
      player.reader.model.visit.clock = Visit::WallClock{step.clock, settled_ms + step.at_ms};
      return pass(player);
    case ReplayKind::event:
      break;
  }
  kiosk::Event event = step.event;
  event.time_ms += settled_ms;
  if (event.kind == kiosk::EventKind::resized) {
    player.reader.model.width_px = static_cast<std::int32_t>(event.x);
    player.reader.model.height_px = static_cast<std::int32_t>(event.y);
  }
  player.due = handle(player.reader, std::span(&event, 1), event.time_ms) || player.due;
  let_end(player);
  return player.due ? draw(player) : base::Result<void>();
}

base::Result<void> play(Player& player, const std::vector<ReplayStep>& steps, const Options& options) {
  if (player.stats != nullptr) player.painter.emplace(TRY(create_painter(player.reader.model)));
  TRY(draw(player));
  for (const ReplayStep& step : steps) {
    if (options.exit_after_ms && step.at_ms > *options.exit_after_ms) break;
    TRY(run_until(player, step.at_ms));
    if (step.kind == ReplayKind::end) break;
    TRY(carry_out(player, step));
  }
  if (options.output) TRY(write_shot(player, *options.output));
  if (options.dump) TRY(write_dump(player, *options.dump));
  return {};
}

int fail(const std::string& sentence) {
  std::fprintf(stderr, "%s\n", sentence.c_str());
  return 1;
}

}  // namespace

int run_replay(const Options& options) {
  const base::Result<std::string> script = base::read_file(*options.replay);
  if (!script) return fail(script.error().what);
  const base::Result<std::vector<ReplayStep>> steps = parse_replay(script.value(), *options.replay);
  if (!steps) return fail(steps.error().what);
  base::Result<Started> started = start(options);
  if (!started) return fail(started.error().what);
  int code = 0;
  if (started.value().trouble) {
    code = fail(started.value().trouble->what);
  } else if (options.shot) {
    code = show_screen(*started.value().reader, *options.shot);
    if (code != 0) return code;
  }
  // A replay is a visit at a terminal: it ends when nothing more is touched.
  Visit& visit = started.value().reader->model.visit;
  visit.settings.ends = options.idle_seconds > 0;
  if (visit.session.stage == Stage::active) visit.session = begun_session(settled_ms);
  Stats stats;
  Player player{.reader = *started.value().reader, .painter = {}, .stats = options.stats ? &stats : nullptr};
  if (const base::Result<void> played = play(player, steps.value(), options); !played) {
    return fail(played.error().what);
  }
  if (options.stats) std::fputs(stats_json(stats, player.painter->renderer.description()).c_str(), stdout);
  return code;
}

}  // namespace app
