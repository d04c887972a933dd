// Many pairs, a batch at a time: the files a batch needs are read and prepared once, its pairs aligned, and files that
// no later pair needs are let go. Both steps run on all threads; results stand in the order of the list.
#include <algorithm>
#include <iostream>
#include <memory>

#include "app/pack/commands.h"
#include "app/pack/interruption.h"
#include "app/pack/json.h"
#include "app/pack/pair_list.h"
#include "app/pack/text_file.h"
#include "platform/base/file.h"
#include "platform/base/parallel.h"
#include "store/write/match/prepare.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t batch_pairs = 256;

// Prepared::text points into `text`, so a File is never moved after it was read.
struct File {
  std::string text;
  store::Prepared prepared;
  std::optional<UnreadableFile> unreadable;
};

struct Work {
  PairList list;
  std::vector<std::unique_ptr<File>> files;     // by file of the list; those not needed now are null
  std::vector<store::Vocabulary> vocabularies;  // by thread
  std::string lines;                            // the output so far
  bool all_readable = true;
};

std::unique_ptr<File> prepare_file(const std::string& path, store::Vocabulary& vocabulary, store::MatchPreset preset) {
  auto file = std::make_unique<File>();
  std::variant<std::string, UnreadableFile> read = read_text(path);
  if (auto* unreadable = std::get_if<UnreadableFile>(&read)) {
    file->unreadable = std::move(*unreadable);
  } else {
    file->text = std::get<std::string>(std::move(read));
    file->prepared = store::prepare({file->text, ""}, vocabulary, preset);
  }
  return file;
}

void prepare_batch(Work& work, std::size_t first, std::size_t count, const AlignPairsOptions& options) {
  std::vector<std::size_t> fresh;
  for (std::size_t i = first; i < first + count; ++i)
    for (const std::size_t file : {work.list.pairs[i].file_a, work.list.pairs[i].file_b})
      if (!work.files[file]) fresh.push_back(file);
  std::sort(fresh.begin(), fresh.end());
  fresh.erase(std::unique(fresh.begin(), fresh.end()), fresh.end());
  base::for_each_index_by(fresh.size(), options.jobs, [&](std::size_t i, std::size_t thread) {
    work.files[fresh[i]] = prepare_file(work.list.files[fresh[i]], work.vocabularies[thread], options.preset);
  });
  for (const std::size_t file : fresh) {
    if (!work.files[file]->unreadable) continue;
    std::cerr << error_line(*work.files[file]->unreadable) << '\n';
    work.all_readable = false;
  }
}

std::string align_one(const Work& work, const ListedPair& pair, store::MatchPreset preset) {
  const File& a = *work.files[pair.file_a];
  const File& b = *work.files[pair.file_b];
  if (a.unreadable) return unreadable_json(pair.a, pair.b, *a.unreadable);
  if (b.unreadable) return unreadable_json(pair.a, pair.b, *b.unreadable);
  return alignment_json(pair.a, pair.b, store::align(a.prepared, b.prepared, preset, store::WordDetail::without_words),
                        Words::left_out);
}

void align_batch(Work& work, std::size_t first, std::size_t count, const AlignPairsOptions& options,
                 const Interruption& interruption) {
  std::vector<std::string> lines(count);
  base::for_each_index(count, options.jobs, [&](std::size_t i) {
    if (!interruption.stop()) lines[i] = align_one(work, work.list.pairs[first + i], options.preset);
  });
  for (const std::string& line : lines) work.lines += line + '\n';
  for (std::size_t i = first; i < first + count; ++i)
    for (const std::size_t file : {work.list.pairs[i].file_a, work.list.pairs[i].file_b})
      if (work.list.last_needs[file] < first + count) work.files[file].reset();
}

// True when every file could be read.
Result<bool> align_pairs(const AlignPairsOptions& options, const Interruption& interruption) {
  Work work;
  work.list = TRY(read_pair_list(options.list, options.a_folder, options.b_folder));
  work.files.resize(work.list.files.size());
  work.vocabularies.resize(static_cast<std::size_t>(std::max(options.jobs, 1)));
  const std::size_t pairs = work.list.pairs.size();
  for (std::size_t first = 0; first < pairs; first += batch_pairs) {
    const std::size_t count = std::min(batch_pairs, pairs - first);
    prepare_batch(work, first, count, options);
    align_batch(work, first, count, options, interruption);
    if (interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  }
  TRY(base::replace_file(options.out, work.lines));
  return work.all_readable;
}

}  // namespace

ExitCode run(const AlignPairsOptions& options, Interruption& interruption) {
  const Result<bool> done = align_pairs(options, interruption);
  if (!done) return report(done.error());
  return done.value() ? exit_done : exit_finding;
}

}  // namespace app
