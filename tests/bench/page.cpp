// bench_page [--exit-after MS]: the window, canvas and renderer of Lectern with a page of text, and nothing above them:
// what the lower layers cost over the floor.
#include <cstdio>

#include <cstdlib>
#include <cstring>
#include <string>

#include "platform/kiosk/window.h"
#include "render/gpu/canvas.h"
#include "render/gpu/renderer.h"
#include "render/text/layout.h"
#include "tests/bench/print_stats.h"

namespace {

render::Layout page(render::Fonts& fonts) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "The harbour office said on Tuesday that the ferry would sail again at nine. ";
  render::LayoutOptions options;
  options.width_px = 600;
  return render::lay_out(fonts, text, {render::Face::serif, 20}, 29, options);
}

int run(double exit_after_ms) {
  kiosk::WindowOptions options;
  options.height_px = 720;
  options.title = "page";
  auto window = kiosk::open_window(options);
  auto renderer = render::create_renderer();
  auto fonts = render::open_fonts();
  if (!window || !renderer || !fonts) return 1;
  render::Canvas canvas(fonts.value());
  const render::Layout layout = page(fonts.value());
  std::vector<kiosk::Event> events;
  int frames = 0;
  int wakeups = 0;
  double first_frame_ms = 0;
  for (bool dirty = true;;) {
    if (dirty) {
      canvas.begin(window.value().width_px(), window.value().height_px());
      canvas.text(layout, {20, 20}, render::rgb(0x1A1A1A));
      canvas.end();
      renderer.value().draw(canvas, window.value().width_px(), window.value().height_px(), render::rgb(0xFBF9F4));
      window.value().swap();
      if (++frames == 1) first_frame_ms = base::since_process_start_ms();
    }
    const double left_ms = exit_after_ms - base::since_process_start_ms();
    if (exit_after_ms > 0 && left_ms <= 0) break;
    window.value().wait_events(exit_after_ms > 0 ? std::optional(left_ms) : std::nullopt, events);
    ++wakeups;
    dirty = !events.empty();
    for (const kiosk::Event& event : events) {
      if (event.kind == kiosk::EventKind::close) exit_after_ms = 1;
    }
    events.clear();
  }
  bench::print_stats(first_frame_ms, frames, wakeups, renderer.value().description().c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const int code = run(argc == 3 && std::strcmp(argv[1], "--exit-after") == 0 ? std::atof(argv[2]) : 0);
  if (code != 0) fputs("bench_page: no window, no OpenGL ES or no font\n", stderr);
  return code;
}
