#include "store/sqlite.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Codes decide, never the wording of a message.
Error error_of(int code) {
  const int primary = code & 0xff;
  std::string what = std::string("SQLite: ") + sqlite3_errstr(code) + " (" + std::to_string(code) + ")";
  switch (primary) {
    case SQLITE_INTERRUPT:
      return {ErrorCode::interrupted, "interrupted"};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::io, std::move(what)};
    case SQLITE_NOMEM:
      return {ErrorCode::unavailable, std::move(what)};
    default:
      return {ErrorCode::bad_input, std::move(what)};
  }
}

int no_go(void* go_on) { return (*static_cast<const std::function<bool()>*>(go_on))() ? 0 : 1; }

int stop_asked(void* stop) { return static_cast<const std::atomic<bool>*>(stop)->load() ? 1 : 0; }

// "file:" URI of an absolute path; '?' and '#' and '%' would end or change it.
std::string uri_of(const std::string& path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char byte : path) {
    const auto value = static_cast<unsigned char>(byte);
    const bool plain = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ||
                       (value >= '0' && value <= '9') || value == '/' || value == '-' || value == '_' || value == '.';
    if (plain) {
      uri += byte;
    } else {
      uri += '%';
      uri += digits[value >> 4U];
      uri += digits[value & 15U];
    }
  }
  return uri + "?immutable=1&mode=ro";
}

// The folder with every link resolved, and the name as it is: SQLite's NOFOLLOW refuses links in the folder too.
Result<std::string> resolved(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const std::unique_ptr<char, decltype(&std::free)> real(realpath(folder.c_str(), nullptr), &std::free);
  if (!real) return Error{ErrorCode::not_found, path + ": no such folder"};
  const std::string parent = real.get();
  return parent == "/" ? parent + name : parent + "/" + name;
}

Result<Database> open_with(const std::string& name, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  std::unique_ptr<sqlite3, CloseDatabase> handle(raw);
  if (code != SQLITE_OK) return error_of(code);
  sqlite3_extended_result_codes(raw, 1);
  return Database(std::move(handle));
}

void guard(sqlite3* database) {
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  struct Limit {
    int id;
    int value;
  };
  constexpr Limit limits[] = {
      {SQLITE_LIMIT_LENGTH, 32 << 20},    {SQLITE_LIMIT_SQL_LENGTH, 64 << 10}, {SQLITE_LIMIT_COLUMN, 64},
      {SQLITE_LIMIT_EXPR_DEPTH, 50},      {SQLITE_LIMIT_COMPOUND_SELECT, 8},   {SQLITE_LIMIT_VDBE_OP, 25000},
      {SQLITE_LIMIT_FUNCTION_ARG, 8},     {SQLITE_LIMIT_ATTACHED, 0},          {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256},
      {SQLITE_LIMIT_VARIABLE_NUMBER, 32}, {SQLITE_LIMIT_TRIGGER_DEPTH, 1},     {SQLITE_LIMIT_WORKER_THREADS, 0}};
  for (const Limit& limit : limits) sqlite3_limit(database, limit.id, limit.value);
}

}  // namespace

void CloseDatabase::operator()(sqlite3* database) const { sqlite3_close(database); }
void FinalizeStatement::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(statement_.get(), parameter, value); failed_ == 0) failed_ = code;
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  if (const int code = sqlite3_bind_double(statement_.get(), parameter, value); failed_ == 0) failed_ = code;
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL, and an empty view may hold one.
  const char* bytes = text.data() == nullptr ? "" : text.data();
  const int code = sqlite3_bind_text64(statement_.get(), parameter, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (failed_ == 0) failed_ = code;
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  const int code = sqlite3_bind_blob64(statement_.get(), parameter, data, bytes.size(), SQLITE_TRANSIENT);
  if (failed_ == 0) failed_ = code;
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  if (const int code = sqlite3_bind_null(statement_.get(), parameter); failed_ == 0) failed_ = code;
  return *this;
}

Result<bool> Statement::step() {
  if (failed_ != 0) return error_of(failed_);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return error_of(code);
}

Result<void> Statement::run() {
  while (TRY(step())) {
  }
  reset();
  return {};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  failed_ = 0;
}

bool Statement::has_type(int column, int type) {
  if (sqlite3_column_type(statement_.get(), column) == type) return true;
  if (failed_ == 0) failed_ = SQLITE_CORRUPT;
  return false;
}

