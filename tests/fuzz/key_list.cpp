// Any bytes as a list of keys: refused, or understood in just one way, each key in one standing.
#include <cstdlib>

#include "store/trust/key_list.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto parsed = store::parse_key_list("fuzz.keylist", input);
  if (!parsed) return 0;
  const store::KeyList& list = parsed.value();
  if (!input.starts_with(store::key_list_text(list))) std::abort();
  for (const store::PublicKey& key : list.keys) {
    if (store::standing_of(key.id, list) != store::KeyStanding::good) std::abort();
    if (!(store::key_with(key.id, list) == key)) std::abort();
  }
  for (const store::KeyId& id : list.revoked)
    if (store::standing_of(id, list) != store::KeyStanding::revoked) std::abort();
  return 0;
}
