// A finger that rests on a word of an article: what it chooses, and what can be asked of it.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "render/text/query.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"

using namespace app;
using kiosk::EventKind;
using kiosk::Key;

namespace {

// Puts a finger on the first letter of a word of the article in hand and leaves it there so long.
void rest_on(Reader& reader, std::string_view word, double ms) {
  const ReadingScene& scene = reader.scenes.reading;
  const std::string& text = scene.story.articles[static_cast<std::size_t>(reader.model.reading.article)].text;
  const auto begin = static_cast<std::uint32_t>(text.find(word));
  std::vector<render::LineRect> rects;
  render::rectangles(scene.body, {begin, begin + 1}, rects);
  REQUIRE_FALSE(rects.empty());
  const render::Rect& at = rects[0].rect;
  const double x = scene.text_x + at.x + at.w / 2;
  const double y = scene.page.y - reader.model.reading.scroller.position + scene.body_top + at.y + at.h / 2;
  const auto event = [&](EventKind kind, double now_ms) {
    kiosk::Event one;
    one.kind = kind;
    one.time_ms = now_ms;
    one.x = x;
    one.y = y;
    one.button = 1;
    handle(reader, std::span(&one, 1), now_ms);
  };
  event(EventKind::pointer_move, 0);
  event(EventKind::button_down, 0);
  for (double now = 0; now < ms; now += 50) draw_frame(reader, now);
  draw_frame(reader, ms);
  event(EventKind::button_up, ms);
  settle(reader, ms);
}

std::string chosen_word(const Reader& reader) {
  const auto& chosen = reader.model.reading.chosen;
  if (!chosen) return {};
  const auto& article = reader.scenes.reading.story.articles[static_cast<std::size_t>(reader.model.reading.article)];
  return std::string(base::slice(article.text, chosen->word));
}

std::unique_ptr<Reader> reader_reading(const std::string& file, Size size = {1280, 800}, double type_size = 100) {
  auto reader = sample_reader(size, type_size);
  REQUIRE(show_screen(*reader, "article:" + file) == 0);
  settle(*reader, 0);
  return reader;
}

void act(Reader& reader, const Action& action) {
  update(reader.model, reader.scenes, reader.services, reader.boxes, action, 0);
  settle(reader, 0);
}

}  // namespace

TEST_CASE("a finger that rests on a word of an article can search for it, and for its sentence elsewhere") {
  auto reader = reader_reading("pellbridge-courier.txt");
  rest_on(*reader, "coliform", 200);
  CHECK(chosen_word(*reader).empty());
  rest_on(*reader, "coliform", 600);
  CHECK(chosen_word(*reader) == "coliform");
  // Lifting the finger was no tap: the passage it rested on does not open.
  CHECK(reader->model.screen == ScreenKind::article);
  press_key(*reader, Key::escape, 700);
  CHECK(reader->model.screen == ScreenKind::article);
  CHECK(chosen_word(*reader).empty());
  rest_on(*reader, "coliform", 600);
  tap_box(*reader, Role::button, "Search “coliform”", 700);
  REQUIRE(reader->model.screen == ScreenKind::search);
  CHECK(reader->model.search.field.text == "coliform ");
  CHECK(reader->scenes.search.results.total > 0);
  act(*reader, {.kind = ActionKind::back});
  REQUIRE(reader->model.screen == ScreenKind::article);
  rest_on(*reader, "coliform", 600);
  tap_box(*reader, Role::button, "Where else does this sentence stand?", 700);
  CHECK(reader->model.search.field.text.starts_with("Wenlow Water issued the boil notice"));
  REQUIRE_FALSE(reader->scenes.search.results.passages.empty());
  CHECK(reader->scenes.search.results.passages[0].members.size() > 1);
}

TEST_CASE("what can be asked of a chosen word can be read on every panel") {
  for (const Size& size : walk_sizes) {
    for (const double type_size : {100.0, 300.0}) {
      auto reader = reader_reading("wadi-sahla-press.txt", size, type_size);
      act(*reader, {.kind = ActionKind::scroll_page, .a = -1, .y = 1});
      const auto& text =
          reader->scenes.reading.story.articles[static_cast<std::size_t>(reader->model.reading.article)].text;
      // The word that stands at the page's top third.
      const ReadingScene& scene = reader->scenes.reading;
      const std::uint32_t line =
          render::line_at(scene.body, reader->model.reading.scroller.position + scene.page.h / 3 - scene.body_top);
      REQUIRE(line < scene.body.lines.size());
      rest_on(*reader, std::string_view(text).substr(scene.body.lines[line].range.begin, 8), 600);
      CAPTURE(size.width_px);
      CHECK_FALSE(chosen_word(*reader).empty());
      check_screen(*reader, "a word chosen", 1000);
    }
  }
}
