#include "store/write/clean/units.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <set>

#include "platform/base/utf8.h"
#include "store/write/clean/chars.h"
#include "store/write/clean/dump.h"
#include "store/write/clean/front.h"
#include "store/write/clean/html.h"
#include "store/write/clean/marks.h"
#include "store/write/clean/wrap.h"

namespace store {
namespace {

constexpr std::string_view markup_rule = "markup";
constexpr std::string_view separator_rule = "separator";
constexpr std::string_view front_matter_rule = "front matter";
constexpr std::string_view link_list_rule = "link list";
constexpr std::string_view page_part_rule = "page navigation";

Unit dropped_line(int number, std::string text, std::string_view rule) {
  Unit unit;
  unit.line_begin = unit.line_end = number;
  unit.text = std::move(text);
  unit.role = Role::dropped;
  unit.rule = rule;
  return unit;
}

// A line of dashes or equals signs makes a heading of the single line above it.
void apply_underlines(std::vector<MarkedLine>& lines, RawFormat format) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    MarkedLine& above = lines[i - 1];
    const bool single = i < 2 || lines[i - 2].kind != LineKind::text;
    if (!lines[i].underline || above.kind != LineKind::text || !single || above.characters > 150) continue;
    const auto signs = static_cast<int>(lines[i].raw.size());
    if (format == RawFormat::plain ? signs * 2 < above.characters : signs < 2) continue;
    above.kind = LineKind::heading;
    above.level = lines[i].raw[0] == '=' ? 1 : 2;
    lines[i].kind = LineKind::markup;
  }
}

BlockKind block_kind(LineKind kind) {
  switch (kind) {
    case LineKind::heading:
      return BlockKind::heading;
    case LineKind::list_item:
      return BlockKind::list_item;
    case LineKind::quote:
      return BlockKind::quote;
    default:
      return BlockKind::paragraph;
  }
}

bool is_east_asian(char32_t c) {
  return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFF60);
}

char32_t last_character(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return base::code_point_at(text, begin).value;
}

// Chinese and Japanese have no spaces to put back; a hyphen at a line's end joins what it parted.
std::string_view glue(std::string_view above, std::string_view below) {
  const char32_t last = last_character(above);
  const char32_t first = base::code_point_at(below, 0).value;
  if (is_east_asian(last) && is_east_asian(first)) return "";
  if (last != '-' || above.size() < 2 || u_islower(static_cast<UChar32>(first)) == 0) return " ";
  const char32_t parted = last_character(above.substr(0, above.size() - 1));  // the hyphen is one byte
  return u_isalpha(static_cast<UChar32>(parted)) != 0 ? "" : " ";
}

// Collects marked lines into units.
class Gatherer {
 public:
  Gatherer(RawUnits& result, int width) : result_(result), width_(width) {}

  void take(const MarkedLine& line) {
    for (const InlineImage& image : line.content.images) add_image(line.number, image);
    switch (line.kind) {
      case LineKind::blank:
        blank_ = true;
        above_ = nullptr;
        return;
      case LineKind::separator:
        add_dropped(line, separator_rule);
        return;
      case LineKind::markup:
        add_dropped(line, markup_rule);
        return;
      default:
        break;
    }
    if (above_ != nullptr && is_soft_end(*above_, line, width_)) {
      Unit& unit = result_.units.back();
      unit.text += glue(unit.text, line.content.text);
      unit.text += line.content.text;
      unit.line_end = line.number;
      unit.emphasised = false;
      link_bytes_ += line.content.link_bytes;
    } else {
      finish();
      add_unit(line);
    }
    above_ = &line;
  }

  void finish() {
    if (open_ && link_bytes_ * 10 >= result_.units.back().text.size() * 9) result_.units.back().link_only = true;
    open_ = false;
  }

 private:
  void add_unit(const MarkedLine& line) {
    Unit unit;
    unit.kind = block_kind(line.kind);
    unit.level = line.level;
    unit.line_begin = unit.line_end = line.number;
    unit.text = line.content.text;
    unit.emphasised = line.emphasised;
    unit.caption = line.html == LineMark::caption;
    unit.page_part = line.html == LineMark::page_part;
    if (unit.page_part) {
      unit.role = Role::dropped;
      unit.rule = page_part_rule;
    }
    unit.blank_before = blank_ || line.break_before;
    blank_ = false;
    result_.units.push_back(std::move(unit));
    link_bytes_ = line.content.link_bytes;
    open_ = true;
  }

  void add_image(int number, const InlineImage& image) {
    finish();
    above_ = nullptr;
    Unit unit;
    unit.line_begin = unit.line_end = number;
    unit.text = image.alt;
    unit.picture = image.target;
    unit.image = true;
    result_.units.push_back(std::move(unit));
  }

  void add_dropped(const MarkedLine& line, std::string_view rule) {
    finish();
    above_ = nullptr;
    blank_ = true;
    result_.units.push_back(dropped_line(line.number, line.raw, rule));
  }

  RawUnits& result_;
  int width_;
  bool blank_ = true;
  bool open_ = false;
  const MarkedLine* above_ = nullptr;  // the last line, when a paragraph may go on from it
  std::size_t link_bytes_ = 0;
};

// Lines that held tags, comments or scripts and nothing else have left no unit: they are reported as markup.
void account_for_markup(std::string_view raw, RawUnits& result) {
  std::set<int> known;
  for (const Unit& unit : result.units) {
    for (int line = unit.line_begin; line <= unit.line_end; ++line) known.insert(line);
  }
  std::vector<Unit> missing;
  int number = 0;
  for (std::size_t begin = 0; begin < raw.size();) {
    const std::size_t end = std::min(raw.find_first_of("\r\n", begin), raw.size());
    const std::size_t bytes = raw.substr(end, 2) == "\r\n" ? 2 : 1;
    ++number;
    if (!known.contains(number)) {
      std::string text = clean_characters(raw.substr(begin, end - begin));
      if (!text.empty()) missing.push_back(dropped_line(number, std::move(text), markup_rule));
    }
    begin = end + bytes;
  }
  for (Unit& unit : missing) result.units.push_back(std::move(unit));
  std::stable_sort(result.units.begin(), result.units.end(),
                   [](const Unit& a, const Unit& b) { return a.line_begin < b.line_begin; });
}

}  // namespace

RawUnits read_units(std::string_view raw, RawFormat format) {
  RawUnits result;
  std::vector<SourceLine> source = split_html(raw);
  const std::vector<SourceLine> addresses = take_addresses(source);
  References references;
  for (const SourceLine& line : source) {
    if (auto reference = reference_of(line.text)) references.insert(*std::move(reference));
  }
  std::vector<MarkedLine> lines;
  Front front = read_front(source);
  for (const SourceLine& line : front.lines) {
    result.units.push_back(dropped_line(line.number, line.text, front_matter_rule));
  }
  result.front = std::move(front.matter);
  for (std::size_t i = front.taken; i < source.size(); ++i) {
    lines.push_back(mark_line(source[i], format, references));
  }
  apply_underlines(lines, format);
  Gatherer gatherer(result, wrap_width(lines));
  for (const MarkedLine& line : lines) gatherer.take(line);
  gatherer.finish();
  for (const SourceLine& line : addresses) {
    result.units.push_back(dropped_line(line.number, line.text, link_list_rule));
  }
  account_for_markup(raw, result);
  for (Unit& unit : result.units) unit.shape = shape_of(unit.text);
  return result;
}

}  // namespace store
