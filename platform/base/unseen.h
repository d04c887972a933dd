// Unseen: what is typed on the terminal of standard input is not shown while one of these lives.
#pragma once

#include <memory>

namespace base {

class Unseen {
 public:
  Unseen();
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen();
  // Whether standard input is a terminal at all.
  bool is_terminal() const { return before_ != nullptr; }

 private:
  struct Settings;
  std::unique_ptr<Settings> before_;
};

}  // namespace base
