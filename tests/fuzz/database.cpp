// A sound edition with any bytes changed, however many, is inspected: whatever comes of it, it ends, within its memory.
// An input is a list of changes: place in the file (three bytes), how many bytes, the bytes.
#define DOCTEST_CONFIG_IMPLEMENT
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

#include "doctest/doctest.h"
#include "store/install/inspect.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

namespace {

struct Base {
  Scratch scratch;
  std::string bytes;
  int fd = -1;
  store::Manifest manifest;

  Base() {
    const std::string path = scratch / "base.db";
    // Something of everything: a text of some pages, so that there are overflow chains.
    make_edition(path, {"UPDATE dropped SET text = hex(zeroblob(6000))"});
    bytes = bytes_of(path);
    fd = open(path.c_str(), O_RDWR | O_CLOEXEC);
    manifest.id = "wendel";
    manifest.serial = 7;
    manifest.articles = 4;
    manifest.db_size = bytes.size();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static doctest::Context context;
  static const bool ready = (context.setAsDefaultForAssertsOutOfTestCases(), true);
  static Base base;
  static_cast<void>(ready);
  std::string changed = base.bytes;
  while (size >= 4) {
    const std::size_t at = (std::size_t{data[0]} << 16U | std::size_t{data[1]} << 8U | data[2]) % changed.size();
    const std::size_t count = std::min<std::size_t>({data[3], size - 4, changed.size() - at});
    changed.replace(at, count, reinterpret_cast<const char*>(data) + 4, count);
    data += 4 + count;
    size -= 4 + count;
  }
  if (pwrite(base.fd, changed.data(), changed.size(), 0) != static_cast<ssize_t>(changed.size())) std::abort();
  const auto ended = store::inspect_database(base.scratch / "base.db", base.manifest, {});
  if (!ended && ended.error().code == store::EndCode::installed) std::abort();
  if (changed == base.bytes && !ended) std::abort();
  return 0;
}
