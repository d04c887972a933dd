// What must hold for every layout, and fonts for tests.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "render/text/layout.h"

// Debian's fonts; fails the test case when they are missing.
render::Fonts test_fonts();

// Checks, in the words of the messages: every byte of every block stands in exactly one line, lines are no wider than
// asked unless they hold a single grapheme, the clusters of a line tile its range and do not overlap, glyph ranges
// tile, baselines are whole pixels, range rectangles are the union of the line's clusters, and a hit test in the middle
// of a cluster answers its first byte.
void check_sound(const render::Layout& layout, std::string_view text, std::span<const render::TextBlock> blocks,
                 const render::LayoutOptions& options);

// Lays out as one block and checks the layout.
render::Layout sound_layout(render::Fonts& fonts, std::string_view text, const render::LayoutOptions& options,
                            render::TextStyle style = {});

// "one two|three": the text of each line, trailing newline and space left out.
std::string lines_of(const render::Layout& layout, std::string_view text);
