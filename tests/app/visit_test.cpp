// A visit begins, is asked after, goes on or ends: by touch and by keyboard, on a reader without a window.
#include "app/visit.h"

#include "app/screens/attract.h"
#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"

namespace {

constexpr double idle_ms = 90'000;

// Tells the time as the loop does, and draws when that is due.
double pass_to(app::Reader& reader, double now_ms) {
  if (app::pass_time(reader, now_ms)) app::draw_frame(reader, now_ms);
  return now_ms;
}

std::unique_ptr<app::Reader> terminal(Size size = walk_sizes[1], double type_size = 100) {
  auto reader = sample_reader(size, type_size);
  reader->model.visit.settings.ends = true;
  reader->model.visit.session = app::begun_session(0);
  settle(*reader, 0);
  return reader;
}

std::unique_ptr<app::Reader> waiting(Size size = walk_sizes[1], double type_size = 100) {
  auto reader = terminal(size, type_size);
  reader->model.visit.session = app::clean_session(reader->model.visit.settings, 0);
  app::draw_frame(*reader, 0);
  return reader;
}

app::Stage stage(const app::Reader& reader) { return reader.model.visit.session.stage; }

void send(app::Reader& reader, const kiosk::Event& event) { app::handle(reader, std::span(&event, 1), event.time_ms); }

}  // namespace

TEST_CASE("after the idle time the visitor is asked, and either answer is taken") {
  for (const bool keyboard : {false, true}) {
    auto reader = terminal();
    REQUIRE(app::show_screen(*reader, "search:water") == 0);
    app::draw_frame(*reader, 10);
    const std::size_t boxes = reader->boxes.all.size();
    pass_to(*reader, idle_ms);
    CHECK(stage(*reader) == app::Stage::countdown);
    // Nothing of the screen below can be touched or reached.
    CHECK(reader->boxes.all.size() < boxes);
    CHECK(find_box(*reader, app::Role::field, "") == nullptr);
    CHECK(find_box(*reader, app::Role::message, "In 30 seconds this visit will be cleared.") != nullptr);
    if (keyboard) {
      press_key(*reader, kiosk::Key::enter, idle_ms + 5);
    } else {
      tap_box(*reader, app::Role::button, "Keep reading", idle_ms + 5);
    }
    CHECK(stage(*reader) == app::Stage::active);
    CHECK(reader->model.search.field.text == "water");
    CHECK_FALSE(reader->model.visit.ended);

    pass_to(*reader, 2 * idle_ms + 100);
    REQUIRE(stage(*reader) == app::Stage::countdown);
    if (keyboard) {
      press_key(*reader, kiosk::Key::tab, 2 * idle_ms + 200);
      press_key(*reader, kiosk::Key::right, 2 * idle_ms + 300);
      press_key(*reader, kiosk::Key::space, 2 * idle_ms + 400);
    } else {
      tap_box(*reader, app::Role::button, "Start again", 2 * idle_ms + 200);
    }
    CHECK(reader->model.visit.ended == app::VisitEnd::started_again);
  }
}

TEST_CASE("a touch beside the question, and any key, mean that somebody is there, and nothing else") {
  const kiosk::Event events[]{{.kind = kiosk::EventKind::key_down, .time_ms = idle_ms + 9, .key = kiosk::Key::letter_d},
                              {.kind = kiosk::EventKind::key_down, .time_ms = idle_ms + 9, .key = kiosk::Key::escape},
                              {.kind = kiosk::EventKind::text, .time_ms = idle_ms + 9, .text = 'z'},
                              {.kind = kiosk::EventKind::wheel, .time_ms = idle_ms + 9, .y = 3}};
  for (const kiosk::Event& event : events) {
    auto reader = terminal();
    REQUIRE(app::show_screen(*reader, "compare:the-pellbridge-water-notice:2:B") == 0);
    settle(*reader, 10);
    const float scrolled = reader->model.compare.scrollers[0].position;
    pass_to(*reader, idle_ms);
    send(*reader, event);
    CHECK(stage(*reader) == app::Stage::active);
    CHECK(reader->model.settings.theme == render::ThemeName::light);
    CHECK(reader->model.screen == app::ScreenKind::compare);
    CHECK(reader->model.compare.selection);
    CHECK(reader->model.compare.scrollers[0].position == scrolled);
  }
  auto reader = terminal();
  pass_to(*reader, idle_ms);
  tap_at(*reader, 40, 130, idle_ms + 10);
  CHECK(stage(*reader) == app::Stage::active);
  CHECK(reader->model.screen == app::ScreenKind::shelf);
  pass_to(*reader, 2 * idle_ms + 1000);
  drag(*reader, {40, 700}, {40, 200}, 2 * idle_ms + 1010);
  CHECK(stage(*reader) == app::Stage::active);
  CHECK(reader->model.shelf.scroller.position == 0);
}

