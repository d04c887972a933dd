// Pictures: the images of a page that lie beside it, with the captions and credits that are theirs.
#include <algorithm>
#include <string>

#include "store/write/clean/page.h"

namespace store {
namespace {

constexpr std::string_view image_rule = "image";

// "IMG_2041.jpg", "image": says nothing of what there is to see.
bool says_nothing(const Unit& unit) {
  const bool file_name = unit.text.find(' ') == std::string::npos && unit.text.find('.') != std::string::npos;
  return file_name || matches("image|picture|photo|photograph|img|bild|imagen|foto ?#", unit.shape.words);
}

// Whether a unit below a picture is its caption. `between`: units of the same picture that stand between them.
bool belongs_below(const Unit& picture, const Unit& unit, int between) {
  if (!is_open(unit) || unit.image || unit.level > 0 || unit.text.empty()) return false;
  if (unit.caption || has_credit(unit) || is_caption_label(unit)) return true;
  if (unit.kind != BlockKind::paragraph || between > 1 || unit.shape.word_count > 60) return false;
  if (unit.emphasised) return true;
  // Written directly below, without an empty line: no sentence of the article unless it tells what happened.
  const bool touches = between == 0 && unit.line_begin <= picture.line_end + 1 && !unit.blank_before;
  return touches && (describes_picture(unit) || (unit.shape.word_count <= 30 && unit.shape.narrative == 0));
}

void claim_captions(Page& page, std::size_t picture) {
  const auto claim = [&](std::size_t i) {
    page.units[i].role = Role::caption;
    page.units[i].of_picture = picture;
  };
  if (picture > 0 && is_open(page.units[picture - 1]) && page.units[picture - 1].caption) claim(picture - 1);
  int between = 0;
  for (std::size_t i = picture + 1; i < page.units.size() && between < 3; ++i) {
    Unit& unit = page.units[i];
    if (unit.role == Role::dropped && unit.rule == "markup") continue;
    if (is_open(unit) && is_caption_label(unit)) {
      drop(unit, "credits");
      if (i + 1 < page.units.size() && is_open(page.units[i + 1]) && page.units[i + 1].shape.word_count <= 60)
        claim(++i);
      ++between;
      continue;
    }
    if (!belongs_below(page.units[picture], unit, between)) return;
    claim(i);
    ++between;
  }
}

bool is_judged_away(const Unit& unit) {
  return unit.role == Role::dropped && unit.rule != "markup" && unit.rule != "separator" &&
         unit.rule != "front matter" && unit.rule != "title" && unit.rule != "repeated title" &&
         unit.rule != "credits" && unit.rule != image_rule;
}

bool is_beside(const Unit& unit) {
  return unit.role == Role::picture || unit.role == Role::caption ||
         (unit.role == Role::dropped && !is_judged_away(unit));
}

// "A sentence. (Photo by Ann Lee)" -> the sentence, the credit.
void add_words(const Unit& unit, Picture& picture) {
  const auto add = [](std::optional<std::string>& field, std::string_view words) {
    const std::size_t begin = words.find_first_not_of(" |");
    if (begin == std::string_view::npos) return;
    words = words.substr(begin, words.find_last_not_of(" |") + 1 - begin);
    if (field && *field == words) return;
    field = field ? *field + " " + std::string(words) : std::string(words);
  };
  const std::size_t credit = credit_begin(unit);
  add(picture.caption, std::string_view(unit.text).substr(0, credit));
  if (credit == std::string::npos) return;
  std::string_view words = std::string_view(unit.text).substr(credit);
  const bool boxed = words.size() > 2 && (words.front() == '(' || words.front() == '[') &&
                     (words.back() == ')' || words.back() == ']');
  add(picture.credit, boxed ? words.substr(1, words.size() - 2) : words);
}

// The title of an image as if it stood below it.
Unit titled(const Unit& image) {
  Unit title;
  title.text = image.picture.title;
  title.shape = shape_of(title.text);
  return title;
}

// Blocks that stand before the unit: collect() makes one of each unit of text.
std::vector<std::int32_t> places_of(const Page& page) {
  std::vector<std::int32_t> places;
  std::int32_t blocks = 0;
  for (const Unit& unit : page.units) {
    places.push_back(blocks);
    if (unit.role == Role::text && !unit.text.empty()) ++blocks;
  }
  return places;
}

}  // namespace

void find_pictures(Page& page, const PictureFiles& there) {
  for (Unit& unit : page.units) {
    if (!unit.image || !is_open(unit) || !there.contains(unit.picture.address)) continue;
    if (is_decoration(unit)) {
      drop(unit, image_rule);
    } else {
      unit.role = Role::picture;
    }
  }
}

void judge_pictures(Page& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i)
    if (page.units[i].role == Role::picture) claim_captions(page, i);
}

// A picture stays where a part of the article stands beside it; at the end of the page that must be above it.
void drop_stray_pictures(Page& page) {
  const auto is_kept = [](const Unit& unit) { return unit.role != Role::dropped; };
  std::size_t last = page.units.size();
  while (last > 0 && page.units[last - 1].role != Role::text) --last;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (page.units[i].role != Role::picture) continue;
    std::size_t above = i;
    while (above > 0 && is_beside(page.units[above - 1])) --above;
    std::size_t below = i + 1;
    while (below < page.units.size() && is_beside(page.units[below])) ++below;
    const bool under = above > 0 && is_kept(page.units[above - 1]);
    const bool over = below < page.units.size() && is_kept(page.units[below]);
    if (under || (i < last && (over || above == 0))) continue;
    drop(page.units[i], image_rule);
    for (Unit& unit : page.units)
      if (unit.of_picture == i && unit.role == Role::caption) drop(unit, "credits");
  }
}

void collect_pictures(const Page& page, const PictureFiles& there, Article& article) {
  const std::vector<std::int32_t> places = places_of(page);
  std::vector<std::size_t> index_of(page.units.size(), no_picture);
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (unit.role != Role::picture) continue;
    Picture picture;
    picture.file = there.at(unit.picture.address);
    if (!unit.text.empty() && !says_nothing(unit)) picture.alt = unit.text;
    if (unit.picture.title != unit.text) add_words(titled(unit), picture);
    picture.place = places[i];
    picture.line = unit.line_begin;
    index_of[i] = article.pictures.size();
    article.pictures.push_back(std::move(picture));
  }
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    const Unit& unit = page.units[i];
    if (unit.role != Role::caption) continue;
    if (unit.of_picture != no_picture && index_of[unit.of_picture] != no_picture) {
      add_words(unit, article.pictures[index_of[unit.of_picture]]);
    } else {
      article.captions.push_back({unit.text, places[i]});
    }
  }
}

}  // namespace store
