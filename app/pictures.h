// Pictures of the article in hand: read and decoded when they come near the screen, one after the other, the nearest
// first; until then their place is kept free for them.
#pragma once

#include <optional>

#include "app/picture_cache.h"
#include "app/picture_loader.h"
#include "app/screens/article.h"

namespace app {

// Call once a frame, when the scene is arranged. True when another frame should follow at once: more are to come, or
// one turned out to be no picture (then the scene knows it, and arranges itself anew). While the loader works in the
// background that is false: it wakes whoever draws. Where nothing is near it reads nothing and allocates nothing.
bool load_pictures(PictureCache& cache, PictureLoader& loader, ReadingScene& scene, const Reading& reading,
                   const std::optional<store::Edition>& edition, render::Canvas& canvas);

}  // namespace app
