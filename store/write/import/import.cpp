#include "store/write/import/import.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include "platform/base/file.h"
#include "platform/base/parallel.h"
#include "store/write/clean/chars.h"
#include "store/write/clean/repeated_lines.h"
#include "store/write/import/articles_csv.h"
#include "store/write/import/build_memory.h"
#include "store/write/import/edition_toml.h"
#include "store/write/import/file_kinds.h"
#include "store/write/import/folder_pictures.h"
#include "store/write/import/import_file.h"
#include "store/write/import/slug.h"

namespace store {
namespace {

constexpr std::uint64_t max_table_bytes = 256ULL << 20U;
// Files that are worked on at once, and their bytes: enough that every thread has something to do.
constexpr std::size_t batch_files = 256;
constexpr std::uint64_t batch_bytes = 16ULL << 20U;

struct Imported {
  Article article;
  SpooledParts parts;
  Outline outline;              // of the title, then of the text
  std::size_t title_stems = 0;  // how many of the outline are of the title
  std::size_t dropped_lines = 0;
  std::size_t csv_row = 0;
  std::size_t entry = 0;  // of the folder's listing
  base::Hash128 text_key;
};

// What is worked on, and in what.
struct Work {
  const ImportOptions& options;
  Folder folder;
  FolderPictures pictures;
  std::vector<base::Entry> entries;
  std::vector<std::size_t> files;  // numbers of the entries that may be articles
  std::vector<Imported> imported;
  std::vector<std::uint64_t> lines;  // hashes of the lines that a site may repeat, once for each article
  std::vector<Vocabulary> vocabularies;
  std::size_t done = 0;
  std::atomic<std::size_t> cleaned{0};
  base::Hash128 repeated_key;  // of the lines known to be a site's own
};

// The folder's own name, whatever way the path to it is written: "a/b/", "a/b/." and "a/b" are all "b".
std::string folder_name(std::string path) {
  while (path.ends_with("/.") || (path.size() > 1 && path.ends_with('/'))) path.pop_back();
  const std::size_t slash = path.rfind('/');
  std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (base::first_invalid(name) || name == "." || name == "..") name.clear();
  name = clean_characters(name);
  return name.empty() ? "Articles" : name;
}

EditionInfo default_info(const std::string& name) {
  EditionInfo info;
  info.id = slug(name, 32);
  info.title = name;
  return info;
}

base::Result<std::string> read_table(const std::string& path) {
  base::Result<std::string> text = decode_text(path, TRY(base::read_file(path, max_table_bytes)));
  if (text) return text;
  // A spreadsheet's "CSV" is in the alphabet of its country (Windows-1252 and its kin): guessing which would spoil
  // names.
  return base::Error{text.error().code, text.error().what + " (in a spreadsheet: save as 'CSV UTF-8')"};
}

base::Result<Folder> read_description(const std::string& path, ImportedFolder& result) {
  Folder folder{path, base::join_path(path, "articles.csv"), base::join_path(path, "edition.toml"), {}, {}, {}};
  result.info = default_info(folder_name(path));
  if (base::file_exists(folder.toml_path)) {
    const std::string text = TRY(read_table(folder.toml_path));
    EditionToml toml = TRY(parse_edition_toml(folder.toml_path, text, std::move(result.info)));
    result.info = std::move(toml.info);
    for (std::string& warning : toml.warnings) result.warnings.push_back({std::move(warning)});
  }
  if (base::file_exists(folder.csv_path)) {
    const std::string text = TRY(read_table(folder.csv_path));
    folder.csv = TRY(parse_articles_csv(folder.csv_path, text));
    for (std::string& warning : folder.csv.warnings) result.warnings.push_back({std::move(warning)});
    for (std::size_t i = 0; i < folder.csv.rows.size(); ++i) folder.row_of.emplace(folder.csv.rows[i].file, i);
  }
  folder.info = result.info;
  return folder;
}

void append(std::vector<Problem>& to, std::vector<Problem>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

// The outline of a cleaned file, while its text is at hand.
void outline_title_and_text(const Article& article, Vocabulary& vocabulary, Imported& one) {
  const std::string_view language = article.language ? std::string_view(*article.language) : std::string_view();
  // The title says what the event is: it counts as part of the opening.
  one.outline = outline_of({article.title.value_or(""), language}, vocabulary);
  one.title_stems = one.outline.stems.size();
  const Outline text = outline_of({article.text, language}, vocabulary);
  one.outline.stems.insert(one.outline.stems.end(), text.stems.begin(), text.stems.end());
  one.outline.stems.shrink_to_fit();
}

// Cleans a file that was read, or remembers what came of it when it was the same. What is said of a file while it is
// cleaned has places of articles.csv in it, so that such a file is cleaned every time.
void clean_or_recall(Work& work, const std::set<std::string>& repeated, FileImport& file, Vocabulary& vocabulary,
                     Imported& one) {
  base::Memo* memo = work.options.memo;
  base::Hash128 key;
  if (file.skipped()) return;
  if (memo != nullptr) {
    key = key_of_cleaning(*memo, work.folder, file, work.repeated_key);
    if (std::optional<Remembered> known = recall_article(*memo, key)) {
      std::string().swap(file.raw);
      file.article = std::move(known->article);
      one.outline = std::move(known->outline);
      one.title_stems = known->title_stems;
      return;
    }
  }
  ++work.cleaned;
  const std::size_t said = file.said.warnings.size();
  clean_raw(work.folder, repeated, file);
  if (file.skipped()) return;
  outline_title_and_text(file.article, vocabulary, one);
  if (memo != nullptr && file.said.warnings.size() == said)
    keep_article(*memo, key, file.article, one.outline, one.title_stems);
}

// What is known of a cleaned file beside its article.
void note_import(const Work& work, const FileImport& file, Imported& one) {
  if (work.options.memo != nullptr) one.text_key = key_of_text(*work.options.memo, file.article);
  for (const Dropped& dropped : file.article.dropped)
    one.dropped_lines += static_cast<std::size_t>(dropped.line_end - dropped.line_begin + 1);
  one.csv_row = file.csv_row;
  one.entry = static_cast<std::size_t>(file.entry - work.entries.data());
}

// Reads and cleans the files of a batch, and calls take(file, imported) for each that is an article, in their order.
template <class Take>
base::Result<void> import_batch(Work& work, std::span<const std::size_t> numbers, const std::set<std::string>& repeated,
                                const Take& take) {
  const int jobs = work.options.task.jobs;
  std::vector<FileImport> files(numbers.size());
  for (std::size_t i = 0; i < files.size(); ++i) files[i].entry = &work.entries[numbers[i]];
  base::for_each_index(files.size(), jobs, [&](std::size_t i) {
    if (base::check_stop(work.options.task)) read_raw(work.folder, files[i]);
  });
  TRY(base::check_stop(work.options.task));
  for (FileImport& file : files) find_its_pictures(work.folder, work.pictures, file);
  std::vector<Imported> imported(files.size());
  base::for_each_index_by(files.size(), jobs, [&](std::size_t i, std::size_t thread) {
    if (!base::check_stop(work.options.task)) return;
    clean_or_recall(work, repeated, files[i], work.vocabularies[thread], imported[i]);
    if (!files[i].skipped()) note_import(work, files[i], imported[i]);
  });
  TRY(base::check_stop(work.options.task));
  for (std::size_t i = 0; i < files.size(); ++i) {
    take_its_pictures(work.folder, work.pictures, files[i]);
    TRY(take(files[i], imported[i]));
  }
  return {};
}

// Where the batch that begins at `first` ends.
std::size_t end_of_batch(const Work& work, const std::vector<std::size_t>& numbers, std::size_t first) {
  std::uint64_t bytes = 0;
  std::size_t end = first;
  while (end < numbers.size() && end - first < batch_files && (end == first || bytes < batch_bytes))
    bytes += work.entries[numbers[end++]].bytes;
  return end;
}

base::Result<void> keep(Work& work, FileImport& file, Imported& one) {
  if (work.options.spool != nullptr) one.parts = TRY(spool_long_parts(*work.options.spool, file.article));
  one.article = std::move(file.article);
  return {};
}

base::Result<void> import_files(Work& work, ImportedFolder& result) {
  for (std::size_t first = 0; first < work.files.size();) {
    const std::size_t end = end_of_batch(work, work.files, first);
    const auto take = [&](FileImport& file, Imported& one) -> base::Result<void> {
      append(result.skipped, file.said.skipped);
      append(result.warnings, file.said.warnings);
      append(result.notes, file.said.notes);
      if (!file.skipped()) {
        hash_repeatable_lines(file.article, work.lines);
        TRY(keep(work, file, one));
        work.imported.push_back(std::move(one));
      }
      base::tell(work.options.task, ++work.done, work.files.size());
      return {};
    };
    TRY(import_batch(work, std::span(work.files).subspan(first, end - first), {}, take));
    first = end;
  }
  return {};
}

base::Result<Article> whole(const Work& work, const Imported& one) {
  return read_article({{&one.article, 1}, work.options.spool, {&one.parts, 1}}, 0);
}

// The lines that two articles have or more: only they can be a site's own, and they are few.
std::vector<std::uint64_t> shared_lines(std::vector<std::uint64_t> lines) {
  std::sort(lines.begin(), lines.end());
  std::vector<std::uint64_t> shared;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (lines[i] == lines[i - 1] && (shared.empty() || shared.back() != lines[i])) shared.push_back(lines[i]);
  return shared;
}

// Cleans those articles again that hold lines their site puts about every article. What was said of their files before
// is not said again.
base::Result<void> drop_repeated_lines(Work& work) {
  const std::vector<std::uint64_t> shared = shared_lines(std::exchange(work.lines, {}));
  if (shared.empty()) return {};
  RepeatedLines known(shared);
  for (const Imported& one : work.imported) note_lines(known, TRY(whole(work, one)));
  const std::set<std::string> repeated = repeated_of(known);
  if (repeated.empty()) return {};
  if (work.options.memo != nullptr) work.repeated_key = key_of_lines(*work.options.memo, repeated);
  std::vector<std::size_t> again;
  std::map<std::size_t, Imported*> by_entry;
  for (Imported& one : work.imported) {
    const Article article = TRY(whole(work, one));
    if (!holds_line(article, repeated)) continue;
    again.push_back(one.entry);
    by_entry.emplace(one.entry, &one);
  }
  for (std::size_t first = 0; first < again.size();) {
    const std::size_t end = end_of_batch(work, again, first);
    const auto take = [&](FileImport& file, Imported& one) -> base::Result<void> {
      if (file.skipped()) return {};
      TRY(keep(work, file, one));
      *by_entry.at(one.entry) = std::move(one);
      return {};
    };
    TRY(import_batch(work, std::span(again).subspan(first, end - first), repeated, take));
    first = end;
  }
  return {};
}

// Gives each story a slug of its own, and sorts by story (first appearance), keeping the order within one.
void gather_stories(std::vector<Imported>& imported) {
  std::map<std::string, std::size_t> first;  // title -> order of appearance
  std::map<std::string, std::string> id_of;
  std::set<std::string> taken;
  Slugs slugs;
  for (Imported& one : imported) {
    Article& article = one.article;
    if (!first.emplace(article.story, first.size()).second) {
      article.story_id = id_of[article.story];
      continue;
    }
    const std::string id = slugs.make(article.story, 48);
    std::string unique = id;
    for (int n = 2; !taken.insert(unique).second; ++n) unique = id + "-" + std::to_string(n);
    article.story_id = id_of[article.story] = unique;
  }
  std::stable_sort(imported.begin(), imported.end(), [&](const Imported& a, const Imported& b) {
    return first.at(a.article.story) < first.at(b.article.story);
  });
}

// Pictures that no article names, and folders that hold none of those named.
void skip_unnamed(const Work& work, ImportedFolder& result) {
  for (const base::Entry& entry : work.entries) {
    if (!is_for_pictures(entry) || was_named(work.pictures, entry.name)) continue;
    result.skipped.push_back(
        {at_start(base::join_path(work.folder.path, entry.name), reason_to_skip(entry).value_or("")), false});
  }
}

void warn_about_missing(const Work& work, ImportedFolder& result) {
  std::set<std::string> present;
  for (const base::Entry& entry : work.entries) {
    if (!base::first_invalid(entry.name)) present.insert(clean_characters(entry.name));
  }
  for (const CsvRow& row : work.folder.csv.rows) {
    if (present.contains(row.file)) continue;
    result.warnings.push_back(
        {at_cell(work.folder.csv_path, row.place,
                 "there is no file '" + row.file + "' in the folder; correct the name, or remove the row")});
  }
}

// Stories for all, then the articles in reading order with what belongs to each.
void hand_over(Work& work, ImportedFolder& result) {
  std::vector<Article*> articles;
  std::vector<Outline> outlines;
  for (Imported& one : work.imported) {
    articles.push_back(&one.article);
    outlines.push_back(std::move(one.outline));
  }
  result.found_stories = group_stories(articles, outlines, folder_name(work.folder.path), work.options.grouping);
  for (std::size_t i = 0; i < outlines.size(); ++i) work.imported[i].outline = std::move(outlines[i]);
  gather_stories(work.imported);
  for (Imported& one : work.imported) {
    result.dropped_lines += one.dropped_lines;
    result.articles.push_back(std::move(one.article));
    if (work.options.spool != nullptr) result.parts.push_back(one.parts);
    if (work.options.memo != nullptr) result.text_keys.push_back(one.text_key);
    std::vector<std::uint32_t>& stems = one.outline.stems;
    stems.erase(stems.begin(), stems.begin() + static_cast<std::ptrdiff_t>(one.title_stems));
    result.outlines.push_back(std::move(one.outline));
  }
}

}  // namespace

base::Result<ImportedFolder> import_folder(const std::string& path, const ImportOptions& options) {
  ImportedFolder result;
  result.spool = options.spool;
  Work work{options, {}, {}, TRY(base::list_folder(path)), {}, {}, {}, {}, 0, {0}, {}};
  work.vocabularies.resize(static_cast<std::size_t>(std::max(options.task.jobs, 1)));
  work.folder = TRY(read_description(path, result));
  work.pictures.folder = path;
  for (std::size_t i = 0; i < work.entries.size(); ++i) {
    const base::Entry& entry = work.entries[i];
    if (entry.name != "articles.csv" && entry.name != "edition.toml" && !is_for_pictures(entry))
      work.files.push_back(i);
  }
  TRY(import_files(work, result));
  TRY(drop_repeated_lines(work));
  result.cleaned = work.cleaned;
  skip_unnamed(work, result);
  warn_about_missing(work, result);
  std::stable_sort(work.imported.begin(), work.imported.end(),
                   [](const Imported& a, const Imported& b) { return a.csv_row < b.csv_row; });
  hand_over(work, result);
  TRY(base::check_stop(work.options.task));
  result.images = take_images(work.pictures, result.articles);
  return result;
}

base::Result<ImportedFolder> import_folder(const std::string& path, int jobs) {
  ImportOptions options;
  options.task.jobs = options.grouping.jobs = jobs;
  return import_folder(path, options);
}

}  // namespace store
