#include "store/strip.h"

#include "doctest/doctest.h"
#include "store/schema.h"

namespace {

constexpr auto row_bytes = static_cast<std::size_t>(store::strip_row_bytes);

// A strip with these rows.
store::Database with_rows(const std::vector<std::string>& rows) {
  store::Database database = store::create_in_memory().value();
  REQUIRE(database.run_script(store::schema_text()));
  store::Statement row = database.prepare("INSERT INTO strip VALUES (?, ?)").value();
  for (std::size_t i = 0; i < rows.size(); ++i)
    REQUIRE(row.bind(1, static_cast<std::int64_t>(i) + 1).bind_blob(2, rows[i]).run());
  return database;
}

std::optional<std::string> stretch(const store::Database& database, std::int64_t begin, std::int64_t bytes) {
  auto strip = store::StripReader::open(database);
  REQUIRE(strip);
  auto read = strip.value().read(begin, bytes);
  if (read) return read.value();
  CHECK(read.error().code == base::ErrorCode::bad_input);
  return std::nullopt;
}

}  // namespace

TEST_CASE("a stretch of a strip may cross its rows") {
  std::string whole;
  for (std::size_t i = 0; whole.size() < 2 * row_bytes + 300; ++i) whole += std::to_string(i) + ' ';
  const store::Database database =
      with_rows({whole.substr(0, row_bytes), whole.substr(row_bytes, row_bytes), whole.substr(2 * row_bytes)});
  const auto size = static_cast<std::int64_t>(whole.size());
  CHECK(store::strip_bytes(database).value() == size);
  for (const std::int64_t begin : {std::int64_t{0}, store::strip_row_bytes - 1, store::strip_row_bytes, size - 1})
    for (const std::int64_t bytes : {std::int64_t{0}, std::int64_t{1}, std::int64_t{2}, store::strip_row_bytes, size}) {
      CAPTURE(begin);
      CAPTURE(bytes);
      const std::optional<std::string> read = stretch(database, begin, bytes);
      CHECK(read.has_value() == (bytes == 0 || begin + bytes <= size));
      if (read) CHECK(*read == whole.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(bytes)));
    }
  CHECK_FALSE(stretch(database, -1, 3));
  CHECK_FALSE(stretch(database, 0, -3));
  CHECK_FALSE(stretch(database, INT64_MAX, 3));
}

TEST_CASE("rows that do not fill their page, fill more, or are missing are no strip") {
  const std::string full(row_bytes, 'x');
  const std::vector<std::string> wrong[] = {{full.substr(1), full}, {full + "x", full}, {full, "", full}, {""}};
  for (const std::vector<std::string>& rows : wrong) {
    const store::Database database = with_rows(rows);
    CHECK_FALSE(store::strip_bytes(database));
    CHECK_FALSE(stretch(database, 0, 2 * store::strip_row_bytes));
  }
  const store::Database database = with_rows({full, full, full});
  REQUIRE(database.run("DELETE FROM strip WHERE row = 2"));
  CHECK_FALSE(store::strip_bytes(database));
  CHECK_FALSE(stretch(database, 0, 2 * store::strip_row_bytes));
  CHECK(store::strip_bytes(with_rows({})).value() == 0);
}
