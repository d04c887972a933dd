// Pages that speak of themselves: pleas in words that no table knows, boxes of them between two paragraphs, and those
// that follow the last sentence of the body.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "store/write/clean/page.h"

namespace store {
namespace {

// Words that hardly an article uses unless it is about the press.
constexpr std::array<std::string_view, 29> strong_words{
    "newsletter",  "newsletters",   "subscribe",  "subscriber", "subscribers", "subscribed", "subscription", "inbox",
    "journalism",  "newsroom",      "donate",     "donation",   "donations",   "paywall",    "cookies",      "login",
    "unsubscribe", "membership",    "recaptcha",  "adblocker",  "signup",      "app",        "commenting",   "podcast",
    "email",       "notifications", "deductible", "facebook",   "instagram"};
// What a page asks its reader to do.
constexpr std::array<std::string_view, 26> imperatives{
    "follow",  "join",   "sign",     "subscribe", "send",    "email", "like",   "download", "get",
    "support", "donate", "register", "click",     "tap",     "visit", "find",   "share",    "tell",
    "stay",    "become", "make",     "reach",     "contact", "write", "submit", "want"};
// Rules whose lines come in boxes with others.
constexpr std::array<std::string_view, 7> box_rules{"newsletter", "subscription", "donation", "app",
                                                    "follow us",  "plea",         "feedback"};
constexpr int longest_box = 45;  // words without a rule between two lines of a box

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

int strong_words_of(const Shape& shape) {
  return static_cast<int>(std::count_if(shape.words.begin(), shape.words.end(),
                                        [](const std::string& w) { return contains(strong_words, w); }));
}

bool has_web_address(const Unit& unit) {
  return unit.text.find('@') != std::string::npos || unit.text.find("http") != std::string::npos ||
         unit.text.find("www.") != std::string::npos;
}

bool is_plea_between_paragraphs(const Unit& unit, int web) {
  const Shape& shape = unit.shape;
  if (web >= 4 && shape.address >= 2) return true;
  const int strong = strong_words_of(shape);
  if (strong >= 1 && web >= 2 && shape.address >= 2 && shape.word_count <= 45) return true;
  if (strong >= 1 && shape.address >= 4 && shape.word_count <= 45) return true;
  const bool asks = !shape.words.empty() && contains(imperatives, shape.words[0]) && shape.word_count <= 30;
  if (!asks) return false;
  const bool follow = shape.words[0] == "follow" && (strong >= 1 || has_web_address(unit));
  return follow || (web >= 2 && strong >= 1 && (shape.address >= 1 || has_web_address(unit)));
}

bool is_box_line(const Unit& unit) { return unit.role == Role::dropped && contains(box_rules, unit.rule); }

// Short, nobody quoted, nothing told.
bool fits_in_box(const Unit& unit) {
  const Shape& shape = unit.shape;
  return is_open(unit) && !shape.has_quotation && shape.narrative == 0 && shape.word_count <= 30 &&
         unit.kind != BlockKind::list_item && unit.kind != BlockKind::quote;
}

// What stands between two lines of a box belongs to the box.
void judge_between(Page& page, std::size_t i) {
  std::size_t end = i + 1;
  int words = 0;
  while (end < page.units.size() && fits_in_box(page.units[end])) words += page.units[end++].shape.word_count;
  if (end == i + 1 || end >= page.units.size() || !is_box_line(page.units[end]) || words > longest_box) return;
  for (std::size_t k = i + 1; k < end; ++k) drop(page.units[k], page.units[i].rule);
}

// "Readers like you make this possible" over a plea.
void judge_box_header(Page& page, std::size_t i) {
  if (i == 0) return;
  Unit& above = page.units[i - 1];
  const Shape& shape = above.shape;
  if (!fits_in_box(above) || shape.word_count > 12 || shape.word_count == 0) return;
  const bool speaks = shape.address > 0 || web_words(shape) > 0;
  if (speaks && (!shape.ends_sentence || shape.word_count <= 8)) drop(above, page.units[i].rule);
}

}  // namespace

bool is_plea(const Unit& unit, bool in_core) {
  const Shape& shape = unit.shape;
  if (shape.word_count > 60 || shape.has_quotation || shape.narrative > 0) return false;
  const int web = web_words(shape);
  return in_core
             ? is_plea_between_paragraphs(unit, web)
             : (web >= 2 && shape.address >= 1) || web * 3 >= shape.word_count || is_plea_between_paragraphs(unit, web);
}

void judge_boxes(Page& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (!is_box_line(page.units[i])) continue;
    judge_box_header(page, i);
    judge_between(page, i);
    // Below a line of a box even a short sentence is believed to be one.
    if (i + 1 >= page.units.size()) continue;
    const Unit& below = page.units[i + 1];
    const bool fits =
        fits_in_box(below) || (is_open(below) && below.shape.word_count <= 4 && !below.shape.has_quotation);
    const bool follows = fits && is_furniture(below, page.phrases[i + 1], false);
    if (follows) drop(page.units[i + 1], page.phrases[i + 1]->rule);
  }
}

}  // namespace store
