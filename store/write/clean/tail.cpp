// What is left below the body: notes about authors, and the loose lines of a saved page.
#include <algorithm>
#include <array>
#include <string>

#include "store/write/clean/page.h"

namespace store {
namespace {

constexpr std::array<std::string_view, 27> author_roles{
    "contributor", "reporter",    "writer",     "columnist",    "editor", "correspondent", "journalist",
    "freelancer",  "freelance",   "producer",   "fellow",       "intern", "blogger",       "author",
    "staff",       "bureau",      "publisher",  "photographer", "covers", "writes",        "redakteur",
    "redakteurin", "journaliste", "periodista", "giornalista",  "host",   "professor"};

bool is_role(const std::string& word) {
  return std::find(author_roles.begin(), author_roles.end(), word) != author_roles.end();
}

// "Ann Lee is a reporter for ...", "Ann Lee covers ...", in the present tense, with a role near its beginning.
bool is_author_note(const Unit& unit, const std::string& byline) {
  const Shape& shape = unit.shape;
  if (shape.word_count < 5 || shape.word_count > 75 || shape.words.size() < 5 || unit.level > 0) return false;
  const Shape name = shape_of(byline);
  const bool known =
      name.words.size() >= 2 &&
      std::search(shape.words.begin(),
                  shape.words.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(6, shape.words.size())),
                  name.words.begin(), name.words.begin() + 2) !=
          shape.words.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(6, shape.words.size()));
  const std::size_t reach = std::min<std::size_t>(shape.words.size(), known ? 24 : 12);
  bool present = false;
  bool role = false;
  for (std::size_t i = 1; i < reach; ++i) {
    const std::string& word = shape.words[i];
    present = present || word == "is" || word == "covers" || word == "writes" || word == "works" || word == "reports" ||
              word == "edits" || word == "ist" || word == "est" || word == "es";
    role = role || is_role(word) || word == "teaches" || word == "works" || word == "reports" || word == "edits";
  }
  if (!present || (shape.has_quotation && (!known || shape.narrative > 1))) return false;
  if (known) return role || web_words(shape) > 0 || shape.words.size() < 25;
  const bool house =
      matches("* is|ist|est|es|covers|writes|reports a|an|the|our|for|about|on|from|one|?% **", shape.words);
  const auto stands_for = [&](std::string_view word) {
    return std::find(shape.words.begin(), shape.words.end(), word) != shape.words.end();
  };
  const bool placed = stands_for("at") || stands_for("for") || stands_for("to") || stands_for("with") ||
                      stands_for("based") || stands_for("covers") || stands_for("writes") || stands_for("covering");
  const bool outsider = stands_for("who") || shape.narrative > 2;
  return role && house && placed && !outsider && shape.capitalised >= 2 && shape.words.size() <= 45;
}

// Notes about authors are the last sentences; up to three of them may stand below each other.
void judge_author_notes(Page& page, const std::string& byline) {
  int looked_at = 0;
  for (std::size_t i = page.units.size(); i > 0 && looked_at < 3; --i) {
    Unit& unit = page.units[i - 1];
    if (!is_open(unit) || unit.shape.word_count < 4) continue;
    if (is_author_note(unit, byline)) {
      drop(unit, "author note");
      ++page.furniture;
      continue;
    }
    if (is_furniture(unit, page.phrases[i - 1], false) || is_plea(unit, false)) continue;
    // Below the body's last sentence a plea may still stand that only its place gives away.
    if (i - 1 < page.core_end) ++looked_at;
    if (is_prose(unit.shape)) ++looked_at;
  }
}

// An author's name above the note, tags, what a page puts between its text and its author.
bool leads_to_author(const Page& page, std::size_t i, const std::string& byline) {
  const Unit& unit = page.units[i];
  if (!is_open(unit)) return true;
  if (unit.shape.ends_sentence || unit.shape.has_quotation || unit.shape.word_count > 14) return false;
  const bool named = unit.shape.word_count >= 2 && byline.find(unit.text) != std::string::npos;
  return named || (page.phrases[i] != nullptr && page.phrases[i]->zone != Zone::anywhere);
}

// One past the last unit that has been dropped.
std::size_t judged_end(const Page& page) {
  std::size_t end = page.units.size();
  while (end > 0 && page.units[end - 1].role != Role::dropped) --end;
  return end;
}

}  // namespace

void judge_authors(Page& page, const std::string& byline) {
  const int before = page.furniture;
  judge_author_notes(page, byline);
  if (page.furniture == before) return;
  while (page.core_end > page.core_begin && leads_to_author(page, page.core_end - 1, byline)) --page.core_end;
}

void judge_tail(Page& page) {
  const std::size_t judged = judged_end(page);
  bool after_furniture = false;
  for (std::size_t i = page.core_end; i < page.units.size(); ++i) {
    Unit& unit = page.units[i];
    after_furniture =
        after_furniture || (unit.role == Role::dropped && unit.rule != "separator" && unit.rule != "markup");
    if (!is_open(unit) || unit.shape.ends_sentence || unit.shape.has_quotation || is_prose(unit.shape)) continue;
    const bool continues_list = unit.kind == BlockKind::list_item && i > 0 &&
                                (i == page.core_end || page.units[i - 1].kind == BlockKind::list_item) &&
                                is_open(page.units[i - 1]) && !unit.link_only;
    if (continues_list) continue;
    // A clean text may end in verse; a saved page ends in its own lines.
    const bool saved_page = page.furniture >= 2 || after_furniture || i < judged;
    if (unit.link_only || after_furniture || (saved_page && unit.shape.word_count <= 14)) drop(unit, "page end");
  }
}

}  // namespace store
