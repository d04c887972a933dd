// The interface in the languages it speaks: each can be chosen and is forgotten, nothing is cut in the long ones, and
// one whose words run from the right is the mirror image of one whose words run from the left.
#include <algorithm>

#include "app/keyboard/layouts.h"
#include "app/start.h"
#include "app/strings/languages.h"
#include "app/update.h"
#include "app/visit.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/touch.h"
#include "tests/app/walk.h"

namespace {

using app::Box;
using app::Role;
using render::Rect;

constexpr double now = 20'000;

// The catalogues are made by the build (Debian package gettext).
void speak(app::Reader& reader, const std::string& language) {
  base::Result<app::Strings> words = app::load_catalogue(reader.services.locale_folder, language);
  REQUIRE_MESSAGE(words, words.error().what);
  reader.services.strings = std::move(words).value();
  reader.scenes.shelf.cards.clear();
}

void act(app::Reader& reader, const app::Action& action) {
  app::update(reader.model, reader.scenes, reader.services, reader.boxes, action, now);
  settle(reader, now);
}

// What must change sides. What is said of an edition's text stands where that text does.
bool is_interface(const Box& box) {
  switch (box.role) {
    case Role::bar:
    case Role::button:
    case Role::column:
    case Role::header:
    case Role::strip:
    case Role::lane:
    case Role::legend:
    case Role::field:
    case Role::passage_card:
    case Role::scrollbar:
      return true;
    case Role::card:
      return box.tap.kind == app::ActionKind::open_story;
    default:
      return false;
  }
}

std::string named(const app::Reader& reader, const Box& box) {
  return std::string(app::name_of(box.role)) + " \"" + std::string(text_of(reader.boxes, box)) + "\"";
}

// Every box of the one has its mirror image in the other, and they are drawn in the same order: the keyboard goes the
// same way.
void check_mirrored(const app::Reader& plain, const app::Reader& mirrored) {
  std::vector<const Box*> all;
  for (const Box& box : mirrored.boxes.all)
    if (is_interface(box)) all.push_back(&box);
  std::size_t at = 0;
  for (const Box& box : plain.boxes.all) {
    if (!is_interface(box)) continue;
    CAPTURE(named(plain, box));
    REQUIRE(at < all.size());
    const Box& image = *all[at++];
    CHECK(image.role == box.role);
    CHECK(image.tap == box.tap);
    const Rect wanted{static_cast<float>(plain.model.width_px) - right(box.rect), box.rect.y, box.rect.w, box.rect.h};
    CHECK(std::abs(image.rect.x - wanted.x) <= 2);
    CHECK(image.rect.y == wanted.y);
    CHECK(std::abs(image.rect.w - wanted.w) <= 2);
  }
  CHECK(at == all.size());
}

// The same words, so that everything is as wide as it was.
std::unique_ptr<app::Reader> reader_from(bool from_right, Size size) {
  auto reader = sample_reader(size, 100);
  reader->services.strings.from_right = from_right;
  return reader;
}

}  // namespace

TEST_CASE("where words run from the right the whole interface is mirrored") {
  const char* screens[]{"shelf",
                        "search:",
                        "search:zzzzqq",
                        "article:quarterday-boil-notice.txt",
                        "article:wadi-sahla-sawt.txt",
                        "compare:the-pellbridge-water-notice:2",
                        "compare:the-pellbridge-water-notice:3:B",
                        "compare:qnat-wady-shlt:2:A",
                        "admin",
                        "admin:settings",
                        "admin:service"};
  for (const Size size : {walk_sizes[0], walk_sizes[2]}) {
    auto plain = reader_from(false, size);
    auto mirrored = reader_from(true, size);
    for (const char* screen : screens) {
      CAPTURE(size.width_px);
      CAPTURE(screen);
      for (app::Reader* reader : {plain.get(), mirrored.get()}) {
        if (std::string_view(screen) != "shelf") REQUIRE(app::show_screen(*reader, screen) == 0);
        settle(*reader, now);
      }
      check_mirrored(*plain, *mirrored);
    }
  }
}

