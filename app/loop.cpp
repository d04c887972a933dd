// The window: waits for something to happen, draws when something changed, and otherwise sleeps.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <limits>

#include "app/handover.h"
#include "app/headless/dump.h"
#include "app/searching.h"
#include "app/staff/installing.h"
#include "app/staff/unlock.h"
#include "app/start.h"
#include "app/state/resets.h"
#include "app/stats.h"
#include "app/visit.h"
#include "platform/base/file.h"
#include "platform/base/process.h"
#include "platform/kiosk/sticks.h"
#include "platform/kiosk/termination.h"
#include "platform/kiosk/watchdog.h"
#include "render/gpu/renderer.h"

namespace app {
namespace {

constexpr double frame_ms = 1000.0 / 60;
constexpr double never_ms = std::numeric_limits<double>::infinity();

std::optional<double> time_to_wait(const Model& model, bool moving, double until_ms, double now_ms) {
  until_ms = std::min(until_ms, next_deadline(model, now_ms).value_or(never_ms));
  if (moving) until_ms = std::min(until_ms, now_ms + frame_ms);
  return until_ms < never_ms ? std::optional(std::max(0.0, until_ms - now_ms)) : std::nullopt;
}

// Looks at the clock on the wall, where it matters.
void read_clock(Visit& visit, double now_ms) {
  if (!visit.settings.blank) return;
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  constexpr double minutes_of_hour = 60;
  visit.clock = Visit::WallClock{
      {.utc_s = now, .minute = local.tm_hour * minutes_of_hour + local.tm_min + local.tm_sec / minutes_of_hour},
      now_ms};
}

void adopt_panel(Model& model, const kiosk::Window& window, const Options& options) {
  fit_panel(model, window.width_px(), window.height_px());
  const std::optional<kiosk::PanelSize> panel = window.panel();
  if (options.diagonal_inches > 0 || !panel) return;
  // The window may cover a part of the panel: its own diagonal counts.
  const double mm = std::hypot(panel->width_mm * window.width_px() / panel->width_px,
                               panel->height_mm * window.height_px() / panel->height_px);
  constexpr double mm_per_inch = 25.4;
  model.settings.diagonal_inches = mm / mm_per_inch;
}

bool is_over(std::span<const kiosk::Event> events, double leave_at_ms, double now_ms) {
  for (const kiosk::Event& event : events) {
    if (event.kind == kiosk::EventKind::close) return true;
  }
  return now_ms >= leave_at_ms;
}

// What the reader runs on: one of each, in run_window().
struct Running {
  kiosk::Window& window;
  render::Renderer& renderer;
  kiosk::Watchdog& watchdog;
  const kiosk::TerminationWatch& termination;
  const Options& options;
  Stats* stats = nullptr;               // none: nobody asked what the run costs
  kiosk::StickWatch* sticks = nullptr;  // none: nothing is installed from here
  double leave_at_ms = never_ms;
  std::optional<Handover> before;  // what the image before this one has said
  // When the loop must come round at the latest, whatever the model says.
  double until_ms() const { return std::min(leave_at_ms, watchdog.next_ms().value_or(never_ms)); }
};

bool draw(const Running& run, Reader& reader) {
  const FrameTimer timer(run.stats);
  adopt_panel(reader.model, run.window, run.options);
  const bool moving = draw_frame(reader, kiosk::now_ms());
  run.renderer.draw(reader.canvas, run.window.width_px(), run.window.height_px(),
                    render::palette(reader.model.settings.theme).desk, reader.model.panel.turn);
  return moving;
}

// The driver has lost all that was drawn with. Letters are kept in the canvas; pictures are read again.
base::Result<void> renew_drawing(const Running& run, Reader& reader) {
  std::fputs("lectern: the graphics driver has lost its context; drawing begins anew\n", stderr);
  drop_pictures(reader.pictures, reader.canvas);
  {
    const render::Renderer lost = std::move(run.renderer);
  }
  TRY(run.window.renew());
  run.renderer = TRY(render::create_renderer());
  return {};
}

// Draws a frame and shows it. True while something moves. Fails where nothing can be drawn any more.
base::Result<bool> show_frame(const Running& run, Reader& reader) {
  bool moving = draw(run, reader);
  constexpr int most_renewals = 3;
  for (int renewals = 0; !run.window.swap(); ++renewals) {
    if (renewals == most_renewals)
      return base::Error{base::ErrorCode::unavailable, "the graphics driver loses its context again and again"};
    TRY(renew_drawing(run, reader));
    moving = draw(run, reader);
  }
  return moving;
}

void note_first_frame(const Running& run) {
  note_shown(run.stats);
  run.watchdog.ready(kiosk::now_ms());
  if (!run.before) return;
  run.window.take_away(run.before->window);
  const double passed_ms = kiosk::now_ms() - run.before->ended_ms;
  if (run.stats != nullptr) run.stats->after_visit_ms = passed_ms;
  std::fprintf(stderr, "lectern: visit %d may begin (after %.0f ms)\n", run.before->visits + 1, passed_ms);
}

enum class Left { closed, visit_over, broken };

// Those that are in when the reader starts are nothing new.
bool see_sticks(const Running& run, Reader& reader, bool& fresh) {
  const auto sticks = run.sticks == nullptr ? std::nullopt : run.sticks->take();
  if (!sticks) return false;
  return take_sticks(reader, *sticks, std::exchange(fresh, true));
}

Left read_until_left(const Running& run, Reader& reader) {
  std::vector<kiosk::Event> events;
  bool due = true;
  bool first = true;
  run.window.show_pointer(reader.model.pointer_sight.shown);
  bool fresh = false;  // a stick that is seen was put in just now
  while (true) {
    const base::Result<bool> shown = due ? show_frame(run, reader) : base::Result<bool>(false);
    if (!shown) {
      std::fprintf(stderr, "lectern: %s\n", shown.error().what.c_str());
      return Left::broken;
    }
    const bool moving = shown.value();
    if (first) note_first_frame(run);
    if (due || first) confirm_shown(reader);
    first = false;
    events.clear();
    run.window.wait_events(time_to_wait(reader.model, moving, run.until_ms(), kiosk::now_ms()), events);
    if (run.stats != nullptr) ++run.stats->loop_wakeups;
    const double woken_ms = kiosk::now_ms();
    run.watchdog.alive(woken_ms);
    if (run.termination.asked() || is_over(events, run.leave_at_ms, woken_ms)) return Left::closed;
    due = handle(reader, events, woken_ms) || moving;
    run.window.show_pointer(reader.model.pointer_sight.shown);
    read_clock(reader.model.visit, woken_ms);
    due = pass_time(reader, woken_ms) || due;
    if (reader.model.visit.ended) return Left::visit_over;
    due = picture_arrived(reader) || due;
    due = take_answer(reader.model, reader.scenes, reader.services) || due;
    due = take_marks(reader.model, reader.services) || due;
    due = take_pin_answer(reader.model, reader.services) || due;
    due = see_sticks(run, reader, fresh) || due;
    due = take_install_news(reader, woken_ms) || due;
    if (reader.model.leave != Leave::no) return Left::closed;
  }
}

// Words of a visit survive in the buffers of libraries, in freed memory and on the stack, where nobody can wipe them:
// the program begins anew in its process, and only what a handover says is known there. Until its first frame the
// screen shows the last one of this image, which is the same picture. Gives the exit code where that fails.
int start_next_visit(const Running& run, Reader& reader) {
  Handover handover;
  handover.end = reader.model.visit.ended.value_or(VisitEnd::idle);
  handover.ended_ms = kiosk::now_ms();
  if (run.leave_at_ms < never_ms) handover.leave_at_ms = run.leave_at_ms;
  begin_again(reader, handover.ended_ms);
  handover.visits = reader.model.visit.number;
  if (const base::Result<bool> shown = show_frame(run, reader); !shown)
    std::fprintf(stderr, "lectern: %s\n", shown.error().what.c_str());
  run.watchdog.tell("WATCHDOG=1");
  handover.window = run.window.leave_standing();
  std::fprintf(stderr, "lectern: visit %d is over (%s), nothing of it is shown (after %.0f ms)\n", handover.visits,
               name_of(handover.end), kiosk::now_ms() - handover.ended_ms);
  const base::Error failed = base::start_anew(run.options.arguments, handover_variable, handover_text(handover));
  std::fprintf(stderr, "lectern: %s\n", failed.what.c_str());
  return 1;
}

// A terminal waits for its next visitor; on a desk somebody has just begun.
void begin_session(Reader& reader, const Options& options, const std::optional<Handover>& before) {
  Visit& visit = reader.model.visit;
  const double now_ms = kiosk::now_ms();
  // A terminal may have no mouse: the pointer is shown when one moves.
  reader.model.pointer_sight.shown = !options.kiosk;
  if (before) visit.number = before->visits;
  visit.session = options.kiosk || before ? clean_session(visit.settings, now_ms) : begun_session(now_ms);
  read_clock(visit, now_ms);
}

// For the admin screen. Where it cannot be written down the terminal reads all the same.
void note_start(const Options& options, const char* reason) {
  if (!options.kiosk) return;
  const base::Result<void> noted = note_reset(options.config.state_folder, {std::time(nullptr), reason});
  if (!noted) std::fprintf(stderr, "lectern: %s\n", noted.error().what.c_str());
}

// Where there is an installer to ask.
std::unique_ptr<kiosk::StickWatch> watch_sticks(Reader& reader, const Options& options) {
  join_installer(reader, options, kiosk::wake_window);
  if (!reader.services.install_worker) return nullptr;
  return std::make_unique<kiosk::StickWatch>(options.config.sticks_folder, kiosk::wake_window);
}

}  // namespace

int run_window(const Options& options) {
  base::keep_memory_private();
  const std::optional<std::string> told = base::take_variable(handover_variable);
  const std::optional<Handover> before = told ? parse_handover(*told) : std::nullopt;
  const kiosk::TerminationWatch termination;
  kiosk::Watchdog watchdog;
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
  reader.services.search_worker = std::make_unique<SearchWorker>(reader.services.terminal.edition, kiosk::wake_window);
  if (before) {
    reader.services.terminal.visits = before->visits;
    reader.services.terminal.last_end = name_of(before->end);
  } else {
    note_start(options, told ? "restart" : "start");
  }
  reader.services.pin_worker = std::make_unique<PinWorker>(kiosk::wake_window);
  const std::unique_ptr<kiosk::StickWatch> sticks = watch_sticks(reader, options);
  reader.services.terminal.drawing = renderer.value().description();
  if (started.value().trouble) std::fprintf(stderr, "%s\n", started.value().trouble->what.c_str());
  begin_session(reader, options, before);
  Stats stats;
  Running run{window.value(), renderer.value(), watchdog, termination, options, options.stats ? &stats : nullptr,
              sticks.get(),   never_ms,         before};
  if (options.exit_after_ms) run.leave_at_ms = kiosk::now_ms() + *options.exit_after_ms;
  if (before && before->leave_at_ms) run.leave_at_ms = *before->leave_at_ms;
  const Left left = read_until_left(run, reader);
  if (left == Left::visit_over) return start_next_visit(run, reader);
  watchdog.tell("STOPPING=1");
  if (left == Left::broken) return 1;
  if (options.stats) std::fputs(stats_json(stats, renderer.value().description()).c_str(), stdout);
  if (options.dump) {
    if (const base::Result<void> dumped = base::replace_file(*options.dump, dump(reader, kiosk::now_ms())); !dumped) {
      std::fprintf(stderr, "%s\n", dumped.error().what.c_str());
      return 1;
    }
  }
  if (reader.model.leave == Leave::kiosk) return exit_left_kiosk;
  if (reader.model.leave == Leave::restart) {
    // Nothing is handed over: that it was a restart is all that is known.
    std::fprintf(stderr, "lectern: %s\n", base::start_anew(options.arguments, handover_variable, "").what.c_str());
    return 1;
  }
  return 0;
}

}  // namespace app
