// Message: a calm full screen that says what is wrong and what to do. What a visitor sees instead of a crash.
#pragma once

#include <string>

#include "app/screens/view.h"
#include "platform/base/result.h"

namespace app {

struct Message {
  std::string heading;
  std::string reason;
  std::string remedy;
  bool can_go_back = false;  // to the shelf: one story is damaged, the rest is there
  std::string detail;        // for whoever looks after the terminal: the file, the exact error
};

// The words for an edition that could not be opened.
Message message_for(const base::Error& error, const std::string& path, const Strings& strings);

// The words for an article that could not be opened: the rest of the edition may well be sound.
Message message_for_article(const base::Error& error, const std::string& file, const Strings& strings);

void draw(const Message& message, const render::Rect& area, View& view);

}  // namespace app