TEST_CASE("a key that is held, a trembling pointer and a motion towards the buttons are no answer") {
  auto reader = terminal();
  send(*reader, {.kind = kiosk::EventKind::pointer_move, .time_ms = 100, .x = 300, .y = 300});
  for (double now_ms = 1000; now_ms < idle_ms; now_ms += 500) {
    send(*reader, {.kind = kiosk::EventKind::key_down, .time_ms = now_ms, .key = kiosk::Key::down, .repeat = true});
    const double jitter = static_cast<int>(now_ms / 500) % 2 == 0 ? 1.5 : -1.5;
    send(*reader, {.kind = kiosk::EventKind::pointer_move, .time_ms = now_ms, .x = 300 + jitter, .y = 300});
  }
  pass_to(*reader, idle_ms + 100);
  CHECK(stage(*reader) == app::Stage::countdown);
  send(*reader, {.kind = kiosk::EventKind::pointer_move, .time_ms = idle_ms + 200, .x = 600, .y = 500});
  CHECK(stage(*reader) == app::Stage::countdown);
}

TEST_CASE("the visit can be cleared on every screen, by touch and by keyboard") {
  for (const char* screen :
       {"shelf", "search:water", "article:quarterday-boil-notice.txt", "compare:the-pellbridge-water-notice:2"}) {
    CAPTURE(screen);
    auto reader = terminal();
    REQUIRE(app::show_screen(*reader, screen) == 0);
    settle(*reader, 10);
    tap_box(*reader, app::Role::button, "Clear my visit now", 100);
    CHECK(reader->model.visit.ended == app::VisitEnd::cleared);
    auto typed = terminal();
    REQUIRE(app::show_screen(*typed, screen) == 0);
    settle(*typed, 10);
    send(*typed, {.kind = kiosk::EventKind::key_down, .time_ms = 50, .key = kiosk::Key::letter_e, .control = true});
    CHECK(typed->model.visit.ended == app::VisitEnd::cleared);
  }
}

TEST_CASE("what comes after the end of a visit reaches nobody") {
  auto reader = terminal();
  const kiosk::Event events[]{
      {.kind = kiosk::EventKind::key_down, .time_ms = 5, .key = kiosk::Key::letter_e, .control = true},
      {.kind = kiosk::EventKind::text, .time_ms = 6, .text = 'w'}};
  app::handle(*reader, events, 6);
  CHECK(reader->model.screen == app::ScreenKind::shelf);
}

TEST_CASE("the next visit begins as the first did, whatever the one before has changed") {
  auto reader = terminal();
  app::draw_frame(*reader, 0);
  const std::string first = reader->boxes.texts;
  REQUIRE(app::show_screen(*reader, "search:water") == 0);
  app::update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = app::ActionKind::toggle_theme},
              10);
  app::update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = app::ActionKind::type_larger},
              10);
  reader->services.strings.language = "de";
  reader->model.visit.ended = app::VisitEnd::idle;
  app::begin_again(*reader, 1000);
  CHECK(stage(*reader) == app::Stage::attract);
  CHECK_FALSE(reader->model.visit.ended);
  CHECK(reader->model.visit.number == 1);
  CHECK(reader->services.strings.language == "en");
  app::begin_visit(reader->model.visit.session, 1000);
  app::draw_frame(*reader, 1000);
  CHECK(reader->boxes.texts == first);
  CHECK(reader->model.search.field.text.empty());
  CHECK(reader->model.settings.theme == render::ThemeName::light);
  CHECK(reader->model.settings.type_size_percent == 100);
}

