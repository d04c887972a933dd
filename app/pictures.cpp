#include "app/pictures.h"

#include <algorithm>
#include <limits>
#include <utility>

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

bool order_picture(PictureLoader& loader, ReadingScene& scene, const ReadingFigure& figure,
                   const std::optional<store::Edition>& edition) {
  base::Result<std::string> bytes = base::Error{base::ErrorCode::not_found, "no edition"};
  if (edition) bytes = edition->image(figure.image);
  if (!bytes) {
    scene.failed_images.push_back(figure.image);
    return false;
  }
  loader.order({figure.image, figure.texels, std::move(bytes).value()});
  return true;
}

// Keeps a picture that is still wanted. False when it turned out to be none.
bool receive(PictureCache& cache, ReadingScene& scene, DecodedPicture decoded, render::Canvas& canvas) {
  const bool wanted = std::any_of(scene.figures.begin(), scene.figures.end(), [&](const ReadingFigure& figure) {
    return figure.image == decoded.image && figure.texels == decoded.texels && !figure.failed;
  });
  if (!wanted) return true;
  if (!decoded.pixels) {
    scene.failed_images.push_back(decoded.image);
    return false;
  }
  keep_picture(cache, canvas, decoded.image, std::move(decoded.pixels).value());
  return true;
}

// Where the budget is full, what is not yet in sight waits.
bool has_room(const PictureCache& cache, const ReadingScene& scene, const Reading& reading,
              const ReadingFigure& figure) {
  const std::size_t bytes =
      static_cast<std::size_t>(figure.texels.width) * static_cast<std::size_t>(figure.texels.height) * 4;
  return distance_of(scene, reading, figure) <= 0 || cache.bytes + bytes <= picture_budget_bytes;
}

}  // namespace

bool load_pictures(PictureCache& cache, PictureLoader& loader, ReadingScene& scene, const Reading& reading,
                   const std::optional<store::Edition>& edition, render::Canvas& canvas) {
  look_again(cache, scene, reading, canvas);
  if (std::optional<DecodedPicture> decoded = loader.take()) {
    if (!receive(cache, scene, std::move(*decoded), canvas)) return true;
  }
  if (loader.busy()) return false;
  const ReadingFigure* figure = next_wanted(cache, scene, reading);
  if (figure == nullptr) return false;
  // The words first: the frame that shows a new page waits for no picture, nor for its file.
  if (!scene.words_shown) {
    scene.words_shown = true;
    return true;
  }
  if (!has_room(cache, scene, reading, *figure)) return false;
  if (!order_picture(loader, scene, *figure, edition)) return true;
  if (loader.in_background()) return false;
  if (!receive(cache, scene, std::move(*loader.wait_and_take()), canvas)) return true;
  return next_wanted(cache, scene, reading) != nullptr;
}

}  // namespace app
