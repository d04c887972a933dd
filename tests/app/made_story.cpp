#include "tests/app/made_story.h"

#include "app/update.h"
#include "doctest/doctest.h"

namespace {

const std::string filler =
    "The lamp on the pier was lit again at dusk. A boat came in late with nobody to meet it, and the harbour office "
    "had "
    "closed its shutters against the wind.";
const std::string shared_a = "The footbridge will stay shut until the third week of April, the parish council said.";
const std::string edited_a = "The footbridge will remain shut until the last week of April, the parish council said.";
const std::string reworded_a = "Walkers cannot cross the river before late April, according to the parish.";
const std::string shared_b = "Nobody was hurt when the railing gave way on the evening of the fair.";
const std::string shared_c = "A collection for a new handrail has brought in four hundred pounds so far.";

store::Article article_of(const char* file, const char* source, const char* published,
                          const std::vector<std::string>& paragraphs) {
  store::Article article;
  article.file = file;
  article.story_id = "footbridge";
  article.story = "The footbridge";
  article.source = source;
  article.title = "Footbridge shut: ";
  *article.title += source;
  article.language = "en";
  if (*published != 0) article.published = store::PublicationTime{published, store::Precision::minute};
  for (const std::string& paragraph : paragraphs) {
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += paragraph;
    article.blocks.push_back({store::BlockKind::paragraph, {begin, static_cast<std::uint32_t>(article.text.size())}});
  }
  return article;
}

store::Member member_of(const store::StoryContents& story, int article, const std::string& words) {
  const std::string& text = story.articles[static_cast<std::size_t>(article)].text;
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  REQUIRE(text.find(words) != std::string::npos);
  return {article, {begin, begin + static_cast<std::uint32_t>(words.size())}};
}

store::MemberPair pair_of(const store::Family& family, int a, int b, store::PassageClass passage_class, double ratio) {
  store::MemberPair pair;
  pair.member_a = a;
  pair.member_b = b;
  pair.passage.a = family.members[static_cast<std::size_t>(a)].range;
  pair.passage.b = family.members[static_cast<std::size_t>(b)].range;
  pair.passage.passage_class = passage_class;
  pair.passage.ratio = ratio;
  return pair;
}

// "stay" and "remain" are boxed: the words that differ between the plain and the edited sentence.
void box_words(store::MemberPair& pair, const std::string& a, const std::string& b) {
  const auto a_begin = static_cast<std::uint32_t>(pair.passage.a.begin + a.find("stay"));
  const auto b_begin = static_cast<std::uint32_t>(pair.passage.b.begin + b.find("remain"));
  pair.passage.words.push_back({store::WordOpKind::changed, {a_begin, a_begin + 4}, {b_begin, b_begin + 6}});
}

}  // namespace

store::StoryContents made_story() {
  store::StoryContents story;
  story.story_id = "footbridge";
  story.title = "The footbridge";
  std::vector<std::string> body(8, filler);
  const auto with = [&](const std::vector<std::pair<std::size_t, std::string>>& at) {
    std::vector<std::string> paragraphs = body;
    for (const auto& [index, words] : at) paragraphs[index] = words;
    return paragraphs;
  };
  story.articles = {article_of("0.txt", "Parish office", "2024-03-01T08:00", with({{1, shared_a}, {6, shared_b}})),
                    article_of("1.txt", "Evening Sheet", "2024-03-01T09:30", with({{4, shared_a}, {7, shared_c}})),
                    article_of("2.txt", "Valley Post", "2024-03-02T07:00", with({{0, shared_b}, {5, edited_a}})),
                    article_of("3.txt", "River Radio", "", with({{2, reworded_a}, {3, shared_c}}))};
  story.word_counts = {100, 100, 100, 100};
  using enum store::PassageClass;
  store::Family a;
  a.story_id = "footbridge";
  a.label = "A";
  a.members = {member_of(story, 0, shared_a), member_of(story, 1, shared_a), member_of(story, 2, edited_a),
               member_of(story, 3, reworded_a)};
  a.pairs = {pair_of(a, 0, 1, verbatim, 1), pair_of(a, 0, 2, edited, 0.87), pair_of(a, 1, 2, edited, 0.87),
             pair_of(a, 0, 3, reworded, 0.3)};
  box_words(a.pairs[1], shared_a, edited_a);
  a.earliest = 0;
  a.undated = 1;
  store::Family b;
  b.story_id = "footbridge";
  b.label = "B";
  b.members = {member_of(story, 0, shared_b), member_of(story, 2, shared_b)};
  b.pairs = {pair_of(b, 0, 1, verbatim, 1)};
  b.earliest = 0;
  store::Family c;
  c.story_id = "footbridge";
  c.label = "C";
  c.members = {member_of(story, 1, shared_c), member_of(story, 3, shared_c)};
  c.pairs = {pair_of(c, 0, 1, verbatim, 1)};
  c.reason = "no dates";
  story.families = {a, b, c};
  story.sizes = {{4}, {2}, {2}};
  return story;
}

std::unique_ptr<app::Reader> reader_of(store::StoryContents story, int width_px, int height_px, int columns) {
  base::Result<render::Fonts> fonts = render::open_fonts();
  REQUIRE(fonts);
  auto reader = std::make_unique<app::Reader>(app::Services{.edition = std::nullopt,
                                                            .fonts = std::move(fonts).value(),
                                                            .strings = app::english_strings(),
                                                            .locale_folder = {},
                                                            .languages = {}});
  reader->model.width_px = width_px;
  reader->model.height_px = height_px;
  reader->scenes.compare = app::open_scene(std::move(story));
  reader->model.compare = app::open_compare(reader->scenes.compare, columns);
  reader->model.screen = app::ScreenKind::compare;
  return reader;
}

double settle(app::Reader& reader, double now_ms) {
  for (int frame = 0; frame < 1000 && app::draw_frame(reader, now_ms); ++frame) now_ms += 16;
  return now_ms;
}

int family_called(const app::Reader& reader, const std::string& label) {
  const auto& families = reader.scenes.compare.story.families;
  for (std::size_t f = 0; f < families.size(); ++f) {
    if (families[f].label == label) return static_cast<int>(f);
  }
  FAIL("no family is called ", label);
  return -1;
}
