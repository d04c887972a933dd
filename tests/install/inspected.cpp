#include "tests/install/inspected.h"

#include "doctest/doctest.h"
#include "platform/base/file.h"

std::vector<std::string> child(const std::string& command) {
  return {base::join_path(base::program_folder(), "install_test_child"), command};
}

std::string name_of(const store::Outcome<void>& outcome) {
  return outcome ? "" : std::string(store::name_of(outcome.error().code));
}

std::string inspected(const std::string& path) {
  const store::Manifest manifest = manifest_of(path);
  const auto here = store::inspect_database(path, manifest, {});
  const std::string code = name_of(here);
  const auto there = store::inspect_in_child(child(), path, manifest, {});
  CAPTURE((there ? "" : there.error().what));
  CHECK(name_of(there) == code);
  return code;
}