TEST_CASE("a touch of the attract loop begins a visit: on the pair with its passage tapped, elsewhere on the shelf") {
  auto reader = waiting();
  const app::Box* card = find_box(*reader, app::Role::card, "");
  REQUIRE(card != nullptr);
  const std::string label = reader->scenes.attract.label;
  tap_at(*reader, card->rect.x + 3, card->rect.y + 3, 1000);
  CHECK(stage(*reader) == app::Stage::active);
  REQUIRE(reader->model.screen == app::ScreenKind::compare);
  REQUIRE(reader->model.compare.selection);
  const auto family = static_cast<std::size_t>(reader->model.compare.selection->family);
  CHECK(reader->scenes.compare.story.families[family].label == label);

  reader = waiting();
  tap_at(*reader, 2, 2, 1000);
  CHECK(stage(*reader) == app::Stage::active);
  CHECK(reader->model.screen == app::ScreenKind::shelf);
  reader = waiting();
  drag(*reader, {4, 700}, {4, 200}, 1000);
  CHECK(stage(*reader) == app::Stage::active);
  CHECK(reader->model.shelf.scroller.position == 0);
  for (const kiosk::Key key : {kiosk::Key::enter, kiosk::Key::escape, kiosk::Key::letter_e}) {
    reader = waiting();
    press_key(*reader, key, 1000);
    CHECK(stage(*reader) == app::Stage::active);
    CHECK(reader->model.screen == app::ScreenKind::shelf);
  }
}

TEST_CASE("in the dark the first touch, key or motion only wakes") {
  const kiosk::Event ways[]{{.kind = kiosk::EventKind::button_down, .time_ms = 2000, .x = 640, .y = 400, .button = 1},
                            {.kind = kiosk::EventKind::pointer_move, .time_ms = 2000, .x = 640, .y = 400},
                            {.kind = kiosk::EventKind::key_down, .time_ms = 2000, .key = kiosk::Key::enter},
                            {.kind = kiosk::EventKind::text, .time_ms = 2000, .text = 'w'}};
  for (const bool attract : {true, false}) {
    for (const kiosk::Event& way : ways) {
      auto reader = terminal();
      reader->model.visit.settings.attract = attract;
      reader->model.visit.session.stage = app::Stage::black;
      reader->model.visit.session.visited = false;
      app::draw_frame(*reader, 1000);
      CHECK(reader->boxes.all.empty());
      send(*reader, way);
      CHECK(stage(*reader) == (attract ? app::Stage::attract : app::Stage::active));
      app::draw_frame(*reader, 2001);
      // The rest of the same touch or key.
      const kiosk::Event rest[]{
          {.kind = kiosk::EventKind::text, .time_ms = 2002, .repeat = true, .text = 'w'},
          {.kind = kiosk::EventKind::button_up, .time_ms = 2060, .x = 640, .y = 400, .button = 1}};
      for (const kiosk::Event& event : rest) {
        const bool by_key = way.kind == kiosk::EventKind::key_down || way.kind == kiosk::EventKind::text;
        if (by_key != (event.kind == kiosk::EventKind::text)) continue;
        if (event.kind == kiosk::EventKind::button_up && way.kind == kiosk::EventKind::pointer_move)
          send(*reader, {.kind = kiosk::EventKind::button_down, .time_ms = 2010, .x = 640, .y = 400, .button = 1});
        send(*reader, event);
      }
      CHECK(stage(*reader) == (attract ? app::Stage::attract : app::Stage::active));
      CHECK(reader->model.screen == app::ScreenKind::shelf);
      CHECK_FALSE(reader->model.visit.session.visited);
      tap_at(*reader, 2, 2, 4000);
      CHECK(stage(*reader) == app::Stage::active);
      CHECK(reader->model.visit.session.visited);
    }
  }
}

TEST_CASE("a language is chosen by its own name, and the next visit begins in the terminal's own again") {
  auto reader = waiting();
  reader->services.languages = {"de", "en"};
  reader->scenes.attract = {};
  app::draw_frame(*reader, 10);
  REQUIRE(find_box(*reader, app::Role::button, "Deutsch") != nullptr);
  reader->services.language = "en-XA";
  app::begin_again(*reader, 20);
  reader->services.languages = {"de", "en"};
  app::draw_frame(*reader, 20);
  CHECK(reader->services.strings.language == "en-XA");
  tap_box(*reader, app::Role::button, "English", 1000);
  CHECK(reader->services.strings.language == "en");
  CHECK(stage(*reader) == app::Stage::active);
  CHECK(find_box(*reader, app::Role::button, "Search") != nullptr);
  app::begin_again(*reader, 2000);
  CHECK(reader->services.strings.language == "en-XA");
}

