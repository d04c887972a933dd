// Carries out a replay: the same frames and events as in the window, with the replay's times for a clock.
#include <cstdio>

#include "app/headless/dump.h"
#include "app/headless/player.h"
#include "app/headless/replay.h"
#include "app/start.h"
#include "platform/base/file.h"

namespace app {
namespace {

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
    case ReplayKind::clock:
      return set_clock(player, step.clock);
    case ReplayKind::stick:
      return see_stick(player, step.file);
    case ReplayKind::event:
      return give(player, step.event);
    case ReplayKind::end:
      break;
  }
  return {};
}

base::Result<void> play(Player& player, const std::vector<ReplayStep>& steps, const Options& options) {
  TRY(show_frame(player));
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
  if (options.socket_told) join_installer(*started.value().reader, options, nullptr);
  // A replay is a visit at a terminal: it ends when nothing more is touched.
  Visit& visit = started.value().reader->model.visit;
  visit.settings.ends = options.idle_seconds > 0;
  if (visit.session.stage == Stage::active) visit.session = begun_session(settled_ms);
  Stats stats;
  Player player{.reader = *started.value().reader, .paints = options.stats, .stats = options.stats ? &stats : nullptr};
  if (const base::Result<void> played = play(player, steps.value(), options); !played) {
    return fail(played.error().what);
  }
  if (options.stats) std::fputs(stats_json(stats, player.painter->renderer.description()).c_str(), stdout);
  return code;
}

}  // namespace app
