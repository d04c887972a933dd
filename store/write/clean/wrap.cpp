#include "store/write/clean/wrap.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "platform/base/utf8.h"
#include "store/write/clean/date_line.h"

namespace store {
namespace {

constexpr int narrowest = 45;
constexpr int widest = 115;

bool is_running(const MarkedLine& line) {
  return line.kind == LineKind::text || line.kind == LineKind::list_item || line.kind == LineKind::quote;
}

bool can_join(const MarkedLine& line, const MarkedLine& next) {
  if (next.joins && line.kind == LineKind::heading && next.kind == LineKind::heading) return true;
  if (!is_running(line) || next.break_before || next.html == LineMark::image || line.html == LineMark::image)
    return false;
  return next.kind == LineKind::text || (next.kind == LineKind::quote && line.kind == LineKind::quote);
}

int first_word_characters(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  return static_cast<int>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool ends_sentence(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && std::string_view("\"')]\x9D\x99\x80\xE2").find(text[end - 1]) != std::string_view::npos) --end;
  return end > 0 && std::string_view(".!?:").find(text[end - 1]) != std::string_view::npos;
}

bool starts_lower(std::string_view text) {
  return !text.empty() && u_islower(static_cast<UChar32>(base::code_point_at(text, 0).value)) != 0;
}

// "by: Ann Lee" under a long headline is no end of its line.
bool opens_byline(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() > longest || !text.starts_with("by") || ends_sentence(text)) return false;
  const std::size_t name = text.find_first_not_of(": ", 2);
  return name != std::string_view::npos && name > 2 &&
         u_isupper(static_cast<UChar32>(base::code_point_at(text, name).value)) != 0;
}

}  // namespace

int wrap_width(std::span<const MarkedLine> lines) {
  std::vector<int> followed;  // lengths of lines with another line of the paragraph below
  long long all = 0;
  long long on_long_lines = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    all += lines[i].characters;
    if (lines[i].characters > widest) on_long_lines += lines[i].characters;
    if (i + 1 < lines.size() && can_join(lines[i], lines[i + 1])) followed.push_back(lines[i].characters);
  }
  if (followed.empty() || on_long_lines * 10 > all * 3) return 0;
  std::sort(followed.begin(), followed.end());
  const int width = followed[followed.size() - 1 - followed.size() / 50];
  if (width < (followed.size() < 3 ? 60 : narrowest) || width > widest) return 0;
  long long full = 0;
  long long total = 0;
  for (const int characters : followed) {
    total += characters;
    if (characters >= width - 18) full += characters;
  }
  return full * 10 >= total * 6 ? width : 0;
}

bool is_soft_end(const MarkedLine& line, const MarkedLine& next, int width) {
  if (!can_join(line, next)) return false;
  if (next.joins) return true;
  if (line.hard_end || opens_byline(next.content.text)) return false;
  const bool deeper = next.indent >= line.indent + 2;
  if (deeper) return line.kind == LineKind::list_item && (line.characters >= 30 || starts_lower(next.content.text));
  if (is_date_line(line.content.text)) return false;
  const int first_word = first_word_characters(next.content.text);
  if (width > 0 && line.characters >= width - 25 && line.characters + 1 + first_word > width) return true;
  // First lines that stand further in may be measured wider than all others.
  constexpr int near_the_end = 10;
  if (width > 0 && line.characters >= width - near_the_end && !ends_sentence(line.content.text)) return true;
  return line.characters >= narrowest && !ends_sentence(line.content.text) && starts_lower(next.content.text);
}

}  // namespace store
