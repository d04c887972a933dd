#include "app/pack/json_align.h"

#include "app/pack/json_text.h"

namespace app {
namespace {

std::string range_text(base::TextRange range) {
  return "{\"begin\":" + std::to_string(range.begin) + ",\"end\":" + std::to_string(range.end) + "}";
}

Json word_json(const store::WordOp& word) {
  Json json;
  json["op"] = store::name_of(word.kind);
  json["a"] = word.kind == store::WordOpKind::only_b ? Json(nullptr) : range_pair(word.a);
  json["b"] = word.kind == store::WordOpKind::only_a ? Json(nullptr) : range_pair(word.b);
  return json;
}

Json words_json(std::span<const store::WordOp> words) {
  Json list = Json::array();
  for (const store::WordOp& word : words) list.push_back(word_json(word));
  return list;
}

}  // namespace

std::string alignment_json(const std::string& a, const std::string& b, std::span<const store::Passage> passages) {
  // Written by hand: thousands of pairs a second leave little time for objects.
  std::string json = "{\"a\":" + written(a) + ",\"b\":" + written(b) + ",\"passages\":[";
  for (const store::Passage& passage : passages) {
    if (json.back() != '[') json += ',';
    json += "{\"a\":" + range_text(passage.a) + ",\"b\":" + range_text(passage.b);
    json += std::string(",\"class\":\"") + store::name_of(passage.passage_class) + '"';
    json += ",\"ratio\":" + written(passage.ratio) + ",\"score\":" + written(passage.score);
    if (!passage.words.empty()) json += ",\"words\":" + written(words_json(passage.words));
    json += '}';
  }
  return json + "]}";
}

std::string unreadable_json(const std::string& a, const std::string& b, const UnreadableFile& error) {
  Json json;
  json["a"] = a;
  json["b"] = b;
  json["error"] = {
      {"file", error.file}, {"offset", error.offset ? Json(*error.offset) : Json(nullptr)}, {"reason", error.reason}};
  return written(json);
}

std::string all_pairs_json(const AllPairsCounts& counts) {
  Json json;
  json["documents"] = counts.documents;
  json["pairs_possible"] = counts.possible;
  json["pairs_examined"] = counts.examined;
  json["pairs_with_passages"] = counts.with_passages;
  return written(json);
}

}  // namespace app
