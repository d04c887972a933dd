#include "app/strings/plural_rule.h"

#include <vector>

#include "doctest/doctest.h"

namespace {

constexpr const char* english = "nplurals=2; plural=(n != 1);";
constexpr const char* japanese = "nplurals=1; plural=0;";
constexpr const char* polish = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
constexpr const char* arabic =
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);";
constexpr const char* french = "nplurals=2; plural=(n > 1);";

}  // namespace

TEST_CASE("languages take the forms their grammars have") {
  struct Row {
    const char* header;
    std::uint64_t n;
    std::uint32_t form;
  };
  const Row rows[] = {
      {english, 0, 1},  {english, 1, 0},   {english, 2, 1},   {french, 0, 0},   {french, 1, 0},   {french, 2, 1},
      {japanese, 0, 0}, {japanese, 1, 0},  {japanese, 99, 0}, {polish, 0, 2},   {polish, 1, 0},   {polish, 2, 1},
      {polish, 4, 1},   {polish, 5, 2},    {polish, 12, 2},   {polish, 14, 2},  {polish, 21, 2},  {polish, 22, 1},
      {polish, 112, 2}, {polish, 122, 1},  {arabic, 0, 0},    {arabic, 1, 1},   {arabic, 2, 2},   {arabic, 3, 3},
      {arabic, 10, 3},  {arabic, 11, 4},   {arabic, 99, 4},   {arabic, 100, 5}, {arabic, 102, 5}, {arabic, 103, 3},
      {arabic, 111, 4}, {arabic, 1000, 5},
  };
  for (const Row& row : rows) {
    const auto rule = app::parse_plural_rule(row.header);
    REQUIRE(rule);
    CAPTURE(row.header);
    CAPTURE(row.n);
    CHECK(app::plural_form(rule.value(), row.n) == row.form);
  }
}

TEST_CASE("without a header English grammar holds") {
  CHECK(app::plural_form({}, 1) == 0);
  CHECK(app::plural_form({}, 0) == 1);
}

TEST_CASE("expressions bind as in C") {
  struct Row {
    const char* expression;
    std::uint64_t n;
    std::uint64_t value;
  };
  const Row rows[] = {
      {"1+2*3", 0, 7},
      {"(1+2)*3", 0, 9},
      {"10-2-3", 0, 5},
      {"17%10/2", 0, 3},
      {"1+1==2", 0, 1},
      {"2>1==1", 0, 1},
      {"1||0&&0", 0, 1},
      {"!n", 0, 1},
      {"!!n", 7, 1},
      {"! n + 1", 7, 1},
      {"n<=3", 3, 1},
      {"n<3", 3, 0},
      {"n>=3", 3, 1},
      {"n!=3", 3, 0},
      {"n?n==1?10:20:30", 0, 30},
      {"n?n==1?10:20:30", 1, 10},
      {"n?n==1?10:20:30", 2, 20},
      {"n==0 ? 5 : 10/n", 0, 5},
      {"7/0", 0, 0},
      {"7%0", 0, 0},
      {"0-1", 0, ~std::uint64_t{0}},
      {" n ", ~std::uint64_t{0}, ~std::uint64_t{0}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expression);
    CHECK(app::evaluate_plural(row.expression, row.n) == row.value);
  }
}

TEST_CASE("what is no expression is refused") {
  for (const char* expression : {"",    " ",     "n n",     "n =",       "n = 1", "1 +",   "+ 1",   "(n",
                                 "n)",  "n ? 1", "n ? 1 :", "? 1 : 2",   "m",     "n & 1", "n | 1", "-n",
                                 "n++", "0x10",  "n; n",    "system(n)", "!",     "n ! 1"}) {
    CAPTURE(expression);
    CHECK_FALSE(app::evaluate_plural(expression, 1));
  }
}

TEST_CASE("an expression cannot use up the stack") {
  CHECK(app::evaluate_plural(std::string(30, '(') + "n" + std::string(30, ')'), 3) == 3);
  CHECK_FALSE(app::evaluate_plural(std::string(2000, '(') + "n" + std::string(2000, ')'), 3));
  CHECK_FALSE(app::evaluate_plural(std::string(1000000, '('), 3));
  CHECK(app::evaluate_plural(std::string(4000, '!') + "n", 3) == 1);
  std::string choices;
  for (int i = 0; i < 1000; ++i) choices += "n?1:";
  CHECK_FALSE(app::evaluate_plural(choices + "2", 0));
}

TEST_CASE("a header that is no rule is refused") {
  for (const char* header :
       {"", "nplurals", "nplurals=;", "nplurals=0; plural=0;", "nplurals=17; plural=0;",
        "nplurals=99999999999999999999; plural=0;", "nplurals=2 plural=0;", "plural=0; nplurals=2;",
        "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2; plural=;", "nplurals=-1; plural=0;"}) {
    CAPTURE(header);
    CHECK_FALSE(app::parse_plural_rule(header));
  }
}

TEST_CASE("a form that does not exist becomes the first") {
  const auto rule = app::parse_plural_rule("nplurals=2; plural=n;");
  REQUIRE(rule);
  CHECK(app::plural_form(rule.value(), 1) == 1);
  CHECK(app::plural_form(rule.value(), 2) == 0);
}
