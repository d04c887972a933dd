// Data folder: what lectern-install alone writes on a terminal (store/installed/terminal.h lists it). Opened, it is
// locked: a second installer ends with BUSY.
#pragma once

#include <cstdint>
#include <string>

#include "platform/base/result.h"
#include "store/install/end.h"
#include "store/installed/state.h"
#include "store/installed/terminal.h"
#include "store/trust/key_list.h"

namespace store {

enum class Access { read, write };

// Move-only: lets go of the lock.
class DataFolder {
 public:
  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder();

  const std::string& path() const { return path_; }
  const TerminalFile& terminal() const { return terminal_; }
  const PublicKey& root() const { return root_; }
  // What the slots say; where both are damaged, what can be told from the editions that are there, whose signatures and
  // digests hold.
  const State& state() const { return state_; }
  const KeyList& keys() const { return keys_; }

  // Writes `next` with the next generation, into the slot that does not hold state(). When it returns the state is on
  // the disk. Fails with DATA_ERROR and its like; then the old state holds.
  Outcome<void> commit(State next);
  // Makes a list the one that counts. Requires: the root key signed it, and its version is above that of keys().
  Outcome<void> adopt(const KeyList& list, const std::string& text, const std::string& signature);

 private:
  friend Outcome<DataFolder> open_data(const std::string& path, Access access);
  DataFolder() = default;
  std::string path_;
  TerminalFile terminal_;
  PublicKey root_;
  State state_;
  std::size_t slot_ = 0;  // holds state_
  KeyList keys_;
  int lock_ = -1;
};

// Fails with BUSY, DATA_FILESYSTEM, DATA_READ_ONLY, or INTERNAL where the folder was never set up.
Outcome<DataFolder> open_data(const std::string& path, Access access);

struct NewTerminal {
  std::string root;      // .pub file of the root key
  std::string key_list;  // signed by it; its signature stands beside it as FILE.minisig
  std::string factory;   // edition, which stays where it is
  bool any_filesystem = false;
};
// Sets up an empty folder. What was interrupted is set up by doing it again; a folder that is set up already is
// refused.
Outcome<void> set_up_data(const std::string& path, const NewTerminal& terminal);

}  // namespace store
