#include "store/write/clean/date_scan.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "platform/base/utf8.h"

namespace store {
namespace {

struct Month {
  std::string_view name;
  int number;
};

// clang-format off
// Names without accents. A shortened name is a name of its own only where it is no beginning of another one here:
// month_of() takes beginnings of at least three letters.
constexpr auto months = std::to_array<Month>({
    {"january", 1}, {"february", 2}, {"march", 3}, {"april", 4}, {"may", 5}, {"june", 6}, {"july", 7}, {"august", 8},
    {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12}, {"januar", 1}, {"februar", 2},
    {"maerz", 3}, {"marz", 3}, {"mai", 5}, {"juni", 6}, {"juli", 7}, {"oktober", 10}, {"dezember", 12},
    {"janvier", 1}, {"fevrier", 2}, {"mars", 3}, {"avril", 4}, {"juin", 6}, {"juillet", 7}, {"aout", 8},
    {"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"decembre", 12}, {"enero", 1}, {"febrero", 2},
    {"marzo", 3}, {"abril", 4}, {"mayo", 5}, {"junio", 6}, {"julio", 7}, {"agosto", 8}, {"septiembre", 9},
    {"setiembre", 9}, {"octubre", 10}, {"noviembre", 11}, {"diciembre", 12}, {"gennaio", 1}, {"febbraio", 2},
    {"aprile", 4}, {"maggio", 5}, {"giugno", 6}, {"luglio", 7}, {"settembre", 9}, {"ottobre", 10}, {"dicembre", 12},
    {"janeiro", 1}, {"fevereiro", 2}, {"marco", 3}, {"maio", 5}, {"junho", 6}, {"julho", 7}, {"setembro", 9},
    {"outubro", 10}, {"novembro", 11}, {"dezembro", 12}, {"januari", 1}, {"februari", 2}, {"maart", 3}, {"mei", 5},
    {"augustus", 8}, {"يناير", 1}, {"فبراير", 2}, {"مارس", 3}, {"أبريل", 4}, {"ابريل", 4}, {"مايو", 5}, {"يونيو", 6},
    {"يوليو", 7}, {"أغسطس", 8}, {"اغسطس", 8}, {"سبتمبر", 9}, {"أكتوبر", 10}, {"اكتوبر", 10}, {"نوفمبر", 11},
    {"ديسمبر", 12},
    // the Levant and Iraq; Egypt's and the Maghreb's spellings
    {"كانون الثاني", 1}, {"شباط", 2}, {"آذار", 3}, {"اذار", 3}, {"نيسان", 4}, {"أيار", 5}, {"ايار", 5},
    {"حزيران", 6}, {"تموز", 7}, {"آب", 8}, {"أيلول", 9}, {"ايلول", 9}, {"تشرين الأول", 10}, {"تشرين الاول", 10},
    {"تشرين الثاني", 11}, {"كانون الأول", 12}, {"كانون الاول", 12}, {"يونيه", 6}, {"يوليه", 7}, {"جانفي", 1},
    {"فيفري", 2}, {"أفريل", 4}, {"ماي", 5}, {"جوان", 6}, {"جويلية", 7}, {"أوت", 8}});

// Known whole only: their beginnings are those of other months ("mar": March, and the Finnish November).
constexpr auto whole_months = std::to_array<Month>({
    {"mrt", 3}, {"maj", 5}, {"marts", 3}, {"augusti", 8}, {"desember", 12},
    {"stycznia", 1}, {"lutego", 2}, {"marca", 3}, {"kwietnia", 4}, {"maja", 5}, {"czerwca", 6}, {"lipca", 7},
    {"sierpnia", 8}, {"września", 9}, {"października", 10}, {"listopada", 11}, {"grudnia", 12},
    {"ledna", 1}, {"unora", 2}, {"března", 3}, {"dubna", 4}, {"května", 5}, {"června", 6}, {"července", 7},
    {"srpna", 8}, {"zaří", 9}, {"října", 10}, {"listopadu", 11}, {"prosince", 12},
    {"marcius", 3}, {"aprilis", 4}, {"majus", 5}, {"junius", 6}, {"julius", 7}, {"augusztus", 8}, {"szeptember", 9},
    {"ianuarie", 1}, {"februarie", 2}, {"martie", 3}, {"aprilie", 4}, {"iunie", 6}, {"iulie", 7}, {"septembrie", 9},
    {"octombrie", 10}, {"noiembrie", 11}, {"decembrie", 12},
    {"ocak", 1}, {"şubat", 2}, {"mart", 3}, {"nisan", 4}, {"mayıs", 5}, {"haziran", 6}, {"temmuz", 7}, {"ağustos", 8},
    {"eylul", 9}, {"ekim", 10}, {"kasım", 11}, {"aralık", 12},
    {"tammikuuta", 1}, {"helmikuuta", 2}, {"maaliskuuta", 3}, {"huhtikuuta", 4}, {"toukokuuta", 5}, {"kesakuuta", 6},
    {"heinakuuta", 7}, {"elokuuta", 8}, {"syyskuuta", 9}, {"lokakuuta", 10}, {"marraskuuta", 11}, {"joulukuuta", 12},
    {"января", 1}, {"февраля", 2}, {"марта", 3}, {"апреля", 4}, {"мая", 5}, {"июня", 6}, {"июля", 7}, {"августа", 8},
    {"сентября", 9}, {"октября", 10}, {"ноября", 11}, {"декабря", 12},
    {"січня", 1}, {"лютого", 2}, {"березня", 3}, {"квітня", 4}, {"травня", 5}, {"червня", 6}, {"липня", 7},
    {"серпня", 8}, {"вересня", 9}, {"жовтня", 10}, {"листопада", 11}, {"грудня", 12},
    {"ιανουαρίου", 1}, {"φεβρουαρίου", 2}, {"μαρτίου", 3}, {"απριλίου", 4}, {"μαΐου", 5}, {"ιουνίου", 6},
    {"ιουλίου", 7}, {"αυγούστου", 8}, {"σεπτεμβρίου", 9}, {"οκτωβρίου", 10}, {"νοεμβρίου", 11}, {"δεκεμβρίου", 12},
    {"ינואר", 1}, {"פברואר", 2}, {"מרץ", 3}, {"מרס", 3}, {"אפריל", 4}, {"מאי", 5}, {"יוני", 6}, {"יולי", 7},
    {"אוגוסט", 8}, {"ספטמבר", 9}, {"אוקטובר", 10}, {"נובמבר", 11}, {"דצמבר", 12}});
// clang-format on

struct Zone {
  std::string_view name;
  std::string_view offset;
};
constexpr std::array<Zone, 18> zones{{{"z", "Z"},
                                      {"utc", "Z"},
                                      {"gmt", "Z"},
                                      {"est", "-05:00"},
                                      {"edt", "-04:00"},
                                      {"cst", "-06:00"},
                                      {"cdt", "-05:00"},
                                      {"mst", "-07:00"},
                                      {"mdt", "-06:00"},
                                      {"pst", "-08:00"},
                                      {"pdt", "-07:00"},
                                      {"cet", "+01:00"},
                                      {"cest", "+02:00"},
                                      {"mez", "+01:00"},
                                      {"mesz", "+02:00"},
                                      {"bst", "+01:00"},
                                      {"akst", "-09:00"},
                                      {"hst", "-10:00"}}};

struct Fold {
  char32_t from;
  char to;
};
constexpr std::array<Fold, 10> folds{{{U'ä', 'a'},
                                      {U'á', 'a'},
                                      {U'â', 'a'},
                                      {U'é', 'e'},
                                      {U'è', 'e'},
                                      {U'û', 'u'},
                                      {U'ü', 'u'},
                                      {U'ú', 'u'},
                                      {U'ç', 'c'},
                                      {U'ã', 'a'}}};

// The value of a digit, western or Arabic; -1 for every other character.
int digit_value(char32_t c) {
  for (const char32_t zero : {U'0', U'\u0660', U'\u06F0'}) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

bool is_digit(char32_t c) { return digit_value(c) >= 0; }

void append_folded(std::string& word, std::string_view bytes, char32_t c) {
  if (is_digit(c)) {
    word += static_cast<char>('0' + digit_value(c));
    return;
  }
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  const auto fold = std::find_if(folds.begin(), folds.end(), [&](const Fold& f) { return f.from == lower; });
  if (fold != folds.end()) {
    word += fold->to;
  } else if (lower < 0x80) {
    word += static_cast<char>(lower);
  } else if (lower != c && lower < 0x800) {
    word += static_cast<char>(0xC0U | (lower >> 6U));
    word += static_cast<char>(0x80U | (lower & 0x3FU));
  } else {
    word += bytes;
  }
}

// Four months of the Levant have names of two words: "كانون الثاني".
bool is_half_of_month(std::string_view first, std::string_view second) {
  return (first == "كانون" || first == "تشرين") && (second == "الأول" || second == "الاول" || second == "الثاني");
}

// Where a month begins in a word that a page has run together with it: "FIELDJune 1, 2020". 0: nowhere.
std::size_t glued_month(std::string_view word, std::string_view after) {
  if (after.starts_with('.')) after.remove_prefix(1);
  if (after.size() < 2 || after[0] != ' ' || !is_digit(static_cast<unsigned char>(after[1]))) return 0;
  std::size_t begin = word.size();
  while (begin > 0 && word[begin - 1] >= 'a' && word[begin - 1] <= 'z') --begin;
  if (begin < 2 || word[begin - 1] < 'A' || word[begin - 1] > 'Z') return 0;
  std::string month(word.substr(begin - 1));
  month[0] = static_cast<char>(month[0] - 'A' + 'a');
  return month_of(month) ? begin - 1 : 0;
}

// Where the hour begins in a number that a page has run together with the year: "20205:00 AM". 0: nowhere.
std::size_t glued_hour(std::string_view number, std::string_view after) {
  const bool year =
      (number.size() == 5 || number.size() == 6) && (number.starts_with("20") || number.starts_with("19"));
  return year && after.starts_with(':') ? 4 : 0;
}

// A piece that a page has run together with the next one is cut.
void push_piece(std::vector<DatePiece>& pieces, DatePiece piece, std::string_view line) {
  const std::string_view text = line.substr(piece.begin, piece.end - piece.begin);
  const std::size_t cut = piece.kind == DatePieceKind::word     ? glued_month(text, line.substr(piece.end))
                          : piece.kind == DatePieceKind::number ? glued_hour(piece.word, line.substr(piece.end))
                                                                : 0;
  if (cut != 0) {
    DatePiece tail = piece;
    piece.end = tail.begin = piece.begin + cut;
    // What is cut off is ASCII; before it folding may have shortened the word.
    const std::size_t kept = piece.word.size() - (text.size() - cut);
    tail.word = piece.word.substr(kept);
    tail.spaced = false;
    piece.word.resize(kept);
    if (piece.kind == DatePieceKind::number) {
      piece.value = std::stoi(piece.word);
      tail.value = std::stoi(tail.word);
    }
    pieces.push_back(std::move(piece));
    pieces.push_back(std::move(tail));
    return;
  }
  pieces.push_back(std::move(piece));
}

}  // namespace

DatePieces scan_date_pieces(std::string_view line) {
  std::vector<DatePiece> pieces;
  bool spaced = false;
  for (std::size_t i = 0; i < line.size();) {
    base::CodePoint point = base::code_point_at(line, i);
    if (point.value == ' ') {
      spaced = true;
      ++i;
      continue;
    }
    DatePiece piece;
    piece.begin = i;
    piece.spaced = spaced;
    spaced = false;
    const bool number = is_digit(point.value);
    const bool letter = u_isalpha(static_cast<UChar32>(point.value)) != 0;
    piece.kind = number ? DatePieceKind::number : letter ? DatePieceKind::word : DatePieceKind::sign;
    do {
      if (number) {
        const bool fits = piece.value >= 0 && piece.word.size() < 9;
        piece.value = fits ? piece.value * 10 + digit_value(point.value) : -1;
      }
      append_folded(piece.word, line.substr(i, point.bytes), point.value);
      i += point.bytes;
      if (i >= line.size()) break;
      point = base::code_point_at(line, i);
    } while ((number && is_digit(point.value)) || (letter && u_isalpha(static_cast<UChar32>(point.value)) != 0));
    piece.end = i;
    if (!pieces.empty() && is_half_of_month(pieces.back().word, piece.word)) {
      pieces.back().word += " " + piece.word;
      pieces.back().end = piece.end;
    } else {
      push_piece(pieces, std::move(piece), line);
    }
  }
  return pieces;
}

std::optional<int> month_of(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  constexpr std::string_view in = "ב";  // Hebrew writes "in March" as one word
  const std::string_view bare = word.starts_with(in) ? word.substr(in.size()) : word;
  for (const Month& month : whole_months)
    if (month.name == bare) return month.number;
  std::optional<int> found;
  for (const Month& month : months) {
    if (month.name == word) return month.number;
    if (word.size() > 5 || !month.name.starts_with(word)) continue;
    if (found && *found != month.number) return std::nullopt;  // "mar" is March in all of them; "jui" is June or July
    found = month.number;
  }
  return word == "sept" ? 9 : word == "mrz" ? 3 : word == "okt" ? 10 : word == "dez" ? 12 : found;
}

std::optional<std::string_view> offset_of_zone(std::string_view word) {
  for (const Zone& zone : zones) {
    if (zone.name == word) return zone.offset;
  }
  return std::nullopt;
}

bool is_number(const DatePieces& p, std::size_t i) {
  return i < p.size() && p[i].kind == DatePieceKind::number && p[i].value >= 0;
}
std::size_t digits(const DatePieces& p, std::size_t i) { return p[i].word.size(); }
bool is_text(const DatePieces& p, std::size_t i, std::string_view text) { return i < p.size() && p[i].word == text; }
bool is_any(const DatePieces& p, std::size_t i, std::initializer_list<std::string_view> texts) {
  return std::any_of(texts.begin(), texts.end(), [&](std::string_view text) { return is_text(p, i, text); });
}

}  // namespace store
