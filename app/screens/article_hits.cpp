// The hits of a search in the article it led to: marks under the text, and the strip to step from one to the next.
#include <algorithm>
#include <cmath>

#include "app/screens/article_parts.h"
#include "app/screens/widgets.h"
#include "app/strings/dates.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

// From the top of the content.
Rect place_of(const ReadingScene& scene, std::size_t hit) {
  const std::uint32_t begin = hit == 0 ? 0 : scene.hit_rect_ends[hit - 1];
  if (hit >= scene.hit_rect_ends.size() || begin == scene.hit_rect_ends[hit]) return {};
  Rect rect = scene.hit_rects[begin].rect;
  rect.h = bottom(scene.hit_rects[scene.hit_rect_ends[hit] - 1].rect) - rect.y;
  rect.y += scene.body_top;
  return rect;
}

// Where the page stands with the hit in sight: as it is where it already is, else the hit on its upper third.
float position_for(const Reading& reading, const ReadingScene& scene, std::size_t hit) {
  const Rect place = place_of(scene, hit);
  const float margin = scene.key.body_px;
  const float at = reading.scroller.position;
  if (place.y >= at + margin && bottom(place) <= at + scene.page.h - margin) return at;
  return std::clamp(place.y - std::round(scene.page.h / 3), reading.scroller.low, reading.scroller.high);
}

}  // namespace

void arrange_hits(ReadingScene& scene, Reading& reading, bool fresh) {
  if (fresh || scene.hits_made != reading.hits.made) {
    scene.hits_made = reading.hits.made;
    scene.hit_rects.clear();
    scene.hit_rect_ends.clear();
    for (const base::TextRange range : reading.hits.ranges) {
      render::rectangles(scene.body, range, scene.hit_rects);
      scene.hit_rect_ends.push_back(static_cast<std::uint32_t>(scene.hit_rects.size()));
    }
  }
  if (!reading.hits.reveal || scene.hit_rect_ends.empty()) return;
  reading.hits.reveal = false;
  reading.scroller.position = position_for(reading, scene, reading.hits.current);
}

void draw_hits(const Reading& reading, const ReadingScene& scene, float top, View& view) {
  if (scene.hit_rect_ends.size() != reading.hits.ranges.size()) return;
  const render::Metrics& m = view.metrics;
  const float line = std::max(2.0F, std::round(m.underline * 0.75F));
  std::uint32_t r = 0;
  for (std::size_t hit = 0; hit < scene.hit_rect_ends.size(); ++hit) {
    const bool current = hit == reading.hits.current;
    for (; r < scene.hit_rect_ends[hit]; ++r) {
      Rect rect = scene.hit_rects[r].rect;
      rect.x += scene.text_x;
      rect.y += top + scene.body_top;
      if (!intersects(rect, scene.page)) continue;
      view.canvas.fill(rect, view.colors.notice);
      if (current) {
        view.canvas.stroke(inset(rect, -line, 0), view.colors.accent, line);
      } else {
        view.canvas.fill({rect.x, bottom(rect) - line, rect.w, line}, view.colors.accent);
      }
    }
  }
}

void draw_finder(const Reading& reading, const ReadingScene& scene, View& view) {
  if (scene.finder.h <= 0) return;
  const render::Metrics& m = view.metrics;
  const Rect& strip = scene.finder;
  view.canvas.fill(strip, view.colors.paper);
  view.canvas.fill({strip.x, strip.y, strip.w, m.hairline}, view.colors.rule);
  const float y = strip.y + std::round((strip.h - m.target) / 2);
  const auto count = static_cast<std::int64_t>(reading.hits.ranges.size());
  // {1} is which of them, {2} how many there are.
  const std::string place = format(tr(view.strings, "{1} of {2}"),
                                   {format_number(view.strings, static_cast<std::int64_t>(reading.hits.current) + 1),
                                    format_number(view.strings, count)});
  const float place_w = label_width(view, place, Face::sans_bold, m.interface) + 2;
  const std::string_view before = tr_context(view.strings, "hit", "‹ Previous");
  const std::string_view after = tr_context(view.strings, "hit", "Next ›");
  const auto button_w = [&](std::string_view text) {
    return std::max(m.target, label_width(view, text, Face::sans_bold, m.interface) + 2 * m.gap);
  };
  const float before_w = button_w(before);
  const float after_w = button_w(after);
  float x = strip.x + std::max(m.gap, std::round((strip.w - before_w - after_w - place_w - 4 * m.gap) / 2));
  button(view, before, in_bar(view, strip, {x, y, before_w, m.target}), {.kind = ActionKind::step_hit, .a = -1},
         ButtonLook::plain);
  x += before_w + 2 * m.gap;
  label(view, Role::text, place, in_bar(view, strip, {x, y, place_w, m.target}),
        {Face::sans_bold, m.interface, view.colors.ink});
  x += place_w + 2 * m.gap;
  button(view, after, in_bar(view, strip, {x, y, after_w, m.target}), {.kind = ActionKind::step_hit, .a = 1},
         ButtonLook::plain);
  button(view, "×", in_bar(view, strip, {right(strip) - m.target, y, m.target, m.target}),
         {.kind = ActionKind::close_hits}, ButtonLook::bare, std::round(m.interface * 1.3F));
}

bool update_hits(Reading& reading, const ReadingScene& scene, const Action& action, double now_ms) {
  ReadingHits& hits = reading.hits;
  if (action.kind == ActionKind::close_hits) {
    forget_hits(hits);
    return true;
  }
  if (action.kind != ActionKind::step_hit) return false;
  const std::size_t count = hits.ranges.size();
  if (count == 0 || scene.hit_rect_ends.size() != count) return true;
  // Behind the last comes the first.
  hits.current = (hits.current + (action.a > 0 ? 1 : count - 1)) % count;
  slide_to(reading.scroller, position_for(reading, scene, hits.current), now_ms);
  return true;
}

}  // namespace app
