#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json_sign.h"
#include "app/pack/report.h"
#include "app/pack/signing.h"

namespace app {
namespace {

using base::Result;

Result<store::Bundle> verify(const VerifyOptions& options, const Interruption& interruption) {
  const KeyListFile list = TRY(read_key_list(options.list));
  const std::optional<store::PublicKey> key = TRY(key_to_check(options.folder, options.key, list));
  store::Bundle bundle = TRY(store::check_bundle(options.folder, *key, {1, &interruption.stop()}));
  TRY(check_standing(options.folder, key->id, bundle.manifest.epoch, list));
  return bundle;
}

}  // namespace

ExitCode run(const VerifyOptions& options, Interruption& interruption) {
  if (options.key.empty() && options.list.empty()) {
    std::cerr << "lectern-pack verify: a key is needed, --pub, or a list of them, --keys; see lectern-pack verify "
                 "--help\n";
    return exit_usage;
  }
  const Result<store::Bundle> bundle = verify(options, interruption);
  if (!bundle) return report(bundle.error());
  const store::Manifest& manifest = bundle.value().manifest;
  if (options.json) {
    std::cout << bundle_json(bundle.value()) << '\n';
  } else {
    std::cout << options.folder << ": as it was signed; " << manifest.title << " (" << manifest.id << ", serial "
              << manifest.serial << ", epoch " << manifest.epoch << ")\n";
  }
  return exit_done;
}

}  // namespace app
