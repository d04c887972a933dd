// Choosing words of an article: a finger that rests on a word chooses it, and the strip below the text offers to search
// for it, and for other places of its sentence. Between the article screen and the search, which know nothing of one
// another.
#pragma once

#include "app/model.h"

namespace app {

// What a resting finger chooses. True while it may still choose.
bool advance_choice(Model& model, const Scenes& scenes, const Boxes& boxes, double now_ms);

// ActionKind::search_chosen: what was chosen becomes the query.
void search_chosen(Model& model, Scenes& scenes, Services& services, const Action& action);

}  // namespace app
