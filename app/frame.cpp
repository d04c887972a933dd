#include "app/frame.h"

#include "app/keys.h"
#include "app/update.h"
#include "app/way.h"

namespace app {
namespace {

void arrange_screen(Reader& reader, const render::Rect& area, const render::Metrics& metrics) {
  Model& model = reader.model;
  if (model.screen == ScreenKind::shelf) {
    arrange(reader.scenes.shelf, model.shelf, area, metrics, reader.services.strings);
  }
  if (model.screen == ScreenKind::article) {
    arrange(reader.scenes.reading, model.reading, area, metrics, reader.services.fonts, reader.services.strings);
  }
  if (model.screen == ScreenKind::compare) {
    arrange(reader.scenes.compare, model.compare, area, metrics, reader.services.fonts, reader.services.strings);
  }
  if (model.screen == ScreenKind::search) {
    arrange(reader.scenes.search, model.search, area, metrics, reader.services.fonts, reader.services.strings);
  }
}

void draw_screen(const Reader& reader, const render::Rect& area, View& view) {
  const Model& model = reader.model;
  switch (model.screen) {
    case ScreenKind::shelf:
      draw(model.shelf, reader.scenes.shelf, view);
      break;
    case ScreenKind::article:
      draw(model.reading, reader.scenes.reading, view);
      break;
    case ScreenKind::compare:
      draw(model.compare, reader.scenes.compare, view);
      break;
    case ScreenKind::search:
      draw(model.search, reader.scenes.search, view);
      break;
    case ScreenKind::message:
      draw(model.message, area, view);
      break;
  }
}

}  // namespace

Reader::Reader(Services stands_on) : services(std::move(stands_on)), labels(services.fonts), canvas(services.fonts) {
  // As much as a full screen leaves behind, so that scrolling into a fuller part of it finds the room.
  boxes.all.reserve(512);
  boxes.texts.reserve(std::size_t{32} << 10U);
}

render::Metrics metrics_of(const Model& model) {
  render::Panel panel{.width_px = model.width_px, .height_px = model.height_px};
  panel.diagonal_inches = model.settings.diagonal_inches > 0
                              ? model.settings.diagonal_inches
                              : render::assumed_diagonal_inches(model.width_px, model.height_px);
  panel.type_size_percent = model.settings.type_size_percent;
  return render::metrics_for(panel);
}

bool handle(Reader& reader, std::span<const kiosk::Event> events, double now_ms) {
  const render::Metrics metrics = metrics_of(reader.model);
  bool due = false;
  for (const kiosk::Event& event : events) {
    if (event.kind == kiosk::EventKind::resized || event.kind == kiosk::EventKind::refresh) due = true;
    reader.actions.clear();
    act_on_event(reader.model, event, reader.boxes, metrics, reader.actions);
    for (const Action& action : reader.actions) {
      update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
      due = true;
    }
  }
  return due;
}

bool draw_frame(Reader& reader, double now_ms) {
  Model& model = reader.model;
  const render::Metrics metrics = metrics_of(model);
  const render::Rect area{0, 0, static_cast<float>(model.width_px), static_cast<float>(model.height_px)};
  const render::Palette& colors = render::palette(model.settings.theme);
  const bool moving = advance(model, now_ms);
  arrange_screen(reader, area, metrics);
  reader.canvas.set_coverage_gamma(colors.coverage_gamma);
  reader.canvas.begin(model.width_px, model.height_px);
  clear(reader.boxes);
  View view{reader.canvas,
            reader.labels,
            model.settings.theme,
            colors,
            metrics,
            reader.services.strings,
            reader.boxes,
            reader.scratch,
            model.focus,
            reader.scenes.shelf.edition.sample,
            back_text(model, reader.services.strings)};
  draw_screen(reader, area, view);
  reader.canvas.end();
  reader.labels.end_frame();
  ++reader.frames;
  return moving;
}

}  // namespace app
