// Dump: the screen as text, for tests and for whoever asks what stands where.
#pragma once

#include <string>

#include "app/frame.h"

namespace app {

// First line "t= screen= query= focus= hits= scroll= selection= session= frames=", then a line for each visible box:
// role "text" x y w h, in pixels; then the tops of the selected passage's members, a line for each column.
std::string dump(const Reader& reader, double now_ms);

}  // namespace app
