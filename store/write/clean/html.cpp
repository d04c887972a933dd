#include "store/write/clean/html.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "store/write/clean/chars.h"
#include "store/write/clean/entities.h"

namespace store {
namespace {

enum class Effect { inline_text, block, line_break, heading, list_item, quote, caption, page_part, image, link, skip };
struct Tag {
  std::string_view name;
  Effect effect;
};
// Tags that stand in saved pages. Anything else in angle brackets is text: "<3", "<name withheld>".
constexpr std::array<Tag, 84> tags{{{"p", Effect::block},
                                    {"div", Effect::block},
                                    {"section", Effect::block},
                                    {"article", Effect::block},
                                    {"header", Effect::block},
                                    {"main", Effect::block},
                                    {"aside", Effect::block},
                                    {"ul", Effect::block},
                                    {"ol", Effect::block},
                                    {"dl", Effect::block},
                                    {"dt", Effect::block},
                                    {"dd", Effect::block},
                                    {"table", Effect::block},
                                    {"tbody", Effect::block},
                                    {"thead", Effect::block},
                                    {"tfoot", Effect::block},
                                    {"tr", Effect::block},
                                    {"figure", Effect::block},
                                    {"pre", Effect::block},
                                    {"hr", Effect::block},
                                    {"address", Effect::block},
                                    {"center", Effect::block},
                                    {"fieldset", Effect::block},
                                    {"details", Effect::block},
                                    {"summary", Effect::block},
                                    {"html", Effect::block},
                                    {"body", Effect::block},
                                    {"title", Effect::block},
                                    {"td", Effect::block},
                                    {"th", Effect::block},
                                    {"video", Effect::block},
                                    {"audio", Effect::block},
                                    {"br", Effect::line_break},
                                    {"h1", Effect::heading},
                                    {"h2", Effect::heading},
                                    {"h3", Effect::heading},
                                    {"h4", Effect::heading},
                                    {"h5", Effect::heading},
                                    {"h6", Effect::heading},
                                    {"li", Effect::list_item},
                                    {"blockquote", Effect::quote},
                                    {"figcaption", Effect::caption},
                                    {"nav", Effect::page_part},
                                    {"footer", Effect::page_part},
                                    {"form", Effect::page_part},
                                    {"button", Effect::page_part},
                                    {"select", Effect::page_part},
                                    {"img", Effect::image},
                                    {"a", Effect::link},
                                    {"script", Effect::skip},
                                    {"style", Effect::skip},
                                    {"noscript", Effect::skip},
                                    {"iframe", Effect::skip},
                                    {"svg", Effect::skip},
                                    {"template", Effect::skip},
                                    {"textarea", Effect::skip},
                                    {"b", Effect::inline_text},
                                    {"i", Effect::inline_text},
                                    {"u", Effect::inline_text},
                                    {"s", Effect::inline_text},
                                    {"em", Effect::inline_text},
                                    {"strong", Effect::inline_text},
                                    {"span", Effect::inline_text},
                                    {"small", Effect::inline_text},
                                    {"sup", Effect::inline_text},
                                    {"sub", Effect::inline_text},
                                    {"mark", Effect::inline_text},
                                    {"code", Effect::inline_text},
                                    {"font", Effect::inline_text},
                                    {"abbr", Effect::inline_text},
                                    {"cite", Effect::inline_text},
                                    {"q", Effect::inline_text},
                                    {"time", Effect::inline_text},
                                    {"label", Effect::inline_text},
                                    {"input", Effect::inline_text},
                                    {"meta", Effect::inline_text},
                                    {"link", Effect::inline_text},
                                    {"del", Effect::inline_text},
                                    {"ins", Effect::inline_text},
                                    {"strike", Effect::inline_text},
                                    {"wbr", Effect::inline_text},
                                    {"picture", Effect::inline_text},
                                    {"source", Effect::inline_text},
                                    {"head", Effect::inline_text}}};

constexpr std::size_t longest_tag = 4000;                     // bytes; a longer one is text
constexpr std::size_t longest_image = std::size_t{8} << 20U;  // that holds the picture itself

struct FoundTag {
  Effect effect = Effect::inline_text;
  std::string name;
  bool closing = false;
  std::size_t end = 0;  // one past '>'
  std::string_view attributes;
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::optional<FoundTag> tag_at(std::string_view raw, std::size_t at) {
  FoundTag tag;
  std::size_t i = at + 1;
  if (i < raw.size() && raw[i] == '/') {
    tag.closing = true;
    ++i;
  }
  while (i < raw.size() && tag.name.size() < 12 && (is_letter(raw[i]) || (raw[i] >= '1' && raw[i] <= '6'))) {
    tag.name += lower(raw[i++]);
  }
  const auto known = std::find_if(tags.begin(), tags.end(), [&](const Tag& t) { return t.name == tag.name; });
  if (tag.name.empty() || known == tags.end() || i >= raw.size()) return std::nullopt;
  const bool name_ends = is_space(raw[i]) || raw[i] == '>' || raw[i] == '/';
  if (!name_ends) return std::nullopt;
  tag.effect = known->effect;
  const std::size_t attributes = i;
  char quote = 0;
  for (const std::size_t limit = std::min(raw.size(), at + (tag.effect == Effect::image ? longest_image : longest_tag));
       i < limit; ++i) {
    const char c = raw[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = raw[i - 1] == '=' ? c : '\0';  // only after '=': an apostrophe elsewhere is no quote
    } else if (c == '<') {
      return std::nullopt;
    } else if (c == '>') {
      tag.attributes = raw.substr(attributes, i - attributes);
      tag.end = i + 1;
      return tag;
    }
  }
  return std::nullopt;
}

// The value of NAME="...", NAME='...' or NAME=word, its character references undone.
std::string value_of(std::string_view attributes, std::string_view name) {
  for (std::size_t i = attributes.find(name); i != std::string_view::npos; i = attributes.find(name, i + 1)) {
    std::size_t begin = i + name.size();
    if ((i > 0 && !is_space(attributes[i - 1])) || begin >= attributes.size() || attributes[begin] != '=') continue;
    if (++begin >= attributes.size()) break;
    const char quote = attributes[begin];
    const bool is_quoted = quote == '"' || quote == '\'';
    if (is_quoted) ++begin;
    const std::size_t end = is_quoted ? attributes.find(quote, begin)
                                      : std::min(attributes.find_first_of(" \n\r\t", begin), attributes.size());
    if (end == std::string_view::npos) continue;
    const std::string_view written = attributes.substr(begin, end - begin);
    std::string value;
    for (std::size_t at = 0; at < written.size();) {
      if (written[at] == '&') {
        at += append_entity(written, at, value);
      } else {
        value += is_space(written[at]) ? ' ' : written[at];
        ++at;
      }
    }
    return value;
  }
  return "";
}

// The picture of <img>; one that is in the page itself has no address worth keeping.
PictureTarget picture_of(std::string_view attributes) {
  PictureTarget picture{value_of(attributes, "src"), clean_characters(value_of(attributes, "title"))};
  // Until a visitor scrolls there, some pages hold a blank in its place.
  if (picture.address.empty() || picture.address.starts_with("data:")) {
    const std::string later = value_of(attributes, "data-src");
    if (!later.empty()) picture.address = later;
  }
  if (picture.address.starts_with("data:")) picture.address = "data:";
  return picture;
}

// Walks over the raw text once.
class Splitter {
 public:
  explicit Splitter(std::string_view raw) : raw_(raw) { line_.number = 1; }

