#include "app/staff/unlock.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include "app/screens/widgets.h"
#include "app/staff/admin.h"
#include "app/staff/installing.h"
#include "app/way.h"

namespace app {
namespace {

constexpr double hold_ms = 3000;
constexpr double shown_after_ms = 600;  // a tap that took its time is still a tap
constexpr float corner_mm = 14;

// "in 5 minutes", rounded up: nobody waits by the second.
std::string try_again(std::int64_t wait_ms, const Strings& strings) {
  if (wait_ms <= 0) return std::string(tr(strings, "Please try again."));
  const std::int64_t seconds = (wait_ms + 999) / 1000;
  if (seconds <= 90) {
    return format(tr_n(strings, "The next attempt can be made in {1} second.",
                       "The next attempt can be made in {1} seconds.", static_cast<std::uint64_t>(seconds)),
                  {std::to_string(seconds)});
  }
  const std::int64_t minutes = (seconds + 59) / 60;
  return format(tr_n(strings, "The next attempt can be made in {1} minute.",
                     "The next attempt can be made in {1} minutes.", static_cast<std::uint64_t>(minutes)),
                {std::to_string(minutes)});
}

std::string sentence_for(PinAnswer answer, std::int64_t wait, const Strings& strings) {
  switch (answer) {
    case PinAnswer::too_soon:
      return try_again(wait, strings);
    case PinAnswer::locked:
      return std::string(tr(strings,
                            "The PIN of this terminal is damaged or lost. The technician sets a new one: sudo "
                            "lectern-pin set"));
    case PinAnswer::no_pin:
      return std::string(tr(strings, "No PIN has been set. The technician sets one: sudo lectern-pin set"));
    default:
      return std::string(tr(strings, "That is not the PIN.")) + " " + try_again(wait, strings);
  }
}

std::string sentence_for(const PinOutcome& outcome, const Services& services) {
  const Strings& strings = services.strings;
  if (outcome.error) {
    if (outcome.error->code == base::ErrorCode::unavailable)
      return std::string(tr(strings, "There is not enough memory to check a PIN. Start the terminal again."));
    return std::string(tr(strings,
                          "The attempt cannot be written down, so it is not made: the state folder is missing, full or "
                          "read-only. The technician can set that right."));
  }
  return sentence_for(outcome.answer, wait_ms(read_pin(services.terminal.config.state_folder), moment_now()), strings);
}

void refuse(PinPad& pad, std::string sentence, bool hopeless) {
  pad.checking = false;
  wipe(pad.typed);
  wipe(pad.chosen);
  pad.sentence = std::move(sentence);
  if (pad.ask == PinAsk::repeat) pad.ask = PinAsk::choose;
  if (hopeless) pad.ask = PinAsk::none;
}

void show_outcome(Model& model, Services& services, const PinOutcome& outcome) {
  PinPad& pad = model.pin_pad;
  if (outcome.error || outcome.answer != PinAnswer::right) {
    const bool hopeless =
        !outcome.error && (outcome.answer == PinAnswer::locked || outcome.answer == PinAnswer::no_pin);
    return refuse(pad, sentence_for(outcome, services), hopeless);
  }
  if (pad.reason != PinFor::admin) {
    // A first PIN has been set: the installer is told it now.
    pad.ask = PinAsk::enter;
    return ask_installer(model, services, pad.chosen);
  }
  model.pin_pad = {};
  model.focus = {};
  open_admin(model, services);
}

// Now, or on the thread that is there for it.
void judge(Model& model, Services& services, std::function<PinOutcome()> work) {
  if (services.pin_worker) {
    model.pin_pad.checking = true;
    services.pin_worker->ask(std::move(work));
  } else {
    show_outcome(model, services, work());
  }
}

std::function<PinOutcome()> attempt_of(const std::string& folder, const PinDigits& digits) {
  return [folder, digits] {
    const base::Result<PinAnswer> answer =
        try_pin(folder, std::string_view(digits.digits.data(), digits.count), moment_now());
    return answer ? PinOutcome{{}, answer.value()} : PinOutcome{answer.error(), PinAnswer::wrong};
  };
}

// Nobody may have set one meanwhile.
std::function<PinOutcome()> first_of(const std::string& folder, const PinDigits& digits) {
  return [folder, digits] {
    if (read_pin(folder).state != PinState::never_set) return PinOutcome{{}, PinAnswer::locked};
    const base::Result<void> done = set_pin(folder, std::string_view(digits.digits.data(), digits.count));
    return done ? PinOutcome{{}, PinAnswer::right} : PinOutcome{done.error(), PinAnswer::wrong};
  };
}

void enter(Model& model, Services& services) {
  PinPad& pad = model.pin_pad;
  if (pad.checking || pad.ask == PinAsk::none) return;
  if (pad.typed.count < least_pin_digits) {
    pad.sentence = tr(services.strings, "A PIN has at least six digits.");
    return;
  }
  const std::string& folder = services.terminal.config.state_folder;
  if (pad.ask == PinAsk::enter && pad.reason != PinFor::admin) return ask_installer(model, services, pad.typed);
  if (pad.ask == PinAsk::enter) return judge(model, services, attempt_of(folder, pad.typed));
  if (pad.ask == PinAsk::choose) {
    pad.chosen = pad.typed;
    wipe(pad.typed);
    pad.ask = PinAsk::repeat;
    pad.sentence.clear();
    return;
  }
  if (pad.typed == pad.chosen) return judge(model, services, first_of(folder, pad.typed));
  wipe(pad.typed);
  wipe(pad.chosen);
  pad.ask = PinAsk::choose;
  pad.sentence = tr(services.strings, "These were two different PINs. Please choose one again.");
}

void leave_unlock(Model& model, Scenes& scenes, Services& services) {
  const bool to_panel = model.screen == ScreenKind::pin_pad && model.pin_pad.reason == PinFor::cancel;
  model.pin_pad = {};
  model.focus = {};
  if (to_panel) {
    model.screen = ScreenKind::update;
    return;
  }
  go_back_from_staff(model, scenes, services);
}

}  // namespace

void go_back_from_staff(Model& model, Scenes& scenes, Services& services) {
  if (scenes.shelf.stories.empty() && !model.message.heading.empty()) {
    model.way.clear();
    model.screen = ScreenKind::message;
    model.focus = {};
    return;
  }
  go_back(model, scenes, services);
}

void tell_refusal(PinPad& pad, PinSaid said, std::int64_t wait_ms, const Strings& strings) {
  const PinAnswer answer = said == PinSaid::too_soon ? PinAnswer::too_soon
                           : said == PinSaid::no_pin ? PinAnswer::no_pin
                           : said == PinSaid::locked ? PinAnswer::locked
                                                     : PinAnswer::wrong;
  refuse(pad, sentence_for(answer, wait_ms, strings), answer == PinAnswer::no_pin || answer == PinAnswer::locked);
}

void open_pin_pad(Model& model, const Services& services) {
  if (!services.terminal.locked || model.screen == ScreenKind::pin_pad || model.screen == ScreenKind::admin) return;
  model.way.clear();
  open_pin_pad(model, services, PinFor::admin);
}

void open_pin_pad(Model& model, const Services& services, PinFor reason) {
  const Pin pin = read_pin(services.terminal.config.state_folder);
  model.pin_pad = {};
  model.pin_pad.reason = reason;
  model.screen = ScreenKind::pin_pad;
  model.focus = {};
  model.keyboard.shown = false;
  if (pin.state == PinState::set) {
    if (const std::int64_t wait = wait_ms(pin, moment_now()); wait > 0)
      model.pin_pad.sentence = try_again(wait, services.strings);
    return;
  }
  const bool first = pin.state == PinState::never_set && services.terminal.config.first_pin == "screen";
  model.pin_pad.ask = first ? PinAsk::choose : PinAsk::none;
  if (first) return;
  const PinAnswer why = pin.state == PinState::never_set ? PinAnswer::no_pin : PinAnswer::locked;
  model.pin_pad.sentence = sentence_for({{}, why}, services);
}

bool update_unlock(Model& model, Scenes& scenes, Services& services, const Action& action) {
  const bool here = model.screen == ScreenKind::pin_pad || model.screen == ScreenKind::admin;
  switch (action.kind) {
    case ActionKind::open_pin_pad:
      open_pin_pad(model, services);
      return true;
    case ActionKind::pin_digit:
      type_digit(model.pin_pad, action.a);
      return true;
    case ActionKind::pin_erase:
      erase_digit(model.pin_pad);
      return true;
    case ActionKind::pin_enter:
      enter(model, services);
      return true;
    case ActionKind::back:
      if (here) leave_unlock(model, scenes, services);
      return here;
    default:
      return here && model.screen == ScreenKind::admin && update_admin(model, services, action);
  }
}

bool take_pin_answer(Model& model, Services& services) {
  std::optional<PinOutcome> outcome = services.pin_worker ? services.pin_worker->take() : std::nullopt;
  // Whoever has gone away meanwhile gets in no more.
  if (!outcome || model.screen != ScreenKind::pin_pad || !model.pin_pad.checking) return false;
  show_outcome(model, services, *outcome);
  if (model.pin_pad.checking) return true;  // set, and on its way to the installer
  std::fprintf(stderr, "lectern: %s\n",
               model.screen == ScreenKind::admin ? "the staff's screen was opened" : "a PIN was refused");
  return true;
}

void corner_down(Model& model, render::Point at, const render::Metrics& metrics, double now_ms) {
  const float side = corner_mm * metrics.px_per_mm;
  model.corner = {};
  if (at.x < side && at.y < side) model.corner = {now_ms, at};
}

void corner_moved(Model& model, render::Point at, float slop_px) {
  if (std::hypot(at.x - model.corner.at.x, at.y - model.corner.at.y) > 2 * slop_px) model.corner = {};
}

bool corner_up(Model& model, double now_ms) {
  const bool held = model.corner.since_ms && now_ms - *model.corner.since_ms >= shown_after_ms;
  model.corner = {};
  return held;
}

bool advance_corner(Model& model, const Services& services, double now_ms) {
  if (!model.corner.since_ms) return false;
  if (!services.terminal.locked || model.screen == ScreenKind::pin_pad || model.screen == ScreenKind::admin) {
    model.corner = {};
    return false;
  }
  if (now_ms - *model.corner.since_ms < hold_ms) return true;
  model.corner = {};
  model.finger_stops = true;
  open_pin_pad(model, services);
  return false;
}

void draw_corner(const Model& model, double now_ms, View& view) {
  if (!model.corner.since_ms || now_ms - *model.corner.since_ms < shown_after_ms) return;
  const render::Metrics& m = view.metrics;
  const auto done = static_cast<float>(std::clamp((now_ms - *model.corner.since_ms) / hold_ms, 0.0, 1.0));
  const std::string_view text = tr(view.strings, "Hold on: the staff's screen");
  const float w = std::min(static_cast<float>(model.width_px),
                           label_width(view, text, render::Face::sans_bold, m.interface) + 2 * m.gap);
  const render::Rect card{0, 0, std::max(w, corner_mm * m.px_per_mm), m.bar};
  view.canvas.fill(card, view.colors.chosen);
  add_box(view, Role::bar, text, card);
  label(view, Role::note, text, inset(card, m.gap, 0), {render::Face::sans_bold, m.interface, view.colors.on_chosen});
  view.canvas.fill({0, bottom(card) - m.gap, std::round(card.w * done), m.gap}, view.colors.on_chosen);
}

}  // namespace app
