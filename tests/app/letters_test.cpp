// The letters in the margin: near their passages, never on one another, none lost; and the list of those that share
// one.
#include <algorithm>
#include <cmath>
#include <set>

#include "app/screens/compare_draw.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"

using namespace app;

namespace {

std::vector<store::StoryContents> stories() {
  return {made_story(), seven_sources(), two_scripts(), long_and_short(), crowded()};
}

// Every passage that is shown is on one chip, chips do not overlap.
void check_chips(const CompareScene& scene, const CompareColumn& column) {
  std::set<std::uint32_t> seen;
  for (std::size_t i = 0; i < column.chips.size(); ++i) {
    const Chip& chip = column.chips[i];
    for (std::uint32_t at = chip.begin; at < chip.end; ++at) CHECK(seen.insert(column.in_chips[at]).second);
    if (i > 0) CHECK(column.chips[i - 1].y + chip_height(scene, column.chips[i - 1]) <= chip.y + 0.5F);
  }
  CHECK(seen.size() == column.in_chips.size());
}

// How far from its passage's first line a letter stands, in lines.
float drift(const CompareScene& scene, const CompareColumn& column, const Chip& chip, std::uint32_t at) {
  const float line = std::round(scene.key.body_px * leading);
  return std::abs(chip.y - column.places[column.in_chips[at]].top) / line;
}

double act(Reader& reader, const Action& action, double now_ms) {
  update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
  return settle(reader, now_ms);
}

}  // namespace

TEST_CASE("every letter stands within one line of its passage, however many there are") {
  for (const store::StoryContents& story : stories()) {
    CAPTURE(story.title);
    for (const int columns : {2, 3, 4}) {
      for (const double type_size : {100.0, 200.0, 300.0}) {
        auto reader = reader_of(story, 1920, 1080, columns);
        reader->model.settings.type_size_percent = type_size;
        settle(*reader, 0);
        const CompareScene& scene = reader->scenes.compare;
        for (const CompareColumn& column : scene.columns) {
          check_chips(scene, column);
          CHECK(column.in_chips.size() == column.marks.marks.size());
          for (const Chip& chip : column.chips) {
            for (std::uint32_t at = chip.begin; at < chip.end; ++at) CHECK(drift(scene, column, chip, at) <= 1.02F);
          }
        }
      }
    }
  }
}

TEST_CASE("the tapped passage's letter stands alone at its first line, with its figure") {
  for (const store::StoryContents& story : stories()) {
    CAPTURE(story.title);
    auto reader = reader_of(story, 1280, 800, 2);
    double now = settle(*reader, 0);
    for (std::size_t f = 0; f < story.families.size(); ++f) {
      now = act(*reader, {.kind = ActionKind::select_next}, now);
      const CompareScene& scene = reader->scenes.compare;
      for (const CompareColumn& column : scene.columns) {
        check_chips(scene, column);
        for (const Chip& chip : column.chips) {
          const bool tapped =
              column.marks.marks[column.in_chips[chip.begin]].family == reader->model.compare.selection->family;
          CHECK(chip.tapped == tapped);
          for (std::uint32_t at = chip.begin; at < chip.end; ++at) CHECK(drift(scene, column, chip, at) <= 2.02F);
          if (!tapped) continue;
          CHECK(chip.end - chip.begin == 1);
          CHECK(chip.figure);
        }
      }
    }
  }
}

TEST_CASE("letters that find no room between two places of the tapped passage come back when it is let go") {
  store::StoryContents story;
  for (const char* source : {"First", "Second"}) {
    add_article(
        story, source, "2024-04-05T08:00",
        {"Lamps went out along all of the quay at nine. Nobody came. Divers swam. All of the lamps along the quay "
         "went out at nine."});
  }
  add_family(story, "A",
             {{0, "Lamps went out along all of the quay at nine."},
              {1, "Lamps went out along all of the quay at nine."},
              {0, "All of the lamps along the quay went out at nine."}});
  add_family(story, "B", {{0, "Nobody came."}, {1, "Nobody came."}});
  add_family(story, "C", {{0, "Divers swam."}, {1, "Divers swam."}});
  for (const int width : {1280, 1366, 1600, 1920, 2560, 3840}) {
    CAPTURE(width);
    auto reader = reader_of(story, width, 1080, 2);
    double now = settle(*reader, 0);
    const CompareColumn& column = reader->scenes.compare.columns[0];
    const std::size_t chips = column.chips.size();
    now = act(*reader, {.kind = ActionKind::select_next}, now);
    check_chips(reader->scenes.compare, column);
    CHECK(std::count_if(column.chips.begin(), column.chips.end(), [](const Chip& chip) { return chip.tapped; }) == 2);
    now = press_key(*reader, kiosk::Key::escape, now);
    CHECK(column.chips.size() == chips);
  }
}

