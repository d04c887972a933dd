#include "render/text/itemise.h"

#include <unicode/uscript.h>

#include <algorithm>

#include "render/text/fallback.h"

namespace render {
namespace {

bool is_neutral(std::int32_t script) { return script <= USCRIPT_INHERITED; }

// Scripts by grapheme; spaces, digits, punctuation and marks take the script before them, or else the one behind.
void find_scripts(Paragraph& paragraph) {
  paragraph.scripts.resize(paragraph.text.size());
  std::int32_t before = USCRIPT_COMMON;
  for (std::uint32_t at = 0; at < paragraph.text.size();) {
    const std::uint32_t begin = at;
    const char32_t c = next_code_point(paragraph.text, at);
    UErrorCode status = U_ZERO_ERROR;
    const bool starts = paragraph.grapheme[begin] != 0;
    std::int32_t script = c < 0x80 && (c | 0x20U) - 'a' < 26 ? USCRIPT_LATIN
                          : c < 0x80                         ? USCRIPT_COMMON
                                                             : uscript_getScript(static_cast<UChar32>(c), &status);
    if (!starts || is_neutral(script)) script = before;
    if (is_neutral(before) && !is_neutral(script)) {
      std::fill_n(paragraph.scripts.begin(), begin, script);
    }
    std::fill(paragraph.scripts.begin() + begin, paragraph.scripts.begin() + at, script);
    before = script;
  }
}

struct ClusterText {
  std::u32string points;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The grapheme at `begin`, which is where one begins.
void read_cluster(const Paragraph& paragraph, std::uint32_t begin, ClusterText& out) {
  out.begin = begin;
  out.points.clear();
  std::uint32_t at = begin;
  do {
    out.points.push_back(next_code_point(paragraph.text, at));
  } while (at < paragraph.text.size() && paragraph.grapheme[at] == 0);
  out.end = at;
}

bool is_neutral_cluster(const ClusterText& cluster) {
  UErrorCode status = U_ZERO_ERROR;
  return is_neutral(uscript_getScript(static_cast<UChar32>(cluster.points.front()), &status));
}

// Han characters have forms by language; kana, hangul or bopomofo beside them tell which.
std::string_view language_of(const Paragraph& paragraph, std::string_view language) {
  if (!language.empty()) return language;
  for (const std::int32_t script : paragraph.scripts) {
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) return "ja";
    if (script == USCRIPT_HANGUL) return "ko";
    if (script == USCRIPT_BOPOMOFO) return "zh-Hant";
  }
  return language;
}

bool is_plain_latin(char16_t c) { return c >= 0x20 && c < 0x7F; }

// Spaces, digits and brackets between two stretches of one fallback font stay with it if it has them: otherwise runs
// are torn apart, or spaces are asked of a font that lacks them. Elsewhere the face draws them.
void settle_neutrals(Fonts::Impl& impl, Face face, std::string_view language, Paragraph& paragraph) {
  const auto own = static_cast<FontIndex>(face);
  const auto size = static_cast<std::uint32_t>(paragraph.text.size());
  ClusterText cluster;
  FontIndex before = no_font;
  for (std::uint32_t at = 0; at < size;) {
    if (at > 0 && paragraph.levels[at] != paragraph.levels[at - 1]) before = no_font;
    if (paragraph.font_of[at] != no_font) {
      before = paragraph.font_of[at++];
      continue;
    }
    std::uint32_t end = at;
    while (end < size && paragraph.font_of[end] == no_font && paragraph.levels[end] == paragraph.levels[at]) ++end;
    const bool open = end == size || paragraph.levels[end] != paragraph.levels[at];
    const FontIndex after = open ? before : paragraph.font_of[end];
    FontIndex around = before == after || before == no_font ? after : own;
    if (around != no_font && impl.fonts[around].pictures) around = own;  // spaces of emoji fonts are as wide as emoji
    while (at < end) {
      read_cluster(paragraph, at, cluster);
      FontIndex font = around == no_font ? own : around;
      if (!covers(impl.fonts[font], cluster.points)) font = own;
      if (!covers(impl.fonts[font], cluster.points)) {
        font = fallback_font(impl, face, language, {cluster.points, paragraph.scripts[at]});
      }
      std::fill(paragraph.font_of.begin() + at, paragraph.font_of.begin() + cluster.end, font);
      at = cluster.end;
    }
  }
}

void find_fonts(Fonts::Impl& impl, Face face, std::string_view language, Paragraph& paragraph) {
  const auto own = static_cast<FontIndex>(face);
  paragraph.font_of.assign(paragraph.text.size(), own);
  bool has_foreign = false;
  ClusterText cluster;
  const auto size = static_cast<std::uint32_t>(paragraph.text.size());
  for (std::uint32_t at = 0; at < size; at = cluster.end) {
    cluster.end = at + 1;
    if (is_plain_latin(paragraph.text[at]) && paragraph.grapheme[at + 1] != 0) continue;
    read_cluster(paragraph, at, cluster);
    FontIndex font = own;
    if (wants_emoji(cluster.points) || !covers(impl.fonts[own], cluster.points)) {
      has_foreign = true;
      font = is_neutral_cluster(cluster) && !wants_emoji(cluster.points)
                 ? no_font
                 : fallback_font(impl, face, language, {cluster.points, paragraph.scripts[at]});
    }
    std::fill(paragraph.font_of.begin() + at, paragraph.font_of.begin() + cluster.end, font);
  }
  if (!has_foreign) return;
  for (std::uint32_t at = 0; at < size; at = cluster.end) {
    read_cluster(paragraph, at, cluster);
    if (paragraph.font_of[at] != own || !is_neutral_cluster(cluster)) continue;
    std::fill(paragraph.font_of.begin() + at, paragraph.font_of.begin() + cluster.end, no_font);
  }
  settle_neutrals(impl, face, language, paragraph);
}

std::uint32_t script_tag(std::int32_t script) {
  return hb_script_from_string(uscript_getShortName(static_cast<UScriptCode>(script)), -1);
}

}  // namespace

void itemise(Fonts::Impl& impl, Face face, std::string_view language, Paragraph& paragraph) {
  find_scripts(paragraph);
  find_fonts(impl, face, language_of(paragraph, language), paragraph);
  paragraph.runs.clear();
  std::int32_t script = 0;
  for (std::uint32_t at = 0; at < paragraph.text.size(); ++at) {
    if (at > 0 && paragraph.levels[at] == paragraph.levels[at - 1] && paragraph.scripts[at] == script &&
        paragraph.font_of[at] == paragraph.font_of[at - 1]) {
      paragraph.runs.back().end = at + 1;
      continue;
    }
    script = paragraph.scripts[at];
    paragraph.runs.push_back({at, at + 1, script_tag(script), paragraph.font_of[at], paragraph.levels[at]});
  }
}

}  // namespace render
