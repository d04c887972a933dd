#include "app/pictures.h"

#include <algorithm>
#include <limits>

#include "store/schema.h"

namespace app {
namespace {

// How far a figure is from what is in sight; 0 for what can be seen.
float distance_of(const ReadingScene& scene, const Reading& reading, const ReadingFigure& figure) {
  const float above = reading.scroller.position - bottom(figure.rect);
  const float below = figure.rect.y - (reading.scroller.position + scene.page.h);
  return std::max({0.0F, above, below});
}

bool is_of(const CachedPicture& picture, const ReadingFigure& figure) {
  return picture.image == figure.image && picture.texels == figure.texels;
}

// Those of another article or size go at once, the others learn how far they are.
void look_again(PictureCache& cache, const ReadingScene& scene, const Reading& reading, render::Canvas& canvas) {
  for (CachedPicture& picture : cache.all) {
    picture.distance_px = std::numeric_limits<float>::max();
    for (const ReadingFigure& figure : scene.figures)
      if (is_of(picture, figure))
        picture.distance_px = std::min(picture.distance_px, distance_of(scene, reading, figure));
  }
  const auto is_gone = [](const CachedPicture& p) { return p.distance_px == std::numeric_limits<float>::max(); };
  if (std::none_of(cache.all.begin(), cache.all.end(), is_gone)) return;
  for (const CachedPicture& picture : cache.all) {
    if (!is_gone(picture)) continue;
    canvas.drop_image(picture.id);
    cache.bytes -= static_cast<std::size_t>(picture.texels.width) * static_cast<std::size_t>(picture.texels.height) * 4;
  }
  std::erase_if(cache.all, is_gone);
}

base::Result<image::Pixels> read_pixels(const store::Edition& edition, const ReadingFigure& figure) {
  constexpr image::Limits limits{store::max_image_side, std::int64_t{store::max_image_side} * store::max_image_side};
  const std::string bytes = TRY(edition.image(figure.image));
  image::Pixels pixels = TRY(image::decode(bytes, limits));
  if (figure.texels == image::Size{pixels.width, pixels.height}) return pixels;
  if (figure.texels.width > pixels.width || figure.texels.height > pixels.height)
    return base::Error{base::ErrorCode::bad_input, "a picture of another size than told"};
  return image::shrink(pixels, figure.texels);
}

// The nearest that is wanted and not here; nullptr when there is none within a page.
const ReadingFigure* next_wanted(const PictureCache& cache, const ReadingScene& scene, const Reading& reading) {
  const ReadingFigure* next = nullptr;
  float nearest = scene.page.h;
  for (const ReadingFigure& figure : scene.figures) {
    if (figure.image == 0 || figure.failed) continue;
    const float distance = distance_of(scene, reading, figure);
    if (distance > nearest || (next != nullptr && distance == nearest)) continue;
    if (find_picture(cache, figure.image, figure.texels) != render::ImageId{}) continue;
    next = &figure;
    nearest = distance;
  }
  return next;
}

}  // namespace

bool load_pictures(PictureCache& cache, ReadingScene& scene, const Reading& reading,
                   const std::optional<store::Edition>& edition, render::Canvas& canvas) {
  look_again(cache, scene, reading, canvas);
  const ReadingFigure* figure = next_wanted(cache, scene, reading);
  if (figure == nullptr) return false;
  // The words first: the frame that shows a new page waits for no picture.
  if (!scene.words_shown) {
    scene.words_shown = true;
    return true;
  }
  const float distance = distance_of(scene, reading, *figure);
  const std::size_t bytes =
      static_cast<std::size_t>(figure->texels.width) * static_cast<std::size_t>(figure->texels.height) * 4;
  // Where the budget is full, what is not yet in sight waits.
  if (distance > 0 && cache.bytes + bytes > picture_budget_bytes) return false;
  base::Result<image::Pixels> pixels =
      edition ? read_pixels(*edition, *figure)
              : base::Result<image::Pixels>(base::Error{base::ErrorCode::not_found, "no edition"});
  if (!pixels) {
    scene.failed_images.push_back(figure->image);
    return true;
  }
  keep_picture(cache, canvas, figure->image, std::move(pixels).value());
  return next_wanted(cache, scene, reading) != nullptr;
}

}  // namespace app
