// Furniture inside and around the body: phrases of the table, share bars, labels before a colon, pleas to the reader.
#include <algorithm>
#include <array>
#include <string>

#include "store/write/clean/page.h"
#include "store/write/clean/sections.h"

namespace store {
namespace {

// The words before the first colon, when they are few and something follows.
std::string label_of(const Unit& unit) {
  const std::size_t colon = std::min(unit.text.find(": "), unit.text.find(" | "));
  constexpr std::size_t longest_label = 40;  // npos is longer
  if (colon > longest_label) return "";
  const Shape label = shape_of(std::string_view(unit.text).substr(0, colon));
  std::string words;
  if (label.word_count <= 5) {
    for (const std::string& word : label.words) words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

constexpr std::array<std::string_view, 105> pointing_labels{"related",
                                                            "related story",
                                                            "related stories",
                                                            "related article",
                                                            "related articles",
                                                            "related coverage",
                                                            "related news",
                                                            "related post",
                                                            "related video",
                                                            "read",
                                                            "read more",
                                                            "read also",
                                                            "also read",
                                                            "read next",
                                                            "see also",
                                                            "see more",
                                                            "more",
                                                            "more news",
                                                            "more on this",
                                                            "watch",
                                                            "watch below",
                                                            "watch live",
                                                            "watch now",
                                                            "watch more",
                                                            "listen",
                                                            "listen now",
                                                            "video",
                                                            "photos",
                                                            "gallery",
                                                            "in pictures",
                                                            "see photos",
                                                            "slideshow",
                                                            "podcast",
                                                            "next",
                                                            "next post",
                                                            "next article",
                                                            "previous",
                                                            "previous post",
                                                            "previous article",
                                                            "must read",
                                                            "trending",
                                                            "recommended",
                                                            "dont miss",
                                                            "up next",
                                                            "explore",
                                                            "poll",
                                                            "lesen sie auch",
                                                            "mehr zum thema",
                                                            "lea también",
                                                            "lire aussi",
                                                            "leggi anche",
                                                            "leia também",
                                                            "ver también",
                                                            "lee también",
                                                            "lea más",
                                                            "lee además",
                                                            "te puede interesar",
                                                            "à lire aussi",
                                                            "voir aussi",
                                                            "sur le même sujet",
                                                            "auch interessant",
                                                            "also",
                                                            "also on",
                                                            "more on this story",
                                                            "full story",
                                                            "lesen sie dazu",
                                                            "lesen sie mehr",
                                                            "mehr dazu",
                                                            "auch lesenswert",
                                                            "à voir",
                                                            "à voir aussi",
                                                            "à lire",
                                                            "lire également",
                                                            "à lire également",
                                                            "leia mais",
                                                            "veja também",
                                                            "veja mais",
                                                            "saiba mais",
                                                            "assista",
                                                            "leggi di più",
                                                            "guarda anche",
                                                            "vedi anche",
                                                            "lees ook",
                                                            "lees meer",
                                                            "bekijk ook",
                                                            "ver más",
                                                            "vea también",
                                                            "mira también",
                                                            "mira",
                                                            "te recomendamos",
                                                            "más información",
                                                            "اقرأ أيضا",
                                                            "اقرأ أيضاً",
                                                            "اقرأ أيضًا",
                                                            "اقرأ المزيد",
                                                            "شاهد",
                                                            "شاهد أيضا",
                                                            "شاهد أيضاً",
                                                            "للمزيد",
                                                            "طالع أيضا",
                                                            "читайте также",
                                                            "смотрите также",
                                                            "читайте ещё",
                                                            "подробнее",
                                                            "по теме"};

bool is_via_line(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.empty() || shape.word_count > 8 || shape.words[0] != "via") return false;
  return unit.text[0] == '(' || unit.text[0] == '[' || (!shape.ends_sentence && shape.capitalised == shape.word_count);
}

bool is_address_placeholder(const Shape& shape) {
  return shape.word_count == 2 && shape.words[0] == "email" && shape.words[1] == "protected";
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find(' ') == std::string_view::npos;
}

// "Ann Lee reported from Ashby, and Bo Ek from Dell.": names, "reported from" and nothing else.
bool is_place_credit(const Shape& shape) {
  if (shape.word_count > 30 || shape.words.size() < 4 || !matches("% % ?% ?% ?% ?% reported from **", shape.words))
    return false;
  const auto small = std::count_if(shape.words.begin(), shape.words.end(), [](const std::string& w) {
    return w == "reported" || w == "from" || w == "and" || w == "in" || w == "the" || w == "of";
  });
  return shape.capitalised + static_cast<int>(small) >= shape.word_count;
}

bool is_bare_link(const Unit& unit) {
  const std::string_view text = unit.text;
  const bool address = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.") ||
                       text.starts_with("pic.twitter.com");
  return address && text.find(' ') == std::string_view::npos;
}

// "« Ferry stops calling", "New piers for the bridge →": the posts before and after this one. French quotations have
// both.
bool is_pager(const Unit& unit) {
  if (unit.shape.ends_sentence || unit.shape.word_count > 20) return false;
  const std::string_view text = unit.text;
  const bool back = text.starts_with("« ") || text.starts_with("← ") || text.starts_with("‹ ");
  const bool on = text.ends_with(" »") || text.ends_with(" →") || text.ends_with(" ›");
  return back ? text.find("»") == std::string_view::npos : on && text.find("«") == std::string_view::npos;
}

// "0:00 / 2:31", "12", "-1:04": digits and signs only.
bool is_number_only(const Shape& shape) { return shape.letters == 0 && shape.word_count > 0; }

bool is_lone_furniture_name(const Unit& unit) { return share_bar(unit.shape) == ShareBar::weak; }

std::string_view rule_in_core(const Unit& unit, const Phrase* phrase) {
  if (share_bar(unit.shape) == ShareBar::strong && unit.level == 0) return "share bar";
  if (is_pointer(unit)) return "related articles";
  if (is_furniture(unit, phrase, true)) return phrase->rule;
  if (is_via_line(unit)) return "via line";
  if (is_address_placeholder(unit.shape) || is_mail_address(unit.text)) return "contact";
  if (is_reporting_credit(unit.shape)) return "credits";
  if (comment_header(unit.shape) == CommentHeader::sure && !unit.shape.ends_sentence && unit.shape.word_count <= 6 &&
      unit.level == 0)
    return "comments";
  if (unit.link_only && is_bare_link(unit) && unit.shape.word_count < 20) return "link";
  if (is_number_only(unit.shape) && unit.text.find(':') != std::string::npos &&
      unit.text.find('/') != std::string::npos)
    return "player";
  return is_plea(unit, true) ? "plea" : "";
}

// "lf/mc", "ABC // XYZ": who wrote and who edited, in their initials.
bool is_initials(std::string_view text) {
  constexpr std::size_t longest = 14;
  constexpr std::size_t most_letters = 4;
  if (text.size() > longest || text.find('/') == std::string_view::npos) return false;
  std::size_t letters = 0;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && c != '/' && c != ' ' && c != '-') return false;
    letters = letter ? letters + 1 : 0;
    if (letters > most_letters) return false;
  }
  return text.front() != '/' && text.back() != '/';
}

std::string_view rule_around(const Unit& unit, const Phrase* phrase) {
  if (share_bar(unit.shape) != ShareBar::none) return "share bar";
  if (is_pointer(unit)) return "related articles";
  if (is_furniture(unit, phrase, false)) return phrase->rule;
  if (comment_header(unit.shape) != CommentHeader::none) return "comments";
  if (is_related_header(unit.shape) && unit.shape.word_count <= 6) return "related articles";
  if (is_via_line(unit)) return "via line";
  if (is_address_placeholder(unit.shape) || is_mail_address(unit.text)) return "contact";
  if (is_reporting_credit(unit.shape) || is_agency_sign(unit) || is_initials(unit.text)) return "credits";
  if ((unit.link_only && !unit.shape.ends_sentence) || is_bare_link(unit)) return "link";
  if (is_breadcrumb(unit) || is_pager(unit)) return "navigation";
  if (is_number_only(unit.shape)) return "number";
  return is_plea(unit, false) ? "plea" : "";
}

// Lines that are furniture only in company: names of services, numbers, links, between two judged lines.
void judge_company(Page& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit) || page.listed[i]) continue;
    const bool after = i > 0 && page.units[i - 1].role == Role::dropped && page.units[i - 1].rule == "share bar";
    const bool before =
        i + 1 < page.units.size() && page.units[i + 1].role == Role::dropped && page.units[i + 1].rule == "share bar";
    if (!after && !before) continue;
    const bool word = unit.shape.word_count == 1 && (unit.shape.words[0] == "more" ||
                                                     unit.shape.words[0] == "comments" || unit.shape.words[0] == "x");
    if (is_lone_furniture_name(unit) || is_number_only(unit.shape) || word) drop(unit, "share bar");
  }
}

