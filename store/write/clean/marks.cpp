#include "store/write/clean/marks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "platform/base/utf8.h"
#include "store/write/clean/chars.h"

namespace store {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::code_point_at(text, i);
    if (u_isalnum(static_cast<UChar32>(point.value)) != 0) return true;
    i += point.bytes;
  }
  return false;
}

bool only(std::string_view text, std::string_view signs) {
  return !text.empty() && text.find_first_not_of(signs) == std::string_view::npos;
}

int count_characters(std::string_view text) {
  return static_cast<int>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// "- ", "* ", "• ": bytes of the bullet with its space, 0 when there is none.
std::size_t bullet_bytes(std::string_view text, RawFormat format) {
  constexpr std::array<std::string_view, 12> bullets{"-", "*", "•", "◦", "▪", "■", "●", "·", "‣", "∙", "‐", "+"};
  for (const std::string_view bullet : bullets) {
    if (!text.starts_with(bullet) || (bullet == "+" && format == RawFormat::plain)) continue;
    const std::string_view rest = text.substr(bullet.size());
    if (rest.starts_with(' ') || rest.starts_with('\t')) return bullet.size() + 1;
    // A sign that is nothing but a bullet needs no space.
    if (bullet.size() > 1 && bullet != "·" && bullet != "‐" && !rest.empty()) return bullet.size();
  }
  return 0;
}

// "12. " or "3) "
bool is_numbered(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0 || digits > 3 || digits + 1 >= text.size()) return false;
  return (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

std::size_t heading_level(std::string_view text) {
  std::size_t level = 0;
  while (level < text.size() && text[level] == '#') ++level;
  return level >= 1 && level <= 6 && level < text.size() && text[level] == ' ' ? level : 0;
}

// "| a | b |" -> "a, b"
std::string table_row(std::string_view text) {
  std::string row;
  std::size_t from = 1;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('|', from), text.size());
    const std::string_view cell = trim(text.substr(from, end - from));
    if (!cell.empty()) row += (row.empty() ? "" : ", ") + std::string(cell);
    from = end + 1;
  }
  return row;
}

// Takes the marks off `text` and says what they meant.
std::string take_marks(std::string_view text, RawFormat format, MarkedLine& line) {
  line.kind = LineKind::text;
  bool quoted = false;
  while (text.starts_with('>') &&
         (text.size() == 1 || text[1] == ' ' || text[1] == '>' || format == RawFormat::markdown)) {
    text = trim(text.substr(1));
    quoted = true;
  }
  if (const std::size_t level = heading_level(text)) {
    line.kind = LineKind::heading;
    line.level = static_cast<int>(level);
    text = trim(text.substr(level));
    const std::size_t last = text.find_last_not_of('#');
    if (last != std::string_view::npos && last + 1 < text.size() && text[last] == ' ')
      text = trim(text.substr(0, last));
  } else if (const std::size_t bytes = bullet_bytes(text, format)) {
    line.kind = LineKind::list_item;
    text = trim(text.substr(bytes));
    if (text.starts_with("[ ] ") || text.starts_with("[x] ")) text = trim(text.substr(4));
  } else if (is_numbered(text)) {
    line.kind = LineKind::list_item;
    line.numbered = true;
  } else if (text.starts_with('|') && text.find('|', 1) != std::string_view::npos) {
    return table_row(text);
  }
  if (quoted && line.kind == LineKind::text) line.kind = LineKind::quote;
  return std::string(text);
}

// "*A sentence.*", "_A sentence._", "***A sentence.***"
bool is_emphasised(std::string_view text) {
  const std::size_t count = text.find_first_not_of("*_");
  if (count == 0 || count > 3 || text.size() < 2 * count + 3 || !text.ends_with(text.substr(0, count))) return false;
  return text.substr(count, text.size() - 2 * count).find(text[0]) == std::string_view::npos;
}

void apply_html(const SourceLine& source, MarkedLine& line) {
  line.html = source.mark;
  if (source.mark == LineMark::heading) {
    line.kind = LineKind::heading;
    line.level = source.level;
  } else if (source.mark == LineMark::list_item && line.kind == LineKind::text && !source.joins) {
    line.kind = LineKind::list_item;
  } else if (source.mark == LineMark::quote && line.kind == LineKind::text) {
    line.kind = LineKind::quote;
  }
}

}  // namespace

std::optional<std::pair<std::string, PictureTarget>> reference_of(std::string_view line) {
  const std::string_view text = trim(line);
  const std::size_t end = text.substr(0, 100).find("]:");
  if (!text.starts_with('[') || end == std::string_view::npos || end < 2 || text[1] == '^') return std::nullopt;
  const std::string_view address = trim(text.substr(end + 2));
  const bool link =
      address.starts_with("http") || address.starts_with('/') || address.starts_with('#') || address.starts_with('<');
  const auto found = picture_target_at("(" + std::string(address) + ")", 0);
  const PictureTarget target = found ? found->target : PictureTarget{};
  const std::vector<std::string> names = picture_names(target.address);
  if (!link && (names.empty() || !is_picture_name(names.back()))) return std::nullopt;
  std::string name(text.substr(1, end - 1));
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::pair(std::move(name), target);
}

MarkedLine mark_line(const SourceLine& source, RawFormat format, const References& references) {
  MarkedLine line;
  line.number = source.number;
  line.break_before = source.break_before;
  line.joins = source.joins;
  line.html = source.mark;
  const std::string_view all = source.text;
  const std::string_view text = trim(all);
  for (const char c : all.substr(0, all.find_first_not_of(" \t"))) line.indent += c == '\t' ? 4 : 1;
  if (source.mark == LineMark::image) {
    line.content.images.push_back({clean_characters(text), source.picture});
    return line;
  }
  const bool fence = text.starts_with("```") || text.starts_with("~~~");
  const bool table_rule = text.starts_with('|') && only(text, "|-:= \t");
  if (fence || table_rule || reference_of(text)) {
    line.kind = LineKind::markup;
    line.raw = clean_characters(text);
    return line;
  }
  line.hard_end = format == RawFormat::markdown && (all.ends_with("  ") || all.ends_with('\\'));
  std::string content =
      take_marks(text.substr(0, text.size() - (line.hard_end && text.ends_with('\\') ? 1 : 0)), format, line);
  line.emphasised = is_emphasised(content);
  line.content = clean_inline(content, format, references);
  apply_html(source, line);
  if (line.content.text.empty() || !has_letter_or_digit(line.content.text)) {
    line.raw = clean_characters(text);
    line.kind = line.raw.empty() ? LineKind::blank : LineKind::separator;
    line.underline = only(line.raw, "=") || only(line.raw, "-");
    if (!line.content.images.empty()) line.kind = LineKind::blank;
  }
  line.characters = count_characters(line.content.text);
  return line;
}

}  // namespace store
