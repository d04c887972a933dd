// Words for people: counts with their plurals, and what the commands say on standard error.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/pack/commands.h"
#include "platform/base/result.h"
#include "store/article.h"
#include "store/passages.h"
#include "store/write/import/import.h"

namespace app {

// "1 story", "2 stories".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

struct BuildCounts {
  std::int64_t articles = 0;
  std::int64_t stories = 0;
  std::int64_t families = 0;
  std::int64_t dropped_lines = 0;
  std::int64_t guesses = 0;
  std::int64_t skipped = 0;
};
BuildCounts count(const store::ImportedFolder& folder, std::int64_t families);
// "5 articles, 1 story, 9 lines dropped, 3 guesses, 2 files skipped"
std::string summary(const BuildCounts& counts);

// "FOLDER/FILE:LINE:1: guessed ...": one line, with what to do when the guess is wrong.
std::string guess_line(const std::string& folder, const store::Article& article, const store::Guess& guess);

// Every guess, warning and skipped file of an import, on standard error.
void name_findings(const std::string& path, const store::ImportedFolder& folder);

// "2020-02-13", or `otherwise`.
std::string time_words(const std::optional<store::PublicationTime>& time, std::string_view otherwise);

// The beginning of a text in one line of at most `characters` characters.
std::string shortened(std::string_view text, std::size_t characters);

// Prints an error and answers with the exit code it means.
ExitCode report(const base::Error& error);

}  // namespace app
