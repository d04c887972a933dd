// Every text of a folder against every other: outlines of all, candidates among them, and only those are aligned. At no
// time are all texts in memory (align_many.h).
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/pack/commands.h"
#include "app/pack/json_align.h"
#include "app/pack/report.h"
#include "app/pack/text_file.h"
#include "app/pack/text_folder.h"
#include "app/pack/working_file.h"
#include "platform/base/file.h"
#include "platform/base/parallel.h"
#include "store/write/match/align_many.h"
#include "store/write/match/candidates.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

struct Work {
  const AlignAllOptions& options;
  const Interruption& interruption;
  std::vector<std::string> names;    // of the files that could be read, relative to the folder
  std::vector<std::uint32_t> bytes;  // by name
  std::vector<store::TextPair> pairs;
  std::string lines;
  std::size_t with_passages = 0;
  bool all_readable = true;
};

Result<void> check_stop(const Work& work) {
  if (work.interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  return {};
}

// Reads every file once. Names that cannot be read leave the list and are said.
std::vector<store::Outline> outline_files(Work& work) {
  std::vector<store::Outline> outlines(work.names.size());
  std::vector<std::optional<UnreadableFile>> unreadable(work.names.size());
  std::vector<store::Vocabulary> vocabularies(static_cast<std::size_t>(std::max(work.options.jobs, 1)));
  work.bytes.resize(work.names.size());
  base::for_each_index_by(work.names.size(), work.options.jobs, [&](std::size_t i, std::size_t thread) {
    if (work.interruption.stop()) return;
    std::variant<std::string, UnreadableFile> read = read_text(base::join_path(work.options.folder, work.names[i]));
    if (auto* failed = std::get_if<UnreadableFile>(&read)) {
      unreadable[i] = std::move(*failed);
    } else {
      const std::string& text = std::get<std::string>(read);
      work.bytes[i] = static_cast<std::uint32_t>(text.size());
      outlines[i] = store::outline_of({text, ""}, vocabularies[thread]);
    }
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < work.names.size(); ++i) {
    if (unreadable[i]) {
      std::cerr << error_line(*unreadable[i]) << '\n';
      work.all_readable = false;
    } else {
      if (kept != i) work.names[kept] = std::move(work.names[i]);
      if (kept != i) outlines[kept] = std::move(outlines[i]);
      work.bytes[kept] = work.bytes[i];
      ++kept;
    }
  }
  work.names.resize(kept);
  work.bytes.resize(kept);
  outlines.resize(kept);
  return outlines;
}

Result<std::string> read_again(const Work& work, std::size_t name) {
  std::variant<std::string, UnreadableFile> read = read_text(base::join_path(work.options.folder, work.names[name]));
  if (auto* failed = std::get_if<UnreadableFile>(&read)) return Error{ErrorCode::io, error_line(*failed)};
  return std::get<std::string>(std::move(read));
}

Result<void> align_candidates(Work& work) {
  const store::TextSource texts{work.bytes, [&](std::size_t name) { return read_again(work, name); },
                                [](std::size_t) { return std::string_view(); }};
  const store::AlignOptions how{work.options.preset, store::WordDetail::without_words};
  const base::Task task{work.options.jobs, &work.interruption.stop()};
  std::vector<std::string> lines(work.pairs.size());
  TRY(store::align_many(texts, work.pairs, how, task, [&](std::size_t i, const std::vector<store::Passage>& passages) {
    const store::TextPair& pair = work.pairs[i];
    if (!passages.empty()) lines[i] = alignment_json(work.names[pair.a], work.names[pair.b], passages) + '\n';
  }));
  for (const std::string& line : lines) {
    work.lines += line;
    work.with_passages += line.empty() ? 0 : 1;
  }
  return {};
}

Result<void> align_all(Work& work, const WorkingFile& working) {
  work.names = TRY(list_texts(work.options.folder));
  // Answers of an earlier run that stand in the folder are no text of it.
  std::erase_if(work.names, [&](const std::string& name) {
    std::error_code failed;
    return std::filesystem::equivalent(base::join_path(work.options.folder, name), work.options.out, failed);
  });
  TRY(create(working));
  {
    const std::vector<store::Outline> outlines = outline_files(work);
    TRY(check_stop(work));
    const std::vector<store::Candidate> candidates =
        store::find_candidates(outlines, work.options.preset, store::SmallSets::every_pair,
                               base::Task{work.options.jobs, &work.interruption.stop(), {}});
    TRY(check_stop(work));
    for (const store::Candidate& candidate : candidates) work.pairs.push_back({candidate.a, candidate.b});
  }
  TRY(align_candidates(work));
  return finish(working, work.lines);
}

}  // namespace

ExitCode run(const AlignAllOptions& options, Interruption& interruption) {
  Work work{options, interruption, {}, {}, {}, {}, 0, true};
  const WorkingFile working(options.out);
  interruption.remove_when_interrupted({working.path});
  const Result<void> done = align_all(work, working);
  if (!done) return report(done.error());
  const std::size_t documents = work.names.size();
  std::cerr << all_pairs_json({documents, documents * (documents - (documents > 0 ? 1 : 0)) / 2, work.pairs.size(),
                               work.with_passages})
            << '\n';
  return work.all_readable ? exit_done : exit_finding;
}

}  // namespace app
