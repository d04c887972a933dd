#include "store/search/scan.h"

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
struct AskedWords {
  std::vector<Asked> words;
  std::vector<Asked> beginnings;
  std::array<bool, 256> first_bytes{};  // of both: most words of a text begin otherwise than all that is asked for
};

// Whether a text in the language may have the form.
bool is_form_in(const QueryTerm& term, std::size_t form, std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  if (form >= term.form_languages.size() || term.form_languages[form].empty() || primary.empty()) return true;
  return term.form_languages[form].find(primary) != std::string::npos;
}

AskedWords asked_words(const ParsedQuery& query, std::string_view language) {
  AskedWords asked;
  for (std::uint32_t term = 0; term < query.terms.size(); ++term) {
    const QueryTerm& one = query.terms[term];
    asked.words.push_back({one.word, term, Likeness::word});
    for (std::size_t form = 0; form < one.forms.size(); ++form)
      if (is_form_in(one, form, language)) asked.words.push_back({one.forms[form], term, Likeness::form});
    if (one.prefix) asked.beginnings.push_back({one.word, term, Likeness::begun});
  }
  std::sort(asked.words.begin(), asked.words.end(), [](const Asked& a, const Asked& b) { return a.word < b.word; });
  for (const Asked& one : asked.words)
    if (!one.word.empty()) asked.first_bytes[static_cast<unsigned char>(one.word.front())] = true;
  return asked;
}

// Whether a number is the one that was typed: "3.5" and "35" are one word of the index.
bool is_number_meant(const QueryTerm& term, std::string_view written, bool begun) {
  const std::string meant = number_meant(term.typed);
  if (meant.empty()) return true;
  const std::string number = number_meant(written);
  return number.empty() || number == meant || (begun && number.starts_with(meant));
}

void find_hits(std::string_view text, const ParsedQuery& query, const SearchWords& words, const AskedWords& asked,
               std::vector<TermHit>& hits) {
  const auto before = [](const Asked& one, std::string_view word) { return one.word < word; };
  for (const SearchWord& word : words.words) {
    const std::string_view folded = words[word];
    if (!asked.first_bytes[static_cast<unsigned char>(folded.front())]) continue;
    for (auto one = std::lower_bound(asked.words.begin(), asked.words.end(), folded, before);
         one != asked.words.end() && one->word == folded; ++one)
      if (is_number_meant(query.terms[one->term], base::slice(text, word.range), false))
        note(word, one->term, one->likeness, hits);
    for (const Asked& one : asked.beginnings)
      if (folded.starts_with(one.word) && is_number_meant(query.terms[one.term], base::slice(text, word.range), true))
        note(word, one.term, one.likeness, hits);
    if (hits.size() > most_hits) break;
  }
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

// Each hit goes on with the run of the hit at the place before that is the term before, where there is one.
void find_longest_run(TextScan& scan) {
  const std::vector<TermHit>& hits = scan.hits;
  std::vector<TermRun> before;  // of the hits of the place before, by term
  std::vector<TermRun> now;
  for (std::size_t begin = 0; begin < hits.size();) {
    const std::size_t end = end_of_place(hits, begin);
    if (begin == 0 || hits[begin - 1].place + 1 != hits[begin].place) before.clear();
    now.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const TermHit& hit = hits[i];
      TermRun run{hit.term, 1, hit.range};
      for (const TermRun& one : before)
        if (one.first_term + one.count == hit.term && hit.likeness != Likeness::form)
          run = {one.first_term, one.count + 1, {one.range.begin, hit.range.end}};
      if (run.count > scan.longest_run.count) scan.longest_run = run;
      now.push_back(run);
    }
    before.swap(now);
    begin = end;
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

// Whether the words of the query's date stand together, in whichever order and with a "de" or two between them.
bool tells_date(const TextScan& scan, const ParsedQuery& query) {
  const QueryDate& date = query.date;
  if (date.count < 2) return false;
  const auto reach = static_cast<std::uint32_t>(2 * date.count - 2);
  const std::uint64_t all = (std::uint64_t{1} << date.count) - 1;
  for (std::size_t i = 0; i < scan.hits.size(); ++i) {
    std::uint64_t seen = 0;
    for (std::size_t j = i; j < scan.hits.size() && scan.hits[j].place <= scan.hits[i].place + reach; ++j)
      if (is_of_date(query, scan.hits[j].term)) seen |= std::uint64_t{1} << (scan.hits[j].term - date.first);
    if (seen == all) return true;
  }
  return false;
}

// What the longest run of three words or more says, of what all say. Of few words a run is a topic, of many a
// quotation.
double share_of_run(const TextScan& scan, const ParsedQuery& query, std::span<const double> weights) {
  constexpr std::size_t words_of_sentence = 6;
  const TermRun& run = scan.longest_run;
  if (run.count < words_in_order) return 0;
  if (run.count < query.terms.size() && query.terms.size() < words_of_sentence) return 0;
  double all = 0;
  double in_run = 0;
  for (std::size_t term = 0; term < query.terms.size(); ++term) {
    all += weights[term];
    if (term >= run.first_term && term < run.first_term + run.count) in_run += weights[term];
  }
  return all > 0 ? in_run / all : 0;
}

double order_of(const TextScan& scan, const ParsedQuery& query, std::span<const double> weights) {
  constexpr double told_date = 2;
  constexpr double two_in_order = 1.25;
  const double two = query.terms.size() == 2 && scan.longest_run.count == 2 ? two_in_order : 1;
  if (query.date.count == query.terms.size() && tells_date(scan, query)) return told_date * two;
  return two * (1 + share_of_run(scan, query, weights));
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
  find_hits(text, query, scan.words, asked_words(query, language), scan.hits);
  // A second spelling of a word may have brought a term of lower number.
  for (std::size_t begin = 0; begin < scan.hits.size();) {
    const std::size_t end = end_of_place(scan.hits, begin);
    std::sort(scan.hits.begin() + static_cast<std::ptrdiff_t>(begin),
              scan.hits.begin() + static_cast<std::ptrdiff_t>(end),
              [](const TermHit& a, const TermHit& b) { return a.term < b.term; });
    begin = end;
  }
  find_longest_run(scan);
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
                double mean_words, std::uint64_t known) {
  Counts counts{};
  count(body, false, counts);
  count(title, true, counts);
  constexpr double k1 = 1.2;
  constexpr double b = 0.75;
  const auto words = static_cast<double>(body.words.words.size());
  const double length = k1 * (1 - b + b * words / std::max(1.0, mean_words));
  double score = 0;
  for (std::size_t term = 0; term < query.terms.size(); ++term) {
    const bool stands = (known >> term & 1U) != 0;
    const double times = stands && !query.terms[term].minor ? std::max(counts[term], elsewhere) : counts[term];
    score += weights[term] * times * (k1 + 1) / (times + length);
  }
  return score * std::max(closeness_of(body) * order_of(body, query, weights),
                          closeness_of(title) * order_of(title, query, weights));
}

}  // namespace store
