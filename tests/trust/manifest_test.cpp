// The manifest of an update: read back as written, and refused for every line that is not as it must be.
#include "store/trust/manifest.h"

#include "doctest/doctest.h"

namespace {

store::Manifest sample() {
  store::Manifest manifest;
  manifest.id = "valley-library";
  manifest.serial = 12;
  manifest.epoch = 2;
  manifest.title = "Spring: \xD8\xA3\xD8\xAE\xD8\xA8\xD8\xA7\xD8\xB1";
  manifest.built = "2026-11-22";
  manifest.schema = 3;
  manifest.payload_size = 5000;
  manifest.payload_b2 = std::string(128, 'a');
  manifest.db_size = 8192;
  manifest.db_b2 = std::string(128, '0');
  manifest.articles = 7;
  manifest.window_log = 13;
  manifest.min_free = 20000;
  return manifest;
}

// The sample's text with the line that begins with `key=` replaced; by nothing: without it.
std::string with_line(std::string_view key, std::string_view line) {
  std::string text = store::manifest_text(sample());
  const std::size_t begin = text.find("\n" + std::string(key) + "=") + 1;
  const std::size_t end = text.find('\n', begin) + 1;
  return text.replace(begin, end - begin, line);
}

}  // namespace

TEST_CASE("a manifest is read as it was written") {
  const std::string text = store::manifest_text(sample());
  const base::Result<store::Manifest> read = store::parse_manifest(text);
  REQUIRE(read);
  CHECK(store::manifest_text(read.value()) == text);
  CHECK(read.value().title == sample().title);
  CHECK(store::parse_manifest(text + "x-shelf=3\n"));
}

TEST_CASE("what is not compressed has the database's own size and digest") {
  store::Manifest plain = sample();
  plain.compress = store::Compression::none;
  plain.window_log = 0;
  plain.payload_size = plain.db_size;
  plain.payload_b2 = plain.db_b2;
  const std::string text = store::manifest_text(plain);
  CHECK(text.find("payload=edition.db\n") != std::string::npos);
  CHECK(store::parse_manifest(text));
  plain.payload_size += 4096;
  CHECK_FALSE(store::parse_manifest(store::manifest_text(plain)));
}

TEST_CASE("a line that is not as it must be is refused") {
  struct Row {
    std::string_view key;
    std::string_view line;
  };
  for (const Row& row : {
           Row{"id", ""},
           Row{"id", "id=\n"},
           Row{"id", "id=Valley\n"},
           Row{"id", "id=../valley\n"},
           Row{"id", "id=a23456789012345678901234567890123\n"},
           Row{"serial", "serial=-1\n"},
           Row{"serial", "serial=012\n"},
           Row{"serial", "serial=9223372036854775808\n"},
           Row{"epoch", "epoch=0\n"},
           Row{"title", "title=\n"},
           Row{"built", "built=yesterday\n"},
           Row{"built", "built=2026-11-22T10:00\n"},
           Row{"schema", "schema=0\n"},
           Row{"payload", "payload=../edition.db.zst\n"},
           Row{"payload", "payload=/etc/passwd\n"},
           Row{"payload", "payload=edition.db\n"},
           Row{"payload_size", "payload_size=0\n"},
           Row{"payload_size", "payload_size=9223372036854775807\n"},
           Row{"payload_b2", "payload_b2=abc\n"},
           Row{"db_size", "db_size=8191\n"},
           Row{"db_size", "db_size=0\n"},
           Row{"articles", "articles=x\n"},
           Row{"compress", "compress=gzip\n"},
           Row{"window_log", "window_log=31\n"},
           Row{"window_log", "window_log=0\n"},
           Row{"min_free", ""},
           Row{"min_free", "min_free=1\nmin_free=1\n"},
           Row{"serial", "unknown=1\nserial=12\n"},
       }) {
    CAPTURE(row.line);
    const base::Result<store::Manifest> read = store::parse_manifest(with_line(row.key, row.line));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == base::ErrorCode::bad_input);
    CHECK(read.error().what.starts_with("edition.manifest:"));
  }
  CHECK_FALSE(store::parse_manifest(with_line("title", "title=" + std::string(201, 'x') + "\n")));
  CHECK(store::parse_manifest(with_line("title", "title=" + std::string(200, 'x') + "\n")));
  CHECK(store::parse_manifest(with_line("serial", "serial=9223372036854775807\n")));
}

TEST_CASE("upper case digits of a digest are refused: there is one way to write it") {
  CHECK_FALSE(store::parse_manifest(with_line("db_b2", "db_b2=" + std::string(128, 'A') + "\n")));
}

TEST_CASE("a later format says that the program must be newer, whatever else it holds") {
  std::string text = store::manifest_text(sample());
  text.replace(0, text.find('\n'), "format=2");
  const base::Result<store::Manifest> read = store::parse_manifest(text + "colour=blue\n");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == base::ErrorCode::newer);
}

TEST_CASE("no prefix of a manifest is a manifest") {
  const std::string text = store::manifest_text(sample());
  for (std::size_t bytes = 0; bytes < text.size(); ++bytes) {
    CAPTURE(bytes);
    CHECK_FALSE(store::parse_manifest(std::string_view(text).substr(0, bytes)));
  }
}