  std::vector<SourceLine> run() {
    while (at_ < raw_.size()) step();
    finish();
    return std::move(lines_);
  }

 private:
  void step() {
    const char c = raw_[at_];
    if (const std::size_t bytes = line_end_bytes()) {
      at_ += bytes;
      finish();
      line_.number = c == '\n' || c == '\r' ? ++number_ : number_;
      line_.joins = open_paragraph_ > 0 || line_.mark == LineMark::heading || line_.mark == LineMark::caption;
    } else if (c == '<' && (skip_comment() || take_tag())) {
      return;
    } else {
      if (c != link_begin && c != link_end) line_.text += c;
      ++at_;
    }
  }

  std::size_t line_end_bytes() const {
    const std::string_view rest = raw_.substr(at_, 3);
    if (rest.starts_with("\r\n")) return 2;
    if (rest[0] == '\n' || rest[0] == '\r') return 1;
    if (rest.starts_with("\xC2\x85")) return 2;
    return rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9" ? 3 : 0;
  }

  bool skip_comment() {
    if (!raw_.substr(at_, 4).starts_with("<!--") || no_more_comments_) return skip_doctype();
    const std::size_t end = raw_.find("-->", at_ + 4);
    no_more_comments_ = end == std::string_view::npos;  // looked for once only: the walk stays linear
    if (no_more_comments_) return false;
    skip_to(end + 3);
    return true;
  }

