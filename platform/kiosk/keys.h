// GLFW's keys as Lectern's: for window_glfw.cpp.
#pragma once

#include "platform/kiosk/window.h"

namespace kiosk {

// Letters, plus and minus go by what is printed on the key (`name`, in the layout in force; may be null), everything
// else by its place. Key::none for keys Lectern does not know.
Key key_from_glfw(int glfw_key, const char* name);

}  // namespace kiosk
