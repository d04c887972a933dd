// The search screen: typing, what is shown of an answer, the ways in and out, by keys and by touch.
#include <algorithm>
#include <sstream>

#include "app/headless/dump.h"
#include "app/searching.h"
#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/golden.h"

using namespace app;
using kiosk::Event;
using kiosk::EventKind;
using kiosk::Key;

namespace {

Event key(Key which, bool control = false, bool shift = false) {
  return {.kind = EventKind::key_down, .key = which, .shift = shift, .control = control};
}

void press(Reader& reader, const Event& event) {
  const Event events[]{event};
  handle(reader, events, 0);
  settle(reader, 0);
}

void type_in(Reader& reader, std::u32string_view text) {
  for (const char32_t c : text) press(reader, {.kind = EventKind::text, .text = c});
}

// What is shown, without places in pixels: those depend on the release's fonts, and the walk looks at them.
std::string shown(const Reader& reader) {
  std::istringstream lines(dump(reader, 0));
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t quote = line.rfind('"');
    const bool box = quote != std::string::npos && !line.starts_with("t=");
    out += line.substr(0, box ? quote + 1 : line.find(" scroll=")) + "\n";
  }
  return out;
}

std::unique_ptr<Reader> sample_reader(int width_px = 1280, int height_px = 800) {
  Options options;
  options.width_px = width_px;
  options.height_px = height_px;
  base::Result<Started> started = start(options);
  REQUIRE(started);
  REQUIRE_FALSE(started.value().trouble);
  settle(*started.value().reader, 0);
  return std::move(started.value().reader);
}

// A range of the first `word` in `text`.
base::TextRange range_of(std::string_view text, std::string_view word) {
  const auto begin = static_cast<std::uint32_t>(text.find(word));
  REQUIRE(text.find(word) != std::string_view::npos);
  return {begin, begin + static_cast<std::uint32_t>(word.size())};
}

store::SearchHit hit_of(const char* source, const char* title, const char* snippet, const char* word) {
  store::SearchHit hit;
  hit.file = "a.txt";
  hit.source = source;
  hit.title = title;
  hit.published = store::PublicationTime{"2024-03-01T05:30", store::Precision::minute};
  hit.snippet = snippet;
  hit.marks = {range_of(snippet, word)};
  return hit;
}

// Two stories, a passage, one hit in Arabic; 5,000 more that are not shown.
store::SearchResults made_results() {
  store::SearchResults results;
  results.used = "ferry*";
  results.total = 5003;
  results.passages = {{1, "pier", "B", {{"a.txt", "Valley Post", {0, 9}, {}}, {"b.txt", std::nullopt, {0, 9}, {}}}}};
  results.stories = {
      {"pier",
       "The pier",
       {hit_of("Valley Post", "Ferry strikes pier", "The ferry struck the pier on Sunday.", "ferry"),
        hit_of("River Radio", "A quiet Sunday", "…and the old ferries were sold.", "ferries")}},
      {"jisr", "الجسر", {hit_of("صحيفة الوادي", "إغلاق الجسر", "أغلق الجسر القديم يوم الأحد.", "الجسر")}}};
  results.stories[0].hits[0].title_marks = {{0, 5}};
  return results;
}

std::unique_ptr<Reader> reader_with(store::SearchResults results, const std::string& query, int width_px, int height_px,
                                    double type_size = 100) {
  auto reader = reader_of(made_story(), width_px, height_px, 2);
  reader->model.settings.type_size_percent = type_size;
  reader->model.screen = ScreenKind::shelf;
  open_search(reader->model, reader->scenes);
  set_text(reader->model.search.field, query);
  show_results(reader->scenes.search, reader->model.search, query, std::move(results));
  settle(*reader, 0);
  return reader;
}

const Box* box_of(const Reader& reader, Role role) {
  const auto found = std::find_if(reader.boxes.all.begin(), reader.boxes.all.end(),
                                  [role](const Box& box) { return box.role == role; });
  return found == reader.boxes.all.end() ? nullptr : &*found;
}

void tap(Reader& reader, float x, float y) {
  press(reader, {.kind = EventKind::button_down, .x = x, .y = y, .button = 1});
  press(reader, {.kind = EventKind::button_up, .x = x, .y = y, .button = 1});
}

}  // namespace

TEST_CASE("an answer looks so: stories, hits with their words set off, the passage, how many more there are") {
  auto reader = reader_with(made_results(), "ferry", 1280, 800);
  CHECK_FALSE(draw_frame(*reader, 0));
  check_golden("app/search_results.txt", shown(*reader));
  auto small = reader_with(made_results(), "ferry", 1024, 600, 300);
  check_golden("app/search_results_small.txt", shown(*small));
}

TEST_CASE("before anything is typed, and when nothing was found, the screen says what to do") {
  check_golden("app/search_empty.txt", shown(*reader_with({}, "", 1280, 800)));
  store::SearchResults none;
  none.used = "fery*";
  none.did_you_mean = {"ferry", "very"};
  check_golden("app/search_nothing.txt", shown(*reader_with(none, "fery", 1280, 800)));
}

