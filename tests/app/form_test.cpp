// The three classes are told apart by form as they are painted: in grey, and as seen by eyes that lack one kind of
// cone, a solid, a dashed and a dotted line stay three different lines.
#include <algorithm>

#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/pixels.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"
#include "tests/seen_as.h"

namespace {

using seen::all_eyes;
using seen::Eyes;
using seen::seen_as;

// How a line looks along its length: strokes, and the longest of them.
struct Form {
  int strokes = 0;
  int longest = 0;
  int length = 0;
};

// A row of pixels, as strokes.
Form form_of_row(const Picture& picture, const render::Rect& rect, int y, render::Color ground, const Eyes& eyes) {
  Form form;
  int run = 0;
  int first = -1;
  int last = 0;
  const int end = static_cast<int>(right(rect));
  for (int x = static_cast<int>(rect.x); x < end; ++x) {
    const bool on = render::contrast_ratio(seen_as(color_at(picture, x, y), eyes), ground) >= 2.5;
    if (on && run == 0) ++form.strokes;
    if (on && first < 0) first = x;
    if (on) last = x;
    run = on ? run + 1 : 0;
    form.longest = std::max(form.longest, run);
  }
  form.length = first < 0 ? 0 : last - first + 1;
  return form;
}

// The line of a legend entry: the lowest row with ink, in its lower half or, where large type needs it, below.
Form form_of(const Picture& picture, const render::Rect& rect, const Eyes& eyes) {
  const render::Color ground = seen_as(ground_of(picture, rect), eyes);
  for (int y = std::min(static_cast<int>(bottom(rect) + rect.h / 2), picture.height_px) - 1; y > rect.y + rect.h / 2;
       --y) {
    const Form form = form_of_row(picture, rect, y, ground, eyes);
    if (form.length > 20) return form;
  }
  return {};
}

}  // namespace

TEST_CASE("solid, dashed and dotted stay three forms in grey and for colour-blind eyes, on every panel and type size") {
  for (const Size size : walk_sizes) {
    for (const double type_size : walk_types) {
      auto reader = reader_of(seven_sources(), size.width_px, size.height_px, 2);
      reader->model.settings.type_size_percent = type_size;
      base::Result<app::Painter> painter = app::create_painter(reader->model);
      REQUIRE(painter);
      for (const render::ThemeName theme : {render::ThemeName::light, render::ThemeName::dark}) {
        reader->model.settings.theme = theme;
        settle(*reader, 0);
        if (find_box(*reader, app::Role::legend, "Edited") == nullptr) {
          reader->model.compare.legend_open = true;
          settle(*reader, 0);
        }
        const Picture picture = picture_of(*reader, painter.value());
        for (const Eyes& eyes : all_eyes) {
          CAPTURE(size.width_px);
          CAPTURE(type_size);
          std::array<Form, 3> forms;
          const char* names[]{"Word for word", "Edited", "Reworded"};
          for (std::size_t i = 0; i < forms.size(); ++i) {
            const app::Box* box = find_box(*reader, app::Role::legend, names[i]);
            REQUIRE(box != nullptr);
            forms[i] = form_of(picture, box->rect, eyes);
            CHECK(forms[i].length > 20);
          }
          CHECK(forms[0].strokes == 1);
          CHECK(forms[0].longest == forms[0].length);
          CHECK(forms[1].strokes >= 3);
          CHECK(forms[2].strokes >= 4);
          // A dash is at least twice as long as a dot.
          CHECK(forms[1].longest >= 2 * forms[2].longest);
        }
      }
    }
  }
}
