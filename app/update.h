// Update: carries out actions. Nothing else changes what the reader shows; keys.h keeps the pointer and the focus,
// arrange() the limits that follow from the screen's size.
#pragma once

#include "app/model.h"

namespace app {

// Opens the edition and goes to the shelf; when that fails, to the message that says why. Gives the error for the log.
std::optional<base::Error> open_library(Model& model, Scenes& scenes, Services& services, const std::string& path);

// Goes to a story's comparison. Fails (and shows the message screen) when the edition cannot be read.
std::optional<base::Error> open_story(Model& model, Scenes& scenes, Services& services, const std::string& story_id,
                                      std::int32_t columns);

void update(Model& model, Scenes& scenes, Services& services, const Boxes& boxes, const Action& action, double now_ms);

// Moves what moves by itself. True while something wants another frame.
bool advance(Model& model, double now_ms);

}  // namespace app
