#include "app/pack/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <thread>

#include "app/pack/options_sign.h"

namespace app {
namespace {

constexpr int max_jobs = 256;

struct Asked {
  BuildOptions build;
  InitOptions init;
  ShowOptions show;
  CheckOptions check;
  PassagesOptions passages;
  AlignOptions align;
  AlignPairsOptions pairs;
  AlignAllOptions all;
  SearchOptions search;
  ExportOptions exported;
  SigningOptions signing;
  std::string preset = "news";
  int jobs = 1;
  bool json = false;
  bool for_passim = false;  // the only way to export, so far
};

void add_json(CLI::App& command, Asked& asked) {
  command.add_flag("--json", asked.json, "answer in JSON, on standard output alone");
}

void add_jobs(CLI::App& command, Asked& asked) {
  command.add_option("--jobs", asked.jobs, "threads to use; the result does not depend on it (default: all)")
      ->check(CLI::Range(1, max_jobs));
}

void add_build(CLI::App& app, Asked& asked) {
  CLI::App* command = app.add_subcommand("build", "make an edition of a folder of saved articles");
  command->add_option("FOLDER", asked.build.folder, "saved articles, with articles.csv and edition.toml or without")
      ->required();
  command->add_option("-o,--output", asked.build.out, "the edition to write; an older one is replaced")->required();
  add_jobs(*command, asked);
  command->add_option("--cache", asked.build.cache,
                      "a folder of your own for what the next build of FOLDER can use again: articles that are "
                      "unchanged are then neither cleaned nor compared anew; the edition is the same, byte for byte");
  command->add_option(
      "--passim", asked.build.passim,
      "clusters that passim found (its out.json, or a file from it): which pairs of articles to compare "
      "between stories, instead of searching for them");
  command->add_flag("--strict", asked.build.strict,
                    "write nothing, exit 1, when a file is skipped or needs a second look");
  command->add_flag("--quiet", asked.build.quiet, "show no progress; it is shown on a terminal only");
  command->add_flag("--figures", asked.build.figures,
                    "say at the end, on standard error, what each phase of the work and each table takes");
  add_json(*command, asked);
  command->footer(
      "Every guess and every skipped file is named on standard error.\n\n"
      "Example:\n  lectern-pack build saved-articles -o spring.edition");
}

void add_init(CLI::App& app, Asked& asked) {
  CLI::App* command =
      app.add_subcommand("init", "write articles.csv and edition.toml for a folder, filled with guesses to correct");
  command->add_option("FOLDER", asked.init.folder, "saved articles (.txt, .md)")->required();
  command->add_flag("--force", asked.init.force,
                    "write over articles.csv and edition.toml; what they tell and nobody guessed is kept");
  add_json(*command, asked);
  command->footer(
      "Reads every article, as build does, and writes down what it found: FOLDER/articles.csv has a row for each\n"
      "article, FOLDER/edition.toml says what the edition is. Every guess is also named on standard error, with the\n"
      "line it was found in.\n\n"
      "articles.csv opens in a spreadsheet. A cell is empty where nothing is known. The column 'guessed' names the\n"
      "cells that hold guesses: correct such a cell and your text counts; take its name out of 'guessed' and it is\n"
      "shown as certain. Save it as CSV, UTF-8; any separator will do.\n\n"
      "Without a change, build makes the same edition as before. A file that stands there is never replaced without\n"
      "--force.\n\n"
      "Exit code: 0 both files were written; 1 one stands there already, or the folder cannot be read; 2 usage.\n\n"
      "Example:\n  lectern-pack init saved-articles\n  lectern-pack build saved-articles -o spring.edition");
}

void add_show(CLI::App& app, Asked& asked) {
  CLI::App* command = app.add_subcommand("show", "print the articles of an edition");
  command->add_option("EDITION", asked.show.edition, "the edition")->required();
  command->add_option("FILE", asked.show.file, "one article only, by its name in the folder");
  add_json(*command, asked);
  command->footer("Example:\n  lectern-pack show spring.edition 003_town-paper.txt");
}

void add_check(CLI::App& app, Asked& asked) {
  CLI::App* command = app.add_subcommand("check", "read all of an edition and name what is wrong with it");
  command->add_option("EDITION", asked.check.edition, "the edition")->required();
  add_json(*command, asked);
  command->footer("Exit code 0 when it is sound, 1 when it is not.\n\nExample:\n  lectern-pack check spring.edition");
}

void add_passages(CLI::App& app, Asked& asked) {
  CLI::App* command = app.add_subcommand("passages", "print what the articles of an edition share");
  command->add_option("EDITION", asked.passages.edition, "the edition")->required();
  command->add_flag("--pairs", asked.passages.pairs, "one row for each directly aligned pair of members");
  add_json(*command, asked);
  command->footer("Example:\n  lectern-pack passages spring.edition --pairs --json");
}

void add_align(CLI::App& app, Asked& asked) {
  CLI::App* command =
      app.add_subcommand("align", "find what two texts share, just as they are; or many pairs of texts");
  CLI::Option* a = command->add_option("A", asked.align.a, "a text file in UTF-8");
  CLI::Option* b = command->add_option("B", asked.align.b, "another");
  CLI::Option* list = command->add_option("--pairs", asked.pairs.list, "a file with two names on each line");
  CLI::Option* a_dir = command->add_option("--a-dir", asked.pairs.a_folder, "folder of the first names");
  CLI::Option* b_dir = command->add_option("--b-dir", asked.pairs.b_folder, "folder of the second names");
  CLI::Option* all = command->add_option("--all", asked.all.folder, "a folder: each of its texts against every other");
  CLI::Option* out = command->add_option("-o,--output", asked.pairs.out, "one JSON object a line, in the list's order");
  command->add_option("--preset", asked.preset, "news keeps eight words; pan joins long gaps, drops short passages")
      ->check(CLI::IsMember({"news", "pan"}));
  add_jobs(*command, asked);
  add_json(*command, asked);
  a->excludes(list);
  b->needs(a);
  list->needs(a_dir)->needs(b_dir)->needs(out);
  for (CLI::Option* needy : {a_dir, b_dir}) needy->needs(list);
  all->excludes(list)->excludes(a)->needs(out);
  out->excludes(a);
  command->footer(
      "Examples:\n  lectern-pack align release.txt paper.txt --json\n"
      "  lectern-pack align --pairs pairs.txt --a-dir suspicious --b-dir sources --preset pan -o found.jsonl\n"
      "  lectern-pack align --all archive -o found.jsonl");
}

// "2024", "2024-03", "2024-03-01", "2024-03-01T05:30"; gives what is wrong with it, or nothing.
std::string check_date(const std::string& text) {
  constexpr std::string_view pattern = "dddd-dd-ddTdd:dd";
  const bool whole = text.size() == 4 || text.size() == 7 || text.size() == 10 || text.size() == pattern.size();
  bool fits = whole;
  for (std::size_t i = 0; fits && i < text.size(); ++i)
    fits = pattern[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == pattern[i];
  return fits ? "" : "write it as 2024, 2024-03, 2024-03-01 or 2024-03-01T05:30";
}

void add_search(CLI::App& app, Asked& asked) {
  CLI::App* command = app.add_subcommand("search", "find articles by their words, and where else a sentence stands");
  store::SearchRequest& request = asked.search.request;
  command->add_option("EDITION", asked.search.edition, "the edition")->required();
  CLI::Option* query = command->add_option("QUERY", request.query, "words; the last may be a beginning; \"a phrase\"");
  CLI::Option* lines =
      command->add_flag("--stdin", asked.search.from_stdin, "one query a line, each a JSON string; implies --json");
  command->add_option("--source", request.source, "only articles of this source");
  command->add_option("--language", request.language, "only articles in this language: en, pt-BR");
  const CLI::Validator date(check_date, "DATE", "date");
  command->add_option("--from", request.from, "only articles published on this day or later")->check(date);
  command->add_option("--to", request.to, "only articles published on this day or before")->check(date);
  command->add_option("--limit", request.limit, "most articles to answer with (default 20)")
      ->check(CLI::Range(std::size_t{1}, store::most_search_hits));
  add_json(*command, asked);
  lines->excludes(query);
  command->footer(
      "Whatever is typed is text: there are no operators. When nothing is found, words spelt nearly so are "
      "proposed.\n\n"
      "Examples:\n  lectern-pack search spring.edition \"bridge clos\"\n"
      "  lectern-pack search spring.edition '\"six weeks now\"' --source \"The Harbour Gazette\" --from 2024-03 "
      "--json\n"
      "  lectern-pack search spring.edition --stdin < queries.jsonl");
}

void add_export(CLI::App& app, Asked& asked) {
  CLI::App* command = app.add_subcommand("export", "write articles down for another program");
  command->add_option("FROM", asked.exported.from, "an edition, or a folder of saved articles")->required();
  command
      ->add_flag("--passim", asked.for_passim,
                 "as passim reads them: a line of JSON for each article, with id, series, date and text")
      ->required();
  command->add_option("-o,--output", asked.exported.out, "the file to write; an older one is replaced")->required();
  add_jobs(*command, asked);
  command->footer(
      "passim (github.com/dasmiq/passim) finds reused passages in archives of millions of texts on an Apache Spark\n"
      "cluster. What it finds are candidates: build aligns and classifies them anew. The id is the article's file, "
      "the\n"
      "series its source; passim compares only texts of different series.\n\n"
      "Example:\n  lectern-pack export --passim archive -o archive.json\n  passim archive.json found\n"
      "  lectern-pack build archive --passim found/out.json -o archive.edition");
}

// What parsing cannot say of `align`: two texts or a list.
std::variant<Command, ExitCode> align_command(Asked& asked) {
  const store::MatchPreset preset = asked.preset == "pan" ? store::MatchPreset::pan : store::MatchPreset::news;
  if (!asked.pairs.list.empty()) {
    asked.pairs.preset = preset;
    asked.pairs.jobs = asked.jobs;
    return Command(asked.pairs);
  }
  if (!asked.all.folder.empty()) {
    asked.all.out = asked.pairs.out;
    asked.all.preset = preset;
    asked.all.jobs = asked.jobs;
    return Command(asked.all);
  }
  if (asked.align.a.empty() || asked.align.b.empty()) {
    std::cerr << "lectern-pack align: two texts are needed, or --pairs with a list, or --all with a folder; see "
                 "lectern-pack align --help\n";
    return exit_usage;
  }
  asked.align.preset = preset;
  asked.align.json = asked.json;
  return Command(asked.align);
}

std::variant<Command, ExitCode> command_of(const CLI::App& app, Asked& asked) {
  const std::string name = app.get_subcommands().front()->get_name();
  if (const std::optional<Command> command = signing_command(name, asked.signing)) return *command;
  if (name == "align") return align_command(asked);
  if (name == "build") {
    asked.build.jobs = asked.jobs;
    asked.build.json = asked.json;
    return Command(asked.build);
  }
  if (name == "export") {
    asked.exported.jobs = asked.jobs;
    return Command(asked.exported);
  }
  if (name == "search") {
    const bool asks = app.get_subcommands().front()->count("QUERY") > 0;
    if (!asks && !asked.search.from_stdin) {
      std::cerr << "lectern-pack search: a query is needed, or --stdin; see lectern-pack search --help\n";
      return exit_usage;
    }
    asked.search.json = asked.json;
    return Command(asked.search);
  }
  if (name == "init") {
    asked.init.json = asked.json;
    return Command(asked.init);
  }
  if (name == "show") {
    asked.show.json = asked.json;
    return Command(asked.show);
  }
  if (name == "check") {
    asked.check.json = asked.json;
    return Command(asked.check);
  }
  asked.passages.json = asked.json;
  return Command(asked.passages);
}

// The command that an error belongs to, as it is typed: "lectern-pack build".
std::string typed(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? "lectern-pack" : "lectern-pack " + chosen.front()->get_name();
}

}  // namespace

std::variant<Command, ExitCode> parse_options(int count, const char* const* words) {
  CLI::App app("Turns folders of saved articles into editions for Lectern, and says what stands in them.",
               "lectern-pack");
  Asked asked;
  asked.jobs = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, max_jobs);
  app.set_version_flag("--version", std::string("lectern-pack ") + LECTERN_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n  lectern-pack init saved-articles\n  lectern-pack build saved-articles -o spring.edition\n  "
      "lectern-pack build --help");
  for (const auto add : {add_init, add_build, add_show, add_check, add_passages, add_align, add_search, add_export})
    add(app, asked);
  add_signing(app, asked.signing);
  try {
    app.parse(count, words);
  } catch (const CLI::Success& done) {  // help or version
    return static_cast<ExitCode>(app.exit(done));
  } catch (const CLI::ParseError& error) {
    const std::string command = typed(app);
    std::cerr << command << ": " << error.what() << "; see " << command << " --help\n";
    return exit_usage;
  }
  return command_of(app, asked);
}

}  // namespace app
