#include "app/input/scroller.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr double glide_time_constant_ms = 325;
constexpr float least_glide_px = 0.5F;  // what is left of a glide that nobody can see

float inside(const Scroller& s, float position) {
  // Outside after a levelling: may stay or come back, not go further.
  const float low = std::min(s.low, s.position);
  const float high = std::max(s.high, s.position);
  return std::clamp(position, low, high);
}

}  // namespace

void slide_to(Scroller& s, float to, double now_ms) {
  if (to == s.position) {
    s.motion = ScrollMotion::rest;
    return;
  }
  s.motion = ScrollMotion::slide;
  s.start_ms = now_ms;
  s.from = s.position;
  s.to = to;
}

void glide(Scroller& s, float velocity, double now_ms) {
  constexpr float least_velocity = 0.05F;
  if (std::abs(velocity) < least_velocity) return;
  s.motion = ScrollMotion::glide;
  s.start_ms = now_ms;
  s.from = s.position;
  s.velocity = velocity;
}

void scroll_by(Scroller& s, float delta) {
  s.motion = ScrollMotion::rest;
  s.position = inside(s, s.position + delta);
}

void slide_by(Scroller& s, float delta, double now_ms) {
  const float base = s.motion == ScrollMotion::slide ? s.to : s.position;
  slide_to(s, inside(s, base + delta), now_ms);
}

void stop(Scroller& s) { s.motion = ScrollMotion::rest; }

void finish(Scroller& s) {
  if (s.motion == ScrollMotion::slide) s.position = s.to;
  s.motion = ScrollMotion::rest;
}

bool is_flung(const Scroller& s, double now_ms) {
  // The end of a glide lasts long and can hardly be seen: a tap there means what is tapped.
  constexpr double least_speed = 0.1;
  const double faded = std::exp(-std::max(0.0, now_ms - s.start_ms) / glide_time_constant_ms);
  return s.motion == ScrollMotion::glide && std::abs(static_cast<double>(s.velocity)) * faded >= least_speed;
}

void set_limits(Scroller& s, float low, float high) {
  s.low = low;
  s.high = std::max(low, high);
}

bool advance(Scroller& s, double now_ms) {
  const double elapsed = std::max(0.0, now_ms - s.start_ms);
  if (s.motion == ScrollMotion::slide) {
    const double left = 1 - std::min(1.0, elapsed / slide_ms);
    s.position = s.to + (s.from - s.to) * static_cast<float>(left * left * left);
    if (elapsed >= slide_ms) {
      s.position = s.to;
      s.motion = ScrollMotion::rest;
    }
  } else if (s.motion == ScrollMotion::glide) {
    const double done = 1 - std::exp(-elapsed / glide_time_constant_ms);
    const float way = s.velocity * static_cast<float>(glide_time_constant_ms);
    const float wanted = s.from + way * static_cast<float>(done);
    s.position = std::clamp(wanted, std::min(s.low, s.from), std::max(s.high, s.from));
    const bool at_limit = s.position != wanted;
    const bool faded = std::abs(way) * static_cast<float>(1 - done) < least_glide_px;
    if (at_limit || faded) s.motion = ScrollMotion::rest;
  }
  return s.motion != ScrollMotion::rest;
}

}  // namespace app
