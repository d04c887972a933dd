// The three classes are told apart by form as they are painted: in grey, and as seen by eyes that lack one kind of
// cone, a solid, a dashed and a dotted line stay three different lines.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/pixels.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"

namespace {

// Machado, Oliveira and Fernandes 2009, severity 1, in linear light; the first is grey.
using Matrix = std::array<std::array<double, 3>, 3>;
constexpr Matrix eyes[]{{{{.2126, .7152, .0722}, {.2126, .7152, .0722}, {.2126, .7152, .0722}}},
                        {{{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}},
                        {{{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}},
                        {{{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}}};

render::Color seen_as(render::Color color, const Matrix& matrix) {
  std::array<double, 3> linear{};
  for (unsigned i = 0; i < 3; ++i) {
    linear[i] = std::pow(static_cast<double>((color.rgba >> (24 - 8 * i)) & 0xFFU) / 255, 2.2);
  }
  std::uint32_t rgba = 0xFF;
  for (unsigned i = 0; i < 3; ++i) {
    const double value = matrix[i][0] * linear[0] + matrix[i][1] * linear[1] + matrix[i][2] * linear[2];
    const double shown = std::pow(std::clamp(value, 0.0, 1.0), 1 / 2.2) * 255;
    rgba |= static_cast<std::uint32_t>(std::lround(shown)) << (24 - 8 * i);
  }
  return {rgba};
}

// How a line looks along its length: strokes, and the longest of them.
struct Form {
  int strokes = 0;
  int longest = 0;
  int length = 0;
};

// A row of pixels, as strokes.
Form form_of_row(const Picture& picture, const render::Rect& rect, int y, render::Color ground, const Matrix& matrix) {
  Form form;
  int run = 0;
  int first = -1;
  int last = 0;
  const int end = static_cast<int>(right(rect));
  for (int x = static_cast<int>(rect.x); x < end; ++x) {
    const bool on = render::contrast_ratio(seen_as(color_at(picture, x, y), matrix), ground) >= 2.5;
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
Form form_of(const Picture& picture, const render::Rect& rect, const Matrix& matrix) {
  const render::Color ground = seen_as(ground_of(picture, rect), matrix);
  for (int y = std::min(static_cast<int>(bottom(rect) + rect.h / 2), picture.height_px) - 1; y > rect.y + rect.h / 2;
       --y) {
    const Form form = form_of_row(picture, rect, y, ground, matrix);
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
        for (const Matrix& matrix : eyes) {
          CAPTURE(size.width_px);
          CAPTURE(type_size);
          std::array<Form, 3> forms;
          const char* names[]{"Word for word", "Edited", "Reworded"};
          for (std::size_t i = 0; i < forms.size(); ++i) {
            const app::Box* box = find_box(*reader, app::Role::legend, names[i]);
            REQUIRE(box != nullptr);
            forms[i] = form_of(picture, box->rect, matrix);
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
