#include <chrono>
#include <cstdio>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json_sign.h"
#include "app/pack/report.h"
#include "app/pack/secrets.h"
#include "app/pack/signing.h"
#include "store/write/sign/bundle.h"

namespace app {
namespace {

using base::Result;

std::string today() {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? "." : file.substr(0, slash);
}

Result<store::Bundle> sign(const SignOptions& options, const Interruption& interruption) {
  const store::SecretKey key = TRY(open_secret_key(options.key, options.passphrase));
  return sign_edition(options, key, {1, &interruption.stop()});
}

}  // namespace

Result<store::Bundle> sign_edition(const SignOptions& options, const store::SecretKey& key, const base::Task& task) {
  store::BundleRequest request;
  request.edition = options.edition;
  request.folder = options.folder.empty() ? folder_of(options.edition) : options.folder;
  request.built = options.built.empty() ? today() : options.built;
  request.epoch = options.epoch;
  request.compress = options.compress ? store::Compression::zstd : store::Compression::none;
  return store::write_bundle(request, key, task);
}

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
