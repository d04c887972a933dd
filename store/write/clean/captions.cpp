// Captions: alternative texts, credits of pictures, and the sentence that a credit stands beside.
#include <algorithm>
#include <array>
#include <string>

#include "store/write/clean/byline_names.h"
#include "store/write/clean/date_line.h"
#include "store/write/clean/page.h"

namespace store {
namespace {

// Agencies and archives of pictures, as they stand in credits.
constexpr std::array<std::string_view, 27> picture_sources{
    "getty",     "reuters", "afp",   "ap",    "epa",    "shutterstock", "istock",  "unsplash", "pixabay",
    "wikimedia", "flickr",  "alamy", "dpa",   "zuma",   "upi",          "pexels",  "imago",    "picture alliance",
    "keystone",  "ansa",    "efe",   "photo", "photos", "pool",         "handout", "file",     "images"};
constexpr std::array<std::string_view, 34> caption_verbs{
    "hold",  "holds",   "stand",   "stands",   "walk",  "walks",    "speak",   "speaks", "pose",
    "poses", "listen",  "listens", "look",     "looks", "wait",     "waits",   "sit",    "sits",
    "march", "marches", "gather",  "wave",     "waves", "arrive",   "arrives", "leaves", "attends",
    "watch", "watches", "seen",    "pictured", "shown", "depicted", "gestures"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_picture_source(const Shape& shape) {
  return std::any_of(shape.words.begin(), shape.words.end(),
                     [](const std::string& w) { return contains(picture_sources, w); });
}

bool starts_with(const Shape& shape, std::string_view pattern) { return matches(pattern, shape.words); }

// "Photo: Ann Lee", "Photo by Ann Lee", "Image source, ...", "Courtesy of ..."
bool is_labelled_credit(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.empty() || shape.word_count > 60) return false;
  const bool colon = unit.text.find(':') < 40;
  const bool credit =
      starts_with(shape,
                  "?file ?stock|cover|courtesy "
                  "photo|photos|photograph|photography|image|images|picture|pictures|foto|fotos|illustration|graphic|"
                  "bild|imagen ?credit|credits|by|courtesy|via|from|source|provided ?by|of|to **");
  if (credit && shape.words.size() > 1) {
    const bool by = starts_with(shape,
                                "?file ?stock|cover|courtesy "
                                "photo|photos|photograph|photographs|photography|image|images|picture|pictures|foto|"
                                "illustration|graphic credit|credits|by|courtesy|via|source **");
    return (by && (!shape.ends_sentence || shape.word_count <= 12)) ||
           (colon && shape.words.size() > 1 && shape.word_count <= 60 && unit.text.find(':') < 20) ||
           starts_with(shape, "image|media|video|photo caption **");
  }
  if (starts_with(shape, "image|media|video|photo|picture caption **")) return true;
  if (unit.text.starts_with("FILE - ") || unit.text.starts_with("FILE — ") || unit.text.starts_with("FILE – "))
    return true;
  if (starts_with(shape, "caption|credit|bildunterschrift|légende|foto **")) return colon;
  if (starts_with(shape, "?photo|image|picture courtesy of **") ||
      starts_with(shape, "?stock|file photo|image|picture"))
    return !shape.ends_sentence && shape.word_count <= 12;
  return false;
}

// "Ann Lee/Agency", "AP Photo/Ann Lee", "Getty Images", "(Ann Lee / AFP)": capitalised words, no sentence.
bool is_bare_credit(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.empty() || shape.word_count > 9 || shape.ends_sentence || shape.has_quotation || unit.level > 0)
    return false;
  const bool all_names = shape.capitalised + (has_picture_source(shape) ? 2 : 1) >= shape.word_count &&
                         shape.capitalised >= shape.word_count - 1;
  if (!all_names) return false;
  const std::size_t slash = unit.text.find('/');
  if (slash != std::string::npos && slash > 0 && shape.word_count >= 3 && unit.text.find("//") == std::string::npos)
    return true;
  const std::string& last = shape.words.back();
  const bool agency = last == "afp" || last == "reuters" || last == "images" || last == "shutterstock" ||
                      last == "istock" || last == "unsplash" || last == "alamy" || last == "flickr" ||
                      last == "pixabay" || last == "epa";
  return (agency && (has_picture_source(shape) && (shape.word_count > 1 || last != "images"))) ||
         starts_with(shape, "ap photo *");
}

// "... on Monday. (AP Photo/Ann Lee)", "... on Monday. Photo: Ann Lee", "... [Ann Lee/Agency]": where the credit
// begins.
std::size_t ending_credit(const Unit& unit) {
  constexpr std::size_t none = std::string::npos;
  if (unit.shape.word_count > 70 || unit.shape.word_count < 4) return none;
  const std::string_view text = unit.text;
  const char last = text.back();
  if (last == ')' || last == ']') {
    const std::size_t open = text.rfind(last == ')' ? '(' : '[');
    if (open == std::string_view::npos || open < 10) return none;
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    const Shape shape = shape_of(inside);
    if (shape.word_count > 12 || shape.words.empty()) return none;
    const bool by = starts_with(
        shape, "?file photo|photos|image|photograph|credit|courtesy|picture|foto ?by|courtesy|credit|of|via **");
    const std::size_t stroke = inside.find('/');
    const bool names = shape.capitalised == shape.word_count && shape.word_count >= 3 && shape.word_count <= 8;
    const bool slash = stroke != std::string_view::npos && stroke > 0 && (names || has_picture_source(shape));
    const bool agency = has_picture_source(shape) && shape.capitalised == shape.word_count && shape.word_count <= 5 &&
                        shape.word_count > 1;
    if (by || slash || agency) return open;
  }
  for (const std::string_view mark : {".Credit...", ". Photo: ", ". Photo by ", ". Credit: ", ". Image: ",
                                      ". Photograph: ", ". REUTERS/", " | Photo: ", " | Photo by ", ". Photo courtesy ",
                                      ". Illustration: ", ". Graphic: ", "... Credit", " Foto: ", ". Credit..."}) {
    const std::size_t place = text.rfind(mark);
    if (place != std::string_view::npos && text.size() - place < 90) return text.find_first_not_of(".| ", place);
  }
  return none;
}

bool ends_with_credit(const Unit& unit) { return ending_credit(unit) != std::string::npos; }

}  // namespace

