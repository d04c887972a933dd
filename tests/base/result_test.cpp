#include "platform/base/result.h"

#include <memory>
#include <string>

#include "doctest/doctest.h"

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

Result<int> parse_digit(char digit) {
  if (digit < '0' || digit > '9') return Error{ErrorCode::bad_input, "not a digit"};
  return digit - '0';
}

Result<int> add_digits(const std::string& digits) {
  int sum = 0;
  for (const char digit : digits) sum += TRY(parse_digit(digit));
  return sum;
}

Result<void> all_digits(const std::string& digits) {
  for (const char digit : digits) static_cast<void>(TRY(parse_digit(digit)));
  return {};
}

Result<std::unique_ptr<int>> boxed_sum(const std::string& digits) {
  TRY(all_digits(digits));
  return std::make_unique<int>(TRY(add_digits(digits)));
}

}  // namespace

TEST_CASE("a result holds the value it was made of") {
  const Result<int> result = add_digits("123");
  REQUIRE(result);
  CHECK(result.value() == 6);
}

TEST_CASE("TRY hands the first error up and runs nothing after it") {
  const Result<int> result = add_digits("1x3");
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::bad_input);
  CHECK(result.error().what == "not a digit");
}

TEST_CASE("TRY moves values that cannot be copied") {
  Result<std::unique_ptr<int>> result = boxed_sum("45");
  REQUIRE(result);
  const std::unique_ptr<int> moved = std::move(result).value();
  CHECK(*moved == 9);
}

TEST_CASE("TRY passes an error between results of different types") {
  CHECK(boxed_sum("4-").error().what == "not a digit");
}

TEST_CASE("a result of nothing is good until it holds an error") {
  CHECK(all_digits("12"));
  CHECK_FALSE(all_digits("1 2"));
  CHECK(all_digits("1 2").error().what == "not a digit");
}
