// Stats: what a run has cost, for --stats. Collected only when it was asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace app {

struct Stats {
  double first_frame_ms = 0;             // since the process began; 0: no frame was drawn
  std::vector<float> frame_cpu_us;       // of each frame: drawing it on the canvas and handing it to OpenGL
  std::optional<double> after_visit_ms;  // from the end of the visit before to the first frame of this one
  long loop_wakeups = 0;                 // how often waiting for events came to an end
};

// Takes the processor time of one frame, from construction to the end of the scope. Does nothing without stats.
class FrameTimer {
 public:
  explicit FrameTimer(Stats* stats);
  FrameTimer(const FrameTimer&) = delete;
  FrameTimer& operator=(const FrameTimer&) = delete;
  ~FrameTimer();

 private:
  Stats* stats_;
  double begin_us_ = 0;
};

// Call when a frame is on the screen (or in the picture): notes the time of the first one. Does nothing without stats.
void note_shown(Stats* stats);

// The object that contracts name, as one line. Reorders stats.frame_cpu_us.
std::string stats_json(Stats& stats, const std::optional<std::string>& gl_renderer);

}  // namespace app
