#include "store/trust/key_list.h"

#include <algorithm>
#include <limits>

#include "store/trust/fields.h"

namespace store {
namespace {

using base::Result;

constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();

void read_key(FieldReader& reader, KeyList& list) {
  PublicKey key;
  if (!parse_public_key_line(reader.text("key"), key)) return reader.fail("key must be a public key in base64");
  if (standing_of(key.id, list) != KeyStanding::unknown) return reader.fail("a key stands twice");
  if (list.keys.size() == max_keys) return reader.fail("more than 64 keys");
  list.keys.push_back(key);
}

void read_revoked(FieldReader& reader, KeyList& list) {
  KeyId id{};
  if (!parse_key_id(reader.text("revoked"), id)) return reader.fail("revoked must be the 16 digits of a key's name");
  if (standing_of(id, list) != KeyStanding::unknown) return reader.fail("a revoked key stands twice");
  if (list.revoked.size() == max_keys) return reader.fail("more than 64 revoked keys");
  list.revoked.push_back(id);
}

}  // namespace

std::string key_list_text(const KeyList& list) {
  std::string text =
      "format=1\nversion=" + std::to_string(list.version) + "\nepoch=" + std::to_string(list.epoch) + "\n";
  for (const PublicKey& key : list.keys) text += "key=" + public_key_line(key) + "\n";
  for (const KeyId& id : list.revoked) text += "revoked=" + key_id_text(id) + "\n";
  return text;
}

Result<KeyList> parse_key_list(std::string_view name, std::string_view text) {
  FieldReader reader(name, TRY(read_fields(name, text, max_key_list_bytes)));
  KeyList list;
  reader.number("format", 1, 1);
  list.version = reader.number("version", 1, most);
  list.epoch = reader.number("epoch", 1, most);
  while (reader.next_is("key")) read_key(reader, list);
  while (reader.next_is("revoked")) read_revoked(reader, list);
  reader.end();
  if (reader.failure()) return *reader.failure();
  return list;
}

KeyStanding standing_of(const KeyId& id, const KeyList& list) {
  if (std::find(list.revoked.begin(), list.revoked.end(), id) != list.revoked.end()) return KeyStanding::revoked;
  const bool listed =
      std::any_of(list.keys.begin(), list.keys.end(), [&](const PublicKey& key) { return key.id == id; });
  return listed ? KeyStanding::good : KeyStanding::unknown;
}

const PublicKey& key_with(const KeyId& id, const KeyList& list) {
  return *std::find_if(list.keys.begin(), list.keys.end(), [&](const PublicKey& key) { return key.id == id; });
}

}  // namespace store
