// Screen watch: looks at the X server's screen again and again, for a colour that must never be seen. The root window
// is painted in it, so wherever no window covers the root it shows.
#pragma once

#include <memory>

namespace screen_watch {

// Paints the root window magenta.
void paint_root();

struct Seen {
  int looks = 0;
  int bare = 0;      // looks in which the root showed somewhere
  int pictures = 0;  // times that the screen was another than the look before
};

// Looks at the whole screen. Keeps what it needs between looks.
class Watch {
 public:
  Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();
  void look();
  const Seen& seen() const { return seen_; }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  Seen seen_;
};

}  // namespace screen_watch
