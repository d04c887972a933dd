#include <algorithm>
#include <cmath>

#include "app/screens/updates.h"
#include "app/strings/dates.h"

namespace app {
namespace {

std::string offer_text(const StickOffer& offer, const Strings& strings) {
  return format(tr(strings, "New edition on the stick, number {1}: {2}"),
                {format_number(strings, static_cast<std::int64_t>(offer.serial)), offer.title});
}

std::string running_text(const Updates& updates, const Strings& strings) {
  std::string text(updates.may_pull ? tr(strings, "You may pull the stick out now.")
                                    : tr(strings, "A new edition is being installed. Please leave the stick in."));
  if (updates.rolling_back) text = tr(strings, "The edition before is being brought back.");
  text += " ";
  text += phase_words(updates.phase, strings);
  if (updates.of > 0)
    text += " " + format_percent(strings, static_cast<double>(updates.done) / static_cast<double>(updates.of));
  return text;
}

}  // namespace

bool can_cancel(const Updates& updates) {
  return updates.stage == UpdateStage::running && updates.phase < InstallPhase::commit && !updates.rolling_back;
}

const StickOffer* chosen_offer(const Updates& updates) {
  return updates.chosen < updates.offers.size() ? &updates.offers[updates.chosen] : nullptr;
}

std::string end_sentence(const UpdateEnd& end, const Strings& strings) {
  if (end.code == reader_could_not_open)
    return std::string(tr(strings,
                          "The new edition is installed, but it cannot be shown. The edition before stays; build a new "
                          "one and check it with lectern-pack check."));
  if (end.code == no_installer)
    return std::string(tr(strings,
                          "The installer does not answer. Start the terminal again; what is installed stays as it "
                          "is."));
  if (end.code == code_rolled_back)
    return std::string(tr(strings, "The terminal has gone back to the edition before."));
  return std::string(tr_told(strings, end.sentence));
}

std::string_view phase_words(InstallPhase phase, const Strings& strings) {
  switch (phase) {
    case InstallPhase::scan:
      return tr(strings, "Looking at the stick");
    case InstallPhase::verify:
      return tr(strings, "Checking the signature");
    case InstallPhase::copy:
      return tr(strings, "Copying from the stick");
    case InstallPhase::check:
      return tr(strings, "Checking the copy");
    case InstallPhase::unpack:
      return tr(strings, "Unpacking");
    case InstallPhase::inspect:
      return tr(strings, "Looking through the texts");
    case InstallPhase::commit:
      return tr(strings, "Making it the terminal’s edition");
    case InstallPhase::activate:
    case InstallPhase::confirm:
      return tr(strings, "Opening it");
    case InstallPhase::clean:
      return tr(strings, "Clearing up");
  }
  return {};
}

std::string relation_sentence(Relation relation, const Strings& strings) {
  switch (relation) {
    case Relation::newer:
      return std::string(tr(strings, "It is newer than the edition that is installed."));
    case Relation::same:
      return std::string(tr(strings, "It is installed already."));
    case Relation::older:
      return std::string(tr(strings, "It is older than the edition that is installed."));
    case Relation::other:
      return std::string(tr(strings, "It belongs to another library, or cannot be installed here."));
  }
  return {};
}

std::string bytes_text(std::uint64_t bytes, const Strings& strings) {
  constexpr std::uint64_t kilo = 1000;
  constexpr std::uint64_t mega = kilo * kilo;
  if (bytes < mega) {
    return format(tr(strings, "{1} kB"),
                  {format_number(strings, static_cast<std::int64_t>((bytes + kilo - 1) / kilo))});
  }
  return format(tr(strings, "{1} MB"), {format_number(strings, static_cast<std::int64_t>((bytes + mega / 2) / mega))});
}

std::optional<std::int64_t> minutes_left(const Updates& updates) {
  constexpr double ms_of_minute = 60'000;
  constexpr double enough_ms = 3000;  // before that the rate says nothing
  const auto rounded = [](double minutes) { return std::max<std::int64_t>(1, std::llround(std::ceil(minutes))); };
  const double taken_ms = updates.told_ms - updates.phase_ms;
  if (updates.stage == UpdateStage::running && updates.of > 0 && updates.done > 0 && taken_ms >= enough_ms) {
    const auto left = static_cast<double>(updates.of - updates.done);
    return rounded(taken_ms * left / static_cast<double>(updates.done) / ms_of_minute);
  }
  const StickOffer* offer = updates.installing ? &*updates.installing : chosen_offer(updates);
  if (offer == nullptr || offer->minutes <= 0) return std::nullopt;
  return rounded(offer->minutes);
}

bool can_install(const StickOffer& offer) { return offer.refused.empty() || offer.refused == code_refused_before; }

Notice notice_of(const Updates& updates, const Strings& strings) {
  switch (updates.stage) {
    case UpdateStage::asked:
    case UpdateStage::running:
    case UpdateStage::opening:
      return {running_text(updates, strings), tr(strings, "Show"), {.kind = ActionKind::show_update}};
    case UpdateStage::ended:
      if (updates.end)
        return {end_sentence(*updates.end, strings), tr(strings, "OK"), {.kind = ActionKind::dismiss_update}};
      break;
    case UpdateStage::idle:
      break;
  }
  const StickOffer* offer = chosen_offer(updates);
  if (offer != nullptr && can_install(*offer))
    return {offer_text(*offer, strings), tr(strings, "Update …"), {.kind = ActionKind::start_update}};
  if (updates.found)
    return {end_sentence(*updates.found, strings), tr(strings, "OK"), {.kind = ActionKind::dismiss_update}};
  return {};
}

}  // namespace app
