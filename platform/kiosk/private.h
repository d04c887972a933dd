// Private: what other programs and the disk get to know of what is drawn and typed, which is nothing.
#pragma once

namespace kiosk {

// Tells the libraries below us, through the environment, to ask nobody: X hands what is typed to an input method, which
// is another program. `nothing_on_disk`: Mesa keeps no compiled shaders on disk either. They hold nothing of a visit
// and spare the next start a quarter of its time, but a terminal in a public room leaves no trace at all. Requires:
// called before the first window or context, while there is one thread.
void keep_to_ourselves(bool nothing_on_disk);

}  // namespace kiosk
