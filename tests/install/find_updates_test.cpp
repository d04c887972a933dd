// What is found on a stick, and what is passed by: whatever people's computers leave there.
#include "store/install/find_updates.h"

#include <sys/stat.h>

#include "doctest/doctest.h"
#include "store/trust/key_list.h"
#include "tests/install/made_stick.h"

using store::EndCode;

namespace {

std::string only_trouble(store::Source& source) {
  const auto found = store::find(source);
  if (!found) return std::string(store::name_of(found.error().code));
  REQUIRE(found.value().updates.size() == 1);
  const auto& trouble = found.value().updates[0].trouble;
  if (trouble) CHECK(found.value().updates[0].manifest.empty());
  return trouble ? std::string(store::name_of(trouble->code)) : "";
}

}  // namespace

TEST_CASE("a stick as lectern-pack makes it gives its texts, once") {
  const MadeStick stick;
  store::Source source = stick.open();
  const auto found = store::find(source);
  REQUIRE(found);
  REQUIRE(found.value().updates.size() == 1);
  const store::FoundUpdate& update = found.value().updates[0];
  CHECK_FALSE(update.trouble);
  CHECK(update.folder == stick.bundle);
  CHECK(update.manifest == bytes_of(stick.path("edition.manifest")));
  CHECK(update.signature == bytes_of(stick.path("edition.manifest.minisig")));
  CHECK(found.value().key_lists.empty());
}

TEST_CASE("what is missing of an update is said, and an inbox waits for it") {
  struct Row {
    std::vector<std::string> removed;
    const char* on_stick;
    const char* in_inbox;
  };
  const Row rows[] = {
      {{"edition.manifest"}, "INCOMPLETE", "INCOMPLETE"},
      {{"edition.db.zst"}, "INCOMPLETE", "INCOMPLETE"},
      {{"edition.manifest.minisig"}, "SIGNATURE_MISSING", "INCOMPLETE"},
      {{"edition.manifest.minisig", "edition.db.zst"}, "INCOMPLETE", "INCOMPLETE"},
      {{"edition.manifest", "edition.db.zst"}, "INCOMPLETE", "INCOMPLETE"},
      {{"edition.manifest", "edition.manifest.minisig"}, "INCOMPLETE", "INCOMPLETE"},
      {{"edition.manifest", "edition.manifest.minisig", "edition.db.zst"}, "NO_EDITION", "NO_EDITION"},
  };
  for (const Row& row : rows) {
    const MadeStick stick;
    for (const std::string& name : row.removed) std::filesystem::remove(stick.path(name));
    store::Source source = stick.open();
    CHECK(only_trouble(source) == row.on_stick);
    store::Source inbox = stick.open(store::SourceKind::inbox);
    CHECK(only_trouble(inbox) == row.in_inbox);
  }
}

TEST_CASE("a text that is too long is not read") {
  struct Row {
    const char* file;
    std::uint64_t bytes;
    const char* code;
  };
  const Row rows[] = {{"edition.manifest", std::uint64_t{1} << 30U, "MANIFEST_BAD"},
                      {"edition.manifest", store::max_manifest_bytes + 1, "MANIFEST_BAD"},
                      {"edition.manifest.minisig", store::max_signature_bytes + 1, "SIGNATURE_BAD"},
                      {"edition.manifest", store::max_manifest_bytes, ""},
                      {"edition.manifest.minisig", 0, ""}};
  for (const Row& row : rows) {
    const MadeStick stick;
    std::filesystem::resize_file(stick.path(row.file), row.bytes);
    std::uint64_t asked = 0;
    store::SourceReading reading;
    reading.read = [&](int fd, void* into, std::size_t bytes) {
      const std::int64_t got = ::read(fd, into, bytes);
      asked += static_cast<std::uint64_t>(got);
      return got;
    };
    store::Source source = stick.open(store::SourceKind::stick, reading);
    CHECK(only_trouble(source) == row.code);
    CHECK(asked <= store::max_manifest_bytes + store::max_signature_bytes);
  }
}

