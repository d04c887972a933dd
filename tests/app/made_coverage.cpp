#include "tests/app/made_coverage.h"

#include <random>

#include "doctest/doctest.h"

namespace {

const std::string crossing = "The chain ferry will not run from Monday for ten weeks, its owners said in a notice.";
const std::string inner = "for ten weeks, its owners said";
const std::string lamp = "Nobody on the quay had been told before the notice went up on a lamp post.";
const std::string bus = "A bus goes by way of Long Meadow every forty minutes instead.";
const std::string arabic_a = "لن تعمل العبارة ابتداءً من يوم الاثنين لمدة عشرة أسابيع كما قال أصحابها.";
const std::string arabic_b = "لم يُخبَر أحد على الرصيف قبل تعليق الإشعار على عمود الإنارة.";

std::string word(std::minstd_rand& random) {
  constexpr const char* syllables[]{"ba", "ke", "lo", "mi", "nu", "ra", "ste", "vor", "plin", "gra", "dun", "fel"};
  std::string made;
  for (int i = 0; i < 3; ++i) made += syllables[random() % std::size(syllables)];
  return made;
}

std::vector<std::string> with(std::vector<std::string> paragraphs,
                              const std::vector<std::pair<std::size_t, std::string>>& at) {
  for (const auto& [index, words] : at) paragraphs[index] = words;
  return paragraphs;
}

store::StoryContents empty_story(const std::string& title) {
  store::StoryContents story;
  story.story_id = "made";
  story.title = title;
  return story;
}

}  // namespace

std::vector<std::string> filler_paragraphs(int count, unsigned seed) {
  std::minstd_rand random(seed);
  std::vector<std::string> paragraphs;
  for (int i = 0; i < count; ++i) {
    std::string& paragraph = paragraphs.emplace_back();
    for (int w = 0; w < 40; ++w) paragraph += word(random) + (w == 39 ? "." : " ");
  }
  return paragraphs;
}

void add_article(store::StoryContents& story, const std::string& source, const std::string& published,
                 const std::vector<std::string>& paragraphs, const std::string& language) {
  store::Article article;
  article.file = std::to_string(story.articles.size()) + ".txt";
  article.story_id = story.story_id;
  article.story = story.title;
  article.source = source;
  article.title = paragraphs.front().substr(0, paragraphs.front().find(' ', 20));
  article.language = language;
  if (!published.empty()) article.published = store::PublicationTime{published, store::Precision::minute};
  for (const std::string& paragraph : paragraphs) {
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += paragraph;
    article.blocks.push_back({store::BlockKind::paragraph, {begin, static_cast<std::uint32_t>(article.text.size())}});
  }
  story.word_counts.push_back(static_cast<std::int32_t>(paragraphs.size()) * 40);
  story.articles.push_back(std::move(article));
}

void add_family(store::StoryContents& story, const std::string& label, const std::vector<Place>& places,
                store::PassageClass passage_class) {
  store::Family family;
  family.story_id = story.story_id;
  family.label = label;
  for (const auto& [article, words] : places) {
    const std::string& text = story.articles[static_cast<std::size_t>(article)].text;
    REQUIRE(text.find(words) != std::string::npos);
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      family.members.push_back({article, {begin, begin + static_cast<std::uint32_t>(words.size())}});
    }
  }
  const auto count = static_cast<std::int32_t>(family.members.size());
  for (std::int32_t a = 0; a < count; ++a) {
    for (std::int32_t b = a + 1; b < count; ++b) {
      store::MemberPair pair{a, b, {}};
      pair.passage.a = family.members[static_cast<std::size_t>(a)].range;
      pair.passage.b = family.members[static_cast<std::size_t>(b)].range;
      pair.passage.passage_class = passage_class;
      pair.passage.ratio = 1;
      family.pairs.push_back(pair);
    }
  }
  family.earliest = 0;
  story.families.push_back(std::move(family));
  story.sizes.push_back({static_cast<std::int32_t>(places.size())});
}

store::StoryContents seven_sources() {
  store::StoryContents story = empty_story("The chain ferry");
  const auto filler = [](unsigned seed) { return filler_paragraphs(9, seed); };
  add_article(story, "Ferry office", "2024-05-02T06:00", with(filler(1), {{0, crossing}, {5, lamp}}));
  add_article(story, "Quay Post", "2024-05-01T09:00", with(filler(2), {{7, crossing}}));
  add_article(story, "Meadow News", "2024-05-04T10:00", with(filler(3), {{1, lamp}, {2, crossing}, {8, lamp}}));
  add_article(story, "Radio Shore", "", with(filler(4), {{4, crossing}, {6, lamp}}));
  add_article(story, "The Lamp", "2024-05-05T07:00", with(filler(5), {{3, bus}}));
  add_article(story, "Evening Tide", "2024-05-03T12:00", with(filler(6), {{8, crossing}}));
  add_article(story, "The Long Name of a Weekly Paper", "2024-05-06T07:00", with(filler(7), {{0, bus}}));
  add_family(story, "A", {{0, crossing}, {1, crossing}, {2, crossing}, {3, crossing}, {5, crossing}});
  add_family(story, "B", {{0, lamp}, {2, lamp}, {3, lamp}}, store::PassageClass::edited);
  add_family(story, "C", {{0, inner}, {1, inner}}, store::PassageClass::reworded);
  add_family(story, "D", {{4, bus}, {6, bus}});
  story.families[0].earliest = 1;
  return story;
}

