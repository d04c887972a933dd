// Touches and keys as a visitor makes them, on a reader without a window.
#pragma once

#include "app/frame.h"

// Taps a point; gives the time when everything rests again.
double tap_at(app::Reader& reader, double x, double y, double now_ms);
// Taps the first box of that role whose text (or, when empty, anything) and action kind match.
double tap_box(app::Reader& reader, app::Role role, const std::string& text, double now_ms);
// Puts a finger down, moves it there in steps, rests, and lifts it.
double drag(app::Reader& reader, render::Point from, render::Point to, double now_ms);
double press_key(app::Reader& reader, kiosk::Key key, double now_ms, bool shift = false);
// The first box of that role and text; nullptr when there is none.
const app::Box* find_box(const app::Reader& reader, app::Role role, const std::string& text);
