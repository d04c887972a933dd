// PictureCache: pictures ready to be drawn, each decoded for one size. Holds what the canvas holds for it, never more
// than a budget.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "platform/image/image.h"
#include "render/gpu/canvas.h"

namespace app {

// Four bytes a texel. What is in sight at once takes about 10 MB on a 4K panel; the rest is what lies a page away.
constexpr std::size_t picture_budget_bytes = std::size_t{32} << 20U;

struct CachedPicture {
  std::int64_t image = 0;  // of the edition
  image::Size texels;
  render::ImageId id{};
  float distance_px = 0;  // from the screen, when it was last looked at
};
struct PictureCache {
  std::vector<CachedPicture> all;
  std::size_t bytes = 0;
};

// None (0) when it is not there.
render::ImageId find_picture(const PictureCache& cache, std::int64_t image, image::Size texels);
void keep_picture(PictureCache& cache, render::Canvas& canvas, std::int64_t image, image::Pixels pixels);
// Drops the farthest until `room` more bytes fit into the budget; pictures in sight (distance 0) stay.
void make_room(PictureCache& cache, render::Canvas& canvas, std::size_t room);
void drop_pictures(PictureCache& cache, render::Canvas& canvas);

}  // namespace app
