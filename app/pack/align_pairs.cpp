// Many pairs: each thread takes the next pair of the list, prepares the files that nobody has prepared yet and aligns
// them while they are still in its cache. A file is let go with the last pair that has it. Results stand in the order
// of the list.
#include <algorithm>
#include <atomic>
#include <iostream>
#include <memory>
#include <mutex>

#include "app/pack/commands.h"
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

// A thread takes so many neighbours of the list: they often have a file in common, which one thread alone then needs.
constexpr std::size_t pairs_at_once = 16;

// Prepared::text points into `text`, so a Text is never moved after it was read.
struct Text {
  std::string text;
  store::Prepared prepared;
};

struct File {
  std::once_flag read;  // whoever needs the file first reads it, others wait for that
  std::unique_ptr<Text> text;
  std::optional<UnreadableFile> unreadable;
  std::atomic<std::size_t> needs{0};  // names of the list that stand for it and are not done
};

struct Work {
  PairList list;
  std::vector<File> files;                      // by file of the list
  std::vector<store::Vocabulary> vocabularies;  // by thread
  std::vector<std::string> lines;               // by pair
};

void read_file(File& file, const std::string& path, store::Vocabulary& vocabulary, store::MatchPreset preset) {
  std::variant<std::string, UnreadableFile> read = read_text(path);
  if (auto* unreadable = std::get_if<UnreadableFile>(&read)) {
    file.unreadable = std::move(*unreadable);
    return;
  }
  file.text = std::make_unique<Text>();
  file.text->text = std::get<std::string>(std::move(read));
  file.text->prepared = store::prepare({file.text->text, ""}, vocabulary, preset);
}

void align_pair(Work& work, std::size_t number, std::size_t thread, store::MatchPreset preset) {
  const ListedPair& pair = work.list.pairs[number];
  for (const std::size_t i : {pair.file_a, pair.file_b}) {
    File& file = work.files[i];
    std::call_once(file.read, read_file, file, work.list.files[i], work.vocabularies[thread], preset);
  }
  File& a = work.files[pair.file_a];
  File& b = work.files[pair.file_b];
  if (a.unreadable || b.unreadable) {
    work.lines[number] = unreadable_json(pair.a, pair.b, a.unreadable ? *a.unreadable : *b.unreadable);
  } else {
    work.lines[number] = alignment_json(
        pair.a, pair.b, store::align(a.text->prepared, b.text->prepared, preset, store::WordDetail::without_words),
        Words::left_out);
  }
  for (File* file : {&a, &b})
    if (--file->needs == 0) file->text.reset();
}

// True when there was none.
bool say_unreadable(const Work& work) {
  bool all_readable = true;
  for (const File& file : work.files) {
    if (!file.unreadable) continue;
    std::cerr << error_line(*file.unreadable) << '\n';
    all_readable = false;
  }
  return all_readable;
}

// True when every file could be read.
Result<bool> align_pairs(const AlignPairsOptions& options, const Interruption& interruption) {
  Work work;
  work.list = TRY(read_pair_list(options.list, options.a_folder, options.b_folder));
  work.files = std::vector<File>(work.list.files.size());
  work.vocabularies.resize(static_cast<std::size_t>(std::max(options.jobs, 1)));
  work.lines.resize(work.list.pairs.size());
  for (const ListedPair& pair : work.list.pairs)
    for (const std::size_t file : {pair.file_a, pair.file_b}) ++work.files[file].needs;
  const std::size_t pairs = work.list.pairs.size();
  const std::size_t shares = (pairs + pairs_at_once - 1) / pairs_at_once;
  base::for_each_index_by(shares, options.jobs, [&](std::size_t share, std::size_t thread) {
    const std::size_t end = std::min(pairs, (share + 1) * pairs_at_once);
    for (std::size_t i = share * pairs_at_once; i < end && !interruption.stop(); ++i)
      align_pair(work, i, thread, options.preset);
  });
  if (interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  const bool all_readable = say_unreadable(work);
  std::string lines;
  for (const std::string& line : work.lines) lines += line + '\n';
  TRY(base::replace_file(options.out, lines));
  return all_readable;
}

}  // namespace

ExitCode run(const AlignPairsOptions& options, Interruption& interruption) {
  const Result<bool> done = align_pairs(options, interruption);
  if (!done) return report(done.error());
  return done.value() ? exit_done : exit_finding;
}

}  // namespace app
