// Attracting: asks the edition for the next picture of the attract loop.
#pragma once

#include "app/model.h"

namespace app {

// Makes the scene of the picture that the session is at, unless it is made. A story that cannot be read is shown by
// what the shelf knows of it.
void arrange_attract(AttractScene& scene, const Model& model, const ShelfScene& shelf, const Services& services);

}  // namespace app