TEST_CASE("the attract loop draws once in its time, reduced motion never, and a waiting shelf never") {
  auto reader = waiting();
  const std::int64_t before = reader->frames;
  double now_ms = 0;
  int wakes = 0;
  while (true) {
    const std::optional<double> next = app::next_deadline(reader->model, now_ms);
    REQUIRE(next);
    if (*next > 100'000) break;
    now_ms = pass_to(*reader, *next);
    ++wakes;
  }
  CHECK(reader->frames - before == 10);
  CHECK(wakes == 10);
  reader->model.visit.settings.still = true;
  CHECK_FALSE(app::next_deadline(reader->model, now_ms));
}

TEST_CASE("on the attract loop nothing stays where it was") {
  auto reader = waiting();
  std::vector<app::Box> last;
  for (int picture = 0; picture < 12; ++picture) {
    reader->model.visit.session.step = picture;
    app::draw_frame(*reader, 10.0 * picture);
    std::size_t texts = 0;
    for (const app::Box& box : reader->boxes.all) {
      if (!box.own_text) continue;
      ++texts;
      for (const app::Box& before : last) {
        const bool there =
            before.own_text && std::abs(before.rect.x - box.rect.x) < 4 && std::abs(before.rect.y - box.rect.y) < 4;
        CHECK_FALSE(there);
      }
    }
    CHECK(texts > 4);
    last = reader->boxes.all;
  }
}

TEST_CASE("pairs of the attract loop share a passage, and every story that has one comes in turn") {
  const store::StoryContents story = made_story();
  const std::vector<app::AttractPair> pairs = app::attract_pairs(story);
  REQUIRE_FALSE(pairs.empty());
  for (const app::AttractPair& pair : pairs) {
    CHECK(pair.a.article != pair.b.article);
    bool joined = false;
    for (const store::MemberPair& of : story.families[static_cast<std::size_t>(pair.family)].pairs)
      joined = joined || of.passage.passage_class == pair.passage_class;
    CHECK(joined);
  }
  std::vector<store::StorySummary> stories(4);
  stories[1].families = 2;
  stories[1].sources.resize(2);
  stories[3].families = 1;
  stories[3].sources.resize(3);
  CHECK(app::attractive_stories(stories) == std::vector<std::size_t>{1, 3});
  stories[1].families = stories[3].families = 0;
  CHECK(app::attractive_stories(stories) == std::vector<std::size_t>{1, 3});
  stories.resize(1);
  CHECK(app::attractive_stories(stories) == std::vector<std::size_t>{0});
  CHECK(app::attractive_stories({}).empty());
}

TEST_CASE("the question and the attract loop can be read, touched and reached on every panel, mirrored too") {
  for (const Size size : walk_sizes) {
    for (const double type_size : walk_types) {
      for (const bool from_right : {false, true}) {
        auto reader = waiting(size, type_size);
        reader->services.strings.from_right = from_right;
        reader->services.languages = {"ar", "de", "en", "es", "fr", "pt-BR", "zh-Hant"};
        for (int picture = 0; picture < 6; ++picture) {
          reader->model.visit.session.step = picture;
          check_screen(*reader, "attract:" + std::to_string(picture));
        }
        CHECK(unreachable_boxes(*reader, kiosk::Key::tab, 20'000).empty());
        reader->model.visit.session = app::begun_session(0);
        app::pass_time(*reader, idle_ms);
        check_screen(*reader, "countdown", idle_ms);
        CHECK(unreachable_boxes(*reader, kiosk::Key::tab, idle_ms).empty());
      }
    }
  }
}

TEST_CASE("in an interface from right to left the bars are mirrored") {
  for (const char* screen :
       {"shelf", "search:water", "article:quarterday-boil-notice.txt", "compare:the-pellbridge-water-notice:2"}) {
    CAPTURE(screen);
    auto reader = terminal();
    REQUIRE(app::show_screen(*reader, screen) == 0);
    settle(*reader, 10);
    const render::Rect from_left = find_box(*reader, app::Role::button, "Clear my visit now")->rect;
    reader->services.strings.from_right = true;
    check_screen(*reader, screen);
    const render::Rect from_right = find_box(*reader, app::Role::button, "Clear my visit now")->rect;
    CHECK(from_right.x == doctest::Approx(1280 - right(from_left)));
    CHECK(from_right.w == from_left.w);
  }
}
