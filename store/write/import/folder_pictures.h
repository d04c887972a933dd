// The pictures of a librarian's folder: looked for when an article names them, read once, and each kept once however
// many files hold it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/write/clean/article.h"
#include "store/write/import/import.h"

namespace store {

// A file that was looked at.
struct LookedAt {
  std::optional<std::size_t> image;  // index into FolderPictures::images
  std::string problem;               // why there is none: goes behind the file's name
  bool icon = false;                 // too small to be a picture of an article
};

struct FolderPictures {
  std::string folder;
  std::vector<Image> images;
  std::map<std::string, LookedAt> files;              // by name in the folder
  std::multimap<std::uint64_t, std::size_t> by_hash;  // of the images' bytes
  std::size_t bytes = 0;                              // of all images
};

// What the pictures that an article names are: the address as written -> the file. Those that are not there or cannot
// be used are said in `warnings`, those on the web in `notes`. `path` is the article's, for the messages.
PictureFiles find_pictures(FolderPictures& pictures, const std::string& path, std::string_view raw, RawFormat format,
                           std::vector<Problem>& warnings, std::vector<Problem>& notes);

// The file that a cell of articles.csv names; nothing, and a warning that begins with `place`, where there is none.
std::optional<std::string> find_told_picture(FolderPictures& pictures, const std::string& address,
                                             const std::string& place, std::vector<Problem>& warnings);

// Gives each picture of the article its image (index + 1) and size. Requires: the files were found.
void name_images(const FolderPictures& pictures, Article& article);

// Leaves only the images that the articles show, in the order in which they do.
std::vector<Image> take_images(FolderPictures& pictures, std::vector<Article>& articles);

// True when an article named the file, or one inside the folder of that name.
bool was_named(const FolderPictures& pictures, const std::string& entry);

}  // namespace store
