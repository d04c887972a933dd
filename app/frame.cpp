#include "app/frame.h"

#include <cmath>

#include "app/attracting.h"
#include "app/choosing.h"
#include "app/keys.h"
#include "app/pictures.h"
#include "app/screens/countdown.h"
#include "app/screens/widgets.h"
#include "app/staff/unlock.h"
#include "app/typing.h"
#include "app/update.h"
#include "app/way.h"

namespace app {
namespace {

// Where no edition could be opened the message that says so is shown between visits too.
bool shows_attract(const Model& model) {
  return model.visit.session.stage == Stage::attract && model.screen != ScreenKind::message;
}

void arrange_screen(Reader& reader, const render::Rect& area, const render::Metrics& metrics) {
  Model& model = reader.model;
  if (shows_attract(model)) {
    arrange_attract(reader.scenes.attract, model, reader.scenes.shelf, reader.services);
    return;
  }
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
    arrange(reader.scenes.keyboard, model.keyboard, area, metrics);
    render::Rect above = area;
    above.h -= reader.scenes.keyboard.geometry.panel.h;
    arrange(reader.scenes.search, model.search, above, metrics, reader.services.fonts, reader.services.strings);
  }
}

void draw_screen(const Reader& reader, const render::Rect& area, View& view) {
  const Model& model = reader.model;
  if (shows_attract(model)) return draw(reader.scenes.attract, area, view);
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
      draw(model.keyboard, reader.scenes.keyboard, view);
      break;
    case ScreenKind::message:
      draw(model.message, area, view);
      break;
    case ScreenKind::pin_pad:
      draw(model.pin_pad, area, view);
      break;
    case ScreenKind::admin:
      draw(model.admin, area, view);
      break;
    case ScreenKind::update:
      draw(model.updates, area, view);
      break;
  }
}

// True while pictures of the article are still to come, and no thread is busy with them. When one turns out to be none
// its words need room.
bool load_pictures_of(Reader& reader) {
  const Model& model = reader.model;
  ReadingScene& scene = reader.scenes.reading;
  if (model.screen != ScreenKind::article || scene.figures.empty()) {
    drop_pictures(reader.pictures, reader.canvas);
    reader.picture_loader.forget();
    return false;
  }
  return load_pictures(reader.pictures, reader.picture_loader, scene, model.reading, reader.services.edition,
                       reader.canvas);
}

// The strip that tells of an update stands below every screen but the staff's own.
Notice notice_for(const Reader& reader) {
  const ScreenKind screen = reader.model.screen;
  if (screen == ScreenKind::pin_pad || screen == ScreenKind::admin || screen == ScreenKind::update) return {};
  return notice_of(reader.model.updates, reader.services.strings);
}

// Text met for the first time may need a font that is not there. True when the note about it has changed.
bool update_font_note(Reader& reader) {
  const std::vector<std::string>& missing = render::missing_font_packages(reader.services.fonts);
  Scenes& scenes = reader.scenes;
  if (missing.size() == scenes.fonts_missing) return false;
  scenes.fonts_missing = missing.size();
  std::string names;
  for (const std::string& package : missing) names += (names.empty() ? "" : ", ") + package;
  scenes.font_note = format(
      tr(reader.services.strings, "Some letters have no font on this terminal. Package to install: {1}"), {names});
  return true;
}

constexpr int most_note_lines = 4;

// All of it must be read: in as many lines as it takes.
void size_font_note(Reader& reader, const render::Metrics& m) {
  Scenes& scenes = reader.scenes;
  scenes.font_note_px = 0;
  if (scenes.font_note.empty()) return;
  const float room = static_cast<float>(reader.model.width_px) - 4 * m.gap;
  const render::Layout& note =
      reader.labels.get(scenes.font_note, {render::Face::sans, m.small}, room, most_note_lines);
  scenes.font_note_px = std::round(note.height_px + m.small);
}

