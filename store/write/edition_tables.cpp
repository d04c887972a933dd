#include "store/write/edition_tables.h"

#include <algorithm>
#include <string>
#include <vector>

#include "store/codec.h"
#include "store/write/body_dictionary.h"
#include "store/write/figures.h"
#include "store/write/search_tables.h"
#include "store/write/strip_writer.h"
#include "store/write/text_tables.h"

namespace store {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

// Once the other tables are filled: pictures are counted in theirs.
Result<void> fill_edition(const Database& database, const EditionParts& parts, std::string_view dictionary) {
  std::size_t members = 0;
  std::size_t pairs = 0;
  for (const Family& family : parts.families) {
    members += family.members.size();
    pairs += family.pairs.size();
  }
  Statement row = TRY(database.prepare("INSERT INTO edition VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  row.bind(1, std::string_view(parts.info.id)).bind(2, std::string_view(parts.info.title));
  row.bind(3, static_cast<std::int64_t>(parts.info.serial));
  bind_optional(row, 4, parts.info.language);
  bind_optional(row, 5, parts.info.publisher);
  row.bind(6, std::int64_t{parts.info.sample ? 1 : 0});
  int parameter = 7;
  for (const std::size_t count :
       {parts.order.stories.size(), parts.articles.size(), parts.families.size(), members, pairs, parts.images.size()})
    row.bind(parameter++, static_cast<std::int64_t>(count));
  row.bind(parameter++, TRY(database.integer("SELECT count(*) FROM picture")));
  return row.bind(parameter, static_cast<std::int64_t>(dictionary.size())).run();
}

Result<void> fill_stories(const Database& database, const EditionParts& parts) {
  Statement row = TRY(database.prepare("INSERT INTO story VALUES (?, ?, ?, ?, ?)"));
  const std::vector<StoryFigures> counted =
      count_stories(parts.order.stories.size(), parts.order.story_of, parts.families);
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const StoryOrder::Story& story = parts.order.stories[i];
    row.bind(1, number(i)).bind(2, std::string_view(story.story_id)).bind(3, std::string_view(story.title));
    row.bind(4, counted[i].families).bind_null(5);
    if (counted[i].first) row.bind(5, number(static_cast<std::size_t>(*counted[i].first)));
    TRY(row.run());
  }
  return {};
}

Result<void> fill_heads(const Database& database, const EditionParts& parts) {
  Statement row = TRY(database.prepare("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  for (std::size_t i = 0; i < parts.articles.size(); ++i) {
    const Article& article = parts.articles.heads[i];
    row.bind(1, number(i)).bind(2, number(parts.order.story_of[i])).bind(3, std::string_view(article.file));
    bind_optional(row, 4, article.source);
    bind_optional(row, 5, article.title);
    bind_optional(row, 6, article.byline);
    row.bind_null(7).bind_null(8);
    if (article.published)
      row.bind(7, std::string_view(article.published->iso))
          .bind(8, std::string_view(name_of(article.published->precision)));
    bind_optional(row, 9, article.language);
    bind_optional(row, 10, article.licence);
    bind_optional(row, 11, article.url);
    TRY(row.run());
  }
  return {};
}

Result<void> fill_images(const Database& database, const EditionParts& parts) {
  Statement image = TRY(database.prepare("INSERT INTO image VALUES (?, ?, ?, ?)"));
  for (std::size_t i = 0; i < parts.images.size(); ++i) {
    const Image& one = parts.images[i];
    image.bind(1, number(i)).bind(2, std::int64_t{one.width}).bind(3, std::int64_t{one.height});
    TRY(image.bind_blob(4, one.bytes).run());
    TRY(base::check_stop(parts.task));
  }
  return {};
}

Result<void> fill_pairs(Statement& row, std::int64_t family_number, const Family& family) {
  for (std::size_t at = 0; at < family.pairs.size(); ++at) {
    const MemberPair& pair = family.pairs[at];
    const Passage& passage = pair.passage;
    row.bind(1, family_number).bind(2, number(at));
    row.bind(3, std::int64_t{pair.member_a} + 1).bind(4, std::int64_t{pair.member_b} + 1);
    row.bind(5, std::int64_t{passage.a.begin}).bind(6, std::int64_t{passage.a.end});
    row.bind(7, std::int64_t{passage.b.begin}).bind(8, std::int64_t{passage.b.end});
    row.bind(9, static_cast<std::int64_t>(passage.passage_class)).bind(10, passage.ratio).bind(11, passage.score);
    TRY(row.bind_blob(12, encode_words(passage)).run());
  }
  return {};
}

std::size_t story_named(const StoryOrder& order, const Family& family) {
  const ArticleIndex first = family.members.front().article;
  for (const Member& member : family.members) {
    const std::size_t story = order.story_of[static_cast<std::size_t>(member.article)];
    if (order.stories[story].story_id == family.story_id) return story;
  }
  return order.story_of[static_cast<std::size_t>(first)];
}

Result<void> fill_families(const Database& database, const EditionParts& parts) {
  Statement row = TRY(database.prepare("INSERT INTO family VALUES (?, ?, ?, ?, ?, ?)"));
  Statement member = TRY(database.prepare("INSERT INTO member VALUES (?, ?, ?, ?, ?)"));
  Statement pair = TRY(database.prepare("INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  for (std::size_t i = 0; i < parts.families.size(); ++i) {
    const Family& family = parts.families[i];
    row.bind(1, number(i)).bind(2, number(story_named(parts.order, family))).bind(3, std::string_view(family.label));
    row.bind_null(4).bind_null(5).bind(6, std::int64_t{family.undated});
    if (family.earliest) row.bind(4, std::int64_t{*family.earliest} + 1);
    if (!family.earliest) row.bind(5, std::string_view(family.reason));
    TRY(row.run());
    for (std::size_t at = 0; at < family.members.size(); ++at) {
      const Member& one = family.members[at];
      member.bind(1, number(i)).bind(2, number(at)).bind(3, number(static_cast<std::size_t>(one.article)));
      TRY(member.bind(4, std::int64_t{one.range.begin}).bind(5, std::int64_t{one.range.end}).run());
    }
    TRY(fill_pairs(pair, number(i), family));
    if (i % 256 == 0) TRY(base::check_stop(parts.task));
  }
  return {};
}

Result<void> fill_word_counts(const Database& database, const EditionParts& parts) {
  const std::vector<ArticleWords> counted =
      TRY(count_words(parts.articles, parts.order.story_of, parts.families, parts.task));
  tell_round(parts.task, 1, counted.size(), counted.size());
  Statement row = TRY(database.prepare("INSERT INTO article_words VALUES (?, ?, ?, ?, ?)"));
  for (std::size_t i = 0; i < counted.size(); ++i) {
    row.bind(1, number(i)).bind(2, counted[i].words).bind(3, counted[i].verbatim);
    TRY(row.bind(4, counted[i].edited).bind(5, counted[i].reworded).run());
  }
  return base::check_stop(parts.task);
}

}  // namespace

std::int64_t number(std::size_t index) { return static_cast<std::int64_t>(index) + 1; }

void bind_optional(Statement& statement, int parameter, const std::optional<std::string>& text) {
  if (text && !text->empty()) {
    statement.bind(parameter, std::string_view(*text));
  } else {
    statement.bind_null(parameter);
  }
}

void tell_round(const base::Task& task, std::size_t round, std::size_t done, std::size_t of) {
  constexpr std::size_t rounds = 3;
  base::tell(task, (round * of + done) / rounds, of);
}

Result<void> fill_tables(const Database& database, const EditionParts& parts) {
  TRY(database.run("BEGIN"));
  StripWriter strip = TRY(StripWriter::open(database));
  const std::string dictionary = TRY(make_dictionary(parts.articles));
  TRY(strip.append(dictionary));
  TRY(fill_stories(database, parts));
  TRY(fill_heads(database, parts));
  TRY(fill_texts(database, parts, dictionary, strip));
  for (const auto fill : {fill_images, fill_families, fill_word_counts}) TRY(fill(database, parts));
  TRY(fill_search(database, parts, strip));
  TRY(strip.finish());
  TRY(fill_edition(database, parts, dictionary));
  return database.run("COMMIT");
}

}  // namespace store
