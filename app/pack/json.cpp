#include "app/pack/json.h"

#include "app/pack/json_text.h"
#include "platform/base/utf8.h"

namespace app {
namespace {

Json or_null(const std::optional<std::string>& value) {
  return value && !value->empty() ? Json(*value) : Json(nullptr);
}

Json published_of(const std::optional<store::PublicationTime>& time) { return time ? Json(time->iso) : Json(nullptr); }

Json precision_of(const std::optional<store::PublicationTime>& time) {
  const char* name = time ? store::name_of(time->precision) : nullptr;
  return name == nullptr ? Json(nullptr) : Json(name);
}

const store::Article& article_of(const store::Member& member, std::span<const store::Article> articles) {
  return articles[static_cast<std::size_t>(member.article)];
}

std::string text_of(const store::Member& member, base::TextRange range, std::span<const store::Article> articles) {
  return std::string(base::slice(article_of(member, articles).text, range));
}

Json picture_json(const store::Picture& picture) {
  return {{"file", picture.file},
          {"alt", or_null(picture.alt)},
          {"caption", or_null(picture.caption)},
          {"credit", or_null(picture.credit)},
          {"width", picture.width},
          {"height", picture.height},
          {"place", picture.place},
          {"line", picture.line > 0 ? Json(picture.line) : Json(nullptr)}};
}

Json notes_json(const store::Article& article, Json json) {
  json["captions"] = Json::array();
  for (const store::Caption& caption : article.captions)
    json["captions"].push_back({{"text", caption.text}, {"place", caption.place}});
  json["guesses"] = Json::array();
  for (const store::Guess& guess : article.guesses)
    json["guesses"].push_back({{"field", guess.field}, {"value", guess.value}, {"line", guess.line}});
  json["dropped"] = Json::array();
  for (const store::Dropped& dropped : article.dropped)
    json["dropped"].push_back({{"line_begin", dropped.line_begin},
                               {"line_end", dropped.line_end},
                               {"rule", dropped.rule},
                               {"text", dropped.text}});
  json["pictures"] = Json::array();
  for (const store::Picture& picture : article.pictures) json["pictures"].push_back(picture_json(picture));
  return json;
}

Json guesses_json(const store::ImportedFolder& folder) {
  Json list = Json::array();
  for (const store::Article& article : folder.articles)
    for (const store::Guess& guess : article.guesses)
      list.push_back({{"file", article.file}, {"field", guess.field}, {"value", guess.value}, {"line", guess.line}});
  return list;
}

Json problems_json(const std::vector<store::Problem>& problems) {
  Json list = Json::array();
  for (const store::Problem& problem : problems)
    list.push_back({{"message", problem.message}, {"unreadable", problem.unreadable}});
  return list;
}

Json edition_json(const store::EditionInfo& info) {
  return {{"id", info.id},
          {"title", info.title},
          {"serial", info.serial},
          {"language", or_null(info.language)},
          {"publisher", or_null(info.publisher)},
          {"sample", info.sample}};
}

Json marks_json(const std::vector<base::TextRange>& marks) {
  Json list = Json::array();
  for (const base::TextRange mark : marks) list.push_back(range_pair(mark));
  return list;
}

Json found_passage_json(const store::FoundPassage& passage) {
  Json members = Json::array();
  for (const store::FoundPassage::Member& member : passage.members)
    members.push_back({{"file", member.file},
                       {"begin", member.range.begin},
                       {"end", member.range.end},
                       {"class", member.passage_class ? Json(store::name_of(*member.passage_class)) : Json(nullptr)}});
  return {{"family", passage.family}, {"members", std::move(members)}};
}

Json found_story_json(const store::SearchStory& story) {
  Json hits = Json::array();
  for (const store::SearchHit& hit : story.hits)
    hits.push_back({{"file", hit.file},
                    {"title", or_null(hit.title)},
                    {"source", or_null(hit.source)},
                    {"published", published_of(hit.published)},
                    {"score", hit.score},
                    {"snippet", hit.snippet},
                    {"marks", marks_json(hit.marks)}});
  return {{"story_id", story.story_id}, {"story", story.title}, {"hits", std::move(hits)}};
}

}  // namespace

std::string article_json(const store::Article& article) {
  Json json;
  json["file"] = article.file;
  json["story_id"] = article.story_id;
  json["story"] = article.story;
  json["source"] = or_null(article.source);
  json["title"] = or_null(article.title);
  json["byline"] = or_null(article.byline);
  json["published"] = published_of(article.published);
  json["precision"] = precision_of(article.published);
  json["language"] = or_null(article.language);
  json["licence"] = or_null(article.licence);
  json["url"] = or_null(article.url);
  json["text"] = article.text;
  json["blocks"] = Json::array();
  for (const store::Block& block : article.blocks)
    json["blocks"].push_back(
        {{"kind", store::name_of(block.kind)}, {"begin", block.range.begin}, {"end", block.range.end}});
  return written(notes_json(article, std::move(json)));
}

std::string family_json(const store::Family& family, std::size_t id, std::span<const store::Article> articles) {
  Json json;
  json["id"] = id;
  json["story_id"] = family.story_id;
  json["label"] = family.label;
  json["members"] = Json::array();
  for (const store::Member& member : family.members)
    json["members"].push_back({{"file", article_of(member, articles).file},
                               {"begin", member.range.begin},
                               {"end", member.range.end},
                               {"text", text_of(member, member.range, articles)}});
  json["earliest"] = nullptr;
  if (family.earliest) {
    const store::Article& first = article_of(family.members[static_cast<std::size_t>(*family.earliest)], articles);
    json["earliest"] = {{"file", first.file},
                        {"published", published_of(first.published)},
                        {"precision", precision_of(first.published)}};
  }
  json["reason"] = or_null(family.reason);
  json["undated"] = family.undated;
  return written(json);
}

std::string pair_json(const store::Family& family, std::size_t id, const store::MemberPair& pair,
                      std::span<const store::Article> articles) {
  const store::Member& a = family.members[static_cast<std::size_t>(pair.member_a)];
  const store::Member& b = family.members[static_cast<std::size_t>(pair.member_b)];
  const store::Passage& passage = pair.passage;
  Json json;
  json["story_id"] = family.story_id;
  json["family"] = id;
  json["a"] = article_of(a, articles).file;
  json["b"] = article_of(b, articles).file;
  json["a_begin"] = passage.a.begin;
  json["a_end"] = passage.a.end;
  json["b_begin"] = passage.b.begin;
  json["b_end"] = passage.b.end;
  json["a_text"] = text_of(a, passage.a, articles);
  json["b_text"] = text_of(b, passage.b, articles);
  json["class"] = store::name_of(passage.passage_class);
  json["ratio"] = passage.ratio;
  json["score"] = passage.score;
  return written(json);
}

std::string search_json(const std::string& query, const store::SearchResults& results, std::optional<std::int64_t> us) {
  Json json;
  json["query"] = query;
  json["used"] = or_null(results.used);
  json["did_you_mean"] = results.did_you_mean;
  json["passages"] = Json::array();
  for (const store::FoundPassage& passage : results.passages) json["passages"].push_back(found_passage_json(passage));
  json["stories"] = Json::array();
  for (const store::SearchStory& story : results.stories) json["stories"].push_back(found_story_json(story));
  json["total"] = results.total;
  if (us) json["us"] = *us;
  return written(json);
}

std::optional<std::string> text_of_json(const std::string& json) {
  const Json parsed = Json::parse(json, nullptr, false);
  return parsed.is_string() ? std::optional(parsed.get<std::string>()) : std::nullopt;
}

std::string unreadable_query_json(std::int64_t line, const std::string& reason) {
  return written({{"query", nullptr}, {"error", {{"line", line}, {"reason", reason}}}});
}

std::string init_json(std::span<const std::string> files, const store::ImportedFolder& folder,
                      const BuildCounts& counts) {
  Json json;
  json["files"] = Json(std::vector<std::string>(files.begin(), files.end()));
  json["edition"] = edition_json(folder.info);
  json["articles"] = counts.articles;
  json["guesses"] = guesses_json(folder);
  json["skipped"] = problems_json(folder.skipped);
  json["warnings"] = problems_json(folder.warnings);
  return written(json);
}

std::string build_json(const std::string& out, const store::ImportedFolder& folder, const BuildCounts& counts,
                       const Groupings& groupings) {
  Json json;
  json["output"] = out;
  json["edition"] = edition_json(folder.info);
  json["articles"] = counts.articles;
  json["stories"] = counts.stories;
  json["families"] = counts.families;
  json["dropped_lines"] = counts.dropped_lines;
  json["guesses"] = guesses_json(folder);
  json["skipped"] = problems_json(folder.skipped);
  json["warnings"] = problems_json(folder.warnings);
  json["groups"] = Json::array();
  for (const Grouping& grouping : groupings.stories)
    json["groups"].push_back({{"story_id", grouping.story_id},
                              {"story", grouping.found.story},
                              {"files", grouping.found.files},
                              {"told", grouping.found.told},
                              {"shared_passages", grouping.reason.shared_passages},
                              {"days", grouping.reason.days ? Json(*grouping.reason.days) : Json(nullptr)},
                              {"why", reason_words(grouping)}});
  json["near_duplicates"] = Json::array();
  for (const NearDuplicate& pair : groupings.near_duplicates)
    json["near_duplicates"].push_back({{"a", pair.a}, {"b", pair.b}, {"share", pair.share}});
  json["summary"] = summary(counts);
  return written(json);
}

std::string check_json(const std::string& edition, const std::optional<store::EditionSummary>& summary,
                       const std::vector<std::string>& faults) {
  Json json;
  json["edition"] = edition;
  json["sound"] = faults.empty();
  json["id"] = summary ? Json(summary->id) : Json(nullptr);
  json["title"] = summary ? Json(summary->title) : Json(nullptr);
  json["serial"] = summary ? Json(summary->serial) : Json(nullptr);
  json["articles"] = summary ? Json(summary->articles) : Json(nullptr);
  json["stories"] = summary ? Json(summary->stories) : Json(nullptr);
  json["faults"] = faults;
  return written(json);
}

}  // namespace app