TEST_CASE("a class that is switched off takes its letters with it and gives the others their room") {
  auto reader = reader_of(crowded(), 1280, 800, 2);
  const double now = settle(*reader, 0);
  const std::size_t before = reader->scenes.compare.columns[0].in_chips.size();
  act(*reader, {.kind = ActionKind::toggle_class, .a = 2}, now);
  const CompareColumn& column = reader->scenes.compare.columns[0];
  CHECK(column.in_chips.size() < before);
  for (const std::uint32_t mark : column.in_chips) {
    CHECK(column.marks.marks[mark].passage_class != store::PassageClass::reworded);
  }
}

TEST_CASE("a chip lists its passages; one of them is tapped there, Escape and a second tap close the list") {
  auto reader = reader_of(crowded(), 1280, 800, 2);
  double now = settle(*reader, 0);
  const auto chip = std::find_if(reader->boxes.all.begin(), reader->boxes.all.end(), [](const Box& box) {
    return box.role == Role::letter && box.tap.kind == ActionKind::open_chooser;
  });
  REQUIRE(chip != reader->boxes.all.end());
  const Action open = chip->tap;
  const std::string words(text_of(reader->boxes, *chip));
  CHECK(words.find_first_of("–+") != std::string::npos);
  const double x = static_cast<double>(chip->rect.x + chip->rect.w / 2);
  const double y = static_cast<double>(chip->rect.y + chip->rect.h / 2);
  now = tap_at(*reader, x, y, now);
  REQUIRE(reader->model.compare.choosing);
  const std::vector<Choice> choices = reader->scenes.compare.choices;
  REQUIRE(choices.size() >= 2);
  now = press_key(*reader, kiosk::Key::escape, now);
  CHECK_FALSE(reader->model.compare.choosing);
  now = act(*reader, open, now);
  now = tap_box(*reader, Role::card, choices[1].letter, now);
  CHECK_FALSE(reader->model.compare.choosing);
  REQUIRE(reader->model.compare.selection);
  CHECK(reader->model.compare.selection->family == choices[1].tap.a);
}

TEST_CASE("a slot tells in words what is not here where the margin has room, and by its letter where not") {
  for (const bool roomy : {true, false}) {
    auto reader = reader_of(seven_sources(), roomy ? 1920 : 1280, roomy ? 1080 : 800, 2);
    act(*reader, {.kind = ActionKind::pick_source, .a = 1, .b = 4}, settle(*reader, 0));
    const CompareColumn& column = reader->scenes.compare.columns[1];
    REQUIRE_FALSE(column.absences.empty());
    CHECK(find_box(*reader, Role::slot, "A: in 5 others") != nullptr);
    CHECK((find_box(*reader, Role::text, "A: in 5 others") != nullptr) == roomy);
  }
}

TEST_CASE("slots of a right-to-left column stand on its right, their words too") {
  store::StoryContents story = two_scripts();
  const std::string latin = "A sentence that the others have.";
  add_article(story, "Fourth", "2024-04-05T08:00", {latin});
  add_family(story, "C",
             {{2, story.articles[2].text.substr(0, 30)}, {3, latin}, {0, story.articles[0].text.substr(0, 20)}});
  auto reader = reader_of(std::move(story), 1920, 1080, 2);
  settle(*reader, 0);
  int slots = 0;
  for (const Box& box : reader->boxes.all) {
    if (box.role != Role::slot || box.tap.kind != ActionKind::show_absent) continue;
    const CompareColumn& column = reader->scenes.compare.columns[static_cast<std::size_t>(box.tap.b)];
    REQUIRE(column.right_to_left);
    CHECK(box.rect.x >= column.text_x + column.text_w - box.rect.w);
    CHECK(right(box.rect) <= right(column.frame) + 1);
    ++slots;
  }
  CHECK(slots > 0);
}

TEST_CASE("where only a few lines fit the card is a tab in the margin, and unfolds when it is tapped") {
  auto reader = reader_of(seven_sources(), 1024, 600, 2);
  reader->model.settings.type_size_percent = 300;
  double now = settle(*reader, 0);
  now = act(*reader, {.kind = ActionKind::select_next}, now);
  const CompareColumn& column = reader->scenes.compare.columns.front();
  const Box* tab = find_box(*reader, Role::button, reader->scenes.compare.card_folded);
  REQUIRE(tab != nullptr);
  CHECK(right(tab->rect) <= column.text_x + 1);  // over the margin, not over the text
  now = tap_box(*reader, Role::button, reader->scenes.compare.card_folded, now);
  CHECK(reader->model.compare.card_open);
  CHECK(find_box(*reader, Role::text, reader->scenes.compare.card_facts) != nullptr);
  now = tap_box(*reader, Role::passage_card, "", now);
  CHECK_FALSE(reader->model.compare.card_open);
}
