#include "store/write/match/find_families.h"

#include <algorithm>
#include <map>

#include "platform/base/parallel.h"
#include "store/write/match/candidates.h"
#include "store/write/match/families.h"

namespace store {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Between stories, shorter passages are left out: stock phrases, speakers with their offices, the name of a law.
constexpr std::uint32_t least_verbatim_bytes = 80;
constexpr std::uint32_t least_edited_bytes = 120;

// The articles of each story.
using Stories = std::map<std::string_view, std::vector<ArticleIndex>>;

bool are_one_story(std::span<const Article> articles, const AlignedPair& pair) {
  return articles[static_cast<std::size_t>(pair.a)].story_id == articles[static_cast<std::size_t>(pair.b)].story_id;
}

void add_every_pair(const std::vector<ArticleIndex>& articles, std::vector<AlignedPair>& pairs) {
  for (std::size_t a = 0; a < articles.size(); ++a)
    for (std::size_t b = a + 1; b < articles.size(); ++b) pairs.push_back({articles[a], articles[b], {}});
}

// The candidates among some articles. Their outlines are borrowed for the time of the search.
void add_candidates(FamilyInput& input, const std::vector<ArticleIndex>& articles, const FamilyOptions& options,
                    std::vector<AlignedPair>& pairs) {
  std::vector<Outline> outlines(articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i)
    outlines[i] = std::move(input.outlines[static_cast<std::size_t>(articles[i])]);
  for (const Candidate& candidate : find_candidates(outlines, options.preset, SmallSets::chosen, options.search))
    pairs.push_back({articles[candidate.a], articles[candidate.b], {}});
  for (std::size_t i = 0; i < articles.size(); ++i)
    input.outlines[static_cast<std::size_t>(articles[i])] = std::move(outlines[i]);
}

void add_told(const std::vector<TextPair>& told, std::vector<AlignedPair>& pairs) {
  for (const TextPair& pair : told)
    pairs.push_back({static_cast<ArticleIndex>(pair.a), static_cast<ArticleIndex>(pair.b), {}});
}

std::vector<AlignedPair> pairs_to_align(FamilyInput& input, const FamilyOptions& options) {
  Stories stories;
  std::vector<ArticleIndex> all;
  for (std::size_t i = 0; i < input.articles.size(); ++i) {
    stories[input.articles[i].story_id].push_back(static_cast<ArticleIndex>(i));
    all.push_back(static_cast<ArticleIndex>(i));
  }
  std::vector<AlignedPair> pairs;
  if (stories.size() > 1) {
    if (options.told_pairs) {
      add_told(*options.told_pairs, pairs);
    } else {
      add_candidates(input, all, options, pairs);
    }
    // Within a story more are aligned than these; they come below.
    std::erase_if(pairs, [&](const AlignedPair& pair) { return are_one_story(input.articles, pair); });
  }
  for (const auto& [story, members] : stories) {
    if (members.size() <= every_pair_up_to) {
      add_every_pair(members, pairs);
    } else {
      add_candidates(input, members, options, pairs);
    }
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const AlignedPair& x, const AlignedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  return pairs;
}

// Whether a passage that two stories share is more than chance.
bool counts_between_stories(const Passage& passage) {
  const std::uint32_t bytes = std::min(base::length(passage.a), base::length(passage.b));
  if (passage.passage_class == PassageClass::verbatim) return bytes >= least_verbatim_bytes;
  return passage.passage_class == PassageClass::edited && bytes >= least_edited_bytes;
}

// What counts of the passages of a pair. All of them are remembered: another story may be told tomorrow.
void take_passages(const FamilyInput& input, std::vector<Passage> passages, AlignedPair& pair) {
  if (!are_one_story(input.articles, pair))
    std::erase_if(passages, [](const Passage& passage) { return !counts_between_stories(passage); });
  passages.shrink_to_fit();
  pair.passages = std::move(passages);
}

// Fills those pairs that are remembered; the numbers of the others.
std::vector<std::size_t> recall_pairs(const FamilyInput& input, const FamilyOptions& options,
                                      std::vector<AlignedPair>& pairs) {
  std::vector<std::uint8_t> known(pairs.size());
  base::for_each_index(options.memory ? pairs.size() : 0, options.align.jobs, [&](std::size_t i) {
    if (base::stopped(options.align)) return;
    std::optional<std::vector<Passage>> passages =
        options.memory->recall({static_cast<std::size_t>(pairs[i].a), static_cast<std::size_t>(pairs[i].b)});
    if (!passages) return;
    take_passages(input, std::move(*passages), pairs[i]);
    known[i] = 1;
  });
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (known[i] == 0) others.push_back(i);
  return others;
}

// Fills the pairs with their passages.
Result<void> align_pairs(const FamilyInput& input, const FamilyOptions& options, std::vector<AlignedPair>& pairs) {
  const std::vector<std::size_t> numbers = recall_pairs(input, options, pairs);
  std::vector<TextPair> texts;
  texts.reserve(numbers.size());
  for (const std::size_t i : numbers)
    texts.push_back({static_cast<std::size_t>(pairs[i].a), static_cast<std::size_t>(pairs[i].b)});
  const AlignOptions how{options.preset, WordDetail::with_words, ParagraphRule::cut};
  TRY(align_many(input.texts, texts, how, options.align, [&](std::size_t i, std::vector<Passage> passages) {
    if (options.memory) options.memory->keep(texts[i], passages);
    take_passages(input, std::move(passages), pairs[numbers[i]]);
  }));
  if (options.counts != nullptr) *options.counts = {pairs.size(), texts.size()};
  return {};
}

FamilyInput input_of(std::span<const Article> articles, int jobs) {
  FamilyInput input{articles, std::vector<Outline>(articles.size()), {}};
  for (const Article& article : articles) input.texts.bytes.push_back(static_cast<std::uint32_t>(article.text.size()));
  input.texts.read = [articles](std::size_t i) { return Result<std::string>(articles[i].text); };
  input.texts.language = [articles](std::size_t i) {
    return articles[i].language ? std::string_view(*articles[i].language) : std::string_view();
  };
  std::vector<Vocabulary> vocabularies(static_cast<std::size_t>(std::max(jobs, 1)));
  base::for_each_index_by(articles.size(), jobs, [&](std::size_t i, std::size_t thread) {
    input.outlines[i] = outline_of({articles[i].text, input.texts.language(i)}, vocabularies[thread]);
  });
  return input;
}

}  // namespace

Result<std::vector<Family>> find_families(FamilyInput input, const FamilyOptions& options) {
  std::vector<AlignedPair> pairs = pairs_to_align(input, options);
  input.outlines = {};
  if (base::stopped(options.search)) return Error{ErrorCode::interrupted, "interrupted"};
  TRY(align_pairs(input, options, pairs));
  std::erase_if(pairs, [](const AlignedPair& pair) { return pair.passages.empty(); });
  return join_families(input.articles, pairs);
}

std::vector<Family> find_families(std::span<const Article> articles, MatchPreset preset, int jobs,
                                  const std::atomic<bool>* stop) {
  const base::Task task{jobs, stop, {}};
  Result<std::vector<Family>> found = find_families(input_of(articles, jobs), {preset, task, task, {}, {}, nullptr});
  return found ? std::move(found).value() : std::vector<Family>();
}

}  // namespace store
