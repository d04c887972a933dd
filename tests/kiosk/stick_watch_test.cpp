// Real mounts, in a name space of their own: whoever may not make one (77) has not run this.
#include <sched.h>
#include <sys/mount.h>

#include <cstdio>
#include <filesystem>
#include <semaphore>

#include "doctest/doctest.h"
#include "platform/kiosk/sticks.h"
#include "tests/scratch.h"

namespace {

void need_mounts(const std::string& at) {
  const bool may = unshare(CLONE_NEWNS) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                   mount("none", at.c_str(), "tmpfs", 0, nullptr) == 0 && umount(at.c_str()) == 0;
  if (may) return;
  std::puts("SKIPPED: file systems cannot be mounted here; run it as root");
  std::filesystem::remove_all(std::filesystem::path(at).parent_path().parent_path());
  std::exit(77);
}

}  // namespace

TEST_CASE("a stick that is put in and pulled out wakes the reader each time, and nothing else does") {
  const Scratch folder;
  const std::string sticks = folder / "sticks";
  const std::string at = sticks + "/sda 1";
  std::filesystem::create_directories(at);
  std::filesystem::create_directories(folder / "elsewhere");
  need_mounts(at);
  int wakes = 0;
  std::counting_semaphore<100> woken(0);
  kiosk::StickWatch watch(sticks, [&] {
    ++wakes;
    woken.release();
  });
  woken.acquire();
  std::optional<std::vector<kiosk::Stick>> now = watch.take();
  REQUIRE(now);
  CHECK(now->empty());
  CHECK_FALSE(watch.take());

  // What is mounted elsewhere is nobody's business; it would have woken before the stick does.
  REQUIRE(mount("none", (folder / "elsewhere").c_str(), "tmpfs", 0, nullptr) == 0);
  REQUIRE(mount("none", at.c_str(), "tmpfs", MS_RDONLY, nullptr) == 0);
  woken.acquire();
  now = watch.take();
  REQUIRE(now);
  REQUIRE(now->size() == 1);
  CHECK(now->front().folder == at);
  CHECK(now->front().filesystem == "tmpfs");
  const std::int64_t first = now->front().mount;

  REQUIRE(umount(at.c_str()) == 0);
  woken.acquire();
  now = watch.take();
  REQUIRE(now);
  CHECK(now->empty());

  REQUIRE(mount("none", at.c_str(), "tmpfs", MS_RDONLY, nullptr) == 0);
  woken.acquire();
  now = watch.take();
  REQUIRE(now);
  REQUIRE(now->size() == 1);
  CHECK(now->front().mount >= 0);
  CHECK(first >= 0);
  CHECK(wakes == 4);
  umount(at.c_str());
  umount((folder / "elsewhere").c_str());
}
