// Runs the built lectern-pack as a script would, in a folder of its own for each test case.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/scratch.h"

struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

// The words after the program's name; `environment` is "NAME=value" words for this run.
Ran run_pack(const std::vector<std::string>& words, const std::vector<std::string>& environment = {});

// The same with so much address space and no more.
Ran run_pack_within(const std::vector<std::string>& words, std::uint64_t bytes);

// Starts it, sends `signal` once the program has made the file it works in (NAME.part..-tables of an edition, -answers
// of `align --all`) in `folder`, and waits for its end.
Ran run_and_signal(const std::vector<std::string>& words, int signal, const std::string& folder);

std::vector<std::string> names_in(const std::string& folder);

// A librarian's folder: a release, a paper that carries it, a column that moves a sentence; with articles.csv.
void write_articles(const std::string& folder);