TEST_CASE("where words run from the right the next source lies to the left, for keys and fingers too") {
  auto reader = reader_from(true, walk_sizes[1]);
  REQUIRE(app::show_screen(*reader, "article:quarterday-boil-notice.txt") == 0);
  double at_ms = settle(*reader, now);
  const std::int32_t first = reader->model.reading.article;
  at_ms = press_key(*reader, kiosk::Key::left, at_ms);
  CHECK(reader->model.reading.article == first + 1);
  at_ms = press_key(*reader, kiosk::Key::right, at_ms);
  CHECK(reader->model.reading.article == first);
  at_ms = drag(*reader, {400, 400}, {900, 405}, at_ms);
  CHECK(reader->model.reading.article == first + 1);
  drag(*reader, {900, 400}, {400, 405}, at_ms);
  CHECK(reader->model.reading.article == first);
}

TEST_CASE("each language that the attract loop offers is spoken, has its keyboard, and ends with the visit") {
  auto reader = sample_reader(walk_sizes[1], 100);
  const std::vector<std::string> languages = reader->services.languages;
  CHECK(languages.size() >= 5);
  for (const std::string& language : languages) {
    CAPTURE(language);
    reader->model.visit.settings.ends = true;
    app::begin_again(*reader, 0);
    app::draw_frame(*reader, 0);
    CHECK(reader->services.strings.language == "en");
    tap_box(*reader, Role::button, app::own_name(language), 1000);
    CHECK(reader->services.strings.language == language);
    CHECK(reader->model.visit.session.stage == app::Stage::active);
    CHECK(app::keyboard_layouts()[reader->model.keyboard.layout].language == language);
    const auto clear = std::find_if(reader->boxes.all.begin(), reader->boxes.all.end(),
                                    [](const Box& box) { return box.tap.kind == app::ActionKind::clear_visit; });
    REQUIRE(clear != reader->boxes.all.end());
    CHECK((clear->rect.x < 640) == (language == "ar"));
    act(*reader, {.kind = app::ActionKind::clear_visit});
    CHECK(reader->model.visit.ended == app::VisitEnd::cleared);
  }
  app::begin_again(*reader, 0);
  CHECK(reader->services.strings.language == "en");
}

TEST_CASE("in every language no text is cut, on another, or a target too small") {
  struct Row {
    const char* language;
    Size size;
    double type_size;
  };
  // Long words beside large type on low panels; the mirrored ones on a narrow and on a wide panel.
  for (const Row& row : {Row{"de", walk_sizes[0], 100}, Row{"de", walk_sizes[0], 300}, Row{"de", walk_sizes[1], 200},
                         Row{"ar", walk_sizes[0], 200}, Row{"ar", walk_sizes[4], 100}, Row{"ar", walk_sizes[2], 100},
                         Row{"ar", walk_sizes[0], 300}, Row{"fr", walk_sizes[0], 200}, Row{"es", walk_sizes[1], 100}}) {
    CAPTURE(row.language);
    auto reader = sample_reader(row.size, row.type_size);
    speak(*reader, row.language);
    const std::string in = std::string(" in ") + row.language;
    const auto check = [&](const char* state, const std::string& screen) {
      std::string name = state;
      name += screen;
      check_screen(*reader, name += in);
    };
    check_screen(*reader, "shelf" + in);
    for (const char* screen :
         {"search:", "search:water", "search:kettel ", "search:zzzzqq", "article:quarterday-boil-notice.txt",
          "article:wadi-sahla-sawt.txt", "article:radio-northing.txt", "pin", "admin", "admin:health", "admin:settings",
          "admin:service", "countdown:30"}) {
      reader->model.visit.session = app::begun_session(0);
      REQUIRE(app::show_screen(*reader, screen) == 0);
      check_screen(*reader, screen + in);
    }
    reader->model.visit.session = app::begun_session(0);
    for (const char* story : {"the-pellbridge-water-notice", "qnat-wady-shlt"}) {
      for (int columns = 2; columns <= 4; ++columns) {
        const std::string screen = std::string("compare:") + story + ":" + std::to_string(columns);
        REQUIRE(app::show_screen(*reader, screen) == 0);
        check("", screen);
        act(*reader, {.kind = app::ActionKind::select_next});
        check("a passage of ", screen);
        for (const app::ActionKind state : {app::ActionKind::toggle_first_source, app::ActionKind::toggle_legend,
                                            app::ActionKind::open_picker, app::ActionKind::toggle_card}) {
          act(*reader, {.kind = state});
          check("more of ", screen);
          act(*reader, {.kind = state});
        }
      }
    }
  }
}
