#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json_sign.h"
#include "app/pack/report.h"
#include "platform/base/file.h"
#include "store/write/sign/bundle.h"

namespace app {
namespace {

using base::Result;

Result<store::Bundle> verify(const VerifyOptions& options, const Interruption& interruption) {
  const std::string text = TRY(base::read_file(options.key, store::max_public_key_bytes));
  const store::PublicKey key = TRY(store::parse_public_key(options.key, text));
  return store::check_bundle(options.folder, key, {1, &interruption.stop()});
}

}  // namespace

ExitCode run(const VerifyOptions& options, Interruption& interruption) {
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
