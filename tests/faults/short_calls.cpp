// A system that does less than it is asked: each read and write is cut short, and each third is interrupted. Preloaded
// by the lab; nothing of Lectern links it.
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace {

bool interrupted() {
  static std::atomic<unsigned> calls{0};
  constexpr unsigned each = 3;
  if (calls++ % each != 0) return false;
  errno = EINTR;
  return true;
}

std::size_t less(std::size_t bytes) { return bytes > 1 ? bytes / 2 : bytes; }

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t read(int file, void* into, std::size_t bytes) {
  if (interrupted()) return -1;
  return next<ssize_t (*)(int, void*, std::size_t)>("read")(file, into, less(bytes));
}

ssize_t write(int file, const void* from, std::size_t bytes) {
  if (interrupted()) return -1;
  return next<ssize_t (*)(int, const void*, std::size_t)>("write")(file, from, less(bytes));
}

ssize_t pwrite(int file, const void* from, std::size_t bytes, off_t at) {
  if (interrupted()) return -1;
  return next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite")(file, from, less(bytes), at);
}

ssize_t pwrite64(int file, const void* from, std::size_t bytes, off_t at) {
  if (interrupted()) return -1;
  return next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite64")(file, from, less(bytes), at);
}

}  // extern "C"
