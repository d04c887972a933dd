// What a touch or a key does to the article screen.
#include <algorithm>
#include <cmath>

#include "app/article_text.h"
#include "app/screens/article_parts.h"
#include "app/scrolling.h"

namespace app {
namespace {

constexpr std::int32_t scrollbar = 1;  // Action::a of a drag

// The thumb follows the finger: a drag down the track goes through the whole text.
void drag_thumb(Reading& reading, const ReadingScene& scene, float dy) {
  const float way = std::max(1.0F, scene.track.h * (1 - scene.page.h / std::max(scene.page.h + 1, scene.height_px)));
  scroll_by(reading.scroller, dy * reading.scroller.high / way);
}

void step_source(Reading& reading, const ReadingScene& scene, std::int32_t step) {
  const auto count = static_cast<std::int32_t>(scene.story.articles.size());
  const std::int32_t next = reading.article + step;
  if (next < 0 || next >= count) return;
  reading.article = next;
  reading.chosen.reset();
  reading.scroller = {};
}

}  // namespace

void update(Reading& reading, const ReadingScene& scene, const Action& action, double now_ms) {
  Scroller& scroller = reading.scroller;
  const float line = std::round(scene.key.body_px * leading);
  if (action.kind == ActionKind::close_chosen) {
    reading.chosen.reset();
    return;
  }
  if (update_hits(reading, scene, action, now_ms)) return;
  if (action.kind == ActionKind::step_source) {
    step_source(reading, scene, action.a);
  } else if (action.kind == ActionKind::scroll_drag && action.a == scrollbar) {
    drag_thumb(reading, scene, action.y);
  } else if (action.kind != ActionKind::scroll_release || action.a != scrollbar) {
    // Of a page two lines stay: the eye finds its place by them.
    const ScrollSteps steps{.notch = line * 3,
                            .line = line * 2,
                            .page = std::max(line, scene.page.h - 2 * line),
                            .top = scroller.low,
                            .end = scroller.high};
    scroll(scroller, action, steps, now_ms);
  }
}

std::optional<std::size_t> note_of(const ReadingScene& scene, const Action& action) {
  if (action.kind != ActionKind::compare_passage) return std::nullopt;
  for (std::size_t i = 0; i < scene.notes.size(); ++i) {
    if (scene.notes[i].family == action.a && scene.notes[i].member == action.b) return i;
  }
  return std::nullopt;
}

void reveal_note(Reading& reading, const ReadingScene& scene, std::size_t note, double now_ms) {
  if (note >= scene.notes.size()) return;
  const ReadingNote& shown = scene.notes[note];
  const float margin = std::round(scene.key.body_px);
  const float passage = scene.body_top + scene.rects[shown.rect_begin].rect.y;
  const float top = std::min(passage, shown.rect.y) - margin;
  const float low = bottom(shown.rect) + margin - scene.page.h;
  float wanted = reading.scroller.position;
  if (wanted < low) wanted = low;
  if (wanted > top) wanted = top;
  slide_to(reading.scroller, std::clamp(wanted, reading.scroller.low, reading.scroller.high), now_ms);
}

}  // namespace app