TEST_CASE("what is not a plain file at the name of a manifest is a bad file") {
  for (const char* name : {"edition.manifest", "edition.manifest.minisig"}) {
    for (const char* kind : {"link", "dangling", "fifo", "folder"}) {
      CAPTURE(name);
      CAPTURE(kind);
      const MadeStick stick;
      const std::string path = stick.path(name);
      std::filesystem::rename(path, stick.scratch / "moved");
      if (kind == std::string("link")) std::filesystem::create_symlink(stick.scratch / "moved", path);
      if (kind == std::string("dangling")) std::filesystem::create_symlink("nowhere", path);
      if (kind == std::string("fifo")) REQUIRE(mkfifo(path.c_str(), 0600) == 0);
      if (kind == std::string("folder")) std::filesystem::create_directory(path);
      store::Source source = stick.open();
      CHECK(only_trouble(source) == "STICK_BAD_FILE");
    }
  }
}

TEST_CASE("a link in the place of a folder is a bad file") {
  const MadeStick stick;
  std::filesystem::rename(stick.root + "/" + stick.bundle, stick.scratch / "moved");
  std::filesystem::create_symlink(stick.scratch / "moved", stick.root + "/" + stick.bundle);
  store::Source source = stick.open();
  CHECK(only_trouble(source) == "STICK_BAD_FILE");
  std::filesystem::rename(stick.root + "/lectern", stick.scratch / "lectern");
  std::filesystem::create_symlink(stick.scratch / "lectern", stick.root + "/lectern");
  store::Source other = stick.open();
  CHECK(store::find(other).error().code == EndCode::stick_bad_file);
}

TEST_CASE("what computers and programs leave beside an update changes nothing") {
  const MadeStick stick;
  const std::string name = stick.bundle.substr(std::string("lectern/").size());
  const std::string strange[] = {"._edition.manifest",
                                 "Edition.Manifest",
                                 "edition.manifest (1)",
                                 "edition (1).manifest",
                                 "edition.manifest~",
                                 ".edition.manifest.Ab12Cd",
                                 ".edition.db.zst.Xy34Zw",
                                 ".syncthing.edition.db.zst.tmp",
                                 "desktop.ini",
                                 "Thumbs.db",
                                 "\xE2\x80\xAEtsefinam",
                                 "bell\a\n\x1b[31m",
                                 std::string(255, 'x'),
                                 "édition.manifest",
                                 "EDITION.DB.ZST"};
  for (const std::string& file : strange) write_bytes(stick.path(file), "strange");
  const std::string folders[] = {"._" + name,
                                 name + " (1)",
                                 name + " - Kopie",
                                 "Wendel-7",
                                 "." + name + ".Ab12Cd",
                                 "~syncthing~" + name + ".tmp",
                                 "System Volume Information",
                                 "$RECYCLE.BIN",
                                 std::string(65, 'a'),
                                 "\xE2\x80\xAE" + name};
  for (const std::string& folder : folders) {
    std::filesystem::create_directories(stick.root + "/lectern/" + folder);
    write_bytes(stick.root + "/lectern/" + folder + "/edition.manifest", "not ours");
    std::filesystem::create_directories(stick.root + "/" + folder);
  }
  write_bytes(stick.root + "/lectern/desktop.ini", "strange");
  write_bytes(stick.root + "/lectern/wendel-8", "a file");
  std::filesystem::create_directories(stick.root + "/lectern/empty-1/deep/deeper");
  store::Source source = stick.open();
  CHECK(only_trouble(source).empty());
  std::filesystem::remove_all(stick.root + "/" + stick.bundle);
  store::Source bare = stick.open();
  CHECK(only_trouble(bare) == "NO_EDITION");
}

