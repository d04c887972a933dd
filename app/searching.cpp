#include "app/searching.h"

#include <algorithm>

#include "app/update.h"
#include "app/way.h"

namespace app {
namespace {

bool is_in(std::int32_t index, std::size_t count) { return index >= 0 && static_cast<std::size_t>(index) < count; }

// What was answered: not what was typed, where that was misspelt.
const std::string& answered_query(const SearchScene& scene) {
  return scene.results.mended.empty() ? scene.asked : scene.results.mended;
}

void show_marks(ReadingHits& hits, std::vector<base::TextRange> marks) {
  hits.ranges = std::move(marks);
  hits.current = 0;
  hits.reveal = true;
  ++hits.made;
}

void open_hit(Model& model, Scenes& scenes, Services& services, std::int32_t index) {
  if (!is_in(index, scenes.search.hits.size())) return;
  // Copied: an article may be opened over the screen it was found on.
  const store::SearchHit hit = *scenes.search.hits[static_cast<std::size_t>(index)];
  std::string query = answered_query(scenes.search);
  remember_place(model, scenes);
  if (open_article(model, scenes, services, hit.file)) return;
  forget_hits(model.reading.hits);
  model.reading.hits.query = std::move(query);
  model.reading.hits.file = hit.file;
  show_marks(model.reading.hits, hit.text_marks);
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
  const PassageName named{.story_id = passage.story_id, .label = passage.label, .file = passage.members.front().file};
  open_passage(model, scenes, services, named, now_ms);
}

std::optional<base::Error> show_answer(Model& model, Scenes& scenes, Services& services,
                                       base::Result<store::SearchResults> answer) {
  if (answer) {
    show_results(scenes.search, model.search, model.search.field.text, std::move(answer).value());
    return std::nullopt;
  }
  model.message = message_for(answer.error(), "", services.strings);
  model.message.can_go_back = !scenes.shelf.stories.empty();
  model.screen = ScreenKind::message;
  model.focus = {};
  return answer.error();
}

// Nothing is typed: there is nothing to wait for.
void show_nothing(Model& model, Scenes& scenes, Services& services) {
  model.search.question = 0;
  if (services.search_worker) services.search_worker->forget();
  scenes.search.completions.clear();
  show_results(scenes.search, model.search, "", {});
}

SearchQuestion question_of(const Model& model, const Scenes& scenes) {
  const TextField& field = model.search.field;
  // A word in the middle of the text is not the one being typed.
  const bool at_end = field.caret == field.text.size() && !has_selection(field);
  return {.request = request_of(model.search),
          .completions = at_end ? most_completions : 0,
          .facets = !scenes.search.facets};
}

std::optional<base::Error> ask_at_once(Model& model, Scenes& scenes, Services& services) {
  const SearchQuestion question = question_of(model, scenes);
  if (question.facets) {
    base::Result<store::SearchFacets> facets = services.edition->facets();
    if (facets) scenes.search.facets = std::move(facets).value();
  }
  base::Result<std::vector<std::string>> completions =
      services.edition->complete(question.request.query, question.completions);
  scenes.search.completions = completions ? std::move(completions).value() : std::vector<std::string>();
  return show_answer(model, scenes, services, services.edition->search(question.request));
}

}  // namespace

void open_search(Model& model, Scenes& scenes) {
  if (model.screen != ScreenKind::search) remember_place(model, scenes);
  model.screen = ScreenKind::search;
  model.focus = {};
  scenes.search.badged = scenes.shelf.edition.sample || scenes.shelf.preview;
}

std::optional<base::Error> ask(Model& model, Scenes& scenes, Services& services) {
  const bool empty = model.search.field.text.empty();
  if (!services.edition || (empty && scenes.search.facets)) {
    show_nothing(model, scenes, services);
    return std::nullopt;
  }
  if (!services.search_worker) return ask_at_once(model, scenes, services);
  model.search.question = services.search_worker->ask(question_of(model, scenes));
  scenes.search.waiting = scenes.search.results.used.empty();
  show_anew(scenes.search);
  return std::nullopt;
}

bool take_answer(Model& model, Scenes& scenes, Services& services) {
  if (!services.search_worker) return false;
  std::optional<SearchAnswer> answer = services.search_worker->take();
  if (!answer || answer->question != model.search.question) return false;
  if (answer->facets) scenes.search.facets = std::move(answer->facets);
  if (answer->completions) scenes.search.completions = std::move(*answer->completions);
  show_anew(scenes.search);
  if (answer->results) show_answer(model, scenes, services, std::move(*answer->results));
  return true;
}

void find_hits(Model& model, const Scenes& scenes, const Services& services) {
  ReadingHits& hits = model.reading.hits;
  const auto& articles = scenes.reading.story.articles;
  const auto index = static_cast<std::size_t>(model.reading.article);
  if (hits.query.empty() || index >= articles.size() || hits.file == articles[index].file || !services.edition) return;
  hits.file = articles[index].file;
  // Of the article before.
  show_marks(hits, {});
  // One that was found too: its marks came with the answer.
  for (const store::SearchHit* hit : scenes.search.hits)
    if (hit->file == hits.file && hits.query == answered_query(scenes.search)) return show_marks(hits, hit->text_marks);
  if (services.search_worker) return services.search_worker->ask_marks({hits.file, hits.query});
  base::Result<std::vector<base::TextRange>> found = services.edition->marks(hits.file, hits.query);
  // Without marks the article can still be read.
  if (found) show_marks(hits, std::move(found).value());
}

bool take_marks(Model& model, Services& services) {
  if (!services.search_worker) return false;
  std::optional<FoundMarks> found = services.search_worker->take_marks();
  ReadingHits& hits = model.reading.hits;
  if (!found || !found->marks || found->question.file != hits.file || found->question.query != hits.query) return false;
  show_marks(hits, std::move(found->marks).value());
  // Who reads already stays where they read.
  hits.reveal = model.reading.scroller.position <= model.reading.scroller.low;
  return true;
}

void search_and_go(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  switch (action.kind) {
    case ActionKind::open_search:
      open_search(model, scenes);
      if (action.a == 0 && !scenes.search.facets) ask(model, scenes, services);
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

namespace {

// The keyboard's focus goes into the list of a filter that it has opened, and back to the filter with what was chosen.
void follow_filter(Model& model, const Action& action) {
  const bool by_keys = model.focus.kind == ActionKind::choose_filter || model.focus.kind == ActionKind::pick_filter ||
                       model.focus.kind == ActionKind::clear_filter;
  if (!by_keys || (action.kind != ActionKind::choose_filter && action.kind != ActionKind::pick_filter &&
                   action.kind != ActionKind::clear_filter))
    return;
  model.focus = {.kind = ActionKind::choose_filter, .a = std::max(action.a, 0)};
  if (model.search.choosing) model.focus = {.kind = ActionKind::pick_filter, .a = action.a, .b = -1};
}

}  // namespace

void update_search(Model& model, Scenes& scenes, Services& services, const Action& action, double now_ms) {
  switch (action.kind) {
    case ActionKind::type_text:
    case ActionKind::erase_text:
    case ActionKind::move_caret:
    case ActionKind::place_caret:
    case ActionKind::select_text:
    case ActionKind::cut_text:
    case ActionKind::paste_text:
    case ActionKind::clear_text:
    case ActionKind::use_suggestion:
    case ActionKind::use_completion:
      model.focus = {};
      break;
    default:
      break;
  }
  const bool asks = update(model.search, scenes.search, action, now_ms);
  follow_filter(model, action);
  if (asks) ask(model, scenes, services);
}

}  // namespace app
