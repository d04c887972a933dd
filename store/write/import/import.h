// Import: a librarian's folder becomes articles. Every file of the folder is accounted for: imported, part of the
// folder's own description (articles.csv, edition.toml), or skipped with a reason and a remedy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/memo.h"
#include "platform/base/result.h"
#include "platform/base/spool.h"
#include "platform/base/task.h"
#include "store/article.h"
#include "store/write/import/article_spool.h"
#include "store/write/match/group_stories.h"

namespace store {

// What edition.toml says; what it leaves out is derived from the folder's name.
struct EditionInfo {
  std::string id;  // [a-z0-9-]{1,32}
  std::string title;
  std::uint64_t serial = 1;
  std::optional<std::string> language;
  std::optional<std::string> publisher;
  bool sample = false;  // texts are invented: said on every screen
};

// A picture file as an edition holds it.
struct Image {
  std::string bytes;  // PNG or JPEG, within the limits of schema.h
  std::int32_t width = 0;
  std::int32_t height = 0;
};

// "FILE:LINE:COLUMN: reason, and what to do", ready for standard error.
struct Problem {
  std::string message;
  bool unreadable = false;  // an input that could not be read or is broken, not merely of an unknown kind
};

struct ImportedFolder {
  EditionInfo info;
  std::vector<Article> articles;          // reading order: sorted by story (first appearance), then as in articles.csv
  std::vector<FoundStory> found_stories;  // of the articles that articles.csv puts into none
  std::vector<Image> images;              // each once, in the order of the articles; Picture::image is index + 1
  std::vector<Problem> skipped;           // files that are not in the edition
  std::vector<Problem> warnings;          // files that are, with something to look at
  std::vector<Problem> notes;             // what was left out as it should be: pictures on the web
  std::vector<Outline> outlines;          // by article, of its text
  std::size_t dropped_lines = 0;
  const base::Spool* spool = nullptr;  // where the long parts of the articles are, when they are not in themselves
  std::vector<SpooledParts> parts;
  std::size_t cleaned = 0;               // files whose text was cleaned now, not remembered
  std::vector<base::Hash128> text_keys;  // by article, when there is a memo (build_memory.h)
};
inline Articles articles_of(const ImportedFolder& folder) { return {folder.articles, folder.spool, folder.parts}; }

struct ImportOptions {
  base::Task task;               // reading and cleaning: files done
  base::Task grouping;           // finding stories: articles done
  base::Spool* spool = nullptr;  // takes the long parts of the articles; must outlive the ImportedFolder
  base::Memo* memo = nullptr;    // what the build before left, and where this one leaves what it finds
};

// Fails only when the folder itself cannot be read, articles.csv / edition.toml is broken beyond use, the spool has no
// room, or it is interrupted.
base::Result<ImportedFolder> import_folder(const std::string& folder, const ImportOptions& options);
base::Result<ImportedFolder> import_folder(const std::string& folder, int jobs = 1);

}  // namespace store
