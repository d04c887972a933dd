// The window: waits for something to happen, draws when something changed, and otherwise sleeps.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "app/dump.h"
#include "app/searching.h"
#include "app/start.h"
#include "app/stats.h"
#include "platform/base/file.h"
#include "platform/kiosk/termination.h"
#include "render/gpu/renderer.h"

namespace app {
namespace {

constexpr double frame_ms = 1000.0 / 60;
constexpr double never_ms = std::numeric_limits<double>::infinity();

std::optional<double> time_to_wait(bool moving, double leave_at_ms, double now_ms) {
  if (moving) return frame_ms;
  if (leave_at_ms < never_ms) return std::max(0.0, leave_at_ms - now_ms);
  return std::nullopt;
}

void adopt_panel(Model& model, const kiosk::Window& window, const Options& options) {
  model.width_px = window.width_px();
  model.height_px = window.height_px();
  const std::optional<kiosk::PanelSize> panel = window.panel();
  if (options.diagonal_inches > 0 || !panel) return;
  // The window may cover a part of the panel: its own diagonal counts.
  const double mm = std::hypot(panel->width_mm * model.width_px / panel->width_px,
                               panel->height_mm * model.height_px / panel->height_px);
  constexpr double mm_per_inch = 25.4;
  model.settings.diagonal_inches = mm / mm_per_inch;
}

bool is_over(std::span<const kiosk::Event> events, double leave_at_ms, double now_ms) {
  for (const kiosk::Event& event : events) {
    if (event.kind == kiosk::EventKind::close) return true;
  }
  return now_ms >= leave_at_ms;
}

void read_until_closed(Reader& reader, kiosk::Window& window, render::Renderer& renderer,
                       const kiosk::TerminationWatch& termination, const Options& options, Stats* stats) {
  const double start_ms = kiosk::now_ms();
  const double leave_at_ms = options.exit_after_ms ? start_ms + *options.exit_after_ms : never_ms;
  std::vector<kiosk::Event> events;
  bool due = true;
  while (true) {
    const double now_ms = kiosk::now_ms();
    bool moving = false;
    if (due) {
      const FrameTimer timer(stats);
      adopt_panel(reader.model, window, options);
      moving = draw_frame(reader, now_ms);
      renderer.draw(reader.canvas, reader.model.width_px, reader.model.height_px,
                    render::palette(reader.model.settings.theme).desk);
    }
    if (due) {
      window.swap();
      note_shown(stats);
    }
    events.clear();
    window.wait_events(time_to_wait(moving, leave_at_ms, kiosk::now_ms()), events);
    if (stats != nullptr) ++stats->loop_wakeups;
    const double woken_ms = kiosk::now_ms();
    if (termination.asked() || is_over(events, leave_at_ms, woken_ms)) return;
    due = handle(reader, events, woken_ms) || moving;
    due = picture_arrived(reader) || due;
    due = take_answer(reader.model, reader.scenes, reader.services) || due;
  }
}

}  // namespace

int run_window(const Options& options) {
  const kiosk::TerminationWatch termination;
  base::Result<kiosk::Window> window = kiosk::open_window({.width_px = options.width_px,
                                                           .height_px = options.height_px,
                                                           .fullscreen = options.fullscreen,
                                                           .locked = options.kiosk,
                                                           .title = "Lectern"});
  if (!window) {
    std::fprintf(stderr, "%s\n", window.error().what.c_str());
    return 1;
  }
  base::Result<render::Renderer> renderer = render::create_renderer();
  base::Result<Started> started = start(options);
  if (!renderer || !started) {
    std::fprintf(stderr, "%s\n", (renderer ? started.error() : renderer.error()).what.c_str());
    return 1;
  }
  Reader& reader = *started.value().reader;
  reader.picture_loader.when_done(kiosk::wake_window);
  reader.services.search_worker = std::make_unique<SearchWorker>(edition_path(options), kiosk::wake_window);
  if (started.value().trouble) std::fprintf(stderr, "%s\n", started.value().trouble->what.c_str());
  Stats stats;
  read_until_closed(reader, window.value(), renderer.value(), termination, options, options.stats ? &stats : nullptr);
  if (options.stats) std::fputs(stats_json(stats, renderer.value().description()).c_str(), stdout);
  if (options.dump) {
    if (const base::Result<void> dumped = base::replace_file(*options.dump, dump(reader, kiosk::now_ms())); !dumped) {
      std::fprintf(stderr, "%s\n", dumped.error().what.c_str());
      return 1;
    }
  }
  return 0;
}

}  // namespace app
