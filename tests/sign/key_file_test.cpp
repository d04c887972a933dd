// Secret keys in files: opened by their passphrase alone, ours and minisign's. The keys below were made with minisign
// 0.11 for this test and sign nothing else.
#include "store/write/sign/key_file.h"

#include "doctest/doctest.h"
#include "store/write/sign/minisign_key.h"

namespace {

constexpr std::string_view plain_minisign_key =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOTI5cSki5lIHJ9hwM4/Bl9/KndNXyTIb+"
    "WWxhcmltAh7+Nq76nmiHCsFNTtEx3b6BpOktCxxtuukpciilLVbSh4UMyywIfJfAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
constexpr std::string_view message = "format=1\nversion=1\nepoch=1\n";
// What minisign made of the message with that key: Ed25519 is deterministic.
constexpr std::string_view made_by_minisign =
    "RUQ5MjlxKSLmUnD3ubzFIguGo5vtT2z5xq/nS65FuJBcSo5CtbOE/nPNSdgMgWNxxddjBMmwxWcC9d4G0v3pJjkqCi8dppqsRwk=\n";

std::string fault_of(std::string_view text, std::string_view passphrase) {
  const base::Result<store::SecretKey> key = store::read_key("k", text, passphrase);
  return key ? "" : key.error().what;
}

}  // namespace

TEST_CASE("a key comes out of its file by its passphrase, and by no other") {
  const store::SecretKey key = store::make_secret_key();
  const std::string text = store::key_file_text(key, "five plain words here today").value();
  const base::Result<store::SecretKey> opened = store::read_key("k", text, "five plain words here today");
  REQUIRE(opened);
  CHECK(opened.value().public_key() == key.public_key());
  CHECK(opened.value().bytes() == key.bytes());
  CHECK(store::needs_passphrase(text));
  for (const std::string_view wrong : {"", "five plain words here toda", "five plain words here today ", "FIVE"}) {
    CAPTURE(wrong);
    CHECK(fault_of(text, wrong) == "k:1:1: the passphrase is another one, or the file is damaged");
  }
}

TEST_CASE("the same key under the same passphrase is never written twice alike") {
  const store::SecretKey key = store::make_secret_key();
  CHECK(store::key_file_text(key, "five plain words").value() != store::key_file_text(key, "five plain words").value());
}

TEST_CASE("a damaged key file is refused") {
  const store::SecretKey key = store::make_secret_key();
  const std::string text = store::key_file_text(key, "five plain words").value();
  for (const std::string_view field : {"\nsalt=", "\nnonce=", "\nbox="}) {
    CAPTURE(field);
    std::string changed = text;
    char& digit = changed[changed.find(field) + field.size()];
    digit = digit == '0' ? '1' : '0';
    CHECK(fault_of(changed, "five plain words") == "k:1:1: the passphrase is another one, or the file is damaged");
  }
  CHECK_FALSE(fault_of(text.substr(0, text.size() - 1), "five plain words").empty());
  CHECK_FALSE(fault_of(text + "more=1\n", "five plain words").empty());
  CHECK(fault_of("", "x") == "k:1:1: not a secret key; lectern-pack keygen makes one");
}

TEST_CASE("minisign's key signs here as it does there") {
  CHECK_FALSE(store::needs_passphrase(plain_minisign_key));
  const base::Result<store::SecretKey> key = store::read_key("k", plain_minisign_key, "");
  REQUIRE(key);
  CHECK(store::key_id_text(key.value().id()) == "52E6222971393239");
  const store::Signature signature = store::sign(message, "made by minisign", key.value());
  CHECK(store::signature_text(signature).find(made_by_minisign) != std::string::npos);
  CHECK(store::is_signed_by(message, signature, key.value().public_key()));
}

TEST_CASE("a minisign key whose halves do not belong together is refused") {
  std::string changed(plain_minisign_key);
  const std::size_t inside = changed.find("OTI5cSki5lIHJ9") + 20;
  changed[inside] = changed[inside] == 'A' ? 'B' : 'A';
  CHECK(fault_of(changed, "").find("do not belong together") != std::string::npos);
}

TEST_CASE("a file that asks for more memory than minisign ever does is refused before it is tried") {
  // memory limit: the eight bytes in front of the key's name
  std::string changed(plain_minisign_key);
  changed.replace(changed.find("RWQAAEIy"), 8, "RWRTY0Iy");
  changed.replace(changed.find("AAAAOTI5"), 8, "/38AOTI5");
  CHECK(store::is_encrypted_minisign_key(changed));
  CHECK(fault_of(changed, "x") == "k:2:1: not a secret key of minisign's");
}
