#include "app/choosing.h"

#include <algorithm>

#include "app/input/text_at.h"
#include "app/keyboard/typing.h"
#include "app/searching.h"
#include "render/text/query.h"

namespace app {
namespace {

const store::Article* article_in_hand(const Model& model, const Scenes& scenes) {
  const auto index = static_cast<std::size_t>(model.reading.article);
  const auto& articles = scenes.reading.story.articles;
  return index < articles.size() ? &articles[index] : nullptr;
}

std::optional<ChosenWords> words_under(const Model& model, const Scenes& scenes, render::Point point) {
  const ReadingScene& scene = scenes.reading;
  const store::Article* article = article_in_hand(model, scenes);
  if (article == nullptr || !contains(scene.page, point)) return std::nullopt;
  const float top = scene.page.y - model.reading.scroller.position + scene.body_top;
  const auto offset = render::hit_test(scene.body, {point.x - scene.text_x, point.y - top});
  if (!offset) return std::nullopt;
  for (const store::Block& block : article->blocks) {
    if (*offset < block.range.begin || *offset >= block.range.end) continue;
    const std::string_view text = base::slice(article->text, block.range);
    const std::uint32_t begin = block.range.begin;
    const auto word = word_at(text, *offset - begin);
    if (!word) return std::nullopt;
    const base::TextRange sentence = sentence_at(text, article->language.value_or(""), *offset - begin);
    return ChosenWords{.file = article->file,
                       .word = {begin + word->begin, begin + word->end},
                       .sentence = {begin + sentence.begin, begin + sentence.end}};
  }
  return std::nullopt;
}

// Quotes would ask for their words just so, and a sentence is looked for with a word changed too.
std::string without_quotes(std::string_view text) {
  constexpr std::u32string_view quotes = U"\"«»“”„‟「」＂";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (quotes.find(point.value) == std::u32string_view::npos) {
      out += text.substr(at, point.bytes);
    } else {
      out += ' ';
    }
    at += point.bytes;
  }
  return out;
}

}  // namespace

bool advance_choice(Model& model, const Scenes& scenes, const Boxes& boxes, double now_ms) {
  const GestureState& finger = model.gesture;
  if (model.screen != ScreenKind::article || !finger.down || finger.dragging || finger.palm || finger.others > 0 ||
      model.finger_stops || model.on_keyboard)
    return false;
  const Box* box = dragged_box(boxes, finger.start);
  if (box == nullptr || box->drag != Action{.kind = ActionKind::scroll_drag}) return false;
  if (now_ms - finger.last_ms < long_press_ms) return true;
  // Lifting it does nothing more, whether there was a word or not.
  model.finger_stops = true;
  if (auto chosen = words_under(model, scenes, finger.start)) model.reading.chosen = std::move(chosen);
  return false;
}

void search_chosen(Model& model, Scenes& scenes, Services& services, const Action& action) {
  const store::Article* article = article_in_hand(model, scenes);
  const std::optional<ChosenWords> chosen = model.reading.chosen;
  if (article == nullptr || !chosen || chosen->file != article->file) return;
  const base::TextRange range = action.a == 0 ? chosen->word : chosen->sentence;
  open_search(model, scenes);
  model.reading.chosen.reset();
  // A question of its own: nothing typed or filtered before has a part in it.
  std::string clipboard = std::move(model.search.clipboard);
  model.search = {};
  model.search.clipboard = std::move(clipboard);
  std::string query = without_quotes(base::slice(article->text, range));
  query += ' ';  // the last word is whole
  set_text(model.search.field, std::move(query));
  ask(model, scenes, services);
}

}  // namespace app
