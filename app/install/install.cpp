// What comes from a stick or an inbox.
#include <optional>

#include "app/install/commands.h"
#include "platform/base/file.h"
#include "store/install/find_updates.h"
#include "store/install/inspect.h"

namespace app {
namespace {

using store::DataFolder;
using store::EndCode;
using store::Offer;
using store::Offers;
using store::Outcome;
using store::Source;

// Tells progress when there is some: a step of a hundredth, or the end of a phase.
class Progress {
 public:
  explicit Progress(const Tell& tell) : tell_(tell) {}
  void operator()(store::Phase phase, std::uint64_t done, std::uint64_t of) {
    constexpr std::uint64_t steps = 100;
    const std::uint64_t step = of == 0 ? steps : done * steps / of;
    if (phase_ == phase && step_ == step) return;
    phase_ = phase;
    step_ = step;
    tell_(phase_event(phase, done, of));
  }

 private:
  const Tell& tell_;
  std::optional<store::Phase> phase_;
  std::uint64_t step_ = 0;
};

// What was found, with what was not asked for left out.
Outcome<Offers> judge_all(const DataFolder& data, Source& source, const SourceRequest& request,
                          const base::Task& task) {
  const store::Findings findings = TRY(store::find(source, task));
  Offers offers = TRY(store::judge(data, findings));
  if (!request.folder.empty())
    std::erase_if(offers.offers, [&](const Offer& offer) { return offer.folder != request.folder; });
  return offers;
}

Outcome<void> inspect(const std::string& path, const store::Manifest& manifest, const base::Task& task) {
  return store::inspect_in_child({"/proc/self/exe", inspect_command}, path, manifest, task);
}

// `code` and the sentence of it that fits.
int end(const Outcome<void>& outcome, EndCode done, const std::string& sentence, const Tell& tell) {
  tell(outcome ? end_event({done, ""}, sentence) : end_event(outcome.error()));
  return outcome ? exit_done : exit_refused;
}

Outcome<void> offer_all(const SourceRequest& request, const Tell& tell) {
  const DataFolder data = TRY(store::open_data(request.data, store::Access::read));
  Source source = TRY(store::open_source(request.source, request.kind));
  const Offers offers = TRY(judge_all(data, source, request, {}));
  for (const Offer& offer : offers.offers) tell(offer_event(offer));
  TRY(store::best_of(offers, request.overrule));
  return {};
}

Outcome<void> install_best(const SourceRequest& request, const std::atomic<bool>& stop, const Tell& tell) {
  Progress progress(tell);
  const auto note = [&](store::Phase phase, std::uint64_t done, std::uint64_t of) { progress(phase, done, of); };
  DataFolder data = TRY(store::open_data(request.data, store::Access::write));
  note(store::Phase::scan, 0, 1);
  Source source = TRY(store::open_source(request.source, request.kind));
  const base::Task task{1, &stop};
  const Offers offers = TRY(judge_all(data, source, request, task));
  note(store::Phase::scan, 1, 1);
  // Whatever becomes of the edition: a key that the root has revoked signs nothing here any more.
  if (offers.keys) TRY(data.adopt(offers.keys->list, offers.keys->text, offers.keys->signature));
  const Offer best = TRY(store::best_of(offers, request.overrule));
  note(store::Phase::verify, 1, 1);
  tell(offer_event(best));
  return store::install(data, source, best, inspect, {note, [&] { tell(pull_event()); }, &stop});
}

}  // namespace

int offer(const SourceRequest& request, const Tell& tell) {
  return end(offer_all(request, tell), EndCode::installed, "The edition can be installed.", tell);
}

int install(const SourceRequest& request, const std::atomic<bool>& stop, const Tell& tell) {
  const Outcome<void> installed = install_best(request, stop, tell);
  if (installed) return end(installed, EndCode::installed, "", tell);
  const EndCode code = installed.error().code;
  // What was asked for holds already; or there is nothing yet in an inbox, or not all of it.
  const bool waits =
      request.kind == store::SourceKind::inbox && (code == EndCode::incomplete || code == EndCode::no_edition);
  tell(end_event(installed.error()));
  return code == EndCode::same || waits ? exit_done : exit_refused;
}

}  // namespace app
