#include <unistd.h>

#include <chrono>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json.h"
#include "app/pack/report.h"
#include "store/edition.h"

namespace app {
namespace {

using base::Result;

// The snippet with what was found in bold on a terminal, plain elsewhere.
std::string with_marks(const store::SearchHit& hit, bool bold) {
  if (!bold) return hit.snippet;
  std::string out;
  std::size_t at = 0;
  for (const base::TextRange mark : hit.marks) {
    out.append(hit.snippet, at, mark.begin - at);
    out += "\033[1m";
    out += base::slice(hit.snippet, mark);
    out += "\033[0m";
    at = mark.end;
  }
  return out.append(hit.snippet, at);
}

std::string head_line(const store::SearchResults& results) {
  if (results.used.empty()) return "nothing to search for: the query has no word";
  std::string line = counted(results.total, "article", "articles");
  if (results.total_is_least) line = "more than " + line;
  if (results.some_words)
    line = "no article has all the words; " + line + (results.total == 1 ? " has" : " have") + " most";
  return line + (results.mended.empty() ? " for " + results.used : ", none as typed; for " + results.mended);
}

void print(const store::SearchResults& results) {
  const bool bold = isatty(STDOUT_FILENO) == 1;
  std::cout << head_line(results) << '\n';
  const bool doubtful = results.total == 0 || !results.mended.empty() || results.some_words;
  for (std::size_t i = 0; i + results.other_forms < results.did_you_mean.size(); ++i)
    if (const std::string& other = results.did_you_mean[i]; doubtful && other != results.mended)
      std::cout << (results.nothing_near ? "search for: " : "did you mean: ") << other << '\n';
  for (const store::FoundPassage& passage : results.passages) {
    std::cout << "shared passage " << passage.label << " of " << passage.story_id << " stands in "
              << counted(static_cast<std::int64_t>(passage.members.size()), "place", "places") << ":\n";
    for (const store::FoundPassage::Member& member : passage.members)
      std::cout << "  " << member.file << " " << member.range.begin << "-" << member.range.end << "  "
                << (member.passage_class ? store::name_of(*member.passage_class) : "not compared") << '\n';
  }
  for (const store::SearchStory& story : results.stories) {
    std::cout << '\n' << story.title << "  [" << story.story_id << "]\n";
    for (const store::SearchHit& hit : story.hits) {
      std::cout << "  " << hit.file << "  " << hit.source.value_or("source unknown") << ", "
                << time_words(hit.published, "no date") << "  " << hit.title.value_or("") << '\n'
                << "    " << with_marks(hit, bold) << '\n';
    }
  }
}

using Microseconds = std::chrono::duration<std::int64_t, std::micro>;

Result<void> search_line(const store::Edition& edition, const store::SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const store::SearchResults results = TRY(edition.search(request));
  const auto us = std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - begin).count();
  std::cout << search_json(request.query, results, us) << std::endl;  // whoever asks waits for the answer
  return {};
}

// One query a line; gives exit_finding when a line was no JSON string.
Result<ExitCode> search_lines(const store::Edition& edition, const SearchOptions& options,
                              const Interruption& interruption) {
  ExitCode code = exit_done;
  std::int64_t number = 0;
  for (std::string line; !interruption.stop() && std::getline(std::cin, line);) {
    ++number;
    const std::optional<std::string> query = text_of_json(line);
    if (!query) {
      const std::string reason = "not a JSON string; write one query a line, in double quotes";
      std::cerr << "standard input:" << number << ":1: " << reason << '\n';
      std::cout << unreadable_query_json(number, reason) << std::endl;
      code = exit_finding;
      continue;
    }
    store::SearchRequest request = options.request;
    request.query = *query;
    // The first answer is timed when the edition's pages are in memory, as all others are.
    if (number == 1) (void)edition.search(request);
    TRY(search_line(edition, request));
  }
  return code;
}

Result<ExitCode> search(const SearchOptions& options, const Interruption& interruption) {
  const store::Edition edition = TRY(store::open_edition(options.edition));
  if (options.from_stdin) return search_lines(edition, options, interruption);
  const store::SearchResults results = TRY(edition.search(options.request));
  if (options.json) {
    std::cout << search_json(options.request.query, results, std::nullopt) << '\n';
  } else {
    print(results);
  }
  return exit_done;
}

}  // namespace

ExitCode run(const SearchOptions& options, Interruption& interruption) {
  const Result<ExitCode> done = search(options, interruption);
  return done ? done.value() : report(done.error());
}

}  // namespace app
