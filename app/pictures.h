// Pictures of the article in hand: read and decoded when they come near the screen, one in a frame, the nearest first.
#pragma once

#include <optional>

#include "app/picture_cache.h"
#include "app/screens/article.h"

namespace app {

// Call once a frame, when the scene is arranged. True while more are to come, or one turned out to be no picture (then
// the scene knows it, and arranges itself anew). Where nothing is near it reads nothing and allocates nothing.
bool load_pictures(PictureCache& cache, ReadingScene& scene, const Reading& reading,
                   const std::optional<store::Edition>& edition, render::Canvas& canvas);

}  // namespace app