void draw_font_note(const Reader& reader, const render::Rect& area, View& view) {
  if (reader.scenes.font_note.empty()) return;
  const render::Metrics& m = view.metrics;
  const render::Rect strip{area.x, bottom(area), area.w, reader.scenes.font_note_px};
  view.canvas.fill(strip, view.colors.notice);
  view.canvas.fill({strip.x, strip.y, strip.w, m.hairline}, view.colors.rule);
  const render::Rect text{strip.x + 2 * m.gap, strip.y + std::round(m.small / 2), strip.w - 4 * m.gap, strip.h};
  label(view, Role::note, reader.scenes.font_note, text,
        {render::Face::sans, m.small, view.colors.ink, render::Align::start, most_note_lines});
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

render::Rect screen_area(const Model& model, const Scenes& scenes) {
  return {0, 0, static_cast<float>(model.width_px),
          static_cast<float>(model.height_px) - scenes.font_note_px - scenes.notice_px};
}

void fit_panel(Model& model, int panel_width_px, int panel_height_px) {
  const bool sideways = render::is_sideways(model.panel.turn);
  model.width_px = sideways ? panel_height_px : panel_width_px;
  model.height_px = sideways ? panel_width_px : panel_height_px;
}

PanelPixels panel_pixels(const Model& model) {
  const bool sideways = render::is_sideways(model.panel.turn);
  return {sideways ? model.height_px : model.width_px, sideways ? model.width_px : model.height_px};
}

namespace {

// Events tell places on the panel, screens know those in the picture. Where the interface runs from the right, "on" is
// to the left for the keyboard too; a caret goes where its key points, whatever the language.
kiosk::Event in_picture(const Model& model, const Strings& strings, const kiosk::Event& told) {
  kiosk::Event event = told;
  const auto mirrored_key = [&](kiosk::Key key) {
    if (!strings.from_right || model.screen == ScreenKind::search) return key;
    return key == kiosk::Key::left ? kiosk::Key::right : key == kiosk::Key::right ? kiosk::Key::left : key;
  };
  switch (told.kind) {
    case kiosk::EventKind::pointer_move:
    case kiosk::EventKind::button_down:
    case kiosk::EventKind::button_up: {
      const PanelPixels panel = panel_pixels(model);
      const render::Point at = touched(model.panel, {static_cast<float>(told.x), static_cast<float>(told.y)},
                                       static_cast<float>(panel.width), static_cast<float>(panel.height));
      event.x = at.x;
      event.y = at.y;
      return event;
    }
    case kiosk::EventKind::key_down:
    case kiosk::EventKind::key_up:
      event.key = mirrored_key(event.key);
      return event;
    default:
      return event;
  }
}

}  // namespace

bool handle(Reader& reader, std::span<const kiosk::Event> events, double now_ms) {
  const render::Metrics metrics = metrics_of(reader.model);
  bool due = false;
  for (const kiosk::Event& told : events) {
    if (reader.model.visit.ended) return true;
    const kiosk::Event event = in_picture(reader.model, reader.services.strings, told);
    if (event.kind == kiosk::EventKind::resized || event.kind == kiosk::EventKind::refresh) due = true;
    reader.actions.clear();
    const bool held = reader.model.corner.since_ms.has_value();
    act_on_event(reader.model, event, reader.boxes, metrics, reader.actions);
    for (const Action& action : reader.actions) {
      update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
      due = true;
    }
    // The corner shows how long it is held.
    due = due || held || reader.model.corner.since_ms.has_value();
  }
  return due;
}

bool picture_arrived(Reader& reader) {
  if (!reader.picture_loader.done()) return false;
  if (reader.model.screen == ScreenKind::article) return true;
  reader.picture_loader.take();
  return false;
}

namespace {

// Not a word and nothing to touch.
void draw_black(Reader& reader) {
  const Model& model = reader.model;
  reader.canvas.begin(model.width_px, model.height_px);
  clear(reader.boxes);
  constexpr render::Color black = render::rgb(0x000000);
  reader.canvas.fill({0, 0, static_cast<float>(model.width_px), static_cast<float>(model.height_px)}, black);
  reader.canvas.end();
  ++reader.frames;
}

}  // namespace

bool draw_frame(Reader& reader, double now_ms) {
  Model& model = reader.model;
  if (model.visit.session.stage == Stage::black || model.visit.curtain) {
    draw_black(reader);
    return false;
  }
  const render::Metrics metrics = metrics_of(model);
  const render::Palette& colors = render::palette(model.settings.theme);
  const bool typing = advance_keyboard(model, reader.scenes, reader.services, now_ms);
  const bool choosing = advance_choice(model, reader.scenes, reader.boxes, now_ms);
  const bool holding = advance_corner(model, reader.services, now_ms);
  const bool moving = advance(model, now_ms) || typing || choosing || holding;
  size_font_note(reader, metrics);
  const Notice notice = notice_for(reader);
  reader.scenes.notice_px = notice_height(notice, static_cast<float>(model.width_px), metrics, reader.labels);
  render::Rect area = screen_area(model, reader.scenes);
  arrange_screen(reader, area, metrics);
  if (update_font_note(reader)) {
    size_font_note(reader, metrics);
    area = screen_area(model, reader.scenes);
    arrange_screen(reader, area, metrics);
  }
  const bool waiting = load_pictures_of(reader);
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
            reader.scenes.shelf.preview,
            back_text(model, reader.services.strings),
            &reader.pictures};
  draw_screen(reader, area, view);
  draw_font_note(reader, area, view);
  if (!notice.text.empty()) {
    const float top = static_cast<float>(model.height_px) - reader.scenes.notice_px;
    draw_notice(notice, {0, top, static_cast<float>(model.width_px), reader.scenes.notice_px}, view);
  }
  if (model.visit.session.stage == Stage::countdown) {
    draw_countdown(model.visit.session.told_seconds,
                   {0, 0, static_cast<float>(model.width_px), static_cast<float>(model.height_px)}, view);
  }
  draw_corner(model, now_ms, view);
  reader.canvas.end();
  reader.labels.end_frame();
  ++reader.frames;
  // Labels are set while they are drawn: a note they need comes with the next frame.
  return update_font_note(reader) || moving || waiting;
}

}  // namespace app
