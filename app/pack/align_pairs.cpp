// Many pairs: each thread takes neighbours of the list, which often have a file in common, prepares the files that
// nobody has prepared yet and aligns them while they are still in its cache. A file is let go with the last pair that
// has it. Results stand in the order of the list.
#include <algorithm>
#include <atomic>
#include <iostream>
#include <memory>
#include <mutex>

#include "app/pack/commands.h"
#include "app/pack/json_align.h"
#include "app/pack/pair_list.h"
#include "app/pack/report.h"
#include "app/pack/text_file.h"
#include "app/pack/working_file.h"
#include "platform/base/parallel.h"
#include "store/write/match/prepare.h"

namespace app {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Files that wait for their reader to let them go; no more, since a reader may be long busy with two books.
constexpr std::size_t most_done = 64;

// Prepared::text points into `text`, so a Text is never moved after it was read.
struct Text {
  std::string text;
  store::Prepared prepared;
};

struct File {
  std::once_flag read;  // whoever needs the file first reads it, others wait for that
  std::unique_ptr<Text> text;
  std::size_t reader = 0;  // the thread that read it
  std::optional<UnreadableFile> unreadable;
  std::atomic<std::size_t> needs{0};  // names of the list that stand for it and are not done
};

// What a thread keeps to itself, but for the files that others are done with: memory that another thread took is slow
// to give back, because the allocator has the two wait for each other.
struct Reader {
  store::Vocabulary vocabulary;
  std::mutex mutex;
  std::vector<std::unique_ptr<Text>> done;
};

struct Work {
  PairList list;
  std::vector<File> files;         // by file of the list
  std::vector<Reader> readers;     // by thread
  std::vector<std::string> lines;  // by pair
};

void read_file(Work& work, std::size_t number, std::size_t thread, store::MatchPreset preset) {
  File& file = work.files[number];
  std::variant<std::string, UnreadableFile> read = read_text(work.list.files[number]);
  if (auto* unreadable = std::get_if<UnreadableFile>(&read)) {
    file.unreadable = std::move(*unreadable);
    return;
  }
  file.text = std::make_unique<Text>();
  file.text->text = std::get<std::string>(std::move(read));
  file.text->prepared = store::prepare({file.text->text, ""}, work.readers[thread].vocabulary, preset);
  file.reader = thread;
}

void let_go(Work& work, File& file, std::size_t thread) {
  if (file.reader != thread) {
    Reader& reader = work.readers[file.reader];
    const std::lock_guard lock(reader.mutex);
    if (reader.done.size() < most_done) reader.done.push_back(std::move(file.text));
  }
  file.text.reset();
}

void let_go_of_done(Reader& reader) {
  std::vector<std::unique_ptr<Text>> done;
  const std::lock_guard lock(reader.mutex);
  done.swap(reader.done);
}

void align_pair(Work& work, std::size_t number, std::size_t thread, store::MatchPreset preset) {
  const ListedPair& pair = work.list.pairs[number];
  for (const std::size_t i : {pair.file_a, pair.file_b})
    std::call_once(work.files[i].read, [&] { read_file(work, i, thread, preset); });
  File& a = work.files[pair.file_a];
  File& b = work.files[pair.file_b];
  if (a.unreadable || b.unreadable) {
    work.lines[number] = unreadable_json(pair.a, pair.b, a.unreadable ? *a.unreadable : *b.unreadable);
  } else {
    work.lines[number] = alignment_json(
        pair.a, pair.b, store::align(a.text->prepared, b.text->prepared, preset, store::WordDetail::without_words));
  }
  for (File* file : {&a, &b})
    if (--file->needs == 0) let_go(work, *file, thread);
  let_go_of_done(work.readers[thread]);
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
Result<bool> align_pairs(const AlignPairsOptions& options, const Interruption& interruption,
                         const WorkingFile& working) {
  Work work;
  work.list = TRY(read_pair_list(options.list, options.a_folder, options.b_folder));
  TRY(create(working));
  work.files = std::vector<File>(work.list.files.size());
  work.readers = std::vector<Reader>(static_cast<std::size_t>(std::max(options.jobs, 1)));
  work.lines.resize(work.list.pairs.size());
  for (const ListedPair& pair : work.list.pairs)
    for (const std::size_t file : {pair.file_a, pair.file_b}) ++work.files[file].needs;
  base::for_neighbours_by(work.list.pairs.size(), options.jobs, [&](std::size_t number, std::size_t thread) {
    if (!interruption.stop()) align_pair(work, number, thread, options.preset);
  });
  if (interruption.stop()) return Error{ErrorCode::interrupted, "interrupted"};
  const bool all_readable = say_unreadable(work);
  std::string lines;
  for (const std::string& line : work.lines) lines += line + '\n';
  TRY(finish(working, lines));
  return all_readable;
}

}  // namespace

ExitCode run(const AlignPairsOptions& options, Interruption& interruption) {
  const WorkingFile working(options.out);
  interruption.remove_when_interrupted({working.path});
  const Result<bool> done = align_pairs(options, interruption, working);
  if (!done) return report(done.error());
  return done.value() ? exit_done : exit_finding;
}

}  // namespace app
