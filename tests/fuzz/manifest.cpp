// Any bytes as a manifest: refused, or understood in just one way.
#include <cstdlib>

#include "store/trust/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto parsed = store::parse_manifest(input);
  if (!parsed) {
    if (parsed.error().what.empty()) std::abort();
    return 0;
  }
  // What is understood is written the same again, but for fields of others behind it.
  if (!input.starts_with(store::manifest_text(parsed.value()))) std::abort();
  return 0;
}
