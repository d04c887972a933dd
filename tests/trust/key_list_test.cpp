// Lists of keys: who may sign, who may not any more.
#include "store/trust/key_list.h"

#include "doctest/doctest.h"

namespace {

store::PublicKey made_key(unsigned char seed) {
  store::PublicKey key;
  key.id.fill(seed);
  key.ed25519.fill(static_cast<unsigned char>(seed + 1));
  return key;
}

store::KeyList sample() { return {4, 2, {made_key(1), made_key(2)}, {made_key(3).id}}; }

std::string fault_of(const std::string& text) {
  const base::Result<store::KeyList> read = store::parse_key_list("k", text);
  return read ? "" : read.error().what;
}

}  // namespace

TEST_CASE("a list is read as it was written, and knows how a key stands") {
  const store::KeyList read = store::parse_key_list("k", store::key_list_text(sample())).value();
  CHECK(store::key_list_text(read) == store::key_list_text(sample()));
  CHECK(store::standing_of(made_key(1).id, read) == store::KeyStanding::good);
  CHECK(store::standing_of(made_key(3).id, read) == store::KeyStanding::revoked);
  CHECK(store::standing_of(made_key(4).id, read) == store::KeyStanding::unknown);
  CHECK(store::key_with(made_key(2).id, read) == made_key(2));
}

TEST_CASE("what a list may not say is refused with its place") {
  const std::string head = "format=1\nversion=4\nepoch=2\n";
  const std::string one = "key=" + store::public_key_line(made_key(1)) + "\n";
  CHECK(fault_of(head + one).empty());
  CHECK(fault_of(head + one + one) == "k:5:1: a key stands twice");
  CHECK(fault_of(head + one + "revoked=" + store::key_id_text(made_key(1).id) + "\n") ==
        "k:5:1: a revoked key stands twice");
  CHECK(fault_of(head + "revoked=" + store::key_id_text(made_key(1).id) + "\n" + one) ==
        "k:5:1: unknown, doubled or out of its place: key");
  CHECK(fault_of(head + "key=AAAA\n") == "k:4:1: key must be a public key in base64");
  CHECK(fault_of(head + "revoked=12\n") == "k:4:1: revoked must be the 16 digits of a key's name");
  CHECK(fault_of("format=2\nversion=4\nepoch=2\n") == "k:1:1: format must be a number from 1 to 1");
  CHECK(fault_of("format=1\nversion=0\nepoch=2\n") == "k:2:1: version must be a number from 1 to 9223372036854775807");
  std::string many = head;
  for (unsigned char seed = 1; seed <= store::max_keys + 1; ++seed)
    many += "key=" + store::public_key_line(made_key(seed)) + "\n";
  CHECK(fault_of(many) == "k:68:1: more than 64 keys");
}
