#include "store/search_scan.h"

#include <algorithm>
#include <array>

namespace store {
namespace {

// Hits of the first lines count for more: news says first what it is about.
constexpr std::uint32_t lead_bytes = 600;
constexpr double lead_weight = 1.5;
constexpr double title_words = 4;  // a word of the title for so many of the text
constexpr double elsewhere = 0.5;  // a word of the byline, the source, a caption
constexpr double closeness = 0.5;
// One word a thousand times over says no more; a hostile text and query could otherwise fill the memory.
constexpr std::size_t most_hits = 20000;

using Counts = std::array<double, most_terms>;

// Hits of one place: hits[begin .. end).
std::size_t end_of_place(const std::vector<TermHit>& hits, std::size_t begin) {
  std::size_t end = begin;
  while (end < hits.size() && hits[end].place == hits[begin].place) ++end;
  return end;
}

const TermHit* hit_at(std::span<const TermHit> hits, std::uint32_t place, std::size_t term) {
  const auto before = [](const TermHit& hit, std::pair<std::uint32_t, std::size_t> at) {
    return hit.place != at.first ? hit.place < at.first : hit.term < at.second;
  };
  const auto found = std::lower_bound(hits.begin(), hits.end(), std::pair(place, term), before);
  return found != hits.end() && found->place == place && found->term == term ? &*found : nullptr;
}

// Notes a hit of the word; when the last place has the term already, by another spelling, the likelier stands.
void note(const SearchWord& word, std::uint32_t term, Likeness likeness, std::vector<TermHit>& hits) {
  for (auto hit = hits.rbegin(); hit != hits.rend() && hit->place == word.place; ++hit) {
    if (hit->term != term) continue;
    hit->likeness = std::max(hit->likeness, likeness);
    return;
  }
  hits.push_back({word.range, word.place, term, likeness});
}

// A word that a term asks for.
struct Asked {
  std::string_view word;
  std::uint32_t term = 0;
  Likeness likeness = Likeness::word;
};

// What all terms ask for, sorted by word: texts are long, queries short.
std::vector<Asked> asked_words(const ParsedQuery& query) {
  std::vector<Asked> asked;
  for (std::uint32_t term = 0; term < query.terms.size(); ++term) {
    asked.push_back({query.terms[term].word, term, Likeness::word});
    for (const std::string& form : query.terms[term].forms) asked.push_back({form, term, Likeness::form});
  }
  std::sort(asked.begin(), asked.end(), [](const Asked& a, const Asked& b) { return a.word < b.word; });
  return asked;
}

// The run that begins with this hit.
TermRun run_from(const TermHit& hit, const std::vector<TermHit>& hits, std::size_t terms) {
  TermRun run{hit.term, 1, hit.range};
  while (run.first_term + run.count < terms) {
    const auto step = static_cast<std::uint32_t>(run.count);
    const TermHit* next = hit_at(hits, hit.place + step, run.first_term + run.count);
    if (next == nullptr || next->likeness == Likeness::form) break;
    run.range.end = next->range.end;
    ++run.count;
  }
  return run;
}

void find_longest_run(const ParsedQuery& query, TextScan& scan) {
  for (const TermHit& hit : scan.hits) {
    // Part of a run that began before.
    if (hit.term > 0 && hit.place > 0 && hit_at(scan.hits, hit.place - 1, hit.term - 1) != nullptr) continue;
    const TermRun run = run_from(hit, scan.hits, query.terms.size());
    if (run.count > scan.longest_run.count) scan.longest_run = run;
  }
}

void count(const TextScan& scan, bool is_title, Counts& counts) {
  for (const TermHit& hit : scan.hits) {
    const bool lead = hit.range.begin < lead_bytes;
    counts[hit.term] += weight_of(hit.likeness) * (is_title ? title_words : (lead ? lead_weight : 1));
  }
}

// The least number of words that hold every term found in the text; 0 when fewer than two were.
std::size_t narrowest_span(const TextScan& scan, std::size_t& distinct) {
  std::array<std::uint32_t, most_terms> inside{};
  distinct = 0;
  for (const TermHit& hit : scan.hits)
    if (inside[hit.term]++ == 0) ++distinct;
  if (distinct < 2) return 0;
  inside.fill(0);
  std::size_t held = 0;
  std::size_t first = 0;
  std::size_t narrowest = 0;
  for (const TermHit& hit : scan.hits) {
    if (inside[hit.term]++ == 0) ++held;
    while (held == distinct) {
      const std::size_t span = hit.place - scan.hits[first].place + 1;
      if (narrowest == 0 || span < narrowest) narrowest = span;
      if (--inside[scan.hits[first].term] == 0) --held;
      ++first;
    }
  }
  return narrowest;
}

double closeness_of(const TextScan& scan) {
  std::size_t distinct = 0;
  const std::size_t span = narrowest_span(scan, distinct);
  if (span == 0) return 1;
  return 1 + closeness * std::min(1.0, static_cast<double>(distinct) / static_cast<double>(span));
}

double order_of(const TextScan& scan, const ParsedQuery& query) {
  constexpr double in_order = 2;
  const bool all = query.terms.size() >= words_in_order && scan.longest_run.count == query.terms.size();
  return all ? in_order : 1;
}

}  // namespace

std::string_view searched_part(std::string_view text) {
  constexpr std::size_t most_bytes = std::size_t{512} << 10U;
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return text.substr(0, end);
}

TextScan scan_text(std::string_view text, std::string_view language, const ParsedQuery& query) {
  TextScan scan{search_words(text, language), {}, {}};
  const std::vector<Asked> asked = asked_words(query);
  const auto before = [](const Asked& one, std::string_view word) { return one.word < word; };
  for (const SearchWord& word : scan.words.words) {
    const std::string_view folded = scan.words[word];
    for (auto one = std::lower_bound(asked.begin(), asked.end(), folded, before);
         one != asked.end() && one->word == folded; ++one)
      note(word, one->term, one->likeness, scan.hits);
    for (std::uint32_t term = 0; term < query.terms.size(); ++term)
      if (query.terms[term].prefix && folded.starts_with(query.terms[term].word))
        note(word, term, Likeness::begun, scan.hits);
    if (scan.hits.size() > most_hits) break;
  }
  // A second spelling of a word may have brought a term of lower number.
  for (std::size_t begin = 0; begin < scan.hits.size();) {
    const std::size_t end = end_of_place(scan.hits, begin);
    std::sort(scan.hits.begin() + static_cast<std::ptrdiff_t>(begin),
              scan.hits.begin() + static_cast<std::ptrdiff_t>(end),
              [](const TermHit& a, const TermHit& b) { return a.term < b.term; });
    begin = end;
  }
  find_longest_run(query, scan);
  return scan;
}

std::optional<base::TextRange> phrase_at(const TextScan& scan, const ParsedQuery& query, const QueryPhrase& phrase,
                                         const TermHit& hit) {
  if (hit.term != phrase.first) return std::nullopt;
  const TermRun run = run_from(hit, scan.hits, std::min(query.terms.size(), phrase.first + phrase.count));
  if (run.count != phrase.count) return std::nullopt;
  return run.range;
}

bool has_phrase(const TextScan& scan, const ParsedQuery& query, const QueryPhrase& phrase) {
  return std::any_of(scan.hits.begin(), scan.hits.end(),
                     [&](const TermHit& hit) { return phrase_at(scan, query, phrase, hit).has_value(); });
}

double score_of(const TextScan& body, const TextScan& title, const ParsedQuery& query, std::span<const double> weights,
                double mean_words) {
  Counts counts{};
  count(body, false, counts);
  count(title, true, counts);
  constexpr double k1 = 1.2;
  constexpr double b = 0.75;
  const auto words = static_cast<double>(body.words.words.size());
  const double length = k1 * (1 - b + b * words / std::max(1.0, mean_words));
  double score = 0;
  for (std::size_t term = 0; term < query.terms.size(); ++term) {
    const double times = query.terms[term].minor ? counts[term] : std::max(counts[term], elsewhere);
    score += weights[term] * times * (k1 + 1) / (times + length);
  }
  return score * std::max(closeness_of(body) * order_of(body, query), closeness_of(title) * order_of(title, query));
}

}  // namespace store
