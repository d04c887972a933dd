// Result<T>: a value or an Error. The world failing (disk, stick, bad file) is an Error passed up by TRY; a bug is
// an assert; a normal absence is std::optional or an empty vector. Nothing of ours throws. Where failures are of a
// closed list of their own, Result<T, E> carries those instead.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace base {

// A code is added only when a caller branches on it.
enum class ErrorCode {
  io,           // the system refused: not readable, not writable, no space
  not_found,    // there is no such file, screen, story
  bad_input,    // a file is not what it should be; `what` says where and what to do
  foreign,      // a file of another program
  newer,        // a file made by a newer Lectern
  unavailable,  // this machine lacks something: a font, a display, OpenGL ES
  interrupted,
};

struct Error {
  ErrorCode code = ErrorCode::io;
  std::string what;  // one line: "FILE:LINE:COLUMN: reason, and what to do"
  int system = 0;    // errno, where it was the system that refused
};

template <class T, class E = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}
  Result(E error) : held_(std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  // Requires: *this holds a value.
  T& value() & { return std::get<0>(held_); }
  const T& value() const& { return std::get<0>(held_); }
  T value() && { return std::get<0>(std::move(held_)); }
  // Requires: *this holds an error.
  const E& error() const& { return std::get<1>(held_); }
  E error() && { return std::get<1>(std::move(held_)); }

 private:
  std::variant<T, E> held_;
};

template <class E>
class [[nodiscard]] Result<void, E> {
 public:
  Result() = default;
  Result(E error) : error_(std::move(error)) {}

  explicit operator bool() const { return !error_.has_value(); }
  void value() const {}
  const E& error() const& { return *error_; }
  E error() && { return *std::move(error_); }

 private:
  std::optional<E> error_;
};

}  // namespace base

// Unwraps a Result, or returns its Error from the function around it.
#define TRY(expression)                                          \
  __extension__({                                                \
    auto result_of_try = (expression);                           \
    if (!result_of_try) return std::move(result_of_try).error(); \
    std::move(result_of_try).value();                            \
  })
