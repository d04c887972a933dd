// What one run leaves for the next: found again, and never wrong whatever becomes of the file.
#include "platform/base/memo.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <numeric>
#include <string>

#include "doctest/doctest.h"
#include "tests/scratch.h"

namespace {

constexpr base::Hash128 stamp{11, 22};

base::Memo opened(const std::string& path, const base::Hash128& of = stamp) {
  auto memo = base::Memo::open(path, of);
  REQUIRE(memo);
  return std::move(memo).value();
}

std::string recalled(base::Memo& memo, const std::string& cause) {
  return memo.find(memo.key_of(cause)).value_or("nothing");
}

// A file with two records.
void leave_two(const std::string& path) {
  base::Memo memo = opened(path);
  memo.keep(memo.key_of("heron"), "a grey bird");
  memo.keep(memo.key_of("lamp"), std::string("light\0house", 11));
  REQUIRE(memo.commit());
}

ino_t file_number(const std::string& path) {
  struct stat info{};
  REQUIRE(stat(path.c_str(), &info) == 0);
  return info.st_ino;
}

}  // namespace

TEST_CASE("the keyed hash is SipHash-2-4 with 128 bits") {
  // From the authors' test vectors: the secret is the bytes 0 to 15, the texts are 0, 1, 2 .. of so many bytes.
  const base::Hash128 secret{0x0706050403020100ULL, 0x0f0e0d0c0b0a0908ULL};
  CHECK(base::keyed_hash(secret, "") == base::Hash128{0xe6a825ba047f81a3ULL, 0x930255c71472f66dULL});
  CHECK(base::keyed_hash(secret, std::string(1, '\0')) == base::Hash128{0x44af996bd8c187daULL, 0x45fc229b11597634ULL});
  std::string text(9, '\0');
  std::iota(text.begin(), text.end(), '\0');
  CHECK(base::keyed_hash(secret, text) != base::keyed_hash(secret, text.substr(0, 8)));
  CHECK(base::keyed_hash({}, text) != base::keyed_hash(secret, text));
}

TEST_CASE("what was kept is found by the next run, and what is not asked for is not handed on") {
  const Scratch scratch;
  const std::string path = scratch / "m";
  leave_two(path);
  CHECK(std::filesystem::directory_iterator(scratch.path)->path() == path);
  {
    base::Memo memo = opened(path);
    CHECK(recalled(memo, "lamp") == std::string("light\0house", 11));
    CHECK(recalled(memo, "tower") == "nothing");
    memo.keep(memo.key_of("quay"), "stone");
    REQUIRE(memo.commit());
  }
  base::Memo memo = opened(path);
  CHECK(recalled(memo, "lamp") == std::string("light\0house", 11));
  CHECK(recalled(memo, "quay") == "stone");
  CHECK(recalled(memo, "heron") == "nothing");
}

TEST_CASE("a file that holds just what was asked for is left as it is") {
  const Scratch scratch;
  leave_two(scratch / "m");
  const ino_t before = file_number(scratch / "m");
  base::Memo memo = opened(scratch / "m");
  CHECK(recalled(memo, "heron") == "a grey bird");
  CHECK(recalled(memo, "lamp") != "nothing");
  CHECK(memo.commit());
  CHECK(file_number(scratch / "m") == before);
}

TEST_CASE("what another program left counts as nothing") {
  const Scratch scratch;
  leave_two(scratch / "m");
  base::Memo memo = opened(scratch / "m", {11, 23});
  CHECK(recalled(memo, "heron") == "nothing");
  CHECK(base::program_stamp().has_value());
  CHECK(base::program_stamp() == base::program_stamp());
}

TEST_CASE("a spoilt byte, a missing end or a longer one gives the right answer or none") {
  const Scratch scratch;
  leave_two(scratch / "m");
  const std::string whole = bytes_of(scratch / "m");
  const auto check = [&](const std::string& bytes, std::size_t at) {
    CAPTURE(at);
    write_bytes(scratch / "m", bytes);
    base::Memo memo = opened(scratch / "m");
    const std::string heron = recalled(memo, "heron");
    CHECK((heron == "a grey bird" || heron == "nothing"));
    memo.keep(memo.key_of("heron"), "a grey bird");
    REQUIRE(memo.commit());
    base::Memo next = opened(scratch / "m");
    CHECK(recalled(next, "heron") == "a grey bird");
  };
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    check(bytes, at);
    check(whole.substr(0, at), at);
  }
  check(whole + "x", whole.size());
}

TEST_CASE("a folder, or nothing at all, in the place of the file is an empty memo") {
  const Scratch scratch;
  std::filesystem::create_directory(scratch / "m");
  base::Memo memo = opened(scratch / "m");
  CHECK(recalled(memo, "heron") == "nothing");
  CHECK_FALSE(base::Memo::open("/nowhere/at/all/m", stamp));
}

TEST_CASE("without room the old file stays and nothing lies beside it") {
  const Scratch scratch;
  leave_two(scratch / "m");
  const std::string before = bytes_of(scratch / "m");
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  for (const rlim_t room : {rlim_t{10}, rlim_t{100}, rlim_t{220}}) {
    base::Memo memo = opened(scratch / "m");
    const rlimit small{room, limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    memo.keep(memo.key_of("long"), std::string(200, 'x'));
    const bool kept = static_cast<bool>(memo.commit());
    setrlimit(RLIMIT_FSIZE, &limit);
    CHECK_FALSE(kept);
    CHECK(bytes_of(scratch / "m") == before);
    CHECK(std::distance(std::filesystem::directory_iterator(scratch.path), {}) == 1);
  }
}