bool describes_picture(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.word_count > 45 || shape.word_count < 4 || shape.narrative > 1 || shape.sentence_ends > 3 ||
      unit.level > 0 || (shape.has_quotation && shape.narrative > 0))
    return false;
  const std::size_t looked_at = std::min<std::size_t>(shape.words.size(), 14);
  for (std::size_t i = 1; i < looked_at; ++i) {
    const std::string& next = i + 1 < shape.words.size() ? shape.words[i + 1] : shape.words[i];
    const bool idiom = next == "as" || next == "for" || next == "to" || next == "off" || shape.words[i - 1] == "then" ||
                       shape.words[i - 1] == "was" || shape.words[i - 1] == "were";
    if (contains(caption_verbs, shape.words[i]) && !idiom) return true;
  }
  return starts_with(shape, "a|an|the|this|in ?% ?% file|undated|handout photo|image|picture *") ||
         starts_with(shape, "?a|an ?aerial|general view of **");
}

bool is_decoration(const Unit& unit) {
  return starts_with(unit.shape, "* logo|icon|avatar|banner|button|placeholder|thumbnail|advertisement") &&
         unit.shape.word_count < 7;
}

bool is_caption_label(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.empty() || shape.words.back() != "caption" || shape.word_count > 12 || shape.ends_sentence)
    return false;
  return shape.word_count <= 2 || is_labelled_credit(unit);
}

std::size_t credit_begin(const Unit& unit) {
  if (const std::size_t ending = ending_credit(unit); ending != std::string::npos) return ending;
  const bool named = is_bare_credit(unit) || (is_labelled_credit(unit) && unit.shape.sentence_ends <= 1);
  return named && unit.shape.word_count <= 25 ? 0 : std::string::npos;
}

