// A walk over the states that the sample edition never shows: messages, missing fonts, shelves of none, one and many
// stories, crowded letters, a story alone; on every panel and at every size of type.
#include <filesystem>
#include <random>

#include "app/screens/compare_draw.h"
#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "platform/base/file.h"
#include "tests/app/made_coverage.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"

namespace {

namespace fs = std::filesystem;

// A folder with nothing but the five faces: what a terminal without any other font has.
struct BareFonts {
  fs::path folder;
  BareFonts() {
    folder = fs::temp_directory_path() / ("lectern-bare-fonts-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder);
    for (const char* file : {"NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf",
                             "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"}) {
      for (const std::string& from : render::default_font_folders()) {
        if (fs::exists(fs::path(from) / file) && !fs::exists(folder / file))
          fs::create_symlink(fs::path(from) / file, folder / file);
      }
    }
  }
  BareFonts(const BareFonts&) = delete;
  BareFonts& operator=(const BareFonts&) = delete;
  ~BareFonts() { fs::remove_all(folder); }
};

template <typename Walk>
void at_every_size(const Walk& walk) {
  for (const Size size : walk_sizes) {
    for (const double type_size : walk_types) walk(size, type_size);
  }
}

std::unique_ptr<app::Reader> sized(store::StoryContents story, Size size, double type_size, int columns) {
  auto reader = reader_of(std::move(story), size.width_px, size.height_px, columns);
  reader->model.settings.type_size_percent = type_size;
  return reader;
}

// The strip names the packages, and nothing of the screen lies under it.
void check_note(const app::Reader& reader, const std::string& package) {
  const app::Box* note = nullptr;
  for (const app::Box& box : reader.boxes.all) {
    if (box.role == app::Role::note && text_of(reader.boxes, box).find(package) != std::string_view::npos) note = &box;
  }
  REQUIRE_MESSAGE(note != nullptr, package);
  CHECK(bottom(note->rect) <= static_cast<float>(reader.model.height_px));
  const float strip = static_cast<float>(reader.model.height_px) - reader.scenes.font_note_px;
  CHECK(note->rect.y >= strip);
  for (const app::Box& box : reader.boxes.all) {
    if (&box != note) CHECK(bottom(box.rect) <= strip + 1);
  }
}

std::vector<store::StorySummary> summaries(int count) {
  std::vector<store::StorySummary> stories;
  for (int i = 0; i < count; ++i) {
    store::StorySummary story;
    story.story_id = std::to_string(i);
    story.title = i % 3 == 0   ? "A bridge, a ferry and the long way round by the moor road in winter weather"
                  : i % 3 == 1 ? "Snow"
                               : "قناة وادي سهلة تعود إلى العمل";
    story.families = i;
    story.first_source = "The Long Name of a Weekly Paper of the Upper Valley";
    story.sources.resize(static_cast<std::size_t>(1 + i % 9));
    for (store::StorySummary::Source& source : story.sources) {
      source.name = "The Long Name of a Weekly Paper of the Upper Valley";
      source.title = story.title;
      source.shared = i % 2 == 0 ? 1.0 : 0.5;
      source.name_guessed = source.time_guessed = true;
      source.published = store::PublicationTime{"2024-11-30T10:45", store::Precision::minute};
    }
    stories.push_back(std::move(story));
  }
  return stories;
}

double act(app::Reader& reader, const app::Action& action, double now_ms) {
  app::update(reader.model, reader.scenes, reader.services, reader.boxes, action, now_ms);
  return settle(reader, now_ms);
}

}  // namespace

TEST_CASE("every message can be read on every panel, with a way back and without") {
  at_every_size([](Size size, double type_size) {
    auto reader = sized(made_story(), size, type_size, 2);
    reader->model.screen = app::ScreenKind::message;
    for (const base::ErrorCode code :
         {base::ErrorCode::io, base::ErrorCode::not_found, base::ErrorCode::bad_input, base::ErrorCode::foreign,
          base::ErrorCode::newer, base::ErrorCode::unavailable, base::ErrorCode::interrupted}) {
      const base::Error error{code, "/media/stick/a-rather-long-name-of-an-edition.edition: table article is missing"};
      for (const bool can_go_back : {false, true}) {
        reader->model.message = app::message_for(error, "town.edition", reader->services.strings);
        reader->model.message.can_go_back = can_go_back;
        check_screen(*reader, "message " + std::to_string(static_cast<int>(code)));
        reader->model.message = app::message_for_article(error, "004_town-paper.txt", reader->services.strings);
        reader->model.message.can_go_back = can_go_back;
        check_screen(*reader, "message on an article " + std::to_string(static_cast<int>(code)));
      }
    }
  });
}

TEST_CASE("where fonts are missing every screen says which package to install, and hides nothing behind it") {
  const BareFonts bare;
  at_every_size([&](Size size, double type_size) {
    auto reader = sample_reader(size, type_size, {bare.folder});
    // The story in Arabic, wherever it stands.
    std::string file;
    std::string story;
    for (const store::StorySummary& one : reader->scenes.shelf.stories) {
      const std::string title = one.sources.front().title.value_or("");
      if (title.empty() || static_cast<unsigned char>(title.front()) < 0xD8) continue;
      file = one.sources.front().file;
      story = one.story_id;
    }
    REQUIRE_FALSE(file.empty());
    for (const std::string& screen :
         {"article:" + file, "compare:" + story + ":2", std::string("search:water"), std::string("search:القناة")}) {
      REQUIRE(app::show_screen(*reader, screen) == 0);
      check_screen(*reader, screen + " without fonts");
      check_note(*reader, "fonts-noto-core");
    }
    reader->model.screen = app::ScreenKind::shelf;
    check_screen(*reader, "shelf without fonts");
    check_note(*reader, "fonts-noto-core");
  });
}

TEST_CASE("the note names every package that text met so far would need, one of each") {
  const BareFonts bare;
  store::StoryContents story = two_scripts();
  add_article(story, "県民新聞", "2024-04-04T08:00", {"橋は四月末まで通行止めになります。 😀"}, "ja");
  base::Result<render::Fonts> fonts = render::open_fonts({bare.folder});
  REQUIRE(fonts);
  auto reader = reader_of(std::move(story), 3840, 2160, 4);
  reader->services.fonts = std::move(fonts).value();
  reader->model.settings.diagonal_inches = 27;
  act(*reader, {.kind = app::ActionKind::set_columns, .a = 4}, settle(*reader, 0));
  CAPTURE(reader->scenes.font_note);
  CAPTURE(reader->scenes.compare.columns.size());
  CHECK(reader->scenes.font_note.find("fonts-noto-cjk, fonts-noto-color-emoji, fonts-noto-core") != std::string::npos);
}

TEST_CASE("no paragraph of the sample edition has a letter without a glyph") {
  auto reader = sample_reader(walk_sizes[1], 100);
  if (!render::missing_font_packages(reader->services.fonts).empty()) return;
  std::size_t glyphs = 0;
  for (const store::StorySummary& summary : reader->scenes.shelf.stories) {
    const base::Result<store::StoryContents> story = reader->services.edition->story(summary.story_id);
    REQUIRE(story);
    for (const store::Article& article : story.value().articles) {
      CAPTURE(article.file);
      const app::ArticleText text = app::set_article(reader->services.fonts, article, 600, 20);
      for (const render::Layout* layout : {&text.headline, &text.body, &text.captions}) {
        CHECK(layout->missing_glyphs == 0);
        glyphs += layout->glyphs.size();
        for (const render::Glyph& glyph : layout->glyphs) REQUIRE(glyph.id != 0);
      }
    }
  }
  CHECK(glyphs > 20'000);
}

TEST_CASE("a shelf of no story says so, and of one or of many everything can be read and reached") {
  at_every_size([](Size size, double type_size) {
    for (const int count : {0, 1, 60}) {
      auto reader = sized(made_story(), size, type_size, 2);
      reader->scenes.compare = {};
      reader->model.screen = app::ScreenKind::shelf;
      reader->scenes.shelf.edition.title = "An edition with a name that is rather long for the bar of a small panel";
      reader->scenes.shelf.stories = summaries(count);
      check_screen(*reader, "shelf of " + std::to_string(count));
      if (count == 0) CHECK(find_box(*reader, app::Role::message, "There are no stories in this edition.") != nullptr);
      act(*reader, {.kind = app::ActionKind::scroll_edge, .a = -1, .y = 1}, 30'000);
      check_screen(*reader, "the end of a shelf of " + std::to_string(count), 40'000);
    }
  });
}

TEST_CASE("stories of every shape can be compared on every panel") {
  at_every_size([](Size size, double type_size) {
    store::StoryContents alone = strangers();
    alone.families.clear();
    alone.sizes.clear();
    alone.articles.resize(1);
    const std::pair<const char*, store::StoryContents> made[]{{"one article", alone},
                                                              {"nothing shared", strangers()},
                                                              {"two scripts", two_scripts()},
                                                              {"seven sources", seven_sources()},
                                                              {"long and short", long_and_short()},
                                                              {"crowded", crowded()}};
    for (const auto& [name, story] : made) {
      for (int columns = 2; columns <= 4; ++columns) {
        auto reader = sized(story, size, type_size, columns);
        check_screen(*reader, name);
        act(*reader, {.kind = app::ActionKind::select_next}, 30'000);
        check_screen(*reader, std::string(name) + ", a passage tapped", 40'000);
        act(*reader, {.kind = app::ActionKind::toggle_card}, 50'000);
        check_screen(*reader, std::string(name) + ", the card unfolded", 60'000);
        act(*reader, {.kind = app::ActionKind::toggle_first_source}, 70'000);
        check_screen(*reader, std::string(name) + ", first source", 80'000);
        act(*reader, {.kind = app::ActionKind::open_picker, .a = 0}, 90'000);
        check_screen(*reader, std::string(name) + ", choosing a source", 100'000);
      }
    }
  });
}

TEST_CASE("the list of a chip can be read on every panel") {
  int lists = 0;
  at_every_size([&](Size size, double type_size) {
    auto reader = sized(crowded(), size, type_size, 2);
    settle(*reader, 0);
    for (std::size_t c = 0; c < reader->scenes.compare.columns.size(); ++c) {
      const std::size_t chips = reader->scenes.compare.columns[c].chips.size();
      for (std::size_t i = 0; i < chips; ++i) {
        const app::Chip chip = reader->scenes.compare.columns[c].chips[i];
        if (chip.end - chip.begin < 2) continue;
        const app::Action open{
            .kind = app::ActionKind::open_chooser, .a = static_cast<int>(c), .b = static_cast<int>(i)};
        act(*reader, open, 30'000);
        check_screen(*reader, "the list of a chip", 40'000);
        ++lists;
        act(*reader, open, 50'000);
      }
    }
  });
  CHECK(lists > 10);
}