TEST_CASE("typing on the shelf searches at once; Enter goes to the first result and opens it; back finds it again") {
  auto reader = sample_reader();
  press(*reader, key(Key::letter_d));
  CHECK(reader->model.settings.theme == render::ThemeName::light);
  type_in(*reader, U"Water");
  CHECK(reader->model.screen == ScreenKind::search);
  CHECK(reader->model.search.field.text == "Water");
  const std::int64_t found = reader->scenes.search.results.total;
  REQUIRE(found > 0);
  const std::string header = dump(*reader, 0).substr(0, 200);
  CHECK(header.find("screen=search query=\"Water\" focus= hits=" + std::to_string(found)) != std::string::npos);
  press(*reader, key(Key::enter));
  CHECK(reader->model.focus.kind == ActionKind::open_found_story);
  press(*reader, key(Key::down));
  CHECK(reader->model.focus == Action{.kind = ActionKind::open_hit, .a = 0});
  const std::string file = reader->scenes.search.hits[0]->file;
  press(*reader, key(Key::enter));
  CHECK(reader->model.screen == ScreenKind::article);
  CHECK(reader->scenes.reading.story.articles[static_cast<std::size_t>(reader->model.reading.article)].file == file);
  press(*reader, key(Key::escape));
  CHECK(reader->model.screen == ScreenKind::search);
  CHECK(reader->model.search.field.text == "Water");
  CHECK(reader->model.focus == Action{.kind = ActionKind::open_hit, .a = 0});
}

TEST_CASE("Escape clears, then leaves, and the shelf knows nothing of what was typed") {
  auto reader = sample_reader();
  press(*reader, {.kind = EventKind::text, .text = U'/'});
  CHECK(reader->model.screen == ScreenKind::search);
  CHECK(reader->model.search.field.text.empty());
  type_in(*reader, U"barley");
  press(*reader, key(Key::escape));
  CHECK(reader->model.screen == ScreenKind::search);
  CHECK(reader->model.search.field.text.empty());
  CHECK(reader->scenes.search.results.total == 0);
  type_in(*reader, U"kettle");
  press(*reader, key(Key::escape));
  press(*reader, key(Key::escape));
  CHECK(reader->model.screen == ScreenKind::shelf);
  CHECK(reader->model.search.field.text.empty());
  CHECK(reader->scenes.search.asked.empty());
  CHECK(reader->scenes.search.hits.empty());
}

TEST_CASE("Ctrl+F and the shelf's button open the search; from a comparison the way leads back there") {
  auto reader = sample_reader();
  const auto button = std::find_if(reader->boxes.all.begin(), reader->boxes.all.end(),
                                   [](const Box& box) { return box.tap.kind == ActionKind::open_search; });
  REQUIRE(button != reader->boxes.all.end());
  tap(*reader, button->rect.x + 5, button->rect.y + 5);
  CHECK(reader->model.screen == ScreenKind::search);
  press(*reader, key(Key::escape));
  press(*reader, key(Key::tab));
  update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::open_story, .a = 0}, 0);
  settle(*reader, 0);
  press(*reader, key(Key::letter_f, true));
  CHECK(reader->model.screen == ScreenKind::search);
  press(*reader, key(Key::escape));
  CHECK(reader->model.screen == ScreenKind::compare);
}

TEST_CASE("the field is edited by the usual keys, wherever the focus is") {
  auto reader = sample_reader();
  type_in(*reader, U"old bridge");
  press(*reader, key(Key::left, true));
  press(*reader, key(Key::backspace));
  CHECK(reader->model.search.field.text == "oldbridge");
  press(*reader, key(Key::home));
  press(*reader, key(Key::del));
  CHECK(reader->model.search.field.text == "ldbridge");
  press(*reader, key(Key::right, false, true));
  type_in(*reader, U"g");
  CHECK(reader->model.search.field.text == "gdbridge");
  press(*reader, key(Key::letter_a, true));
  type_in(*reader, U"water");
  CHECK(reader->model.search.field.text == "water");
  press(*reader, key(Key::down));
  press(*reader, key(Key::backspace, true));
  CHECK(reader->model.search.field.text.empty());
  CHECK(reader->model.focus.kind == ActionKind::none);
  type_in(*reader, U"l+- 2");
  CHECK(reader->model.search.field.text == "l+- 2");
  CHECK(reader->model.settings.theme == render::ThemeName::light);
  CHECK(reader->model.settings.type_size_percent == 100);
}

TEST_CASE("the space bar presses what has the focus, and is typed in the field") {
  auto reader = sample_reader();
  type_in(*reader, U"water");
  press(*reader, key(Key::space));
  type_in(*reader, U" ");
  CHECK(reader->model.search.field.text == "water ");
  press(*reader, key(Key::enter));
  press(*reader, key(Key::space));
  CHECK(reader->model.screen == ScreenKind::compare);
}

