#include "tests/install/made_stick.h"

#include <filesystem>

#include "store/write/sign/bundle.h"
#include "tests/made_edition.h"

MadeStick::MadeStick(store::Compression compress, std::uint64_t part_bytes, const std::vector<std::string>& then)
    : root(scratch / "stick") {
  make_edition(scratch / "made.edition", then);
  std::filesystem::create_directories(root + "/lectern");
  store::BundleRequest request;
  request.edition = scratch / "made.edition";
  request.folder = root + "/lectern";
  request.built = "2026-11-22";
  request.compress = compress;
  if (part_bytes != 0) request.part_bytes = part_bytes;
  const auto made = store::write_bundle(request, key, {});
  REQUIRE(made);
  manifest = made.value().manifest;
  payload = made.value().payload;
  bundle = "lectern/" + store::bundle_name(manifest);
}

store::Source MadeStick::open(store::SourceKind kind, store::SourceReading reading) const {
  auto source = store::open_source(root, kind, std::move(reading));
  REQUIRE(source);
  return std::move(source).value();
}

store::Source opened(const std::string& path, store::SourceKind kind) {
  auto source = store::open_source(path, kind);
  REQUIRE(source);
  return std::move(source).value();
}