// Two or more lines in a row that are nothing but links are a menu; one between two paragraphs points to another
// article.
void judge_link_lines(Page& page) {
  for (std::size_t i = page.core_begin; i < page.core_end; ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit) || !unit.link_only || unit.shape.ends_sentence || unit.level > 0 || page.listed[i]) continue;
    if (unit.shape.word_count <= 25) drop(unit, "link");
  }
}

// The core ends before what only its place gives away: the page speaking of itself below the last sentence.
void end_core_before_furniture(Page& page) {
  for (std::size_t i = page.core_end; i > page.core_begin; --i) {
    const Unit& unit = page.units[i - 1];
    if (page.listed[i - 1]) return;
    if (is_open(unit) && rule_around(unit, page.phrases[i - 1]).empty()) return;
    page.core_end = i - 1;
  }
}

}  // namespace

bool is_reporting_credit(const Shape& shape) {
  constexpr std::array<std::string_view, 6> works{"report", "story", "article", "post", "column", "piece"};
  if (shape.word_count > 60 || shape.has_quotation) return false;
  const auto& w = shape.words;
  for (std::size_t i = 0; i + 3 < w.size(); ++i) {
    const bool report = std::find(works.begin(), works.end(), w[i + 3]) != works.end();
    if (w[i] == "contributed" && w[i + 1] == "to" && (w[i + 2] == "this" || w[i + 2] == "the") && report) return true;
  }
  return is_place_credit(shape);
}

