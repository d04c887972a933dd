// Every text of a folder against every other: outlines of all, candidates among them, and only those are aligned. At no
// time are all texts in memory. Files are prepared when a batch of pairs needs them and kept while there is room; the
// one that is needed last goes first (Belady 1966: the order of the pairs is known).
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <limits>
#include <memory>

#include "app/pack/commands.h"
#include "app/pack/interruption.h"
#include "app/pack/json.h"
#include "app/pack/text_file.h"
#include "app/pack/text_folder.h"
#include "platform/base/file.h"
#include "platform/base/parallel.h"
#include "store/write/match/candidates.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t batch_pairs = 1024;
// Bytes of text that stay prepared between batches; prepared, a text takes about twelve times its bytes.
constexpr std::size_t kept_bytes = std::size_t{8} << 20U;
constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

// Prepared::text points into `text`, so a File is never moved after it was read.
struct File {
  std::string text;
  store::Prepared prepared;
};

// A candidate pair of files, and the next pairs of the list that need its files again.
struct Pair {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t next_a = never;
  std::size_t next_b = never;
};

struct Work {
  const AlignAllOptions& options;
  const Interruption& interruption;
  std::vector<std::string> names;  // of the files that could be read, relative to the folder
  std::vector<Pair> pairs;
  std::vector<std::unique_ptr<File>> files;     // by name; those not needed soon are null
  std::vector<std::size_t> next_need;           // by name, of those that are there
  std::vector<store::Vocabulary> vocabularies;  // by thread
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
  base::for_each_index_by(work.names.size(), work.options.jobs, [&](std::size_t i, std::size_t thread) {
    if (work.interruption.stop()) return;
    std::variant<std::string, UnreadableFile> read = read_text(base::join_path(work.options.folder, work.names[i]));
    if (auto* failed = std::get_if<UnreadableFile>(&read)) {
      unreadable[i] = std::move(*failed);
    } else {
      outlines[i] = store::outline_of({std::get<std::string>(read), ""}, work.vocabularies[thread]);
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
      ++kept;
    }
  }
  work.names.resize(kept);
  outlines.resize(kept);
  return outlines;
}

void list_pairs(Work& work, const std::vector<store::Candidate>& candidates) {
  std::vector<std::size_t> next(work.names.size(), never);
  work.pairs.resize(candidates.size());
  for (std::size_t i = candidates.size(); i-- > 0;) {
    Pair& pair = work.pairs[i];
    pair = {candidates[i].a, candidates[i].b, next[candidates[i].a], next[candidates[i].b]};
    next[pair.a] = next[pair.b] = i;
  }
}

std::unique_ptr<File> prepare_file(const Work& work, std::size_t name, store::Vocabulary& vocabulary) {
  std::variant<std::string, UnreadableFile> read = read_text(base::join_path(work.options.folder, work.names[name]));
  auto file = std::make_unique<File>();
  if (std::holds_alternative<std::string>(read)) file->text = std::get<std::string>(std::move(read));
  file->prepared = store::prepare({file->text, ""}, vocabulary, work.options.preset);
  return file;
}

void prepare_batch(Work& work, std::size_t first, std::size_t end) {
  std::vector<std::size_t> fresh;
  for (std::size_t i = first; i < end; ++i)
    for (const std::size_t name : {work.pairs[i].a, work.pairs[i].b})
      if (!work.files[name]) fresh.push_back(name);
  std::sort(fresh.begin(), fresh.end());
  fresh.erase(std::unique(fresh.begin(), fresh.end()), fresh.end());
  base::for_each_index_by(fresh.size(), work.options.jobs, [&](std::size_t i, std::size_t thread) {
    if (!work.interruption.stop()) work.files[fresh[i]] = prepare_file(work, fresh[i], work.vocabularies[thread]);
  });
}

void align_batch(Work& work, std::size_t first, std::size_t end) {
  std::vector<std::string> lines(end - first);
  base::for_each_index(end - first, work.options.jobs, [&](std::size_t i) {
    if (work.interruption.stop()) return;
    const Pair& pair = work.pairs[first + i];
    const std::vector<store::Passage> passages =
        store::align(work.files[pair.a]->prepared, work.files[pair.b]->prepared, work.options.preset,
                     store::WordDetail::without_words);
    if (!passages.empty())
      lines[i] = alignment_json(work.names[pair.a], work.names[pair.b], passages, Words::left_out) + '\n';
  });
  for (const std::string& line : lines) {
    work.lines += line;
    work.with_passages += line.empty() ? 0 : 1;
  }
}

// Lets go of what is not needed again, and of what is needed last when the rest is too much.
void forget_files(Work& work, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    work.next_need[work.pairs[i].a] = work.pairs[i].next_a;
    work.next_need[work.pairs[i].b] = work.pairs[i].next_b;
  }
  std::vector<std::size_t> held;
  for (std::size_t name = 0; name < work.files.size(); ++name) {
    if (work.next_need[name] == never) work.files[name].reset();
    if (work.files[name]) held.push_back(name);
  }
  std::sort(held.begin(), held.end(),
            [&](std::size_t x, std::size_t y) { return work.next_need[x] < work.next_need[y]; });
  std::size_t bytes = 0;
  for (const std::size_t name : held) {
    bytes += work.files[name]->text.size();
    if (bytes > kept_bytes) work.files[name].reset();
  }
}

Result<void> align_candidates(Work& work) {
  work.files.resize(work.names.size());
  work.next_need.assign(work.names.size(), never);
  for (std::size_t first = 0; first < work.pairs.size(); first += batch_pairs) {
    const std::size_t end = std::min(first + batch_pairs, work.pairs.size());
    prepare_batch(work, first, end);
    TRY(check_stop(work));
    align_batch(work, first, end);
    TRY(check_stop(work));
    forget_files(work, first, end);
  }
  return {};
}

// The answers are written beside their place first: whether that can be done shows before the work is done, and what
// an interruption leaves is known.
struct WorkingFile {
  std::string path;

  explicit WorkingFile(const std::string& out) : path(out + ".part" + std::to_string(getpid()) + "-answers") {}
  WorkingFile(const WorkingFile&) = delete;
  WorkingFile& operator=(const WorkingFile&) = delete;
  ~WorkingFile() { unlink(path.c_str()); }
};

Result<void> align_all(Work& work, const WorkingFile& working) {
  work.names = TRY(list_texts(work.options.folder));
  TRY(base::replace_file(working.path, ""));
  work.vocabularies.resize(static_cast<std::size_t>(std::max(work.options.jobs, 1)));
  {
    const std::vector<store::Outline> outlines = outline_files(work);
    TRY(check_stop(work));
    const std::vector<store::Candidate> candidates = store::find_candidates(
        outlines, work.options.preset, store::SmallSets::every_pair, work.options.jobs, &work.interruption.stop());
    TRY(check_stop(work));
    list_pairs(work, candidates);
  }
  TRY(align_candidates(work));
  TRY(base::replace_file(working.path, work.lines));
  TRY(check_stop(work));
  return base::commit_file(working.path, work.options.out);
}

}  // namespace

ExitCode run(const AlignAllOptions& options, Interruption& interruption) {
  Work work{options, interruption, {}, {}, {}, {}, {}, {}, 0, true};
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
