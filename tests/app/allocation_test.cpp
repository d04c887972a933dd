// A steady frame allocates nothing, whatever is on the screen: every operator new of this thread is counted.
#include <cstdlib>
#include <new>

#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"

namespace {

// operator new has no other place to count in.
thread_local int allocations = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  return memory;
}
// std::stable_sort asks in this way; what it gets must be freed in the same.
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

int allocations_of_frames(app::Reader& reader, double now_ms) {
  // A glyph that was never met is rasterised once, and may cost memory then.
  for (int warm = 0; warm < 4; ++warm) {
    app::scroll_by(reader.model.reading.scroller, warm % 2 == 0 ? 7 : -7);
    app::scroll_by(reader.model.search.scroller, warm % 2 == 0 ? 7 : -7);
    app::scroll_by(reader.model.shelf.scroller, warm % 2 == 0 ? 7 : -7);
    app::draw_frame(reader, now_ms);
  }
  const int before = allocations;
  for (int frame = 0; frame < 50; ++frame) {
    // Scrolling: other lines, other marks, other ribbons in every frame.
    for (app::Scroller& scroller : reader.model.compare.scrollers) app::scroll_by(scroller, frame % 2 == 0 ? 7 : -7);
    app::scroll_by(reader.model.reading.scroller, frame % 2 == 0 ? 7 : -7);
    app::scroll_by(reader.model.search.scroller, frame % 2 == 0 ? 7 : -7);
    app::scroll_by(reader.model.shelf.scroller, frame % 2 == 0 ? 7 : -7);
    app::draw_frame(reader, now_ms + frame);
  }
  return allocations - before;
}

}  // namespace

TEST_CASE("frames of a scrolling comparison allocate nothing, with a passage selected or without") {
  auto reader = reader_of(made_story(), 1920, 1080, 4);
  const double now = settle(*reader, 0);
  CHECK(allocations_of_frames(*reader, now) == 0);
  app::update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = app::ActionKind::select_next},
              now);
  const double later = settle(*reader, now);
  CHECK(allocations_of_frames(*reader, later) == 0);
}

TEST_CASE("frames of a scrolling article allocate nothing") {
  for (const int width_px : {1024, 1920}) {
    auto reader = reader_of(made_story(), width_px, width_px == 1024 ? 600 : 1080, 3);
    reader->scenes.reading = app::open_reading(made_story());
    reader->model.screen = app::ScreenKind::article;
    const double now = settle(*reader, 0);
    CHECK(allocations_of_frames(*reader, now) == 0);
  }
}

TEST_CASE("frames of a scrolling article with pictures allocate nothing once they are decoded") {
  app::Options options;
  options.width_px = 1280;
  options.height_px = 800;
  base::Result<app::Started> started = app::start(options);
  REQUIRE(started);
  app::Reader& reader = *started.value().reader;
  REQUIRE(app::show_screen(reader, "article:brannasay-packet.md") == 0);
  const double now = settle(reader, 0);
  REQUIRE_FALSE(reader.pictures.all.empty());
  CHECK(allocations_of_frames(reader, now) == 0);
}

TEST_CASE("frames of scrolling search results allocate nothing, with a query, a selection in it and the marks") {
  auto reader = reader_of(made_story(), 1280, 800, 3);
  reader->model.screen = app::ScreenKind::search;
  app::set_text(reader->model.search.field, "lamp");
  app::select_all(reader->model.search.field);
  store::SearchResults results;
  results.used = "lamp*";
  results.total = 30;
  results.stories = {{"footbridge", "The footbridge", {}}};
  for (int i = 0; i < 30; ++i) {
    store::SearchHit hit;
    hit.title = "The lamp on the pier";
    hit.source = "Valley Post";
    hit.snippet = "The lamp on the pier was lit again at dusk.";
    hit.marks = {{4, 8}};
    results.stories[0].hits.push_back(hit);
  }
  app::show_results(reader->scenes.search, reader->model.search, "lamp", std::move(results));
  const double now = settle(*reader, 0);
  REQUIRE(reader->model.search.scroller.high > 7);
  CHECK(allocations_of_frames(*reader, now) == 0);
}

TEST_CASE("frames of a scrolling shelf allocate nothing, with cards in both directions of script and a focus") {
  for (const int width_px : {1024, 1920}) {
    auto reader = reader_of(made_story(), width_px, width_px == 1024 ? 600 : 1080, 3);
    reader->model.screen = app::ScreenKind::shelf;
    reader->scenes.shelf.edition.title = "Many stories";
    for (int i = 0; i < 40; ++i) {
      store::StorySummary story;
      story.story_id = std::to_string(i);
      story.title = i % 2 == 0 ? "The lamp on the pier" : "قناة وادي سهلة";
      story.families = 3;
      story.sources.resize(static_cast<std::size_t>(1 + i % 8));
      for (store::StorySummary::Source& source : story.sources) source.title = story.title;
      reader->scenes.shelf.stories.push_back(std::move(story));
    }
    reader->model.focus = {.kind = app::ActionKind::open_story, .a = 1};
    const double now = settle(*reader, 0);
    REQUIRE(reader->model.shelf.scroller.high > 7);
    CHECK(allocations_of_frames(*reader, now) == 0);
  }
}

TEST_CASE("frames of a message and of the note on missing fonts allocate nothing") {
  auto reader = reader_of(made_story(), 1280, 800, 3);
  reader->model.screen = app::ScreenKind::message;
  reader->model.message =
      app::message_for({base::ErrorCode::bad_input, "a table is missing"}, "x.edition", reader->services.strings);
  reader->scenes.font_note = "Some letters have no font on this terminal. Package to install: fonts-noto-cjk";
  const double now = settle(*reader, 0);
  CHECK(allocations_of_frames(*reader, now) == 0);
}

TEST_CASE("nor do they with the lock, a finger on the overview, or the list of sources open") {
  auto reader = reader_of(made_story(), 1920, 1080, 3);
  double now = settle(*reader, 0);
  const auto act = [&](const app::Action& action) {
    app::update(reader->model, reader->scenes, reader->services, reader->boxes, action, now);
  };
  act({.kind = app::ActionKind::toggle_lock});
  act({.kind = app::ActionKind::scroll_drag, .a = 1, .y = 3});
  now = settle(*reader, now);
  CHECK(allocations_of_frames(*reader, now) == 0);
  const app::Action finger{.kind = app::ActionKind::strip_drag, .c = 10, .y = 2, .x = 10};
  act(finger);
  now = settle(*reader, now);
  for (int warm = 0; warm < 4; ++warm) app::draw_frame(*reader, now);
  const int before = allocations;
  for (int i = 0; i < 20; ++i) {
    act(finger);
    app::draw_frame(*reader, now + i);
  }
  CHECK(allocations - before == 0);
  act({.kind = app::ActionKind::toggle_only_here});
  act({.kind = app::ActionKind::toggle_first_source});
  act({.kind = app::ActionKind::open_picker, .a = 1});
  now = settle(*reader, now);
  CHECK(allocations_of_frames(*reader, now) == 0);
}
