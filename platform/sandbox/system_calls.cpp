// The list of system calls (seccomp). What is not on it fails with EPERM, so that a library which only tries something
// goes on without it; what no library of ours tries by itself ends the process at once, and whoever waits for it knows.
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <memory>

#include "platform/sandbox/parts.h"

namespace sandbox {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct FreeFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FreeFilter>;

// Whatever their arguments.
constexpr int harmless[] = {
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(close),
    // what a file is
    SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(stat), SCMP_SYS(stat64), SCMP_SYS(lstat), SCMP_SYS(lstat64),
    SCMP_SYS(newfstatat), SCMP_SYS(fstatat64), SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(fadvise64),
    SCMP_SYS(fadvise64_64),
    // memory
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(futex_time64),
    // who and when
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(getrusage), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    // signals to itself, and the end
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

// No library that reads does these: whoever does has been taken over.
constexpr int hostile[] = {SCMP_SYS(execve),
                           SCMP_SYS(execveat),
                           SCMP_SYS(fork),
                           SCMP_SYS(vfork),
                           SCMP_SYS(clone),
                           SCMP_SYS(clone3),
                           SCMP_SYS(kill),
                           SCMP_SYS(tkill),
                           SCMP_SYS(pidfd_send_signal),
                           SCMP_SYS(pidfd_getfd),
                           SCMP_SYS(pidfd_open),
                           SCMP_SYS(ptrace),
                           SCMP_SYS(process_vm_readv),
                           SCMP_SYS(process_vm_writev),
                           SCMP_SYS(socket),
                           SCMP_SYS(socketpair),
                           SCMP_SYS(connect),
                           SCMP_SYS(bind),
                           SCMP_SYS(listen),
                           SCMP_SYS(accept4),
                           SCMP_SYS(sendto),
                           SCMP_SYS(sendmsg),
                           SCMP_SYS(io_uring_setup),
                           SCMP_SYS(bpf),
                           SCMP_SYS(userfaultfd),
                           SCMP_SYS(perf_event_open),
                           SCMP_SYS(add_key),
                           SCMP_SYS(request_key),
                           SCMP_SYS(keyctl),
                           SCMP_SYS(unlink),
                           SCMP_SYS(unlinkat),
                           SCMP_SYS(rename),
                           SCMP_SYS(renameat),
                           SCMP_SYS(renameat2),
                           SCMP_SYS(rmdir),
                           SCMP_SYS(mkdir),
                           SCMP_SYS(mkdirat),
                           SCMP_SYS(link),
                           SCMP_SYS(linkat),
                           SCMP_SYS(symlink),
                           SCMP_SYS(symlinkat),
                           SCMP_SYS(mknod),
                           SCMP_SYS(mknodat),
                           SCMP_SYS(creat),
                           SCMP_SYS(truncate),
                           SCMP_SYS(ftruncate),
                           SCMP_SYS(fallocate),
                           SCMP_SYS(chmod),
                           SCMP_SYS(fchmod),
                           SCMP_SYS(fchmodat),
                           SCMP_SYS(chown),
                           SCMP_SYS(fchown),
                           SCMP_SYS(fchownat),
                           SCMP_SYS(pwrite64),
                           SCMP_SYS(sendfile),
                           SCMP_SYS(splice),
                           SCMP_SYS(copy_file_range),
                           SCMP_SYS(memfd_create),
                           SCMP_SYS(mount),
                           SCMP_SYS(umount2),
                           SCMP_SYS(unshare),
                           SCMP_SYS(setns),
                           SCMP_SYS(chroot),
                           SCMP_SYS(pivot_root),
                           SCMP_SYS(init_module),
                           SCMP_SYS(finit_module),
                           SCMP_SYS(open_by_handle_at),
                           SCMP_SYS(openat2)};

class Rules {
 public:
  explicit Rules(scmp_filter_ctx filter) : filter_(filter) {}

  void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions = {}) {
    const int failed = seccomp_rule_add_array(filter_, action, call, static_cast<unsigned>(conditions.size()),
                                              conditions.size() == 0 ? nullptr : conditions.begin());
    if (failed_ == 0) failed_ = failed;
  }
  // Argument `number` has none of these bits.
  static scmp_arg_cmp without(unsigned number, std::uint64_t bits) { return {number, SCMP_CMP_MASKED_EQ, bits, 0}; }
  static scmp_arg_cmp equal(unsigned number, std::uint64_t value) { return {number, SCMP_CMP_EQ, value, 0}; }
  int failed() const { return failed_; }

 private:
  scmp_filter_ctx filter_;
  int failed_ = 0;
};

// Allowed for some arguments only.
void add_conditional(Rules& rules) {
  // Written as numbers since C's macros for them differ by architecture only in what is not asked here.
  constexpr std::uint64_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_TMPFILE;
  constexpr std::uint64_t to_make = writing & ~std::uint64_t{O_DIRECTORY};
  rules.add(SCMP_ACT_ALLOW, SCMP_SYS(open), {Rules::without(1, to_make)});
  rules.add(SCMP_ACT_ALLOW, SCMP_SYS(openat), {Rules::without(2, to_make)});
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)})
    rules.add(SCMP_ACT_ALLOW, call, {Rules::without(2, PROT_EXEC)});
  for (const std::uint64_t fd : {STDOUT_FILENO, STDERR_FILENO}) {
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(write), {Rules::equal(0, fd)});
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(writev), {Rules::equal(0, fd)});
  }
  for (const int call : {SCMP_SYS(fcntl), SCMP_SYS(fcntl64)})
    for (const std::uint64_t command : {F_GETFD, F_SETFD, F_GETFL, F_GETLK})
      rules.add(SCMP_ACT_ALLOW, call, {Rules::equal(1, command)});
  rules.add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), {Rules::equal(0, 0), Rules::equal(2, 0)});  // asks, sets nothing
  rules.add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), {Rules::equal(0, static_cast<std::uint64_t>(getpid()))});  // abort()
}

}  // namespace

Result<void> restrict_system_calls() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return Error{ErrorCode::unavailable, "seccomp: no memory for its rules"};
  Rules rules(filter.get());
  for (const int call : harmless) rules.add(SCMP_ACT_ALLOW, call);
  for (const int call : hostile) rules.add(SCMP_ACT_KILL_PROCESS, call);
  add_conditional(rules);
  const int failed = rules.failed() != 0 ? rules.failed() : seccomp_load(filter.get());
  if (failed == 0) return {};
  return Error{ErrorCode::unavailable, std::string("seccomp: ") + std::strerror(-failed), -failed};
}

}  // namespace sandbox
