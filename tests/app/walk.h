// A walk over a screen as it stands: what a visitor could not read, touch or reach by keyboard.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/frame.h"

struct Size {
  int width_px;
  int height_px;
};
constexpr Size walk_sizes[] = {{1024, 600}, {1280, 800}, {1920, 1080}, {3840, 2160}, {1080, 1920}};
constexpr double walk_types[] = {100, 200, 300};

// A reader of the sample edition at that size; `fonts`: folders to look in, empty for Debian's.
std::unique_ptr<app::Reader> sample_reader(Size size, double type_size, const std::vector<std::string>& fonts = {});

// Draws until nothing moves and fails with one sentence for each fault.
void check_screen(app::Reader& reader, const std::string& screen, double now_ms = 20'000);

// One sentence for each fault of the boxes last drawn: interface text that is cut off, texts on one another, targets
// under 9 mm. Edition's own words (titles, sources) may end in "…", but must not run out of the screen either.
std::vector<std::string> faults_on_screen(const app::Reader& reader);

// One sentence for each focusable box that `key`, pressed again and again, never brings the focus to.
std::vector<std::string> unreachable_boxes(app::Reader& reader, kiosk::Key key, double now_ms);
