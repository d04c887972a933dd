#include "app/headless/player.h"

#include <algorithm>

#include "app/staff/installing.h"
#include "app/start.h"
#include "app/visit.h"

namespace app {
namespace {

constexpr double frame_ms = 1000.0 / 60;

// A visit that has ended is followed by the next one: nothing of it is shown any more. What is left of it in memory
// only a new program image clears (app/loop.cpp), and a replay has none.
void let_end(Player& player) {
  if (!player.reader.model.visit.ended) return;
  begin_again(player.reader, reader_ms(player));
  // As the next program image asks.
  begin_updates(player.reader);
  take_sticks(player.reader, player.sticks.in, false);
  player.due = true;
}

// What the installer has answered: all of it, since whoever asked has waited.
void take_news(Player& player) { player.due = take_install_news(player.reader, reader_ms(player)) || player.due; }

base::Result<void> pass(Player& player) {
  player.due = pass_time(player.reader, reader_ms(player)) || player.due;
  let_end(player);
  take_news(player);
  return player.moving || player.due ? show_frame(player) : base::Result<void>();
}

}  // namespace

double reader_ms(const Player& player) { return settled_ms + player.now_ms; }

base::Result<void> show_frame(Player& player) {
  const FrameTimer timer(player.stats);
  player.moving = draw_frame(player.reader, reader_ms(player));
  player.due = false;
  confirm_shown(player.reader);
  if (!player.paints) return {};
  if (!player.painter) player.painter.emplace(TRY(create_painter(player.reader.model)));
  TRY(paint(*player.painter, player.reader));
  note_shown(player.stats);
  return {};
}

base::Result<void> run_until(Player& player, double at_ms) {
  while (true) {
    double next_ms = player.moving ? player.now_ms + frame_ms : at_ms;
    const std::optional<double> deadline = next_deadline(player.reader.model, reader_ms(player));
    if (deadline) next_ms = std::min(next_ms, *deadline - settled_ms);
    if (next_ms >= at_ms) break;
    player.now_ms = next_ms;
    TRY(pass(player));
  }
  player.now_ms = at_ms;
  return pass(player);
}

base::Result<void> give(Player& player, kiosk::Event event) {
  event.time_ms = reader_ms(player);
  if (event.kind == kiosk::EventKind::resized)
    fit_panel(player.reader.model, static_cast<int>(event.x), static_cast<int>(event.y));
  player.due = handle(player.reader, std::span(&event, 1), event.time_ms) || player.due;
  let_end(player);
  take_news(player);
  return player.due ? show_frame(player) : base::Result<void>();
}

base::Result<void> see_stick(Player& player, const std::string& folder) {
  player.sticks.in.clear();
  if (!folder.empty()) player.sticks.in.push_back({folder, "vfat", "/dev/sda1", ++player.sticks.mounts});
  player.due = take_sticks(player.reader, player.sticks.in, true) || player.due;
  take_news(player);
  return player.due ? show_frame(player) : base::Result<void>();
}

base::Result<void> set_clock(Player& player, const ClockReading& clock) {
  player.reader.model.visit.clock = Visit::WallClock{clock, reader_ms(player)};
  return pass(player);
}

}  // namespace app
