// Installing: between the installer, which alone writes what is installed, and the screens that tell of it. Sticks come
// and go, editions are offered, the staff's PIN goes to the installer, an installed edition takes the place of the old
// one between two frames. Whoever reads is never interrupted: his page stays where its article still exists.
#pragma once

#include <optional>
#include <vector>

#include "app/frame.h"
#include "platform/kiosk/sticks.h"

namespace app {

// Asks whether an update is running, and after a reset of the visit too: that one goes on by itself.
void begin_updates(Reader& reader);

// Which sticks are in now. Asks what new ones hold; `fresh`: they were put in just now, so also that there is nothing
// on them is said. True when a frame is due.
bool take_sticks(Reader& reader, const std::vector<kiosk::Stick>& sticks, bool fresh);

// Takes in what the installer has said since. True when a frame is due.
bool take_install_news(Reader& reader, double now_ms);

// After a frame: an edition that was shown in it for the first time is confirmed.
void confirm_shown(Reader& reader);

// Carries out what is asked of an update: true when the action was one of those.
bool update_installing(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms);

// Sends what stands on the PIN pad to the installer, which judges it. Requires: the pad asks for it.
void ask_installer(Model& model, Services& services, const PinDigits& digits);

// The other edition is read from now on, at the page in hand where that still exists, else at the shelf.
void adopt_edition(Reader& reader, OpenedEdition opened);

}  // namespace app
