// A corpus of the PAN text alignment task (2013 format): folders susp/, src/ and one folder of XML for each kind of
// obfuscation, whose file `pairs` lists the pairs of documents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"
#include "tests/bench/plagdet.h"

namespace bench {

struct PanDocument {
  std::string name;
  std::string text;
  // Byte offset of every code point, and of the end; empty when the text is ASCII and offsets are the same.
  std::vector<std::uint32_t> points;
};

struct PanPair {
  std::size_t a = 0;  // the suspicious document, index into PanCorpus::documents
  std::size_t b = 0;  // the source
  std::size_t kind = 0;
  std::vector<Span> cases;  // in code points, as marked
};

struct PanCorpus {
  std::vector<PanDocument> documents;
  std::vector<std::string> kinds;  // "01-no-plagiarism", ...
  std::vector<PanPair> pairs;
};

base::Result<PanCorpus> read_corpus(const std::string& folder);

// From bytes to code points and back.
std::uint32_t point_of(const PanDocument& document, std::uint32_t byte);
std::uint32_t byte_of(const PanDocument& document, std::uint32_t point);

}  // namespace bench
