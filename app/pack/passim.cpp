#include "app/pack/passim.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "platform/base/file.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::uint64_t most_bytes = 4ULL << 30U;
// Articles of one cluster that are compared each with each; of more, pieces of this size that overlap by half.
constexpr std::size_t piece = 16;

std::string as_xml(std::string_view text) {
  std::string xml;
  xml.reserve(text.size());
  for (const char c : text) {
    if (c == '&') {
      xml += "&amp;";
    } else if (c == '<') {
      xml += "&lt;";
    } else {
      xml += c;
    }
  }
  return xml;
}

// The name of a cluster: passim writes a number, other tools a string.
std::optional<std::string> name_in(const Json& row, const char* field) {
  const auto found = row.find(field);
  if (found == row.end()) return std::nullopt;
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? std::optional(found->dump()) : std::nullopt;
}

using Number = std::size_t;

void add_pairs(const std::vector<Number>& articles, std::vector<std::pair<Number, Number>>& pairs) {
  const std::size_t step = articles.size() <= piece ? articles.size() : piece / 2;
  for (std::size_t first = 0; first + 1 < articles.size(); first += step) {
    const std::size_t end = std::min(first + piece, articles.size());
    for (std::size_t a = first; a < end; ++a)
      for (std::size_t b = a + 1; b < end; ++b) pairs.emplace_back(articles[a], articles[b]);
  }
}

}  // namespace

std::string passim_document(const store::Article& article) {
  Json json;
  json["id"] = article.file;
  json["series"] = article.source.value_or(article.file);
  constexpr std::size_t day_letters = 10;
  if (article.published && article.published->iso.size() >= day_letters)
    json["date"] = article.published->iso.substr(0, day_letters);
  json["text"] = as_xml(article.text);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<void> read_passim(const std::string& file, std::string_view text, PassimClusters& clusters) {
  std::size_t line = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view row_text = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (row_text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Json row = Json::parse(row_text, nullptr, false);
    const std::optional<std::string> cluster = row.is_object() ? name_in(row, "cluster") : std::nullopt;
    const std::optional<std::string> id = row.is_object() ? name_in(row, "id") : std::nullopt;
    if (!cluster || !id)
      return Error{ErrorCode::bad_input,
                   file + ":" + std::to_string(line) +
                       ":1: no passage of passim's output, which has the fields cluster and id on each line; give the "
                       "folder out.json that passim wrote, or a file from it"};
    clusters.passages.emplace_back(*cluster, *id);
  }
  return {};
}

Result<PassimClusters> load_passim(const std::string& path) {
  PassimClusters clusters;
  std::vector<std::string> files = {path};
  if (const auto entries = base::list_folder(path)) {
    files.clear();
    for (const base::Entry& entry : entries.value())
      if (entry.kind == base::EntryKind::file && entry.name.starts_with("part-"))
        files.push_back(base::join_path(path, entry.name));
    if (files.empty())
      return Error{ErrorCode::bad_input, path + ": no file part-* in it; give the folder out.json that passim wrote"};
  }
  for (const std::string& file : files) {
    const std::string text = TRY(base::read_file(file, most_bytes));
    TRY(read_passim(file, text, clusters));
  }
  std::sort(clusters.passages.begin(), clusters.passages.end());
  clusters.passages.erase(std::unique(clusters.passages.begin(), clusters.passages.end()), clusters.passages.end());
  return clusters;
}

PassimPairs pairs_of(const PassimClusters& clusters, const std::vector<std::string>& files) {
  std::map<std::string_view, Number> number_of;
  for (Number i = 0; i < files.size(); ++i) number_of.emplace(files[i], i);
  PassimPairs found;
  std::vector<std::pair<Number, Number>> pairs;
  for (auto begin = clusters.passages.begin(); begin != clusters.passages.end();) {
    std::vector<Number> articles;
    auto end = begin;
    for (; end != clusters.passages.end() && end->first == begin->first; ++end) {
      const auto known = number_of.find(end->second);
      if (known != number_of.end()) articles.push_back(known->second);
      found.unknown += known == number_of.end() ? 1U : 0U;
    }
    std::sort(articles.begin(), articles.end());
    add_pairs(articles, pairs);
    ++found.clusters;
    begin = end;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& [a, b] : pairs) found.pairs.push_back({a, b});
  return found;
}

}  // namespace app
