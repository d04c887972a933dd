#include "store/write/clean/inline.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "store/write/clean/chars.h"
#include "store/write/clean/entities.h"
#include "store/write/clean/html.h"

namespace store {
namespace {

constexpr std::size_t longest_target = 800;           // bytes of a link's address
constexpr std::size_t longest_marked_line = 1 << 20;  // a longer line is no Markdown

// Stands for a marker that is gone; clean_characters() drops it with all control characters.
constexpr char erased = '\x03';

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\0'; }

// A delimiter run or bracket in the output, which becomes nothing when its partner is found.
struct Mark {
  char sign = 0;          // * _ ~ ` [ or ! for an image's bracket
  std::size_t place = 0;  // in the output
  std::size_t count = 0;
};

// Where the address that begins at `at` ("(" or "[") ends, one past its bracket; nullopt when it is none.
std::optional<std::size_t> target_end(std::string_view line, std::size_t at, const References& references) {
  const std::size_t limit = std::min(line.size(), at + longest_target);
  if (at >= limit) return std::nullopt;
  if (line[at] == '[') {
    const std::size_t end = line.substr(0, limit).find(']', at);
    if (end == std::string_view::npos) return std::nullopt;
    std::string name(line.substr(at + 1, end - at - 1));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!name.empty() && !references.contains(name)) return std::nullopt;
    return name.empty() && references.empty() ? std::nullopt : std::optional(end + 1);
  }
  if (line[at] != '(') return std::nullopt;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = at; i < limit; ++i) {
    const char c = line[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '[' || c == link_begin) return std::nullopt;
    if (c == ' ' && i + 1 < limit && line[i + 1] != '"' && line[i + 1] != ')' && line[i - 1] != '(')
      return std::nullopt;
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return i + 1;
  }
  return std::nullopt;
}

class InlineCleaner {
 public:
  InlineCleaner(std::string_view line, RawFormat format, const References& references)
      : line_(line),
        escapes_(format == RawFormat::markdown ? "\\`*_{}[]()#+-.!|<>~" : "*_[]#"),
        references_(references) {}

  InlineText run() {
    while (at_ < line_.size()) step();
    return finish();
  }

 private:
  char next(std::size_t ahead = 1) const { return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0'; }
  char before() const { return at_ > 0 ? line_[at_ - 1] : '\0'; }

  void step() {
    const char c = line_[at_];
    if (c == '\\' && next() != '\0' && escapes_.find(next()) != std::string_view::npos) {
      out_ += next();
      at_ += 2;
    } else if (c == '&') {
      at_ += append_entity(line_, at_, out_);
    } else if (c == '[' || (c == '!' && next() == '[')) {
      const std::size_t bytes = c == '!' ? 2 : 1;
      brackets_.push_back({c, out_.size(), bytes});
      out_ += line_.substr(at_, bytes);
      at_ += bytes;
    } else if (c == ']' && !brackets_.empty()) {
      close_bracket();
    } else if (c == '*' || c == '_' || c == '~' || c == '`') {
      take_run(c);
    } else if (c == '<' && take_autolink()) {
      return;
    } else {
      out_ += c;
      ++at_;
    }
  }

  // "](address)": a link keeps its text, an image leaves the line.
  void close_bracket() {
    const Mark open = brackets_.back();
    brackets_.pop_back();
    if (open.sign == '!') {
      if (!close_image(open)) out_ += line_[at_++];
      return;
    }
    const auto end = target_end(line_, at_ + 1, references_);
    if (!end) {
      out_ += line_[at_++];
      return;
    }
    out_[open.place] = link_begin;
    out_ += link_end;
    at_ = *end;
  }

  // "](file "title")", "][name]", "][]" and "]" alone, of which the last two name what the brackets hold.
  bool close_image(const Mark& open) {
    std::string alt = out_.substr(open.place + open.count);
    std::size_t end = at_ + 1;
    PictureTarget target;
    if (auto found = picture_target_at(line_, at_ + 1)) {
      target = std::move(found->target);
      end = found->end;
    } else {
      std::string name = alt;
      const std::size_t close = line_.substr(0, at_ + longest_target).find(']', at_ + 1);
      if (next() == '[' && close != std::string_view::npos) {
        if (close > at_ + 2) name = line_.substr(at_ + 2, close - at_ - 2);
        end = close + 1;
      }
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      const auto known = references_.find(name);
      if (known == references_.end()) return false;
      target = known->second;
    }
    images_.push_back({std::move(alt), std::move(target)});
    out_.resize(open.place);
    while (!runs_.empty() && runs_.back().place >= out_.size()) runs_.pop_back();
    at_ = end;
    return true;
  }

  // <https://...> and <someone@example.org>
  bool take_autolink() {
    const std::size_t end = line_.substr(at_, longest_target).find('>');
    if (end == std::string_view::npos) return false;
    const std::string_view inside = line_.substr(at_ + 1, end - 1);
    const bool address =
        inside.starts_with("http://") || inside.starts_with("https://") || inside.starts_with("mailto:");
    if (!address || inside.find(' ') != std::string_view::npos) return false;
    out_ += link_begin + std::string(inside) + link_end;
    at_ += end + 1;
    return true;
  }

  // A run of * _ ~ or `: closes the last open one of its kind, or opens one, or is text.
  void take_run(char sign) {
    std::size_t count = 0;
    while (at_ + count < line_.size() && line_[at_ + count] == sign) ++count;
    const char left = before();
    const char right = next(count);
    const bool known = sign == '~' ? count == 2 : count <= 3;
    const bool can_close = known && !is_blank(left) && (sign != '_' || !is_word(right));
    const bool can_open = known && !is_blank(right) && !is_word(left);
    const auto open =
        std::find_if(runs_.rbegin(), runs_.rend(), [&](const Mark& m) { return m.sign == sign && m.count == count; });
    if (can_close && open != runs_.rend() && out_.size() > open->place + count) {
      out_.replace(open->place, count, count, erased);
      out_.append(count, erased);
      runs_.erase(std::next(open).base(), runs_.end());
    } else {
      if (can_open) runs_.push_back({sign, out_.size(), count});
      if (runs_.size() > 64) runs_.erase(runs_.begin());  // keeps the search for a partner short
      out_ += line_.substr(at_, count);
    }
    at_ += count;
  }

  InlineText finish() {
    InlineText result;
    result.images = std::move(images_);
    int depth = 0;
    for (const char c : out_) {
      if (c == link_begin) ++depth;
      if (c == link_end) depth = std::max(0, depth - 1);
      if (depth > 0 && c != link_begin) ++result.link_bytes;
    }
    result.text = clean_characters(out_);
    for (InlineImage& image : result.images) {
      image.alt = clean_characters(image.alt);
      image.target.title = clean_characters(image.target.title);
    }
    return result;
  }

  std::string_view line_;
  std::string_view escapes_;
  const References& references_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Mark> brackets_;
  std::vector<Mark> runs_;
  std::vector<InlineImage> images_;
};

}  // namespace

InlineText clean_inline(std::string_view line, RawFormat format, const References& references) {
  if (line.size() > longest_marked_line) return {clean_characters(line), 0, {}};
  return InlineCleaner(line, format, references).run();
}

}  // namespace store
