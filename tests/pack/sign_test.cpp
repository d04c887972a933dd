// keygen, sign, verify, keys: as a librarian's script meets them.
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "tests/pack/run_pack.h"

namespace {

struct Desk {
  Scratch scratch;

  Desk() {
    scratch.write("pass", "five plain words here\nnot this line\n");
    write_articles(scratch / "articles");
    REQUIRE(run_pack({"build", scratch / "articles", "-o", scratch / "spring.edition"}).code == 0);
    REQUIRE(keygen("library").code == 0);
  }
  Ran keygen(const std::string& name) const {
    return run_pack({"keygen", scratch / name, "--passphrase-file", scratch / "pass"});
  }
  Ran sign() const {
    return run_pack({"sign", scratch / "spring.edition", "--key", scratch / "library.key", "--passphrase-file",
                     scratch / "pass", "--json"});
  }
  // The words behind `keys terminals.keylist --root root.key`.
  Ran keys(const std::vector<std::string>& words) const {
    std::vector<std::string> all{"keys",   scratch / "terminals.keylist", "--root",        scratch / "root.key",
                                 "--json", "--passphrase-file",           scratch / "pass"};
    all.insert(all.end(), words.begin(), words.end());
    return run_pack(all);
  }
};

}  // namespace

TEST_CASE("a new key is for its owner's eyes, and is never written over") {
  const Desk desk;
  struct stat info{};
  REQUIRE(stat((desk.scratch / "library.key").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  const std::string before = bytes_of(desk.scratch / "library.key");
  const Ran again = desk.keygen("library");
  CHECK(again.code == 1);
  CHECK(again.err.find("stands there already") != std::string::npos);
  CHECK(bytes_of(desk.scratch / "library.key") == before);
  CHECK(before.find("five plain words here") == std::string::npos);
}

TEST_CASE("a passphrase is asked for where there is a terminal, and must be long enough") {
  const Desk desk;
  CHECK(run_pack({"keygen", desk.scratch / "other"}).err.find("give --passphrase-file") != std::string::npos);
  desk.scratch.write("short", "seven77\n");
  const Ran made = run_pack({"keygen", desk.scratch / "other", "--passphrase-file", desk.scratch / "short"});
  CHECK(made.code == 1);
  CHECK(made.err.find("at least 8 characters") != std::string::npos);
  CHECK(bytes_of(desk.scratch / "other.key").empty());
}

TEST_CASE("what was signed is verified, and told as JSON") {
  const Desk desk;
  const Ran made = desk.sign();
  REQUIRE_MESSAGE(made.code == 0, made.err);
  const auto told = nlohmann::json::parse(made.out);
  const std::string folder = told["folder"];
  CHECK(folder.starts_with(desk.scratch.path));
  CHECK(told["articles"] == 3);
  const Ran verified = run_pack({"verify", folder, "-p", desk.scratch / "library.pub", "--json"});
  CHECK(verified.code == 0);
  CHECK(nlohmann::json::parse(verified.out) == told);
  write_bytes(folder + "/edition.db.zst", bytes_of(folder + "/edition.db.zst") + "x");
  const Ran longer = run_pack({"verify", folder, "-p", desk.scratch / "library.pub"});
  CHECK(longer.code == 1);
  CHECK(longer.out.empty());
  CHECK(longer.err.find("longer than its manifest says") != std::string::npos);
}

TEST_CASE("a wrong passphrase signs nothing") {
  const Desk desk;
  desk.scratch.write("pass", "another one\n");
  const Ran made = desk.sign();
  CHECK(made.code == 1);
  CHECK(made.err.find("the passphrase is another one") != std::string::npos);
  CHECK(names_in(desk.scratch.path) ==
        std::vector<std::string>{"articles", "library.key", "library.pub", "pass", "spring.edition"});
}

TEST_CASE("keys come, go and never come back") {
  const Desk desk;
  REQUIRE(desk.keygen("root").code == 0);
  REQUIRE(desk.keygen("second").code == 0);
  const std::string library = desk.scratch / "library.pub";
  const auto first = nlohmann::json::parse(desk.keys({"--add", library}).out);
  CHECK(first["version"] == 1);
  CHECK(first["keys"].size() == 1);
  const auto lost = nlohmann::json::parse(
      desk.keys({"--add", desk.scratch / "second.pub", "--revoke", library, "--raise-epoch"}).out);
  CHECK(lost["version"] == 2);
  CHECK(lost["epoch"] == 2);
  CHECK(lost["revoked"] == first["keys"]);
  CHECK(lost["keys"] != first["keys"]);
  const Ran back = desk.keys({"--add", library});
  CHECK(back.code == 1);
  CHECK(back.err.find("this key was revoked") != std::string::npos);
  const std::string list = desk.scratch / "terminals.keylist";
  const Ran shown = run_pack({"keys", list, "-p", desk.scratch / "root.pub", "--json"});
  CHECK(nlohmann::json::parse(shown.out) == lost);
  CHECK(run_pack({"keys", list, "-p", library}).code == 1);
  write_bytes(list, bytes_of(list) + "x-more=1\n");
  CHECK(run_pack({"keys", list, "-p", desk.scratch / "root.pub"}).code == 1);
  const Ran on_damaged = desk.keys({"--raise-epoch"});
  CHECK(on_damaged.code == 1);
  CHECK(on_damaged.err.find("not a signature of this list") != std::string::npos);
}
