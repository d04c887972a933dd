// Searching: between the search screen, which knows no edition, and the edition, which knows no screen.
#pragma once

#include <optional>

#include "app/model.h"

namespace app {

// Shows the search screen; what was typed there before stays.
void open_search(Model& model, Scenes& scenes);

// Asks the edition for what is typed: the worker, whose answer take_answer() brings later, or at once. Fails (and shows
// the message screen) when the edition cannot be read.
std::optional<base::Error> ask(Model& model, Scenes& scenes, Services& services);

// Shows what the worker has answered since. True when something is to be drawn.
bool take_answer(Model& model, Scenes& scenes, Services& services);

// Finds where the query that led to the article in hand stands in it, unless it is known; nothing where none did. An
// article that was found has its places in the answer; for another the worker is asked, and take_marks() brings them.
void find_hits(Model& model, const Scenes& scenes, const Services& services);

// Shows the places that the worker has found since. True when something is to be drawn.
bool take_marks(Model& model, Services& services);

// Actions that lead to the search screen, or from it to an article or a comparison.
void search_and_go(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms);

// Actions on the screen itself; asks again when the text has changed.
void update_search(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms);

}  // namespace app
