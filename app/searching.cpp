#include "app/searching.h"

#include "app/update.h"
#include "app/way.h"

namespace app {
namespace {

bool is_in(std::int32_t index, std::size_t count) { return index >= 0 && static_cast<std::size_t>(index) < count; }

void open_hit(Model& model, Scenes& scenes, Services& services, std::int32_t index) {
  if (!is_in(index, scenes.search.hits.size())) return;
  const std::string file = scenes.search.hits[static_cast<std::size_t>(index)]->file;
  remember_place(model, scenes);
  open_article(model, scenes, services, file);
}

void open_found_story(Model& model, Scenes& scenes, Services& services, std::int32_t index) {
  if (!is_in(index, scenes.search.results.stories.size())) return;
  const std::string story_id = scenes.search.results.stories[static_cast<std::size_t>(index)].story_id;
  remember_place(model, scenes);
  open_story(model, scenes, services, story_id, usual_columns);
}

// The comparison with the passage as if it had been tapped in the article of its first member.
void open_found_passage(Model& model, Scenes& scenes, Services& services, std::int32_t index, double now_ms) {
  if (!is_in(index, scenes.search.results.passages.size())) return;
  const store::FoundPassage passage = scenes.search.results.passages[static_cast<std::size_t>(index)];
  if (passage.members.empty()) return;
  remember_place(model, scenes);
  if (open_article(model, scenes, services, passage.members.front().file)) return;
  const auto& families = scenes.reading.story.families;
  for (std::size_t f = 0; f < families.size(); ++f) {
    if (families[f].label != passage.label || families[f].story_id != passage.story_id) continue;
    for (std::size_t m = 0; m < families[f].members.size(); ++m) {
      if (families[f].members[m].article != model.reading.article) continue;
      compare_article(model, scenes, services,
                      PassageMember{static_cast<std::int32_t>(f), static_cast<std::int32_t>(m)}, now_ms);
      return;
    }
  }
}

}  // namespace

void open_search(Model& model, Scenes& scenes) {
  if (model.screen != ScreenKind::search) remember_place(model, scenes);
  model.screen = ScreenKind::search;
  model.focus = {};
  scenes.search.sample = scenes.shelf.edition.sample;
}

std::optional<base::Error> ask(Model& model, Scenes& scenes, Services& services) {
  store::SearchResults results;
  if (services.edition) {
    base::Result<store::SearchResults> answer =
        services.edition->search({.query = model.search.field.text, .limit = most_shown_hits});
    if (!answer) {
      model.message = message_for(answer.error(), "", services.strings);
      model.message.can_go_back = !scenes.shelf.stories.empty();
      model.screen = ScreenKind::message;
      model.focus = {};
      return answer.error();
    }
    results = std::move(answer).value();
  }
  show_results(scenes.search, model.search, model.search.field.text, std::move(results));
  return std::nullopt;
}

void search_and_go(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  switch (action.kind) {
    case ActionKind::open_search:
      open_search(model, scenes);
      if (action.a != 0) update_search(model, scenes, services, {.kind = ActionKind::type_text, .a = action.a}, now_ms);
      return;
    case ActionKind::open_hit:
      open_hit(model, scenes, services, action.a);
      return;
    case ActionKind::open_found_story:
      open_found_story(model, scenes, services, action.a);
      return;
    default:
      open_found_passage(model, scenes, services, action.a, now_ms);
      return;
  }
}

void update_search(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  switch (action.kind) {
    case ActionKind::type_text:
    case ActionKind::erase_text:
    case ActionKind::move_caret:
    case ActionKind::place_caret:
    case ActionKind::select_text:
    case ActionKind::clear_text:
    case ActionKind::use_suggestion:
      model.focus = {};
      break;
    default:
      break;
  }
  if (update(model.search, scenes.search, action, now_ms)) ask(model, scenes, services);
}

}  // namespace app