store::StoryContents two_scripts() {
  store::StoryContents story = empty_story("Two scripts");
  const std::string more = "في السوق القديم يبيع الناس الخبز والزيتون والسمك الطازج منذ الصباح الباكر.";
  add_article(story, "صحيفة الميناء", "2024-04-01T08:00", {more, more + " " + arabic_a, arabic_b}, "ar");
  add_article(story, "جريدة النهر", "2024-04-02T08:00", {arabic_a, more, arabic_b}, "ar");
  add_article(story, "Quay Post", "2024-04-03T08:00", with(filler_paragraphs(4, 8), {{2, "In full: " + arabic_a}}));
  add_family(story, "A", {{0, arabic_a}, {1, arabic_a}, {2, arabic_a}});
  add_family(story, "B", {{0, arabic_b}, {1, arabic_b}}, store::PassageClass::edited);
  return story;
}

store::StoryContents long_and_short() {
  store::StoryContents story = empty_story("Long and short");
  add_article(story, "The Long Read", "2024-03-01T08:00",
              with(filler_paragraphs(300, 9), {{60, crossing}, {240, lamp}}));
  add_article(story, "The Brief", "2024-03-02T08:00", with(filler_paragraphs(4, 10), {{1, crossing}, {2, lamp}}));
  add_family(story, "A", {{0, crossing}, {1, crossing}});
  add_family(story, "B", {{0, lamp}, {1, lamp}});
  return story;
}

store::StoryContents runs_missing() {
  store::StoryContents story = empty_story("Runs");
  std::vector<std::string> passages;
  passages.reserve(8);
  for (unsigned i = 0; i < 8; ++i) passages.push_back("Said " + filler_paragraphs(1, 40 + i)[0].substr(0, 90) + ".");
  for (int source = 0; source < 3; ++source) {
    std::vector<std::string> paragraphs = filler_paragraphs(1, 50 + static_cast<unsigned>(source));
    paragraphs.insert(paragraphs.end(), passages.begin(), passages.end());
    add_article(story, "Source " + std::to_string(source), "2024-07-0" + std::to_string(source + 1) + "T08:00",
                paragraphs);
  }
  std::vector<std::string> sparse = filler_paragraphs(4, 60);
  sparse.insert(sparse.begin() + 1, passages[0]);
  sparse.insert(sparse.begin() + 3, passages[6]);
  add_article(story, "Source 3", "2024-07-04T08:00", sparse);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    std::vector<Place> places{{0, passages[i]}, {1, passages[i]}, {2, passages[i]}};
    if (i == 0 || i == 6) places.emplace_back(3, passages[i]);
    add_family(story, std::string(1, static_cast<char>('A' + i)), places, static_cast<store::PassageClass>(i % 3));
  }
  return story;
}

store::StoryContents strangers() {
  store::StoryContents story = empty_story("Strangers");
  add_article(story, "First Paper", "", with(filler_paragraphs(5, 11), {{2, lamp}}));
  add_article(story, "Second Paper", "", filler_paragraphs(5, 12));
  add_article(story, "Third Paper", "", filler_paragraphs(5, 13));
  add_article(story, "Fourth Paper", "", with(filler_paragraphs(5, 14), {{4, lamp}}));
  add_family(story, "A", {{0, lamp}, {3, lamp}});
  story.families[0].earliest.reset();
  story.families[0].undated = 2;
  return story;
}

store::StoryContents crowded() {
  store::StoryContents story = empty_story("Crowded");
  const std::vector<std::string> bits{"red boats wait", "by the quay",  "until noon today",  "when the tide",
                                      "turns and runs", "past the bar", "where gulls stand", "on one leg",
                                      "and the bell",   "rings twice",  "for the ferry",     "nobody takes"};
  std::string all;
  for (const std::string& bit : bits) all += (all.empty() ? "" : ", ") + bit;
  const std::vector<std::string> reversed(bits.rbegin(), bits.rend());
  std::string backwards;
  for (const std::string& bit : reversed) backwards += (backwards.empty() ? "" : "; ") + bit;
  add_article(story, "Red Quay", "2024-06-01T08:00", {filler_paragraphs(1, 21)[0], all + ".", all + "!"});
  add_article(story, "Blue Quay", "2024-06-02T08:00", {backwards + ".", filler_paragraphs(1, 22)[0]});
  add_article(story, "Grey Quay", "", {filler_paragraphs(1, 23)[0], bits[0] + " and " + bits[4] + "."});
  for (std::size_t i = 0; i < bits.size(); ++i) {
    std::vector<Place> places{{0, bits[i]}, {1, bits[i]}};
    if (i == 0 || i == 4) places.emplace_back(2, bits[i]);
    add_family(story, std::string(1, static_cast<char>('A' + i)), places, static_cast<store::PassageClass>(i % 3));
  }
  return story;
}
