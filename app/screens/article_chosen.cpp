// The word that a finger has rested on: how it and its sentence are marked, and the strip that says what can be asked.
#include <algorithm>
#include <cmath>

#include "app/screens/article_parts.h"
#include "app/screens/widgets.h"

namespace app {
namespace {

using render::Face;
using render::Rect;

const store::Article& article_of(const ReadingScene& scene) {
  return scene.story.articles[static_cast<std::size_t>(scene.key.article)];
}

void fill_range(const ReadingScene& scene, base::TextRange range, float top, render::Color color, View& view) {
  view.scratch.rects.clear();
  render::rectangles(scene.body, range, view.scratch.rects);
  for (const render::LineRect& one : view.scratch.rects) {
    const Rect rect{one.rect.x + scene.text_x, one.rect.y + top + scene.body_top, one.rect.w, one.rect.h};
    if (intersects(rect, scene.page)) view.canvas.fill(rect, color);
  }
}

}  // namespace

void draw_chosen(const Reading& reading, const ReadingScene& scene, float top, View& view) {
  if (!reading.chosen || reading.chosen->file != article_of(scene).file) return;
  fill_range(scene, reading.chosen->sentence, top, view.colors.notice, view);
  fill_range(scene, reading.chosen->word, top, with_alpha(view.colors.accent, 0.3F), view);
}

void draw_chosen_strip(const Reading& reading, const ReadingScene& scene, View& view) {
  if (!reading.chosen || reading.chosen->file != article_of(scene).file || scene.finder.h <= 0) return;
  const render::Metrics& m = view.metrics;
  const Rect& strip = scene.finder;
  view.canvas.fill(strip, view.colors.paper);
  view.canvas.fill({strip.x, strip.y, strip.w, m.hairline}, view.colors.rule);
  const float y = strip.y + std::round((strip.h - m.target) / 2);
  const std::string word =
      format(tr(view.strings, "Search “{1}”"), {base::slice(article_of(scene).text, reading.chosen->word)});
  const auto button_w = [&](std::string_view text) {
    return std::max(m.target, label_width(view, text, Face::sans_bold, m.interface) + 2 * m.gap);
  };
  const float room = strip.w - m.target - 3 * m.gap;
  std::string_view sentence = tr(view.strings, "Where else does this sentence stand?");
  if (button_w(word) + button_w(sentence) > room) sentence = tr(view.strings, "Sentence elsewhere");
  const float word_w = std::min(button_w(word), std::max(m.target, room - button_w(sentence)));
  const float sentence_w = std::min(button_w(sentence), room - word_w);
  float x = strip.x + m.gap;
  button(view, word, in_bar(view, strip, {x, y, word_w, m.target}), {.kind = ActionKind::search_chosen},
         ButtonLook::plain);
  x += word_w + m.gap;
  button(view, sentence, in_bar(view, strip, {x, y, sentence_w, m.target}), {.kind = ActionKind::search_chosen, .a = 1},
         ButtonLook::plain);
  button(view, "×", in_bar(view, strip, {right(strip) - m.target, y, m.target, m.target}),
         {.kind = ActionKind::close_chosen}, ButtonLook::bare, std::round(m.interface * 1.3F));
}

}  // namespace app
