// passim (github.com/dasmiq/passim) finds reused passages in archives of millions of texts on an Apache Spark cluster.
// Lectern writes what it reads, and takes its clusters for candidates: pairs of articles that are then aligned and
// classified here. Both formats are JSON Lines, as passim's README describes them: documents with `id`, `series`,
// `date` and `text` (read as XML, so & and < are written as entities), and passages with `cluster` and `id`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/result.h"
#include "store/article.h"
#include "store/write/match/align_many.h"

namespace app {

// One line. The series is the source: passim compares only texts of different series, so an article of unknown source
// is a series by itself.
std::string passim_document(const store::Article& article);

// What the lines of passim's output say.
struct PassimClusters {
  std::vector<std::pair<std::string, std::string>> passages;  // cluster, id; sorted, each once
};
// Adds the passages of one file's text. Fails with bad_input, "FILE:LINE:1: ...", when a line is no passage.
base::Result<void> read_passim(const std::string& file, std::string_view text, PassimClusters& clusters);

// The pairs of articles that share a cluster, sorted, each once. Of a cluster of many articles each is paired with its
// neighbours only, which is enough to make one family of all. `unknown` counts ids that are no article's file.
struct PassimPairs {
  std::vector<store::TextPair> pairs;
  std::size_t clusters = 0;
  std::size_t unknown = 0;
};
PassimPairs pairs_of(const PassimClusters& clusters, const std::vector<std::string>& files);

// FILE, or a folder with passim's part-* files (its out.json). Fails with io, not_found or bad_input.
base::Result<PassimClusters> load_passim(const std::string& path);

}  // namespace app
