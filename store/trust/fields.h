// Fields: the lines "key=value" of a manifest or a list of keys. Read strictly, since what is signed must mean one
// thing to everybody: UTF-8 in NFC, a line feed behind each line, no control characters, none that turn the direction
// of text.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace store {

struct TrustField {
  std::string_view key;    // [a-z0-9_-]+
  std::string_view value;  // of the text that was read, so valid as long as it is
};

// Fails with bad_input, "NAME:LINE:COLUMN: reason", for whatever is not as above, and for more than `most_bytes`.
base::Result<std::vector<TrustField>> read_fields(std::string_view name, std::string_view text, std::size_t most_bytes);

// Takes fields one by one in the order in which they must stand. After a failure the rest is not looked at; `failure`
// says "NAME:LINE:1: reason".
class FieldReader {
 public:
  FieldReader(std::string_view name, std::vector<TrustField> fields) : name_(name), fields_(std::move(fields)) {}

  // The value of the next field, which must be `key`; empty after a failure.
  std::string_view text(std::string_view key);
  // Decimal, without sign or leading zeros, least..most.
  std::uint64_t number(std::string_view key, std::uint64_t least, std::uint64_t most);
  // So many hexadecimal digits in lower case.
  std::string_view hex(std::string_view key, std::size_t digits);
  // One of `choices`.
  std::string_view choice(std::string_view key, std::initializer_list<std::string_view> choices);

  bool next_is(std::string_view key) const { return !failure_ && at_ < fields_.size() && fields_[at_].key == key; }
  // Steps over fields named "x-..."; anything else that is left is a failure.
  void end();
  // The field taken last is not as it must be.
  void fail(const std::string& reason);

  const std::optional<base::Error>& failure() const { return failure_; }

 private:
  void fail_at(std::size_t field, const std::string& reason);

  std::string_view name_;
  std::vector<TrustField> fields_;
  std::size_t at_ = 0;  // the next field
  std::optional<base::Error> failure_;
};

}  // namespace store
