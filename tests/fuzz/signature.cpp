// Any bytes as a signature and as a public key: refused, or written the same again; and nothing counts as signed.
#include <cstdint>
#include <cstdlib>

#include "store/trust/minisign.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  store::PublicKey key;
  key.id = {1, 2, 3, 4, 5, 6, 7, 8};
  const auto parsed_key = store::parse_public_key("fuzz.pub", input);
  if (parsed_key) key = parsed_key.value();
  if (parsed_key && !store::parse_public_key("again", store::public_key_text(key))) std::abort();
  store::KeyId id;
  if (store::parse_key_id(input, id) && store::key_id_text(id) != input) std::abort();
  const auto parsed = store::parse_signature("fuzz.minisig", input);
  if (!parsed) return 0;
  const auto again = store::parse_signature("again", store::signature_text(parsed.value()));
  if (!again || again.value().ed25519 != parsed.value().ed25519) std::abort();
  if (again.value().trusted_comment != parsed.value().trusted_comment) std::abort();
  if (store::is_signed_by("message", parsed.value(), key)) std::abort();
  return 0;
}
