#include "store/write/sign/minisign_key.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::string_view comment = "untrusted comment: ";
constexpr std::string_view algorithm = "Ed";
constexpr std::string_view scrypt = "Sc";
constexpr std::string_view checksum_algorithm = "B2";
constexpr std::size_t max_key_text = 1024;

// Where things stand among the bytes of the second line.
constexpr std::size_t stretch_at = 2;
constexpr std::size_t checksum_kind_at = 4;
constexpr std::size_t salt_at = 6;
constexpr std::size_t passes_at = 38;
constexpr std::size_t memory_at = 46;
constexpr std::size_t id_at = 54;
constexpr std::size_t key_at = 62;
constexpr std::size_t checksum_at = 126;
constexpr std::size_t checksum_bytes = 32;
constexpr std::size_t all_bytes = checksum_at + checksum_bytes;
static_assert(salt_at + crypto_pwhash_scryptsalsa208sha256_SALTBYTES == passes_at);

// The bytes of a key file, wiped when they go.
struct Raw {
  std::array<unsigned char, all_bytes> bytes{};
  Raw() = default;
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;
  ~Raw() { sodium_memzero(bytes.data(), bytes.size()); }
};

bool stands_at(const Raw& raw, std::size_t at, std::string_view name) {
  return std::equal(name.begin(), name.end(), raw.bytes.begin() + at);
}

std::uint64_t number_at(const Raw& raw, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i-- > 0;) value = value << 8U | raw.bytes[at + i];
  return value;
}

void put_number(Raw& raw, std::size_t at, std::uint64_t value) {
  for (std::size_t i = 0; i < 8; ++i) raw.bytes[at + i] = static_cast<unsigned char>(value >> 8 * i);
}

bool decode(std::string_view text, Raw& raw) {
  if (text.size() > max_key_text || !text.starts_with(comment)) return false;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  std::string_view line = text.substr(end + 1);
  if (line.ends_with('\n')) line.remove_suffix(1);
  std::size_t read = 0;
  const char* stop = nullptr;
  return sodium_base642bin(raw.bytes.data(), raw.bytes.size(), line.data(), line.size(), nullptr, &read, &stop,
                           sodium_base64_VARIANT_ORIGINAL) == 0 &&
         read == all_bytes && stop == line.data() + line.size() && stands_at(raw, 0, algorithm) &&
         stands_at(raw, checksum_kind_at, checksum_algorithm);
}

// Hides or shows what the passphrase protects: the same either way.
Result<void> mask(Raw& raw, std::string_view passphrase) {
  Raw stream;
  if (crypto_pwhash_scryptsalsa208sha256(stream.bytes.data() + id_at, all_bytes - id_at, passphrase.data(),
                                         passphrase.size(), raw.bytes.data() + salt_at, number_at(raw, passes_at),
                                         number_at(raw, memory_at)) != 0)
    return Error{ErrorCode::unavailable,
                 "minisign's key files take 1 GB of memory to open; on a larger computer, lectern-pack keygen "
                 "--import makes one that takes 64 MB"};
  for (std::size_t i = id_at; i < all_bytes; ++i) raw.bytes[i] ^= stream.bytes[i];
  return {};
}

std::array<unsigned char, checksum_bytes> checksum_of(const Raw& raw) {
  Raw checked;
  std::copy_n(raw.bytes.begin(), algorithm.size(), checked.bytes.begin());
  std::copy(raw.bytes.begin() + id_at, raw.bytes.begin() + checksum_at, checked.bytes.begin() + algorithm.size());
  std::array<unsigned char, checksum_bytes> sum{};
  crypto_generichash(sum.data(), sum.size(), checked.bytes.data(), algorithm.size() + checksum_at - id_at, nullptr, 0);
  return sum;
}

// More than minisign itself ever asks for would only be a way to keep a librarian waiting.
bool is_bearable(const Raw& raw) {
  return number_at(raw, passes_at) <= crypto_pwhash_scryptsalsa208sha256_opslimit_sensitive() &&
         number_at(raw, memory_at) <= crypto_pwhash_scryptsalsa208sha256_memlimit_sensitive();
}

Error fault(std::string_view name, const std::string& reason) {
  return {ErrorCode::bad_input, std::string(name) + ":2:1: " + reason};
}

}  // namespace

bool is_minisign_key(std::string_view text) {
  Raw raw;
  return decode(text, raw);
}

bool is_encrypted_minisign_key(std::string_view text) {
  Raw raw;
  return decode(text, raw) && stands_at(raw, stretch_at, scrypt);
}

Result<SecretKey> read_minisign_key(std::string_view name, std::string_view text, std::string_view passphrase) {
  Raw raw;
  if (!decode(text, raw) || !is_bearable(raw)) return fault(name, "not a secret key of minisign's");
  const bool encrypted = stands_at(raw, stretch_at, scrypt);
  if (!encrypted && !stands_at(raw, stretch_at, std::string_view("\0\0", 2)))
    return fault(name, "the passphrase is kept in a way that is not known here");
  if (encrypted) TRY(mask(raw, passphrase));
  const std::array<unsigned char, checksum_bytes> sum = checksum_of(raw);
  // minisign leaves the sum out where there is no passphrase.
  if (encrypted && sodium_memcmp(sum.data(), raw.bytes.data() + checksum_at, sum.size()) != 0)
    return fault(name, "the passphrase is another one, or the file is damaged");
  KeyId id{};
  SecretKey::Bytes bytes{};
  std::copy_n(raw.bytes.begin() + id_at, id.size(), id.begin());
  std::copy_n(raw.bytes.begin() + key_at, bytes.size(), bytes.begin());
  SecretKey key(id, bytes);
  sodium_memzero(bytes.data(), bytes.size());
  if (!is_sound(key)) return fault(name, "the two halves of the key do not belong together; the file is damaged");
  return key;
}

Result<std::string> minisign_key_text(const SecretKey& key, std::string_view passphrase) {
  Raw raw;
  std::copy(algorithm.begin(), algorithm.end(), raw.bytes.begin());
  std::copy(checksum_algorithm.begin(), checksum_algorithm.end(), raw.bytes.begin() + checksum_kind_at);
  std::copy(key.id().begin(), key.id().end(), raw.bytes.begin() + id_at);
  std::copy(key.bytes().begin(), key.bytes().end(), raw.bytes.begin() + key_at);
  std::copy(scrypt.begin(), scrypt.end(), raw.bytes.begin() + stretch_at);
  randombytes_buf(raw.bytes.data() + salt_at, crypto_pwhash_scryptsalsa208sha256_SALTBYTES);
  put_number(raw, passes_at, crypto_pwhash_scryptsalsa208sha256_opslimit_sensitive());
  put_number(raw, memory_at, crypto_pwhash_scryptsalsa208sha256_memlimit_sensitive());
  const std::array<unsigned char, checksum_bytes> sum = checksum_of(raw);
  std::copy(sum.begin(), sum.end(), raw.bytes.begin() + checksum_at);
  TRY(mask(raw, passphrase));
  std::string line(sodium_base64_ENCODED_LEN(all_bytes, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(line.data(), line.size(), raw.bytes.data(), raw.bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  line.pop_back();
  return std::string(comment) + "minisign encrypted secret key\n" + line + "\n";
}

}  // namespace store
