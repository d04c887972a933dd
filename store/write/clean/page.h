// A page while it is being judged: its units, and where the body of the article lies in them. The stages run in this
// order, each a pure function over the page: find_pictures, find_comments, judge_related, judge_release,
// judge_headed_boxes, find_core, find_title, judge_pictures, judge_captions, find_byline_and_date, judge_head,
// judge_authors, judge_furniture, judge_tail, drop_stray_pictures. A unit that one stage has judged (role other than
// text) the later ones leave alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "store/article.h"
#include "store/write/clean/phrases.h"
#include "store/write/clean/units.h"

namespace store {

struct Page {
  std::vector<Unit> units;
  std::vector<const Phrase*> phrases;  // of each unit; nullptr when no phrase matches
  std::vector<bool>
      listed;  // items of a list that a sentence ending in a colon opens: services may well be listed in a body
  std::size_t core_begin = 0;  // the dense run of sentences: units core_begin <= i < core_end
  std::size_t core_end = 0;
  std::optional<std::size_t> title;
  int furniture = 0;  // units that are page furniture beyond doubt: whether this is a saved page at all
};

Page make_page(std::vector<Unit> units);

inline void drop(Unit& unit, std::string_view rule) {
  unit.role = Role::dropped;
  unit.rule = rule;
}
inline bool is_open(const Unit& unit) { return unit.role == Role::text; }

// How much a unit speaks of the page rather than of the world: words like newsletter, subscribe, cookies, copyright.
int web_words(const Shape& shape);

// Whether the unit's phrase is to be believed: between paragraphs of the body (in_core) a sentence must also speak of
// the page or to the reader, must not quote anybody and must not tell a story.
bool is_furniture(const Unit& unit, const Phrase* phrase, bool in_core);

// Several words of the page and somebody speaking to the reader: a plea in words that no table knows.
bool is_plea(const Unit& unit, bool in_core);

// "Related: Mayor vows to fix the bridge": a headline that points elsewhere. A sentence of the article ends in a sign.
bool is_pointer(const Unit& unit);

// Directly below the running time of a video: its title, whatever it tells of the body.
bool is_recording_title(const Page& page, std::size_t i);

// "Home > News > Local", "HOME | NEWS | SPORT": short parts between signs.
bool is_breadcrumb(const Unit& unit);

// A bar of share links: every word is a service or a verb of sharing. `strong`: a verb is among them, or two services.
enum class ShareBar { none, weak, strong };
ShareBar share_bar(const Shape& shape);

// "Wire writer Ann Lee in Ashby contributed to this report.", "Ann Lee reported from Ashby."
bool is_reporting_credit(const Shape& shape);

// "(AFP)": an agency's sign below its text.
bool is_agency_sign(const Unit& unit);

// Whether a line names who took a picture, after a sentence about it or alone.
bool has_credit(const Unit& unit);
// Where the credit begins in a text that is or ends in one; npos when there is none.
std::size_t credit_begin(const Unit& unit);
// A sentence that says what a picture shows: the present tense, nobody quoted.
bool describes_picture(const Unit& unit);
// "Image caption," on a line of its own: the line below is the caption.
bool is_caption_label(const Unit& unit);
// "logo", "advertisement": an image of the page.
bool is_decoration(const Unit& unit);

void find_comments(Page& page);       // drops the comment section and everything below it
void judge_related(Page& page);       // lists of other articles, with their headers
void judge_release(Page& page);       // what stands below an end sign, and publishers speaking of themselves
void judge_headed_boxes(Page& page);  // boxes under a heading of their own, polls, lines that name a source
void find_core(Page& page);
void judge_boxes(Page& page);      // part of judge_furniture: lines that stand between two lines of a plea
void judge_controls(Page& page);   // part of judge_furniture: buttons, fields, prices, players
void judge_furniture(Page& page);  // phrases, share bars, labels before a colon, pleas, inside the body and around it
// Pictures that are there leave the text at once; what is no picture but a sign of the page is dropped.
void find_pictures(Page& page, const PictureFiles& there);
// The captions and credits that belong to those pictures.
void judge_pictures(Page& page);
void judge_captions(Page& page);
// Pictures of the page around the article, when all else is judged.
void drop_stray_pictures(Page& page);
// Captions and pictures with their places, after the text was collected.
void collect_pictures(const Page& page, const PictureFiles& there, Article& article);
// Notes about authors (`byline` may be empty); the body ends before them, and before the tags and names above them.
void judge_authors(Page& page, const std::string& byline);
// What is left below the body: loose lines.
void judge_tail(Page& page);

}  // namespace store
