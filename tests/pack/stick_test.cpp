// stick: the folder laid onto it, what is refused and in which words, what is left after a failure.
#include "app/pack/stick.h"

#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "platform/base/file.h"
#include "tests/pack/run_pack.h"

namespace fs = std::filesystem;

namespace {

struct Desk {
  Scratch scratch;
  std::string signed_folder;

  Desk() {
    scratch.write("pass", "five plain words here\n");
    write_articles(scratch / "articles");
    scratch.write("articles/edition.toml", "id = \"spring\"\ntitle = \"Spring\"\nserial = 12\n");
    REQUIRE(run_pack({"build", scratch / "articles", "-o", scratch / "spring.edition"}).code == 0);
    REQUIRE(run_pack({"keygen", scratch / "library", "--passphrase-file", scratch / "pass"}).code == 0);
    const Ran made = run_pack(
        {"sign", scratch / "spring.edition", "--key", scratch / "library.key", "--passphrase-file", scratch / "pass"});
    REQUIRE_MESSAGE(made.code == 0, made.err);
    signed_folder = scratch / "spring-12";
    fs::create_directory(scratch / "stick");
  }
  Ran stick(std::vector<std::string> words) const {
    words.insert(words.begin(), "stick");
    words.emplace_back("--any-filesystem");
    return run_pack(words);
  }
  void keys(const std::vector<std::string>& words) const {
    if (!base::file_exists(scratch / "root.key"))
      REQUIRE(run_pack({"keygen", scratch / "root", "--passphrase-file", scratch / "pass"}).code == 0);
    std::vector<std::string> all{
        "keys", scratch / "terminals.keylist", "--root", scratch / "root.key", "--passphrase-file", scratch / "pass"};
    all.insert(all.end(), words.begin(), words.end());
    REQUIRE(run_pack(all).code == 0);
  }
  std::string on_stick(const std::string& name) const { return scratch / ("stick/lectern/" + name); }
};

base::Volume stick_volume() {
  base::Volume volume;
  volume.mount_point = "/media/anna/STICK";
  volume.type = "exfat";
  volume.source = "/dev/sdb1";
  volume.free_bytes = 1000000;
  volume.all_bytes = 4000000000;
  return volume;
}

// What check_place says, with its code in front; empty when it takes it.
std::string said(const std::string& asked, const base::Volume& volume, bool any = false) {
  app::StickCode code = app::StickCode::failed;
  const auto checked = app::check_place(asked, asked, volume, any, code);
  return checked ? "" : std::string(app::name_of(code)) + " " + checked.error().what;
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::vector<nlohmann::json> events_of(const std::string& out) {
  std::vector<nlohmann::json> events;
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);) events.push_back(nlohmann::json::parse(line));
  return events;
}

}  // namespace

TEST_CASE("a stick is a mount point with vfat or exfat that can be written, and each other place is refused in words") {
  const base::Volume stick = stick_volume();
  CHECK(said("/media/anna/STICK", stick).empty());
  base::Volume other = stick;
  other.type = "vfat";
  CHECK(said("/media/anna/STICK", other).empty());
  for (const char* type : {"ext4", "ntfs", "ntfs3", "fuseblk", "btrfs", "hfsplus", "iso9660", "tmpfs", "msdos"}) {
    other.type = type;
    const std::string words = said("/media/anna/STICK", other);
    CHECK(words.starts_with("STICK_FILESYSTEM /media/anna/STICK: formatted as " + std::string(type)));
    CHECK(has(words, "format the stick anew"));
    CHECK(said("/media/anna/STICK", other, true).empty());
  }
  CHECK(has(said("/media/anna/STICK/lectern", stick), "give the stick itself, /media/anna/STICK"));
  base::Volume disk = stick;
  disk.mount_point = "/";
  disk.type = "ext4";
  CHECK(said("/mnt", disk).starts_with("NO_STICK /mnt: no stick is mounted here, the folder lies on / (ext4"));
  base::Volume locked = stick;
  locked.read_only = true;
  CHECK(said("/media/anna/STICK", locked).starts_with("STICK_READ_ONLY "));
  CHECK(said("/media/anna/STICK", locked, true).starts_with("STICK_READ_ONLY "));
}

