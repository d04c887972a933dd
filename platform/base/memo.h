// A memo: results that one run of the program leaves for the next, found by a hash of all that they depend on. It is a
// file that may be lost, cut short or spoilt at any time: whatever is not whole, of another program or of another
// machine counts as never written, and no answer depends on it but by coming sooner.
//
//   header   magic (16)  stamp (16)  secret (16)  place of the index (8)  number of records (8)
//   records  { check (16)  bytes }       check: keyed hash of the record's key and bytes
//   index    { key (16)  place of the record (8)  bytes (8) }     sorted by key
//   seal     keyed hash of header and index (16); the file ends here
//
// Numbers lie as in the memory of the machine that wrote them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/keyed_hash.h"
#include "platform/base/result.h"
#include "platform/base/spool.h"

namespace base {

// The running program and the libraries it is linked with, by their bytes: results of another one are not taken.
// Nothing where the system does not tell.
std::optional<Hash128> program_stamp();

// Safe to use from several threads at once, but for `commit`.
class Memo {
 public:
  // Takes what stands at `path`, if it is a whole memo of this stamp. Fails with io when nothing can be written there.
  static Result<Memo> open(const std::string& path, const Hash128& stamp);
  Memo(Memo&& other) noexcept;
  Memo& operator=(Memo&&) = delete;
  Memo(const Memo&) = delete;
  Memo& operator=(const Memo&) = delete;
  ~Memo();

  // The key of a result: of everything that it depends on.
  Hash128 key_of(std::string_view cause) const { return keyed_hash(secret_, cause); }
  std::optional<std::string> find(const Hash128& key);
  void keep(const Hash128& key, std::string_view bytes);
  // Writes what was found or kept, and nothing else, over the old file; does nothing when that is all it holds already.
  // Fails with io: there was no room, now or when something was to be kept; the old file then stays.
  Result<void> commit();

  // The file that `commit` works in: who ends the process half way removes it.
  static std::string working_file(const std::string& path);

 private:
  struct Known {
    Hash128 key;
    std::uint64_t place = 0;
    std::uint64_t bytes = 0;
  };
  struct Header;

  Memo(std::string path, const Hash128& stamp, Spool spool);
  void take_old();
  bool read_index(const Header& header, std::uint64_t file_bytes);
  std::optional<std::string> read_old(const Known& known) const;
  Result<void> write(const std::string& working);

  std::string path_;
  Hash128 stamp_;
  Hash128 secret_;
  int old_ = -1;  // descriptor
  std::vector<Known> index_;
  std::mutex mutex_;  // guards the rest
  std::vector<bool> used_;
  Spool spool_;
  std::vector<Known> fresh_;  // places in the spool
  std::optional<Error> failed_;
};

}  // namespace base
