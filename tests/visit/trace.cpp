#include "tests/visit/trace.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <map>
#include <sstream>

namespace trace {
namespace {

// "1234  openat(...) = 5" -> the thread and the rest.
bool split_line(const std::string& line, std::string& thread, std::string& rest) {
  const std::size_t end = line.find(' ');
  if (end == std::string::npos || std::isdigit(static_cast<unsigned char>(line[0])) == 0) return false;
  thread = line.substr(0, end);
  rest = line.substr(line.find_first_not_of(' ', end));
  return true;
}

}  // namespace

std::vector<Call> read_trace(const std::string& text) {
  std::vector<Call> calls;
  std::map<std::string, std::string> begun;  // by thread
  std::istringstream lines(text);
  std::string thread;
  std::string rest;
  for (std::string line; std::getline(lines, line);) {
    if (!split_line(line, thread, rest)) continue;
    const std::size_t cut = rest.find(" <unfinished ...>");
    if (cut != std::string::npos) {
      begun[thread] = rest.substr(0, cut);
      continue;
    }
    if (rest.starts_with("<... ")) {
      const std::size_t resumed = rest.find(" resumed>");
      if (resumed == std::string::npos) continue;
      rest = begun[thread] + rest.substr(resumed + std::string(" resumed>").size());
      begun.erase(thread);
    }
    const std::size_t paren = rest.find('(');
    if (paren == std::string::npos) continue;
    calls.push_back({rest.substr(0, paren), rest.substr(paren + 1)});
  }
  return calls;
}

bool opens_for_writing(const Call& call) {
  if (call.name == "creat" || call.name == "memfd_create") return true;
  if (call.name != "open" && call.name != "openat" && call.name != "openat2") return false;
  for (const char* flag : {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND", "O_TMPFILE"})
    if (call.rest.find(flag) != std::string::npos) return true;
  return false;
}

bool succeeded(const Call& call) { return call.rest.find("= -1 ") == std::string::npos; }

std::string as_printed(const std::string& bytes) {
  std::string out;
  std::array<char, 5> octal{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte >= 0x20 && byte < 0x7F) {
      if (byte == '"' || byte == '\\') out += '\\';
      out += static_cast<char>(byte);
      continue;
    }
    // Shorter where no digit follows.
    const bool digit = i + 1 < bytes.size() && bytes[i + 1] >= '0' && bytes[i + 1] <= '7';
    std::snprintf(octal.data(), octal.size(), digit ? "\\%03o" : "\\%o", static_cast<unsigned>(byte));
    out += octal.data();
  }
  return out;
}

}  // namespace trace
