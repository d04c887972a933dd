// A walk over a screen as it stands: what a visitor could not read, touch or reach by keyboard.
#pragma once

#include <string>
#include <vector>

#include "app/frame.h"

// One sentence for each fault of the boxes last drawn: interface text that is cut off, texts on one another, targets
// under 9 mm. Edition's own words (titles, sources) may end in "…", but must not run out of the screen either.
std::vector<std::string> faults_on_screen(const app::Reader& reader);

// One sentence for each focusable box that `key`, pressed again and again, never brings the focus to.
std::vector<std::string> unreachable_boxes(app::Reader& reader, kiosk::Key key, double now_ms);
