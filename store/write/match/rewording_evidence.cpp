#include "store/write/match/rewording_evidence.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include "store/write/match/classify.h"
#include "store/write/match/disjoint_sets.h"
#include "store/write/match/evidence_weights.h"
#include "store/write/match/speakers.h"
#include "store/write/match/stretch.h"
#include "store/write/match/word_weights.h"

namespace store {

namespace {

constexpr std::uint32_t rare_count = 2;   // a stem that stands more often is what the text is about
constexpr std::uint32_t one_thing = 2;    // words apart at most that names and titles of one thing stand
constexpr std::uint32_t company = 4;      // words between a number and what it is said of
constexpr std::uint32_t near_words = 80;  // on either side: what is said there belongs to the same statement

// One of the two stretches: its sentences, and the telling stems of both.
struct Side {
  const Prepared* text = nullptr;
  WordSpan span;
  WordSpan sentences;  // in words
  std::uint32_t sentence_count = 0;
  std::vector<TellingStem> stems;
  std::vector<TellingStem> sentence_stems;
};

Side side_of(const Prepared& text, WordSpan span) {
  const auto begin = text.sentences.begin();
  const auto first = std::upper_bound(begin, text.sentences.end(), span.begin) - 1;
  const auto end = std::lower_bound(first, text.sentences.end(), span.end);
  Side side{&text, span, {*first, *end}, static_cast<std::uint32_t>(end - first), telling_stems(text, span), {}};
  side.sentence_stems = side.sentences == span ? side.stems : telling_stems(text, side.sentences);
  return side;
}

// A stem of both stretches.
struct SharedStem {
  TellingStem a;
  TellingStem b;
};

// A name, or a word that only says who speaks, in either text.
bool names_somebody(const Side& a, const Side& b, const SharedStem& stem) {
  return is_name(*a.text, stem.a.at) || is_name(*b.text, stem.b.at) || introduces_speaker(*a.text, stem.a.at) ||
         introduces_speaker(*b.text, stem.b.at);
}

std::vector<SharedStem> shared_stems(const std::vector<TellingStem>& a, const std::vector<TellingStem>& b) {
  std::vector<SharedStem> out;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->stem == j->stem) out.push_back({*i, *j});
    const std::uint32_t least = std::min(i->stem, j->stem);
    if (i->stem == least) ++i;
    if (j->stem == least) ++j;
  }
  return out;
}

// Numbers of the names, two by two, that stand together in the stretch. `names`: sorted stems.
using StemPair = std::pair<std::uint32_t, std::uint32_t>;
std::vector<StemPair> neighbours(const Side& side, const std::vector<std::uint32_t>& names) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // word, number of the stem
  for (std::uint32_t i = side.span.begin; i < side.span.end; ++i) {
    const auto name = std::lower_bound(names.begin(), names.end(), side.text->stems[i]);
    if (name == names.end() || *name != side.text->stems[i]) continue;
    places.emplace_back(i, static_cast<std::uint32_t>(name - names.begin()));
  }
  std::vector<StemPair> pairs;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = i + 1; j < places.size() && places[j].first - places[i].first <= one_thing; ++j) {
      pairs.emplace_back(std::minmax(places[i].second, places[j].second));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

float count_things(const Side& a, const Side& b, const std::vector<SharedStem>& shared) {
  std::vector<std::uint32_t> names;
  for (const SharedStem& stem : shared) {
    if (names_somebody(a, b, stem)) names.push_back(stem.a.stem);
  }
  const std::vector<StemPair> in_a = neighbours(a, names);
  const std::vector<StemPair> in_b = neighbours(b, names);
  std::vector<StemPair> in_both;
  std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(), std::back_inserter(in_both));
  DisjointSets sets(names.size());
  float things = static_cast<float>(shared.size());
  for (const auto& [x, y] : in_both) {
    if (sets.find(x) == sets.find(y)) continue;
    sets.join(x, y);
    things -= 1;
  }
  return things;
}

// The paragraphs that the span touches, in words.
WordSpan paragraphs_of(const Prepared& text, WordSpan span) {
  while (span.begin > 0 && text.pauses[span.begin] != Pause::paragraph) --span.begin;
  while (span.end < text.words.size() && text.pauses[span.end] != Pause::paragraph) ++span.end;
  return span;
}

// The span and so many words before it and after it, of a text of `size` words.
WordSpan widened(WordSpan span, std::uint32_t words, std::size_t size) {
  return {span.begin - std::min(span.begin, words), std::min(static_cast<std::uint32_t>(size), span.end + words)};
}

// The places of a stem in the text, in rising order; none where it does not stand.
std::span<const std::uint32_t> find_places(const PlaceIndex& index, std::uint32_t stem) {
  const auto key = std::lower_bound(index.keys.begin(), index.keys.end(), stem);
  if (key == index.keys.end() || *key != stem) return {};
  return places_of(index, static_cast<std::size_t>(key - index.keys.begin()));
}

bool stands_in(std::span<const std::uint32_t> places, WordSpan span) {
  const auto place = std::lower_bound(places.begin(), places.end(), span.begin);
  return place != places.end() && *place < span.end;
}

bool stands_far_away(const Side& side, std::uint32_t stem, WordSpan near) {
  const std::span<const std::uint32_t> places = find_places(side.text->telling, stem);
  if (stands_in(places, near)) return false;
  const std::vector<std::uint32_t>& background = side.text->background_stems;
  if (!background.empty()) return std::binary_search(background.begin(), background.end(), stem);
  return stands_in(places, widened(near, article_words, side.text->words.size()));
}

