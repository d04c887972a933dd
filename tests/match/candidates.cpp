// The search for candidates: what it must find among many texts, what it may leave out, and what must not change it.
#include "doctest/doctest.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <string>
#include <vector>

#include "store/write/match/candidates.h"
#include "store/write/match/key_groups.h"

namespace {

using store::Candidate;
using store::Outline;

// Words of an invented language, some far more frequent than others, the same for the same seed.
struct Words {
  std::uint32_t state = 1;

  std::uint32_t number(std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % below;
  }
  std::string word() {
    const std::uint32_t rank = number(1 + number(1 + number(9000)));
    return "w" + std::string(1, static_cast<char>('a' + rank % 26)) + "q" + std::to_string(rank);
  }
  std::string text(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += word() + (i % 12 == 11 ? ". " : " ");
    return text;
  }
};

std::vector<std::string> made_texts(std::size_t count, std::uint32_t seed) {
  Words words{seed};
  std::vector<std::string> texts;
  texts.reserve(count);
  for (std::size_t i = 0; i < count; ++i) texts.push_back(words.text(150 + static_cast<int>(words.number(200))));
  return texts;
}

std::vector<Outline> outlines_of(const std::vector<std::string>& texts) {
  store::Vocabulary vocabulary;
  std::vector<Outline> outlines;
  outlines.reserve(texts.size());
  for (const std::string& text : texts) outlines.push_back(store::outline_of({text, "en"}, vocabulary));
  return outlines;
}

std::vector<Candidate> candidates_of(const std::vector<std::string>& texts, int jobs = 1) {
  return store::find_candidates(outlines_of(texts), store::MatchPreset::news, store::SmallSets::every_pair,
                                base::Task{jobs, nullptr, {}});
}

bool has(const std::vector<Candidate>& candidates, std::uint32_t a, std::uint32_t b) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& candidate) { return candidate.a == a && candidate.b == b; });
}

constexpr const char* planted =
    "The harbour master of Dunmere sold 14 condemned barges to a brewer from Colne who wanted only their copper. ";
constexpr const char* planted_otherwise =
    "A brewer of Colne, wanting nothing but copper, was sold fourteen (14) barges, all condemned, by Dunmere's harbour "
    "master. ";

}  // namespace

TEST_CASE("of few texts every pair is a candidate") {
  const std::vector<Candidate> all = candidates_of(made_texts(20, 3));
  CHECK(all.size() == 190);
  CHECK(candidates_of({}).empty());
  CHECK(candidates_of({"one"}).empty());
  CHECK(candidates_of({"", ""}).size() == 1);
}

TEST_CASE("among many texts a sentence that two share makes them candidates, also when it was turned around") {
  std::vector<std::string> texts = made_texts(400, 5);
  texts[17].insert(texts[17].size() / 2, planted);
  texts[311].insert(texts[311].find(". ") + 2, planted);
  texts[201] += planted_otherwise;
  const std::vector<Candidate> found = candidates_of(texts);
  CHECK(has(found, 17, 311));
  CHECK(has(found, 17, 201));
  CHECK(has(found, 201, 311));
  // Unrelated texts are hardly ever looked at: 79,800 pairs are possible.
  CHECK(found.size() < 800);
  CHECK(std::is_sorted(found.begin(), found.end(),
                       [](const Candidate& x, const Candidate& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; }));
  for (const Candidate& candidate : found) CHECK(candidate.a < candidate.b);
}

TEST_CASE("every pair that shares thirty words in a row is a candidate") {
  std::vector<std::string> texts = made_texts(300, 8);
  Words words{99};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (int i = 0; i < 60; ++i) {
    const std::uint32_t a = words.number(300);
    const std::uint32_t b = words.number(300);
    if (a == b) continue;
    const std::string run = words.text(30);
    texts[a] += run;
    texts[b] = run + texts[b];
    pairs.emplace_back(std::min(a, b), std::max(a, b));
  }
  const std::vector<Candidate> found = candidates_of(texts);
  for (const auto& [a, b] : pairs) CHECK(has(found, a, b));
}

TEST_CASE("a paragraph that all of many texts carry connects every one of them, without pairing all with all") {
  std::vector<std::string> texts = made_texts(500, 13);
  Words words{4};
  const std::string release = words.text(60);
  for (std::string& text : texts) text += release;
  const std::vector<Candidate> found = candidates_of(texts);
  CHECK(found.size() < 500 * 40);
  std::vector<std::uint32_t> group(texts.size());
  std::iota(group.begin(), group.end(), 0U);
  for (const Candidate& candidate : found) {  // sorted, so that the smaller number is settled first
    const std::uint32_t from = std::max(group[candidate.a], group[candidate.b]);
    const std::uint32_t to = std::min(group[candidate.a], group[candidate.b]);
    std::replace(group.begin(), group.end(), from, to);
  }
  CHECK(std::all_of(group.begin(), group.end(), [](std::uint32_t of) { return of == 0; }));
}

TEST_CASE("texts that share nothing with the others change no candidate") {
  std::vector<std::string> texts = made_texts(300, 21);
  texts[5] += planted;
  texts[250] += planted;
  const std::vector<Candidate> before = candidates_of(texts);
  for (int i = 0; i < 40; ++i) {
    std::string other;
    for (int word = 0; word < 80; ++word) other += "zz" + std::to_string(i * 1000 + word) + "y ";
    texts.push_back(other);
  }
  CHECK(candidates_of(texts) == before);
}

TEST_CASE("the candidates do not depend on the number of threads") {
  std::vector<std::string> texts = made_texts(260, 34);
  for (std::size_t i = 0; i + 1 < texts.size(); i += 9) texts[i + 1] += texts[i].substr(0, 300);
  const std::vector<Candidate> one = candidates_of(texts, 1);
  CHECK(!one.empty());
  CHECK(candidates_of(texts, 3) == one);
  std::atomic<bool> stop{true};
  CHECK(store::find_candidates(outlines_of(texts), store::MatchPreset::news, store::SmallSets::every_pair,
                               base::Task{2, &stop, {}})
            .empty());
}

TEST_CASE("a group lists texts once, rising, and knows where in each its key stands") {
  const std::vector<Outline> outlines =
      outlines_of({"amber barge copper", "nothing here but dross, then amber barge", "amber amber amber"});
  const std::vector<store::KeyPart> parts = store::group_keys(outlines, {});
  REQUIRE(parts.size() == 1);
  const store::KeyPart& part = parts.front();
  CHECK(part.places.size() == part.texts.size());
  std::vector<std::size_t> sizes;
  std::vector<std::uint16_t> places_in_first;
  std::size_t at = 0;
  for (std::size_t group = 0; group < part.sizes.size(); ++group) {
    const auto texts = std::span(part.texts).subspan(at, part.sizes[group]);
    CHECK(std::adjacent_find(texts.begin(), texts.end(), std::greater_equal<>()) == texts.end());
    CHECK(part.shared_by[group] == texts.size());
    CHECK(store::weight_of(part.shared_by[group]) > 0);
    sizes.push_back(texts.size());
    if (texts.front() == 0) places_in_first.push_back(part.places[at]);
    at += texts.size();
  }
  CHECK(at == part.texts.size());
  std::sort(sizes.begin(), sizes.end());
  CHECK(sizes == std::vector<std::size_t>{2, 2, 3});  // barge, amber with barge, amber
  CHECK(*std::min_element(places_in_first.begin(), places_in_first.end()) == 0);
  CHECK(*std::max_element(places_in_first.begin(), places_in_first.end()) == 1);
}
