// The words of the compare screen that follow from the story and the state: written when these change, not in frames.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/screens/compare_parts.h"
#include "app/screens/widgets.h"
#include "app/strings/dates.h"
#include "store/tokens.h"

namespace app {
namespace {

bool is_guessed(const store::Article& article, std::string_view field) {
  return std::any_of(article.guesses.begin(), article.guesses.end(),
                     [&](const store::Guess& guess) { return guess.field == field; });
}

std::string share_text(const Strings& strings, double shared) {
  return format(tr(strings, "{1} shared"), {format_percent(strings, shared)});
}

void write_sources(CompareScene& scene, const Strings& strings) {
  scene.sources.clear();
  for (std::size_t i = 0; i < scene.story.articles.size(); ++i) {
    const store::Article& article = scene.story.articles[i];
    const std::int32_t alone[]{static_cast<std::int32_t>(i)};
    const ColumnMarks marks = marks_of_columns(scene.story, scene.words, alone, std::nullopt).front();
    scene.sources.push_back({shown_source(strings, article.source, is_guessed(article, "source")),
                             shown_time(strings, article.published, is_guessed(article, "published")),
                             share_text(strings, marks.shared), marks.class_share});
  }
}

void write_families(CompareScene& scene, const Strings& strings) {
  const auto sources = static_cast<std::int64_t>(scene.story.articles.size());
  scene.families.clear();
  for (std::size_t f = 0; f < scene.story.families.size(); ++f) {
    const std::int32_t has = scene.story.sizes[f].articles;
    const std::string number = format_number(strings, has);
    scene.families.push_back(
        {number + "/" + format_number(strings, sources),
         format(tr_n(strings, "{1}: in {2} other", "{1}: in {2} others", static_cast<std::uint64_t>(has)),
                {scene.story.families[f].label, number})});
  }
}

// Articles, not places: a passage may stand twice in one.
struct Dated {
  std::int32_t dated = 0;
  std::int32_t undated = 0;
};

Dated dated_articles(const store::StoryContents& story, const store::Family& family) {
  Dated count;
  std::int32_t before = -1;
  for (const store::Member& member : family.members) {  // sorted by article
    if (member.article == before) continue;
    before = member.article;
    const bool dated = story.articles[static_cast<std::size_t>(member.article)].published.has_value();
    ++(dated ? count.dated : count.undated);
  }
  return count;
}

std::string earliest_text(const store::StoryContents& story, const store::Family& family, const Strings& strings) {
  if (family.earliest) {
    const store::Member& first = family.members[static_cast<std::size_t>(*family.earliest)];
    const store::Article& article = story.articles[static_cast<std::size_t>(first.article)];
    const std::string source = article.source ? *article.source : std::string(tr(strings, "source unknown"));
    std::string text = format(tr(strings, "earliest: {1}, {2}"),
                              {isolated(source), format_published(strings, article.published, DateStyle::brief)});
    if (const Dated count = dated_articles(story, family); count.undated > 0) {
      text += " ";
      text += format(tr(strings, "({1} dated; {2} undated)"),
                     {format_number(strings, count.dated), format_number(strings, count.undated)});
    }
    return text;
  }
  if (family.reason == "no dates") return std::string(tr(strings, "earliest not known: no dates"));
  if (family.reason == "same day") return std::string(tr(strings, "earliest not known: same day"));
  if (family.reason == "earliest in another story") return std::string(tr(strings, "earliest in another story"));
  return std::string(tr(strings, "earliest not known: same time"));
}

bool has_article(const store::Family& family, std::int32_t article) {
  return std::any_of(family.members.begin(), family.members.end(),
                     [&](const store::Member& member) { return member.article == article; });
}

bool is_shown(const CompareScene& scene, std::int32_t article) {
  const auto shown = shown_articles(scene.key);
  return std::find(shown.begin(), shown.end(), article) != shown.end();
}

// How alike the vocabularies of two articles are, 0..1: cosine over folded words of five letters and more.
double likeness(const store::Article& a, const store::Article& b) {
  constexpr std::size_t telling_bytes = 5;
  std::map<std::string, std::array<double, 2>, std::less<>> counts;
  for (const auto& [article, side] : {std::pair{&a, 0U}, std::pair{&b, 1U}}) {
    const store::Tokens tokens = store::tokenise(article->text, article->language.value_or(""));
    for (const store::Token& token : tokens.words) {
      if (token.folded_bytes >= telling_bytes) counts[std::string(folded_word(tokens, token))][side] += 1;
    }
  }
  double dot = 0;
  double left = 0;
  double right = 0;
  for (const auto& [word, count] : counts) {
    dot += count[0] * count[1];
    left += count[0] * count[0];
    right += count[1] * count[1];
  }
  return left > 0 && right > 0 ? dot / std::sqrt(left * right) : 0;
}

// The source not shown that has most in common with the first column: passages, else words.
std::int32_t nearest_source(const CompareScene& scene) {
  const std::int32_t first = scene.key.shown.front();
  std::int32_t nearest = -1;
  double best = -1;
  for (std::size_t i = 0; i < scene.story.articles.size(); ++i) {
    const auto article = static_cast<std::int32_t>(i);
    if (is_shown(scene, article)) continue;
    double score = likeness(scene.story.articles[static_cast<std::size_t>(first)], scene.story.articles[i]);
    for (const store::Family& family : scene.story.families) {
      if (has_article(family, article) && has_article(family, first)) score += 1;
    }
    if (score <= best) continue;
    best = score;
    nearest = article;
  }
  return nearest;
}

bool any_passage_shown(const CompareScene& scene) {
  return std::any_of(scene.story.families.begin(), scene.story.families.end(), [&](const store::Family& family) {
    int columns = 0;
    for (const std::int32_t article : shown_articles(scene.key)) columns += has_article(family, article) ? 1 : 0;
    return columns > 1;
  });
}

}  // namespace

// FIRST STRONG ISOLATE, the name, POP DIRECTIONAL ISOLATE.
std::string isolated(const std::string& name) {
  // Hebrew and Arabic letters begin with these bytes in UTF-8 (U+0580 to U+07FF, U+08A0 on, U+FB1D on).
  const bool from_right = std::any_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xEF;
  });
  return from_right ? "\u2068" + name + "\u2069" : name;
}

