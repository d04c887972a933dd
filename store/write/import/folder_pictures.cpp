#include "store/write/import/folder_pictures.h"

#include <algorithm>
#include <filesystem>

#include "platform/base/file.h"
#include "store/write/clean/chars.h"
#include "store/write/clean/picture_address.h"
#include "store/write/clean/units.h"
#include "store/write/import/picture_file.h"

namespace store {
namespace {

// All of them are held until the edition is written.
constexpr std::size_t most_bytes = std::size_t{1} << 30U;

std::uint64_t hash_of(std::string_view bytes) {  // FNV-1a
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

// Whether the file, links followed, lies in the folder.
bool lies_inside(const std::string& folder, const std::string& path) {
  std::error_code failed;
  const std::filesystem::path home = std::filesystem::canonical(folder, failed);
  if (failed) return false;
  const std::filesystem::path file = std::filesystem::canonical(path, failed);
  if (failed) return false;
  return std::mismatch(home.begin(), home.end(), file.begin(), file.end()).first == home.end();
}

// The image of these bytes: one that is known, or a new one.
std::size_t keep_image(FolderPictures& pictures, Image image) {
  const std::uint64_t hash = hash_of(image.bytes);
  const auto [first, last] = pictures.by_hash.equal_range(hash);
  for (auto known = first; known != last; ++known)
    if (pictures.images[known->second].bytes == image.bytes) return known->second;
  pictures.by_hash.emplace(hash, pictures.images.size());
  pictures.bytes += image.bytes.size();
  pictures.images.push_back(std::move(image));
  return pictures.images.size() - 1;
}

LookedAt look_at(FolderPictures& pictures, const std::string& name) {
  LookedAt looked;
  const std::string path = base::join_path(pictures.folder, name);
  if (!lies_inside(pictures.folder, path)) {
    looked.problem = "is a link to a place outside the folder; copy the picture itself here";
    return looked;
  }
  const base::Result<std::string> bytes = base::read_file(path, max_picture_file_bytes);
  if (!bytes) {
    std::error_code failed;
    const bool large = std::filesystem::file_size(path, failed) > max_picture_file_bytes && !failed;
    looked.problem =
        large ? "is larger than 32 MiB; save it smaller" : "cannot be read; check that it is a file and may be read";
    return looked;
  }
  base::Result<Image> image = prepare_image(bytes.value());
  if (!image) {
    looked.problem = image.error().what;
  } else if (image.value().width < least_picture_side || image.value().height < least_picture_side) {
    looked.icon = true;
  } else if (pictures.bytes + image.value().bytes.size() > most_bytes) {
    looked.problem = "has no room: the pictures of this folder take more than 1 GiB; make two editions of it";
  } else {
    looked.image = keep_image(pictures, std::move(image).value());
  }
  return looked;
}

// The name under which one of these lies in the folder. A Mac writes accents apart from their letters.
std::optional<std::string> present_name(const FolderPictures& pictures, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (base::file_exists(base::join_path(pictures.folder, name))) return name;
  }
  for (const std::string& name : names) {
    if (name.find('/') != std::string::npos) continue;
    const base::Result<std::vector<base::Entry>> entries = base::list_folder(pictures.folder);
    if (!entries) break;
    for (const base::Entry& entry : entries.value())
      if (!base::first_invalid(entry.name) && clean_characters(entry.name) == clean_characters(name)) return entry.name;
  }
  return std::nullopt;
}

std::string in_quotes(std::string_view address) {
  constexpr std::size_t longest = 120;
  return "'" + clean_characters(address.substr(0, longest)) + (address.size() > longest ? "...'" : "'");
}

// The picture of an address, looked at; nothing and the reason in `problem` where it cannot be used.
const LookedAt* find_one(FolderPictures& pictures, const std::string& address, std::string& file,
                         std::string& problem) {
  if (where_is(address) != PictureWhere::folder) {
    problem = "the picture " + in_quotes(address) +
              " lies outside the folder; copy it beside the article and write its name alone";
    return nullptr;
  }
  const std::optional<std::string> name = present_name(pictures, picture_names(address));
  if (!name) {
    problem =
        "there is no picture " + in_quotes(address) + " in the folder; put it beside the article, or correct the name";
    return nullptr;
  }
  file = *name;
  auto known = pictures.files.find(file);
  if (known == pictures.files.end()) known = pictures.files.emplace(file, look_at(pictures, file)).first;
  if (!known->second.problem.empty()) problem = "the picture " + in_quotes(file) + " " + known->second.problem;
  return &known->second;
}

// How many pictures of an article are on the web, and the first of them.
struct OnTheWeb {
  int count = 0;
  int line = 0;
  std::string address;
};

void note_web(const OnTheWeb& web, const std::string& path, std::vector<Problem>& notes) {
  if (web.count == 0) return;
  const std::string what = web.count == 1 ? "a picture is" : std::to_string(web.count) + " pictures are";
  notes.push_back({path + ":" + std::to_string(web.line) + ":1: " + what + " on the web and not in the folder (" +
                   in_quotes(web.address) +
                   "), so left out; to have it, save it beside the article and write its name there"});
}

}  // namespace

PictureFiles find_pictures(FolderPictures& pictures, const std::string& path, std::string_view raw, RawFormat format,
                           std::vector<Problem>& warnings, std::vector<Problem>& notes) {
  PictureFiles files;
  const auto tag = [&](std::string_view name) { return raw.find(name) != std::string_view::npos; };
  if (!tag("![") && !tag("<img") && !tag("<IMG")) return files;
  OnTheWeb web;
  std::set<std::string> said;
  for (const Unit& unit : read_units(raw, format).units) {
    const std::string& address = unit.picture.address;
    if (!unit.image || address.empty() || !said.insert(address).second) continue;
    const PictureWhere where = where_is(address);
    if (where == PictureWhere::inside) continue;  // of the page itself: no file to find
    if (where == PictureWhere::web) {
      if (web.count++ == 0) web = {1, unit.line_begin, address};
      continue;
    }
    std::string file;
    std::string problem;
    const LookedAt* looked = find_one(pictures, address, file, problem);
    const std::string place = path + ":" + std::to_string(unit.line_begin) + ":1: ";
    if (!problem.empty()) warnings.push_back({place + problem, true});
    if (looked != nullptr && looked->image) files.emplace(address, file);
  }
  note_web(web, path, notes);
  return files;
}

std::optional<std::string> find_told_picture(FolderPictures& pictures, const std::string& address,
                                             const std::string& place, std::vector<Problem>& warnings) {
  std::string file;
  std::string problem;
  if (where_is(address) == PictureWhere::web) {
    problem = "the picture " + in_quotes(address) + " is on the web; save it into the folder and write its name here";
  } else {
    const LookedAt* looked = find_one(pictures, address, file, problem);
    if (looked != nullptr && looked->icon)
      problem = "the picture " + in_quotes(file) + " is too small to be seen; take another";
    if (looked != nullptr && looked->image) return file;
  }
  warnings.push_back({place + problem, true});
  return std::nullopt;
}

void name_images(const FolderPictures& pictures, Article& article) {
  for (Picture& picture : article.pictures) {
    const std::size_t index = *pictures.files.at(picture.file).image;
    picture.image = static_cast<std::int64_t>(index) + 1;
    picture.width = pictures.images[index].width;
    picture.height = pictures.images[index].height;
  }
}

std::vector<Image> take_images(FolderPictures& pictures, std::vector<Article>& articles) {
  std::vector<Image> taken;
  std::map<std::int64_t, std::int64_t> number_of;
  for (Article& article : articles) {
    for (Picture& picture : article.pictures) {
      const auto [known, fresh] = number_of.try_emplace(picture.image, static_cast<std::int64_t>(taken.size()) + 1);
      if (fresh) taken.push_back(std::move(pictures.images[static_cast<std::size_t>(picture.image) - 1]));
      picture.image = known->second;
    }
  }
  return taken;
}

bool was_named(const FolderPictures& pictures, const std::string& entry) {
  if (pictures.files.contains(entry)) return true;
  const auto below = pictures.files.lower_bound(entry + "/");
  return below != pictures.files.end() && below->first.starts_with(entry + "/");
}

}  // namespace store
