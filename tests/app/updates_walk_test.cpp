// The strip and the panel of an update on every panel, at every size of type.
#include <tuple>

#include "app/staff/installing.h"

#include <algorithm>

#include "app/start.h"
#include "doctest/doctest.h"
#include "store/install/end.h"
#include "tests/app/made_story.h"
#include "tests/app/walk.h"

namespace {

using app::UpdateStage;

app::StickOffer offer(std::uint64_t serial) {
  return {.stick = "/m/sda1",
          .path = "lectern/wenlow-9",
          .id = "wenlow",
          .title = "The Wenlow valley in the last week of November, with everything about the reservoir",
          .serial = serial,
          .epoch = 1,
          .bytes = 61'000'000,
          .minutes = 2,
          .refused = {}};
}

app::Updates running(app::InstallPhase phase, bool may_pull) {
  app::Updates updates;
  updates.stage = UpdateStage::running;
  updates.installing = offer(12);
  updates.phase = phase;
  updates.done = 42'000'000;
  updates.of = 61'000'000;
  updates.told_ms = 30'000;
  updates.may_pull = may_pull;
  updates.own = true;
  return updates;
}

app::Updates ended(store::EndCode code) {
  app::Updates updates;
  updates.stage = UpdateStage::ended;
  updates.installing = offer(12);
  updates.end = app::UpdateEnd{std::string(name_of(code)), std::string(sentence_of(code))};
  return updates;
}

struct State {
  std::string name;
  app::Updates updates;
};

std::vector<State> states() {
  app::Updates offered;
  offered.offers = {offer(12), offer(11)};
  app::Updates found;
  found.found = app::UpdateEnd{"STICK_FILESYSTEM", std::string(sentence_of(store::EndCode::stick_filesystem))};
  return {{"offered", offered},
          {"found", found},
          {"nothing", {}},
          {"copying", running(app::InstallPhase::copy, false)},
          {"committing", running(app::InstallPhase::commit, true)},
          {"installed", ended(store::EndCode::installed)},
          {"refused", ended(store::EndCode::refused_before)},
          {"key unknown", ended(store::EndCode::key_unknown)}};
}

}  // namespace

TEST_CASE("pictures of an update show what an update shows") {
  struct Row {
    const char* state;
    const char* says;
  };
  for (const Row& row :
       {Row{"strip", "New edition on the stick"}, Row{"offer", "Update …"}, Row{"copying", "Copying from the stick"},
        Row{"pull", "You may pull the stick out now."}, Row{"installed", "INSTALLED"}}) {
    CAPTURE(row.state);
    auto reader = sample_reader(walk_sizes[1], 100);
    REQUIRE(app::show_update(*reader, row.state) == 0);
    settle(*reader, app::settled_ms);
    const auto says = [&](std::string_view part) {
      return std::any_of(reader->boxes.all.begin(), reader->boxes.all.end(), [&](const app::Box& box) {
        return text_of(reader->boxes, box).find(part) != std::string_view::npos;
      });
    };
    CHECK(says(row.says));
    // What is no number of bytes is not told as one: looking through the texts counts thousandths.
    CHECK(says("42 MB of 61 MB") == (row.state == std::string("copying")));
    CHECK_FALSE(says("kB"));
    CHECK_FALSE(says("bytes"));
    const bool counts = std::any_of(reader->boxes.all.begin(), reader->boxes.all.end(), [&](const app::Box& box) {
      return text_of(reader->boxes, box) == "47%";  // an article on the shelf may be "47% shared"
    });
    CHECK(counts == (row.state == std::string("pull")));
    // What the installer says, to the letter: else it is not translated.
    if (reader->model.updates.end) CHECK(reader->model.updates.end->sentence == sentence_of(store::EndCode::installed));
  }
  CHECK(app::show_update(*sample_reader(walk_sizes[1], 100), "half") == 2);
}

TEST_CASE("the strip and the panel fit every panel at every size of type, and the keyboard reaches them") {
  for (const Size size : walk_sizes) {
    for (const double type_size : walk_types) {
      auto reader = sample_reader(size, type_size);
      for (const State& state : states()) {
        reader->model.updates = state.updates;
        for (const char* screen :
             {"shelf", "article:quarterday-boil-notice.txt", "search:water", "compare:the-pellbridge-water-notice:2"}) {
          reader->model.screen = app::ScreenKind::shelf;
          REQUIRE(app::show_screen(*reader, screen) == 0);
          check_screen(*reader, state.name + " on " + screen);
        }
        reader->model.screen = app::ScreenKind::update;
        reader->model.focus = {};
        check_screen(*reader, state.name + " panel");
        for (const std::string& box : unreachable_boxes(*reader, kiosk::Key::tab, 20'000))
          FAIL_CHECK(state.name << ": " << box);
      }
      reader->model.updates = states()[0].updates;
      reader->model.screen = app::ScreenKind::shelf;
      settle(*reader, 20'000);
      for (const std::string& box : unreachable_boxes(*reader, kiosk::Key::tab, 20'000)) FAIL_CHECK(box);
    }
  }
}

TEST_CASE("in German and in Arabic the strip and the panel fit too") {
  for (const auto& [language, size, type_size] :
       {std::tuple{"de", walk_sizes[0], 100.0}, std::tuple{"de", walk_sizes[1], 200.0},
        std::tuple{"ar", walk_sizes[0], 200.0}, std::tuple{"ar", walk_sizes[2], 100.0}}) {
    auto reader = sample_reader(size, type_size);
    base::Result<app::Strings> words = app::load_catalogue(reader->services.locale_folder, language);
    REQUIRE_MESSAGE(words, words.error().what);
    reader->services.strings = std::move(words).value();
    reader->scenes.shelf.cards.clear();
    for (const State& state : states()) {
      reader->model.updates = state.updates;
      reader->model.screen = app::ScreenKind::shelf;
      check_screen(*reader, state.name + " in " + language);
      reader->model.screen = app::ScreenKind::update;
      reader->model.focus = {};
      check_screen(*reader, state.name + " panel in " + language);
    }
  }
}

TEST_CASE("each end has words in the interface's language, and they are the installer's") {
  auto reader = sample_reader(walk_sizes[1], 100);
  base::Result<app::Strings> pseudo = app::load_catalogue(reader->services.locale_folder, "en-XA");
  if (!pseudo) {
    MESSAGE("SKIPPED: no catalogues were built; install the Debian package gettext");
    return;
  }
  for (int i = 0; i <= static_cast<int>(store::EndCode::internal); ++i) {
    const auto code = static_cast<store::EndCode>(i);
    const app::UpdateEnd end{std::string(name_of(code)), std::string(sentence_of(code))};
    CAPTURE(end.code);
    CHECK_FALSE(end.sentence.empty());
    CHECK(app::end_sentence(end, pseudo.value()) != app::end_sentence(end, app::english_strings()));
    if (code != store::EndCode::rolled_back) CHECK(app::end_sentence(end, app::english_strings()) == end.sentence);
  }
}

TEST_CASE("time that is left is told by what was taken, and before that by the stick") {
  app::Updates updates = running(app::InstallPhase::copy, false);
  updates.phase_ms = 0;
  updates.told_ms = 120'000;
  updates.done = 20;
  updates.of = 80;
  CHECK(app::minutes_left(updates) == 6);
  updates.told_ms = 1000;
  CHECK(app::minutes_left(updates) == 2);
  updates.installing->minutes = 0;
  CHECK_FALSE(app::minutes_left(updates));
}
