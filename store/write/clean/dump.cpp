#include "store/write/clean/dump.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "store/write/clean/chars.h"

namespace store {
namespace {

constexpr std::size_t most_digits = 4;

bool is_address(std::string_view text) {
  constexpr std::array<std::string_view, 8> schemes{
      "http://", "https://", "mailto:", "file:", "ftp://", "javascript:", "tel:", "//"};
  return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view s) { return text.starts_with(s); });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "12. https://..." and "[12] https://...": the number, 0 for other lines.
int listed_number(std::string_view text) {
  std::size_t i = text.starts_with('[') ? 1 : 0;
  int number = 0;
  const std::size_t first = i;
  for (; i < text.size() && i - first < most_digits && is_digit(text[i]); ++i) number = number * 10 + (text[i] - '0');
  if (i == first || i >= text.size() || (text[i] != '.' && text[i] != ']')) return 0;
  const std::size_t rest = text.find_first_not_of(' ', i + 1);
  return rest != std::string_view::npos && is_address(text.substr(rest)) ? number : 0;
}

bool is_list_label(std::string_view text) {
  return text == "References" || text == "References:" || text == "Links:" || text == "Visible links" ||
         text == "Visible links:" || text == "Hidden links:" || text == "Hidden links";
}

// Where the list of addresses begins, its label included; lines.size() without one. `greatest`: its greatest number.
std::size_t list_begin(const std::vector<SourceLine>& lines, int& greatest) {
  std::size_t begin = lines.size();
  int entries = 0;
  for (std::size_t i = lines.size(); i > 0; --i) {
    const std::string text = clean_characters(lines[i - 1].text);
    if (text.empty()) continue;
    const int number = listed_number(text);
    if (number == 0 && !is_list_label(text)) break;
    greatest = std::max(greatest, number);
    entries += number > 0 ? 1 : 0;
    if (number == 0) begin = i - 1;  // a label: what stands above may still belong to the list
  }
  return entries >= 2 ? begin : lines.size();
}

// "[9]Paul" -> "Paul", for numbers of the list only, and only before what they mark.
std::string without_numbers(std::string_view text, int greatest) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') {
      int number = 0;
      std::size_t k = i + 1;
      for (; k < text.size() && k - i <= most_digits && is_digit(text[k]); ++k) number = number * 10 + (text[k] - '0');
      if (k > i + 1 && k + 1 < text.size() && text[k] == ']' && text[k + 1] != ' ' && number <= greatest) {
        i = k;
        continue;
      }
    }
    result += text[i];
  }
  return result;
}

// "minutes [https://example.org/minutes] of" -> "minutes of"
std::string without_bracketed(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const bool bracket = text.substr(i).starts_with(" [http://") || text.substr(i).starts_with(" [https://");
    const std::size_t end = bracket ? text.find(']', i) : std::string_view::npos;
    const bool bare =
        end != std::string_view::npos && text.substr(i + 2, end - i - 2).find(' ') == std::string_view::npos;
    const bool linked = bare && text.substr(end + 1).starts_with('(');  // Markdown: its text is the address
    if (bare && !linked && result.find_first_not_of(' ') != std::string::npos) {
      i = end + 1;
    } else {
      result += text[i++];
    }
  }
  return result;
}

}  // namespace

std::vector<SourceLine> take_addresses(std::vector<SourceLine>& lines) {
  int greatest = 0;
  const std::size_t begin = list_begin(lines, greatest);
  std::vector<SourceLine> taken;
  const bool listed = begin < lines.size();
  for (std::size_t i = begin; i < lines.size(); ++i) {
    lines[i].text = clean_characters(lines[i].text);
    if (!lines[i].text.empty()) taken.push_back(lines[i]);
  }
  lines.resize(begin);
  for (SourceLine& line : lines) {
    if (listed && line.text.find('[') != std::string::npos) line.text = without_numbers(line.text, greatest);
    if (line.text.find(" [http") != std::string::npos) line.text = without_bracketed(line.text);
  }
  return taken;
}

}  // namespace store
