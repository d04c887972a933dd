// Unlock: the way to the admin screen and out of a kiosk. A corner held for three seconds, or Ctrl+Alt+L, brings the
// PIN pad; the right PIN the admin screen. Judging an attempt takes a moment, so a thread of its own does it where
// there is a window.
#pragma once

#include "app/model.h"

namespace app {

// The PIN pad, where this is a kiosk.
void open_pin_pad(Model& model, const Services& services);
// For something else than the admin screen, on any terminal; the way stays.
void open_pin_pad(Model& model, const Services& services, PinFor reason);

// The installer has refused the PIN that stood on the pad.
void tell_refusal(PinPad& pad, PinSaid said, std::int64_t wait_ms, const Strings& strings);

// Where the staff came from: the visitor's page, or the message that nothing can be read.
void go_back_from_staff(Model& model, Scenes& scenes, Services& services);

// Carries out what is asked on the PIN pad and the admin screen: true when the action was one of those.
bool update_unlock(Model& model, Scenes& scenes, Services& services, const Action& action);

// Shows how an attempt has ended. True when a frame is due.
bool take_pin_answer(Model& model, Services& services);

// A finger held in the corner; `at` is where it is. True when lifting it must do nothing else.
void corner_down(Model& model, render::Point at, const render::Metrics& metrics, double now_ms);
void corner_moved(Model& model, render::Point at, float slop_px);
bool corner_up(Model& model, double now_ms);
// Opens the PIN pad when the corner was held for long enough. True while a finger is held there.
bool advance_corner(Model& model, const Services& services, double now_ms);
// How far it is, 0..1, over everything else on the screen.
void draw_corner(const Model& model, double now_ms, View& view);

}  // namespace app
