#include "tests/app/pixels.h"

#include <algorithm>
#include <map>

#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"

std::vector<std::string> sample_screens() {
  return {"shelf",
          "search:water",
          "search:kettel ",
          "search:wa",
          "keyboard:de:wa",
          "article:quarterday-boil-notice.txt",
          "compare:the-pellbridge-water-notice:2",
          "compare:the-pellbridge-water-notice:3:B",
          "compare:the-lighthouse-barley:4:D"};
}

void for_each_sample_screen(app::Reader& reader, const std::vector<app::ActionKind>& states,
                            const std::function<void(const std::string&)>& check) {
  for (const std::string& screen : sample_screens()) {
    reader.model.screen = app::ScreenKind::shelf;
    REQUIRE(app::show_screen(reader, screen) == 0);
    check(screen);
  }
  for (const app::ActionKind state : states) {
    const app::Action action{.kind = state};
    app::update(reader.model, reader.scenes, reader.services, reader.boxes, action, 20'000);
    check("a state of the comparison");
    app::update(reader.model, reader.scenes, reader.services, reader.boxes, action, 20'000);
  }
}

Picture picture_of(app::Reader& reader, app::Painter& painter, double now_ms) {
  app::draw_frame(reader, now_ms);
  REQUIRE(app::paint(painter, reader));
  return {painter.width_px, painter.height_px, painter.target.read_pixels()};
}

render::Color color_at(const Picture& picture, int x, int y) {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width_px) + static_cast<std::size_t>(x)) * 4;
  const auto channel = [&](std::size_t i) { return static_cast<std::uint32_t>(picture.rgba[at + i]); };
  return {(channel(0) << 24U) | (channel(1) << 16U) | (channel(2) << 8U) | 0xFFU};
}

namespace {

struct Span {
  int begin;
  int end;
};
Span inside(float from, float size, int limit) {
  return {std::clamp(static_cast<int>(from), 0, limit), std::clamp(static_cast<int>(from + size), 0, limit)};
}

}  // namespace

render::Color ground_of(const Picture& picture, const render::Rect& rect) {
  std::map<std::uint32_t, int> counts;
  const Span xs = inside(rect.x, rect.w, picture.width_px);
  const Span ys = inside(rect.y, rect.h, picture.height_px);
  for (int y = ys.begin; y < ys.end; ++y) {
    for (int x = xs.begin; x < xs.end; ++x) ++counts[color_at(picture, x, y).rgba];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return {most == counts.end() ? 0xFFU : most->first};
}

double contrast_in(const Picture& picture, const render::Rect& rect) {
  const render::Color ground = ground_of(picture, rect);
  double best = 1;
  const Span xs = inside(rect.x, rect.w, picture.width_px);
  const Span ys = inside(rect.y, rect.h, picture.height_px);
  for (int y = ys.begin; y < ys.end; ++y) {
    for (int x = xs.begin; x < xs.end; ++x)
      best = std::max(best, render::contrast_ratio(color_at(picture, x, y), ground));
  }
  return best;
}
