// Key list: which keys may sign editions. Signed by the root key, which is kept away from every network and signs
// nothing else; its version rises, so that a list from yesterday cannot bring a stolen key back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "store/trust/minisign.h"

namespace store {

struct KeyList {
  std::uint64_t version = 1;    // rises with every list
  std::uint64_t epoch = 1;      // editions of an earlier epoch are not installed any more
  std::vector<PublicKey> keys;  // may sign
  std::vector<KeyId> revoked;   // may not, whatever they signed
};

constexpr std::size_t max_key_list_bytes = 16384;
constexpr std::size_t max_keys = 64;  // that may sign; and that are revoked

// "format=1", version, epoch, a line key=BASE64 for each key, a line revoked=ID for each revoked one.
std::string key_list_text(const KeyList& list);

// Fails with bad_input and the place: also for a key that stands twice, or that is both listed and revoked.
base::Result<KeyList> parse_key_list(std::string_view name, std::string_view text);

enum class KeyStanding { unknown, revoked, good };
KeyStanding standing_of(const KeyId& id, const KeyList& list);
// The key of a good standing with that id. Requires: there is one.
const PublicKey& key_with(const KeyId& id, const KeyList& list);

}  // namespace store
