#include "store/write/sign/key_file.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

#include "store/trust/fields.h"
#include "store/write/sign/minisign_key.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Bytes = std::vector<unsigned char>;

constexpr std::string_view first_line = "format=lectern-secret-key-1\n";
// Half a second on the board that signs, and no less for whoever guesses.
constexpr unsigned long long hash_passes = 8;
constexpr std::size_t hash_memory = std::size_t{64} << 20U;

std::string hex_of_bytes(const Bytes& bytes) {
  std::string text(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

Bytes bytes_of_hex(std::string_view hex) {
  Bytes bytes(hex.size() / 2);
  sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, nullptr, nullptr);
  return bytes;
}

// The key of the box, wiped when it goes.
struct BoxKey {
  std::array<unsigned char, crypto_secretbox_KEYBYTES> bytes{};
  BoxKey() = default;
  BoxKey(const BoxKey&) = delete;
  BoxKey& operator=(const BoxKey&) = delete;
  ~BoxKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

Result<void> derive(BoxKey& key, std::string_view passphrase, const Bytes& salt) {
  if (crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(), salt.data(), hash_passes,
                    hash_memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return {};
  return Error{ErrorCode::unavailable, "64 MB of memory are needed to open a key; close other programs and try again"};
}

Error fault(std::string_view name, const std::string& reason) {
  return {ErrorCode::bad_input, std::string(name) + ":1:1: " + reason};
}

Result<SecretKey> read_own(std::string_view name, std::string_view text, std::string_view passphrase) {
  FieldReader reader(name, TRY(read_fields(name, text, max_key_file_bytes)));
  reader.text("format");
  reader.text("comment");
  KeyId id{};
  if (!parse_key_id(reader.text("id"), id)) reader.fail("id must be the 16 digits of the key's name");
  const std::string_view salt = reader.hex("salt", 2 * std::size_t{crypto_pwhash_SALTBYTES});
  const std::string_view nonce = reader.hex("nonce", 2 * std::size_t{crypto_secretbox_NONCEBYTES});
  const std::string_view box =
      reader.hex("box", 2 * (std::tuple_size_v<SecretKey::Bytes> + std::size_t{crypto_secretbox_MACBYTES}));
  reader.end();
  if (reader.failure()) return *reader.failure();
  BoxKey box_key;
  TRY(derive(box_key, passphrase, bytes_of_hex(salt)));
  const Bytes sealed = bytes_of_hex(box);
  SecretKey::Bytes opened{};
  if (crypto_secretbox_open_easy(opened.data(), sealed.data(), sealed.size(), bytes_of_hex(nonce).data(),
                                 box_key.bytes.data()) != 0)
    return fault(name, "the passphrase is another one, or the file is damaged");
  SecretKey key(id, opened);
  sodium_memzero(opened.data(), opened.size());
  if (!is_sound(key)) return fault(name, "the two halves of the key do not belong together; the file is damaged");
  return key;
}

}  // namespace

Result<std::string> key_file_text(const SecretKey& key, std::string_view passphrase) {
  Bytes salt(crypto_pwhash_SALTBYTES);
  Bytes nonce(crypto_secretbox_NONCEBYTES);
  randombytes_buf(salt.data(), salt.size());
  randombytes_buf(nonce.data(), nonce.size());
  BoxKey box_key;
  TRY(derive(box_key, passphrase, salt));
  Bytes box(key.bytes().size() + crypto_secretbox_MACBYTES);
  crypto_secretbox_easy(box.data(), key.bytes().data(), key.bytes().size(), nonce.data(), box_key.bytes.data());
  return std::string(first_line) +
         "comment=secret: keep it where nobody else comes, and a copy of it elsewhere\nid=" + key_id_text(key.id()) +
         "\nsalt=" + hex_of_bytes(salt) + "\nnonce=" + hex_of_bytes(nonce) + "\nbox=" + hex_of_bytes(box) + "\n";
}

Result<SecretKey> read_key(std::string_view name, std::string_view text, std::string_view passphrase) {
  if (text.starts_with(first_line)) return read_own(name, text, passphrase);
  if (is_minisign_key(text)) return read_minisign_key(name, text, passphrase);
  return fault(name, "not a secret key; lectern-pack keygen makes one");
}

bool needs_passphrase(std::string_view text) { return !is_minisign_key(text) || is_encrypted_minisign_key(text); }

}  // namespace store
