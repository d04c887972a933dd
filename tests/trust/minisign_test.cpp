// Signatures: minisign's own are taken, and whatever was changed afterwards is not. Keys and signatures below were made
// with minisign 0.11 for this test and sign nothing else.
#include "store/trust/minisign.h"

#include "doctest/doctest.h"

namespace {

constexpr std::string_view message = "format=1\nversion=1\nepoch=1\n";
constexpr std::string_view public_key =
    "untrusted comment: minisign public key 52E6222971393239\n"
    "RWQ5MjlxKSLmUisFNTtEx3b6BpOktCxxtuukpciilLVbSh4UMyywIfJf\n";
constexpr std::string_view signature =
    "untrusted comment: signature from minisign secret key\n"
    "RUQ5MjlxKSLmUnD3ubzFIguGo5vtT2z5xq/nS65FuJBcSo5CtbOE/nPNSdgMgWNxxddjBMmwxWcC9d4G0v3pJjkqCi8dppqsRwk=\n"
    "trusted comment: made by minisign\n"
    "5j++mbQClMjQqJXqHV73XKsz3EHpKUbLjUTcWGZBod5vqBWhwv6BLOWKmGtAQ2ymc5HEzongDSqPCTCgr+RBBA==\n";
constexpr std::string_view of_old_kind =
    "untrusted comment: signature from minisign secret key\n"
    "RWQ5MjlxKSLmUtMdCViXcRhAFV9vqkrzPJGGsT4zzkbTYNrgCLe4DUf5aZW2mOUjyghz1gYsi0wq1Yg/UouU3jUUJEbDxRDk/A4=\n"
    "trusted comment: old\n"
    "0yct4JGpOtLP8RYwRo5p4qtAXjfWQysDLmIvyhuRaj8LxL2Eaj6qLqAgbht3hVcs8447DM3eVwRDNqFetBEZBg==\n";
// Of another key.
constexpr std::string_view other_key_line = "RWQCLZZAqidpf5RPlFkpQC2MtDs/eEsujmYmjXvFZrN414AGuGRHCM6u";

store::PublicKey key() { return store::parse_public_key("library.pub", public_key).value(); }

bool is_good(std::string_view signed_text, std::string_view signature_file) {
  const base::Result<store::Signature> read = store::parse_signature("s", signature_file);
  return read && store::is_signed_by(signed_text, read.value(), key());
}

std::string fault_of(std::string_view signature_file) {
  const base::Result<store::Signature> read = store::parse_signature("s", signature_file);
  return read ? "" : read.error().what;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out(text);
  const std::size_t at = out.find(what);
  REQUIRE(at != std::string::npos);
  return out.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a signature that minisign made is good, and its key has minisign's name") {
  CHECK(is_good(message, signature));
  CHECK(store::key_id_text(key().id) == "52E6222971393239");
  CHECK(store::public_key_text(key()) == public_key);
  CHECK(store::parse_signature("s", signature).value().trusted_comment == "made by minisign");
}

TEST_CASE("no byte of message, signature or trusted comment can be another") {
  for (std::size_t i = 0; i < message.size(); ++i) {
    CAPTURE(i);
    std::string changed(message);
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(is_good(changed, signature));
  }
  // The first line is nobody's word.
  const std::size_t second_line = signature.find('\n') + 1;
  for (std::size_t i = second_line; i < signature.size(); ++i) {
    CAPTURE(i);
    std::string changed(signature);
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(is_good(message, changed));
  }
  CHECK_FALSE(is_good(std::string(message) + "x", signature));
  CHECK(is_good(message, replaced(signature, "signature from", "whatever from")));
}

TEST_CASE("another key's name is not this key") {
  store::PublicKey other;
  REQUIRE(store::parse_public_key_line(other_key_line, other));
  const store::Signature read = store::parse_signature("s", signature).value();
  CHECK_FALSE(store::is_signed_by(message, read, other));
  other.id = key().id;
  CHECK_FALSE(store::is_signed_by(message, read, other));
}

TEST_CASE("signature files that are not exactly as minisign writes them are refused") {
  CHECK(fault_of(of_old_kind).starts_with("s:2:1: a signature of the old kind (Ed)"));
  CHECK(fault_of("") == "s:1:1: not a signature: it must be four lines of plain text");
  CHECK(fault_of(std::string(5000, 'a')) == "s:1:1: too large for a signature");
  CHECK(fault_of(replaced(signature, "trusted comment: made", "comment: made")) ==
        "s:3:1: the third line must be a trusted comment");
  for (const std::string& bad : {
           replaced(signature, "untrusted", "\xEF\xBB\xBFuntrusted"),
           replaced(signature, "key\n", "key\r\n"),
           replaced(signature, "Rwk=", "Rwk"),
           replaced(signature, "Rwk=", "Rwk=="),
           replaced(signature, "Rwk=", "Rwl="),  // bits that no byte has
           replaced(signature, "Rwk=", "Rwk=AAAA"),
           replaced(signature, "Rwk=", " Rwk="),
           replaced(signature, "RUQ5", "RVQ5"),  // an unknown kind
           std::string(signature) + "\n",
           std::string(signature) + "more\n",
           std::string(signature.substr(0, signature.size() - 1)),
           std::string(signature) + std::string(1, '\0'),
       }) {
    CAPTURE(bad);
    CHECK_FALSE(fault_of(bad).empty());
  }
}

TEST_CASE("files that are no public keys are refused") {
  for (const std::string& bad : {
           std::string(),
           std::string("untrusted comment: x\n"),
           replaced(public_key, "RWQ5", "RUQ5"),
           replaced(public_key, "IfJf", "IfJ"),
           std::string(public_key) + "more\n",
           replaced(public_key, "\nRWQ", "\r\nRWQ"),
           std::string(2000, 'x'),
       }) {
    CAPTURE(bad);
    const base::Result<store::PublicKey> read = store::parse_public_key("p", bad);
    REQUIRE_FALSE(read);
    CHECK(read.error().what.starts_with("p:"));
  }
}

TEST_CASE("base64 has letters of ASCII only, whatever its decoder takes") {
  store::PublicKey key;
  CHECK(store::parse_public_key_line("RWS7lF/tMYd4B+9/CvtytcghfPgorj7uboPwdmaqiIfPKi/QUn/pNAuN", key));
  CHECK_FALSE(store::parse_public_key_line("RWS7l\xE6\x88\x89MYd4B+9/CvtytcghfPgorj7uboPwdmaqiIfPKi/QUn/pNAuN", key));
}

TEST_CASE("names of keys are read as they are printed") {
  store::KeyId id{};
  REQUIRE(store::parse_key_id("52E6222971393239", id));
  CHECK(id == key().id);
  for (const std::string_view bad :
       {"", "52e6222971393239", "52E622297139323", "52E62229713932390", "52E6222971393 39"}) {
    CAPTURE(bad);
    CHECK_FALSE(store::parse_key_id(bad, id));
  }
}
