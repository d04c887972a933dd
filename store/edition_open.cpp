#include "store/edition_open.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "platform/base/descriptor.h"
#include "store/schema.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Of SQLite's file header, https://www.sqlite.org/fileformat2.html section 1.3: what an edition has there.
//   0 "SQLite format 3\0"   16 page size   18 19 write and read version, 1 = no write-ahead log   20 bytes reserved
//   24 change counter   28 pages in the file   36 free pages   56 text encoding, 1 = UTF-8
//   60 user_version   68 application_id   92 change counter for which the page count holds
constexpr std::size_t header_bytes = 100;
using Header = std::array<unsigned char, header_bytes>;
constexpr char magic[] = "SQLite format 3";

constexpr const char* copy_again = "; copy it again from where it was made";

std::uint32_t number_at(const Header& header, std::size_t at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8U | header[at + i];
  return value;
}

Error system_error(const std::string& path) {
  if (errno == ENOENT || errno == ENOTDIR)
    return {ErrorCode::not_found, path + ": there is no such file; check the name"};
  if (errno == ELOOP) return {ErrorCode::io, path + ": a symbolic link; name the file it points to"};
  return {ErrorCode::io, path + ": cannot be read (" + std::strerror(errno) + "); check its permissions"};
}

// What the numbers of a whole header say; `size` is that of the file.
Result<void> check_numbers(const std::string& path, const Header& header, std::uint64_t size) {
  if (number_at(header, 68, 4) != application_id)
    return Error{ErrorCode::foreign, path +
                                         ": a database of another program, not an edition; choose a file made by "
                                         "lectern-pack build"};
  const std::uint32_t version = number_at(header, 60, 4);
  if (version > schema_version)
    return Error{ErrorCode::newer, path + ": made by a newer Lectern (schema " + std::to_string(version) +
                                       ", this one reads " + std::to_string(schema_version) + "); update Lectern"};
  if (version != schema_version)
    return Error{ErrorCode::bad_input, path + ": its schema number " + std::to_string(version) +
                                           " does not exist; build the edition again with lectern-pack"};
  const std::uint64_t expected = std::uint64_t{number_at(header, 28, 4)} * page_bytes;
  const bool plain = number_at(header, 16, 2) == page_bytes && header[18] == 1 && header[19] == 1 && header[20] == 0 &&
                     number_at(header, 56, 4) == 1 && number_at(header, 24, 4) == number_at(header, 92, 4) &&
                     number_at(header, 36, 4) == 0;
  if (!plain) return Error{ErrorCode::bad_input, path + ": damaged, its header is not that of an edition" + copy_again};
  if (size != expected)
    return Error{ErrorCode::bad_input, path + ": damaged, it has " + std::to_string(size) + " bytes and should have " +
                                           std::to_string(expected) + copy_again};
  return {};
}

// One line for each object of the schema, sorted.
Result<std::string> schema_of(const Database& database) {
  Statement statement = TRY(database.prepare(
      "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name, tbl_name"));
  std::string lines;
  while (TRY(statement.step())) {
    for (int column = 0; column < 4; ++column) {
      lines += statement.text(column);
      lines += '\x1f';
    }
    lines += '\n';
    if (lines.size() > 4 * schema_text().size()) return Error{ErrorCode::bad_input, "its schema is too large"};
  }
  return lines;
}

Result<std::string> expected_schema() {
  const Database empty = TRY(create_in_memory());
  TRY(empty.run_script(schema_text()));
  return schema_of(empty);
}

Result<Database> open_database(const std::string& path) {
  Database database = TRY(open_immutable(path));
  const std::string schema = TRY(schema_of(database));
  if (schema != TRY(expected_schema())) return Error{ErrorCode::bad_input, "its tables are not those of an edition"};
  return database;
}

}  // namespace

Result<void> check_header(const std::string& path) {
  // Not blocking: a FIFO must not hold us.
  const base::Descriptor opened(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  if (opened.get() < 0) return system_error(path);
  struct stat info{};
  if (fstat(opened.get(), &info) != 0) return system_error(path);
  if (S_ISDIR(info.st_mode)) return Error{ErrorCode::foreign, path + ": a folder, not an edition; choose a file"};
  if (!S_ISREG(info.st_mode))
    return Error{ErrorCode::foreign,
                 path + ": not a file, so not an edition; choose a file made by lectern-pack build"};
  if (info.st_size == 0) return Error{ErrorCode::foreign, path + ": an empty file, not an edition" + copy_again};
  Header header{};
  std::size_t got = 0;
  while (got < header.size()) {
    const ssize_t now = pread(opened.get(), header.data() + got, header.size() - got, static_cast<off_t>(got));
    if (now < 0 && errno == EINTR) continue;
    if (now < 0) return system_error(path);
    if (now == 0) break;
    got += static_cast<std::size_t>(now);
  }
  if (std::memcmp(header.data(), magic, sizeof magic) != 0)
    return Error{ErrorCode::foreign, path + ": not an edition; choose a file made by lectern-pack build"};
  if (got < header.size())
    return Error{ErrorCode::bad_input, path + ": damaged, only its beginning is there" + copy_again};
  return check_numbers(path, header, static_cast<std::uint64_t>(info.st_size));
}

Error name_error(const std::string& path, const Error& error) {
  switch (error.code) {
    case ErrorCode::bad_input:
      return {error.code, path + ": the edition is damaged (" + error.what + ")" + copy_again};
    case ErrorCode::io:
      return {error.code, path + ": cannot be read (" + error.what + "); check the disk and the permissions"};
    default:
      return {error.code, path + ": " + error.what};
  }
}

Result<Database> open_checked(const std::string& path) {
  TRY(check_header(path));
  Result<Database> database = open_database(path);
  if (!database) return name_error(path, std::move(database).error());
  return database;
}

}  // namespace store
