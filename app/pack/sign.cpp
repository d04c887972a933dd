#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json_sign.h"
#include "app/pack/report.h"
#include "app/pack/secrets.h"
#include "app/pack/signing.h"

namespace app {
namespace {

using base::Result;

Result<store::Bundle> sign(const SignOptions& options, const Interruption& interruption) {
  const store::SecretKey key = TRY(open_secret_key(options.key, options.passphrase));
  return sign_edition(options, key, {1, &interruption.stop()});
}

}  // namespace

ExitCode run(const SignOptions& options, Interruption& interruption) {
  const Result<store::Bundle> bundle = sign(options, interruption);
  if (!bundle) return report(bundle.error());
  const store::Manifest& manifest = bundle.value().manifest;
  if (options.json) {
    std::cout << bundle_json(bundle.value()) << '\n';
  } else {
    std::cout << bundle.value().folder << ": signed; " << manifest.title << " (" << manifest.id << ", serial "
              << manifest.serial << ", epoch " << manifest.epoch << "), "
              << counted(static_cast<std::int64_t>(manifest.articles), "article", "articles") << ", "
              << manifest.payload_size << " bytes to copy\n";
  }
  return exit_done;
}

}  // namespace app
