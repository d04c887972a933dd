#include "app/update.h"

#include <algorithm>
#include <array>

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

void go_back(Model& model, Scenes& scenes) {
  if (model.screen == ScreenKind::shelf || scenes.shelf.stories.empty()) return;
  model.screen = ScreenKind::shelf;
  model.focus = {};
  scenes.compare = {};
}

// Focus goes through the boxes in drawing order, which is reading order.
void move_focus(Model& model, const Scenes& scenes, const Boxes& boxes, int step, double now_ms) {
  const auto count = static_cast<int>(boxes.all.size());
  int at = step > 0 ? -1 : count;
  for (int i = 0; i < count; ++i) {
    const Box& box = boxes.all[static_cast<std::size_t>(i)];
    if (box.focusable && model.focus.kind != ActionKind::none && box.tap == model.focus) at = i;
  }
  for (int tried = 0; tried < count; ++tried) {
    at = (at + step + count) % count;
    const Box& box = boxes.all[static_cast<std::size_t>(at)];
    if (!box.focusable) continue;
    model.focus = box.tap;
    break;
  }
  if (model.screen == ScreenKind::shelf && model.focus.kind == ActionKind::open_story) {
    reveal(model.shelf, scenes.shelf, static_cast<std::size_t>(model.focus.a), now_ms);
  }
}

// On the shelf every card counts, those out of sight too.
bool move_card_focus(Model& model, const Scenes& scenes, int step, double now_ms) {
  if (model.screen != ScreenKind::shelf || model.focus.kind != ActionKind::open_story) return false;
  const int next = model.focus.a + step;
  if (next < 0 || next >= static_cast<int>(scenes.shelf.stories.size())) return false;
  model.focus.a = next;
  reveal(model.shelf, scenes.shelf, static_cast<std::size_t>(next), now_ms);
  return true;
}

}  // namespace

const char* name_of(ScreenKind screen) {
  switch (screen) {
    case ScreenKind::shelf:
      return "shelf";
    case ScreenKind::compare:
      return "compare";
    case ScreenKind::message:
      return "message";
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

void update(Model& model, Scenes& scenes, Services& services, const Boxes& boxes, const Action& action, double now_ms) {
  switch (action.kind) {
    case ActionKind::none:
      return;
    case ActionKind::back:
      go_back(model, scenes);
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
      if (!move_card_focus(model, scenes, step, now_ms)) move_focus(model, scenes, boxes, step, now_ms);
      return;
    }
    case ActionKind::activate_focus: {
      const Action focused = model.focus;
      if (focused.kind != ActionKind::activate_focus) update(model, scenes, services, boxes, focused, now_ms);
      return;
    }
    case ActionKind::open_story: {
      const auto index = static_cast<std::size_t>(action.a);
      if (index >= scenes.shelf.stories.size()) return;
      const std::string story_id = scenes.shelf.stories[index].story_id;
      open_story(model, scenes, services, story_id, usual_columns);
      return;
    }
    default:
      break;
  }
  if (model.screen == ScreenKind::compare) update(model.compare, scenes.compare, action, now_ms, services.strings);
  if (model.screen == ScreenKind::shelf) update(model.shelf, scenes.shelf, action, now_ms);
}

bool advance(Model& model, double now_ms) {
  bool moving = false;
  if (model.screen == ScreenKind::shelf) moving = advance(model.shelf.scroller, now_ms);
  if (model.screen == ScreenKind::compare) {
    for (Scroller& scroller : model.compare.scrollers) moving = advance(scroller, now_ms) || moving;
  }
  return moving;
}

}  // namespace app