  bool skip_doctype() {
    const std::string_view start = raw_.substr(at_, 9);
    if (!start.starts_with("<!DOCTYPE") && !start.starts_with("<!doctype")) return false;
    const std::size_t end = raw_.substr(at_, 300).find('>');
    if (end == std::string_view::npos) return false;
    skip_to(at_ + end + 1);
    return true;
  }

  // Passes over bytes without taking them; the lines they end still count.
  void skip_to(std::size_t end) {
    while (at_ < end) {
      const std::size_t bytes = line_end_bytes();
      const bool counts = raw_[at_] == '\n' || raw_[at_] == '\r';
      at_ += std::max<std::size_t>(1, bytes);
      if (!counts) continue;
      const bool in_text = !line_.text.empty();
      finish();
      line_.number = ++number_;
      line_.joins = in_text;
    }
  }

  void skip_element(const FoundTag& tag) {
    skip_to(tag.end);
    if (tag.closing || tag.attributes.ends_with('/')) return;
    const std::string end_tag = "</" + tag.name;
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    const auto end =
        std::search(raw_.begin() + static_cast<std::ptrdiff_t>(at_), raw_.end(), end_tag.begin(), end_tag.end(), same);
    if (end == raw_.end()) return;  // never closed: its text stays, to be judged like any other
    const std::size_t close = raw_.find('>', static_cast<std::size_t>(end - raw_.begin()));
    skip_to(close == std::string_view::npos ? raw_.size() : close + 1);
  }

  void break_line() {
    finish();
    line_.number = number_;
    line_.break_before = true;
  }

  bool take_tag() {
    const auto tag = tag_at(raw_, at_);
    if (!tag) return false;
    if (tag->effect == Effect::skip) {
      if (skipped_ > 200) return false;  // each unclosed one costs a search to the end
      ++skipped_;
      skip_element(*tag);
      return true;
    }
    apply(*tag);
    skip_to(tag->end);
    return true;
  }

  void apply(const FoundTag& tag) {
    switch (tag.effect) {
      case Effect::inline_text:
      case Effect::skip:
        return;
      case Effect::link:
        line_.text += tag.closing ? link_end : link_begin;
        return;
      case Effect::image:
        break_line();
        line_.text = value_of(tag.attributes, "alt");
        line_.picture = picture_of(tag.attributes);
        line_.mark = LineMark::image;
        break_line();
        return;
      default:
        break_line();
        open_element(tag);
    }
  }

  void open_element(const FoundTag& tag) {
    const int step = tag.closing ? -1 : 1;
    const auto count = [step](int& depth) { depth = std::max(0, depth + step); };
    if (tag.name == "p" || tag.name == "li" || tag.name == "td" || tag.name == "dd")
      open_paragraph_ = tag.closing ? 0 : 1;
    if (tag.effect == Effect::quote) count(quotes_);
    if (tag.effect == Effect::page_part) count(page_parts_);
    own_ = LineMark::none;
    if (!tag.closing && tag.effect == Effect::list_item) own_ = LineMark::list_item;
    if (!tag.closing && tag.effect == Effect::caption) own_ = LineMark::caption;
    if (!tag.closing && tag.effect == Effect::heading) {
      own_ = LineMark::heading;
      level_ = tag.name[1] - '0';
    }
    mark_line();
  }

  void mark_line() {
    line_.mark = own_ != LineMark::none ? own_ : quotes_ > 0 ? LineMark::quote : LineMark::none;
    if (page_parts_ > 0) line_.mark = LineMark::page_part;
    line_.level = own_ == LineMark::heading ? level_ : 0;
  }

  void finish() {
    lines_.push_back(std::exchange(line_, SourceLine{}));
    mark_line();
  }

  std::string_view raw_;
  std::size_t at_ = 0;
  int number_ = 1;
  std::vector<SourceLine> lines_;
  SourceLine line_;
  LineMark own_ = LineMark::none;  // of the element that is open: li, h1, figcaption
  int level_ = 0;
  int quotes_ = 0;
  int page_parts_ = 0;
  int open_paragraph_ = 0;
  int skipped_ = 0;
  bool no_more_comments_ = false;
};

}  // namespace

std::vector<SourceLine> split_html(std::string_view raw) { return Splitter(raw).run(); }

}  // namespace store
