// Boxes that a heading of their own opens: what an author may gain by the article, how to cite it, where it comes
// from, tags, polls. Each is known by its heading and by the words of what stands below.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "store/write/clean/page.h"
#include "store/write/clean/sections.h"

namespace store {
namespace {

constexpr std::string_view poll_rule = "poll";
constexpr std::string_view source_rule = "source line";
constexpr int enough_prose = 40;       // words of sentences above a box that only the end of a page has
constexpr int longest_paragraph = 90;  // words of a paragraph of a box
constexpr int longest_label = 4;       // words of a tag

enum class Place { anywhere, below };
enum class Lines { none, labels, any };  // which lines without a sign at their end belong to the box

struct Box {
  std::string_view rule;
  std::string_view header;  // a pattern for the whole line
  Place place = Place::below;
  Lines lines = Lines::none;
  int most = 0;            // units below the header
  std::string_view words;  // a paragraph has one of them; "" when any paragraph belongs to the box
};

// clang-format off
constexpr Box boxes[] = {
    {"disclosure", "disclosure|disclosures|declaration|competing|conflict|conflicts|coi ?of ?statement|statements|interest|interests",
     Place::anywhere, Lines::none, 3, "funding|receives|receive|consult|shares|affiliations|affiliated|disclose|disclosed|interests|interest|grants"},
    {"disclosure", "?our ?founding partners|funders|supporters", Place::anywhere, Lines::none, 3, "funding|partner|partners|member|members|supports"},
    {"author note", "author|authors|autor|autoren|auteur|auteurs", Place::anywhere, Lines::any, 4,
     "professor|lecturer|researcher|fellow|university|institute|candidate|reporter|correspondent|editor|writer|scientist"},
    {"author note", "written|story|article by % ?% ?% ?%", Place::below, Lines::any, 6, "writes|write|about|is|covers|author|book|followers|following"},
    {"source notice", "news|press|release|content provided|issued|distributed by", Place::anywhere, Lines::any, 1, ""},
    {"source notice", "story|article|news ?source", Place::below, Lines::none, 2, "materials|provided|reprinted|published"},
    {"journal reference", "journal|publication|original|more|further|related ?journal reference|references|publication|information|paper|study|source|references",
     Place::below, Lines::any, 4, "doi|et|journal|proceedings|retrieved|preprint|arxiv|vol"},
    {"journal reference", "journal|doi|publication|citation|provided|reference ?by", Place::below, Lines::any, 2, "doi|et|journal|proceedings|retrieved"},
    {"journal reference", "cite|citing|zitieren|citer ?this|the|as ?page|article|story|piece|content", Place::below, Lines::any, 6, ""},
    {"forward-looking statements", "?cautionary|safe ?harbor|harbour|note ?statement|regarding|concerning|about|on ?note forward looking statements|information",
     Place::below, Lines::none, 12, "forward|looking|statements|statement|risks|uncertainties|factors|undertakes|obligation|securities|results|expectations"},
    {"forward-looking statements", "safe harbor|harbour ?statement|statements ?%", Place::below, Lines::none, 12,
     "forward|looking|statements|statement|risks|uncertainties|factors|undertakes|obligation|securities|results|expectations"},
    {"tags", "?related|more|key topics|tags|keywords|themes|subjects ?in ?this ?story|article", Place::below, Lines::labels, 12, "x"},
    {"tags", "filed|posted|archivado|archiviato|mentioned under|in|en|sotto ?this ?article|story", Place::below, Lines::labels, 12, "x"},
    {"tags", "temas|themen|thèmes|tópicos|etiquetas|schlagwörter|argomenti|الوسوم|كلمات ?مفتاحية|دلالية", Place::below, Lines::labels, 12, "x"},
    {"plea", "before you go", Place::below, Lines::none, 3, "you|your|us|our"},
    {"plea", "want|like to write|contribute ?for ?us", Place::below, Lines::none, 2, "write|submit|join|community|pitch"},
    {"cookies", "?we value|your ?your privacy ?choices|matters|settings", Place::anywhere, Lines::none, 4,
     "cookies|partners|consent|device|personal|privacy|data|identification"},
};
// clang-format on

bool has_word(const Shape& shape, std::string_view words) {
  if (words.empty()) return true;
  return std::any_of(shape.words.begin(), shape.words.end(), [&](const std::string& word) {
    for (std::size_t from = 0; from <= words.size();) {
      const std::size_t end = std::min(words.find('|', from), words.size());
      if (words.substr(from, end - from) == word) return true;
      from = end + 1;
    }
    return false;
  });
}

const Box* box_of(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.empty() || shape.word_count > 9 || shape.has_quotation || unit.text.ends_with('.')) return nullptr;
  const auto* found =
      std::find_if(std::begin(boxes), std::end(boxes), [&](const Box& b) { return matches(b.header, shape.words); });
  return found == std::end(boxes) ? nullptr : found;
}

bool belongs(const Box& box, const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.word_count == 0 || shape.word_count > longest_paragraph) return false;
  const bool line = !shape.ends_sentence && shape.word_count <= 14;
  if (line && is_related_header(shape)) return false;
  if (line && box.lines == Lines::labels)
    return shape.word_count <= longest_label && !shape.has_quotation && !shape.ends_with_colon;
  if (line && box.lines == Lines::any) {
    const bool name = shape.word_count <= longest_label && shape.capitalised == shape.word_count;
    return name || has_word(shape, box.words);
  }
  return !line && box.lines != Lines::labels && has_word(shape, box.words) &&
         (shape.narrative == 0 || box.words.size() > 40);
}

