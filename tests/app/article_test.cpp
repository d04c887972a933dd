#include "app/screens/article.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/article_text.h"
#include "app/headless/dump.h"
#include "app/update.h"
#include "app/way.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/golden.h"

using namespace app;

namespace {

// A reader on the article screen, with the made story or another one, before the first frame.
std::unique_ptr<Reader> article_reader(store::StoryContents story, int article, int width_px, int height_px) {
  auto reader = reader_of(made_story(), width_px, height_px, 3);
  reader->scenes.compare = {};
  reader->scenes.reading = open_reading(std::move(story));
  reader->model.reading.article = article;
  reader->model.screen = ScreenKind::article;
  return reader;
}

store::StoryContents lone_story(store::Article article) {
  store::StoryContents story;
  story.story_id = "alone";
  story.title = "Alone";
  story.articles = {std::move(article)};
  story.word_counts = {0};
  return story;
}

double act(Reader& reader, const Action& action, double now_ms) {
  update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
  return settle(reader, now_ms);
}

double press(Reader& reader, kiosk::Key key, double now_ms) {
  const kiosk::Event events[]{{.kind = kiosk::EventKind::key_down, .time_ms = now_ms, .key = key}};
  handle(reader, events, now_ms);
  return settle(reader, now_ms);
}

std::vector<const Box*> boxes_of(const Reader& reader, Role role) {
  std::vector<const Box*> found;
  for (const Box& box : reader.boxes.all) {
    if (box.role == role) found.push_back(&box);
  }
  return found;
}

bool says(const Reader& reader, std::string_view words) {
  return std::any_of(reader.boxes.all.begin(), reader.boxes.all.end(),
                     [&](const Box& box) { return text_of(reader.boxes, box).find(words) != std::string_view::npos; });
}

}  // namespace

TEST_CASE("each shared passage has a note that names its letter, its count and the other sources") {
  auto reader = article_reader(made_story(), 0, 1920, 1080);
  settle(*reader, 0);
  const auto notes = boxes_of(*reader, Role::passage);
  REQUIRE(notes.size() == 2);
  CHECK(text_of(reader->boxes, *notes[0]) == "A 4/4: Evening Sheet, Valley Post, River Radio");
  CHECK(text_of(reader->boxes, *notes[1]) == "B 2/4: Valley Post");
  for (const Box* note : notes) CHECK(note->focusable);
}

TEST_CASE("a note leads to the comparison, where its passage is tapped in this article's column") {
  auto reader = article_reader(made_story(), 3, 1280, 800);
  double now = settle(*reader, 0);
  const auto notes = boxes_of(*reader, Role::passage);
  REQUIRE(notes.size() == 2);
  now = act(*reader, notes[1]->tap, now);
  CHECK(reader->model.screen == ScreenKind::compare);
  REQUIRE(reader->model.compare.selection);
  CHECK(reader->model.compare.selection->family == family_called(*reader, "C"));
  CHECK(reader->model.compare.selection->article == 3);
  const auto& columns = reader->scenes.compare.columns;
  CHECK(std::any_of(columns.begin(), columns.end(), [](const CompareColumn& column) { return column.article == 3; }));
  // Back leads to the article, at the place it was left.
  act(*reader, {.kind = ActionKind::back}, now);
  CHECK(reader->model.screen == ScreenKind::article);
  CHECK(reader->model.reading.article == 3);
}

TEST_CASE("the arrow keys, the buttons and a swipe turn to the other sources and stop at both ends") {
  auto reader = article_reader(made_story(), 1, 1280, 800);
  double now = settle(*reader, 0);
  now = press(*reader, kiosk::Key::right, now);
  CHECK(reader->model.reading.article == 2);
  CHECK(says(*reader, "Valley Post"));
  const double y = 500;
  const kiosk::Event swipe[]{
      {.kind = kiosk::EventKind::button_down, .time_ms = now, .x = 900, .y = y, .button = 1},
      {.kind = kiosk::EventKind::pointer_move, .time_ms = now + 20, .x = 700, .y = y + 3},
      {.kind = kiosk::EventKind::pointer_move, .time_ms = now + 40, .x = 500, .y = y + 5},
      {.kind = kiosk::EventKind::button_up, .time_ms = now + 50, .x = 500, .y = y + 5, .button = 1}};
  handle(*reader, swipe, now + 50);
  now = settle(*reader, now + 50);
  CHECK(reader->model.reading.article == 3);
  now = press(*reader, kiosk::Key::right, now);
  CHECK(reader->model.reading.article == 3);
  for (int i = 0; i < 5; ++i) now = press(*reader, kiosk::Key::left, now);
  CHECK(reader->model.reading.article == 0);
  CHECK(boxes_of(*reader, Role::button).back()->tap == Action{.kind = ActionKind::step_source, .a = 1});
}