bool is_agency_sign(const Unit& unit) {
  return unit.text.starts_with('(') && unit.text.ends_with(')') && unit.shape.word_count == 1 &&
         unit.shape.all_capitals == 1;
}

bool is_pointer(const Unit& unit) {
  // ">> Ferry stops calling after ninety years"
  const bool arrow = unit.text.starts_with(">> ") || unit.text.starts_with("» ");
  if (arrow && !unit.shape.ends_sentence && !unit.text.ends_with("«") && unit.shape.word_count <= 25) return true;
  const bool boxed = unit.text.size() > 2 && unit.text.front() == '[' && unit.text.back() == ']';
  const std::string label = label_of(unit);
  if (label.empty() || std::find(pointing_labels.begin(), pointing_labels.end(), label) == pointing_labels.end())
    return false;
  const auto label_words = static_cast<int>(std::count(label.begin(), label.end(), ' ')) + 1;
  const int rest = unit.shape.word_count - label_words;
  if (unit.link_only || boxed) return true;
  if (rest < 3 || rest > 25) return false;
  const bool shouted = unit.shape.all_capitals >= label_words && unit.shape.all_capitals < unit.shape.word_count;
  return !unit.shape.ends_sentence || (shouted && !unit.text.ends_with('.'));
}

bool is_breadcrumb(const Unit& unit) {
  // "Home / News / " and the headline, however long
  const std::size_t first_sign = unit.text.find_first_of("/>|");
  constexpr std::size_t longest_home = 30;
  if (first_sign < longest_home && unit.shape.word_count <= 45 && !unit.shape.has_quotation) {
    const Shape home = shape_of(std::string_view(unit.text).substr(0, first_sign));
    if (matches("home|homepage|startseite|accueil|inicio|início|الرئيسية", home.words)) return true;
  }
  if (unit.shape.word_count > 24 || unit.shape.ends_sentence || unit.shape.has_quotation) return false;
  int signs = 0;
  for (const std::string_view sign : {" > ", " » ", " › ", " | ", " / ", " • ", " · ", " → "}) {
    for (std::size_t at = unit.text.find(sign); at != std::string::npos; at = unit.text.find(sign, at + 1)) ++signs;
  }
  return signs >= 2 && unit.shape.word_count <= (signs + 1) * 4;
}

void judge_furniture(Page& page) {
  end_core_before_furniture(page);
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit) || page.listed[i]) continue;
    const bool in_core = i >= page.core_begin && i < page.core_end;
    const std::string_view rule = in_core ? rule_in_core(unit, page.phrases[i]) : rule_around(unit, page.phrases[i]);
    if (rule.empty()) continue;
    drop(unit, rule);
    ++page.furniture;
  }
  judge_boxes(page);
  judge_company(page);
  judge_link_lines(page);
  judge_controls(page);
}

}  // namespace store
