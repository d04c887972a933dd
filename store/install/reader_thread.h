// ReaderThread: a call to the system about a stick may hang in the kernel for ever, and nobody can cancel it there. So
// such calls are made on a thread of their own, and whoever waits for one may give up on it: the thread is then left
// behind with all that it writes into, and ends when the kernel lets it go.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "platform/base/descriptor.h"
#include "platform/base/machine.h"
#include "platform/base/task.h"

namespace store {

using base::Descriptor;

// A name in a folder of a source.
struct SourceEntry {
  enum class Kind { file, folder, other };
  std::string name;
  Kind kind = Kind::file;
};

// How long is waited, and by which clock; other than so only in tests.
struct Patience {
  std::int64_t ms = 30000;
  std::function<std::int64_t()> now_ms = base::since_boot_ms;
};

class ReaderThread {
 public:
  // What a call works on and what it gives back. Nothing else of ours may it write to.
  struct Work {
    std::vector<char> piece;  // piece_bytes of room
    std::int64_t got = 0;
    int error = 0;  // errno, 0 when it went well
    Descriptor opened;
    struct stat info{};
    std::vector<SourceEntry> entries;
  };
  // A file descriptor that belongs to the caller may be used by the first system call alone: after that the call may
  // have been given up, and the number be another file's.
  using Call = std::function<void(Work&)>;
  enum class Ended { done, stopped, slow };

  explicit ReaderThread(Patience patience);
  ReaderThread(ReaderThread&&) noexcept;
  ReaderThread& operator=(ReaderThread&&) = delete;
  ReaderThread(const ReaderThread&) = delete;
  ReaderThread& operator=(const ReaderThread&) = delete;
  ~ReaderThread();

  // Patience begins anew: something has come.
  void progressed() { until_ms_ = patience_.now_ms() + patience_.ms; }
  // Waits for `call`, in vain when patience ends or a stop is asked for; if it hangs then, every later call is in vain.
  Ended run(Call call, const base::Task& task);
  // What the last call gave back. Requires: it was done.
  Work& work();

 private:
  struct State;
  Ended give_up(Ended why);
  Patience patience_;
  std::int64_t until_ms_ = 0;
  std::unique_ptr<State> state_;  // none: it was left behind
  Ended left_ = Ended::slow;      // why
  std::thread thread_;
};

// What is asked of a source at once: memory stays bounded, and a stop is heard between two of them.
constexpr std::size_t piece_bytes = std::size_t{256} << 10U;

}  // namespace store
