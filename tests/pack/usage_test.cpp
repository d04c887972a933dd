// Help, usage errors and interruption.
#include <csignal>
#include <filesystem>

#include "doctest/doctest.h"
#include "tests/pack/run_pack.h"

TEST_CASE("help and version come on standard output with exit code 0, each command's help with an example") {
  const Ran version = run_pack({"--version"});
  CHECK(version.code == 0);
  CHECK(version.out.starts_with("lectern-pack "));
  const Ran help = run_pack({"--help"});
  CHECK(help.code == 0);
  for (const std::string command : {"init", "build", "show", "check", "passages", "align"}) {
    CAPTURE(command);
    CHECK(help.out.find("  " + command + " ") != std::string::npos);
    const Ran of_command = run_pack({command, "--help"});
    CHECK(of_command.code == 0);
    CHECK(of_command.err.empty());
    CHECK(of_command.out.find("Example") != std::string::npos);
    CHECK(of_command.out.find("  lectern-pack " + command + " ") != std::string::npos);
  }
}

TEST_CASE("a command line that means nothing ends with 2 and says where to look") {
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"bild"},
      {"build"},
      {"build", "in"},
      {"build", "in", "-o"},
      {"build", "in", "-o", "x.edition", "--jobs", "0"},
      {"build", "in", "-o", "x.edition", "--jobs", "two"},
      {"build", "in", "-o", "x.edition", "--fast"},
      {"build", "in", "more", "-o", "x.edition"},
      {"show"},
      {"check", "x.edition", "extra"},
      {"passages", "--json"},
      {"align"},
      {"align", "a.txt"},
      {"align", "a.txt", "b.txt", "--preset", "poem"},
      {"align", "--pairs", "list"},
      {"align", "--pairs", "list", "--a-dir", "a", "--b-dir", "b"},
      {"align", "a.txt", "b.txt", "--pairs", "list", "--a-dir", "a", "--b-dir", "b", "-o", "out"},
      {"align", "a.txt", "b.txt", "-o", "out"},
      {"align", "--all", "archive"},
      {"align", "--all"},
      {"align", "-o", "out"},
      {"align", "a.txt", "b.txt", "--all", "archive", "-o", "out"},
      {"align", "--all", "archive", "--pairs", "list", "--a-dir", "a", "--b-dir", "b", "-o", "out"},
      {"align", "--all", "archive", "--a-dir", "a", "-o", "out"},
  };
  for (const std::vector<std::string>& words : wrong) {
    std::string shown;
    for (const std::string& word : words) shown += word + " ";
    CAPTURE(shown);
    const Ran ran = run_pack(words);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with("lectern-pack"));
    CHECK(ran.err.find("--help") != std::string::npos);
  }
}

TEST_CASE("a text that is not UTF-8 is named with its place") {
  const Scratch scratch;
  write_bytes(scratch / "good.txt", "Words.");
  write_bytes(scratch / "bad.txt", "Caf\xc3\xa9\nna\xefve");
  const Ran ran = run_pack({"align", scratch / "good.txt", scratch / "bad.txt", "--json"});
  CHECK(ran.code == 1);
  CHECK(ran.out.empty());
  CHECK(ran.err == scratch / "bad.txt" + ":2:3: not UTF-8 at byte 8; save it as UTF-8\n");
}

TEST_CASE("what is no edition ends every command that reads one with 1 and a reason") {
  const Scratch scratch;
  write_articles(scratch / "in");
  REQUIRE(run_pack({"build", scratch / "in", "-o", scratch / "x.edition"}).code == 0);
  for (const std::string& name : {scratch / "missing.edition", scratch / "in", scratch / "in/paper.txt"})
    for (const std::string command : {"show", "check", "passages"}) {
      CAPTURE(name);
      const Ran ran = run_pack({command, name});
      CHECK(ran.code == 1);
      CHECK(ran.err.starts_with(name + ": "));
    }
}

TEST_CASE("an interrupted build ends with 130 and leaves nothing half-written") {
  for (const int signal : {SIGINT, SIGTERM}) {
    const Scratch scratch;
    const std::string in = scratch / "in";
    std::filesystem::create_directory(in);
    // Enough to compress that the signal finds it at work; each text differs from the others.
    for (int file = 0; file < 12; ++file) {
      std::string text = "Report " + std::to_string(file) + "\n\n";
      unsigned state = static_cast<unsigned>(file) + 1;
      for (int word = 0; word < 20000; ++word) {
        state = state * 1664525U + 1013904223U;
        text += "word" + std::to_string(state >> 12U) + (word % 40 == 39 ? ".\n\n" : " ");
      }
      write_bytes(in + "/" + std::to_string(file) + ".txt", text);
    }
    std::filesystem::create_directory(scratch / "out");
    write_bytes(scratch / "out/x.edition", "old");
    const Ran ran =
        run_and_signal({"build", in, "-o", scratch / "out/x.edition", "--jobs", "2"}, signal, scratch / "out");
    CHECK(ran.code == 130);
    CHECK(ran.out.empty());
    CHECK(names_in(scratch / "out") == std::vector<std::string>{"x.edition"});
    CHECK(bytes_of(scratch / "out/x.edition") == "old");
  }
}
