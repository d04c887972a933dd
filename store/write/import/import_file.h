// One file of a librarian's folder becomes an article. Reading and cleaning, which take the time, touch nothing that
// other files share, so that many files can be worked on at once; what concerns pictures comes before and after.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/base/file.h"
#include "store/write/import/articles_csv.h"
#include "store/write/import/folder_pictures.h"
#include "store/write/import/import.h"

namespace store {

// What the folder says about its articles.
struct Folder {
  std::string path;
  std::string csv_path;
  std::string toml_path;
  EditionInfo info;
  ArticlesCsv csv;
  std::map<std::string, std::size_t> row_of;  // file name in NFC -> index in csv.rows
};

// What there is to tell a librarian about one file.
struct Said {
  std::vector<Problem> skipped;
  std::vector<Problem> warnings;
  std::vector<Problem> notes;
};

// A file on its way; the steps are called in this order, and each does nothing once the file is skipped.
struct FileImport {
  const base::Entry* entry = nullptr;
  std::size_t csv_row = 0;  // its place in articles.csv; past the end when it has none
  std::string raw;
  PictureFiles pictures;
  Article article;
  Said said;
  bool skipped() const { return !said.skipped.empty(); }
};
void read_raw(const Folder& folder, FileImport& file);
void find_its_pictures(const Folder& folder, FolderPictures& pictures, FileImport& file);
void clean_raw(const Folder& folder, const std::set<std::string>& repeated, FileImport& file);
void take_its_pictures(const Folder& folder, FolderPictures& pictures, FileImport& file);

// "PATH:1:1: reason"
std::string at_start(const std::string& path, const std::string& reason);

}  // namespace store
