// Where a page says that a picture lies: as Markdown writes it, and as a file of the folder. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// "photo.jpg", and what the page says of it when pointed at.
struct PictureTarget {
  std::string address;  // as written
  std::string title;
};
// Reference links of a file: "[name]: address", by lower-case name.
using References = std::map<std::string, PictureTarget>;

// What stands in the brackets of "![alt](address "title")", from the bracket at `at` on; names with spaces are taken
// for what they are. `end` is one past the closing bracket. Nothing where it is none.
struct FoundTarget {
  PictureTarget target;
  std::size_t end = 0;
};
std::optional<FoundTarget> picture_target_at(std::string_view line, std::size_t at);

enum class PictureWhere {
  folder,   // a name relative to the article's folder
  web,      // an address with a scheme, or of a site
  inside,   // "data:": it is no file
  outside,  // an absolute path, or one with ".."
};
PictureWhere where_is(std::string_view address);

// The file names an address may mean, most literal first: saved pages keep the query of the web in the name or leave it
// out, and write spaces as "%20" or not. None for what is not in the folder.
std::vector<std::string> picture_names(std::string_view address);

// A name that ends in .png, .jpg or .jpeg.
bool is_picture_name(std::string_view file);

}  // namespace store
