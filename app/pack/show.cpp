#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json.h"
#include "app/pack/report.h"
#include "store/edition.h"

namespace app {
namespace {

using base::Result;

void print_field(const char* name, const std::optional<std::string>& value) {
  std::cout << "  " << name << value.value_or("unknown") << '\n';
}

void print_article(const store::Article& article) {
  std::cout << article.file << '\n';
  print_field("title      ", article.title);
  print_field("source     ", article.source);
  print_field("byline     ", article.byline);
  std::cout << "  published  " << time_words(article.published, "unknown") << '\n';
  print_field("language   ", article.language);
  print_field("licence    ", article.licence);
  print_field("url        ", article.url);
  std::cout << "  story      " << article.story << " [" << article.story_id << "]\n\n" << article.text << "\n\n";
  for (const store::Picture& picture : article.pictures)
    std::cout << "picture " << picture.file << ", " << picture.width << " x " << picture.height << ": "
              << picture.caption.value_or(picture.alt.value_or("no caption"))
              << (picture.credit ? " [" + *picture.credit + "]" : "") << '\n';
  for (const store::Caption& caption : article.captions) std::cout << "caption: " << caption.text << '\n';
  for (const store::Guess& guess : article.guesses)
    std::cout << "guessed from line " << guess.line << ": " << guess.field << ": " << guess.value << '\n';
  for (const store::Dropped& dropped : article.dropped)
    std::cout << "dropped lines " << dropped.line_begin << "-" << dropped.line_end << " (" << dropped.rule
              << "): " << shortened(dropped.text, 80) << '\n';
}

// One line of a list: what there is to ask `show` for.
void print_line(const store::Article& article) {
  std::cout << article.file << "  " << time_words(article.published, "no date") << "  "
            << article.source.value_or("source unknown") << "  " << article.title.value_or("title unknown") << "  ["
            << article.story_id << "]\n";
}

Result<void> show(const ShowOptions& options, const Interruption& interruption) {
  const store::Edition edition = TRY(store::open_edition(options.edition));
  std::vector<std::string> files;
  if (options.file) {
    files.push_back(*options.file);
  } else {
    files = TRY(edition.files());
  }
  const char* between = "[";
  for (const std::string& file : files) {
    if (interruption.stop()) return {};
    const store::Article article = TRY(edition.article(file));
    if (options.json) {
      std::cout << between << article_json(article);
    } else if (options.file) {
      print_article(article);
    } else {
      print_line(article);
    }
    between = ",\n";
  }
  if (options.json) std::cout << (files.empty() ? "[]\n" : "]\n");
  return {};
}

}  // namespace

ExitCode run(const ShowOptions& options, Interruption& interruption) {
  const Result<void> shown = show(options, interruption);
  return shown ? exit_done : report(shown.error());
}

}  // namespace app
