// Way: from one screen to the next, and back to where the visitor came from. Only what a visitor does is remembered:
// remember_place() before the opening of a screen.
#pragma once

#include <optional>
#include <string>

#include "app/model.h"

namespace app {

// Puts the screen in hand on the way, before another one is shown. Messages are not remembered.
void remember_place(Model& model, const Scenes& scenes);

// Goes to an article of the edition, `offset` (a byte of its text) at the top. Fails, and shows a message, when there
// is none of that name or the edition cannot be read.
std::optional<base::Error> open_article(Model& model, Scenes& scenes, Services& services, const std::string& file,
                                        std::uint32_t offset = 0);

// From the article in hand to the comparison of its story, the article among the columns; with a family and a member of
// it, as if that passage had been tapped there. Requires: the article screen has a story.
struct PassageMember {
  std::int32_t family = 0;
  std::int32_t member = 0;
};
void compare_article(Model& model, Scenes& scenes, Services& services, std::optional<PassageMember> passage,
                     double now_ms);

// To the comparison with the passage as if it had been tapped in that article. Shows a message where there is none.
struct PassageName {
  std::string story_id;
  std::string label;
  std::string file;
};
void open_passage(Model& model, Scenes& scenes, Services& services, const PassageName& passage, double now_ms);

// Goes where the visitor came from; a story that is no longer in hand is opened again.
void go_back(Model& model, Scenes& scenes, Services& services);

// The word on the back link: "‹ Stories".
std::string_view back_text(const Model& model, const Strings& strings);

}  // namespace app
