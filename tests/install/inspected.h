// An edition as an inspection judges it, in this process and in the child.
#pragma once

#include <string>
#include <vector>

#include "store/install/inspect.h"
#include "tests/made_manifest.h"

// The program that inspects, or does as `command` says.
std::vector<std::string> child(const std::string& command = "inspect");

// "" for an edition that is sound.
std::string name_of(const store::Outcome<void>& outcome);

// The code of the made edition in this file; checks that the child says the same.
std::string inspected(const std::string& path);