// Stems of `one` that the other stretch lacks, while its text has them, not near it but within an article's length.
float count_elsewhere(const Side& one, const Side& other) {
  const WordSpan span = other.span;
  const WordSpan near = other.text->background_stems.empty() ? widened(span, near_words, other.text->words.size())
                                                             : paragraphs_of(*other.text, span);
  float count = 0;
  for (const TellingStem& stem : one.stems) count += stands_far_away(other, stem.stem, near) ? 1.0F : 0.0F;
  return count;
}

// Stems that the sentences share and `one` has only outside its stretch.
float count_rest(const Side& one, const std::vector<SharedStem>& of_sentences, bool is_a) {
  float count = 0;
  for (const SharedStem& stem : of_sentences) {
    const TellingStem& here = is_a ? stem.a : stem.b;
    const auto inside = std::lower_bound(one.stems.begin(), one.stems.end(), here.stem,
                                         [](const TellingStem& x, std::uint32_t value) { return x.stem < value; });
    count += inside == one.stems.end() || inside->stem != here.stem ? 1.0F : 0.0F;
  }
  return count;
}

bool is_rare(const Prepared& text, const TellingStem& stem) { return text.counts[stem.at] <= rare_count; }

bool is_number(const Prepared& text, const TellingStem& stem) { return text.kinds[stem.at] == WordKind::number; }

bool is_date(const Prepared& text, const TellingStem& stem) {
  return is_date_word(folded_word(text.tokens, text.tokens.words[stem.at]));
}

// Whether something else that is shared stands close to the number in both: what is counted, or who counts it. Figures
// that merely come up on both sides say little.
bool has_company(const SharedStem& number, const std::vector<SharedStem>& shared) {
  const auto distance = [](std::uint32_t x, std::uint32_t y) { return x > y ? x - y : y - x; };
  return std::any_of(shared.begin(), shared.end(), [&](const SharedStem& other) {
    return other.a.stem != number.a.stem && distance(other.a.at, number.a.at) <= company &&
           distance(other.b.at, number.b.at) <= company;
  });
}

// What only `one` has of numbers, and of days and months.
struct OnlyHere {
  bool number = false;
  bool date = false;
};

OnlyHere only_here(const Side& one, const Side& other) {
  OnlyHere found;
  auto there = other.stems.begin();
  for (const TellingStem& stem : one.stems) {
    there = std::lower_bound(there, other.stems.end(), stem.stem,
                             [](const TellingStem& x, std::uint32_t value) { return x.stem < value; });
    if (there != other.stems.end() && there->stem == stem.stem) continue;
    found.number = found.number || is_number(*one.text, stem);
    found.date = found.date || is_date(*one.text, stem);
  }
  return found;
}

bool have_other_numbers(const Side& a, const Side& b) {
  const OnlyHere in_a = only_here(a, b);
  const OnlyHere in_b = only_here(b, a);
  return in_a.number || in_b.number || (in_a.date && in_b.date);
}

bool has_speaker(const Side& side) {
  return std::any_of(side.stems.begin(), side.stems.end(),
                     [&](const TellingStem& stem) { return introduces_speaker(*side.text, stem.at); });
}

float part_of_sentences(const Side& side) {
  return static_cast<float>(length(side.span)) / static_cast<float>(length(side.sentences));
}

float flag(bool value) { return value ? 1.0F : 0.0F; }

}  // namespace

RewordingFeatures rewording_features(const Prepared& a, const Prepared& b, const Region& region, float copied) {
  const Side in_a = side_of(a, region.a);
  const Side in_b = side_of(b, region.b);
  const std::vector<SharedStem> shared = shared_stems(in_a.stems, in_b.stems);
  const std::vector<SharedStem> of_sentences = shared_stems(in_a.sentence_stems, in_b.sentence_stems);
  float rare = 0;
  float numbers = 0;
  for (const SharedStem& stem : shared) {
    rare += flag(is_rare(a, stem.a) && is_rare(b, stem.b));
    numbers += flag((is_number(a, stem.a) && has_company(stem, shared)) || is_date(a, stem.a));
  }
  const bool starts = a.pauses[region.a.begin] >= Pause::sentence && b.pauses[region.b.begin] >= Pause::sentence;
  RewordingFeatures out{};
  const auto set = [&](RewordingFeature feature, float value) { out[static_cast<std::size_t>(feature)] = value; };
  set(RewordingFeature::one, 1);
  set(RewordingFeature::alike, static_cast<float>(ratio_of(count_common_words(a, b, region), region)));
  set(RewordingFeature::rare, std::log1p(rare));
  set(RewordingFeature::numbers, std::log1p(numbers));
  set(RewordingFeature::odds, flag(have_other_numbers(in_a, in_b)));
  set(RewordingFeature::denied, flag(denies(a, region.a) != denies(b, region.b)));
  set(RewordingFeature::things, std::log1p(count_things(in_a, in_b, shared)));
  set(RewordingFeature::copied, std::log1p(copied));
  set(RewordingFeature::whole, std::max(part_of_sentences(in_a), part_of_sentences(in_b)));
  set(RewordingFeature::elsewhere, count_elsewhere(in_a, in_b) + count_elsewhere(in_b, in_a));
  set(RewordingFeature::joined, static_cast<float>(in_a.sentence_count + in_b.sentence_count - 2));
  set(RewordingFeature::speakers, flag(has_speaker(in_a) && has_speaker(in_b)));
  set(RewordingFeature::starts, flag(starts));
  set(RewordingFeature::rest, std::log1p(count_rest(in_a, of_sentences, true) + count_rest(in_b, of_sentences, false)));
  return out;
}

float rewording_confidence(const RewordingFeatures& features) {
  float sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) sum += features[i] * evidence_weights::reworded[i];
  return 1.0F / (1.0F + std::exp(-sum));
}

float least_rewording_confidence() { return evidence_weights::least_reworded; }

}  // namespace store
