#include "store/install/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "platform/base/file.h"
#include "platform/base/system_error.h"
#include "store/install/editions.h"
#include "store/install/keys.h"

namespace store {
namespace {

// linux/magic.h; ext2 and ext3 bear the name of ext4.
constexpr long ext4_magic = 0xEF53;
constexpr long f2fs_magic = 0xF2F52010;

Outcome<void> check_filesystem(const std::string& path, bool any) {
  struct statfs info{};
  if (statfs(path.c_str(), &info) != 0)
    return data_end(base::system_error(path, "cannot be asked for its file system"));
  if (any || info.f_type == ext4_magic || info.f_type == f2fs_magic) return {};
  return End{EndCode::data_filesystem, path + ": a power cut could lose both editions on this file system"};
}

Outcome<void> check_writable(const std::string& path) {
  struct statvfs info{};
  if (statvfs(path.c_str(), &info) == 0 && (info.f_flag & ST_RDONLY) != 0)
    return End{EndCode::data_read_only, path + ": is on a file system that cannot be written to"};
  return {};
}

Outcome<int> lock(const std::string& data) {
  const std::string path = base::join_path(data, "lock");
  const int fd = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd < 0) return data_end(base::system_error(path, "cannot be opened"));
  if (flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
  const bool busy = errno == EWOULDBLOCK;
  End end = busy ? End{EndCode::busy, path + ": another lectern-install holds it"}
                 : data_end(base::system_error(path, "cannot be locked"));
  close(fd);
  return end;
}

base::Result<void> write_all(int fd, std::string_view bytes, const std::string& path) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t put = pwrite(fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return base::system_error(path, "cannot write");
    done += static_cast<std::size_t>(put);
  }
  if (fsync(fd) != 0) return base::system_error(path, "cannot sync");
  return {};
}

// In place: once both slots exist, no card is too full to take a state.
base::Result<void> write_slot(const std::string& data, std::size_t slot, const State& state) {
  const std::string path = slot_path(data, slot);
  const bool fresh = !base::file_exists(path);
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd < 0) return base::system_error(path, "cannot write");
  base::Result<void> written = write_all(fd, slot_text(state), path);
  // What is longer than a slot is damage.
  if (written && ftruncate(fd, slot_bytes) != 0) written = base::system_error(path, "cannot write");
  if (close(fd) != 0 && written) written = base::system_error(path, "cannot close");
  if (written && fresh) written = base::sync_folder(data);
  return written;
}

}  // namespace

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)),
      terminal_(std::move(other.terminal_)),
      root_(other.root_),
      state_(std::move(other.state_)),
      slot_(other.slot_),
      keys_(std::move(other.keys_)),
      lock_(std::exchange(other.lock_, -1)) {}
DataFolder::~DataFolder() {
  if (lock_ >= 0) close(lock_);
}

Outcome<void> DataFolder::commit(State next) {
  next.generation = state_.generation + 1;
  const std::size_t slot = (slot_ + 1) % state_slots;
  TRY(on_data(write_slot(path_, slot, next)));
  state_ = std::move(next);
  slot_ = slot;
  return {};
}

Outcome<void> DataFolder::adopt(const KeyList& list, const std::string& text, const std::string& signature) {
  TRY(on_data(base::replace_file(key_list_signature_path(path_, list.version), signature)));
  TRY(on_data(base::replace_file(key_list_path(path_, list.version), text)));
  State next = state_;
  next.key_list = list.version;
  TRY(commit(next));
  keys_ = list;
  return {};
}

Outcome<DataFolder> open_data(const std::string& path, Access access) {
  DataFolder data;
  data.path_ = path;
  base::Result<TerminalFile> terminal = read_terminal(path);
  if (!terminal && terminal.error().code == base::ErrorCode::not_found)
    return End{EndCode::internal, path + ": was never set up; run lectern-install init"};
  data.terminal_ = TRY(ended(EndCode::internal, std::move(terminal)));
  TRY(check_filesystem(path, data.terminal_.any_filesystem));
  if (access == Access::write) {
    TRY(check_writable(path));
    data.lock_ = TRY(lock(path));
  }
  data.root_ = TRY(ended(EndCode::internal, read_root_key(root_key_path(path))));
  const ReadState read = read_state(path);
  data.slot_ = read.slot;
  data.keys_ = read_keys(path, data.root_, read.state ? read.state->key_list : 0);
  data.state_ = read.state ? *read.state : state_of_editions(path, data.keys_);
  return data;
}

Outcome<void> set_up_data(const std::string& path, const NewTerminal& terminal) {
  TRY(on_data(base::make_folder(path)));
  TRY(check_filesystem(path, terminal.any_filesystem));
  if (base::file_exists(terminal_path(path)))
    return End{EndCode::internal, path + ": is set up already; what it was set up with stays"};
  const std::string root = TRY(ended(EndCode::internal, base::read_file(terminal.root, max_public_key_bytes)));
  const PublicKey root_key = TRY(ended(EndCode::internal, parse_public_key(terminal.root, root)));
  const SignedKeyList list = TRY(read_signed_list(terminal.key_list, root_key));
  const FactoryEdition factory = TRY(look_at_factory(terminal.factory));
  TRY(on_data(base::make_folder(editions_folder(path))));
  TRY(on_data(base::make_folder(incoming_folder(path))));
  TRY(on_data(base::replace_file(root_key_path(path), root)));
  TRY(on_data(base::replace_file(key_list_signature_path(path, list.list.version), list.signature)));
  TRY(on_data(base::replace_file(key_list_path(path, list.list.version), list.text)));
  State state;
  state.floor = {list.list.epoch, factory.serial};
  state.key_list = list.list.version;
  for (std::size_t slot = 0; slot < state_slots; ++slot) TRY(on_data(write_slot(path, slot, state)));
  const TerminalFile file{.id = factory.id, .factory = factory.path, .any_filesystem = terminal.any_filesystem};
  // Last: a folder without it is not set up.
  return on_data(base::replace_file(terminal_path(path), terminal_text(file)));
}

}  // namespace store
