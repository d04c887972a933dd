#include "app/staff/installing.h"

#include <algorithm>
#include <cstdio>

#include "app/staff/admin.h"
#include "app/staff/unlock.h"
#include "app/visit.h"
#include "app/way.h"

namespace app {
namespace {

bool is_idle(const Updates& updates) {
  return updates.stage == UpdateStage::idle || updates.stage == UpdateStage::ended;
}

bool is_staff(ScreenKind screen) {
  return screen == ScreenKind::pin_pad || screen == ScreenKind::admin || screen == ScreenKind::update;
}

// What can be installed first, the newest first.
void sort_offers(std::vector<StickOffer>& offers) {
  std::stable_sort(offers.begin(), offers.end(), [](const StickOffer& a, const StickOffer& b) {
    if (can_install(a) != can_install(b)) return can_install(a);
    return std::pair(a.epoch, a.serial) > std::pair(b.epoch, b.serial);
  });
}

void forget_stick(Updates& updates, const std::string& folder) {
  std::erase_if(updates.offers, [&](const StickOffer& offer) { return offer.stick == folder; });
  updates.chosen = 0;
  updates.found.reset();
}

void ask_offer(Services& services, const std::string& folder, bool fresh) {
  ReaderRequest request = request_to(InstallerDo::offer);
  request.stick = folder;
  request.fresh = fresh;
  services.install_worker->ask(std::move(request));
}

// The page comes back when the staff go.
void leave_page(Model& model, const Scenes& scenes) {
  if (is_staff(model.screen)) return;
  remember_place(model, scenes);
  model.keyboard.shown = false;
}

void show_panel(Model& model, const Scenes& scenes) {
  leave_page(model, scenes);
  model.pin_pad = {};
  model.screen = ScreenKind::update;
  model.focus = {};
}

void begin(Updates& updates, const ReaderRequest& asked, double now_ms) {
  const bool rollback = asked.what == InstallerDo::rollback;
  updates.stage = UpdateStage::running;
  updates.rolling_back = rollback;
  updates.phase = rollback ? InstallPhase::commit : InstallPhase::scan;
  updates.done = updates.of = 0;
  updates.phase_ms = updates.told_ms = now_ms;
  updates.may_pull = false;
  updates.own = asked.what == InstallerDo::install;
  updates.end.reset();
  updates.found.reset();
}

void note_phase(Updates& updates, const InstallerEvent& event, double now_ms) {
  if (updates.phase != event.phase) {
    updates.phase_ms = now_ms;
    updates.done = 0;
  }
  updates.phase = event.phase;
  // It only ever rises.
  updates.done = event.of == updates.of ? std::max(updates.done, event.done) : event.done;
  updates.of = event.of;
  updates.told_ms = now_ms;
}

void finish(Reader& reader, UpdateEnd end) {
  Updates& updates = reader.model.updates;
  updates.stage = UpdateStage::ended;
  updates.end = std::move(end);
  // What the sticks hold may be something else to the terminal now.
  updates.offers.clear();
  updates.chosen = 0;
  for (const SeenStick& stick : updates.sticks) ask_offer(reader.services, stick.folder, false);
}

// An update, or a way back, has ended: what is installed now is opened beside what is read.
void note_end(Reader& reader, const InstallNews& news, const InstallerEvent& event) {
  Updates& updates = reader.model.updates;
  std::fprintf(stderr, "lectern: the update has ended: %s\n", event.code.c_str());
  if (event.code != code_installed && event.code != code_rolled_back)
    return finish(reader, {event.code, event.sentence});
  updates.stage = UpdateStage::opening;
  updates.may_pull = news.asked.what != InstallerDo::rollback;
  updates.end = UpdateEnd{event.code, event.sentence};
  reader.services.install_worker->open();
}

void take_pin_said(Model& model, const Services& services, const InstallerEvent& event) {
  if (model.screen != ScreenKind::pin_pad || model.pin_pad.reason == PinFor::admin) return;
  if (event.pin == PinSaid::right) return;
  tell_refusal(model.pin_pad, event.pin, event.wait_ms, services.strings);
}

void take_offer_news(Model& model, const InstallNews& news, const InstallerEvent& event) {
  Updates& updates = model.updates;
  const bool there = std::any_of(updates.sticks.begin(), updates.sticks.end(),
                                 [&](const SeenStick& stick) { return stick.folder == news.asked.stick; });
  if (!there) return;  // pulled out meanwhile
  if (event.what == InstallerSays::offer) {
    std::erase_if(updates.offers, [&](const StickOffer& offer) {
      return offer.stick == event.offer.stick && offer.path == event.offer.path;
    });
    updates.offers.push_back(event.offer);
    sort_offers(updates.offers);
  }
  const bool nothing = event.what == InstallerSays::end && event.code != code_installed;
  const bool other = chosen_offer(updates) != nullptr && can_install(*chosen_offer(updates));
  if (nothing && news.asked.fresh && !other) updates.found = UpdateEnd{event.code, event.sentence};
}

void take_update_news(Reader& reader, const InstallNews& news, const InstallerEvent& event, double now_ms) {
  Model& model = reader.model;
  Updates& updates = model.updates;
  if (event.what == InstallerSays::pin) {
    if (event.pin != PinSaid::right && updates.stage == UpdateStage::asked) updates.stage = UpdateStage::idle;
    return take_pin_said(model, reader.services, event);
  }
  if (event.what == InstallerSays::status) {
    updates.status = event.status;
    return;
  }
  const bool waits = model.screen == ScreenKind::pin_pad && model.pin_pad.reason != PinFor::admin;
  if (event.what == InstallerSays::end) {
    // The PIN was refused, or nothing is running.
    if (is_idle(updates)) return;
    if (waits) show_panel(model, reader.scenes);
    return note_end(reader, news, event);
  }
  if (updates.stage != UpdateStage::running) {
    begin(updates, news.asked, now_ms);
    if (waits) show_panel(model, reader.scenes);
  }
  if (event.what == InstallerSays::phase) note_phase(updates, event, now_ms);
  if (event.what == InstallerSays::pull) updates.may_pull = true;
  if (event.what == InstallerSays::offer) {
    updates.installing = event.offer;
    updates.installing->stick = news.asked.stick;
  }
}

void take_event(Reader& reader, const InstallNews& news, const InstallerEvent& event, double now_ms) {
  switch (news.asked.what) {
    case InstallerDo::offer:
      return take_offer_news(reader.model, news, event);
    case InstallerDo::status:
      if (event.what != InstallerSays::status) return;
      reader.model.updates.status = event.status;
      if (reader.model.screen == ScreenKind::admin) show_status(reader.model, reader.services);
      return;
    case InstallerDo::confirm:
      if (event.what == InstallerSays::end && event.code != code_installed)
        std::fprintf(stderr, "lectern: the edition could not be confirmed: %s\n", event.code.c_str());
      return;
    default:
      return take_update_news(reader, news, event, now_ms);
  }
}

void take_lost(Reader& reader, const InstallNews& news, const LinkLost& lost) {
  Model& model = reader.model;
  const bool running = model.updates.stage == UpdateStage::running || model.updates.stage == UpdateStage::asked;
  const bool watching = news.asked.what == InstallerDo::watch;
  // A terminal without an installer reads all the same.
  if (!watching || running) std::fprintf(stderr, "lectern: %s\n", lost.what.c_str());
  const bool update = news.asked.what == InstallerDo::install || news.asked.what == InstallerDo::rollback || watching;
  if (!update || !running) return;
  model.updates.stage = UpdateStage::ended;
  model.updates.end = UpdateEnd{no_installer, ""};
  if (model.screen == ScreenKind::pin_pad && model.pin_pad.reason != PinFor::admin) show_panel(model, reader.scenes);
}

void take_opened(Reader& reader, base::Result<OpenedEdition> opened) {
  Updates& updates = reader.model.updates;
  const UpdateEnd end = updates.end.value_or(UpdateEnd{});
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().what.c_str());
    return finish(reader, {reader_could_not_open, ""});
  }
  if (opened.value().installed.path != reader.services.terminal.edition) {
    if (!opened.value().installed.confirmed) updates.to_confirm = opened.value().summary.serial;
    adopt_edition(reader, std::move(opened).value());
  }
  finish(reader, end);
}

}  // namespace

