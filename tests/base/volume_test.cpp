// What a folder stands on, and reading past the cache.
#include "platform/base/volume.h"

#include <unistd.h>

#include <filesystem>

#include "doctest/doctest.h"
#include "tests/scratch.h"

namespace {

const std::string mounts =
    "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard\n"
    "97 22 8:17 / /media/anna/MY\\040STICK rw,nosuid,nodev shared:45 master:2 - vfat /dev/sdb1 rw,fmask=0022\n"
    "98 22 8:33 / /media/anna/tab\\011back\\134slash ro,nosuid - fuseblk /dev/sdc1 rw,user_id=0\n"
    "99 22 0:50 / /mnt/old rw - ntfs3 /dev/sdd1 ro\n"
    "100 22 0:51 / /mnt/short rw - tmpfs\n";

std::string read_all(const std::string& path) {
  std::string bytes;
  const auto how = base::read_past_cache(path, [&](std::string_view piece) -> base::Result<void> {
    bytes += piece;
    return {};
  });
  REQUIRE(how);
  return bytes;
}

}  // namespace

TEST_CASE("a line of mountinfo tells kind, device, place with its spaces, and whether it may be written") {
  const auto stick = base::parse_mount(mounts, "97");
  REQUIRE(stick);
  CHECK(stick->type == "vfat");
  CHECK(stick->source == "/dev/sdb1");
  CHECK(stick->device == "8:17");
  CHECK(stick->mount_point == "/media/anna/MY STICK");
  CHECK_FALSE(stick->read_only);
  const auto odd = base::parse_mount(mounts, "98");
  REQUIRE(odd);
  CHECK(odd->mount_point == "/media/anna/tab\tback\\slash");
  CHECK(odd->read_only);
  CHECK(base::parse_mount(mounts, "99")->read_only);  // by the file system's own word
  CHECK(base::parse_mount(mounts, "22")->mount_point == "/");
  for (const char* none : {"100", "9", "", "1"}) CHECK_FALSE(base::parse_mount(mounts, none));
}

TEST_CASE("mountinfo cut off anywhere is read without harm") {
  for (std::size_t end = 0; end <= mounts.size(); ++end)
    for (const char* id : {"22", "97", "98", "100"}) {
      const auto found = base::parse_mount(std::string_view(mounts).substr(0, end), id);
      if (found) CHECK_FALSE(found->type.empty());
    }
}

TEST_CASE("the volume of a folder is found, and a folder that is none is refused") {
  const Scratch scratch;
  const auto volume = base::volume_of(scratch.path);
  REQUIRE(volume);
  CHECK(scratch.path.starts_with(volume.value().mount_point));
  CHECK_FALSE(volume.value().type.empty());
  CHECK(volume.value().all_bytes > 0);
  CHECK(volume.value().block_bytes > 0);
  CHECK(base::volume_of(scratch / "missing").error().code == base::ErrorCode::not_found);
  scratch.write("file", "x");
  CHECK_FALSE(base::volume_of(scratch / "file"));
  CHECK(base::sync_volume(scratch.path));
  CHECK_FALSE(base::sync_volume(scratch / "missing"));
}

TEST_CASE("a file read past the cache has the same bytes, whatever its length") {
  const Scratch scratch;
  for (const std::size_t bytes : {0, 1, 511, 4095, 4096, 4097, 262144, 262145, 700001}) {
    CAPTURE(bytes);
    std::string text(bytes, '\0');
    for (std::size_t i = 0; i < bytes; ++i) text[i] = static_cast<char>((i * 131 + i / 255) & 0xFFU);
    scratch.write("file", text);
    REQUIRE(base::sync_volume(scratch.path));
    CHECK(read_all(scratch / "file") == text);
  }
  const auto ignore = [](std::string_view) -> base::Result<void> { return {}; };
  CHECK(base::read_past_cache(scratch / "missing", ignore).error().code == base::ErrorCode::not_found);
  std::filesystem::create_symlink(scratch / "file", scratch / "link");
  CHECK_FALSE(base::read_past_cache(scratch / "link", ignore));
  const auto refuse = [](std::string_view) -> base::Result<void> {
    return base::Error{base::ErrorCode::interrupted, "stop"};
  };
  CHECK(base::read_past_cache(scratch / "file", refuse).error().code == base::ErrorCode::interrupted);
}