TEST_CASE("room is counted in whole blocks before a byte is written, and the figures are said") {
  const Desk desk;
  const auto bundle = store::open_bundle(desk.signed_folder, nullptr);
  REQUIRE(bundle);
  const auto plan = app::plan_stick(bundle.value(), "", 0);
  REQUIRE(plan);
  CHECK(app::room_for(plan.value(), 32768) == 5 * 32768 + 32768 * (plan.value().files[0].bytes / 32768));
  base::Volume volume = stick_volume();
  volume.block_bytes = 4096;
  const std::uint64_t needed = app::room_for(plan.value(), 4096);
  volume.free_bytes = needed;
  const std::string stick = desk.scratch / "stick";
  CHECK(app::check_room(stick, volume, plan.value()));
  volume.free_bytes = needed - 1;
  const auto full = app::check_room(stick, volume, plan.value());
  REQUIRE_FALSE(full);
  CHECK(has(full.error().what, app::size_words(needed) + " are needed, "));
  CHECK(has(full.error().what, " of 4.0 GB are free; take something off it"));
  fs::create_directories(stick + "/lectern/spring-11");
  fs::create_directories(stick + "/lectern/keys");
  write_bytes(stick + "/lectern/spring-11/edition.db.zst", std::string(5000, 'x'));
  CHECK(has(app::check_room(stick, volume, plan.value()).error().what, "as lectern/spring-11 (8.2 kB), or"));
  // An older one of the same name makes room for the new one.
  fs::create_directories(stick + "/lectern/spring-12");
  write_bytes(stick + "/lectern/spring-12/edition.db.zst", "x");
  CHECK(app::check_room(stick, volume, plan.value()));
}

TEST_CASE("sizes are said as a person would") {
  CHECK(app::size_words(0) == "0.0 kB");
  CHECK(app::size_words(8192) == "8.2 kB");
  CHECK(app::size_words(312'400'000) == "312.4 MB");
  CHECK(app::size_words(std::uint64_t{4} << 30U) == "4.3 GB");
}

