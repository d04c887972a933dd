// Private: what other programs and the disk get to know of what is drawn and typed, which is nothing.
#pragma once

namespace kiosk {

// Tells the libraries below us, through the environment, to keep nothing and to ask nobody: Mesa writes its compiled
// shaders into a cache on disk, X hands what is typed to an input method, which is another program. Requires: called
// before the first window or context, while there is one thread.
void keep_to_ourselves();

}  // namespace kiosk
