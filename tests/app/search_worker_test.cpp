// The search on its own thread: what is asked last is answered, what is asked before is not, and frames never wait.
#include "app/search_worker.h"

#include <condition_variable>
#include <mutex>

#include "app/searching.h"
#include "app/start.h"
#include "app/typing.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/walk.h"

using namespace app;

namespace {

// Counts the calls of `wake`, and waits for the next.
struct Bell {
  std::mutex mutex;
  std::condition_variable rung;
  int rings = 0;

  void ring() {
    const std::scoped_lock lock(mutex);
    ++rings;
    rung.notify_all();
  }
  void wait_beyond(int heard) {
    std::unique_lock lock(mutex);
    rung.wait(lock, [&] { return rings > heard; });
  }
  int heard() {
    const std::scoped_lock lock(mutex);
    return rings;
  }
};

SearchQuestion question(const std::string& query) {
  return {.request = {.query = query}, .completions = 3, .facets = true};
}

// All parts of the newest answer.
SearchAnswer whole_answer(SearchWorker& worker, Bell& bell) {
  SearchAnswer all;
  while (!all.results) {
    const int heard = bell.heard();
    if (auto part = worker.take()) {
      all.question = part->question;
      if (part->facets) all.facets = std::move(part->facets);
      if (part->completions) all.completions = std::move(part->completions);
      if (part->results) all.results = std::move(part->results);
    } else {
      bell.wait_beyond(heard);
    }
  }
  return all;
}

FoundMarks marks_of(SearchWorker& worker, Bell& bell, const std::string& file) {
  while (true) {
    const int heard = bell.heard();
    std::optional<FoundMarks> found = worker.take_marks();
    if (found && found->question.file == file) return std::move(*found);
    if (!found) bell.wait_beyond(heard);
  }
}

std::string sample_path() { return edition_source({}).path; }

}  // namespace

TEST_CASE("the worker answers in parts: what can be filtered, completions, then what was found") {
  Bell bell;
  SearchWorker worker(sample_path(), [&] { bell.ring(); });
  const std::uint64_t number = worker.ask(question("wat"));
  SearchAnswer answer = whole_answer(worker, bell);
  CHECK(answer.question == number);
  REQUIRE(answer.facets);
  CHECK(answer.facets->sources.size() > 3);
  REQUIRE(answer.completions);
  CHECK(answer.completions->front() == "water");
  REQUIRE(*answer.results);
  CHECK(answer.results->value().total > 0);
}

TEST_CASE("of many questions only the last is answered, however quickly they come") {
  Bell bell;
  SearchWorker worker(sample_path(), [&] { bell.ring(); });
  std::uint64_t last = 0;
  for (int round = 0; round < 50; ++round)
    for (const char* query : {"w", "wa", "the water", "kettel", "kettle"}) last = worker.ask(question(query));
  SearchAnswer answer = whole_answer(worker, bell);
  CHECK(answer.question == last);
  CHECK(answer.results->value().used == "kettle*");
  CHECK_FALSE(worker.take());
}

TEST_CASE("what is forgotten is not answered, and a worker can leave in the middle of a question") {
  Bell bell;
  SearchWorker worker(sample_path(), [&] { bell.ring(); });
  worker.ask(question("water"));
  worker.forget();
  CHECK_FALSE(worker.take());
  const std::uint64_t next = worker.ask(question("kettle"));
  CHECK(whole_answer(worker, bell).question == next);
  worker.ask(question("the water"));
}

TEST_CASE("an edition that is gone is an answer too") {
  Bell bell;
  SearchWorker worker("/nowhere/none.edition", [&] { bell.ring(); });
  worker.ask(question("water"));
  CHECK_FALSE(*whole_answer(worker, bell).results);
}

TEST_CASE("typing asks the worker and goes on; the answer comes with a later frame, an old one never") {
  auto reader = sample_reader({1280, 800}, 100);
  Bell bell;
  reader->services.search_worker = std::make_unique<SearchWorker>(sample_path(), [&] { bell.ring(); });
  settle(*reader, 0);
  for (const char32_t c : std::u32string(U"water")) {
    const kiosk::Event event{.kind = kiosk::EventKind::text, .text = c};
    handle(*reader, std::span(&event, 1), 0);
    draw_frame(*reader, 0);
  }
  Model& model = reader->model;
  while (reader->scenes.search.results.total == 0) {
    const int heard = bell.heard();
    if (!take_answer(model, reader->scenes, reader->services)) bell.wait_beyond(heard);
  }
  CHECK(reader->scenes.search.asked == "water");
  CHECK(reader->scenes.search.results.used == "water*");
  CHECK(reader->scenes.search.facets.has_value());
  settle(*reader, 0);
  // The field is emptied while a question is on its way: nothing comes of it.
  update(model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::type_text, .a = 's'}, 0);
  update(model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::clear_text}, 0);
  CHECK(reader->scenes.search.results.total == 0);
  CHECK_FALSE(take_answer(model, reader->scenes, reader->services));
  // Nor of one that was on its way when the visitor left.
  update(model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::type_text, .a = 's'}, 0);
  update(model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::back}, 0);
  CHECK_FALSE(take_answer(model, reader->scenes, reader->services));
  CHECK(reader->scenes.search.asked.empty());
  reader->services.search_worker.reset();
}

TEST_CASE("marks of an article are found beside a question, and neither ends the other") {
  Bell bell;
  SearchWorker worker(sample_path(), [&] { bell.ring(); });
  const store::Edition edition = store::open_edition(sample_path()).value();
  const std::string file = edition.files().value().front();
  for (int round = 0; round < 20; ++round) {
    const std::uint64_t number = worker.ask(question("the water"));
    worker.ask_marks({"none.txt", "the"});
    worker.ask_marks({file, "the"});
    const std::uint64_t next = round % 2 == 0 ? number : worker.ask(question("kettle"));
    CHECK(whole_answer(worker, bell).question == next);
    const FoundMarks found = marks_of(worker, bell, file);
    REQUIRE(found.marks);
    CHECK(found.marks.value() == edition.marks(file, "the").value());
  }
}

TEST_CASE("a hit opens where it stands with its first frame, and marks of another article come from the worker") {
  auto reader = sample_reader({1280, 800}, 100);
  Model& model = reader->model;
  settle(*reader, 0);
  for (const char32_t c : std::u32string(U"water")) {
    const kiosk::Event event{.kind = kiosk::EventKind::text, .text = c};
    handle(*reader, std::span(&event, 1), 0);
  }
  settle(*reader, 0);
  Bell bell;
  reader->services.search_worker = std::make_unique<SearchWorker>(sample_path(), [&] { bell.ring(); });
  const auto act = [&](const Action& action) {
    update(model, reader->scenes, reader->services, reader->boxes, action, 0);
  };
  act({.kind = ActionKind::open_hit, .a = 0});
  REQUIRE(model.screen == ScreenKind::article);
  CHECK(model.reading.hits.ranges.size() > 2);
  // Of an article that was not found nobody knows yet, and it can be read meanwhile.
  reader->scenes.search.hits.clear();
  act({.kind = ActionKind::step_source, .a = model.reading.article == 0 ? 1 : -1});
  CHECK(model.reading.hits.ranges.empty());
  draw_frame(*reader, 0);
  while (true) {
    const int heard = bell.heard();
    if (take_marks(model, reader->services)) break;
    bell.wait_beyond(heard);
  }
  CHECK(model.reading.hits.ranges ==
        reader->services.edition->marks(model.reading.hits.file, model.reading.hits.query).value());
  CHECK(model.reading.hits.reveal);
  reader->services.search_worker.reset();
}
