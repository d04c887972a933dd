#include "app/stats.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/base/process.h"

namespace app {

FrameTimer::FrameTimer(Stats* stats) : stats_(stats) {
  if (stats_ != nullptr) begin_us_ = base::thread_cpu_us();
}

FrameTimer::~FrameTimer() {
  if (stats_ == nullptr) return;
  stats_->frame_cpu_us.push_back(static_cast<float>(base::thread_cpu_us() - begin_us_));
}

void note_shown(Stats* stats) {
  if (stats != nullptr && stats->first_frame_ms == 0) stats->first_frame_ms = base::since_process_start_ms();
}

std::string stats_json(Stats& stats, const std::optional<std::string>& gl_renderer) {
  std::vector<float>& frames = stats.frame_cpu_us;
  std::sort(frames.begin(), frames.end());
  const base::ProcessCost cost = base::process_cost();
  nlohmann::ordered_json json;
  const auto figure = [&](const char* name, bool known, const auto& value) {
    json[name] = known ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
  };
  figure("first_frame_ms", !frames.empty(), stats.first_frame_ms);
  json["frames"] = frames.size();
  figure("cpu_frame_us_median", !frames.empty(), frames.empty() ? 0 : frames[frames.size() / 2]);
  figure("cpu_frame_us_max", !frames.empty(), frames.empty() ? 0 : frames.back());
  figure("after_visit_ms", stats.after_visit_ms.has_value(), stats.after_visit_ms.value_or(0));
  json["loop_wakeups"] = stats.loop_wakeups;
  json["voluntary_ctxt_switches"] = cost.voluntary_ctxt_switches;
  json["rss_peak_kb"] = cost.rss_peak_kb;
  json["private_dirty_kb"] = cost.private_dirty_kb;
  figure("gl_renderer", gl_renderer.has_value(), gl_renderer.value_or(""));
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace app