std::int64_t Statement::integer(int column) {
  return has_type(column, SQLITE_INTEGER) ? sqlite3_column_int64(statement_.get(), column) : 0;
}

double Statement::real(int column) {
  return has_type(column, SQLITE_FLOAT) ? sqlite3_column_double(statement_.get(), column) : 0;
}

std::string_view Statement::text(int column) {
  if (!has_type(column, SQLITE_TEXT)) return {};
  const void* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) {
    if (failed_ == 0) failed_ = SQLITE_NOMEM;
    return {};
  }
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::blob(int column) {
  if (!has_type(column, SQLITE_BLOB)) return {};
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

bool Statement::is(Type type, int column) const {
  const int found = sqlite3_column_type(statement_.get(), column);
  switch (type) {
    case Type::integer:
      return found == SQLITE_INTEGER;
    case Type::real:
      return found == SQLITE_FLOAT;
    case Type::text:
      return found == SQLITE_TEXT;
    case Type::blob:
      break;
  }
  return found == SQLITE_BLOB;
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &raw, &rest);
  Statement statement(raw);
  if (code != SQLITE_OK) return error_of(code);
  if (raw == nullptr) return Error{ErrorCode::bad_input, "SQLite: no statement in the text"};
  const std::string_view left = sql.substr(static_cast<std::size_t>(rest - sql.data()));
  sqlite3_stmt* second = nullptr;
  const int more = sqlite3_prepare_v2(handle_.get(), left.data(), static_cast<int>(left.size()), &second, nullptr);
  const Statement other(second);
  if (more != SQLITE_OK || second != nullptr)
    return Error{ErrorCode::bad_input, "SQLite: more than one statement in the text"};
  return statement;
}

Result<void> Database::run(std::string_view sql) const {
  Statement statement = TRY(prepare(sql));
  return statement.run();
}

Result<void> Database::run_script(std::string_view sql) const {
  while (!sql.empty()) {
    sqlite3_stmt* raw = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &raw, &rest);
    Statement statement(raw);
    if (code != SQLITE_OK) return error_of(code);
    if (raw != nullptr) TRY(statement.run());
    sql.remove_prefix(static_cast<std::size_t>(rest - sql.data()));
  }
  return {};
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
  Statement statement = TRY(prepare(sql));
  if (!TRY(statement.step())) return Error{ErrorCode::bad_input, "SQLite: no row"};
  const std::int64_t value = statement.integer(0);
  TRY(statement.step());  // brings out a wrong type
  return value;
}

Result<void> Database::go_on() const {
  const bool stopped = (stop_ != nullptr && stop_->load()) || (ask_ != nullptr && !(*ask_)());
  if (stopped) return Error{ErrorCode::interrupted, "stopped"};
  return {};
}

void Database::stop_when(const std::atomic<bool>* stop) const {
  stop_ = stop;
  sqlite3_progress_handler(
      handle_.get(), steps_between, stop == nullptr ? nullptr : stop_asked,
      const_cast<std::atomic<bool>*>(stop));  // NOLINT(cppcoreguidelines-pro-type-const-cast): C's void*
}

void Database::ask_often(const std::function<bool()>* go_on) const {
  ask_ = go_on;
  sqlite3_progress_handler(
      handle_.get(), steps_between, go_on == nullptr ? nullptr : no_go,
      const_cast<std::function<bool()>*>(go_on));  // NOLINT(cppcoreguidelines-pro-type-const-cast): C's void*
}

Result<Database> open_immutable(const std::string& path) {
  const std::string uri = uri_of(TRY(resolved(path)));
  sqlite3* raw = nullptr;
  constexpr int flags =
      SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  const int code = sqlite3_open_v2(uri.c_str(), &raw, flags, nullptr);
  std::unique_ptr<sqlite3, CloseDatabase> handle(raw);
  if (code != SQLITE_OK) return error_of(code);
  sqlite3_extended_result_codes(raw, 1);
  guard(raw);
  Database database(std::move(handle));
  for (const char* pragma : {"PRAGMA query_only=ON", "PRAGMA mmap_size=0", "PRAGMA cell_size_check=ON",
                             "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-2000"})
    TRY(database.run(pragma));
  return database;
}

Result<Database> create_database(const std::string& path) {
  Database database = TRY(open_with(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW |
                                              SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE));
  for (const char* pragma : {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA locking_mode=EXCLUSIVE"})
    TRY(database.run(pragma));
  return database;
}

Result<Database> create_in_memory() {
  return open_with(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
}

}  // namespace store
