// Sticks made to hurt, some of them validly signed: each ends in its code, the edition before stays, nothing is left
// over.
#include <filesystem>
#include <functional>

#include "doctest/doctest.h"
#include "platform/base/file.h"
#include "store/body.h"
#include "store/install/find_updates.h"
#include "store/install/inspect.h"
#include "store/install/install.h"
#include "store/trust/digest.h"
#include "tests/install/made_terminal.h"
#include "tests/made_edition.h"

namespace {

store::Outcome<void> in_child(const std::string& path, const store::Manifest& manifest, const base::Task& task) {
  const std::string child = base::join_path(base::program_folder(), "install_test_child");
  return store::inspect_in_child({child, "inspect"}, path, manifest, task);
}

// Installs the best of the stick; what comes of it, by name.
std::string installed(const MadeTerminal& terminal) {
  const auto way = [&]() -> store::Outcome<void> {
    store::Source source = TRY(store::open_source(terminal.stick, store::SourceKind::stick));
    store::DataFolder data = TRY(store::open_data(terminal.data, store::Access::write));
    const store::Findings findings = TRY(store::find(source));
    const store::Offers offers = TRY(store::judge(data, findings));
    const store::Offer best = TRY(store::best_of(offers, false));
    return store::install(data, source, best, in_child, {});
  };
  const store::Outcome<void> done = way();
  if (done) return "";
  CHECK(terminal.open().state().current == store::factory_edition);
  CHECK(std::filesystem::is_empty(store::incoming_folder(terminal.data)));
  for (const auto& entry : std::filesystem::directory_iterator(store::editions_folder(terminal.data)))
    CHECK(entry.path().string().find(".db") == std::string::npos);
  return std::string(store::name_of(done.error().code));
}

// The signed edition of a stick, taken apart to be put together otherwise.
struct Signed {
  const MadeTerminal& terminal;
  std::string folder;

  explicit Signed(const MadeTerminal& made) : terminal(made), folder(made.stick + "/" + made.put({})) {}
  std::string manifest() const { return bytes_of(folder + "/edition.manifest"); }
  void sign(const std::string& text) const {
    write_bytes(folder + "/edition.manifest", text);
    write_bytes(folder + "/edition.manifest.minisig",
                store::signature_text(store::sign(text, "edition", terminal.key)));
  }
  // The manifest with one line another.
  std::string with(const std::string& key, const std::string& line) const {
    std::string text = manifest();
    const std::size_t at = text.find("\n" + key + "=") + 1;
    text.replace(at, text.find('\n', at) + 1 - at, line);
    return text;
  }
  // Another payload, with its right size and digest.
  void pay(const std::string& payload) const {
    write_bytes(folder + "/edition.db.zst", payload);
    sign(with("payload_size", "payload_size=" + std::to_string(payload.size()) + "\n"));
    sign(with("payload_b2", "payload_b2=" + store::hex_of(store::digest_of(payload)) + "\n"));
  }
};

}  // namespace

TEST_CASE("the edition that the others are made of is installed") {
  const MadeTerminal terminal;
  const Signed stick(terminal);
  CHECK(installed(terminal).empty());
}

TEST_CASE("a signed manifest that could be read in two ways is bad") {
  struct Row {
    const char* key;
    const char* line;
    const char* code = "MANIFEST_BAD";
  };
  const Row rows[] = {{"serial", "serial=8\nserial=9\n"},
                      {"serial", "serial=08\n"},
                      {"serial", "serial=-1\n"},
                      {"serial", "serial= 8\n"},
                      {"serial", ""},
                      {"epoch", "surprise=1\nepoch=1\n"},
                      {"title", "built=2026-11-22\n"},
                      {"title", "title=\xE2\x80\xAEnotse\n"},
                      {"title", "title=a\xCC\x81\n"},
                      {"title", "title=\n"},
                      {"payload", "payload=../x\n"},
                      {"payload", "payload=/etc/passwd\n"},
                      {"payload_size", "payload_size=-1\n"},
                      {"payload_size", "payload_size=9223372036854775808\n"},
                      {"payload_size", "payload_size=18446744073709551616\n"},
                      {"db_size", "db_size=4097\n"},
                      {"window_log", "window_log=31\n"},
                      {"min_free", "min_free=1"},
                      {"min_free", "min_free=1\r\n"},
                      {"app_min", "app_min=2\n", "READER_TOO_OLD"},
                      {"schema", "schema=99\n", "SCHEMA_UNKNOWN"}};
  const MadeTerminal terminal;
  const Signed stick(terminal);
  const std::string sound = stick.manifest();
  for (const Row& row : rows) {
    const std::string line = row.line;
    CAPTURE(line);
    stick.sign(sound);
    stick.sign(stick.with(row.key, line));
    CHECK(installed(terminal) == row.code);
  }
  stick.sign("\xEF\xBB\xBF" + sound);
  CHECK(installed(terminal) == "MANIFEST_BAD");
  stick.sign(sound + std::string(1, '\0'));
  CHECK(installed(terminal) == "MANIFEST_BAD");
  stick.sign("");
  CHECK(installed(terminal) == "MANIFEST_BAD");
}

