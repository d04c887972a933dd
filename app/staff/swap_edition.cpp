#include <algorithm>

#include "app/pictures.h"
#include "app/searching.h"
#include "app/staff/installing.h"
#include "app/update.h"
#include "app/visit.h"
#include "app/way.h"

namespace app {
namespace {

bool has_article(const std::vector<store::StorySummary>& stories, const std::string& file) {
  return std::any_of(stories.begin(), stories.end(), [&](const store::StorySummary& story) {
    return std::any_of(story.sources.begin(), story.sources.end(),
                       [&](const store::StorySummary::Source& source) { return source.file == file; });
  });
}

bool has_story(const std::vector<store::StorySummary>& stories, const std::string& story_id) {
  return std::any_of(stories.begin(), stories.end(),
                     [&](const store::StorySummary& story) { return story.story_id == story_id; });
}

bool exists(const std::vector<store::StorySummary>& stories, const Place& place) {
  if (place.screen == ScreenKind::article) return has_article(stories, place.id);
  if (place.screen == ScreenKind::compare) return has_story(stories, place.id);
  return true;
}

// What of a page can be found again in another edition: names, and how the visitor had it.
struct Page {
  Place place;
  std::string query;                 // whose places were marked in the article
  Compare compare;                   // of the comparison: its switches, and where its columns stood
  std::vector<std::string> columns;  // files, in their order
};

Page page_in_hand(const Model& model, const Scenes& scenes) {
  Page page;
  page.place.screen = model.screen;
  if (model.screen == ScreenKind::article && !scenes.reading.story.articles.empty()) {
    page.place.id = scenes.reading.story.articles[static_cast<std::size_t>(model.reading.article)].file;
    page.place.offset = offset_at_top(model.reading, scenes.reading);
    page.query = model.reading.hits.query;
  }
  if (model.screen == ScreenKind::compare) {
    page.place.id = scenes.compare.story.story_id;
    page.compare = model.compare;
    for (const std::int32_t article : model.compare.order)
      page.columns.push_back(scenes.compare.story.articles[static_cast<std::size_t>(article)].file);
  }
  return page;
}

// The columns stand in the order they had, as far as their articles are there; what was tapped is let go.
void bring_columns(Model& model, const CompareScene& scene, const Page& page) {
  Compare& compare = model.compare;
  const auto rank = [&](std::int32_t article) {
    const std::string& file = scene.story.articles[static_cast<std::size_t>(article)].file;
    return std::find(page.columns.begin(), page.columns.end(), file) - page.columns.begin();
  };
  std::stable_sort(compare.order.begin(), compare.order.end(),
                   [&](std::int32_t a, std::int32_t b) { return rank(a) < rank(b); });
  compare.class_shown = page.compare.class_shown;
  compare.only_here = page.compare.only_here;
  compare.first_source = page.compare.first_source;
  for (std::size_t c = 0; c < compare.scrollers.size(); ++c)
    compare.scrollers[c].position = page.compare.scrollers[c].position;
}

void open_page(Reader& reader, const Page& page) {
  Model& model = reader.model;
  Scenes& scenes = reader.scenes;
  Services& services = reader.services;
  const std::vector<Place> way = model.way;
  switch (page.place.screen) {
    case ScreenKind::article:
      open_article(model, scenes, services, page.place.id, page.place.offset);
      forget_hits(model.reading.hits);
      model.reading.hits.query = page.query;
      find_hits(model, scenes, services);
      break;
    case ScreenKind::compare:
      if (!open_story(model, scenes, services, page.place.id, page.compare.wanted_columns))
        bring_columns(model, scenes.compare, page);
      break;
    case ScreenKind::search:
      ask(model, scenes, services);
      break;
    default:
      break;
  }
  model.way = way;
}

}  // namespace

void adopt_edition(Reader& reader, OpenedEdition opened) {
  Model& model = reader.model;
  Scenes& scenes = reader.scenes;
  Services& services = reader.services;
  const Page page = page_in_hand(model, scenes);
  // What is drawn and asked for the old edition goes with it.
  drop_pictures(reader.pictures, reader.canvas);
  reader.picture_loader.forget();
  services.terminal.edition = opened.installed.path;
  if (services.search_worker) services.search_worker = services.search_worker->for_edition(opened.installed.path);
  services.edition.emplace(std::move(opened.edition));
  const bool nothing_was_there = scenes.shelf.stories.empty();
  scenes.shelf = {};
  scenes.shelf.edition = std::move(opened.summary);
  scenes.shelf.stories = std::move(opened.stories);
  scenes.attract = {};
  scenes.reading = {};
  scenes.compare = {};
  scenes.search = {};
  model.visit.newest_s = newest_article_s(scenes.shelf.stories);
  std::erase_if(model.way, [&](const Place& place) { return !exists(scenes.shelf.stories, place); });
  // A finger that is down came down on what was there.
  model.visit.swallows_finger = model.gesture.down || model.on_keyboard;
  model.gesture = {};
  model.on_keyboard = false;
  if (nothing_was_there) model.message = {};
  const bool lost = !exists(scenes.shelf.stories, page.place) || model.screen == ScreenKind::message;
  if (!lost) return open_page(reader, page);
  model.way.clear();
  model.screen = ScreenKind::shelf;
  model.focus = {};
  model.shelf = {};
}

}  // namespace app