std::size_t next_open(const Page& page, std::size_t i) {
  while (i < page.units.size() && !is_open(page.units[i])) ++i;
  return i;
}

// One past the last unit of the box; header + 1 when nothing below belongs to it.
std::size_t box_end(const Page& page, std::size_t header, const Box& box) {
  std::size_t end = header + 1;
  int taken = 0;
  for (std::size_t i = next_open(page, end); i < page.units.size() && taken < box.most; i = next_open(page, i + 1)) {
    if (box_of(page.units[i]) != nullptr || !belongs(box, page.units[i])) break;
    end = i + 1;
    ++taken;
  }
  return end;
}

void judge_headed(Page& page) {
  int prose = 0;
  for (std::size_t i = 0; i < page.units.size(); ++i) {
    if (!is_open(page.units[i])) continue;
    const Box* box = box_of(page.units[i]);
    if (box != nullptr && (box->place == Place::anywhere || prose >= enough_prose)) {
      const std::size_t end = box_end(page, i, *box);
      for (std::size_t k = i; k < end && end > i + 1; ++k) {
        if (is_open(page.units[k])) drop(page.units[k], box->rule);
      }
      page.furniture += end > i + 1 ? 1 : 0;
    }
    if (is_open(page.units[i]) && is_prose(page.units[i].shape)) prose += page.units[i].shape.word_count;
  }
}

bool is_poll_end(const Shape& shape) {
  return matches("view|see|show ?the ?poll results", shape.words) || matches("total votes|voters ?# ?#", shape.words) ||
         matches("# ?# votes|voters", shape.words) || matches("vote ?now", shape.words);
}

// A question, short answers, "Vote", "View results".
void judge_polls(Page& page) {
  constexpr std::size_t most_answers = 8;
  constexpr int longest_answer = 14;
  for (std::size_t i = 1; i + 1 < page.units.size(); ++i) {
    if (!is_poll_end(page.units[i].shape)) continue;
    std::size_t end = i + 1;
    while (end < page.units.size() && is_poll_end(page.units[end].shape)) ++end;
    std::size_t begin = i;
    for (std::size_t k = i; k > 0 && i - k <= most_answers; --k) {
      const Unit& unit = page.units[k - 1];
      if (!is_open(unit) || unit.shape.word_count > longest_answer || unit.shape.has_quotation) break;
      if (!unit.text.ends_with('?')) continue;
      begin = k - 1;
      break;
    }
    const bool answers = i >= begin + 3 || (i >= begin + 2 && end > i + 1);
    for (std::size_t k = begin; k < end && begin < i && answers; ++k) {
      if (is_open(page.units[k])) drop(page.units[k], poll_rule);
    }
    i = end;
  }
}

// "Harrow Works, Inc." ends no sentence.
bool ends_in_firm(const Shape& shape) {
  constexpr std::array<std::string_view, 7> firms{"inc", "corp", "co", "ltd", "llc", "plc", "bros"};
  return std::find(firms.begin(), firms.end(), shape.words.back()) != firms.end();
}

// "Source: University of Harrow" above the text or below it: a guess, no part of the article.
bool is_source_line(const Unit& unit) {
  const Shape& shape = unit.shape;
  if (shape.words.size() < 2 || shape.word_count > 8 || shape.has_quotation) return false;
  if (shape.ends_sentence && !ends_in_firm(shape)) return false;
  if (!matches("source|sources|quelle|quellen|fuente|fuentes|fonte|fonti|bron|المصدر|المصادر **", shape.words))
    return false;
  constexpr std::size_t longest_word = 20;
  return unit.text.find(':') < longest_word || unit.text.starts_with("SOURCE ");
}

void judge_sources(Page& page) {
  int all = 0;
  for (const Unit& unit : page.units) all += is_open(unit) && is_prose(unit.shape) ? unit.shape.word_count : 0;
  int above = 0;
  for (Unit& unit : page.units) {
    if (!is_open(unit)) continue;
    if (is_source_line(unit) && (above == 0 || (all - above) * 5 < all)) drop(unit, source_rule);
    above += is_prose(unit.shape) ? unit.shape.word_count : 0;
  }
}

}  // namespace

void judge_headed_boxes(Page& page) {
  judge_headed(page);
  judge_polls(page);
  judge_sources(page);
}

}  // namespace store