TEST_CASE("a signature that is not exactly one is bad") {
  const MadeTerminal terminal;
  const Signed stick(terminal);
  const std::string path = stick.folder + "/edition.manifest.minisig";
  const std::string sound = bytes_of(path);
  const std::size_t second = sound.find('\n') + 1;
  const auto changed = [&](const std::function<void(std::string&)>& change) {
    std::string text = sound;
    change(text);
    write_bytes(path, text);
    return installed(terminal);
  };
  CHECK(changed([&](std::string& text) { text.replace(second, 3, "RWT"); }) == "SIGNATURE_BAD");  // legacy "Ed"
  CHECK(changed([](std::string& text) { text.insert(0, "\xEF\xBB\xBF"); }) == "SIGNATURE_BAD");
  CHECK(changed([](std::string& text) { text.insert(text.find('\n'), "\r"); }) == "SIGNATURE_BAD");
  CHECK(changed([](std::string& text) { text.push_back('\0'); }) == "SIGNATURE_BAD");
  CHECK(changed([](std::string& text) { text += "more\n"; }) == "SIGNATURE_BAD");
  CHECK(changed([](std::string& text) { text.clear(); }) == "SIGNATURE_BAD");
  CHECK(changed([](std::string& text) { text.pop_back(); }) == "SIGNATURE_BAD");
  CHECK(changed([&](std::string& text) { text.insert(text.find('\n', second), "="); }) == "SIGNATURE_BAD");
  CHECK(changed([&](std::string& text) { text.insert(text.find('\n', second), "AAAA"); }) == "SIGNATURE_BAD");
  CHECK(changed([&](std::string& text) { text[text.find("trusted comment: edition") + 18] ^= 1; }) == "SIGNATURE_BAD");
  CHECK(changed([](std::string& text) { text.append(store::max_signature_bytes, 'x'); }) == "SIGNATURE_BAD");
  write_bytes(path, sound);
  std::string manifest = stick.manifest();
  manifest[manifest.find("Wendel")] = 'V';
  write_bytes(stick.folder + "/edition.manifest", manifest);
  CHECK(installed(terminal) == "SIGNATURE_BAD");
}

TEST_CASE("an archive that is not one frame of what was told is bad, and never grows on the disk") {
  const MadeTerminal terminal;
  const Signed stick(terminal);
  const std::string sound = bytes_of(stick.folder + "/edition.db.zst");
  const std::string skippable("\x50\x2A\x4D\x18\x04\0\0\0abcd", 12);
  // A frame header alone: no checksum, no size, a window of 2 GiB; then an empty last block.
  const std::string wide("\x28\xB5\x2F\xFD\x00\xA8\x01\x00\x00", 9);
  const std::string bomb = store::compress_body(std::string(std::size_t{16} << 20U, '\0')).value();
  struct Row {
    const char* what;
    std::string payload;
  };
  for (const Row& row : {Row{"two frames", sound + sound}, Row{"a skippable frame behind", sound + skippable},
                         Row{"a skippable frame in front", skippable + sound}, Row{"a byte behind", sound + "x"},
                         Row{"cut off", sound.substr(0, sound.size() - 1)}, Row{"a bomb", bomb},
                         Row{"a wide window", wide}, Row{"empty", ""}, Row{"no archive", std::string(5000, 'x')}}) {
    const std::string what = row.what;
    CAPTURE(what);
    stick.pay(row.payload);
    const std::string code = installed(terminal);
    CHECK((code == "ARCHIVE_BAD" || (row.payload.empty() && code == "MANIFEST_BAD")));
  }
  stick.pay(sound);
  stick.sign(stick.with("db_b2", "db_b2=" + std::string(128, 'a') + "\n"));
  CHECK(installed(terminal) == "DATABASE_BAD");
}

TEST_CASE("a database that was signed and is hostile is not installed") {
  const MadeTerminal terminal;
  const Signed stick(terminal);
  struct Row {
    const char* sql;
    const char* code;
  };
  for (const Row& row :
       {Row{"PRAGMA user_version=99", "SCHEMA_UNKNOWN"},
        Row{"CREATE TRIGGER extra AFTER INSERT ON story BEGIN SELECT 1; END", "DATABASE_BAD"},
        Row{"UPDATE member SET end = 4000 WHERE family = 1 AND position = 1", "DATABASE_BAD"},
        Row{"UPDATE image SET width = 41", "PICTURE_BAD"}, Row{"UPDATE edition SET serial = 9", "DATABASE_BAD"},
        Row{"UPDATE edition SET articles = 9", "DATABASE_BAD"}}) {
    const std::string sql = row.sql;
    CAPTURE(sql);
    make_edition(terminal.scratch / "hostile.db", {"UPDATE edition SET serial = 8", sql});
    const std::string database = bytes_of(terminal.scratch / "hostile.db");
    stick.sign(stick.with("db_size", "db_size=" + std::to_string(database.size()) + "\n"));
    stick.sign(stick.with("db_b2", "db_b2=" + store::hex_of(store::digest_of(database)) + "\n"));
    stick.pay(store::compress_body(database).value());
    CHECK(installed(terminal) == row.code);
  }
}
