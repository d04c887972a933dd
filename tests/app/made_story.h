// A story made in memory, with passages whose places a reader can count: for tests of what the screens derive from it.
#pragma once

#include <string>

#include "app/frame.h"
#include "store/edition.h"

// Four articles. Family A stands in all (word for word between 0 and 1, edited in 2, reworded in 3), B in 0 and 2 where
// it has moved to the front, C in 1 and 3 only. Article 3 has no date.
store::StoryContents made_story();

// A reader that shows the story, as wide and high as asked, before the first frame.
std::unique_ptr<app::Reader> reader_of(store::StoryContents story, int width_px, int height_px, int columns);

// Draws frames until nothing moves any more; gives the time it is then.
double settle(app::Reader& reader, double now_ms);

// Index of the family with that label.
int family_called(const app::Reader& reader, const std::string& label);