namespace {

// "Prev Next", "1 of 6": the controls of a gallery; the line below is the picture's.
bool is_gallery_caption(const Page& page, std::size_t i) {
  const Shape& shape = page.units[i].shape;
  if (i == 0 || page.units[i].level > 0 || !shape.ends_sentence || shape.word_count > 45 || shape.has_quotation)
    return false;
  const Shape& above = page.units[i - 1].shape;
  if (!matches("# of #", above.words) && !matches("prev|previous next", above.words)) return false;
  // Between paragraphs of the body a sentence must look like a caption too: the controls may belong to what is gone.
  return i <= page.core_begin + 2 || describes_picture(page.units[i]);
}

// "ASSOCIATED WIRE" directly over a sentence about a picture, above the body: whose the picture is.
bool is_below_agency(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  if (i == 0 || i > page.core_begin + 2 || unit.blank_before || !unit.shape.ends_sentence) return false;
  const Unit& above = page.units[i - 1];
  return above.shape.word_count == above.shape.all_capitals && is_publisher_name(above.text) && describes_picture(unit);
}

bool is_file_name(std::string_view text) {
  return text.find(' ') == std::string_view::npos && text.find('.') != std::string_view::npos;
}

void judge_image(Unit& unit) {
  const Shape& shape = unit.shape;
  const bool says_little = shape.word_count < 3 || is_file_name(unit.text);
  if (says_little || is_decoration(unit)) {
    drop(unit, "image");
  } else {
    unit.role = Role::caption;
  }
}

// Under a credit a line without a sign at its end, longer than a subheading, is the caption; so is, before the body
// begins, a short sentence over it.
bool is_caption_by_place(const Page& page, std::size_t i, bool below) {
  const Unit& unit = page.units[i];
  const Shape& shape = unit.shape;
  if (unit.kind != BlockKind::paragraph || shape.has_quotation || shape.ends_with_colon) return false;
  if (is_date_line(unit.text)) return false;
  const bool title = page.title && shape.words == page.units[*page.title].shape.words;
  if (below)
    return !title && !shape.ends_sentence && shape.word_count >= 6 && shape.word_count <= 40 && shape.narrative <= 1;
  const bool head = page.title && i > *page.title && i <= page.core_begin + 2;
  return head && shape.ends_sentence && shape.word_count >= 3 && shape.word_count <= 30 && shape.sentence_ends <= 2 &&
         shape.narrative == 0;
}

// The sentence beside a bare credit, when it describes a picture: the one below first, since a credit ends a caption
// only when nothing below continues it.
bool take_neighbour(Page& page, std::size_t credit) {
  for (std::size_t i = credit + 1; i < page.units.size() && i < credit + 3; ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    if (describes_picture(unit) || is_caption_by_place(page, i, true)) {
      unit.role = Role::caption;
      return true;
    }
    break;
  }
  for (std::size_t i = credit; i > 0 && i + 6 > credit; --i) {
    Unit& unit = page.units[i - 1];
    if (unit.role == Role::caption && unit.shape.word_count > 9) return true;
    if (!is_open(unit)) continue;
    if (describes_picture(unit) || is_caption_by_place(page, i - 1, false)) unit.role = Role::caption;
    return unit.role == Role::caption;
  }
  return false;
}

void take_labelled(Page& page, std::size_t label) {
  drop(page.units[label], "credits");
  constexpr int longest_caption = 45;
  for (std::size_t i = label + 1; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    // "toggle caption" stands below the caption as often as above it: then the article goes on.
    const bool button = page.units[label].shape.words[0] == "toggle" || page.units[label].shape.words[0] == "hide";
    if (button && !has_credit(unit) && !describes_picture(unit)) return;
    if (unit.shape.word_count <= longest_caption && unit.level == 0) unit.role = Role::caption;
    return;
  }
}

// A credit stays beside the sentence it belongs to; alone it says nothing about a picture that is not there.
void judge_credit(Page& page, std::size_t i) {
  if (take_neighbour(page, i)) {
    page.units[i].role = Role::caption;
  } else {
    drop(page.units[i], "credits");
  }
}

}  // namespace

bool has_credit(const Unit& unit) { return is_labelled_credit(unit) || is_bare_credit(unit) || ends_with_credit(unit); }

void judge_captions(Page& page) {
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    if (!is_open(unit)) continue;
    if (unit.image) {
      judge_image(unit);
    } else if (is_caption_label(unit)) {
      take_labelled(page, i);
    } else if (unit.caption || is_labelled_credit(unit)) {
      // A sentence before the name is the caption itself: what stands below is the article again.
      const bool names_only = unit.shape.word_count <= 25 && unit.shape.sentence_ends == 0 && !unit.caption;
      if (names_only) {
        judge_credit(page, i);
      } else {
        unit.role = Role::caption;
      }
    } else if (is_bare_credit(unit)) {
      judge_credit(page, i);
    } else if (ends_with_credit(unit) || is_gallery_caption(page, i) || is_below_agency(page, i)) {
      unit.role = Role::caption;
    }
  }
}

}  // namespace store
