#include "tests/golden.h"

#include "doctest/doctest.h"

TEST_CASE("a golden file holds the expected text byte for byte") { check_golden("base/golden.txt", "first\nsecond\n"); }

TEST_CASE("the diff of a golden shows the line that changed between those that did not") {
  const auto expected = golden::keep_actual("base/diff_expected.txt", "one\ntwo\nthree\n");
  const auto actual = golden::keep_actual("base/diff_actual.txt", "one\nTWO\nthree\n");
  const std::string diff = golden::diff(expected, actual);
  CHECK(diff.find("\n one\n-two\n+TWO\n three\n") != std::string::npos);
}

TEST_CASE("the diff of a golden that does not exist yet shows every line as new") {
  const auto actual = golden::keep_actual("base/diff_actual.txt", "one\n");
  CHECK(golden::diff("no-such-file", actual).find("\n+one\n") != std::string::npos);
}
