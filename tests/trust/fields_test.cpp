// Lines of "key=value": what is signed must mean one thing to everybody.
#include "store/trust/fields.h"

#include "doctest/doctest.h"

namespace {

std::string fault_of(std::string_view text) {
  const base::Result<std::vector<store::TrustField>> fields = store::read_fields("m", text, 1000);
  return fields ? "" : fields.error().what;
}

}  // namespace

TEST_CASE("lines become keys and values, the value being all behind the first equals sign") {
  const std::string text = "a=1\nb_2=x=y \nc-d=\n";
  const std::vector<store::TrustField> fields = store::read_fields("m", text, 1000).value();
  REQUIRE(fields.size() == 3);
  CHECK(fields[1].key == "b_2");
  CHECK(fields[1].value == "x=y ");
  CHECK(fields[2].value.empty());
  CHECK(store::read_fields("m", "", 1000).value().empty());
}

TEST_CASE("what could be read in two ways is refused with its place") {
  struct Row {
    std::string_view text;
    std::string_view fault;
  };
  for (const Row& row : {
           Row{"a=1\nb=2", "m:2:1: the line does not end"},
           Row{"a=1\r\n", "m:1:4: a character that cannot be seen"},
           Row{"\xEF\xBB\xBF"
               "a=1\n",
               "m:1:1: not of the form key=value"},
           Row{"a=1\nb\n", "m:2:1: not of the form key=value"},
           Row{"\n", "m:1:1: not of the form key=value"},
           Row{"=1\n", "m:1:1: not of the form key=value"},
           Row{"A=1\n", "m:1:1: not of the form key=value"},
           Row{"a =1\n", "m:1:1: not of the form key=value"},
           Row{std::string_view("a=1\0\n", 5), "m:1:4: a character that cannot be seen"},
           Row{"a=x\ty\n", "m:1:4: a character that cannot be seen"},
           Row{"a=\xE2\x80\xAEx\n", "m:1:3: a character that cannot be seen"},  // turns the direction
           Row{"a=\xE2\x80\xA8x\n", "m:1:3: a character that cannot be seen"},  // ends a line, for some
           Row{"a=\xC2\x85\n", "m:1:3: a character that cannot be seen"},
           Row{"a=\xC3\x28\n", "m:1:3: not UTF-8"},
           Row{"a=\xC0\x80\n", "m:1:3: not UTF-8"},
           Row{"a=e\xCC\x81\n", "m:1:1: accents are written apart from their letters (not NFC)"},
       }) {
    CAPTURE(row.text);
    CHECK(fault_of(row.text) == row.fault);
  }
  CHECK(fault_of("a=" + std::string(1000, 'x') + "\n") == "m:1:1: larger than 1000 bytes");
}

TEST_CASE("joiners stay, since Persian and emoji are written with them") {
  CHECK(fault_of("a=\xE2\x80\x8C \xE2\x80\x8D\n").empty());
}

TEST_CASE("numbers are decimal, written in the one way there is") {
  for (const std::string_view good : {"0", "7", "120"}) {
    CAPTURE(good);
    store::FieldReader reader("m", {{"n", good}});
    CHECK(std::to_string(reader.number("n", 0, 120)) == good);
    CHECK_FALSE(reader.failure());
  }
  for (const std::string_view bad : {"", "-1", "+1", "007", "00", "1 ", " 1", "1.0", "0x1", "121",
                                     "18446744073709551616", "99999999999999999999999", "\xD9\xA1"}) {
    CAPTURE(bad);
    store::FieldReader reader("m", {{"n", bad}});
    reader.number("n", 0, 120);
    REQUIRE(reader.failure());
    CHECK(reader.failure()->what == "m:1:1: n must be a number from 0 to 120");
  }
}

TEST_CASE("fields stand in their order, once, and nothing else but x- behind them") {
  const auto read = [](std::vector<store::TrustField> fields) {
    store::FieldReader reader("m", std::move(fields));
    reader.text("a");
    reader.text("b");
    reader.end();
    return reader.failure() ? reader.failure()->what : std::string();
  };
  CHECK(read({{"a", ""}, {"b", ""}}).empty());
  CHECK(read({{"a", ""}, {"b", ""}, {"x-who", "me"}}).empty());
  CHECK(read({{"b", ""}, {"a", ""}}) == "m:1:1: expected a here");
  CHECK(read({{"a", ""}, {"a", ""}, {"b", ""}}) == "m:2:1: expected b here");
  CHECK(read({{"a", ""}}) == "m:2:1: expected b here");
  CHECK(read({{"a", ""}, {"x-who", "me"}, {"b", ""}}) == "m:2:1: expected b here");
  CHECK(read({{"a", ""}, {"b", ""}, {"c", ""}}) == "m:3:1: unknown, doubled or out of its place: c");
}
