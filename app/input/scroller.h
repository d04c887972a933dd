// Scroller: where something that scrolls stands, and how it moves there. Pure; time is an argument. Pixels from the
// top of the content, milliseconds.
#pragma once

namespace app {

enum class ScrollMotion { rest, slide, glide };

struct Scroller {
  float position = 0;
  float low = 0;  // limits of free scrolling
  float high = 0;
  ScrollMotion motion = ScrollMotion::rest;
  double start_ms = 0;
  float from = 0;
  float to = 0;        // slide
  float velocity = 0;  // glide: pixels per millisecond at start_ms
};

constexpr double slide_ms = 180;

// Moves to `to` in slide_ms, easing out. May pass the limits: levelling needs to.
void slide_to(Scroller& scroller, float to, double now_ms);
// Lets go with a velocity: position(t) = from + velocity * 325 ms * (1 - exp(-t / 325 ms)).
void glide(Scroller& scroller, float velocity, double now_ms);
// Drags or steps at once; stops any motion. Keeps inside the limits, unless it stood outside and moves back.
void scroll_by(Scroller& scroller, float delta);
// Steps like scroll_by, but slides there; steps add up while one is under way.
void slide_by(Scroller& scroller, float delta, double now_ms);
void stop(Scroller& scroller);
// For those who want no motion: a slide is at its end, a glide stops where it is.
void finish(Scroller& scroller);
// Whether it glides so fast that a finger put down on it means to stop it and nothing else.
bool is_flung(const Scroller& scroller, double now_ms);

// Sets the limits of free scrolling. A scroller that stands outside them stays until it is moved.
void set_limits(Scroller& scroller, float low, float high);

// Moves to where it is at now_ms. True while it wants another frame.
bool advance(Scroller& scroller, double now_ms);

}  // namespace app
