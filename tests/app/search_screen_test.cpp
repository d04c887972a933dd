// The search screen's chips, the marks a hit leaves in its article, the keyboard on the screen, the field by touch.
#include <algorithm>

#include "app/headless/dump.h"
#include "app/searching.h"
#include "app/start.h"
#include "app/typing.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"

using namespace app;
using kiosk::EventKind;
using kiosk::Key;

namespace {

std::unique_ptr<Reader> reader_asking(const std::string& query, Size size = {1280, 800}, double type_size = 100) {
  auto reader = sample_reader(size, type_size);
  REQUIRE(show_screen(*reader, "search:" + query) == 0);
  settle(*reader, 0);
  return reader;
}

// Of the rows, those of a kind.
std::vector<const SearchRow*> rows_of(const Reader& reader, SearchRowKind kind) {
  std::vector<const SearchRow*> rows;
  for (const SearchRow& row : reader.scenes.search.rows)
    if (row.kind == kind) rows.push_back(&row);
  return rows;
}

void act(Reader& reader, const Action& action) {
  update(reader.model, reader.scenes, reader.services, reader.boxes, action, 0);
  settle(reader, 0);
}

void tap_key(Reader& reader, const std::string& name) { tap_box(reader, Role::key, name, 0); }

bool knows(const Reader& reader, const std::string& word) {
  return dump(reader, 0).find(word) != std::string::npos || reader.boxes.texts.find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("completions stand below the field from the first key, and a tap finishes the word") {
  auto reader = reader_asking("wat");
  const auto rows = rows_of(*reader, SearchRowKind::completion);
  REQUIRE(rows.size() >= 2);
  CHECK(rows[0]->text == "water");
  tap_box(*reader, Role::button, "water", 0);
  CHECK(reader->model.search.field.text == "water ");
  CHECK(rows_of(*reader, SearchRowKind::completion).empty());
  CHECK(reader->scenes.search.results.used == "water");
  CHECK_FALSE(rows_of(*reader_asking("w"), SearchRowKind::completion).empty());
  // In the middle of the text nothing is being finished.
  press_key(*reader, Key::left, 0);
  press_key(*reader, Key::backspace, 0);
  CHECK(rows_of(*reader, SearchRowKind::completion).empty());
}

TEST_CASE("a filter is chosen from a list, shown as a chip, and cleared by its end; keys do the same") {
  auto reader = reader_asking("water");
  const std::int64_t all = reader->scenes.search.results.total;
  tap_box(*reader, Role::button, "Source…", 0);
  REQUIRE(reader->model.search.choosing == FilterKind::source);
  const auto choices = rows_of(*reader, SearchRowKind::choice);
  REQUIRE(choices.size() > 3);
  CHECK(choices[0]->chosen);
  const std::string first = *reader->scenes.search.results.stories[0].hits[0].source;
  const auto chosen = std::find_if(choices.begin(), choices.end(),
                                   [&](const SearchRow* row) { return row->text.starts_with(first + " ("); });
  REQUIRE(chosen != choices.end());
  tap_box(*reader, Role::button, (*chosen)->text, 0);
  CHECK_FALSE(reader->model.search.choosing);
  CHECK(reader->scenes.search.results.total < all);
  for (const store::SearchHit* hit : reader->scenes.search.hits) CHECK(hit->source == first);
  REQUIRE(find_box(*reader, Role::button, "Source: " + first) != nullptr);
  act(*reader, {.kind = ActionKind::clear_filter, .a = 0});
  CHECK(reader->scenes.search.results.total == all);
  // By keys: Tab to the chip, Enter opens, Escape closes.
  for (int step = 0; step < 9 && reader->model.focus.kind != ActionKind::choose_filter; ++step)
    press_key(*reader, Key::down, 0);
  REQUIRE(reader->model.focus.kind == ActionKind::choose_filter);
  press_key(*reader, Key::enter, 0);
  CHECK(reader->model.search.choosing.has_value());
  press_key(*reader, Key::escape, 0);
  CHECK_FALSE(reader->model.search.choosing);
  CHECK(reader->model.search.field.text == "water");
}

TEST_CASE("what is typed while a filter's list is open narrows the list, and the query stays") {
  auto reader = reader_asking("water");
  const std::int64_t all = reader->scenes.search.results.total;
  tap_box(*reader, Role::button, "Source…", 0);
  const std::size_t whole = rows_of(*reader, SearchRowKind::choice).size();
  tap_box(*reader, Role::field, "", 0);
  CHECK(reader->model.keyboard.shown);
  for (const char32_t letter : std::u32string(U"pácket bran"))
    act(*reader, {.kind = ActionKind::type_text, .a = static_cast<std::int32_t>(letter)});
  REQUIRE(rows_of(*reader, SearchRowKind::choice).size() == 1);
  CHECK(rows_of(*reader, SearchRowKind::choice)[0]->text.starts_with("The Brannasay Packet ("));
  CHECK(find_box(*reader, Role::field, "pácket bran") != nullptr);
  CHECK(reader->model.search.field.text == "water");
  CHECK(reader->scenes.search.results.total == all);
  act(*reader, {.kind = ActionKind::type_text, .a = 'x'});
  CHECK(rows_of(*reader, SearchRowKind::choice).empty());
  CHECK(find_box(*reader, Role::text, "Nothing in this list is called that.") != nullptr);
  act(*reader, {.kind = ActionKind::clear_text});
  CHECK(rows_of(*reader, SearchRowKind::choice).size() == whole);
  act(*reader, {.kind = ActionKind::type_text, .a = 'p'});
  act(*reader, {.kind = ActionKind::choose_filter, .a = 0});
  CHECK(find_box(*reader, Role::field, "water") != nullptr);
  CHECK(reader->model.search.narrowing.text.empty());
}

TEST_CASE("filters stand in one line on every panel: with shorter words, or as one chip that opens them") {
  int brief = 0;
  int folded = 0;
  for (const Size size : {Size{1024, 600}, Size{800, 480}, Size{1280, 800}, Size{1920, 1080}, Size{1080, 1920}}) {
    for (const double type_size : {100.0, 150.0, 300.0}) {
      auto reader = sample_reader(size, type_size);
      open_search(reader->model, reader->scenes);
      set_text(reader->model.search.field, "water");
      reader->model.search.filters = {"The Upper Wenlow Observer", "en", "2025", "2025-10"};
      ask(reader->model, reader->scenes, reader->services);
      settle(*reader, 0);
      const auto one_line = [&] {
        std::vector<const SearchRow*> chips = rows_of(*reader, SearchRowKind::filter);
        for (const SearchRow* chip : rows_of(*reader, SearchRowKind::filters)) chips.push_back(chip);
        REQUIRE_FALSE(chips.empty());
        for (const SearchRow* chip : chips) CHECK(chip->rect.y == chips[0]->rect.y);
        return chips.size();
      };
      CAPTURE(size.width_px);
      CAPTURE(type_size);
      one_line();
      if (rows_of(*reader, SearchRowKind::filters).empty()) {
        brief += rows_of(*reader, SearchRowKind::filter)[0]->text == "The Upper Wenlow Observer" ? 1 : 0;
        continue;
      }
      ++folded;
      CHECK(rows_of(*reader, SearchRowKind::filters)[0]->text == "Filters (4)");
      act(*reader, {.kind = ActionKind::toggle_filters});
      CHECK(rows_of(*reader, SearchRowKind::filter).size() == 4);
      act(*reader, {.kind = ActionKind::choose_filter, .a = 1});
      CHECK(rows_of(*reader, SearchRowKind::choice).size() > 1);
      act(*reader, {.kind = ActionKind::pick_filter, .a = 1, .b = -1});
      CHECK(one_line() == 1);
      CHECK(rows_of(*reader, SearchRowKind::filters)[0]->text == "Filters (3)");
      act(*reader, {.kind = ActionKind::clear_filter, .a = -1});
      CHECK_FALSE(is_filtered(reader->model.search));
    }
  }
  CHECK(brief > 0);
  CHECK(folded > 0);
}

TEST_CASE("filters that leave nothing say so and offer the way out") {
  auto reader = reader_asking("water");
  const auto& periods = reader->scenes.search.facets->periods;
  REQUIRE(periods.size() > 2);
  act(*reader, {.kind = ActionKind::pick_filter, .a = 3, .b = static_cast<std::int32_t>(periods.size()) - 1});
  act(*reader, {.kind = ActionKind::pick_filter, .a = 2, .b = 0});
  CHECK(reader->scenes.search.results.total == 0);
  CHECK(rows_of(*reader, SearchRowKind::suggestion).empty());
  tap_box(*reader, Role::button, "Search without filters", 0);
  CHECK(reader->scenes.search.results.total > 0);
  CHECK_FALSE(is_filtered(reader->model.search));
}

TEST_CASE("the last of an odd number of hits is no wider than the others") {
  auto reader = reader_asking("water", {1920, 1080});
  const auto hits = rows_of(*reader, SearchRowKind::hit);
  REQUIRE(hits.size() > 2);
  const float page_w = rows_of(*reader, SearchRowKind::story)[0]->rect.w;
  for (const SearchRow* hit : hits) CHECK(hit->rect.w <= page_w / 2 + 1);
}

TEST_CASE("a hit opens its article with the words marked; next and previous go round them, and they can be dropped") {
  auto reader = reader_asking("water", {1024, 600});
  act(*reader, {.kind = ActionKind::open_hit, .a = 0});
  REQUIRE(reader->model.screen == ScreenKind::article);
  const ReadingHits& hits = reader->model.reading.hits;
  const std::size_t count = hits.ranges.size();
  REQUIRE(count > 2);
  const auto& article = reader->scenes.reading.story.articles[static_cast<std::size_t>(reader->model.reading.article)];
  for (const base::TextRange range : hits.ranges) {
    const std::string_view word = base::slice(article.text, range);
    CHECK(word.substr(1, 4) == "ater");
  }
  CHECK(find_box(*reader, Role::text, "1 of " + std::to_string(count)) != nullptr);
  tap_box(*reader, Role::button, "Next ›", 0);
  CHECK(hits.current == 1);
  press_key(*reader, Key::enter, 0);
  CHECK(hits.current == 2);
  press_key(*reader, Key::letter_n, 0, true);
  CHECK(hits.current == 1);
  for (std::size_t step = 1; step < count; ++step) press_key(*reader, Key::letter_n, 0);
  CHECK(hits.current == 0);
  press_key(*reader, Key::letter_n, 0, true);
  CHECK(hits.current == count - 1);
  const ReadingScene& scene = reader->scenes.reading;
  const float y = scene.body_top + scene.hit_rects[scene.hit_rect_ends[count - 1] - 1].rect.y;
  CHECK(y >= reader->model.reading.scroller.position);
  CHECK(y <= reader->model.reading.scroller.position + scene.page.h);
  // The next source has marks of its own.
  const std::string file = hits.file;
  act(*reader, {.kind = ActionKind::step_source, .a = reader->model.reading.article == 0 ? 1 : -1});
  CHECK(hits.file != file);
  const float with_strip = scene.page.h;
  act(*reader, {.kind = ActionKind::close_hits});
  CHECK(hits.ranges.empty());
  CHECK(scene.page.h > with_strip);
}

TEST_CASE("three dots stand in the field, or nowhere where it is too narrow for letters beside them") {
  int with = 0;
  int without = 0;
  for (const int width : {360, 420, 480, 600, 1024}) {
    auto reader = reader_asking("water", {width, 800}, 200);
    const Box* field = find_box(*reader, Role::field, "water");
    const Box* dots = find_box(*reader, Role::button, "Copy and paste");
    const Box* clear = find_box(*reader, Role::button, "×");
    REQUIRE(field != nullptr);
    REQUIRE(clear != nullptr);
    CAPTURE(width);
    ++(dots == nullptr ? without : with);
    if (dots == nullptr) continue;
    CHECK(dots->rect.x >= field->rect.x + 2 * dots->rect.w);
    CHECK(render::right(dots->rect) <= clear->rect.x + 1);
  }
  CHECK(with > 0);
  CHECK(without > 0);
}

TEST_CASE("with one finger the field's text is selected, copied, cut and pasted") {
  auto reader = reader_asking("");
  CHECK(find_box(*reader, Role::button, "Copy and paste") == nullptr);
  tap_box(*reader, Role::field, "", 0);
  tap_key(*reader, "w");
  tap_key(*reader, "e");
  CHECK(rows_of(*reader, SearchRowKind::edit).empty());
  tap_box(*reader, Role::button, "Copy and paste", 0);
  CHECK(find_box(*reader, Role::button, "Paste") == nullptr);
  CHECK(find_box(*reader, Role::button, "Copy") == nullptr);
  tap_box(*reader, Role::button, "Select all", 0);
  tap_box(*reader, Role::button, "Cut", 0);
  CHECK(reader->model.search.field.text.empty());
  CHECK(rows_of(*reader, SearchRowKind::edit).empty());
  CHECK(reader->model.keyboard.shown);
  tap_box(*reader, Role::button, "Copy and paste", 0);
  tap_box(*reader, Role::button, "Paste", 0);
  CHECK(reader->model.search.field.text == "we");
  CHECK(reader->scenes.search.asked == "we");
  tap_box(*reader, Role::button, "Copy and paste", 0);
  tap_box(*reader, Role::button, "Select all", 0);
  tap_box(*reader, Role::button, "Copy", 0);
  CHECK(reader->model.search.clipboard == "we");
  // A selection made by a finger offers the same at once.
  const Box* field = find_box(*reader, Role::field, "we");
  REQUIRE(field != nullptr);
  const float y = field->rect.y + field->rect.h / 2;
  drag(*reader, {field->origin_x, y}, {field->origin_x + 200, y}, 0);
  CHECK(find_box(*reader, Role::button, "Cut") != nullptr);
}

TEST_CASE("an article that no search led to has no marks, and back on the shelf nothing of a query is left") {
  auto reader = reader_asking("kettle");
  act(*reader, {.kind = ActionKind::open_hit, .a = 0});
  CHECK_FALSE(reader->model.reading.hits.ranges.empty());
  act(*reader, {.kind = ActionKind::back});
  act(*reader, {.kind = ActionKind::select_text});
  act(*reader, {.kind = ActionKind::copy_text});
  CHECK(reader->model.search.clipboard == "kettle");
  act(*reader, {.kind = ActionKind::back});
  REQUIRE(reader->model.screen == ScreenKind::shelf);
  CHECK(reader->model.search.clipboard.empty());
  CHECK(reader->model.reading.hits.query.empty());
  CHECK(reader->scenes.search.completions.empty());
  CHECK_FALSE(knows(*reader, "\"kettle\""));
  act(*reader, {.kind = ActionKind::open_article, .a = 0, .b = 0});
  CHECK(reader->model.reading.hits.ranges.empty());
  CHECK(reader->scenes.reading.finder.h == 0);
}

TEST_CASE("a tap into the field brings the keyboard, which types, and a key of hardware puts it away") {
  auto reader = reader_asking("");
  CHECK_FALSE(reader->model.keyboard.shown);
  const float page = reader->scenes.search.page.h;
  const Box* field = find_box(*reader, Role::field, "");
  REQUIRE(field != nullptr);
  tap_at(*reader, field->rect.x + 5, field->rect.y + 5, 0);
  REQUIRE(reader->model.keyboard.shown);
  CHECK(reader->scenes.search.page.h < page);
  for (const char* key : {"k", "e", "t", "x", "Delete", "t", "l", "e"}) tap_key(*reader, key);
  CHECK(reader->model.search.field.text == "kettle");
  CHECK(reader->scenes.search.results.total > 0);
  tap_key(*reader, "Left");
  tap_key(*reader, "Space");
  CHECK(reader->model.search.field.text == "kettl e");
  tap_key(*reader, "Close");
  CHECK_FALSE(reader->model.keyboard.shown);
  CHECK(reader->scenes.search.page.h == page);
  tap_box(*reader, Role::field, "", 0);
  CHECK(reader->model.keyboard.shown);
  press_key(*reader, Key::end, 0);
  CHECK_FALSE(reader->model.keyboard.shown);
}

TEST_CASE("on every panel the keyboard leaves the field and what is found in sight") {
  for (const Size size : walk_sizes) {
    for (const double type_size : walk_types) {
      for (const KeyboardLayout& layout : keyboard_layouts()) {
        auto reader = sample_reader(size, type_size);
        REQUIRE(show_screen(*reader, "keyboard:" + std::string(layout.language) + ":wat") == 0);
        check_screen(*reader, "keyboard " + std::string(layout.language), 0);
        const Box* field = find_box(*reader, Role::field, "");
        REQUIRE(field != nullptr);
        const render::Rect& panel = reader->scenes.keyboard.geometry.panel;
        CHECK(panel.y > bottom(field->rect));
        for (const Box& box : reader->boxes.all)
          if (box.focusable) CHECK(bottom(box.rect) <= panel.y + 1);
        CHECK_FALSE(rows_of(*reader, SearchRowKind::completion).empty());
        if (type_size > 100) break;
      }
    }
  }
}

TEST_CASE("a long press offers accents and leaves them open; a touch on the page closes them and counts there") {
  auto reader = reader_asking("");
  act(*reader, {.kind = ActionKind::none});
  reader->model.keyboard.shown = true;
  settle(*reader, 0);
  const Box* key = find_box(*reader, Role::key, "e");
  REQUIRE(key != nullptr);
  const double x = key->rect.x + 4;
  const double y = key->rect.y + 4;
  const auto send = [&](EventKind kind, double at_x, double at_y, double now) {
    const kiosk::Event event{.kind = kind, .time_ms = now, .x = at_x, .y = at_y, .button = 1};
    handle(*reader, std::span(&event, 1), now);
    draw_frame(*reader, now);
  };
  send(EventKind::button_down, x, y, 0);
  draw_frame(*reader, long_press_ms + 1);
  send(EventKind::button_up, x, y, long_press_ms + 20);
  REQUIRE_FALSE(reader->model.keyboard.offers.empty());
  CHECK(reader->model.search.field.text.empty());
  draw_frame(*reader, 500);
  tap_key(*reader, "é");
  CHECK(reader->model.search.field.text == "é");
}

TEST_CASE("a drag over the field selects, and the visit's clipboard cuts and pastes") {
  auto reader = reader_asking("old bridge");
  const Box* field = find_box(*reader, Role::field, "");
  REQUIRE(field != nullptr);
  const float left = field->origin_x;
  const float middle = field->rect.y + field->rect.h / 2;
  const float width = reader->scenes.search.field_layout.width_px;
  drag(*reader, {left + 1, middle}, {left + width + 30, middle}, 0);
  CHECK(selected_text(reader->model.search.field) == "old bridge");
  act(*reader, {.kind = ActionKind::cut_text});
  CHECK(reader->model.search.field.text.empty());
  act(*reader, {.kind = ActionKind::paste_text});
  act(*reader, {.kind = ActionKind::paste_text});
  CHECK(reader->model.search.field.text == "old bridgeold bridge");
}

TEST_CASE("the arrow to the left goes left in Arabic too") {
  auto reader = reader_asking("قناة");
  press_key(*reader, Key::home, 0);
  CHECK(reader->model.search.field.caret == 0);
  press_key(*reader, Key::left, 0);
  CHECK(reader->model.search.field.caret == 2);
  press_key(*reader, Key::right, 0);
  CHECK(reader->model.search.field.caret == 0);
}