void begin_updates(Reader& reader) {
  if (reader.services.install_worker) reader.services.install_worker->ask(request_to(InstallerDo::watch));
}

bool take_sticks(Reader& reader, const std::vector<kiosk::Stick>& sticks, bool fresh) {
  if (!reader.services.install_worker) return false;
  Updates& updates = reader.model.updates;
  std::vector<SeenStick> now;
  now.reserve(sticks.size());
  for (const kiosk::Stick& stick : sticks) now.push_back({stick.folder, stick.mount});
  const auto in = [](const std::vector<SeenStick>& all, const SeenStick& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  bool changed = false;
  for (const SeenStick& stick : updates.sticks) {
    if (in(now, stick)) continue;
    forget_stick(updates, stick.folder);
    changed = true;
  }
  const std::vector<SeenStick> before = std::exchange(updates.sticks, std::move(now));
  for (const SeenStick& stick : updates.sticks) {
    if (in(before, stick)) continue;
    ask_offer(reader.services, stick.folder, fresh);
  }
  return changed;
}

bool take_install_news(Reader& reader, double now_ms) {
  if (!reader.services.install_worker) return false;
  bool due = false;
  // Without a thread an answer may lead to the next question, which is answered at once.
  for (std::vector<InstallNews> all = reader.services.install_worker->take(); !all.empty();
       all = reader.services.install_worker->take()) {
    due = true;
    for (InstallNews& news : all) {
      if (auto* event = std::get_if<InstallerEvent>(&news.said)) take_event(reader, news, *event, now_ms);
      if (auto* lost = std::get_if<LinkLost>(&news.said)) take_lost(reader, news, *lost);
      if (auto* opened = std::get_if<base::Result<OpenedEdition>>(&news.said)) take_opened(reader, std::move(*opened));
    }
  }
  return due;
}

void confirm_shown(Reader& reader) {
  std::optional<std::uint64_t>& serial = reader.model.updates.to_confirm;
  if (!serial || !reader.services.install_worker) return;
  ReaderRequest request = request_to(InstallerDo::confirm);
  request.serial = *serial;
  serial.reset();
  reader.services.install_worker->ask(std::move(request));
}

void ask_installer(Model& model, Services& services, const PinDigits& digits) {
  PinPad& pad = model.pin_pad;
  Updates& updates = model.updates;
  ReaderRequest request;
  request.pin.assign(digits.digits.data(), digits.count);
  if (pad.reason == PinFor::cancel) {
    request.what = InstallerDo::cancel;
  } else if (pad.reason == PinFor::rollback) {
    request.what = InstallerDo::rollback;
    updates.installing.reset();
  } else {
    const StickOffer* offer = updates.installing && pad.yes ? &*updates.installing : chosen_offer(updates);
    if (offer == nullptr) return;
    request.what = InstallerDo::install;
    request.stick = offer->stick;
    request.path = offer->path;
    request.yes = pad.yes;
    updates.installing = *offer;
  }
  wipe(pad.typed);
  wipe(pad.chosen);
  pad.checking = true;
  pad.sentence.clear();
  if (request.what != InstallerDo::cancel) updates.stage = UpdateStage::asked;
  services.install_worker->ask(std::move(request));
}

namespace {

void open_pad(Model& model, const Scenes& scenes, const Services& services, PinFor reason, bool yes) {
  leave_page(model, scenes);
  open_pin_pad(model, services, reason);
  model.pin_pad.yes = yes;
}

void cancel(Model& model, const Scenes& scenes, Services& services) {
  if (!can_cancel(model.updates)) return;
  if (!model.updates.own) return open_pad(model, scenes, services, PinFor::cancel, false);
  services.install_worker->ask(request_to(InstallerDo::cancel));
}

void dismiss(Model& model) {
  Updates& updates = model.updates;
  if (updates.stage == UpdateStage::ended) updates.stage = UpdateStage::idle;
  updates.end.reset();
  updates.found.reset();
}

void leave_panel(Model& model, Scenes& scenes, Services& services) {
  if (is_idle(model.updates)) dismiss(model);
  go_back_from_staff(model, scenes, services);
}

}  // namespace

bool update_installing(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  Updates& updates = model.updates;
  switch (action.kind) {
    case ActionKind::show_update:
    case ActionKind::start_update:
    case ActionKind::next_offer:
    case ActionKind::cancel_update:
    case ActionKind::dismiss_update:
    case ActionKind::roll_back:
      break;
    case ActionKind::back:
      if (model.screen != ScreenKind::update) return false;
      leave_panel(model, scenes, services);
      return true;
    default:
      return false;
  }
  if (!services.install_worker) return true;
  // Touched between two visits, this begins one; touched in the strip, it leads away from the page.
  if (model.visit.session.stage == Stage::attract)
    update_visit(model, scenes, services, {.kind = ActionKind::begin_visit}, now_ms);
  if (action.kind == ActionKind::show_update) show_panel(model, scenes);
  if (action.kind == ActionKind::dismiss_update && model.screen == ScreenKind::update) {
    leave_panel(model, scenes, services);
  } else if (action.kind == ActionKind::dismiss_update) {
    dismiss(model);
  }
  if (action.kind == ActionKind::cancel_update) cancel(model, scenes, services);
  if (action.kind == ActionKind::next_offer && !updates.offers.empty())
    updates.chosen = (updates.chosen + 1) % updates.offers.size();
  if (action.kind == ActionKind::roll_back && is_idle(updates))
    open_pad(model, scenes, services, PinFor::rollback, false);
  if (action.kind == ActionKind::start_update && is_idle(updates))
    open_pad(model, scenes, services, PinFor::update, action.a == 1);
  return true;
}

}  // namespace app