TEST_CASE("a tap puts the caret between the letters it is nearest to; the cross clears") {
  auto reader = sample_reader();
  type_in(*reader, U"water");
  const Box* field = box_of(*reader, Role::field);
  REQUIRE(field != nullptr);
  const float y = field->rect.y + field->rect.h / 2;
  const float begin = field->origin_x;
  tap(*reader, begin + 1, y);
  CHECK(reader->model.search.field.caret == 0);
  tap(*reader, begin + render::caret_x(reader->scenes.search.field_layout, 3) + 1, y);
  CHECK(reader->model.search.field.caret == 3);
  tap(*reader, begin + 400, y);
  CHECK(reader->model.search.field.caret == 5);
  const auto clear = std::find_if(reader->boxes.all.begin(), reader->boxes.all.end(),
                                  [](const Box& box) { return box.tap.kind == ActionKind::clear_text; });
  REQUIRE(clear != reader->boxes.all.end());
  tap(*reader, clear->rect.x + clear->rect.w / 2, y);
  CHECK(reader->model.search.field.text.empty());
}

TEST_CASE("a suggestion is taken by a tap, a passage leads to the comparison with it tapped") {
  auto reader = sample_reader();
  type_in(*reader, U"kettel ");
  REQUIRE_FALSE(reader->scenes.search.results.did_you_mean.empty());
  update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::use_suggestion}, 0);
  CHECK(reader->model.search.field.text == "kettle");
  CHECK(reader->scenes.search.results.total > 0);
  update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::clear_text}, 0);
  const store::StoryContents story = reader->services.edition->story(reader->scenes.shelf.stories[0].story_id).value();
  const store::Member& member = story.families[0].members[0];
  const std::string& text = story.articles[static_cast<std::size_t>(member.article)].text;
  set_text(reader->model.search.field, std::string(base::slice(text, member.range)));
  REQUIRE_FALSE(ask(reader->model, reader->scenes, reader->services));
  REQUIRE_FALSE(reader->scenes.search.results.passages.empty());
  settle(*reader, 0);
  update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::open_found_passage}, 0);
  CHECK(reader->model.screen == ScreenKind::compare);
  CHECK(reader->model.compare.selection);
}

TEST_CASE("the caret of a long text stays in sight, and a text in Arabic begins at the right") {
  auto reader = reader_with({}, std::string(300, 'w'), 1024, 600);
  const Box* field = box_of(*reader, Role::field);
  const auto caret = [&] {
    return field->origin_x + render::caret_x(reader->scenes.search.field_layout, reader->model.search.field.caret);
  };
  CHECK(caret() < right(field->rect));
  CHECK(caret() > field->rect.x);
  press(*reader, key(Key::home));
  field = box_of(*reader, Role::field);
  CHECK(caret() >= field->rect.x);
  CHECK(caret() < field->rect.x + 40);
  auto arabic = reader_with({}, "جسر", 1024, 600);
  field = box_of(*arabic, Role::field);
  CHECK(field->origin_x > field->rect.x + field->rect.w / 2);
}

TEST_CASE("on a wide screen two stories of one article stand beside each other, the first where the interface begins") {
  store::SearchResults results;
  results.used = "pier*";
  results.total = 3;
  for (const char* id : {"a", "b", "c"})
    results.stories.push_back({id, id, {hit_of("Valley Post", "The pier", "The pier is old.", "pier")}});
  for (const bool from_right : {false, true}) {
    CAPTURE(from_right);
    auto reader = reader_with(results, "pier", 1280, 800);
    reader->services.strings.from_right = from_right;
    show_results(reader->scenes.search, reader->model.search, "pier", results);
    settle(*reader, 0);
    std::vector<render::Rect> cards;
    for (const SearchRow& row : reader->scenes.search.rows)
      if (row.kind == SearchRowKind::hit) cards.push_back(row.rect);
    REQUIRE(cards.size() == 3);
    CHECK(cards[0].y == cards[1].y);
    CHECK(cards[0].h == cards[1].h);
    CHECK(cards[2].y > bottom(cards[0]));
    CHECK((from_right ? right(cards[1]) < cards[0].x : right(cards[0]) < cards[1].x));
  }
}

TEST_CASE("a hit in Arabic that begins with a Latin name runs from the right, and an English one from the left") {
  store::SearchResults results;
  results.used = "x*";
  results.total = 2;
  results.stories = {{"a", "a", {hit_of("A", "B.2. تنظيم الملفات", "NNTP بروتوكول نقل الأخبار عبر الشبكة", "NNTP")}},
                     {"b", "b", {hit_of("B", "On بيت and other words", "A word: بيت is a house.", "word")}}};
  auto reader = reader_with(results, "x", 1024, 600);
  std::vector<bool> from_right;
  for (const SearchRow& row : reader->scenes.search.rows)
    if (row.kind == SearchRowKind::hit) from_right.push_back(row.from_right);
  CHECK(from_right == std::vector<bool>{true, false});
}

TEST_CASE("when words between quotes stand nowhere so, the screen says that the answer is for the words alone") {
  store::SearchResults results = made_results();
  results.mended = "old ferry";
  results.did_you_mean = {"old ferry"};
  CHECK(shown(*reader_with(results, "\"old ferry\"", 1280, 800)).find("nowhere in this order") != std::string::npos);
  CHECK(shown(*reader_with(results, "old fery", 1280, 800)).find("Showing") != std::string::npos);
}
