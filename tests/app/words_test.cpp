// Every word of the interface goes through tr(): in the pseudo-language each of them stands in brackets, so a word
// without brackets on a screen is one that no translator will ever see.
#include <set>

#include "app/screens/message.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "platform/base/file.h"
#include "tests/app/made_story.h"

namespace {

// What an edition says, not the interface: titles, sources, letters and figures.
bool is_content(const app::Box& box, std::string_view text, const std::set<std::string>& own_words) {
  if (box.role == app::Role::paragraph || box.role == app::Role::letter || box.role == app::Role::member ||
      own_words.contains(std::string(text)))
    return true;
  return text.find_first_not_of("0123456789/%‹›… ") == std::string_view::npos || text.size() <= 1;
}

std::set<std::string> words_of(const store::StoryContents& story) {
  std::set<std::string> words{story.title, ""};
  for (const store::Article& article : story.articles) {
    words.insert(article.source.value_or(""));
    words.insert(article.title.value_or(""));
  }
  for (const store::Family& family : story.families) words.insert(family.label);
  return words;
}

void check_brackets(const app::Reader& reader, const std::set<std::string>& own_words) {
  int seen = 0;
  for (const app::Box& box : reader.boxes.all) {
    const std::string text(text_of(reader.boxes, box));
    const bool is_date = text.find("20") != std::string::npos && text.find(':') != std::string::npos;
    if (is_content(box, text, own_words) || is_date) continue;
    ++seen;
    CAPTURE(text);
    CHECK(text.find('[') != std::string::npos);
    CHECK(text.find(']') != std::string::npos);
  }
  CHECK(seen > 0);
}

// A reader in the pseudo-language, whose catalogue the build makes (Debian package gettext).
std::unique_ptr<app::Reader> pseudo_reader(int width_px, int height_px) {
  const std::string locale = base::join_path(base::program_folder(), "../share/lectern/locale");
  base::Result<app::Strings> strings = app::load_catalogue(locale, "en-XA");
  REQUIRE_MESSAGE(strings, strings.error().what);
  auto reader = reader_of(made_story(), width_px, height_px, 3);
  reader->services.strings = std::move(strings).value();
  return reader;
}

}  // namespace

TEST_CASE("every word of the compare screen can be translated") {
  auto reader = pseudo_reader(1920, 1080);
  const std::set<std::string> own = words_of(reader->scenes.compare.story);
  double now = settle(*reader, 0);
  check_brackets(*reader, own);
  // B is missing in the second column: its card and the note in that column are on the screen too.
  const app::Action tap{.kind = app::ActionKind::select_member, .a = family_called(*reader, "B"), .b = 0, .c = 0};
  app::update(reader->model, reader->scenes, reader->services, reader->boxes, tap, now);
  settle(*reader, now);
  check_brackets(*reader, own);
}

TEST_CASE("every word of the article screen can be translated") {
  auto reader = pseudo_reader(1920, 1080);
  const std::set<std::string> own = words_of(reader->scenes.compare.story);
  reader->scenes.reading = app::open_reading(reader->scenes.compare.story);
  reader->model.screen = app::ScreenKind::article;
  reader->model.reading.article = 3;
  settle(*reader, 0);
  check_brackets(*reader, own);
}

TEST_CASE("every word of the shelf and of the messages can be translated") {
  auto reader = pseudo_reader(1280, 800);
  store::StorySummary story;
  story.title = "The footbridge";
  story.sources.resize(2);
  story.sources[0].name = "Parish office";
  story.sources[0].name_guessed = true;
  story.families = 3;
  story.first_source = "Parish office";
  reader->scenes.shelf.stories = {story};
  reader->scenes.shelf.edition.title = "Valley edition";
  reader->scenes.shelf.edition.sample = true;
  reader->model.screen = app::ScreenKind::shelf;
  settle(*reader, 0);
  check_brackets(*reader, {"The footbridge", "Parish office", "Valley edition"});
  for (const auto code : {base::ErrorCode::not_found, base::ErrorCode::foreign, base::ErrorCode::newer,
                          base::ErrorCode::bad_input, base::ErrorCode::io}) {
    reader->model.screen = app::ScreenKind::message;
    reader->model.message = app::message_for({code, "the exact error"}, "x.edition", reader->services.strings);
    settle(*reader, 0);
    check_brackets(*reader, {"the exact error"});
  }
}
