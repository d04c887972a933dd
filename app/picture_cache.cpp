#include "app/picture_cache.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

std::size_t bytes_of(image::Size texels) {
  return static_cast<std::size_t>(texels.width) * static_cast<std::size_t>(texels.height) * 4;
}

}  // namespace

render::ImageId find_picture(const PictureCache& cache, std::int64_t image, image::Size texels) {
  const auto found = std::find_if(cache.all.begin(), cache.all.end(), [&](const CachedPicture& picture) {
    return picture.image == image && picture.texels == texels;
  });
  return found == cache.all.end() ? render::ImageId{} : found->id;
}

void keep_picture(PictureCache& cache, render::Canvas& canvas, std::int64_t image, image::Pixels pixels) {
  const image::Size texels{pixels.width, pixels.height};
  make_room(cache, canvas, bytes_of(texels));
  const render::ImageId id = canvas.add_image(pixels.width, pixels.height, std::move(pixels.rgba));
  cache.all.push_back({image, texels, id, 0});
  cache.bytes += bytes_of(texels);
}

void make_room(PictureCache& cache, render::Canvas& canvas, std::size_t room) {
  while (!cache.all.empty() && cache.bytes + room > picture_budget_bytes) {
    const auto farthest =
        std::max_element(cache.all.begin(), cache.all.end(),
                         [](const CachedPicture& a, const CachedPicture& b) { return a.distance_px < b.distance_px; });
    if (farthest->distance_px <= 0) return;
    canvas.drop_image(farthest->id);
    cache.bytes -= bytes_of(farthest->texels);
    cache.all.erase(farthest);
  }
}

void drop_pictures(PictureCache& cache, render::Canvas& canvas) {
  for (const CachedPicture& picture : cache.all) canvas.drop_image(picture.id);
  cache.all.clear();
  cache.bytes = 0;
}

}  // namespace app
