#include "store/trust/minisign.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

#include "store/trust/digest.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::string_view untrusted = "untrusted comment: ";
constexpr std::string_view trusted = "trusted comment: ";
constexpr std::string_view key_algorithm = "Ed";
constexpr std::string_view prehashed = "ED";
constexpr std::size_t max_comment_bytes = 1024;

using Bytes = std::vector<unsigned char>;

std::string base64_of(const Bytes& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the zero at its end
  return text;
}

// Exactly `count` bytes, written in the one way that base64 has for them. libsodium takes some bytes above 127 for
// letters, so what was read is written again.
bool read_base64(std::string_view text, std::size_t count, Bytes& bytes) {
  bytes.assign(count, 0);
  std::size_t read = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &read, &end,
                                       sodium_base64_VARIANT_ORIGINAL);
  return failed == 0 && read == count && end == text.data() + text.size() && base64_of(bytes) == text;
}

// The lines of a text that ends with a line feed; nothing where it does not, or holds what a line cannot.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
  });
  if (!plain || !text.ends_with('\n')) return lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

Error fault(std::string_view name, int line, const std::string& reason) {
  return {ErrorCode::bad_input, std::string(name) + ":" + std::to_string(line) + ":1: " + reason};
}

template <std::size_t size>
void take(const Bytes& bytes, std::size_t at, std::array<unsigned char, size>& into) {
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), size, into.begin());
}

template <class Range>
void put(Bytes& bytes, const Range& range) {
  bytes.insert(bytes.end(), range.begin(), range.end());
}

bool starts_with(const Bytes& bytes, std::string_view algorithm) {
  return std::equal(algorithm.begin(), algorithm.end(), bytes.begin());
}

}  // namespace

std::string key_id_text(const KeyId& id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (std::size_t i = id.size(); i-- > 0;) {
    text += digits[id[i] >> 4U];
    text += digits[id[i] & 0xFU];
  }
  return text;
}

bool parse_key_id(std::string_view text, KeyId& id) {
  const auto value = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  if (text.size() != 2 * id.size()) return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const int high = value(text[2 * i]);
    const int low = value(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    id[id.size() - 1 - i] = static_cast<unsigned char>(high * 16 + low);
  }
  return true;
}

std::string public_key_line(const PublicKey& key) {
  Bytes bytes(key_algorithm.begin(), key_algorithm.end());
  put(bytes, key.id);
  put(bytes, key.ed25519);
  return base64_of(bytes);
}

bool parse_public_key_line(std::string_view line, PublicKey& key) {
  Bytes bytes;
  const std::size_t after_id = key_algorithm.size() + key.id.size();
  if (!read_base64(line, after_id + key.ed25519.size(), bytes) || !starts_with(bytes, key_algorithm)) return false;
  take(bytes, key_algorithm.size(), key.id);
  take(bytes, after_id, key.ed25519);
  return true;
}

std::string public_key_text(const PublicKey& key) {
  return std::string(untrusted) + "minisign public key " + key_id_text(key.id) + "\n" + public_key_line(key) + "\n";
}

Result<PublicKey> parse_public_key(std::string_view name, std::string_view text) {
  const std::vector<std::string_view> lines =
      text.size() <= max_public_key_bytes ? lines_of(text) : std::vector<std::string_view>();
  if (lines.size() != 2 || !lines[0].starts_with(untrusted))
    return fault(name, 1, "not a public key: two lines, of which the first begins with \"untrusted comment: \"");
  PublicKey key;
  if (!parse_public_key_line(lines[1], key)) return fault(name, 2, "not a public key of minisign's");
  return key;
}

std::string signature_text(const Signature& signature) {
  Bytes first(prehashed.begin(), prehashed.end());
  put(first, signature.key);
  put(first, signature.ed25519);
  const Bytes second(signature.comment_ed25519.begin(), signature.comment_ed25519.end());
  return std::string(untrusted) + "signature of an edition for Lectern\n" + base64_of(first) + "\n" +
         std::string(trusted) + signature.trusted_comment + "\n" + base64_of(second) + "\n";
}

Result<Signature> parse_signature(std::string_view name, std::string_view text) {
  if (text.size() > max_signature_bytes) return fault(name, 1, "too large for a signature");
  const std::vector<std::string_view> lines = lines_of(text);
  if (lines.size() != 4) return fault(name, 1, "not a signature: it must be four lines of plain text");
  if (!lines[0].starts_with(untrusted) || lines[0].size() > max_comment_bytes)
    return fault(name, 1, "the first line must be an untrusted comment");
  Signature signature;
  Bytes bytes;
  const std::size_t after_id = prehashed.size() + signature.key.size();
  if (!read_base64(lines[1], after_id + signature.ed25519.size(), bytes)) return fault(name, 2, "not a signature");
  if (starts_with(bytes, key_algorithm))
    return fault(name, 2, "a signature of the old kind (Ed); sign with minisign 0.10 or newer, or with lectern-pack");
  if (!starts_with(bytes, prehashed)) return fault(name, 2, "a signature of an unknown kind");
  take(bytes, prehashed.size(), signature.key);
  take(bytes, after_id, signature.ed25519);
  if (!lines[2].starts_with(trusted) || lines[2].size() > max_comment_bytes)
    return fault(name, 3, "the third line must be a trusted comment");
  signature.trusted_comment = lines[2].substr(trusted.size());
  if (!read_base64(lines[3], signature.comment_ed25519.size(), bytes)) return fault(name, 4, "not a signature");
  take(bytes, 0, signature.comment_ed25519);
  return signature;
}

bool is_signed_by(std::string_view message, const Signature& signature, const PublicKey& key) {
  if (signature.key != key.id) return false;
  const DigestBytes digest = digest_of(message);
  if (crypto_sign_verify_detached(signature.ed25519.data(), digest.data(), digest.size(), key.ed25519.data()) != 0)
    return false;
  Bytes with_comment(signature.ed25519.begin(), signature.ed25519.end());
  put(with_comment, signature.trusted_comment);
  return crypto_sign_verify_detached(signature.comment_ed25519.data(), with_comment.data(), with_comment.size(),
                                     key.ed25519.data()) == 0;
}

}  // namespace store
