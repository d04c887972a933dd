// LineReader: one line of a script, read word by word from the left. Words are separated by blanks; # ends the line.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace app {

// The first thing that is wrong is kept with its place; reading goes on, so callers look once, at the end. `expected`
// completes "write ... here".
struct LineReader {
  std::string_view line;
  std::size_t at = 0;
  std::string wrong;
  std::size_t wrong_at = 0;

  void skip_blanks();
  bool at_end();
  void refuse(const std::string& reason, std::size_t where);
  std::string_view word(const char* expected);
  double number(const char* expected);
  // The index of the word among `choices`; 0 and a refusal when it is none of them.
  std::size_t choice(std::initializer_list<std::string_view> choices, const char* expected);
  // All that is left, without the blanks at its end.
  std::string_view rest();
};

}  // namespace app
