// Golden files: expected text or bytes in tests/golden/, compared with what a test program made.
//
//   check_golden("text/wrapped_paragraph.txt", render::dump(layout));
//
// A difference fails the test case with a unified diff; BLESS=1 in the environment writes the file instead. Each use is
// noted in build/<preset>/golden-used/<program>.txt; after a full run the test `no golden is unused` fails for
// every file in tests/golden/ that no program asked for.
#pragma once

#include <array>
#include <cstdio>  // and popen
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "doctest/doctest.h"

namespace golden {

inline bool blessing() {
  const char* bless = std::getenv("BLESS");
  return bless != nullptr && std::string_view(bless) == "1";
}

// Where the expectation `name` ("area/name.txt") stands in the source tree; notes that it is in use.
inline std::filesystem::path use(std::string_view name) {
  const std::filesystem::path log = LECTERN_GOLDEN_USED;
  std::filesystem::create_directories(log.parent_path());
  std::ofstream(log, std::ios::app) << name << '\n';
  return std::filesystem::path(LECTERN_TESTS_DIR) / "golden" / name;
}

inline std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// What was made instead of the expectation `name`, kept in the build folder for a look at it.
inline std::filesystem::path keep_actual(std::string_view name, std::string_view actual) {
  const auto path = std::filesystem::path(LECTERN_GOLDEN_USED).parent_path().parent_path() / "golden-actual" / name;
  write(path, actual);
  return path;
}

// The unified diff of two files, as diff(1) (an essential package of Debian) prints it.
inline std::string diff(const std::filesystem::path& expected, const std::filesystem::path& actual) {
  const std::string shown = std::filesystem::exists(expected) ? expected.string() : "/dev/null";
  const std::string command = "diff -u --text '" + shown + "' '" + actual.string() + "' 2>&1";
  std::string text;
  FILE* output = popen(command.c_str(), "r");
  if (output == nullptr) return "diff could not be started";
  std::array<char, 4096> chunk{};
  while (const std::size_t got = fread(chunk.data(), 1, chunk.size(), output)) text.append(chunk.data(), got);
  pclose(output);
  return text;
}

}  // namespace golden

// Text: compared whole.
inline void check_golden(std::string_view name, std::string_view actual) {
  const std::filesystem::path path = golden::use(name);
  if (golden::blessing()) golden::write(path, actual);
  if (std::filesystem::exists(path) && golden::read(path) == actual) return;
  FAIL_CHECK("tests/golden/" << name << " differs (BLESS=1 accepts the new text):\n"
                             << golden::diff(path, golden::keep_actual(name, actual)));
}

// Bytes that nobody reads as text (pictures): compared whole; the new ones are kept for a look.
inline void check_golden_bytes(std::string_view name, std::string_view actual) {
  const std::filesystem::path path = golden::use(name);
  if (golden::blessing()) golden::write(path, actual);
  if (std::filesystem::exists(path) && golden::read(path) == actual) return;
  FAIL_CHECK("tests/golden/" << name << " differs (BLESS=1 accepts); made instead: "
                             << golden::keep_actual(name, actual).string());
}