TEST_CASE("an inbox may hold its updates at the top") {
  const MadeStick stick;
  const std::string top = stick.root + "/lectern";
  store::Source inbox = opened(top, store::SourceKind::inbox);
  const auto found = store::find(inbox);
  REQUIRE(found);
  REQUIRE(found.value().updates.size() == 1);
  CHECK("lectern/" + found.value().updates[0].folder == stick.bundle);
  store::Source plain = opened(top);
  CHECK(only_trouble(plain) == "NO_EDITION");
}

TEST_CASE("several updates are all found, a broken one beside a good one") {
  const MadeStick stick;
  std::filesystem::copy(stick.root + "/" + stick.bundle, stick.root + "/lectern/wendel-9");
  std::filesystem::copy(stick.root + "/" + stick.bundle, stick.root + "/lectern/wendel-8");
  std::filesystem::remove(stick.root + "/lectern/wendel-8/edition.manifest");
  store::Source source = stick.open();
  const auto found = store::find(source);
  REQUIRE(found);
  REQUIRE(found.value().updates.size() == 3);
  CHECK_FALSE(found.value().updates[0].trouble);
  CHECK(found.value().updates[1].trouble->code == EndCode::incomplete);
  CHECK(found.value().updates[2].folder == "lectern/wendel-9");
  CHECK_FALSE(found.value().updates[2].trouble);
}

TEST_CASE("more names than any librarian has are a bad file, found by looking at a bounded number") {
  const MadeStick stick;
  for (std::size_t i = 0; i <= store::max_source_entries; ++i)
    write_bytes(stick.root + "/lectern/junk " + std::to_string(i), "");
  store::Source source = stick.open();
  CHECK(only_trouble(source) == "STICK_BAD_FILE");
  for (std::size_t i = 0; i <= store::max_source_entries; ++i)
    std::filesystem::rename(stick.root + "/lectern/junk " + std::to_string(i),
                            stick.root + "/junk " + std::to_string(i));
  store::Source cluttered = stick.open();  // at its top a stick may hold what it will
  CHECK(only_trouble(cluttered).empty());
}

TEST_CASE("a stick that was pulled is gone, not empty") {
  const MadeStick stick;
  store::Source source = stick.open();
  std::filesystem::remove_all(stick.root);
  CHECK(store::find(source).error().code == EndCode::stick_gone);
}

TEST_CASE("lists of keys come in the order of their versions, each with its signature or its trouble") {
  const MadeStick stick;
  const std::string keys = stick.root + "/lectern/keys/";
  std::filesystem::create_directories(keys);
  for (const char* name : {"10.keylist", "9.keylist", "3.keylist", "007.keylist", "x.keylist", "4.keylist.minisig",
                           "._9.keylist", "9.keylist (1)", "99999999999999999999.keylist", ".keylist"})
    write_bytes(keys + name, name);
  write_bytes(keys + "9.keylist.minisig", "nine");
  write_bytes(keys + "3.keylist.minisig", "three");
  std::filesystem::resize_file(keys + "3.keylist", store::max_key_list_bytes + 1);
  store::Source source = stick.open();
  const auto found = store::find(source);
  REQUIRE(found);
  const auto& lists = found.value().key_lists;
  REQUIRE(lists.size() == 3);
  CHECK(lists[0].trouble->code == EndCode::keylist_bad);
  CHECK(lists[0].signature.empty());
  CHECK(lists[1].name == "lectern/keys/9.keylist");
  CHECK(lists[1].version == 9);
  CHECK(lists[1].text == "9.keylist");
  CHECK(lists[1].signature == "nine");
  CHECK_FALSE(lists[1].trouble);
  CHECK(lists[2].trouble->code == EndCode::keylist_bad);
  store::Source inbox = stick.open(store::SourceKind::inbox);
  CHECK(store::find(inbox).value().key_lists[2].trouble->code == EndCode::incomplete);
}
