// Trace: what strace has seen the reader open for writing, connect to and send.
#pragma once

#include <string>
#include <vector>

namespace trace {

struct Call {
  std::string name;  // "openat"
  std::string rest;  // its arguments and result, as strace writes them
};
// The calls of a trace written with `strace -f -o`; those that another thread cut in two are joined.
std::vector<Call> read_trace(const std::string& text);

// Whether a file is opened so that it can be written, or made.
bool opens_for_writing(const Call& call);
bool succeeded(const Call& call);
// The bytes of a text as strace prints them: what is not ASCII as octal numbers.
std::string as_printed(const std::string& bytes);

}  // namespace trace
