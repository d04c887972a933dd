#include "store/write/clean/front.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "store/write/clean/chars.h"

namespace store {
namespace {

constexpr std::size_t most_lines = 60;

// Without quotation marks, and without the brackets of a note-taking tool's links: "[[Ann Lee]]".
std::string unquoted(std::string value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  if (value.starts_with("[[") && value.ends_with("]]")) value = value.substr(2, value.size() - 4);
  return value;
}

void take_lines(std::span<const SourceLine> lines, std::size_t count, Front& front) {
  for (const SourceLine& line : lines.first(count)) {
    SourceLine taken;
    taken.number = line.number;
    taken.text = clean_characters(line.text);
    if (!taken.text.empty()) front.lines.push_back(std::move(taken));
  }
  front.taken = count;
}

Front read_matter(std::span<const SourceLine> lines) {
  if (lines.empty() || clean_characters(lines[0].text) != "---") return {};
  Front front;
  for (std::size_t i = 1; i < std::min(lines.size(), most_lines); ++i) {
    const std::string text = clean_characters(lines[i].text);
    if (text == "---" || text == "...") {
      if (front.matter.fields.empty()) return {};
      take_lines(lines, i + 1, front);
      return front;
    }
    const std::size_t colon = text.find(':');
    const bool nested = !lines[i].text.empty() && (lines[i].text[0] == ' ' || lines[i].text[0] == '-');
    if (text.starts_with("- ") && !front.matter.fields.empty() && front.matter.fields.back().second.value.empty()) {
      front.matter.fields.back().second = {"", unquoted(clean_characters(text.substr(2))), lines[i].number};
    }
    if (nested || text.empty() || text[0] == '#') continue;
    if (colon == std::string::npos || text.substr(0, colon).find(' ') != std::string::npos) return {};
    std::string key = lower_ascii(text.substr(0, colon));
    front.matter.fields.push_back({key, {"", unquoted(clean_characters(text.substr(colon + 1))), lines[i].number}});
  }
  return {};
}

// "---------- Forwarded message ---------", "-----Original Message-----", "Begin forwarded message:"
bool is_forward_mark(std::string_view line) {
  constexpr std::array<std::string_view, 5> marks{"forwarded message", "original message", "weitergeleitete nachricht",
                                                  "message transf", "mensaje reenviado"};
  const std::string lower = lower_ascii(line);
  const bool marked = std::any_of(marks.begin(), marks.end(),
                                  [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
  return marked && (line.starts_with('-') || line.ends_with(':'));
}

// "Fwd: Harrow keeps its bridge": the bridge is the subject.
std::string without_forward(std::string subject) {
  for (const std::string_view mark : {"fwd:", "fw:", "re:", "wg:", "aw:"}) {
    if (lower_ascii(subject).starts_with(mark)) return without_forward(clean_characters(subject.substr(mark.size())));
  }
  return subject;
}

Front read_letter(std::span<const SourceLine> lines) {
  constexpr std::array<std::string_view, 10> keys{"from", "to",      "cc",       "bcc",         "date",
                                                  "sent", "subject", "reply-to", "attachments", "importance"};
  Front front;
  std::size_t i = 0;
  bool subject = false;
  const bool forwarded = !lines.empty() && is_forward_mark(clean_characters(lines[0].text));
  while (forwarded && i < std::min(lines.size(), most_lines) && (i == 0 || clean_characters(lines[i].text).empty()))
    ++i;
  for (; i < std::min(lines.size(), most_lines); ++i) {
    const std::string text = clean_characters(lines[i].text);
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) break;
    std::string key = lower_ascii(text.substr(0, colon));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) break;
    subject = subject || key == "subject";
    if (key == "subject") key = "title";
    if (key == "sent") key = "date";
    if (key == "title" || key == "date")
      front.matter.fields.push_back(
          {key, {"", without_forward(clean_characters(text.substr(colon + 1))), lines[i].number}});
  }
  if (!subject || i < 2) return {};
  take_lines(lines, i, front);
  return front;
}

// "Title: ...", "URL Source: ...", "Published Time: ...": what tools that fetch a page write above its text, with or
// without empty lines between.
Front read_record(std::span<const SourceLine> lines) {
  constexpr std::array<std::string_view, 26> keys{
      "title",       "url",       "url source",     "source",    "author",           "byline",
      "date",        "published", "published time", "site",      "sitename",         "site name",
      "hostname",    "publisher", "language",       "lang",      "description",      "categories",
      "tags",        "category",  "section",        "retrieved", "markdown content", "saved",
      "fingerprint", "excerpt"};
  Front front;
  std::size_t end = 0;
  bool title = false;
  for (std::size_t i = 0; i < std::min(lines.size(), most_lines); ++i) {
    const std::string text = clean_characters(lines[i].text);
    if (text.empty()) continue;
    const std::size_t colon = text.find(':');
    const std::string key = colon == std::string::npos ? "" : lower_ascii(text.substr(0, colon));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) break;
    title = title || key == "title";
    front.matter.fields.push_back({key, {"", unquoted(clean_characters(text.substr(colon + 1))), lines[i].number}});
    end = i + 1;
  }
  if (!title || front.matter.fields.size() < 2) return {};
  take_lines(lines, end, front);
  return front;
}

}  // namespace

Front read_front(std::span<const SourceLine> lines) {
  std::size_t first = 0;
  while (first < std::min(lines.size(), most_lines) && clean_characters(lines[first].text).empty()) ++first;
  Front front = read_matter(lines);
  if (front.taken > 0) return front;
  front = read_letter(lines.subspan(first));
  if (front.taken == 0) front = read_record(lines.subspan(first));
  front.taken += front.taken > 0 ? first : 0;
  return front;
}

}  // namespace store
