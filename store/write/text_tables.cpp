#include "store/write/text_tables.h"

#include <algorithm>
#include <string>
#include <vector>

#include "platform/base/parallel.h"
#include "store/body.h"
#include "store/schema.h"
#include "store/text_record.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// The rows that tell of what stands between the blocks of an article, and of what was guessed.
class NoteWriter {
 public:
  static Result<NoteWriter> open(const Database& database) {
    return NoteWriter(TRY(database.prepare("INSERT INTO picture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
                      TRY(database.prepare("INSERT INTO guess VALUES (?, ?, ?, ?, ?)")));
  }
  Result<void> add(std::int64_t article_number, const Article& article) {
    TRY(add_pictures(article_number, article));
    for (std::size_t at = 0; at < article.guesses.size(); ++at) {
      const Guess& one = article.guesses[at];
      guess_.bind(1, article_number).bind(2, number(at)).bind(3, std::string_view(one.field));
      TRY(guess_.bind(4, std::string_view(one.value)).bind(5, std::int64_t{one.line}).run());
    }
    return {};
  }

 private:
  NoteWriter(Statement picture, Statement guess) : picture_(std::move(picture)), guess_(std::move(guess)) {}

  // Pictures and captions in the order of their places.
  Result<void> add_pictures(std::int64_t article_number, const Article& article) {
    auto picture = article.pictures.begin();
    auto caption = article.captions.begin();
    for (std::size_t at = 0; at < article.pictures.size() + article.captions.size(); ++at) {
      picture_.bind(1, article_number).bind(2, number(at));
      const bool is_picture =
          picture != article.pictures.end() && (caption == article.captions.end() || picture->place <= caption->place);
      TRY(is_picture ? add(*picture++) : add(*caption++));
    }
    return {};
  }
  Result<void> add(const Picture& one) {
    picture_.bind(3, one.image).bind(4, std::int64_t{one.place}).bind(5, std::string_view(one.file));
    bind_optional(picture_, 6, one.alt);
    bind_optional(picture_, 7, one.caption);
    bind_optional(picture_, 8, one.credit);
    picture_.bind_null(9);
    if (one.line > 0) picture_.bind(9, std::int64_t{one.line});
    return picture_.run();
  }
  Result<void> add(const Caption& one) {
    picture_.bind_null(3).bind(4, std::int64_t{one.place}).bind_null(5).bind_null(6);
    return picture_.bind(7, std::string_view(one.text)).bind_null(8).bind_null(9).run();
  }

  Statement picture_;
  Statement guess_;
};

// An article as it is read again, and what a frame holds of it.
struct Packed {
  Article article;
  std::string record;
};

// Articles that follow each other, as they go into one frame.
struct Frame {
  struct Place {
    std::size_t article = 0;
    std::size_t at = 0;
    std::size_t text_bytes = 0;
  };
  std::vector<Place> articles;
  std::string records;
};

// Whether the record goes into another frame than what stands there.
bool is_full(const Frame& frame, std::string_view record) {
  return !frame.articles.empty() &&
         frame.records.size() + record.size() > static_cast<std::size_t>(max_shared_frame_bytes);
}

// Compresses frames and writes them down; holds a writer for each thread.
class FrameWriter {
 public:
  static Result<FrameWriter> open(const Database& database, const EditionParts& parts, std::string_view dictionary,
                                  StripWriter& strip) {
    std::vector<BodyWriter> writers;
    for (int i = 0; i < std::max(parts.task.jobs, 1); ++i) writers.push_back(TRY(BodyWriter::open(dictionary)));
    return FrameWriter(TRY(database.prepare("INSERT INTO body VALUES (?, ?, ?, ?, ?)")), std::move(writers), parts,
                       strip);
  }

  // Compressing is most of the work: it is done for all of them at once.
  Result<void> write(const std::vector<Frame>& frames) {
    std::vector<Result<std::string>> packed(frames.size(), std::string());
    base::for_each_index_by(frames.size(), parts_->task.jobs, [&](std::size_t i, std::size_t thread) {
      if (!base::stopped(parts_->task)) packed[i] = writers_[thread].compress(frames[i].records);
    });
    TRY(base::check_stop(parts_->task));
    for (std::size_t i = 0; i < frames.size(); ++i) {
      if (!packed[i]) return packed[i].error();
      for (const Frame::Place& one : frames[i].articles) {
        body_.bind(1, number(one.article)).bind(2, strip_->end());
        body_.bind(3, static_cast<std::int64_t>(packed[i].value().size()));
        body_.bind(4, static_cast<std::int64_t>(one.at));
        TRY(body_.bind(5, static_cast<std::int64_t>(one.text_bytes)).run());
      }
      TRY(strip_->append(packed[i].value()));
    }
    return {};
  }

 private:
  FrameWriter(Statement body, std::vector<BodyWriter> writers, const EditionParts& parts, StripWriter& strip)
      : body_(std::move(body)), writers_(std::move(writers)), parts_(&parts), strip_(&strip) {}
  Statement body_;
  std::vector<BodyWriter> writers_;
  const EditionParts* parts_;
  StripWriter* strip_;
};

Result<Packed> pack_article(const EditionParts& parts, std::size_t i) {
  TRY(base::check_stop(parts.task));
  Packed packed;
  packed.article = TRY(read_article(parts.articles, i));
  packed.record = encode_record(packed.article);
  if (static_cast<std::int64_t>(packed.record.size()) > max_frame_bytes)
    return Error{ErrorCode::bad_input, packed.article.file + ": with its dropped lines longer than 32 MiB; split it"};
  return packed;
}

}  // namespace

// A batch at a time, so that a stop is seen soon and memory is bounded. The frame that a batch leaves open goes on with
// the next: where batches end makes no difference.
Result<void> fill_texts(const Database& database, const EditionParts& parts, std::string_view dictionary,
                        StripWriter& strip) {
  constexpr std::size_t batch = 64;
  NoteWriter notes = TRY(NoteWriter::open(database));
  FrameWriter writer = TRY(FrameWriter::open(database, parts, dictionary, strip));
  Frame open;
  for (std::size_t first = 0; first < parts.articles.size(); first += batch) {
    std::vector<Result<Packed>> some(std::min(batch, parts.articles.size() - first), Packed());
    base::for_each_index(some.size(), parts.task.jobs,
                         [&](std::size_t i) { some[i] = pack_article(parts, first + i); });
    TRY(base::check_stop(parts.task));
    std::vector<Frame> full;
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (!some[i]) return some[i].error();
      const auto& [article, record] = some[i].value();
      TRY(notes.add(number(first + i), article));
      if (is_full(open, record)) full.push_back(std::exchange(open, Frame()));
      open.articles.push_back({first + i, open.records.size(), article.text.size()});
      open.records += record;
    }
    TRY(writer.write(full));
    tell_round(parts.task, 0, first + some.size(), parts.articles.size());
  }
  if (!open.articles.empty()) TRY(writer.write({open}));
  return base::check_stop(parts.task);
}

}  // namespace store
