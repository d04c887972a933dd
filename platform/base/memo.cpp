#include "platform/base/memo.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <set>
#include <sstream>
#include <type_traits>
#include <utility>

#include "platform/base/file.h"

namespace base {

struct Memo::Header {
  std::array<char, 16> magic{};
  Hash128 stamp;
  Hash128 secret;
  std::uint64_t index = 0;
  std::uint64_t records = 0;
};

namespace {

constexpr std::array<char, 16> magic{'L', 'e', 'c', 't', 'e', 'r', 'n', ' ', 'm', 'e', 'm', 'o', ' ', '0', '1', '\n'};
constexpr std::uint64_t max_program_bytes = 1ULL << 30U;

// As bytes. Requires: a type without padding.
template <class T>
std::string_view bytes_of(const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

bool read_at(int file, std::uint64_t place, char* to, std::size_t count) {
  for (std::size_t done = 0; done < count;) {
    const ssize_t got = pread(file, to + done, count - done, static_cast<off_t>(place + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += static_cast<std::size_t>(got);
  }
  return true;
}

Result<void> write_all(int file, std::string_view bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t put = ::write(file, bytes.data() + done, bytes.size() - done);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return Error{ErrorCode::io, std::strerror(errno)};
    done += static_cast<std::size_t>(put);
  }
  return {};
}

Hash128 check_of(const Hash128& secret, const Hash128& key, std::string_view bytes) {
  return keyed_hash(secret, std::string(bytes_of(key)) + std::string(bytes));
}

}  // namespace

std::optional<Hash128> program_stamp() {
  const Result<std::string> program = read_file("/proc/self/exe", max_program_bytes);
  std::string maps;
  const int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  std::array<char, 4096> some{};
  for (ssize_t got = 1; file >= 0 && got > 0;) {
    got = ::read(file, some.data(), some.size());
    if (got > 0) maps.append(some.data(), static_cast<std::size_t>(got));
  }
  if (file >= 0) close(file);
  if (!program || maps.empty()) return std::nullopt;
  std::set<std::string> libraries;
  std::istringstream lines(maps);
  for (std::string line; std::getline(lines, line);)
    if (const std::size_t path = line.find('/');
        path != std::string::npos && line.find(".so", path) != std::string::npos)
      libraries.insert(line.substr(path));
  Hash128 stamp = keyed_hash({}, program.value());
  for (const std::string& library : libraries) {
    const Result<std::string> bytes = read_file(library, max_program_bytes);
    if (!bytes) return std::nullopt;
    stamp = keyed_hash(stamp, bytes.value());
  }
  return stamp;
}

std::string Memo::working_file(const std::string& path) { return path + ".part" + std::to_string(getpid()); }

Memo::Memo(std::string path, const Hash128& stamp, Spool spool)
    : path_(std::move(path)), stamp_(stamp), spool_(std::move(spool)) {}

Memo::Memo(Memo&& other) noexcept
    : path_(std::move(other.path_)),
      stamp_(other.stamp_),
      secret_(other.secret_),
      old_(std::exchange(other.old_, -1)),
      index_(std::move(other.index_)),
      used_(std::move(other.used_)),
      spool_(std::move(other.spool_)),
      fresh_(std::move(other.fresh_)),
      failed_(std::move(other.failed_)) {}

Memo::~Memo() {
  if (old_ >= 0) close(old_);
}

Result<Memo> Memo::open(const std::string& path, const Hash128& stamp) {
  Memo memo(path, stamp, TRY(open_spool(folder_of(path))));
  memo.take_old();
  return memo;
}

void Memo::take_old() {
  old_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat info{};
  Header header;
  if (old_ >= 0 && fstat(old_, &info) == 0 && S_ISREG(info.st_mode) &&
      read_at(old_, 0, reinterpret_cast<char*>(&header), sizeof header) && header.magic == magic &&
      header.stamp == stamp_ && read_index(header, static_cast<std::uint64_t>(info.st_size))) {
    secret_ = header.secret;
    used_.resize(index_.size());
    return;
  }
  index_.clear();
  if (getrandom(&secret_, sizeof secret_, 0) != static_cast<ssize_t>(sizeof secret_)) secret_ = stamp_;
}

bool Memo::read_index(const Header& header, std::uint64_t file_bytes) {
  if (header.index < sizeof header || header.index > file_bytes || header.records > file_bytes / sizeof(Known))
    return false;
  Hash128 seal;
  if (header.index + header.records * sizeof(Known) + sizeof seal != file_bytes) return false;
  index_.resize(header.records);
  const std::size_t bytes = index_.size() * sizeof(Known);
  if (!read_at(old_, header.index, reinterpret_cast<char*>(index_.data()), bytes) ||
      !read_at(old_, header.index + bytes, reinterpret_cast<char*>(&seal), sizeof seal))
    return false;
  std::string sealed(bytes_of(header));
  sealed.append(reinterpret_cast<const char*>(index_.data()), bytes);
  return keyed_hash(header.secret, sealed) == seal &&
         std::all_of(index_.begin(), index_.end(), [&](const Known& known) {
           return known.place <= header.index && known.bytes <= header.index - known.place;
         });
}

std::optional<std::string> Memo::read_old(const Known& known) const {
  Hash128 check;
  std::string bytes(known.bytes, '\0');
  if (!read_at(old_, known.place, reinterpret_cast<char*>(&check), sizeof check) ||
      !read_at(old_, known.place + sizeof check, bytes.data(), bytes.size()) ||
      check_of(secret_, known.key, bytes) != check)
    return std::nullopt;
  return bytes;
}

std::optional<std::string> Memo::find(const Hash128& key) {
  const auto known = std::lower_bound(index_.begin(), index_.end(), key,
                                      [](const Known& one, const Hash128& sought) { return one.key < sought; });
  if (known == index_.end() || known->key != key) return std::nullopt;
  std::optional<std::string> bytes = read_old(*known);
  if (!bytes) return std::nullopt;
  const std::lock_guard lock(mutex_);
  used_[static_cast<std::size_t>(known - index_.begin())] = true;
  return bytes;
}

void Memo::keep(const Hash128& key, std::string_view bytes) {
  const Result<SpoolPlace> place = spool_.append(bytes);
  const std::lock_guard lock(mutex_);
  if (place) {
    fresh_.push_back({key, place.value().offset, place.value().bytes});
  } else if (!failed_) {
    failed_ = place.error();
  }
}

// Written to `working`, by and by. Of two records of one key the first one stays.
Result<void> Memo::write(const std::string& working) {
  const int file = ::open(working.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return Error{ErrorCode::io, std::strerror(errno)};
  const Spool closes_itself(file);
  Header header{magic, stamp_, secret_, sizeof header, 0};
  TRY(write_all(file, bytes_of(header)));
  std::vector<Known> index;
  const auto add = [&](const Known& known, const std::string& bytes) -> Result<void> {
    TRY(write_all(file, std::string(bytes_of(check_of(secret_, known.key, bytes))) + bytes));
    index.push_back({known.key, header.index, bytes.size()});
    header.index += sizeof(Hash128) + bytes.size();
    return {};
  };
  for (std::size_t i = 0; i < index_.size(); ++i)
    if (used_[i])
      if (const std::optional<std::string> bytes = read_old(index_[i])) TRY(add(index_[i], *bytes));
  for (const Known& known : fresh_) {
    const std::string bytes = TRY(spool_.read({known.place, static_cast<std::uint32_t>(known.bytes)}));
    TRY(add(known, bytes));
  }
  std::stable_sort(index.begin(), index.end(), [](const Known& x, const Known& y) { return x.key < y.key; });
  index.erase(std::unique(index.begin(), index.end(), [](const Known& x, const Known& y) { return x.key == y.key; }),
              index.end());
  header.records = index.size();
  std::string sealed(bytes_of(header));
  sealed.append(reinterpret_cast<const char*>(index.data()), index.size() * sizeof(Known));
  const Hash128 seal = keyed_hash(secret_, sealed);
  TRY(write_all(file, std::string_view(sealed).substr(sizeof header)));
  TRY(write_all(file, bytes_of(seal)));
  if (pwrite(file, &header, sizeof header, 0) != static_cast<ssize_t>(sizeof header))
    return Error{ErrorCode::io, std::strerror(errno)};
  return {};
}

Result<void> Memo::commit() {
  if (failed_) return *failed_;
  if (fresh_.empty() && !index_.empty() && std::find(used_.begin(), used_.end(), false) == used_.end()) return {};
  const std::string working = working_file(path_);
  Result<void> written = write(working);
  if (written) written = commit_file(working, path_);
  if (!written) unlink(working.c_str());
  return written;
}

}  // namespace base