TEST_CASE("a signed folder comes onto the stick byte for byte, beside what is there, and verifies there") {
  const Desk desk;
  desk.scratch.write("stick/holiday.jpg", "mine");
  const Ran ran = desk.stick({desk.signed_folder, desk.scratch / "stick"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(has(ran.out, "/stick/lectern/spring-12: written, and every byte compared (read back "));
  CHECK(has(ran.out, "serial 12, epoch 1"));
  CHECK(ran.out.ends_with("The stick may be pulled now.\n"));
  CHECK(names_in(desk.on_stick("spring-12")) == names_in(desk.signed_folder));
  for (const std::string& name : names_in(desk.signed_folder))
    CHECK(bytes_of(desk.on_stick("spring-12/" + name)) == bytes_of(desk.signed_folder + "/" + name));
  CHECK(bytes_of(desk.scratch / "stick/holiday.jpg") == "mine");
  CHECK(run_pack({"verify", desk.on_stick("spring-12"), "-p", desk.scratch / "library.pub"}).code == 0);
  CHECK(desk.stick({desk.signed_folder, desk.scratch / "stick"}).code == 0);  // again, over itself
  CHECK(names_in(desk.on_stick("")) == std::vector<std::string>{"spring-12"});
}

TEST_CASE("an edition is signed on the way, with the epoch of the list that goes with it") {
  const Desk desk;
  desk.keys({"--add", desk.scratch / "library.pub"});
  desk.keys({"--raise-epoch"});
  const Ran ran = desk.stick({desk.scratch / "spring.edition", desk.scratch / "stick", "--key",
                              desk.scratch / "library.key", "--passphrase-file", desk.scratch / "pass", "--keys",
                              desk.scratch / "terminals.keylist", "-o", desk.scratch / "articles", "--json"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const std::vector<nlohmann::json> events = events_of(ran.out);
  REQUIRE(events.size() >= 5);
  std::vector<std::string> phases;
  std::uint64_t last = 0;
  for (const nlohmann::json& event : events) {
    if (event["event"] != "phase") continue;
    const std::string phase = event["phase"];
    if (phases.empty() || phases.back() != phase) {
      phases.push_back(phase);
      last = 0;
    }
    CHECK(event["done"] >= last);
    CHECK(event["done"] <= event["of"]);
    last = event["done"];
  }
  CHECK(phases.front() == "sign");
  CHECK(events[events.size() - 2]["event"] == "pull");
  const nlohmann::json& end = events.back();
  CHECK(end["code"] == "WRITTEN");
  CHECK(end["epoch"] == 2);
  CHECK(end["folder"] == desk.on_stick("spring-12"));
  CHECK(bytes_of(desk.on_stick("keys/2.keylist")) == bytes_of(desk.scratch / "terminals.keylist"));
  CHECK(bytes_of(desk.on_stick("keys/2.keylist.minisig")) == bytes_of(desk.scratch / "terminals.keylist.minisig"));
  CHECK(run_pack({"verify", desk.on_stick("spring-12"), "-p", desk.scratch / "library.pub"}).code == 0);
  CHECK(fs::exists(desk.scratch / "articles/spring-12/edition.manifest"));  // kept for the next stick
}

TEST_CASE("what a terminal with that list would refuse is refused here, and the stick stays as it was") {
  const Desk desk;
  const std::string list = desk.scratch / "terminals.keylist";
  REQUIRE(run_pack({"keygen", desk.scratch / "other", "--passphrase-file", desk.scratch / "pass"}).code == 0);
  desk.keys({"--add", desk.scratch / "other.pub"});
  const auto refused = [&](const std::vector<std::string>& words) {
    std::vector<std::string> all{desk.signed_folder, desk.scratch / "stick"};
    all.insert(all.end(), words.begin(), words.end());
    const Ran ran = desk.stick(all);
    CHECK(ran.code == 1);
    CHECK(ran.out.empty());
    CHECK(names_in(desk.scratch / "stick").empty());
    return ran.err;
  };
  CHECK(has(refused({"--keys", list}), "may not sign"));
  CHECK(has(refused({"-p", desk.scratch / "other.pub"}), "signed with the key "));
  desk.keys({"--add", desk.scratch / "library.pub", "--raise-epoch"});
  CHECK(has(refused({"--keys", list}), "sign it anew with --epoch 2"));
  desk.keys({"--revoke", desk.scratch / "library.pub"});
  CHECK(has(refused({"--keys", list}), "is revoked in "));
  CHECK(has(refused({"--keys", desk.scratch / "none.keylist"}), "none.keylist: "));
}

TEST_CASE("an edition that is not the one that was signed does not stay on the stick") {
  const Desk desk;
  const std::string payload = desk.signed_folder + "/edition.db.zst";
  std::string bytes = bytes_of(payload);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_bytes(payload, bytes);
  const Ran ran = desk.stick({desk.signed_folder, desk.scratch / "stick", "--json"});
  CHECK(ran.code == 1);
  CHECK(has(ran.err, "not the one that was signed"));
  CHECK(events_of(ran.out).back()["code"] == "SOURCE_BAD");
  CHECK(names_in(desk.scratch / "stick").empty());
  fs::remove(payload);
  CHECK(has(desk.stick({desk.signed_folder, desk.scratch / "stick"}).err, "is missing"));
}

TEST_CASE("a stick that is not there, is no folder, or is the disk is told apart") {
  const Desk desk;
  const auto end_of = [&](const std::string& mount) {
    const Ran ran = run_pack({"stick", desk.signed_folder, mount, "--json"});
    CHECK(ran.code == 1);
    CHECK(ran.err.starts_with(mount + ": "));
    const nlohmann::json end = events_of(ran.out).back();
    CHECK(end["event"] == "end");
    CHECK(end["sentence"].get<std::string>() + "\n" == ran.err);
    return end["code"].get<std::string>();
  };
  CHECK(end_of(desk.scratch / "nowhere") == "NO_STICK");
  CHECK(end_of(desk.scratch / "pass") == "NO_STICK");
  CHECK(end_of(desk.scratch / "stick") == "NO_STICK");  // a folder of the disk
  CHECK(names_in(desk.scratch / "stick").empty());
  fs::create_directories(desk.on_stick(""));
  fs::copy(desk.signed_folder, desk.on_stick("spring-12"));
  const Ran onto_itself = desk.stick({desk.on_stick("spring-12"), desk.scratch / "stick"});
  CHECK(onto_itself.code == 1);
  CHECK(has(onto_itself.err, "is on the stick already"));
  CHECK(names_in(desk.on_stick("spring-12")) == names_in(desk.signed_folder));
}

TEST_CASE("a file where a folder must be ends it, and is left alone") {
  const Desk desk;
  desk.scratch.write("stick/lectern", "a file");
  const Ran ran = desk.stick({desk.signed_folder, desk.scratch / "stick"});
  CHECK(ran.code == 1);
  CHECK(bytes_of(desk.scratch / "stick/lectern") == "a file");
}

TEST_CASE("stick: what needs a key, what must have none, and what is missing is a question of usage") {
  const Desk desk;
  const std::string edition = desk.scratch / "spring.edition";
  const std::string key = desk.scratch / "library.key";
  const std::vector<std::vector<std::string>> wrong = {
      {"verify", desk.signed_folder},
      {"stick"},
      {"stick", edition},
      {"stick", edition, desk.scratch / "stick"},
      {"stick", desk.signed_folder, desk.scratch / "stick", "--key", key},
      {"stick", edition, desk.scratch / "stick", "--key", key, "--epoch", "0"},
      {"stick", edition, desk.scratch / "stick", "extra", "--key", key},
  };
  for (const std::vector<std::string>& words : wrong) {
    const Ran ran = run_pack(words);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, "lectern-pack " + words.front() + " --help"));
  }
  CHECK(run_pack({"stick", "--help"}).out.find("Examples:\n  lectern-pack stick ") != std::string::npos);
}

TEST_CASE("parts of a large edition go over in their order") {
  const Desk desk;
  const std::string payload = desk.signed_folder + "/edition.db.zst";
  const std::string bytes = bytes_of(payload);
  fs::remove(payload);
  write_bytes(payload + ".000", bytes.substr(0, 1000));
  write_bytes(payload + ".001", bytes.substr(1000));
  REQUIRE(desk.stick({desk.signed_folder, desk.scratch / "stick"}).code == 0);
  CHECK(bytes_of(desk.on_stick("spring-12/edition.db.zst.001")) == bytes.substr(1000));
  CHECK(run_pack({"verify", desk.on_stick("spring-12"), "-p", desk.scratch / "library.pub"}).code == 0);
}
