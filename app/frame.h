// Frame: the fixed order of one frame. Events become gestures, gestures actions, actions change the model; then what
// moves moves, scenes are brought in line and the screen is drawn on the canvas.
#pragma once

#include <memory>
#include <span>

#include "app/model.h"
#include "app/picture_loader.h"
#include "platform/kiosk/window.h"
#include "render/gpu/canvas.h"
#include "render/text/label_cache.h"

namespace app {

// The reader as it runs: one of it, in main().
struct Reader {
  explicit Reader(Services stands_on);

  Services services;
  Model model;
  Scenes scenes;
  Boxes boxes;      // of the last frame drawn
  Actions actions;  // scratch of handle()
  Scratch scratch;  // of drawing
  render::LabelCache labels;
  render::Canvas canvas;
  PictureCache pictures;
  PictureLoader picture_loader;
  std::int64_t frames = 0;
};

// The picture gets the size it has on a panel (a window) of that size; and the other way round.
void fit_panel(Model& model, int width_px, int height_px);
struct PanelPixels {
  int width = 0;
  int height = 0;
};
PanelPixels panel_pixels(const Model& model);

render::Metrics metrics_of(const Model& model);

// What the screens have for themselves: the window, without the note that letters are missing where there is one.
render::Rect screen_area(const Model& model, const Scenes& scenes);

// Carries out what the events ask for; their places are pixels of the panel. True when a frame is due.
bool handle(Reader& reader, std::span<const kiosk::Event> events, double now_ms);

// Whether a picture that was decoded in the background is to be drawn. One that nobody waits for any more is let go.
bool picture_arrived(Reader& reader);

// Draws the model as it is at now_ms on the reader's canvas. True while something moves and wants another frame.
bool draw_frame(Reader& reader, double now_ms);

}  // namespace app
