#include "tests/bench/pan_corpus.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "platform/base/file.h"
#include "platform/base/utf8.h"

namespace bench {

namespace {

using base::Result;

std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> points;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) points.push_back(static_cast<std::uint32_t>(at));
  }
  points.push_back(static_cast<std::uint32_t>(text.size()));
  if (points.size() == text.size() + 1) points.clear();
  return points;
}

// The number in name="..." of one XML element; 0 where it has none.
std::uint32_t number_in(std::string_view element, std::string_view name) {
  const std::string wanted = " " + std::string(name) + "=\"";
  const std::size_t at = element.find(wanted);
  std::uint32_t number = 0;
  if (at == std::string_view::npos) return number;
  const char* first = element.data() + at + wanted.size();
  std::from_chars(first, element.data() + element.size(), number);
  return number;
}

// The corpus writes one <feature> with quoted numbers for each case: no XML reader is needed for that.
std::vector<Span> cases_in(std::string_view xml) {
  std::vector<Span> cases;
  for (std::size_t at = xml.find("<feature "); at != std::string_view::npos; at = xml.find("<feature ", at + 1)) {
    const std::string_view element = xml.substr(at, xml.find('>', at) - at);
    if (element.find("name=\"plagiarism\"") == std::string_view::npos) continue;
    Span one;
    one.a_begin = number_in(element, "this_offset");
    one.a_end = one.a_begin + number_in(element, "this_length");
    one.b_begin = number_in(element, "source_offset");
    one.b_end = one.b_begin + number_in(element, "source_length");
    cases.push_back(one);
  }
  return cases;
}

struct Reading {
  std::string folder;
  PanCorpus corpus;
  std::map<std::string, std::size_t> known;

  Result<std::size_t> document(const std::string& path) {
    const auto [place, fresh] = known.try_emplace(path, corpus.documents.size());
    if (!fresh) return place->second;
    PanDocument document;
    document.name = path.substr(path.find('/') + 1);
    document.text = TRY(base::read_file(base::join_path(folder, path)));
    document.points = code_points(document.text);
    corpus.documents.push_back(std::move(document));
    return place->second;
  }

  Result<void> kind(const std::string& name) {
    const std::string inside = base::join_path(folder, name);
    const std::string list = TRY(base::read_file(base::join_path(inside, "pairs")));
    std::string_view left = list;
    while (!left.empty()) {
      const std::string_view line = left.substr(0, left.find('\n'));
      left.remove_prefix(std::min(left.size(), line.size() + 1));
      const std::size_t cut = line.find(' ');
      if (cut == std::string_view::npos) continue;
      const std::string a(line.substr(0, cut));
      const std::string b(line.substr(cut + 1, line.find_last_not_of(" \r") - cut));
      PanPair pair;
      pair.a = TRY(document("susp/" + a));
      pair.b = TRY(document("src/" + b));
      pair.kind = corpus.kinds.size();
      const std::string xml = a.substr(0, a.rfind('.')) + "-" + b.substr(0, b.rfind('.')) + ".xml";
      const Result<std::string> cases = base::read_file(base::join_path(inside, xml));
      if (cases) pair.cases = cases_in(cases.value());
      corpus.pairs.push_back(std::move(pair));
    }
    corpus.kinds.push_back(name);
    return {};
  }
};

}  // namespace

Result<PanCorpus> read_corpus(const std::string& folder) {
  Reading reading{folder, {}, {}};
  for (const base::Entry& entry : TRY(base::list_folder(folder))) {
    if (entry.kind != base::EntryKind::folder || entry.name == "all") continue;
    if (!base::file_exists(base::join_path(base::join_path(folder, entry.name), "pairs"))) continue;
    TRY(reading.kind(entry.name));
  }
  return std::move(reading.corpus);
}

std::uint32_t point_of(const PanDocument& document, std::uint32_t byte) {
  if (document.points.empty()) return byte;
  const auto place = std::lower_bound(document.points.begin(), document.points.end(), byte);
  return static_cast<std::uint32_t>(place - document.points.begin());
}

std::uint32_t byte_of(const PanDocument& document, std::uint32_t point) {
  if (document.points.empty()) return point;
  return document.points[std::min<std::size_t>(point, document.points.size() - 1)];
}

}  // namespace bench
