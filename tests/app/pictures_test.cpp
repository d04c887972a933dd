// Pictures and captions of the article screen: where they stand, and when they are decoded.
#include <algorithm>
#include <cmath>

#include "app/headless/dump.h"
#include "app/pictures.h"
#include "app/start.h"
#include "app/update.h"
#include "doctest/doctest.h"
#include "tests/app/made_story.h"
#include "tests/app/walk.h"

using namespace app;

namespace {

// The sample's article with pictures, from the edition as it is built.
std::unique_ptr<Reader> sample_article(int width_px, int height_px, double type_size = 100) {
  Options options;
  options.width_px = width_px;
  options.height_px = height_px;
  options.type_size_percent = type_size;
  base::Result<Started> started = start(options);
  REQUIRE(started);
  REQUIRE_FALSE(started.value().trouble);
  std::unique_ptr<Reader> reader = std::move(started.value().reader);
  REQUIRE(show_screen(*reader, "article:brannasay-packet.md") == 0);
  return reader;
}

// A made article with pictures that no edition has: above the text, in it twice, and below it.
std::unique_ptr<Reader> made_article(int width_px, int height_px, const char* language = "en") {
  store::StoryContents story = made_story();
  store::Article& article = story.articles[0];
  const auto blocks = static_cast<std::int32_t>(article.blocks.size());
  REQUIRE(blocks >= 3);
  const bool arabic = std::string_view(language) == "ar";
  const std::string caption = arabic ? "القناة القديمة في الصباح" : "The lamp in the evening.";
  article.language = language;
  article.pictures = {{1, "a.png", "A pier", caption, "Photo: Ann Lee", 1600, 900, 0, 3},
                      {2, "b.png", "A lamp", caption, {}, 200, 1600, 1, 9},
                      {3, "c.png", {}, {}, "Photo: Bo Ek", 40, 30, 1, 11},
                      {1, "a.png", "A pier", {}, {}, 1600, 900, blocks, 31}};
  article.captions = {{"A caption without its picture.", 2}, {"The last caption.", blocks}};
  auto reader = reader_of(made_story(), width_px, height_px, 3);
  reader->scenes.reading = open_reading(std::move(story));
  reader->model.screen = ScreenKind::article;
  return reader;
}

const ReadingScene& scene_of(const Reader& reader) { return reader.scenes.reading; }

float top_of_block(const ReadingScene& scene, std::uint32_t block) {
  for (const render::Line& line : scene.body.lines)
    if (line.block == block) return scene.body_top + line.top;
  return -1;
}
float end_of_block(const ReadingScene& scene, std::uint32_t block) {
  float end = -1;
  for (const render::Line& line : scene.body.lines)
    if (line.block == block) end = scene.body_top + line.top + line.height;
  return end;
}

float end_of(const ReadingFigure& figure) {
  float end = bottom(figure.rect);
  if (!figure.caption.empty()) end = figure.caption_top + figure.caption_text.height_px;
  if (!figure.credit.empty()) end = figure.credit_top + figure.credit_text.height_px;
  return end;
}

}  // namespace

TEST_CASE("figures stand between the blocks they belong to, inside the column, their words below them") {
  for (const Size size : {Size{1920, 1080}, Size{1280, 800}, Size{1024, 600}, Size{1080, 1920}}) {
    for (const double type_size : {100.0, 300.0}) {
      CAPTURE(size.width_px);
      CAPTURE(type_size);
      auto reader = made_article(size.width_px, size.height_px);
      reader->model.settings.type_size_percent = type_size;
      draw_frame(*reader, 0);
      const ReadingScene& scene = scene_of(*reader);
      REQUIRE(scene.figures.size() == 6);
      float last = scene.rule_top;
      for (const ReadingFigure& figure : scene.figures) {
        CHECK(figure.rect.w <= scene.text_w);
        CHECK(figure.rect.h <= std::max(1.0F, scene.page.h * 0.67F));
        const float first = figure.image != 0 ? figure.rect.y : figure.caption_top;
        CHECK(first >= last);
        if (!figure.caption.empty() && figure.image != 0) CHECK(figure.caption_top >= bottom(figure.rect));
        if (!figure.credit.empty() && !figure.caption.empty())
          CHECK(figure.credit_top >= figure.caption_top + figure.caption_text.height_px);
        last = end_of(figure);
        const auto place = static_cast<std::uint32_t>(figure.place);
        if (place > 0) CHECK(first >= end_of_block(scene, place - 1));
        if (const float below = top_of_block(scene, place); below >= 0) CHECK(last <= below);
      }
      CHECK(scene.height_px >= last);
    }
  }
}

