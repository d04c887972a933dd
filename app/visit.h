// Visit: what the stages of a session (app/session) make of events and of time. Before a screen hears of an event the
// session does: in the dark it wakes and no more, in the countdown it goes on, in the attract loop it begins a visit.
#pragma once

#include <optional>
#include <string>

#include "app/frame.h"

namespace app {

// Judges an event before the screens do; appends what it asks of the session. False when the screens never hear of it.
bool pass_on(Visit& visit, GestureState& gesture, const kiosk::Event& event, const Action& focus, float slop_px,
             Actions& out);

// Carries out what is asked of the session: true when the action was one of those.
bool update_visit(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms);

// Lets the session know the time. True when a frame is due. Model::visit.ended is set when the visit is over.
bool pass_time(Reader& reader, double now_ms);

// When pass_time() next has something to do.
std::optional<double> next_deadline(const Model& model, double now_ms);

// The reader as it was when it started, but for the size of its window: what a replay and the last frame before the
// program is replaced show. It does not make the memory clean; only a new program image does (app/loop.cpp).
void begin_again(Reader& reader, double now_ms);

// "start-again": what a log may say of a visit that has ended.
const char* name_of(VisitEnd end);
std::optional<VisitEnd> visit_end_named(std::string_view name);

// The newest article of the edition, seconds since 1970; 0 where none has a date.
std::int64_t newest_article_s(const std::vector<store::StorySummary>& stories);

}  // namespace app
