// Folders for a stick: whole or not there, and refused for every byte that is another.
#include "store/write/sign/bundle.h"

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "doctest/doctest.h"
#include "tests/made_edition.h"
#include "tests/scratch.h"

namespace {

namespace fs = std::filesystem;

struct Signed {
  Scratch scratch;
  store::SecretKey key = store::make_secret_key();
  store::BundleRequest request;
  store::Bundle bundle;

  explicit Signed(std::uint64_t part_bytes = store::most_part_bytes,
                  store::Compression compress = store::Compression::zstd) {
    make_edition(scratch / "made.edition");
    request = {scratch / "made.edition", scratch.path, "2026-11-22", 1, compress, part_bytes};
    base::Result<store::Bundle> written = store::write_bundle(request, key, {});
    REQUIRE_MESSAGE(written, written.error().what);
    bundle = std::move(written).value();
  }
  std::string operator/(const std::string& name) const { return bundle.folder + "/" + name; }
  std::string fault() const {
    const base::Result<store::Bundle> checked = store::check_bundle(bundle.folder, key.public_key(), {});
    return checked ? "" : checked.error().what;
  }
};

std::vector<std::string> names_of(const std::string& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a signed folder has its three files and is taken") {
  const Signed made;
  CHECK(made.bundle.folder == made.scratch / (store::bundle_name(made.bundle.manifest)));
  CHECK(names_of(made.bundle.folder) == Names{"edition.db.zst", "edition.manifest", "edition.manifest.minisig"});
  CHECK(made.fault().empty());
  CHECK(made.bundle.manifest.db_size == fs::file_size(made.scratch / "made.edition"));
  CHECK(made.bundle.manifest.payload_size == fs::file_size(made / "edition.db.zst"));
}

TEST_CASE("the same edition, key and day give the same bytes") {
  const Signed made;
  const std::string manifest = bytes_of(made / "edition.manifest");
  const std::string signature = bytes_of(made / "edition.manifest.minisig");
  const std::string payload = bytes_of(made / "edition.db.zst");
  REQUIRE(store::write_bundle(made.request, made.key, {}));
  CHECK(bytes_of(made / "edition.manifest") == manifest);
  CHECK(bytes_of(made / "edition.manifest.minisig") == signature);
  CHECK(bytes_of(made / "edition.db.zst") == payload);
}

TEST_CASE("what a stick's file system cannot hold in one file stands in parts") {
  const Signed made(1000);
  const std::size_t parts = (made.bundle.manifest.payload_size + 999) / 1000;
  REQUIRE(parts > 2);
  CHECK(made.bundle.payload.size() == parts);
  CHECK(made.bundle.payload.front() == "edition.db.zst.000");
  CHECK(made.fault().empty());
  SUBCASE("one is missing") {
    fs::remove(made / "edition.db.zst.001");
    CHECK(made.fault().find("shorter than its manifest says") != std::string::npos);
  }
  SUBCASE("two have changed places") {
    fs::rename(made / "edition.db.zst.000", made / "x");
    fs::rename(made / "edition.db.zst.001", made / "edition.db.zst.000");
    fs::rename(made / "x", made / "edition.db.zst.001");
    CHECK(made.fault().find("not the one that was signed") != std::string::npos);
  }
  SUBCASE("there is one more") {
    write_bytes(made / ("edition.db.zst" + store::part_suffix(parts)), "x");
    CHECK(made.fault().find("longer than its manifest says") != std::string::npos);
  }
  SUBCASE("signed again in one piece, no part stays behind") {
    store::BundleRequest whole = made.request;
    whole.part_bytes = store::most_part_bytes;
    REQUIRE(store::write_bundle(whole, made.key, {}));
    CHECK(names_of(made.bundle.folder) == Names{"edition.db.zst", "edition.manifest", "edition.manifest.minisig"});
    CHECK(made.fault().empty());
  }
}

TEST_CASE("parts are full at exactly their size") {
  CHECK(store::payload_files("e", 1000, 1000) == Names{"e"});
  CHECK(store::payload_files("e", 1001, 1000) == Names{"e.000", "e.001"});
  CHECK(store::payload_files("e", 2000, 1000) == Names{"e.000", "e.001"});
  CHECK(store::part_suffix(7) == ".007");
  CHECK(store::part_suffix(1234) == ".1234");
}

TEST_CASE("an edition can be signed as it is") {
  const Signed made(store::most_part_bytes, store::Compression::none);
  CHECK(bytes_of(made / "edition.db") == bytes_of(made.scratch / "made.edition"));
  CHECK(made.fault().empty());
}

TEST_CASE("a folder of which any byte is another is refused") {
  const Signed made;
  for (const char* name : {"edition.manifest", "edition.manifest.minisig", "edition.db.zst"}) {
    const std::string good = bytes_of(made / name);
    // The first line of a signature is nobody's word.
    const std::size_t first = std::string_view(name).ends_with("minisig") ? good.find('\n') : 0;
    for (std::size_t i = first; i < good.size(); i += 1 + good.size() / 200) {
      CAPTURE(name);
      CAPTURE(i);
      std::string changed = good;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      write_bytes(made / name, changed);
      CHECK_FALSE(made.fault().empty());
    }
    write_bytes(made / name, good.substr(0, good.size() - 1));
    CHECK_FALSE(made.fault().empty());
    write_bytes(made / name, good + "\n");
    CHECK_FALSE(made.fault().empty());
    fs::remove(made / name);
    CHECK_FALSE(made.fault().empty());
    write_bytes(made / name, good);
  }
  CHECK(made.fault().empty());
}

TEST_CASE("another library's key does not know the folder") {
  const Signed made;
  const base::Result<store::Bundle> checked =
      store::check_bundle(made.bundle.folder, store::make_secret_key().public_key(), {});
  REQUIRE_FALSE(checked);
  CHECK(checked.error().what.find("signed with the key " + store::key_id_text(made.key.id())) != std::string::npos);
}

TEST_CASE("what is no edition is not signed, and leaves nothing") {
  const Scratch scratch;
  scratch.write("not.edition", "SQLite format 3");
  const store::SecretKey key = store::make_secret_key();
  CHECK_FALSE(store::write_bundle({scratch / "not.edition", scratch.path, "2026-11-22"}, key, {}));
  CHECK(names_of(scratch.path) == Names{"not.edition"});
}

TEST_CASE("a title that no terminal would take is refused before the work, and says where to mend it") {
  const Scratch scratch;
  make_edition(scratch / "made.edition", {"UPDATE edition SET title = replace(hex(zeroblob(101)), '00', 'xy')"});
  const store::SecretKey key = store::make_secret_key();
  const base::Result<store::Bundle> written =
      store::write_bundle({scratch / "made.edition", scratch.path, "2026-11-22"}, key, {});
  REQUIRE_FALSE(written);
  CHECK(written.error().what ==
        "edition.manifest:5:1: title must be 1 to 200 bytes; change it in edition.toml and build again");
}

TEST_CASE("interrupted, the folder that stood there before still stands") {
  const Signed made;
  const std::string payload = bytes_of(made / "edition.db.zst");
  const std::atomic<bool> stop{true};
  const base::Result<store::Bundle> again = store::write_bundle(made.request, made.key, {1, &stop});
  REQUIRE_FALSE(again);
  CHECK(again.error().code == base::ErrorCode::interrupted);
  CHECK(bytes_of(made / "edition.db.zst") == payload);
  CHECK(names_of(made.bundle.folder) == Names{"edition.db.zst", "edition.manifest", "edition.manifest.minisig"});
  CHECK(made.fault().empty());
}

TEST_CASE("a place where nothing can be written is said by its name") {
  const Signed made;
  store::BundleRequest elsewhere = made.request;
  elsewhere.folder = "/proc";
  const base::Result<store::Bundle> written = store::write_bundle(elsewhere, made.key, {});
  REQUIRE_FALSE(written);
  CHECK(written.error().what.starts_with("/proc/" + store::bundle_name(made.bundle.manifest) + ": cannot make"));
}