TEST_CASE("a picture is never larger than it is itself, never wider than the text, and keeps its proportions") {
  auto reader = made_article(1280, 800);
  draw_frame(*reader, 0);
  const ReadingScene& scene = scene_of(*reader);
  const float density = std::max(1.0F, metrics_of(reader->model).px_per_mm * 25.4F / 96);
  const ReadingFigure& wide = scene.figures[0];
  CHECK(wide.rect.w == scene.text_w);
  CHECK(std::fabs(wide.rect.h - wide.rect.w * 900 / 1600) <= 1);
  const ReadingFigure& high = scene.figures[1];
  CHECK(std::fabs(high.rect.h - std::floor(scene.page.h * 0.66F)) <= 1);
  CHECK(std::fabs(high.rect.w - high.rect.h * 200 / 1600) <= 1);
  const ReadingFigure& small = scene.figures[2];
  CHECK(std::fabs(small.rect.w - 40 * density) <= 1);
  CHECK(small.texels == image::Size{40, 30});
  CHECK(wide.texels.width == static_cast<int>(wide.rect.w));
}

TEST_CASE("notes stay beside their paragraphs however many pictures stand between them") {
  auto reader = made_article(1920, 1080);
  draw_frame(*reader, 0);
  const ReadingScene& scene = scene_of(*reader);
  REQUIRE(scene.notes_beside);
  REQUIRE_FALSE(scene.notes.empty());
  for (const ReadingNote& note : scene.notes) {
    const float passage = scene.body_top + scene.rects[note.rect_begin].rect.y;
    CHECK(note.rect.y >= passage);
    CHECK(note.rect.y <= passage + 3 * metrics_of(reader->model).target);
  }
}

TEST_CASE("under a right-to-left article captions stand at the right, pictures too") {
  auto reader = made_article(1280, 800, "ar");
  store::Article& article = reader->scenes.reading.story.articles[0];
  article.text = "القناة القديمة\n\nعاد الماء إلى القناة\n\nثم جاء الصيف";
  article.blocks.clear();
  std::uint32_t begin = 0;
  for (const std::uint32_t end :
       {static_cast<std::uint32_t>(article.text.find("\n\n")), static_cast<std::uint32_t>(article.text.rfind("\n\n")),
        static_cast<std::uint32_t>(article.text.size())}) {
    article.blocks.push_back({store::BlockKind::paragraph, {begin, end}});
    begin = end + 2;
  }
  for (auto& picture : article.pictures) picture.place = std::min(picture.place, 3);
  for (auto& caption : article.captions) caption.place = std::min(caption.place, 3);
  reader->scenes.reading.story.families.clear();
  reader->scenes.reading.story.sizes.clear();
  settle(*reader, 0);
  const ReadingScene& scene = scene_of(*reader);
  REQUIRE(scene.mirrored);
  const render::Layout& caption = scene.figures[0].caption_text;
  REQUIRE_FALSE(caption.lines.empty());
  CHECK(caption.lines.front().right_to_left);
  CHECK(faults_on_screen(*reader).empty());
}

