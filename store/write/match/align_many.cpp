#include "store/write/match/align_many.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "platform/base/parallel.h"

namespace store {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t batch_pairs = 1024;
// Bytes of text that a batch may need and that stay prepared between batches; prepared, a text takes about twelve times
// its bytes.
constexpr std::size_t batch_bytes = std::size_t{8} << 20U;
constexpr std::size_t kept_bytes = std::size_t{8} << 20U;
constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

// Prepared::text points into `text`, so this is never moved after it was read.
struct Text {
  std::string text;
  Prepared prepared;
};

// The next pairs of the list that need a pair's texts again.
struct NextNeeds {
  std::size_t a = never;
  std::size_t b = never;
};

struct Work {
  const TextSource& source;
  std::span<const TextPair> pairs;
  const AlignOptions& options;
  const base::Task& task;
  std::vector<NextNeeds> next_needs;         // by pair
  std::vector<std::unique_ptr<Text>> texts;  // those not needed soon are null
  std::vector<std::size_t> held;             // numbers of the others
  std::vector<std::size_t> needed;           // by text that is held: the next pair that needs it
  std::vector<Vocabulary> vocabularies;      // by thread
};

void find_next_needs(Work& work) {
  std::vector<std::size_t> next(work.texts.size(), never);
  work.next_needs.resize(work.pairs.size());
  for (std::size_t i = work.pairs.size(); i-- > 0;) {
    const TextPair& pair = work.pairs[i];
    work.next_needs[i] = {next[pair.a], next[pair.b]};
    next[pair.a] = next[pair.b] = i;
  }
}

std::size_t end_of_batch(const Work& work, std::size_t first) {
  std::size_t bytes = 0;
  std::size_t end = first;
  for (; end < work.pairs.size() && end - first < batch_pairs; ++end) {
    const TextPair& pair = work.pairs[end];
    for (const std::size_t text : {pair.a, pair.b})
      if (!work.texts[text]) bytes += work.source.bytes[text];
    if (bytes > batch_bytes && end > first) break;
  }
  return end;
}

Result<void> prepare_batch(Work& work, std::size_t first, std::size_t end) {
  std::vector<std::size_t> fresh;
  for (const TextPair& pair : work.pairs.subspan(first, end - first))
    for (const std::size_t text : {pair.a, pair.b})
      if (!work.texts[text]) fresh.push_back(text);
  std::sort(fresh.begin(), fresh.end());
  fresh.erase(std::unique(fresh.begin(), fresh.end()), fresh.end());
  std::vector<std::optional<Error>> failed(fresh.size());
  base::for_each_index_by(fresh.size(), work.task.jobs, [&](std::size_t i, std::size_t thread) {
    if (base::stopped(work.task)) return;
    Result<std::string> read = work.source.read(fresh[i]);
    if (!read) {
      failed[i] = std::move(read).error();
      return;
    }
    auto text = std::make_unique<Text>();
    text->text = std::move(read).value();
    text->prepared =
        prepare({text->text, work.source.language(fresh[i])}, work.vocabularies[thread], work.options.preset);
    work.texts[fresh[i]] = std::move(text);
  });
  for (const std::optional<Error>& error : failed)
    if (error) return *error;
  TRY(base::check_stop(work.task));
  work.held.insert(work.held.end(), fresh.begin(), fresh.end());
  return {};
}

// Lets go of what is not needed again, and of what is needed last when the rest is too much.
void forget_texts(Work& work, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    work.needed[work.pairs[i].a] = work.next_needs[i].a;
    work.needed[work.pairs[i].b] = work.next_needs[i].b;
  }
  std::sort(work.held.begin(), work.held.end(), [&](std::size_t x, std::size_t y) {
    return work.needed[x] != work.needed[y] ? work.needed[x] < work.needed[y] : x < y;
  });
  std::size_t bytes = 0;
  std::size_t kept = 0;
  for (const std::size_t text : work.held) {
    bytes += work.source.bytes[text];
    if (work.needed[text] == never || bytes > kept_bytes) {
      work.texts[text].reset();
    } else {
      work.held[kept++] = text;
    }
  }
  work.held.resize(kept);
}

}  // namespace

Result<void> align_many(const TextSource& texts, std::span<const TextPair> pairs, const AlignOptions& options,
                        const base::Task& task, const std::function<void(std::size_t, std::vector<Passage>)>& take) {
  Work work{texts, pairs, options, task, {}, {}, {}, {}, {}};
  work.texts.resize(texts.bytes.size());
  work.needed.assign(texts.bytes.size(), never);
  work.vocabularies.resize(static_cast<std::size_t>(std::max(task.jobs, 1)));
  find_next_needs(work);
  for (std::size_t first = 0; first < pairs.size();) {
    const std::size_t end = end_of_batch(work, first);
    TRY(prepare_batch(work, first, end));
    base::for_each_index(end - first, task.jobs, [&](std::size_t i) {
      if (base::stopped(task)) return;
      const TextPair& pair = pairs[first + i];
      take(first + i, align(work.texts[pair.a]->prepared, work.texts[pair.b]->prepared, options.preset, options.detail,
                            options.paragraphs));
    });
    TRY(base::check_stop(work.task));
    forget_texts(work, first, end);
    first = end;
    base::tell(task, first, pairs.size());
  }
  return {};
}

}  // namespace store
