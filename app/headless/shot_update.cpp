// An update on its way, for pictures: what the screen shows of one that nobody is doing, with the figures of a usual
// one. The edition is the one that is read, one issue later.
#include <algorithm>
#include <array>
#include <cstdio>

#include "app/start.h"

namespace app {
namespace {

constexpr int exit_usage = 2;
constexpr std::uint64_t copied_bytes = 42'000'000;
constexpr std::uint64_t usual_bytes = 61'000'000;
constexpr std::uint64_t looked_through = 470;
constexpr std::uint64_t thousand = 1000;
constexpr double usual_minutes = 2;
constexpr double told_after_ms = 40'000;

StickOffer next_issue(const store::EditionSummary& edition) {
  StickOffer offer;
  offer.stick = "/run/lectern/sticks/sda1";
  offer.path = "lectern/" + edition.id + "-" + std::to_string(edition.serial + 1);
  offer.id = edition.id;
  offer.title = edition.title;
  offer.serial = edition.serial + 1;
  offer.epoch = 1;
  offer.bytes = usual_bytes;
  offer.minutes = usual_minutes;
  return offer;
}

}  // namespace

int show_update(Reader& reader, const std::string& state) {
  constexpr std::array<const char*, 5> states{"strip", "offer", "copying", "pull", "installed"};
  const auto named = std::find(states.begin(), states.end(), state);
  if (named == states.end()) {
    std::fprintf(stderr, "--shot: write update[:strip|offer|copying|pull|installed]\n");
    return exit_usage;
  }
  Updates& updates = reader.model.updates;
  const StickOffer offer = next_issue(reader.scenes.shelf.edition);
  if (state == "strip" || state == "offer") {
    updates.offers = {offer};
  } else {
    updates.installing = offer;
    updates.own = true;
    updates.stage = state == "installed" ? UpdateStage::ended : UpdateStage::running;
    updates.may_pull = state != "copying";
    updates.phase = state == "copying" ? InstallPhase::copy : InstallPhase::inspect;
    updates.done = state == "copying" ? copied_bytes : looked_through;
    updates.of = state == "copying" ? usual_bytes : thousand;
    updates.phase_ms = settled_ms - told_after_ms;
    updates.told_ms = settled_ms;
  }
  // The installer's own sentence, which the reader only hands on.
  if (state == "installed")
    updates.end = UpdateEnd{code_installed, "The new edition is installed. You may pull the stick out."};
  if (state != "strip") reader.model.screen = ScreenKind::update;
  return 0;
}

}  // namespace app
