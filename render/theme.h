// Theme: the colours of a screen and the lengths that follow from the panel. Colours are data; a test computes the
// contrast of every pair. Lengths are millimetres of the panel, turned into pixels here and nowhere else.
#pragma once

#include "render/geometry.h"

namespace render {

enum class ThemeName { light, dark };

// How one class of passage is marked. Hue is the third cue, after line pattern and letter.
struct MarkColors {
  Color line;
  Color tint;  // translucent, over paper
};

struct Palette {
  Color paper;  // what text stands on
  Color desk;   // behind columns and cards
  Color ink;
  Color dim;     // secondary text; still 4.5:1 on paper
  Color rule;    // hairlines
  Color accent;  // the one accent: links, focus
  Color button;
  Color chosen;  // a chosen button, the family card
  Color on_chosen;
  Color notice;                 // behind "sample" and "guess" notes
  MarkColors marks[3];          // by PassageClass: word for word, edited, reworded
  float faded_text = 0.62F;     // what is left of ink that steps back: still 4.5:1 on paper
  float coverage_gamma = 1.0F;  // light text on dark looks bold without it
};

const Palette& palette(ThemeName name);

// WCAG 2.2 contrast ratio of two opaque colours, 1..21.
double contrast_ratio(Color a, Color b);
// The tint of a tapped passage: every class's line is still 3:1 on it, every letter 4.5:1.
Color tapped_tint(Color tint);
// `over` on opaque `under`, blended in sRGB as the GPU does.
Color blend(Color over, Color under);

struct Panel {
  int width_px = 1280;
  int height_px = 800;
  double diagonal_inches = 10.1;
  double type_size_percent = 100;  // 50..300
};

// The diagonal Lectern assumes when nobody tells: by the sizes terminals have.
double assumed_diagonal_inches(int width_px, int height_px);

// Pixels of everything that has a size. All whole numbers.
struct Metrics {
  float px_per_mm = 5;
  float target = 50;     // least side of what can be touched: 9 mm
  float gap = 8;         // between targets
  float body = 20;       // article text
  float interface = 18;  // labels
  float small = 15;      // figures, notes
  float bar = 62;        // top and bottom bars
  float hairline = 1;
  float underline = 3;
  float focus_ring = 3;
};
Metrics metrics_for(const Panel& panel);

}  // namespace render
