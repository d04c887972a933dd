#include "platform/base/unseen.h"

#include <termios.h>
#include <unistd.h>

namespace base {

struct Unseen::Settings {
  termios terminal;
};

Unseen::Unseen() {
  termios terminal{};
  if (tcgetattr(STDIN_FILENO, &terminal) != 0) return;
  before_ = std::make_unique<Settings>(Settings{terminal});
  terminal.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminal);
}

Unseen::~Unseen() {
  if (before_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_->terminal);
}

}  // namespace base
