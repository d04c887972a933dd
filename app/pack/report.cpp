#include "app/pack/report.h"

#include <iostream>
#include <set>

#include "platform/base/file.h"
#include "platform/base/utf8.h"

namespace app {

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

BuildCounts count(const store::ImportedFolder& folder, std::int64_t families) {
  BuildCounts counts;
  std::set<std::string_view> stories;
  for (const store::Article& article : folder.articles) {
    stories.insert(article.story_id);
    counts.guesses += static_cast<std::int64_t>(article.guesses.size());
  }
  counts.articles = static_cast<std::int64_t>(folder.articles.size());
  counts.stories = static_cast<std::int64_t>(stories.size());
  counts.families = families;
  counts.dropped_lines = static_cast<std::int64_t>(folder.dropped_lines);
  counts.skipped = static_cast<std::int64_t>(folder.skipped.size());
  return counts;
}

std::string summary(const BuildCounts& counts) {
  return counted(counts.articles, "article", "articles") + ", " + counted(counts.stories, "story", "stories") + ", " +
         counted(counts.dropped_lines, "line", "lines") + " dropped, " + counted(counts.guesses, "guess", "guesses") +
         ", " + counted(counts.skipped, "file", "files") + " skipped";
}

std::string guess_line(const std::string& folder, const store::Article& article, const store::Guess& guess) {
  // A dateline has no column: only the text itself can be mended.
  const char* remedy = guess.field == "dateline" ? "mend that line" : "fill the cell in articles.csv";
  return base::join_path(folder, article.file) + ":" + std::to_string(guess.line) + ":1: guessed " + guess.field +
         ": \"" + shortened(guess.value, 80) + "\"; if it is wrong, " + remedy;
}

void name_findings(const std::string& path, const store::ImportedFolder& folder) {
  for (const store::Article& article : folder.articles)
    for (const store::Guess& guess : article.guesses) std::cerr << guess_line(path, article, guess) << '\n';
  for (const store::Problem& problem : folder.warnings) std::cerr << problem.message << '\n';
  for (const store::Problem& problem : folder.notes) std::cerr << problem.message << '\n';
  for (const store::Problem& problem : folder.skipped) std::cerr << problem.message << " (skipped)\n";
}

std::string time_words(const std::optional<store::PublicationTime>& time, std::string_view otherwise) {
  return time ? time->iso : std::string(otherwise);
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    if (characters-- == 0) return line + "...";
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.value < 0x20) {
      line += ' ';
    } else {
      line += text.substr(at, point.bytes);
    }
    at += point.bytes;
  }
  return line;
}

ExitCode report(const base::Error& error) {
  if (error.code == base::ErrorCode::interrupted) return exit_interrupted;
  std::cerr << error.what << '\n';
  return exit_finding;
}

}  // namespace app
