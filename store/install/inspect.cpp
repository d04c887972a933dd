#include "store/install/inspect.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "platform/base/stream.h"
#include "store/edition.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;

End bad(const std::string& what) { return {EndCode::database_bad, what}; }

// Where a database is read, our own disk may be at fault.
End end_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::io:
    case ErrorCode::not_found:
      return {EndCode::data_error, error.what};
    case ErrorCode::interrupted:
      return {EndCode::cancelled, error.what};
    case ErrorCode::newer:
      return {EndCode::schema_unknown, error.what};
    default:
      return bad(error.what);
  }
}

template <class T>
Outcome<T> read(base::Result<T> result) {
  if (!result) return end_of(result.error());
  return std::move(result).value();
}

// Of SQLite's header (store/edition_open.cpp): what says whose database it is.
constexpr std::size_t header_bytes = 100;
constexpr std::size_t version_at = 60;
constexpr std::size_t application_at = 68;

std::uint32_t number_at(const std::array<char, header_bytes>& header, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8U | static_cast<unsigned char>(header[i]);
  return value;
}

Outcome<void> check_kind(const std::string& path, const Manifest& manifest) {
  base::ReadStream file = TRY(read(base::open_stream(path)));
  if (file.size() != manifest.db_size)
    return bad("it has " + std::to_string(file.size()) + " bytes, its manifest says " +
               std::to_string(manifest.db_size));
  std::array<char, header_bytes> header{};
  const std::size_t got = TRY(read(file.read(header)));
  constexpr char magic[] = "SQLite format 3";
  if (got < header.size() || std::memcmp(header.data(), magic, sizeof magic) != 0) return bad("it is no database");
  if (number_at(header, application_at) != application_id || number_at(header, version_at) != schema_version)
    return End{EndCode::schema_unknown, "of another program, or of schema " +
                                            std::to_string(number_at(header, version_at)) + "; this one reads " +
                                            std::to_string(schema_version)};
  return {};
}

// The database is what its manifest says.
Outcome<void> check_names(const Edition& edition, const Manifest& manifest) {
  const EditionSummary summary = TRY(read(edition.summary()));
  if (summary.id != manifest.id) return bad("its id is " + summary.id + ", its manifest says " + manifest.id);
  if (summary.serial != manifest.serial)
    return bad("its serial number is " + std::to_string(summary.serial) + ", its manifest says " +
               std::to_string(manifest.serial));
  if (static_cast<std::uint64_t>(summary.articles) != manifest.articles)
    return bad("it has " + std::to_string(summary.articles) + " articles, its manifest says " +
               std::to_string(manifest.articles));
  return {};
}

}  // namespace

Outcome<void> inspect_database(const std::string& path, const Manifest& manifest, const base::Task& task) {
  TRY(check_kind(path, manifest));
  const Edition edition = TRY(read(open_edition(path)));
  TRY(check_names(edition, manifest));
  Checking checking;
  checking.most_faults = 1;
  checking.most_steps = steps_for(manifest.db_size / page_bytes);
  checking.go_on = [&task](int thousandths) {
    base::tell(task, static_cast<std::size_t>(thousandths), 1000);
    return !base::stopped(task);
  };
  const std::vector<Fault> faults = TRY(read(edition.check(checking)));
  if (faults.empty()) return {};
  return End{faults.front().of_picture ? EndCode::picture_bad : EndCode::database_bad, faults.front().what};
}

}  // namespace store
