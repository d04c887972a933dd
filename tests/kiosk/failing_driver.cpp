// A graphics driver that fails when it is told to, laid over the real one with LD_PRELOAD. The file that FAILING_DRIVER
// names says how, from the next frame on: "hang", and showing a frame never returns; "lose", and the driver says once
// that it has lost its context.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace {

using Swap = unsigned (*)(void*, void*);
using Find = void* (*)(void*, const char*);

constexpr int context_lost = 0x300E;

struct Driver {
  Swap swap = nullptr;
  bool lost = false;
};
Driver& driver() {
  static Driver one;
  return one;
}

// The system's own dlsym, which has a version of its own for each machine and age.
Find find_function() {
  for (const char* version : {"GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5"}) {
    if (void* found = dlvsym(RTLD_NEXT, "dlsym", version)) return reinterpret_cast<Find>(found);
  }
  return nullptr;
}

bool told(const char* what) {
  const char* name = std::getenv("FAILING_DRIVER");
  std::FILE* file = name == nullptr ? nullptr : std::fopen(name, "r");
  if (file == nullptr) return false;
  char word[16] = "";
  const bool read = std::fscanf(file, "%15s", word) == 1;
  std::fclose(file);
  return read && std::strcmp(word, what) == 0;
}

unsigned swap_buffers(void* display, void* surface) {
  while (told("hang")) pause();
  if (told("lose")) {
    std::remove(std::getenv("FAILING_DRIVER"));
    driver().lost = true;
    return 0;
  }
  return driver().swap(display, surface);
}

}  // namespace

// GLFW looks its functions up by name.
extern "C" void* dlsym(void* library, const char* name) noexcept {
  void* found = find_function()(library, name);
  if (found == nullptr || std::strcmp(name, "eglSwapBuffers") != 0) return found;
  driver().swap = reinterpret_cast<Swap>(found);
  return reinterpret_cast<void*>(swap_buffers);
}

extern "C" int eglGetError() {  // NOLINT(readability-identifier-naming): it is the driver's
  using Error = int (*)();
  if (driver().lost) {
    driver().lost = false;
    return context_lost;
  }
  return reinterpret_cast<Error>(find_function()(RTLD_NEXT, "eglGetError"))();
}
