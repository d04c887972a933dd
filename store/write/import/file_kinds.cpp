#include "store/write/import/file_kinds.h"

#include <algorithm>
#include <array>

#include "platform/base/utf8.h"

namespace store {
namespace {

struct Kind {
  std::string_view ending;
  std::string_view reason;
};

constexpr std::string_view page =
    "a saved web page; web pages cannot be read yet: open it in a browser, select the article and save it as a text "
    "file (.txt)";
constexpr std::string_view book =
    "an electronic book, which cannot be read yet; copy the article into a text file (.txt)";
constexpr std::string_view document =
    "a word-processor document, which cannot be read; in the word processor choose 'Save as', plain text (.txt, UTF-8)";
constexpr std::string_view picture =
    "a picture that no article names; name it in one, as ![what it shows](file.jpg) or in the column image of "
    "articles.csv, or remove it";
constexpr std::string_view other_picture =
    "a picture of a kind that editions do not take; save it as PNG or JPEG and name it in an article, or remove it";
constexpr std::string_view table =
    "a table; only articles.csv is read: rename it if it describes these articles, otherwise remove it";

constexpr std::array<Kind, 31> kinds{
    {{"html", page},
     {"htm", page},
     {"xhtml", page},
     {"mhtml", page},
     {"mht", page},
     {"webarchive", page},
     {"epub", book},
     {"mobi", book},
     {"pdf", "a PDF, which cannot be read yet; copy its text into a text file (.txt)"},
     {"doc", document},
     {"docx", document},
     {"odt", document},
     {"rtf", document},
     {"pages", document},
     {"jpg", picture},
     {"jpeg", picture},
     {"png", picture},
     {"gif", other_picture},
     {"webp", other_picture},
     {"svg", other_picture},
     {"tif", other_picture},
     {"tiff", other_picture},
     {"bmp", other_picture},
     {"heic", other_picture},
     {"avif", other_picture},
     {"csv", table},
     {"tsv", table},
     {"xls", table},
     {"xlsx", table},
     {"ods", table},
     {"zip", "an archive; unpack it, and put the articles in it here as .txt or .md"}}};

std::string ending_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return ending;
}

std::optional<std::string> reason_by_name(std::string_view name) {
  if (name.starts_with("._") || name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini") {
    return "a file that an operating system left here; it can be removed";
  }
  if (name.starts_with(".")) return "a hidden file; rename it without the dot if it is an article";
  if (name.ends_with("~") || name.starts_with("~$") || name.ends_with(".tmp") || name.ends_with(".part")) {
    return "a temporary file of another program; remove it, or rename it to .txt if it is an article";
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> reason_to_skip(const base::Entry& entry) {
  if (const auto reason = reason_by_name(entry.name)) return reason;
  if (entry.kind == base::EntryKind::folder)
    return "a folder; folders are not searched: move its articles one level up";
  if (entry.kind == base::EntryKind::other) return "no ordinary file; remove it";
  const std::string ending = ending_of(entry.name);
  if (ending == "txt" || ending == "text" || ending == "md" || ending == "markdown") {
    if (entry.bytes == 0) return "an empty file; save the article again, or remove it";
    return std::nullopt;
  }
  for (const Kind& kind : kinds) {
    if (kind.ending == ending) return std::string(kind.reason);
  }
  return "a kind of file that cannot be read; save the article as text (.txt) or Markdown (.md)";
}

bool is_for_pictures(const base::Entry& entry) {
  if (base::first_invalid(entry.name) || reason_by_name(entry.name)) return false;
  const std::string ending = ending_of(entry.name);
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.ending == ending; });
  const bool shows = kind != kinds.end() && (kind->reason == picture || kind->reason == other_picture);
  return entry.kind == base::EntryKind::folder || (entry.kind == base::EntryKind::file && shows);
}

bool is_markdown(std::string_view file_name) {
  const std::string ending = ending_of(file_name);
  return ending == "md" || ending == "markdown";
}

}  // namespace store
