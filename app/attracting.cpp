#include "app/attracting.h"

#include "app/screens/widgets.h"
#include "app/strings/languages.h"

namespace app {
namespace {

// A passage may run over several lines of the text; here it is one.
std::string excerpt_of(const store::Article& article, const base::TextRange& range) {
  std::string text = article.text.substr(range.begin, range.end - range.begin);
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

AttractSide side_of(const store::StorySummary::Source& source, const Strings& strings) {
  return {.file = source.file,
          .source = shown_source(strings, source.name, source.name_guessed),
          .time = shown_time(strings, source.published, source.time_guessed),
          .headline = source.title.value_or(""),
          .excerpt = {}};
}

const store::StorySummary::Source* source_of(const store::StorySummary& story, const std::string& file) {
  for (const store::StorySummary::Source& source : story.sources)
    if (source.file == file) return &source;
  return nullptr;
}

// The pair and what it shares; false where the story has none.
bool show_pair(AttractScene& scene, const store::StorySummary& summary, const store::StoryContents& story,
               std::size_t time, const Strings& strings) {
  const std::vector<AttractPair> pairs = attract_pairs(story);
  if (pairs.empty()) return false;
  const AttractPair& pair = pairs[time % pairs.size()];
  for (const store::Member& member : {pair.a, pair.b}) {
    const store::Article& article = story.articles[static_cast<std::size_t>(member.article)];
    const store::StorySummary::Source* source = source_of(summary, article.file);
    if (source == nullptr) return false;
    scene.sides.push_back(side_of(*source, strings));
    scene.sides.back().excerpt = excerpt_of(article, member.range);
  }
  scene.label = story.families[static_cast<std::size_t>(pair.family)].label;
  scene.passage_class = pair.passage_class;
  return true;
}

}  // namespace

void arrange_attract(AttractScene& scene, const Model& model, const ShelfScene& shelf, const Services& services) {
  // Every visit is followed by another picture than the one before it.
  const std::int32_t picture = model.visit.number + model.visit.session.step;
  if (scene.picture == picture) return;
  scene = {};
  scene.picture = picture;
  for (const std::string& tag : services.languages) scene.languages.push_back(own_name(tag));
  const std::vector<std::size_t> stories = attractive_stories(shelf.stories);
  if (stories.empty()) {
    scene.title = shelf.edition.title;
    return;
  }
  const auto turn = static_cast<std::size_t>(picture);
  const store::StorySummary& summary = shelf.stories[stories[turn % stories.size()]];
  scene.story_id = summary.story_id;
  scene.title = summary.title;
  if (summary.families > 0 && services.edition) {
    const base::Result<store::StoryContents> story = services.edition->story(summary.story_id);
    if (story && show_pair(scene, summary, story.value(), turn / stories.size(), services.strings)) return;
  }
  scene.sides.clear();
  for (std::size_t i = 0; i < summary.sources.size() && i < 2; ++i)
    scene.sides.push_back(side_of(summary.sources[i], services.strings));
}

}  // namespace app