std::string quoted_beginning(const store::StoryContents& story, const store::Family& family, std::int32_t member) {
  const store::Member& m = family.members[static_cast<std::size_t>(member)];
  const std::string& text = story.articles[static_cast<std::size_t>(m.article)].text;
  std::string_view passage = base::slice(text, m.range);
  constexpr std::size_t most_bytes = 48;
  passage = passage.substr(0, std::min(passage.find('\n'), passage.size()));
  // The card sets its own quotation marks.
  for (const std::string_view mark : {"“", "\"", "‘", "'", "«", "„"}) {
    if (passage.starts_with(mark)) passage.remove_prefix(mark.size());
  }
  if (passage.size() <= most_bytes) return std::string(passage);
  std::size_t cut = passage.rfind(' ', most_bytes);
  if (cut == std::string_view::npos || cut == 0) {
    for (cut = most_bytes; cut > 0 && (static_cast<unsigned char>(passage[cut]) & 0xC0U) == 0x80U;) --cut;
  }
  return std::string(passage.substr(0, cut)) + "…";
}

void write_texts(CompareScene& scene, const Strings& strings) {
  if (scene.sources.empty()) {
    write_sources(scene, strings);
    write_families(scene, strings);
    for (std::size_t n = 1; n < scene.numerals.size(); ++n) {
      scene.numerals[n] = format_number(strings, static_cast<std::int64_t>(n));
    }
    scene.absent_in = tr(strings, "not in this source");
  }
  for (CompareColumn& column : scene.columns) {
    const SourceRow& row = scene.sources[static_cast<std::size_t>(column.article)];
    column.source = row.source;
    column.time = row.time;
    column.share = row.share;
  }
  const auto sources = static_cast<std::int64_t>(scene.story.articles.size());
  const auto passages = static_cast<std::int64_t>(scene.story.families.size());
  scene.facts = format(tr_n(strings, "{1} source", "{1} sources", static_cast<std::uint64_t>(sources)),
                       {format_number(strings, sources)});
  scene.facts += " · ";
  scene.facts +=
      format(tr_n(strings, "{1} shared passage", "{1} shared passages", static_cast<std::uint64_t>(passages)),
             {format_number(strings, passages)});
  scene.facts_and_first = scene.first.empty() ? scene.facts : scene.facts + " · " + scene.first;
}

void write_card(CompareScene& scene, const Compare& compare, const Strings& strings) {
  scene.card.clear();
  scene.card_passage.clear();
  scene.card_facts.clear();
  scene.card_folded.clear();
  if (!compare.selection) return;
  const auto index = static_cast<std::size_t>(compare.selection->family);
  const store::Family& family = scene.story.families[index];
  const std::string in = format(tr(strings, "in {1} of {2} sources"),
                                {format_number(strings, scene.story.sizes[index].articles),
                                 format_number(strings, static_cast<std::int64_t>(scene.story.articles.size()))});
  // {1}: the passage's letter, {2}: its first words.
  scene.card_passage = format(tr(strings, "{1}  “{2}”"),
                              {family.label, quoted_beginning(scene.story, family, compare.selection->member)});
  scene.card_facts = in + "  ·  " + earliest_text(scene.story, family, strings);
  scene.card_folded = family.label + "  " + scene.families[index].count;
  scene.card = scene.card_passage + "  ·  " + scene.card_facts;
}

void write_repeats(CompareScene& scene, const Strings& strings) {
  for (CompareColumn& column : scene.columns) {
    const std::vector<Mark>& marks = column.marks.marks;
    column.nth.assign(marks.size(), {});
    for (std::size_t i = 0; i < marks.size(); ++i) {
      std::int64_t all = 0;
      std::int64_t nth = 0;
      for (std::size_t j = 0; j < marks.size(); ++j) {
        if (marks[j].family != marks[i].family) continue;
        ++all;
        if (j <= i) ++nth;
      }
      if (all < 2) continue;
      column.nth[i] = format(tr(strings, "{1} of {2}"), {format_number(strings, nth), format_number(strings, all)});
    }
  }
}

void write_offer(CompareScene& scene, const Strings& strings) {
  scene.offer = {};
  if (scene.story.articles.size() < 2) {
    scene.offer.note = tr(strings, "Only one source tells this story: nothing stands beside it.");
    return;
  }
  if (scene.columns.size() < 2 || any_passage_shown(scene)) return;
  scene.offer.note = scene.story.families.empty() ? tr(strings, "No passage is shared in this story.")
                                                  : tr(strings, "These sources share no passage.");
  const std::int32_t nearest = nearest_source(scene);
  if (nearest < 0) return;
  scene.offer.article = nearest;
  scene.offer.column = static_cast<std::int32_t>(scene.columns.size()) - 1;
  scene.offer.button =
      format(tr(strings, "Show {1} instead"), {isolated(scene.sources[static_cast<std::size_t>(nearest)].source)});
}

}  // namespace app