TEST_CASE("larger type keeps the line at the top, and so does a resize") {
  auto reader = article_reader(made_story(), 0, 1024, 600);
  double now = settle(*reader, 0);
  reader->model.reading.scroller.position = reader->scenes.reading.body_top + 150;
  const std::uint32_t before = offset_at_top(reader->model.reading, reader->scenes.reading);
  REQUIRE(before > 0);
  now = act(*reader, {.kind = ActionKind::type_larger}, now);
  const std::uint32_t after = offset_at_top(reader->model.reading, reader->scenes.reading);
  const auto& body = reader->scenes.reading.body;
  CHECK(render::top_of(body, before) == render::top_of(body, after));
  reader->model.width_px = 900;
  reader->model.height_px = 500;
  settle(*reader, now);
  CHECK(offset_at_top(reader->model.reading, reader->scenes.reading) <= after);
}

TEST_CASE("Home, End, Page and Space go through the text; the scrollbar's thumb can be dragged") {
  auto reader = article_reader(made_story(), 0, 1024, 600);
  double now = settle(*reader, 0);
  const Scroller& scroller = reader->model.reading.scroller;
  REQUIRE(scroller.high > 0);
  now = press(*reader, kiosk::Key::space, now);
  CHECK(scroller.position > 0);
  now = press(*reader, kiosk::Key::end, now);
  CHECK(scroller.position == scroller.high);
  now = press(*reader, kiosk::Key::home, now);
  CHECK(scroller.position == 0);
  now = press(*reader, kiosk::Key::page_down, now);
  now = press(*reader, kiosk::Key::page_up, now);
  CHECK(scroller.position == 0);
  act(*reader, {.kind = ActionKind::scroll_drag, .a = 1, .y = 10'000}, now);
  CHECK(scroller.position == scroller.high);
}

TEST_CASE("Tab reaches every note, those out of sight too, and Enter opens the one that has the focus") {
  auto reader = article_reader(made_story(), 0, 1024, 600);
  double now = settle(*reader, 0);
  std::vector<std::int32_t> reached;
  for (int i = 0; i < 20; ++i) {
    now = press(*reader, kiosk::Key::tab, now);
    if (reader->model.focus.kind != ActionKind::compare_passage) continue;
    reached.push_back(reader->model.focus.a);
    const auto notes = boxes_of(*reader, Role::passage);
    CHECK(std::any_of(notes.begin(), notes.end(), [&](const Box* box) { return box->tap == reader->model.focus; }));
  }
  CHECK(std::find(reached.begin(), reached.end(), 0) != reached.end());
  CHECK(std::find(reached.begin(), reached.end(), 1) != reached.end());
  while (reader->model.focus.kind != ActionKind::compare_passage) now = press(*reader, kiosk::Key::tab, now);
  press(*reader, kiosk::Key::enter, now);
  CHECK(reader->model.screen == ScreenKind::compare);
}

TEST_CASE("what an article lacks is said: other sources, passages, date, text") {
  store::Article bare;
  bare.file = "bare.txt";
  auto reader = article_reader(lone_story(bare), 0, 1280, 800);
  settle(*reader, 0);
  CHECK(says(*reader, "No other source"));
  CHECK(says(*reader, "no date"));
  CHECK(says(*reader, "source unknown"));
  CHECK(says(*reader, "no text"));
  CHECK(boxes_of(*reader, Role::passage).empty());
  store::StoryContents story = made_story();
  story.families.clear();
  story.sizes.clear();
  reader = article_reader(std::move(story), 0, 1280, 800);
  settle(*reader, 0);
  CHECK(says(*reader, "No passage of this text"));
}

TEST_CASE("at every size and type the text lies in its page, notes in the screen, targets are 9 mm, nothing overlaps") {
  struct Size {
    int width, height;
  };
  for (const Size& size : {Size{1024, 600}, Size{1280, 800}, Size{1920, 1080}, Size{3840, 2160}, Size{1080, 1920}}) {
    for (const double percent : {50.0, 100.0, 200.0, 300.0}) {
      CAPTURE(size.width);
      CAPTURE(percent);
      auto reader = article_reader(made_story(), 0, size.width, size.height);
      reader->model.settings.type_size_percent = percent;
      settle(*reader, 0);
      const ReadingScene& scene = reader->scenes.reading;
      const render::Metrics m = metrics_of(reader->model);
      for (const render::Line& line : scene.body.lines) CHECK(line.x + line.width <= scene.text_w + 0.1F);
      // 60 to 70 characters a line, where the screen is wide enough.
      CHECK(scene.text_w <= m.body * 33 + 1);
      float low = 0;
      for (const ReadingNote& note : scene.notes) {
        CHECK(note.rect.x >= 0);
        CHECK(right(note.rect) <= static_cast<float>(size.width) - m.target + 0.5F);
        CHECK(note.rect.h >= m.target);
        CHECK(note.rect.w >= m.target);
        CHECK(note.rect.y >= low);
        low = bottom(note.rect);
        for (const render::Line& line : scene.body.lines) {
          const render::Rect rect{scene.text_x, scene.body_top + line.top, scene.text_w, line.height};
          CHECK_FALSE(intersects(rect, note.rect));
        }
      }
      for (const Box* box : boxes_of(*reader, Role::button)) {
        CHECK(box->rect.w >= m.target);
        CHECK(box->rect.h >= m.target);
      }
    }
  }
}

TEST_CASE("a right-to-left article has its margins mirrored and its lines at the right") {
  store::StoryContents story = made_story();
  store::Article& article = story.articles[0];
  article.text = "הגשר יישאר סגור עד סוף אפריל, כך הודיעה המועצה.\n\nאיש לא נפגע.";
  const auto first = static_cast<std::uint32_t>(article.text.find('\n'));
  article.blocks = {{store::BlockKind::paragraph, {0, first}},
                    {store::BlockKind::quote, {first + 2, static_cast<std::uint32_t>(article.text.size())}}};
  story.families.resize(1);
  story.sizes.resize(1);
  story.families[0].members[0].range = {0, first};
  story.families[0].pairs.resize(1);
  story.families[0].pairs[0].passage.a = {0, first};
  auto reader = article_reader(std::move(story), 0, 1920, 1080);
  settle(*reader, 0);
  const ReadingScene& scene = reader->scenes.reading;
  CHECK(scene.mirrored);
  REQUIRE(scene.notes.size() == 1);
  CHECK(right(scene.notes[0].rect) < scene.text_x);
  CHECK(scene.lanes_x > scene.text_x + scene.text_w);
  const render::Line& line = scene.body.lines.front();
  CHECK(line.x + line.width == doctest::Approx(scene.text_w));
}

TEST_CASE("a heading that opens the text stands no further below the headline than a paragraph") {
  const auto first_line = [](store::BlockKind kind) {
    store::StoryContents story = made_story();
    story.articles[0].blocks[0].kind = kind;
    auto reader = article_reader(std::move(story), 0, 1280, 800);
    settle(*reader, 0);
    const store::Article& article = reader->scenes.reading.story.articles[0];
    const ArticleText beside_others = set_article(reader->services.fonts, article, 400, 20);
    return std::pair(reader->scenes.reading.body.lines.front().top, beside_others.body.lines.front().top);
  };
  CHECK(first_line(store::BlockKind::heading) == first_line(store::BlockKind::paragraph));
}

TEST_CASE("an article that is not there is a message with a way back") {
  auto reader = reader_of(made_story(), 1280, 800, 3);
  reader->scenes.shelf.stories.resize(1);
  const auto error = open_article(reader->model, reader->scenes, reader->services, "nowhere.txt");
  REQUIRE(error);
  CHECK(error->code == base::ErrorCode::not_found);
  settle(*reader, 0);
  CHECK(reader->model.screen == ScreenKind::message);
  CHECK(says(*reader, "nowhere.txt"));
  act(*reader, {.kind = ActionKind::back}, 0);
  CHECK(reader->model.screen == ScreenKind::shelf);
}

TEST_CASE("the link in a column's header opens that article, and back leads to the comparison as it was") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  now = act(*reader, {.kind = ActionKind::select_next}, now);
  const auto links = boxes_of(*reader, Role::link);
  REQUIRE(links.size() == 3);
  now = act(*reader, links[1]->tap, now);
  CHECK(reader->model.screen == ScreenKind::article);
  CHECK(reader->model.reading.article == 1);
  act(*reader, {.kind = ActionKind::back}, now);
  CHECK(reader->model.screen == ScreenKind::compare);
  CHECK(reader->model.compare.selection);
}

TEST_CASE("the article screen as text: header, paragraphs, notes, buttons") {
  auto reader = article_reader(made_story(), 2, 1280, 800);
  settle(*reader, 0);
  check_golden("app/article.txt", dump(*reader, 0));
}
