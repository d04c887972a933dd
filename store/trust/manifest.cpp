#include "store/trust/manifest.h"

#include <algorithm>
#include <limits>

#include "store/trust/digest.h"
#include "store/trust/fields.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t page_size = 4096;
constexpr std::size_t max_id_bytes = 32;
constexpr std::size_t hex_digits = 2 * digest_bytes;

std::string_view name_of(Compression compress) { return compress == Compression::zstd ? "zstd" : "none"; }

std::string id_of(FieldReader& reader) {
  const std::string_view id = reader.text("id");
  const bool plain = !id.empty() && id.size() <= max_id_bytes && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!plain) reader.fail("id must be 1 to 32 of a-z, 0-9 and -");
  return std::string(id);
}

std::string title_of(FieldReader& reader) {
  const std::string_view title = reader.text("title");
  if (title.empty() || title.size() > max_title_bytes) reader.fail("title must be 1 to 200 bytes");
  return std::string(title);
}

std::string built_of(FieldReader& reader) {
  constexpr std::string_view pattern = "dddd-dd-dd";
  const std::string_view built = reader.text("built");
  bool plain = built.size() == pattern.size();
  for (std::size_t i = 0; plain && i < built.size(); ++i)
    plain = pattern[i] == 'd' ? built[i] >= '0' && built[i] <= '9' : built[i] == pattern[i];
  if (!plain) reader.fail("built must be a day, as 2026-11-22");
  return std::string(built);
}

// What the fields say together.
void check_together(const Manifest& manifest, std::string_view payload, FieldReader& reader) {
  if (payload != payload_name(manifest.compress))
    reader.fail("payload must be " + std::string(payload_name(manifest.compress)) + " for this compress");
  if (manifest.db_size % page_size != 0) reader.fail("db_size is not a number of whole pages");
  if (manifest.compress == Compression::none) {
    if (manifest.payload_size != manifest.db_size || manifest.payload_b2 != manifest.db_b2)
      reader.fail("payload and database differ although nothing is compressed");
    if (manifest.window_log != 0) reader.fail("window_log must be 0 where nothing is compressed");
  } else if (manifest.window_log < 10) {
    reader.fail("window_log must be at least 10");
  }
}

}  // namespace

std::string_view payload_name(Compression compress) {
  return compress == Compression::zstd ? "edition.db.zst" : "edition.db";
}

std::string manifest_text(const Manifest& m) {
  std::string text = "format=1\n";
  const auto put = [&](std::string_view key, std::string_view value) {
    text += std::string(key) + "=" + std::string(value) + "\n";
  };
  const auto put_number = [&](std::string_view key, std::uint64_t value) { put(key, std::to_string(value)); };
  put("id", m.id);
  put_number("serial", m.serial);
  put_number("epoch", m.epoch);
  put("title", m.title);
  put("built", m.built);
  put_number("schema", m.schema);
  put_number("app_min", m.app_min);
  put("payload", payload_name(m.compress));
  put_number("payload_size", m.payload_size);
  put("payload_b2", m.payload_b2);
  put_number("db_size", m.db_size);
  put("db_b2", m.db_b2);
  put_number("articles", m.articles);
  put("compress", name_of(m.compress));
  put_number("window_log", m.window_log);
  put_number("min_free", m.min_free);
  return text;
}

Result<Manifest> parse_manifest(std::string_view text) {
  FieldReader reader(manifest_file, TRY(read_fields(manifest_file, text, max_manifest_bytes)));
  if (const std::uint64_t format = reader.number("format", 1, most); format > 1)
    return Error{ErrorCode::newer, std::string(manifest_file) + ":1:1: format " + std::to_string(format) +
                                       " is of a later Lectern; update this terminal's program first"};
  Manifest m;
  m.id = id_of(reader);
  m.serial = reader.number("serial", 0, most);
  m.epoch = reader.number("epoch", 1, most);
  m.title = title_of(reader);
  m.built = built_of(reader);
  m.schema = reader.number("schema", 1, most);
  m.app_min = reader.number("app_min", 1, most);
  const std::string_view payload = reader.text("payload");
  m.payload_size = reader.number("payload_size", 1, max_payload_bytes);
  m.payload_b2 = reader.hex("payload_b2", hex_digits);
  m.db_size = reader.number("db_size", page_size, max_payload_bytes);
  m.db_b2 = reader.hex("db_b2", hex_digits);
  m.articles = reader.number("articles", 0, most);
  m.compress = reader.choice("compress", {"zstd", "none"}) == "zstd" ? Compression::zstd : Compression::none;
  m.window_log = static_cast<std::uint32_t>(reader.number("window_log", 0, max_window_log));
  m.min_free = reader.number("min_free", 0, 4 * max_payload_bytes);
  check_together(m, payload, reader);
  reader.end();
  if (reader.failure()) return *reader.failure();
  return m;
}

}  // namespace store
