#include "app/way.h"

#include <algorithm>

#include "app/frame.h"
#include "app/typing.h"
#include "app/update.h"

namespace app {
namespace {

constexpr std::size_t longest_way = 32;

void show_shelf(Model& model, Scenes& scenes, const Services& services) {
  model.screen = ScreenKind::shelf;
  model.way.clear();
  scenes.reading = {};
  scenes.compare = {};
  forget_hits(model.reading.hits);
  model.reading.chosen.reset();
  model.search = {};
  model.search_focus = {};
  model.keyboard = fresh_keyboard(services.strings);
  scenes.search = {};
  scenes.keyboard = {};
  if (services.search_worker) services.search_worker->forget();
}

void show_comparison(Model& model, Scenes& scenes, Services& services, const Place& place) {
  if (scenes.compare.story.story_id == place.id) {
    model.screen = ScreenKind::compare;
    return;
  }
  open_story(model, scenes, services, place.id, model.compare.wanted_columns);
}

// Whether the story in hand has the article; makes it the one that is read.
bool turn_to(Model& model, const ReadingScene& scene, const std::string& file) {
  const auto& articles = scene.story.articles;
  const auto found = std::find_if(articles.begin(), articles.end(), [&](const auto& a) { return a.file == file; });
  if (found == articles.end()) return false;
  model.reading.article = static_cast<std::int32_t>(found - articles.begin());
  return true;
}

// The story of an article as the article screen needs it.
base::Result<ReadingScene> read_story_of(const Scenes& scenes, const Services& services, const std::string& file) {
  const auto& at_hand = scenes.compare.story.articles;
  const auto has_file = [&](const store::Article& article) { return article.file == file; };
  if (std::any_of(at_hand.begin(), at_hand.end(), has_file)) return open_reading(scenes.compare.story);
  if (!services.edition) return base::Error{base::ErrorCode::not_found, "there is no article " + file};
  const store::Article article = TRY(services.edition->article(file));
  return open_reading(TRY(services.edition->story(article.story_id)));
}

base::Error tell_missing(Model& model, const Scenes& scenes, const Services& services, base::Error error,
                         const std::string& file) {
  model.message = message_for_article(error, file, services.strings);
  model.message.can_go_back = !scenes.shelf.stories.empty();
  model.screen = ScreenKind::message;
  model.focus = {};
  return error;
}

// The comparison of the story that is being read, as it was left or new.
void bring_comparison(Model& model, Scenes& scenes, const Services& services) {
  const std::string& story_id = scenes.reading.story.story_id;
  if (scenes.compare.story.story_id != story_id || scenes.compare.story.articles.empty()) {
    scenes.compare = open_scene(scenes.reading.story);
    for (const store::StorySummary& summary : scenes.shelf.stories) {
      if (summary.story_id == story_id) tell_first(scenes.compare, summary, services.strings);
    }
    model.compare = open_compare(scenes.compare, usual_columns);
  }
}

void arrange_comparison(Model& model, Scenes& scenes, Services& services) {
  arrange(scenes.compare, model.compare, screen_area(model, scenes), metrics_of(model), services.fonts,
          services.strings);
}

std::optional<std::int32_t> column_of(const CompareScene& scene, std::int32_t article) {
  for (std::size_t c = 0; c < scene.columns.size(); ++c) {
    if (scene.columns[c].article == article) return static_cast<std::int32_t>(c);
  }
  return std::nullopt;
}

}  // namespace

std::optional<base::Error> open_article(Model& model, Scenes& scenes, Services& services, const std::string& file,
                                        std::uint32_t offset) {
  if (!turn_to(model, scenes.reading, file)) {
    base::Result<ReadingScene> opened = read_story_of(scenes, services, file);
    if (!opened) return tell_missing(model, scenes, services, opened.error(), file);
    scenes.reading = std::move(opened).value();
    if (!turn_to(model, scenes.reading, file)) {
      return tell_missing(model, scenes, services, {base::ErrorCode::not_found, "there is no article " + file}, file);
    }
  }
  model.reading.scroller = {};
  model.reading.sought = offset;
  model.reading.chosen.reset();
  if (model.reading.hits.file != file) forget_hits(model.reading.hits);
  model.screen = ScreenKind::article;
  model.focus = {};
  return std::nullopt;
}

void compare_article(Model& model, Scenes& scenes, Services& services, std::optional<PassageMember> passage,
                     double now_ms) {
  const std::int32_t article = model.reading.article;
  bring_comparison(model, scenes, services);
  model.screen = ScreenKind::compare;
  model.focus = {};
  arrange_comparison(model, scenes, services);
  if (!column_of(scenes.compare, article)) {
    std::vector<std::int32_t>& order = model.compare.order;
    const auto found = std::find(order.begin(), order.end(), article);
    if (found != order.end()) std::rotate(order.begin(), found, found + 1);
    arrange_comparison(model, scenes, services);
  }
  const std::optional<std::int32_t> column = column_of(scenes.compare, article);
  if (!passage || !column) return;
  const Action tap{.kind = ActionKind::show_member, .a = passage->family, .b = *column, .c = passage->member};
  update(model.compare, scenes.compare, tap, now_ms, services.strings);
}

void open_passage(Model& model, Scenes& scenes, Services& services, const PassageName& passage, double now_ms) {
  if (open_article(model, scenes, services, passage.file)) return;
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

void remember_place(Model& model, const Scenes& scenes) {
  if (model.screen == ScreenKind::message) return;
  Place place;
  place.screen = model.screen;
  if (model.screen == ScreenKind::compare) place.id = scenes.compare.story.story_id;
  if (model.screen == ScreenKind::article) {
    place.id = scenes.reading.story.articles[static_cast<std::size_t>(model.reading.article)].file;
    place.offset = offset_at_top(model.reading, scenes.reading);
  }
  if (place.screen == ScreenKind::search) model.search_focus = model.focus;
  if (place.screen == ScreenKind::shelf) model.way.clear();
  if (model.way.size() == longest_way) model.way.erase(model.way.begin() + 1);
  model.way.push_back(std::move(place));
}

void go_back(Model& model, Scenes& scenes, Services& services) {
  const bool stuck = model.screen == ScreenKind::message && scenes.shelf.stories.empty();
  if (model.screen == ScreenKind::shelf || stuck) return;
  model.focus = {};
  Place to;
  if (!model.way.empty()) {
    to = std::move(model.way.back());
    model.way.pop_back();
  }
  switch (to.screen) {
    case ScreenKind::article:
      open_article(model, scenes, services, to.id, to.offset);
      break;
    case ScreenKind::compare:
      show_comparison(model, scenes, services, to);
      break;
    case ScreenKind::search:
      model.screen = ScreenKind::search;
      model.focus = model.search_focus;
      break;
    default:
      show_shelf(model, scenes, services);
      break;
  }
}

std::string_view back_text(const Model& model, const Strings& strings) {
  const ScreenKind to = model.way.empty() ? ScreenKind::shelf : model.way.back().screen;
  if (to == ScreenKind::article) return tr(strings, "‹ Article");
  if (to == ScreenKind::compare) return tr(strings, "‹ Comparison");
  if (to == ScreenKind::search) return tr(strings, "‹ Results");
  return tr(strings, "‹ Stories");
}

}  // namespace app
