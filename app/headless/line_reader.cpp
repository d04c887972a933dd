#include "app/headless/line_reader.h"

#include <charconv>

namespace app {

void LineReader::skip_blanks() {
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
}

bool LineReader::at_end() {
  skip_blanks();
  return at >= line.size() || line[at] == '#';
}

void LineReader::refuse(const std::string& reason, std::size_t where) {
  if (!wrong.empty()) return;
  wrong = reason;
  wrong_at = where;
}

std::string_view LineReader::word(const char* expected) {
  skip_blanks();
  const std::size_t begin = at;
  while (at < line.size() && line[at] != ' ' && line[at] != '\t') ++at;
  if (begin == at) refuse(std::string("write ") + expected + " here", begin);
  return line.substr(begin, at - begin);
}

double LineReader::number(const char* expected) {
  skip_blanks();
  const std::size_t begin = at;
  const std::string_view text = word(expected);
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || value - value != 0) {
    refuse("'" + std::string(text) + "' is no number; write " + expected, begin);
  }
  return value;
}

std::size_t LineReader::choice(std::initializer_list<std::string_view> choices, const char* expected) {
  skip_blanks();
  const std::size_t begin = at;
  const std::string_view text = word(expected);
  std::size_t index = 0;
  for (const std::string_view known : choices) {
    if (text == known) return index;
    ++index;
  }
  refuse("'" + std::string(text) + "' is not known here; write " + expected, begin);
  return 0;
}

std::string_view LineReader::rest() {
  skip_blanks();
  std::string_view left = line.substr(at);
  while (!left.empty() && (left.back() == ' ' || left.back() == '\t')) left.remove_suffix(1);
  at = line.size();
  return left;
}

}  // namespace app
