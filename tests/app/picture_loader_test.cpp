// Pictures decoded beside the frames: nothing waits, nothing jumps, and the one who draws is woken once for each.
#include "app/picture_loader.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "app/headless/dump.h"
#include "app/start.h"
#include "doctest/doctest.h"
#include "platform/base/file.h"
#include "tests/app/made_story.h"
#include "tests/app/walk.h"

using namespace app;

namespace {

// Counts the calls of the loader's thread; wait() is over when there have been as many.
struct Bell {
  std::mutex mutex;
  std::condition_variable rung;
  int count = 0;

  std::function<void()> ring() {
    return [this] {
      const std::lock_guard lock(mutex);
      ++count;
      rung.notify_all();
    };
  }
  void wait(int times) {
    std::unique_lock lock(mutex);
    rung.wait(lock, [&] { return count >= times; });
  }
  int rings() {
    const std::lock_guard lock(mutex);
    return count;
  }
};

std::string drawing() {
  base::Result<std::string> bytes = base::read_file(std::string(LECTERN_ASSETS_DIR) + "/sample/barley-grains.png");
  REQUIRE(bytes);
  return bytes.value();
}

std::unique_ptr<Reader> reader_with_pictures(Bell& bell) {
  auto reader = sample_reader({1024, 600}, 100);
  reader->picture_loader.when_done(bell.ring());
  REQUIRE(show_screen(*reader, "article:brannasay-packet.md") == 0);
  return reader;
}

// Where everything stands, without the time and the count of frames.
std::string places(const Reader& reader) {
  const std::string text = dump(reader, 0);
  return text.substr(text.find('\n'));
}

}  // namespace

TEST_CASE("a frame never waits for a picture: its place is kept, and the picture comes when it is there") {
  Bell bell;
  auto reader = reader_with_pictures(bell);
  double now = 0;
  CHECK(draw_frame(*reader, now));  // the words; the picture is asked for with the next frame
  CHECK_FALSE(reader->picture_loader.busy());
  CHECK_FALSE(draw_frame(*reader, now += 16));
  CHECK(reader->picture_loader.busy());
  CHECK(reader->pictures.all.empty());
  const std::string before = places(*reader);
  bell.wait(1);
  REQUIRE(picture_arrived(*reader));
  CHECK_FALSE(draw_frame(*reader, now += 16));
  REQUIRE(reader->pictures.all.size() == 1);
  CHECK(places(*reader) == before);
  CHECK_FALSE(picture_arrived(*reader));
  // At rest: whatever else is drawn, nobody is woken and nothing is asked for.
  CHECK_FALSE(reader->picture_loader.busy());
  CHECK_FALSE(draw_frame(*reader, now += 16));
  CHECK_FALSE(reader->picture_loader.busy());
  CHECK(bell.rings() == 1);
}

TEST_CASE("a picture that comes after the article was left is let go, without a frame") {
  Bell bell;
  auto reader = reader_with_pictures(bell);
  draw_frame(*reader, 0);
  draw_frame(*reader, 16);
  REQUIRE(reader->picture_loader.busy());
  reader->model.screen = ScreenKind::shelf;
  draw_frame(*reader, 32);
  bell.wait(1);
  CHECK_FALSE(picture_arrived(*reader));
  CHECK_FALSE(reader->picture_loader.busy());
  CHECK(reader->pictures.all.empty());
  CHECK(reader->pictures.bytes == 0);
}

TEST_CASE("a picture that comes when another size is wanted is let go, and the wanted one asked for") {
  Bell bell;
  auto reader = reader_with_pictures(bell);
  draw_frame(*reader, 0);
  draw_frame(*reader, 16);
  REQUIRE(reader->picture_loader.busy());
  reader->model.width_px = 700;
  int rings = 1;
  for (; rings < 10; ++rings) {
    bell.wait(rings);
    REQUIRE(picture_arrived(*reader));
    while (draw_frame(*reader, 32)) {
    }
    if (!reader->picture_loader.busy()) break;
  }
  REQUIRE(reader->pictures.all.size() == 1);
  CHECK(rings == 2);
  CHECK(reader->pictures.all[0].texels == reader->scenes.reading.figures.front().texels);
}

TEST_CASE("a loader gives what decoding at once gives, one after the other") {
  Bell bell;
  PictureLoader loader;
  loader.when_done(bell.ring());
  const std::string bytes = drawing();
  for (int side = 1; side <= 40; ++side) {
    const PictureOrder order{side, {side, side}, bytes};
    loader.order(order);
    CHECK(loader.busy());
    bell.wait(side);
    REQUIRE(loader.done());
    const std::optional<DecodedPicture> decoded = loader.take();
    REQUIRE(decoded);
    CHECK_FALSE(loader.busy());
    CHECK(decoded->image == side);
    const base::Result<image::Pixels> expected = decode_picture(order);
    REQUIRE(static_cast<bool>(expected) == static_cast<bool>(decoded->pixels));
    REQUIRE(expected);
    CHECK(expected.value().rgba == decoded->pixels.value().rgba);
  }
  CHECK_FALSE(loader.take());
}

TEST_CASE("a picture of an edition that was put away while it was decoded is not given for another's of that number") {
  Bell bell;
  PictureLoader loader;
  loader.when_done(bell.ring());
  loader.forget();  // nothing is in hand: the next one counts
  loader.order({1, {4, 4}, drawing()});
  loader.forget();
  bell.wait(1);
  REQUIRE(loader.done());
  CHECK_FALSE(loader.take());
  CHECK_FALSE(loader.busy());
  loader.order({1, {8, 8}, drawing()});
  bell.wait(2);
  const std::optional<DecodedPicture> decoded = loader.take();
  REQUIRE(decoded);
  CHECK(decoded->texels == image::Size{8, 8});
}

TEST_CASE("what is no picture fails, and so does one that is smaller than told") {
  PictureLoader loader;
  loader.order({1, {4, 4}, "no picture"});
  std::optional<DecodedPicture> decoded = loader.wait_and_take();
  REQUIRE(decoded);
  CHECK_FALSE(decoded->pixels);
  loader.order({2, {4000, 4000}, drawing()});
  decoded = loader.wait_and_take();
  REQUIRE(decoded);
  CHECK(decoded->image == 2);
  CHECK_FALSE(decoded->pixels);
  CHECK_FALSE(loader.wait_and_take());
}

TEST_CASE("a loader that is let go in the middle of a picture waits for its thread") {
  const std::string bytes = drawing();
  for (int run = 0; run < 50; ++run) {
    PictureLoader loader;
    if (run % 5 == 0) continue;  // never used
    loader.order({1, {8, 8}, bytes});
    if (run % 2 == 0) loader.wait_and_take();
  }
}
