#include "app/update.h"

#include <algorithm>
#include <array>

#include "app/choosing.h"
#include "app/focus.h"
#include "app/searching.h"
#include "app/staff/installing.h"
#include "app/staff/unlock.h"
#include "app/typing.h"
#include "app/visit.h"
#include "app/way.h"

namespace app {
namespace {

constexpr std::array<double, 11> type_sizes{50, 60, 70, 85, 100, 115, 130, 160, 200, 250, 300};

double next_type_size(double percent, int step) {
  if (step > 0) {
    const auto* larger = std::upper_bound(type_sizes.begin(), type_sizes.end(), percent);
    return larger == type_sizes.end() ? type_sizes.back() : *larger;
  }
  const auto* here = std::lower_bound(type_sizes.begin(), type_sizes.end(), percent);
  return here == type_sizes.begin() ? type_sizes.front() : *(here - 1);
}

base::Error show_message(Model& model, const Scenes& scenes, const Services& services, const base::Error& error,
                         const std::string& path) {
  model.message = message_for(error, path, services.strings);
  model.message.can_go_back = !scenes.shelf.stories.empty();
  model.screen = ScreenKind::message;
  model.focus = {};
  return error;
}

// From the shelf (a source on a card) or from the comparison in hand.
void open_article_of(Model& model, Scenes& scenes, Services& services, const Action& action) {
  const auto article = static_cast<std::size_t>(std::max(action.b, 0));
  std::string file;
  if (action.a < 0) {
    if (article >= scenes.compare.story.articles.size()) return;
    file = scenes.compare.story.articles[article].file;
  } else {
    const auto row = static_cast<std::size_t>(action.a);
    if (row >= scenes.shelf.stories.size() || article >= scenes.shelf.stories[row].sources.size()) return;
    file = scenes.shelf.stories[row].sources[article].file;
  }
  remember_place(model, scenes);
  open_article(model, scenes, services, file);
}

void compare_from_article(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  if (model.screen != ScreenKind::article) return;
  std::optional<PassageMember> passage;
  if (action.kind == ActionKind::compare_passage) passage = PassageMember{action.a, action.b};
  remember_place(model, scenes);
  compare_article(model, scenes, services, passage, now_ms);
}

}  // namespace

const char* name_of(ScreenKind screen) {
  switch (screen) {
    case ScreenKind::shelf:
      return "shelf";
    case ScreenKind::article:
      return "article";
    case ScreenKind::compare:
      return "compare";
    case ScreenKind::search:
      return "search";
    case ScreenKind::message:
      return "message";
    case ScreenKind::pin_pad:
      return "pin";
    case ScreenKind::admin:
      return "admin";
    case ScreenKind::update:
      return "update";
  }
  return "shelf";
}

std::optional<base::Error> open_library(Model& model, Scenes& scenes, Services& services, const std::string& path) {
  base::Result<store::Edition> opened = store::open_edition(path);
  if (!opened) return show_message(model, scenes, services, opened.error(), path);
  services.edition.emplace(std::move(opened).value());
  base::Result<store::EditionSummary> summary = services.edition->summary();
  if (!summary) return show_message(model, scenes, services, summary.error(), path);
  base::Result<std::vector<store::StorySummary>> stories = services.edition->stories();
  if (!stories) return show_message(model, scenes, services, stories.error(), path);
  scenes.shelf = {};
  scenes.shelf.edition = std::move(summary).value();
  scenes.shelf.stories = std::move(stories).value();
  scenes.shelf.preview = services.terminal.preview;
  model.screen = ScreenKind::shelf;
  return std::nullopt;
}

std::optional<base::Error> open_story(Model& model, Scenes& scenes, Services& services, const std::string& story_id,
                                      std::int32_t columns) {
  base::Result<store::StoryContents> story = services.edition->story(story_id);
  if (!story) return show_message(model, scenes, services, story.error(), story_id);
  scenes.compare = open_scene(std::move(story).value());
  for (const store::StorySummary& summary : scenes.shelf.stories) {
    if (summary.story_id == story_id) tell_first(scenes.compare, summary, services.strings);
  }
  model.compare = open_compare(scenes.compare, columns);
  model.screen = ScreenKind::compare;
  model.focus = {};
  return std::nullopt;
}

namespace {

void open_story_of_card(Model& model, Scenes& scenes, Services& services, const Action& action) {
  const auto index = static_cast<std::size_t>(action.a);
  if (index >= scenes.shelf.stories.size()) return;
  const std::string story_id = scenes.shelf.stories[index].story_id;
  remember_place(model, scenes);
  open_story(model, scenes, services, story_id, usual_columns);
}

// What is the business of the screen that shows.
void update_screen(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  if (model.screen == ScreenKind::article) {
    update(model.reading, scenes.reading, action, now_ms);
    find_hits(model, scenes, services);
  }
  if (model.screen == ScreenKind::search) update_search(model, scenes, services, action, now_ms);
  if (model.screen == ScreenKind::compare) {
    update(model.compare, scenes.compare, action, now_ms, services.strings);
    model.focus = focus_after(model.compare, scenes.compare, model.focus, action);
  }
  if (model.screen == ScreenKind::shelf) update(model.shelf, scenes.shelf, action, now_ms);
}

}  // namespace

void update(Model& model, Scenes& scenes, Services& services, const Boxes& boxes, const Action& action, double now_ms) {
  if (update_installing(model, scenes, services, action, now_ms)) return;
  if (update_unlock(model, scenes, services, action)) return;
  switch (action.kind) {
    case ActionKind::none:
      return;
    case ActionKind::back:
      go_back(model, scenes, services);
      return;
    case ActionKind::toggle_theme:
      model.settings.theme =
          model.settings.theme == render::ThemeName::light ? render::ThemeName::dark : render::ThemeName::light;
      return;
    case ActionKind::type_larger:
    case ActionKind::type_smaller:
      model.settings.type_size_percent =
          next_type_size(model.settings.type_size_percent, action.kind == ActionKind::type_larger ? 1 : -1);
      return;
    case ActionKind::focus_next:
    case ActionKind::focus_previous: {
      const int step = action.kind == ActionKind::focus_next ? 1 : -1;
      const FocusStride stride = action.a == 1   ? FocusStride::whole_cards
                                 : action.a == 2 ? FocusStride::results
                                                 : FocusStride::every_box;
      move_focus(model, scenes, boxes, step, stride, now_ms);
      return;
    }
    case ActionKind::activate_focus: {
      const Action focused = model.focus;
      if (focused.kind != ActionKind::activate_focus) update(model, scenes, services, boxes, focused, now_ms);
      return;
    }
    case ActionKind::open_story:
      open_story_of_card(model, scenes, services, action);
      return;
    case ActionKind::open_article:
      open_article_of(model, scenes, services, action);
      return;
    case ActionKind::open_search:
    case ActionKind::open_hit:
    case ActionKind::open_found_story:
    case ActionKind::open_found_passage:
      search_and_go(model, scenes, services, action, now_ms);
      return;
    case ActionKind::search_chosen:
      search_chosen(model, scenes, services, action);
      return;
    case ActionKind::touch_keyboard:
      use_keyboard(model, scenes, services, action, now_ms);
      return;
    case ActionKind::compare_passage:
    case ActionKind::compare_article:
      compare_from_article(model, scenes, services, action, now_ms);
      return;
    default:
      if (!update_visit(model, scenes, services, action, now_ms))
        update_screen(model, scenes, services, action, now_ms);
  }
}

bool advance(Model& model, double now_ms) {
  if (model.settings.reduced_motion) {
    for (Scroller* scroller : {&model.shelf.scroller, &model.reading.scroller, &model.search.scroller})
      finish(*scroller);
    finish(model.compare);
  }
  bool moving = false;
  if (model.screen == ScreenKind::shelf) moving = advance(model.shelf.scroller, now_ms);
  if (model.screen == ScreenKind::article) moving = advance(model.reading.scroller, now_ms);
  if (model.screen == ScreenKind::search) moving = advance(model.search.scroller, now_ms);
  if (model.screen == ScreenKind::compare) moving = advance(model.compare, now_ms);
  return moving;
}

}  // namespace app