TEST_CASE("a picture that cannot be decoded is a calm frame with its description, and leaves all else readable") {
  for (const double type_size : {100.0, 300.0}) {
    auto reader = made_article(1024, 600);  // no edition: none of them can be read
    reader->model.settings.type_size_percent = type_size;
    double now = settle(*reader, 0);
    for (int page = 0; page < 40; ++page) {
      for (const std::string& fault : faults_on_screen(*reader)) FAIL_CHECK(type_size << " %: " << fault);
      update(reader->model, reader->scenes, reader->services, reader->boxes, {.kind = ActionKind::scroll_page, .y = 1},
             now);
      now = settle(*reader, now);
    }
    const ReadingScene& scene = scene_of(*reader);
    CHECK(scene.figures[0].failed);
    CHECK(scene.figures[0].spoken == "This picture cannot be shown. A pier");
    CHECK(reader->pictures.all.empty());
    CHECK(scene.failed_images.size() == 3);  // each asked for once
  }
}

TEST_CASE("pictures are decoded when they come near, the nearest first, and let go with the article") {
  auto reader = sample_article(1024, 600);
  draw_frame(*reader, 0);
  CHECK(reader->pictures.all.empty());  // the words come first
  CHECK(dump(*reader, 0).find("picture \"A drawing of a white lighthouse") != std::string::npos);
  double now = settle(*reader, 16);
  REQUIRE(reader->pictures.all.size() == 1);
  const ReadingFigure& lead = scene_of(*reader).figures.front();
  CHECK(reader->pictures.all[0].texels == lead.texels);
  CHECK(lead.texels.width <= static_cast<int>(lead.rect.w));
  update(reader->model, reader->scenes, reader->services, reader->boxes,
         {.kind = ActionKind::scroll_edge, .a = -1, .y = 1}, now);
  now = settle(*reader, now);
  CHECK(reader->pictures.bytes <= picture_budget_bytes);
  // Another size of type asks for another size of picture, and the old one goes.
  reader->model.settings.type_size_percent = 60;
  reader->model.reading.scroller.position = 0;
  now = settle(*reader, now);
  for (const CachedPicture& picture : reader->pictures.all) {
    const auto& figures = scene_of(*reader).figures;
    CHECK(std::any_of(figures.begin(), figures.end(),
                      [&](const ReadingFigure& f) { return f.texels == picture.texels; }));
  }
  REQUIRE(show_screen(*reader, "article:kelderby-university-release.txt") == 0);
  settle(*reader, now);
  for (const CachedPicture& picture : reader->pictures.all)
    CHECK(picture.image == scene_of(*reader).figures.front().image);
  reader->model.screen = ScreenKind::shelf;
  settle(*reader, now);
  CHECK(reader->pictures.all.empty());
  CHECK(reader->pictures.bytes == 0);
}

TEST_CASE("the budget lets the farthest pictures go and none that is in sight") {
  auto reader = sample_article(1280, 800);
  PictureCache cache;
  const int side = 1024;  // 4 MB
  const auto pixels = [&] {
    return image::Pixels{side, side, std::vector<std::uint8_t>(std::size_t{side} * side * 4)};
  };
  for (std::int64_t image = 1; image <= 8; ++image) {
    keep_picture(cache, reader->canvas, image, pixels());
    cache.all.back().distance_px = static_cast<float>(image % 4) * 100;
  }
  CHECK(cache.bytes == picture_budget_bytes);
  keep_picture(cache, reader->canvas, 9, pixels());
  CHECK(cache.bytes == picture_budget_bytes);
  CHECK(find_picture(cache, 3, {side, side}) == render::ImageId{});
  CHECK(find_picture(cache, 9, {side, side}) != render::ImageId{});
  for (CachedPicture& picture : cache.all) picture.distance_px = 0;
  keep_picture(cache, reader->canvas, 10, pixels());
  CHECK(cache.all.size() == 9);  // all in sight: nothing can go
  drop_pictures(cache, reader->canvas);
  CHECK(cache.bytes == 0);
}
