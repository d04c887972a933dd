// The keys Lectern knows, by the names others have for them.
#pragma once

#include <string>
#include <string_view>

#include "platform/kiosk/window.h"

namespace kiosk {

// GLFW's keys as Lectern's, for window_glfw.cpp. Letters, plus and minus go by what is printed on the key (`name`, in
// the layout in force; may be null), everything else by its place. Key::none for keys Lectern does not know.
Key key_from_glfw(int glfw_key, const char* name);

// A key by the name written in replays: "Tab", "PageDown", "f"; X's names ("Prior", "Return") too. Key::none for
// others.
Key key_from_name(std::string_view name);
std::string key_names();  // all of them, for an error message

}  // namespace kiosk
