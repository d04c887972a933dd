#include "store/write/clean/picture_address.h"

#include <algorithm>
#include <array>

#include "platform/base/utf8.h"
#include "store/write/clean/chars.h"
#include "store/write/clean/html.h"

namespace store {
namespace {

constexpr std::size_t longest_target = 2000;  // bytes; only pictures inside the page itself are longer

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// "%20" becomes a space; what is no such escape stays.
std::string without_escapes(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool escape =
        name[i] == '%' && i + 2 < name.size() && hex_digit(name[i + 1]) >= 0 && hex_digit(name[i + 2]) >= 0;
    out += escape ? static_cast<char>(hex_digit(name[i + 1]) * 16 + hex_digit(name[i + 2])) : name[i];
    if (escape) i += 2;
  }
  return out;
}

// "https:", "mailto:": letters, digits and + - . before a colon. One letter is a drive of Windows.
std::size_t scheme_bytes(std::string_view address) {
  std::size_t i = 0;
  while (i < address.size() && i < 20) {
    const char c = address[i];
    if (c == ':') return i > 0 ? i + 1 : 0;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && (i == 0 || ((c < '0' || c > '9') && c != '+' && c != '-' && c != '.'))) return 0;
    ++i;
  }
  return 0;
}

bool is_plain_path(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string_view::npos) return false;
  if (path.find('\0') != std::string_view::npos || base::first_invalid(path)) return false;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (path.substr(0, slash) == "..") return false;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return true;
}

// The title that ends `inside` in quotation marks after a space, cut off from it.
std::string take_title(std::string_view& inside) {
  if (inside.size() < 3 || (inside.back() != '"' && inside.back() != '\'')) return "";
  const char quote = inside.back();
  for (std::size_t i = 1; i + 1 < inside.size(); ++i) {
    if (inside[i] != quote || !is_blank(inside[i - 1])) continue;
    std::string title(inside.substr(i + 1, inside.size() - i - 2));
    inside = trimmed(inside.substr(0, i));
    return title;
  }
  return "";
}

// One past the bracket that closes the one at `at`; 0 when none does.
std::size_t closing_bracket(std::string_view line, std::size_t at) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = at; i < std::min(line.size(), at + longest_target); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == quote && (i + 1 == line.size() || line[i + 1] == ')' || is_blank(line[i + 1]))) quote = 0;
    } else if ((c == '"' || c == '\'') && i > at && is_blank(line[i - 1])) {
      quote = c;
    } else if (c == link_begin || c == link_end) {
      return 0;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return i + 1;
    }
  }
  return 0;
}

}  // namespace

std::optional<FoundTarget> picture_target_at(std::string_view line, std::size_t at) {
  if (at >= line.size() || line[at] != '(') return std::nullopt;
  FoundTarget found;
  if (trimmed(line.substr(at + 1, 12)).starts_with("data:")) {
    // As long as a picture; it has no bracket in it.
    const std::size_t close = line.find(')', at);
    if (close == std::string_view::npos) return std::nullopt;
    found.target.address = "data:";
    found.end = close + 1;
    return found;
  }
  found.end = closing_bracket(line, at);
  if (found.end == 0) return std::nullopt;
  std::string_view inside = trimmed(line.substr(at + 1, found.end - at - 2));
  found.target.title = take_title(inside);
  if (inside.starts_with('<') && inside.ends_with('>')) inside = inside.substr(1, inside.size() - 2);
  found.target.address = inside;
  return found;
}

PictureWhere where_is(std::string_view address) {
  const std::string lower = lower_ascii(address.substr(0, 20));
  if (lower.starts_with("data:")) return PictureWhere::inside;
  const std::size_t scheme = scheme_bytes(address);
  if (lower.starts_with("//") || scheme > 2)
    return lower.starts_with("file:") ? PictureWhere::outside : PictureWhere::web;
  if (scheme > 0 || address.starts_with('/')) return PictureWhere::outside;
  return is_plain_path(without_escapes(address)) ? PictureWhere::folder : PictureWhere::outside;
}

std::vector<std::string> picture_names(std::string_view address) {
  std::vector<std::string> names;
  if (where_is(address) != PictureWhere::folder) return names;
  const std::string_view bare = address.substr(0, address.find_first_of("?#"));
  for (const std::string_view form : {address, bare}) {
    for (std::string name : {std::string(form), without_escapes(form)}) {
      while (name.starts_with("./")) name.erase(0, 2);
      if (is_plain_path(name) && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
  }
  return names;
}

bool is_picture_name(std::string_view file) {
  constexpr std::array<std::string_view, 3> endings{".png", ".jpg", ".jpeg"};
  const std::string lower = lower_ascii(file.substr(file.size() - std::min<std::size_t>(file.size(), 5)));
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace store
